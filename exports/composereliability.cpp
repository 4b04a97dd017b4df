#include "exports/composeparts.h"
#include "exports/drawings/chartsof.h"
#include "model/analysis/availability.h"
#include "model/analysis/domains.h"
#include "model/analysis/service.h"
#include "model/design/field.h"

namespace clusterwright {
namespace {

constexpr const char *notStated = "not stated", *unknownText = "unknown";

Cell rateCell(const Total<Rate> &rate)
{
    return sumCell(inPerYear(rate.known), rate.unknownCount, 3);
}

/// Times between failures are at most what the known rates say.
std::string timeText(const std::optional<Time> &time, int unknownCount = 0)
{
    return time ? (unknownCount > 0 ? "≤ " : "") + formatQuantity(*time) : unknownText;
}

template <typename T>
Cell countCell(const std::optional<T> &count, const char *otherwise)
{
    return count ? Cell{static_cast<double>(*count)} : Cell{std::string(otherwise)};
}

Table failureTable(const Sources &sources)
{
    Table table{"Failures",
                "Failures and spares by class of components",
                {{"Class", 18},
                 {"Units", 10, Align::Right, 0},
                 {"Failures of one per year", 11, Align::Right},
                 {"Failures per year", 12, Align::Right, 3},
                 {"Time to repair", 10},
                 {"Hot swap", 9},
                 {"Use in the lead time", 10, Align::Right, 2},
                 {"Spares needed", 9, Align::Right, 0},
                 {"In stock", 9, Align::Right, 0},
                 {"Source of the rate", 40}},
                {},
                {},
                {}};
    const ReliabilityResults &results = sources.evaluation.results.reliability;
    const auto &lead = sources.design.upkeep.leadTime;
    table.note = "Failures are independent and at a constant rate. Spares meet a service level of " +
                 formatPercent(results.serviceLevel) + " over a lead time " +
                 (lead ? "of " + formatQuantity(lead->value) : std::string("that is not stated")) +
                 " (Poisson demand).";
    for (const auto &[component, one] : results.components) {
        const ComponentUpkeep upkeep = upkeepOf(sources.design, component);
        const auto &rate = upkeep.failuresPerYear;
        table.rows.push_back({titleOf(component),
                              sumCell(static_cast<double>(one.units.known), one.units.unknownCount, 0),
                              rate ? Cell{rate->value} : Cell{std::string(notStated)}, rateCell(one.failures),
                              upkeep.repair ? formatQuantity(upkeep.repair->value) : notStated,
                              upkeep.hotSwap ? std::string(nameOf(upkeep.hotSwap->value)) : notStated,
                              countCell(one.demand, unknownText), countCell(one.needed, unknownText),
                              countCell(one.stock, notStated),
                              !rate                  ? std::string()
                              : rate->source.empty() ? rate->basis
                                                     : rate->source});
    }
    return table;
}

Cell availabilityCell(const std::optional<double> &availability)
{
    return availability ? Cell{formatNumber(*availability * 100, 5) + " %"} : Cell{std::string(unknownText)};
}

Table nodeTable(const Sources &sources)
{
    Table table{"Devices",
                "Failures of one device by part",
                {{"Part", 34},
                 {"Failures per year", 14, Align::Right, 3},
                 {"Mean time between failures", 16, Align::Right},
                 {"Availability of its supplies", 16, Align::Right}},
                {},
                {},
                "All components of a device in series. Supplies: enough of them work."};
    const ReliabilityResults &results = sources.evaluation.results.reliability;
    for (const auto &[id, rate] : results.parts) {
        const Part &part = sources.design.parts.at(id);
        if (rate != Total<Rate>{} && drawsPower(part))
            table.rows.push_back({partName(part), rateCell(rate),
                                  timeText(meanTimeBetween(rate), rate.unknownCount),
                                  availabilityCell(suppliesAvailability(part, sources.design.upkeep))});
    }
    return table;
}

Table rackTable(const Sources &sources)
{
    Table table{
        "Rack failures",
        "Failures of one rack by type, and availability of its feeds",
        {{"Rack type", 30},
         {"Failures per year", 14, Align::Right, 3},
         {"Mean time between failures", 16, Align::Right},
         {"Feeds", 7, Align::Right, 0},
         {"Needed", 7, Align::Right, 0},
         {"Availability of one", 14, Align::Right},
         {"Availability together", 14, Align::Right}},
        {},
        {},
        "Failures of anything in the rack. Feeds: the rack PDU and the power chain above it, as the first "
        "rack of the type hangs on it; together less the common-cause share of failures."};
    for (const RackType &type : sources.design.rackTypes) {
        const TypeResults &results = sources.evaluation.results.types.at(type.id);
        const auto rack = std::ranges::find(sources.design.racks, type.id, &Rack::type);
        if (rack == sources.design.racks.end())
            continue;
        const auto rate = failuresIn(results.one.inventory, sources.evaluation.results.reliability);
        const auto feeds = rackFeedAvailability(sources.design, *rack, results.feeds);
        table.rows.push_back({type.name, rateCell(rate), timeText(meanTimeBetween(rate), rate.unknownCount),
                              static_cast<double>(feeds.installed), static_cast<double>(feeds.needed),
                              availabilityCell(feeds.one), availabilityCell(feeds.together)});
    }
    return table;
}

KeyFigure ratioFigure(const char *label, const std::optional<TimeRatio> &ratio, int unknownCount)
{
    if (!ratio)
        return {label, unknownText, {}};
    return {label, (unknownCount > 0 ? "≤ " : "") + formatPercent(ratio->ratio),
            "saved every " + formatQuantity(ratio->interval) +
                (ratio->isValid() ? "" : "; beyond the range of the model, which is too low there")};
}

KeyFigures jobFigures(const Sources &sources)
{
    constexpr double days = 365;
    const JobResults &job = sources.evaluation.results.reliability.job;
    const int unknown = job.interruptions ? job.interruptions->unknownCount : 0;
    const std::string perDay =
        job.interruptions ? atLeast(formatNumber(inPerYear(job.interruptions->known) / days, 3), unknown)
                          : unknownText;
    return {
        "Job on all compute nodes",
        {{"Interruptions per day", perDay, "failures of compute nodes that stop the job"},
         {"Time between interruptions", timeText(job.between, unknown), "on average"},
         {"Best checkpoint interval", timeText(job.daly), "Daly 2006; Young 1974: " + timeText(job.young)},
         ratioFigure("Goodput, planned interval", job.planned, unknown),
         ratioFigure("Goodput, best interval", job.best, unknown)}};
}

/// "Not stated, and not assumed: a, b."; nothing if all is stated.
std::vector<Block> missingBlocks(const std::vector<std::string> &missing)
{
    std::string list;
    for (const std::string &title : missing)
        list += (list.empty() ? "" : ", ") + title;
    if (list.empty())
        return {};
    return {Paragraph{"Not stated, and not assumed: " + list + "."}};
}

std::vector<std::string> missingUpkeep(const Design &design)
{
    std::vector<std::string> missing;
    for (const Field &field : fieldsOf(design.upkeep))
        if (std::holds_alternative<std::monostate>(field.value))
            missing.push_back(field.title);
    return missing;
}

Table domainTable(const Sources &sources)
{
    Table table{
        "Failure domains",
        "What is lost with one failure domain",
        {{"Kind", 13},
         {"Domain", 30},
         {"Count", 7, Align::Right, 0},
         {"Racks", 7, Align::Right, 0},
         {"Nodes", 7, Align::Right, 0},
         {"Accelerators", 10, Align::Right, 0},
         {"Share", 9, Align::Right},
         {"Time to repair", 10},
         {"Serviced while the rest runs", 40}},
        {},
        {},
        "Racks, nodes and accelerators that go dark with one of them; share of all accelerators. A feed or "
        "source of which the others carry the load takes nothing down. What the loss of a switch does to "
        "bandwidth is not known before there are fabrics."};
    for (const DomainGroup &group : failureDomains(sources.design, sources.evaluation.results))
        table.rows.push_back({titleOf(group.kind), group.name, static_cast<double>(group.count),
                              static_cast<double>(group.racks), static_cast<double>(group.nodes),
                              static_cast<double>(group.accelerators),
                              group.share ? formatPercent(*group.share) : unknownText,
                              group.repair ? formatQuantity(*group.repair) : notStated,
                              std::string(nameOf(group.maintainable)) + ": " + group.reason});
    return table;
}

Table serviceTable(const Sources &sources)
{
    Table table{"Service",
                "What service by hand needs",
                {{"Rack type", 24},
                 {"Part", 30},
                 {"Pieces", 8, Align::Right, 0},
                 {"Two people or a lift", 11},
                 {"Above reach", 9, Align::Right, 0},
                 {"Below reach", 9, Align::Right, 0},
                 {"Hot swap", 10},
                 {"Time to repair", 10}},
                {},
                {},
                "Two people or a lift above " + formatQuantity(heaviestOfOne) + "; reach from " +
                    formatNumber(inMetres(lowestReach), 1) + " m to " +
                    formatNumber(inMetres(highestReach), 1) +
                    " m above the floor, to the middle of the device. Practice, not a standard."};
    for (const ServiceItem &item : serviceList(sources.design))
        table.rows.push_back({findById(sources.design.rackTypes, item.type)->name,
                              partName(sources.design.parts.at(item.part)), static_cast<double>(item.pieces),
                              !item.needsTwo   ? unknownText
                              : *item.needsTwo ? "yes"
                                               : "no",
                              countCell(item.tooHigh, unknownText), countCell(item.tooLow, unknownText),
                              item.hotSwap ? std::string(nameOf(item.hotSwap->value)) : notStated,
                              item.repair ? formatQuantity(item.repair->value) : notStated});
    return table;
}

} // namespace

std::vector<Section> reliabilitySections(const Sources &sources)
{
    if (sources.design.racks.empty())
        return {};
    std::vector<Block> job{jobFigures(sources)};
    for (auto blocks : {chartBlocks(chartOf(ChartSubject::Goodput, sources.design, sources.evaluation)),
                        missingBlocks(missingUpkeep(sources.design))})
        std::ranges::move(blocks, std::back_inserter(job));
    return {{"Reliability and service", 1, false, false, {}},
            {"Failures and spares", 2, false, false, {failureTable(sources)}},
            {"Devices and racks", 2, false, false, {nodeTable(sources), rackTable(sources)}},
            {"Goodput", 2, false, false, std::move(job)},
            {"Failure domains", 2, false, false, {domainTable(sources)}},
            {"Service by hand", 2, false, false, {serviceTable(sources)}}};
}

} // namespace clusterwright
