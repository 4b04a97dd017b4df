// Rules about failures: goodput of a job, size of failure domains, spares, second sources.
#include "model/analysis/domains.h"
#include "model/checks/rule.h"
#include "model/evaluation.h"

namespace clusterwright {
namespace {

std::string joined(const std::vector<std::string> &texts)
{
    std::string all;
    for (const std::string &text : texts)
        all += (all.empty() ? "" : ", ") + text;
    return all;
}

/// What the goodput of a job still needs.
std::vector<std::string> missingForGoodput(const Design &design, const ReliabilityResults &results)
{
    const Upkeep &upkeep = design.upkeep;
    std::vector<std::string> missing;
    if (!results.job.between && results.computeNodes.known == Rate{})
        missing.emplace_back("failure rates of the compute nodes");
    if (!upkeep.stoppingShare)
        missing.emplace_back("the share of node failures that stop the job");
    if (!upkeep.checkpoint)
        missing.emplace_back("the pause of a checkpoint");
    if (!upkeep.restart)
        missing.emplace_back("the restart of a job");
    if (!upkeep.checkpointEvery)
        missing.emplace_back("the planned checkpoint interval");
    return missing;
}

Finding goodputNotEvaluated(const std::string &why)
{
    return {.objects = {upkeepId},
            .message = "Goodput of a job on all compute nodes: " + why + ".",
            .state = FindingState::NotEvaluated,
            .fix = "State it with the upkeep of the design."};
}

/// The kinds of domains that the policy is about.
bool isInPolicy(DomainKind kind)
{
    return kind == DomainKind::Rack || kind == DomainKind::Feed || kind == DomainKind::PowerSource ||
           kind == DomainKind::CoolantUnit;
}

std::optional<Finding> blastFinding(const DomainGroup &group, std::int64_t all, double limit)
{
    const double share = static_cast<double>(group.accelerators) / static_cast<double>(all);
    const bool isOver = share > limit;
    if (!isOver && group.unknownCount == 0)
        return std::nullopt;
    Finding finding{.objects = {group.first.object},
                    .state = isOver ? FindingState::Open : FindingState::NotEvaluated,
                    .fix = "Split it, or give what hangs on it a second source."};
    if (!group.type.empty())
        finding.objects.push_back(group.type);
    const std::string name = titleOf(group.kind) + " " + group.name;
    finding.message = isOver ? "Loss of " + name + ": " + formatPercent(share) + " of the accelerators, " +
                                   formatPercent(limit) + " allowed."
                             : "Loss of " + name + ": what goes down cannot be told.";
    finding.measured = share;
    finding.limit = limit;
    return finding;
}

std::string spareText(ComponentClass component, const ComponentResults &results)
{
    return "Spares for " + formatGrouped(static_cast<double>(results.units.known), 0) + " units of class " +
           titleOf(component);
}

} // namespace

std::vector<Finding> checkGoodput(const RuleContext &context)
{
    const ReliabilityResults &results = context.results.reliability;
    if (context.results.total.inventory.nodes == 0)
        return {};
    const auto missing = missingForGoodput(context.design, results);
    if (!missing.empty())
        return {goodputNotEvaluated(joined(missing) + " not stated")};
    if (!results.job.planned)
        return {goodputNotEvaluated("no failure stops it")};
    const TimeRatio &planned = *results.job.planned;
    const double target = parameterOf(context.design, "REL001", "target");
    const int unknown = results.job.interruptions->unknownCount;
    if (planned.ratio >= target)
        return unknown == 0 ? std::vector<Finding>()
                            : std::vector<Finding>{goodputNotEvaluated(
                                  "at most " + formatPercent(planned.ratio) + ", " + std::to_string(unknown) +
                                  " failure rates or counts not stated")};
    Finding finding{.objects = {upkeepId},
                    .fix = "Save and restart faster, save at the best interval, or keep spare nodes."};
    finding.message = "Goodput of a job on all compute nodes, saved every " +
                      formatQuantity(planned.interval) + ": " + (unknown > 0 ? "at most " : "") +
                      formatPercent(planned.ratio) + ", " + formatPercent(target) + " wanted" +
                      (planned.isValid() ? "." : "; the interval is so long that the model is too low.");
    finding.measured = planned.ratio;
    finding.limit = target;
    return {finding};
}

std::vector<Finding> checkBlastRadius(const RuleContext &context)
{
    std::vector<Finding> findings;
    const Inventory &total = context.results.total.inventory;
    if (total.accelerators == 0)
        return findings;
    if (total.unknownAccelerators > 0)
        return {{.message = "Share of the accelerators that goes down with one rack, feed or CDU: " +
                            std::to_string(total.unknownAccelerators) +
                            " servers do not say how many they hold.",
                 .state = FindingState::NotEvaluated,
                 .fix = "State the accelerators of each server."}};
    const double limit = parameterOf(context.design, "REL002", "limit");
    for (const DomainGroup &group : failureDomains(context.design, context.results))
        if (isInPolicy(group.kind))
            if (auto finding = blastFinding(group, total.accelerators, limit))
                findings.push_back(*std::move(finding));
    return findings;
}

std::vector<Finding> checkSpares(const RuleContext &context)
{
    std::vector<Finding> findings;
    std::vector<std::string> names, objects;
    const ReliabilityResults &results = context.results.reliability;
    for (const auto &[component, one] : results.components) {
        const bool isShort = one.needed && one.stock && *one.stock < *one.needed;
        if (!isShort && (!one.needed || !one.stock || one.units.unknownCount > 0)) {
            names.push_back(titleOf(component));
            objects.push_back(upkeepIdOf(component));
        }
        if (!isShort)
            continue;
        const std::string needed = formatGrouped(static_cast<double>(*one.needed), 0);
        Finding finding{.objects = {upkeepIdOf(component)}, .unit = "pieces", .fix = "Raise the stock."};
        finding.message = spareText(component, one) + ": " + std::to_string(*one.stock) + " in stock, need " +
                          needed + " for a service level of " + formatPercent(results.serviceLevel) + ".";
        finding.measured = static_cast<double>(*one.stock);
        finding.limit = static_cast<double>(*one.needed);
        finding.quickFix = "Keep " + needed + " in stock";
        findings.push_back(std::move(finding));
    }
    if (!names.empty())
        findings.push_back({.objects = std::move(objects),
                            .message = "Spares of class " + joined(names) +
                                       ": units, failure rate, lead time or stock not stated.",
                            .unit = "pieces",
                            .state = FindingState::NotEvaluated,
                            .fix = "State them with the upkeep of the design."});
    return findings;
}

std::vector<Finding> checkSecondSource(const RuleContext &context)
{
    std::vector<Finding> findings;
    for (const auto &[id, part] : context.design.parts)
        if ((factsOf<ServerFacts>(part) || factsOf<SwitchFacts>(part)) && part.secondSource.empty() &&
            part.lifecycle.alternates.empty())
            findings.push_back(
                {.objects = {id},
                 .message = fullName(part) + ": no second source is stated.",
                 .fix = "Qualify another part and name it as the second source, or accept it."});
    return findings;
}

} // namespace clusterwright
