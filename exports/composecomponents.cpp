#include "exports/composeparts.h"
#include "model/design/field.h"
#include "model/parts/figuretext.h"

namespace clusterwright {
namespace {

std::string kindText(const Part &part)
{
    std::string text(nameOf(kindOf(part)));
    std::ranges::replace(text, '_', ' ');
    return text;
}

/// A figure as a cell: the number, with a star if it is an estimate.
template <typename Q, typename Read>
Cell figureCell(const std::optional<Figure<Q>> &figure, int decimals, const Read &read)
{
    if (!figure)
        return std::string("not stated");
    const double value = read(figure->value);
    if (figure->kind != FigureKind::Estimate)
        return value;
    return (decimals == Column::exact ? plainNumber(value) : formatGrouped(value, decimals)) + " *";
}

/// The lowest confidence of the figures that enter the tables, or that there are none.
std::string confidenceText(const Part &part)
{
    std::optional<Confidence> lowest;
    const auto look = [&](const auto &figure) {
        if (figure)
            lowest = std::min(lowest.value_or(Confidence::High), figure->confidence);
    };
    look(part.size.height);
    look(part.size.mass);
    look(part.electrical.max);
    return lowest ? std::string(nameOf(*lowest)) : "no figures";
}

Cell powerCell(const Part &part)
{
    if (!drawsPower(part))
        return {};
    return figureCell(part.electrical.max, 0, inWatts);
}

std::string sourceText(const Part &part, const std::string &key, bool isEstimate)
{
    const Source *source = sourceOf(part, key);
    if (!source)
        return !key.empty() ? key : isEstimate ? "estimated, see basis" : "no source";
    return source->retrieved.empty() ? source->title : source->title + ", retrieved " + source->retrieved;
}

std::string addressesOf(const Part &part)
{
    std::string text;
    for (const Source &source : part.sources)
        if (!source.url.empty())
            text += source.title + ": " + source.url + "\n";
    return text;
}

std::string line(const std::string &label, const std::string &text)
{
    return text.empty() ? std::string() : label + text + (text.back() == '.' ? "\n" : ".\n");
}

Table provenanceTable(const Part &part)
{
    Table table{part.id,
                partName(part) + " (" + part.id + ", version " + part.version + ")",
                {{"Figure", 18},
                 {"Value", 24, Align::Right},
                 {"Unit", 6},
                 {"Kind", 10},
                 {"Source", 32},
                 {"Confidence", 10},
                 {"Basis", 26}},
                {},
                {},
                {}};
    std::string missing;
    for (const FigureRow &row : figureRows(part)) {
        if (!row.isKnown) {
            missing += (missing.empty() ? "" : ", ") + row.title;
            continue;
        }
        const bool isEstimate = row.kind == FigureKind::Estimate;
        table.rows.push_back({row.title, row.value + (isEstimate ? " *" : ""), row.unit,
                              std::string(nameOf(row.kind)), sourceText(part, row.source, isEstimate),
                              std::string(nameOf(row.confidence)), row.basis});
    }
    table.note = line("Not stated: ", missing) + line("Conflicts: ", part.conflicts) +
                 line("Notes: ", part.notes) + addressesOf(part);
    if (!table.note.empty())
        table.note.pop_back(); // the last line break
    return table;
}

} // namespace

Section componentSection(const Sources &sources)
{
    Table table{
        "Components",
        "Components of all racks and their cables",
        {{"Part", 24},
         {"Vendor", 14},
         {"Model", 26},
         {"Kind", 11},
         {"Count", 7, Align::Right, 0},
         {"Height [U]", 9, Align::Right},
         {"Max power [W]", 11, Align::Right, 0},
         {"Mass [kg]", 10, Align::Right, 1},
         {"Confidence", 11}},
        {},
        {},
        "* estimate. Height, power and mass of one piece; for a rack its inner height and empty mass. "
        "Confidence: the lowest of these figures. Sources: " +
            referenceTo(Target::Section, provenanceTitle) + "."};
    for (const auto &[id, count] : billOf(sources.evaluation.results.total.inventory)) {
        const Part &part = sources.design.parts.at(id);
        table.rows.push_back({id, part.vendor, part.model, kindText(part), static_cast<double>(count),
                              figureCell(part.size.height, Column::exact, inUnits), powerCell(part),
                              figureCell(part.size.mass, 1, inKilograms), confidenceText(part)});
    }
    return {"Components", 1, false, false, {std::move(table)}};
}

Section provenanceSection(const Sources &sources)
{
    Section section{provenanceTitle, 1, true, true, {}};
    section.blocks.push_back(
        Paragraph{"Every figure of every part of this design, as it was entered, with the "
                  "document it was taken from. * marks an estimate."});
    for (const auto &[id, part] : sources.design.parts)
        section.blocks.push_back(provenanceTable(part));
    return section;
}

} // namespace clusterwright
