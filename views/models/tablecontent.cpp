#include "views/models/tablecontent.h"

#include "model/analysis/utilisation.h"
#include "model/design/edit.h"
#include "model/design/rowplaces.h"
#include "model/find.h"
#include "model/text.h"
#include "views/text.h"

#include <QCoreApplication>

#include <memory>
#include <unordered_map>

namespace clusterwright {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Tables", text);
}

/// What the cells look up, once per table.
struct Facts {
    Facts(const Design &design, const Evaluation &evaluation)
        : design(design), evaluation(evaluation), open(design, evaluation), places(placesInRows(design))
    {
        for (const RackType &type : design.rackTypes)
            types[type.id] = &type;
        for (const Row &row : design.rows) {
            rows[row.id] = &row;
            halls[row.id] = findById(design.halls, row.hall);
        }
    }

    const TypeResults &results(const TableRow &row) const
    {
        return evaluation.results.types.at(row.type->id);
    }
    const std::string &rowName(const Rack &rack) const { return rows.at(rack.row)->name; }
    const std::string &hallName(const Rack &rack) const { return halls.at(rack.row)->name; }

    const Design &design;
    const Evaluation &evaluation;
    OpenFindings open;
    std::map<RackId, int> places;
    std::unordered_map<std::string_view, const RackType *> types;
    std::unordered_map<std::string_view, const Row *> rows;
    std::unordered_map<std::string_view, const Hall *> halls; ///< of the rows
};

using SharedFacts = std::shared_ptr<const Facts>;

template <typename Read>
TableColumn textColumn(const QString &title, const Read &read)
{
    return {.title = title,
            .toolTip = {},
            .isNumber = false,
            .text = [read](const TableRow &row) { return toQString(read(row)); },
            .key =
                [read](const TableRow &row) {
                    return SortKey{{}, std::string(read(row))};
                }};
}

/// A sum of which something may be unknown.
template <typename Read>
TableColumn totalColumn(const QString &title, const QString &toolTip, const Read &read)
{
    const auto key = [read](const TableRow &row) -> SortKey {
        const auto &total = read(row);
        const bool isUnknown = total.unknownCount > 0 && inBaseUnit(total.known) == 0;
        return isUnknown ? SortKey{} : SortKey{inBaseUnit(total.known), {}};
    };
    return {.title = title,
            .toolTip = toolTip,
            .isNumber = true,
            .text = [read](const TableRow &row) { return toQString(formatTotal(read(row))); },
            .key = key};
}

/// A figure of a part; none = the part has no such figure.
template <typename Read>
TableColumn figureColumn(const QString &title, const QString &toolTip, const Read &read)
{
    return {.title = title,
            .toolTip = toolTip,
            .isNumber = true,
            .text =
                [read](const TableRow &row) {
                    const auto *figure = read(row);
                    return !figure    ? QString("–")
                           : !*figure ? tr("unknown")
                                      : toQString(formatQuantity((*figure)->value));
                },
            .key = [read](const TableRow &row) -> SortKey {
                const auto *figure = read(row);
                return figure && *figure ? SortKey{inBaseUnit((*figure)->value), {}} : SortKey{};
            }};
}

template <typename Read>
TableColumn utilisationColumn(const QString &title, const QString &toolTip, const Read &read)
{
    return {.title = title,
            .toolTip = toolTip,
            .isNumber = true,
            .text = [read](const TableRow &row) { return toQString(formatUtilisation(read(row))); },
            .key = [read](const TableRow &row) -> SortKey {
                const auto utilisation = read(row);
                return utilisation ? SortKey{utilisation->share, {}} : SortKey{};
            }};
}

TableColumn findingsColumn(std::function<FindingCounts(const TableRow &)> findings)
{
    return {.title = tr("Findings"),
            .toolTip = tr("Open findings. Sorted by the most severe"),
            .isNumber = false,
            .text = [findings](const TableRow &row) { return countsText(findings(row)); },
            .key = [findings](const TableRow &row) -> SortKey {
                const auto worst = worstOf(findings(row));
                return worst ? SortKey{static_cast<double>(*worst), {}} : SortKey{};
            }};
}

TableColumn rackNameColumn()
{
    TableColumn name =
        textColumn(tr("Name"), [](const TableRow &row) -> const std::string & { return row.rack->name; });
    name.toolTip = tr("F2 or a double click renames the rack");
    name.edit = [](const Design &design, const TableRow &row, const std::string &text) {
        return setValue(design, row.rack->id, "name", text);
    };
    return name;
}

