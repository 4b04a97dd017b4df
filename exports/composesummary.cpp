#include "exports/composeparts.h"
#include "exports/workloadtexts.h"

namespace clusterwright {
namespace {

std::string count(std::int64_t number, int unknownCount = 0)
{
    const std::string text = formatGrouped(static_cast<double>(number), 0);
    return unknownCount == 0 ? text : "≥ " + text + ", " + std::to_string(unknownCount) + " unknown";
}

/// How many placed servers do not say how many accelerators they hold.
int serversOfUnknownAccelerators(const Sources &sources)
{
    int servers = 0;
    for (const auto &[id, number] : sources.evaluation.results.total.inventory.parts)
        if (const auto *server = factsOf<ServerFacts>(sources.design.parts.at(id)))
            servers += server->acceleratorCount ? 0 : number;
    return servers;
}

std::string switchesText(const Inventory &inventory)
{
    std::string text;
    for (const auto &[role, number] : inventory.switchesByRole)
        text += (text.empty() ? "" : ", ") + std::to_string(number) + " " + std::string(nameOf(role));
    return text;
}

template <typename List>
std::string listed(const List &list, const char *one, const char *many)
{
    return counted(static_cast<std::int64_t>(list.size()), one, many);
}

/// Whole units without a fraction.
std::string unitsText(HalfUnits units)
{
    return formatGrouped(inUnits(units), units.count % 2);
}

KeyFigure cableFigure(const Sources &sources)
{
    if (sources.design.fabrics.empty())
        return {"Cables", "not designed", "out of scope: no network is designed"};
    std::int64_t cables = 0;
    for (const FabricResults &fabric : sources.evaluation.results.fabrics)
        cables += fabric.cables.cables;
    return {"Cables", count(cables), "of " + listed(sources.design.fabrics, "network", "networks")};
}

KeyFigures scaleFigures(const Sources &sources)
{
    const Summary &total = sources.evaluation.results.total;
    const Inventory &inventory = total.inventory;
    const int storage = inventory.storageSystems;
    return {"Scale",
            {{"Racks", count(static_cast<std::int64_t>(sources.design.racks.size())),
              listed(sources.design.rackTypes, "type", "types") + ", " +
                  listed(sources.design.rows, "row", "rows") + ", " +
                  listed(sources.design.halls, "hall", "halls")},
             {"Compute nodes", count(inventory.nodes), count(inventory.devices) + " devices in all"},
             {"Accelerators", count(inventory.accelerators, serversOfUnknownAccelerators(sources)), {}},
             {"Switches", count(inventory.switches()), switchesText(inventory)},
             {"Storage systems", storage == 0 ? "none" : count(storage),
              storage == 0 ? "out of scope: this design has no storage" : ""},
             cableFigure(sources)}};
}

KeyFigures powerFigures(const Sources &sources)
{
    const Summary &total = sources.evaluation.results.total;
    const Total<Power> &heat = total.heat.all;
    return {"Power and heat",
            {{"Maximum power", formatTotal(total.power.max), "of all racks"},
             {"Typical power", formatTotal(total.power.typical), {}},
             {"Idle power", formatTotal(total.power.idle), {}},
             {"Nameplate power", formatTotal(total.power.nameplate), {}},
             {"Heat", formatTotal(heat),
              atLeast(formatGrouped(inBtuPerHour(heat.known), 0), heat.unknownCount) + " BTU/h; " +
                  formatTotal(total.heat.liquid) + " of it to liquid"},
             {"Airflow needed", formatTotal(total.heat.airflow),
              "at a rise of " + plainNumber(inKelvins(sources.design.assumptions.airRise.value)) + " K"}}};
}

/// The type of which a rack stands whose value is the highest; null if no rack stands.
template <typename Value>
const RackType *highestType(const Sources &sources, const Value &value)
{
    const RackType *highest = nullptr;
    for (const RackType &type : sources.design.rackTypes)
        if (rackCount(sources.design, type.id) > 0 && (!highest || value(type) > value(*highest)))
            highest = &type;
    return highest;
}

std::string whichRacks(const Sources &sources, const RackType &type)
{
    const int racks = rackCount(sources.design, type.id);
    return type.name + ", " + counted(racks, "rack", "racks");
}

KeyFigure worstFeed(const Sources &sources)
{
    KeyFigure worst{"Worst feed, one other lost", notEvaluatedText, {}};
    double highest = -1;
    int notEvaluated = 0;
    for (const RackType &type : sources.design.rackTypes) {
        const TypeResults &results = sources.evaluation.results.types.at(type.id);
        for (const FeedLoad &feed : results.feeds.feeds) {
            const auto load = apparent(feed.loadOneFeedLost, sources.design);
            const auto share = utilisation({load.known, 0}, feed.limit);
            const std::string text = utilisationText(load, feed.limit);
            if (results.racks == 0 || feed.worstLoss.empty())
                continue;
            const bool isEvaluated = share && text != notEvaluatedText;
            notEvaluated += isEvaluated ? 0 : 1;
            if (!isEvaluated || *share <= highest)
                continue;
            highest = *share;
            worst.value = text;
            worst.note = "feed " + feed.name + " of " + type.name + " without feed " + feed.worstLoss + ": " +
                         formatTotal(load) + " of " + formatQuantity(*feed.limit);
        }
    }
    if (notEvaluated > 0)
        worst.note += (worst.note.empty() ? "" : "; ") + counted(notEvaluated, "feed", "feeds") +
                      " of the rack types not evaluated";
    if (!worst.note.empty())
        worst.note += "; see " + referenceTo(Target::Table, feedTableName);
    return worst;
}

KeyFigures worstFigures(const Sources &sources)
{
    const auto &types = sources.evaluation.results.types;
    const Bulk &bulk = sources.evaluation.results.total.bulk;
    const auto massOf = [&](const RackType &type) { return types.at(type.id).one.bulk.all.known; };
    const auto powerOf = [&](const RackType &type) { return types.at(type.id).one.power.max.known; };
    KeyFigures figures{"Mass and worst cases", {}};
    figures.figures.push_back({"Mass", formatTotal(bulk.all), "racks and contents, without cables"});
    if (const RackType *type = highestType(sources, massOf))
        figures.figures.push_back(
            {"Heaviest rack", formatTotal(types.at(type->id).one.bulk.all), whichRacks(sources, *type)});
    if (const RackType *type = highestType(sources, powerOf))
        figures.figures.push_back({"Rack of highest power", formatTotal(types.at(type->id).one.power.max),
                                   whichRacks(sources, *type)});
    figures.figures.push_back(worstFeed(sources));
    figures.figures.push_back(
        {"Rack units used", unitsText(bulk.unitsUsed) + " of " + unitsText(bulk.unitsTotal), "of all racks"});
    return figures;
}

KeyFigures stateFigures(const Sources &sources)
{
    const PriceBook &book = sources.design.priceBook;
    const FindingCounts &counts = sources.evaluation.counts;
    const std::string basis = book.prices.empty()
                                  ? "no prices are known"
                                  : (book.name.empty() ? std::string("price book") : book.name) +
                                        (book.date.empty() ? "" : " of " + book.date) + ", " + book.currency;
    return {
        "Price and state",
        {{"Price", formatTotal(sources.evaluation.results.total.price), basis},
         {"Open findings",
          counted(counts.errors, "error", "errors") + ", " + counted(counts.warnings, "warning", "warnings"),
          counted(counts.infos, "info", "infos")},
         {"Other findings", std::to_string(counts.notEvaluated) + " not evaluated",
          std::to_string(counts.waived) + " waived"}}};
}

/// One figure for each workload: what it attains, on what, and how long it takes.
KeyFigures workloadFigures(const Sources &sources)
{
    KeyFigures figures{workloadsTitle, {}};
    for (std::size_t i = 0; i < sources.design.workloads.size(); ++i) {
        const Workload &workload = sources.design.workloads[i];
        const WorkloadResults &results = sources.evaluation.results.workloads[i];
        std::string note = subjectOf(workload, results);
        if (results.goodput.ettr)
            note += "; goodput " + std::string(results.goodput.unknownRates > 0 ? "≤ " : "") +
                    formatPercent(*results.goodput.ettr);
        if (results.cost.calendar)
            note += "; " + formatDuration(*results.cost.calendar) + " for all tokens";
        if (!results.missing.empty())
            note += "; " + results.missing.front();
        figures.figures.push_back({workload.name, headlineOf(results), std::move(note)});
    }
    return figures;
}

/// Nothing if all is covered.
std::string outOfScope(const Sources &sources)
{
    const Summary &total = sources.evaluation.results.total;
    std::string text;
    const auto add = [&](const std::string &subject) { text += (text.empty() ? "" : "; ") + subject; };
    if (sources.design.workloads.empty())
        add("performance");
    if (sources.design.fabrics.empty())
        add("cables and optics (no network is designed)");
    if (total.inventory.storageSystems == 0)
        add("storage systems (none in this design)");
    if (total.heat.coolantFlow.unknownCount > 0)
        add("coolant flow of " + std::to_string(total.heat.coolantFlow.unknownCount) +
            " devices that are or may be liquid cooled (no loop with known coolant serves them)");
    return text.empty() ? text : "Not covered by this document: " + text + ".";
}

std::string whereToLook()
{
    const auto section = [](const char *title) { return referenceTo(Target::Section, title); };
    return "Loads and feeds: " + section(powerTitle) + ". Findings and waivers: " + section(findingsTitle) +
           ". What was assumed: " + section(assumptionsTitle) +
           ". The source of every figure: " + section(provenanceTitle) + ".";
}

} // namespace

Section summarySection(const Sources &sources)
{
    Section section{
        "Summary",
        1,
        true,
        false,
        {scaleFigures(sources), powerFigures(sources), worstFigures(sources), stateFigures(sources)}};
    if (!sources.design.workloads.empty())
        section.blocks.emplace_back(workloadFigures(sources));
    if (const std::string text = outOfScope(sources); !text.empty())
        section.blocks.emplace_back(Paragraph{text});
    section.blocks.emplace_back(
        Paragraph{"A sum that lacks figures is a lower bound, marked ≥, with the number of figures that are "
                  "unknown. 1 kW = 1,000 W. Unit 1 of a rack is the lowest."});
    section.blocks.emplace_back(Paragraph{whereToLook()});
    return section;
}

} // namespace clusterwright
