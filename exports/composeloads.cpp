#include "exports/charttable.h"
#include "exports/composeparts.h"
#include "exports/drawings/chartsof.h"
#include "exports/drawings/oneline.h"
#include "exports/planttables.h"
#include "model/analysis/capacity.h"
#include "model/checks/rule.h"

namespace clusterwright {
namespace {

Column sums(std::string title, double width = 13)
{
    return {std::move(title), width, Align::Right, 1};
}

Table loadTable(const Sources &sources)
{
    Table table{"Power",
                "Load of one rack by type, at the rack's feeds",
                {{"Rack type", 30},
                 {"Racks", 7, Align::Right, 0},
                 sums("Maximum [kW]"),
                 sums("Typical [kW]"),
                 sums("Idle [kW]"),
                 sums("Nameplate [kW]")},
                {},
                {},
                "The last row is the sum of all racks. No kind of load stands in for another."};
    const auto row = [](std::string name, double racks, const LoadTotals &loads) {
        return std::vector<Cell>{std::move(name),          racks,
                                 kilowattCell(loads.max),  kilowattCell(loads.typical),
                                 kilowattCell(loads.idle), kilowattCell(loads.nameplate)};
    };
    for (const RackType &type : sources.design.rackTypes) {
        const TypeResults &results = sources.evaluation.results.types.at(type.id);
        table.rows.push_back(row(type.name, results.racks, results.one.power));
    }
    table.total = row("All racks", static_cast<double>(sources.design.racks.size()),
                      sources.evaluation.results.total.power);
    return table;
}

Cell kilovoltAmpereCell(const Total<ApparentPower> &total)
{
    return sumCell(inKilovoltAmperes(total.known), total.unknownCount, 1);
}

/// What is left of the limit; no number where anything is unknown.
Cell marginCell(const Total<ApparentPower> &load, const std::optional<ApparentPower> &limit)
{
    if (!utilisation(load, limit))
        return std::string(notEvaluatedText);
    return inKilovoltAmperes(*limit - load.known);
}

std::vector<Cell> feedRow(const Sources &sources, const RackType &type, const FeedLoad &feed)
{
    const auto normal = apparent(feed.load, sources.design);
    const auto lost = apparent(feed.loadOneFeedLost, sources.design);
    const bool isAlone = feed.worstLoss.empty();
    const auto whenLost = [&](Cell cell) { return isAlone ? Cell{} : cell; };
    return {type.name,
            feed.name,
            partName(partOf(sources.design, *findById(type.placements, feed.placement))),
            feed.limit ? Cell{inKilovoltAmperes(*feed.limit)} : Cell{std::string("unknown")},
            kilowattCell(feed.load),
            kilovoltAmpereCell(normal),
            utilisationText(normal, feed.limit),
            isAlone ? std::string("only feed") : feed.worstLoss,
            whenLost(kilowattCell(feed.loadOneFeedLost)),
            whenLost(kilovoltAmpereCell(lost)),
            whenLost(utilisationText(lost, feed.limit)),
            marginCell(lost, feed.limit)};
}

Table feedTable(const Sources &sources)
{
    Table table{
        feedTableName,
        "Feeds of one rack by type, at maximum power",
        {{"Rack type", 18},
         {"Feed", 5},
         {"Part", 20},
         sums("Limit [kVA]", 9),
         sums("Load [kW]", 10),
         sums("Load [kVA]", 10),
         {"Utilisation", 11, Align::Right},
         {"Worst loss", 8},
         sums("Load, one lost [kW]", 10),
         sums("Load, one lost [kVA]", 10),
         {"Utilisation, one lost", 11, Align::Right},
         {"Margin [kVA]", 11, Align::Right, 2}},
        {},
        {},
        "Limit: continuous. kVA at a power factor of " +
            plainNumber(sources.design.assumptions.powerFactor.value) +
            ". Worst loss: the feed whose loss loads this one the most. Where a load or a limit is unknown "
            "nothing is evaluated and there is no margin."};
    for (const RackType &type : sources.design.rackTypes)
        for (const FeedLoad &feed : sources.evaluation.results.types.at(type.id).feeds.feeds)
            table.rows.push_back(feedRow(sources, type, feed));
    return table;
}

Table lostTable(const Sources &sources)
{
    Table table{"Lost devices",
                "Devices that go down with one feed",
                {{"Rack type", 30},
                 {"Device", 24},
                 {"Feed lost", 10},
                 {"Supplies left", 10, Align::Right, 0},
                 {"Supplies needed", 10, Align::Right, 0}},
                {},
                {},
                {}};
    for (const RackType &type : sources.design.rackTypes)
        for (const LostDevice &lost : sources.evaluation.results.types.at(type.id).feeds.lost)
            table.rows.push_back({type.name, findById(type.placements, lost.placement)->name, lost.feed,
                                  static_cast<double>(lost.suppliesLeft),
                                  static_cast<double>(lost.suppliesNeeded)});
    return table;
}

Table massTable(const Sources &sources)
{
    const double margin = parameterOf(sources.design, "MEC002", "margin");
    Table table{"Mass",
                "Mass of one rack by type",
                {{"Rack type", 30},
                 {"Racks", 7, Align::Right, 0},
                 {"Units used", 9, Align::Right},
                 {"Units", 7, Align::Right},
                 sums("Contents [kg]", 16),
                 sums("Limit of contents [kg]", 12),
                 sums("With rack [kg]", 16)},
                {},
                {},
                "The last row is the sum of all racks. Cables and coolant are included as far as they are "
                "stated. Limit: the static load of the "
                "rack less " +
                    formatNumber(margin * 100, 0) + " %."};
    const auto row = [](std::string name, double racks, const Bulk &bulk, Cell limit) {
        return std::vector<Cell>{std::move(name),
                                 racks,
                                 inUnits(bulk.unitsUsed),
                                 inUnits(bulk.unitsTotal),
                                 kilogramCell(bulk.contents),
                                 std::move(limit),
                                 kilogramCell(bulk.all)};
    };
    for (const RackType &type : sources.design.rackTypes) {
        const TypeResults &results = sources.evaluation.results.types.at(type.id);
        const auto limit = massCapacity(rackPartOf(sources.design, type), margin);
        table.rows.push_back(row(type.name, results.racks, results.one.bulk,
                                 limit ? Cell{inKilograms(*limit)} : Cell{std::string("unknown")}));
    }
    table.total = row("All racks", static_cast<double>(sources.design.racks.size()),
                      sources.evaluation.results.total.bulk, {});
    return table;
}

Table heatTable(const Sources &sources)
{
    Table table{"Heat",
                "Heat of one rack by type, at maximum power",
                {{"Rack type", 26},
                 {"Racks", 7, Align::Right, 0},
                 sums("Heat [kW]"),
                 {"Heat [BTU/h]", 13, Align::Right, 0},
                 sums("To air [kW]"),
                 sums("To liquid [kW]"),
                 {"Airflow needed [m³/h]", 14, Align::Right, 0}},
                {},
                {},
                "The last row is the sum of all racks. Airflow for the heat to air at a rise of " +
                    plainNumber(inKelvins(sources.design.assumptions.airRise.value)) + " K."};
    const auto row = [](std::string name, double racks, const HeatTotals &heat) {
        return std::vector<Cell>{
            std::move(name),
            racks,
            kilowattCell(heat.all),
            sumCell(inBtuPerHour(heat.all.known), heat.all.unknownCount, 0),
            kilowattCell(heat.air),
            kilowattCell(heat.liquid),
            sumCell(inCubicMetresPerHour(heat.airflow.known), heat.airflow.unknownCount, 0)};
    };
    for (const RackType &type : sources.design.rackTypes) {
        const TypeResults &results = sources.evaluation.results.types.at(type.id);
        table.rows.push_back(row(type.name, results.racks, results.one.heat));
    }
    table.total = row("All racks", static_cast<double>(sources.design.racks.size()),
                      sources.evaluation.results.total.heat);
    return table;
}

std::vector<Block> massBlocks(const Sources &sources)
{
    std::vector<Block> blocks{massTable(sources)};
    std::ranges::move(chartBlocks(chartOf(ChartSubject::RackFill, sources.design, sources.evaluation)),
                      std::back_inserter(blocks));
    return blocks;
}

Table kindTable(const Sources &sources)
{
    Table table =
        chartTable(chartOf(ChartSubject::RackPower, sources.design, sources.evaluation, BarsFor::RackTypes));
    table.title = "Maximum power of one rack by kind of device, and what its feeds carry";
    table.note.clear(); // it stands below the figure
    return table;
}

/// Nothing for a design without a power chain.
std::vector<Section> chainSections(const Sources &sources)
{
    const auto &[design, evaluation] = sources;
    if (design.powerSources.empty())
        return {};
    return {{"Power chain",
             2,
             false,
             false,
             {Drawing{"Power one-line", onelineOf(design, evaluation)}, sourceTable(design, evaluation)}},
            {"Single failures", 2, false, false, {lossTable(design, evaluation)}},
            {"Facility and load swing", 2, false, false, {facilityTable(design, evaluation)}}};
}

} // namespace

std::vector<Block> chartBlocks(const Chart &chart)
{
    if (chart.isEmpty())
        return {};
    return {Drawing{chart.title.toStdString(), chart}, Paragraph{chart.note.toStdString()}};
}

std::vector<Section> powerSections(const Sources &sources)
{
    const auto chartsOf = [&](ChartSubject subject) {
        return chartBlocks(chartOf(subject, sources.design, sources.evaluation));
    };
    std::vector<Section> sections{{powerTitle, 1, false, false, chartsOf(ChartSubject::PowerSteps)},
                                  {"Loads", 2, false, false, {loadTable(sources)}},
                                  {"Loads by kind of device", 2, false, false, {kindTable(sources)}},
                                  {"Feeds", 2, false, false, {feedTable(sources)}}};
    std::ranges::move(chartsOf(ChartSubject::RackPower), std::back_inserter(sections[2].blocks));
    if (Table lost = lostTable(sources); !lost.rows.empty())
        sections.push_back({"Devices lost with one feed", 2, false, false, {std::move(lost)}});
    const auto addTable = [&](const char *title, Table table) {
        if (!table.rows.empty())
            sections.push_back({title, 2, false, false, {std::move(table)}});
    };
    addTable("Phases and banks", phaseTable(sources.design, sources.evaluation));
    addTable("Power shelves and busbar", shelfTable(sources.design, sources.evaluation));
    std::ranges::move(chainSections(sources), std::back_inserter(sections));
    return sections;
}

std::vector<Section> massAndHeatSections(const Sources &sources)
{
    return {{"Mass and heat", 1, false, false, {}},
            {"Mass and space", 2, false, false, massBlocks(sources)},
            floorSection(sources),
            {"Heat", 2, false, false, {heatTable(sources)}}};
}

} // namespace clusterwright