TableColumn placeColumn(const SharedFacts &facts)
{
    const auto place = [facts](const TableRow &row) { return facts->places.at(row.rack->id); };
    return {.title = tr("Position"),
            .toolTip = tr("Which rack of its row it is, from the north-west end"),
            .isNumber = true,
            .text = [place](const TableRow &row) { return QString::number(place(row)); },
            .key =
                [place](const TableRow &row) {
                    return SortKey{place(row), {}};
                }};
}

TableColumn unitsColumn(const SharedFacts &facts)
{
    const auto text = [facts](const TableRow &row) {
        const Bulk &bulk = facts->results(row).one.bulk;
        return toQString(formatExact(inUnits(bulk.unitsUsed))) + " / " +
               toQString(formatExact(inUnits(bulk.unitsTotal))) + ' ' +
               toQString(nameOf(rackPartOf(facts->design, *row.type).pitch));
    };
    const auto key = [facts](const TableRow &row) {
        return SortKey{facts->results(row).one.bulk.unitsUsed.count, {}};
    };
    return {.title = tr("Units"),
            .toolTip = tr("Units used, of all units of the rack"),
            .isNumber = true,
            .text = text,
            .key = key};
}

void addRackFigures(const SharedFacts &facts, std::vector<TableColumn> &columns)
{
    columns.push_back(unitsColumn(facts));
    columns.push_back(totalColumn(
        tr("Max power"), tr("Maximum power of all devices"), [facts](const TableRow &row) -> const auto & {
            return facts->results(row).one.power.max;
        }));
    columns.push_back(totalColumn(
        tr("Typical power"),
        tr("Typical power of all devices"), [facts](const TableRow &row) -> const auto & {
            return facts->results(row).one.power.typical;
        }));
    columns.push_back(totalColumn(
        tr("Mass"), tr("With the empty rack, without cables"), [facts](const TableRow &row) -> const auto & {
            return facts->results(row).one.bulk.all;
        }));
    columns.push_back(totalColumn(
        tr("Heat"), tr("To air and liquid together"), [facts](const TableRow &row) -> const auto & {
            return facts->results(row).one.heat.all;
        }));
    columns.push_back(utilisationColumn(
        tr("Feed load"), tr("Of the feed that is closest to its limit"),
        [facts](const TableRow &row) { return worstUtilisation(facts->results(row).feeds, facts->design); }));
    columns.push_back(utilisationColumn(
        tr("Feed lost"), tr("The same while the worst other feed is lost"), [facts](const TableRow &row) {
            return worstUtilisationFeedLost(facts->results(row).feeds, facts->design);
        }));
}

std::string rackTextOf(const Facts &facts, const TableRow &row)
{
    return searchTextOf(*row.rack) + " " + row.type->name + " " + facts.rowName(*row.rack) + " " +
           facts.hallName(*row.rack);
}

/// The feeds that the cords of a device hang on: "A, B"; of a feed its own name.
QString feedsText(const Facts &facts, const TableRow &row)
{
    if (!row.placement->feed.empty())
        return tr("is feed %1").arg(toQString(row.placement->feed));
    const Part &part = partOf(facts.design, *row.placement);
    const auto &feeds = facts.results(row).feeds.feeds;
    if (!drawsPower(part) || feeds.empty())
        return "–";
    if (!part.electrical.supplies)
        return tr("unknown");
    QStringList names;
    for (const std::size_t feed : cordsOf({row.placement, &part}, feeds))
        names << toQString(feeds[feed].name);
    names.removeDuplicates();
    names.sort();
    return names.join(", ");
}

TableColumn heightColumn(const SharedFacts &facts)
{
    const auto text = [facts](const TableRow &row) {
        const UnitPlace *place = unitPlaceOf(*row.placement);
        const auto &height = partOf(facts->design, *row.placement).size.height;
        if (place && height)
            return unitsText(place->bottom, height->value);
        return std::get<SidePlace>(row.placement->place).slot == Slot::Left ? tr("left side")
                                                                            : tr("right side");
    };
    const auto key = [](const TableRow &row) -> SortKey {
        const UnitPlace *place = unitPlaceOf(*row.placement);
        return place ? SortKey{place->bottom.count, {}} : SortKey{};
    };
    return {.title = tr("Units"), .toolTip = {}, .isNumber = false, .text = text, .key = key};
}

