#include "app/reporttext.h"

#include "exports/workloadtexts.h"
#include "model/analysis/domains.h"
#include "model/text.h"

namespace clusterwright {
namespace {

std::string line(const std::string &label, const std::string &value)
{
    constexpr std::size_t labelWidth = 22;
    return label + std::string(label.size() < labelWidth ? labelWidth - label.size() : 1, ' ') + value + "\n";
}

std::string cablesText(const std::vector<FabricResults> &fabrics)
{
    std::int64_t cables = 0;
    for (const FabricResults &fabric : fabrics)
        cables += fabric.cables.cables;
    return fabrics.empty() ? "not designed" : formatGrouped(static_cast<double>(cables), 0);
}

std::string countsText(const Results &results)
{
    const Inventory &inventory = results.total.inventory;
    std::string text = line("devices", std::to_string(inventory.devices) + ", of which " +
                                           std::to_string(inventory.feeds) + " rack PDUs and power shelves") +
                       line("nodes", std::to_string(inventory.nodes)) +
                       line("accelerators", formatGrouped(static_cast<double>(inventory.accelerators), 0)) +
                       line("switches", std::to_string(inventory.switches()));
    for (const auto &[role, count] : inventory.switchesByRole)
        text += line("  " + std::string(nameOf(role)), std::to_string(count));
    return text + line("storage systems", std::to_string(inventory.storageSystems)) +
           line("cables", cablesText(results.fabrics));
}

std::string feedText(const Design &design, const FeedLoad &feed)
{
    std::string text =
        "  feed " + feed.name + ": " + formatTotal(feed.load) + ", " +
        formatTotal(apparent(feed.load, design)) + " normal; " + formatTotal(feed.loadOneFeedLost) + ", " +
        formatTotal(apparent(feed.loadOneFeedLost, design)) + " with " +
        (feed.worstLoss.empty() ? "no other feed to lose" : "feed " + feed.worstLoss + " lost");
    return text + "; limit " + (feed.limit ? formatQuantity(*feed.limit) : "unknown") + "\n";
}

std::string verdictText(Verdict verdict)
{
    return verdict == Verdict::Pass ? "carried" : verdict == Verdict::Fail ? "NOT carried" : "not evaluated";
}

std::string unitsText(const std::optional<std::int64_t> &units, const std::string &what)
{
    return (units ? std::to_string(*units) : std::string("an unknown number of")) + " " + what;
}

/// One line for each hall and each loop.
std::string coolingText(const Design &design, const CoolingResults &cooling)
{
    std::string text;
    for (std::size_t i = 0; i < design.halls.size(); ++i) {
        const HallCooling &hall = cooling.halls[i];
        text += "  " + design.halls[i].name + ": " + formatTotal(hall.heat) + " to air, " +
                formatTotal(hall.needed) + " needed; " +
                unitsText(design.halls[i].air.units, "air handlers") + ": " + verdictText(hall.withAll) +
                ", with one lost " + verdictText(hall.withOneLost) + "\n";
    }
    for (std::size_t i = 0; i < design.coolingLoops.size(); ++i) {
        const LoopCooling &loop = cooling.loops[i];
        text += "  " + design.coolingLoops[i].name + ": " + formatTotal(loop.heat) + " to liquid, " +
                (loop.flow.unknownCount > 0 ? "≥ " : "") + formatCoolantFlow(loop.flow.known) + " needed; " +
                unitsText(design.coolingLoops[i].units, "CDUs") + ": " + verdictText(loop.withAll) +
                ", with one lost " + verdictText(loop.withOneLost) + "\n";
    }
    return text.empty() ? text : "\ncooling\n" + text;
}

/// A line or two for each network.
std::string fabricsText(const Design &design, const std::vector<FabricResults> &fabrics)
{
    std::string text;
    for (std::size_t i = 0; i < fabrics.size(); ++i)
        text += fabricText(design.fabrics[i], fabrics[i]);
    return text.empty() ? text : "\nnetworks\n" + text;
}

/// What each is, what it attains and what it takes; indented, what limits it.
std::string workloadsText(const Design &design, const std::vector<WorkloadResults> &workloads)
{
    std::string text;
    for (std::size_t i = 0; i < workloads.size(); ++i) {
        const Workload &workload = design.workloads[i];
        const WorkloadResults &results = workloads[i];
        text +=
            "  " + workload.name + ": " + subjectOf(workload, results) + ": " + headlineOf(results) + "\n";
        if (!results.bottleneck.empty())
            text += "    " + results.bottleneck + "\n";
        if (const DataMovement *movement = results.movement ? &*results.movement : nullptr;
            movement && movement->path.narrowestRead)
            text += "    data: reading at " + formatDataRate(*movement->path.mostRead()) +
                    (movement->path.isReadKnown ? "" : " at most") +
                    ", limited by: " + movement->path.hops[*movement->path.narrowestRead].name + "\n";
        for (const WorkloadFigure &figure : campaignFigures(workload, results))
            if (figure.value != "unknown")
                text += "    " + line(figure.name, figure.value);
        for (const std::string &sentence : results.missing)
            text += "    " + sentence + "\n";
    }
    return text.empty() ? text : "\nworkloads\n" + text;
}

std::string atMost(const std::string &text, int unknownCount)
{
    return (unknownCount > 0 ? "at most " : "") + text;
}

std::string reliabilityText(const Design &design, const ReliabilityResults &results)
{
    std::string text;
    for (const auto &[id, rate] : results.parts)
        if (const auto between = meanTimeBetween(rate); between && factsOf<ServerFacts>(design.parts.at(id)))
            text += line("MTBF", atMost(formatQuantity(*between), rate.unknownCount) + ", one " +
                                     fullName(design.parts.at(id)));
    const JobResults &job = results.job;
    const int unknown = job.interruptions ? job.interruptions->unknownCount : 0;
    if (job.between)
        text += line("job interrupted every", atMost(formatQuantity(*job.between), unknown));
    for (const auto &[label, ratio] :
         {std::pair("goodput, planned", job.planned), std::pair("goodput, best", job.best)})
        if (ratio)
            text += line(label, atMost(formatPercent(ratio->ratio), unknown) + ", saved every " +
                                    formatQuantity(ratio->interval) +
                                    (ratio->isValid() ? "" : "; the model is too low here"));
    for (const auto &[component, one] : results.components)
        if (one.needed)
            text += line("spares, " + titleOf(component),
                         std::to_string(*one.needed) + " needed, " +
                             (one.stock ? std::to_string(*one.stock) + " in stock" : "stock not stated"));
    return text;
}

std::string costText(const CostResults &cost)
{
    std::string text;
    const auto add = [&](const char *label, const std::optional<MoneyTotal> &money) {
        if (money)
            text += line(label, formatCost(*money));
    };
    add("capital expense", cost.capex);
    add("cost per year", cost.perYear);
    add("accelerator-hour", cost.perAcceleratorHour);
    add("rack-month", cost.perRackMonth);
    if (cost.operationalCarbon)
        text += line("carbon of a year", formatTotal(*cost.operationalCarbon) + " CO2e from energy");
    std::string missing;
    for (const std::string &title : cost.missing)
        missing += (missing.empty() ? "" : ", ") + title;
    return missing.empty() ? text : text + line("cost inputs missing", missing);
}

/// Domains that take accelerators with them, or of which it cannot be told.
std::string domainsText(const Design &design, const Evaluation &evaluation)
{
    std::string text;
    for (const DomainGroup &group : failureDomains(design, evaluation.results))
        if (group.accelerators > 0 || group.unknownCount > 0)
            text += "  " + titleOf(group.kind) + " " + group.name + " (" + std::to_string(group.count) +
                    "): " + std::to_string(group.nodes) + " nodes, " + std::to_string(group.accelerators) +
                    " accelerators, " + (group.share ? formatPercent(*group.share) : "unknown share") + "\n";
    return text.empty() ? text : "\nlost with one\n" + text;
}

} // namespace

std::string reportText(const Design &design, const Evaluation &evaluation)
{
    const Summary &total = evaluation.results.total;
    std::string text = line(
        "design", design.meta.title + (design.meta.number.empty() ? "" : ", " + design.meta.number) +
                      ", revision " + design.meta.revision + ", " + std::string(nameOf(design.meta.status)));
    text += line("racks", std::to_string(design.racks.size())) + countsText(evaluation.results);
    text += line("rack units", formatExact(inUnits(total.bulk.unitsUsed)) + " of " +
                                   formatExact(inUnits(total.bulk.unitsTotal)) + " used");
    text += line("power, maximum", formatTotal(total.power.max)) +
            line("power, typical", formatTotal(total.power.typical)) +
            line("power, idle", formatTotal(total.power.idle)) +
            line("power, nameplate", formatTotal(total.power.nameplate));
    text += line("heat to air", formatTotal(total.heat.air)) +
            line("heat to liquid", formatTotal(total.heat.liquid)) +
            line("airflow needed", formatTotal(total.heat.airflow)) +
            line("mass", formatTotal(total.bulk.all)) + line("price", formatTotal(total.price));
    text += reliabilityText(design, evaluation.results.reliability) + costText(evaluation.results.cost);
    for (const RackType &type : design.rackTypes) {
        const TypeResults &results = evaluation.results.types.at(type.id);
        text += "\n" + type.name + ", " + std::to_string(results.racks) +
                (results.racks == 1 ? " rack: " : " racks: ") +
                formatExact(inUnits(results.one.bulk.unitsUsed)) + " of " +
                formatExact(inUnits(results.one.bulk.unitsTotal)) + " U, " +
                formatTotal(results.one.power.max) + ", " + formatTotal(results.one.bulk.all) + " each\n";
        for (const FeedLoad &feed : results.feeds.feeds)
            text += feedText(design, feed);
    }
    return text + fabricsText(design, evaluation.results.fabrics) +
           coolingText(design, evaluation.results.cooling) +
           workloadsText(design, evaluation.results.workloads) + domainsText(design, evaluation);
}

std::string fabricText(const Fabric &fabric, const FabricResults &results)
{
    const FabricPlan &plan = results.network.plan;
    std::string text = "  " + fabric.name + ": " + std::to_string(plan.endpointPorts) + " links of " +
                       std::to_string(plan.devices) + " devices, " + std::to_string(plan.leaves) +
                       " leaves, " + std::to_string(plan.spines) + " spines, " + std::to_string(plan.cores) +
                       " cores, " + std::to_string(results.cables.cables) + " cables; injection " +
                       formatQuantity(results.capacity.injection) + ", bisection " +
                       (results.capacity.bisection ? formatQuantity(*results.capacity.bisection)
                                                   : std::string("not evaluated"));
    for (const SwitchTierUse &use : results.capacity.tiers)
        if (use.oversubscription)
            text +=
                ", " + std::string(nameOf(use.tier)) + " " + formatNumber(*use.oversubscription, 2) + ":1";
    text += "\n";
    if (results.unplaced > 0)
        text += "    " + std::to_string(results.unplaced) + " switches stand nowhere yet\n";
    if (plan.unconnected > 0)
        text += "    " + std::to_string(plan.unconnected) + " links find no switch port\n";
    for (const std::string &problem : results.network.problems)
        text += "    " + problem + "\n";
    return text;
}

std::string findingsText(const Evaluation &evaluation)
{
    std::string text;
    for (const Finding &finding : evaluation.findings)
        text += finding.rule + " " + std::string(nameOf(finding.severity)) +
                (finding.state == FindingState::Open           ? ""
                 : finding.state == FindingState::NotEvaluated ? ", not evaluated"
                                                               : ", waived") +
                ": " + finding.message + "\n";
    const FindingCounts &counts = evaluation.counts;
    return text + std::to_string(counts.errors) + " errors, " + std::to_string(counts.warnings) +
           " warnings, " + std::to_string(counts.infos) + " infos, " + std::to_string(counts.waived) +
           " waived, " + std::to_string(counts.notEvaluated) + " not evaluated\n";
}

} // namespace clusterwright