void addDeviceTexts(const SharedFacts &facts, std::vector<TableColumn> &columns)
{
    columns.push_back(
        textColumn(tr("Rack"), [](const TableRow &row) -> const std::string & { return row.rack->name; }));
    columns.push_back(textColumn(
        tr("Name"), [](const TableRow &row) -> const std::string & { return row.placement->name; }));
    columns.push_back(textColumn(tr("Part"), [facts](const TableRow &row) {
        return fullName(partOf(facts->design, *row.placement));
    }));
    columns.push_back(
        textColumn(tr("Role"), [](const TableRow &row) { return nameOf(row.placement->role); }));
    columns.push_back(heightColumn(facts));
}

void addDeviceFigures(const SharedFacts &facts, std::vector<TableColumn> &columns)
{
    columns.push_back(
        figureColumn(tr("Max power"), tr("Maximum power of the part"), [facts](const TableRow &row) {
            const Part &part = partOf(facts->design, *row.placement);
            return drawsPower(part) ? &part.electrical.max : nullptr;
        }));
    columns.push_back(figureColumn(tr("Mass"), {}, [facts](const TableRow &row) {
        return &partOf(facts->design, *row.placement).size.mass;
    }));
    const auto feeds = [facts](const TableRow &row) { return feedsText(*facts, row); };
    columns.push_back({.title = tr("Feeds"),
                       .toolTip = tr("The feeds that its cords hang on"),
                       .isNumber = false,
                       .text = feeds,
                       .key = [feeds](const TableRow &row) {
                           return SortKey{{}, feeds(row).toStdString()};
                       }});
}

/// What the filter found in the devices of each type, so that it looks at every type once.
std::unordered_map<const RackType *, std::vector<Words::Found>> foundInTypes(const Design &design,
                                                                             const Words &words)
{
    std::unordered_map<const RackType *, std::vector<Words::Found>> found;
    for (const RackType &type : design.rackTypes)
        for (const Placement &placement : type.placements)
            found[&type].push_back(
                words.foundIn(searchTextOf(design, placement) + " " +
                              (placement.feed.empty() ? std::string() : "feed " + placement.feed)));
    return found;
}

std::vector<std::size_t> devicesMatching(const Facts &facts, const std::vector<TableRow> &rows,
                                         const Words &words)
{
    const auto found = foundInTypes(facts.design, words);
    std::vector<std::size_t> matching;
    const Rack *rack = nullptr;
    Words::Found inRack = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TableRow &row = rows[i];
        if (row.rack != rack)
            inRack = words.foundIn(rackTextOf(facts, row));
        rack = row.rack;
        const auto place = static_cast<std::size_t>(row.placement - row.type->placements.data());
        if ((inRack | found.at(row.type)[place]) == words.all())
            matching.push_back(i);
    }
    return matching;
}

} // namespace

TableContent rackTable(const Design &design, const Evaluation &evaluation)
{
    const auto facts = std::make_shared<const Facts>(design, evaluation);
    TableContent table{.design = &design};
    for (const Rack &rack : design.racks)
        table.rows.push_back({&rack, facts->types.at(rack.type), nullptr});
    table.findings = [facts](const TableRow &row) { return facts->open.about(*row.rack); };
    table.matching = [facts, rows = table.rows](const Words &words) {
        std::vector<std::size_t> matching;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (words.areIn(rackTextOf(*facts, rows[i])))
                matching.push_back(i);
        return matching;
    };
    table.columns.push_back(rackNameColumn());
    table.columns.push_back(
        textColumn(tr("Type"), [](const TableRow &row) -> const std::string & { return row.type->name; }));
    table.columns.push_back(textColumn(tr("Hall"), [facts](const TableRow &row) -> const std::string & {
        return facts->hallName(*row.rack);
    }));
    table.columns.push_back(textColumn(tr("Row"), [facts](const TableRow &row) -> const std::string & {
        return facts->rowName(*row.rack);
    }));
    table.columns.push_back(placeColumn(facts));
    addRackFigures(facts, table.columns);
    table.columns.push_back(findingsColumn(table.findings));
    return table;
}

TableContent deviceTable(const Design &design, const Evaluation &evaluation)
{
    const auto facts = std::make_shared<const Facts>(design, evaluation);
    TableContent table{.design = &design};
    for (const Rack &rack : design.racks) {
        const RackType *type = facts->types.at(rack.type);
        for (const Placement &placement : type->placements)
            table.rows.push_back({&rack, type, &placement});
    }
    table.findings = [facts](const TableRow &row) { return facts->open.about(*row.rack, row.placement->id); };
    table.matching = [facts, rows = table.rows](const Words &words) {
        return devicesMatching(*facts, rows, words);
    };
    addDeviceTexts(facts, table.columns);
    addDeviceFigures(facts, table.columns);
    table.columns.push_back(findingsColumn(table.findings));
    return table;
}

} // namespace clusterwright
