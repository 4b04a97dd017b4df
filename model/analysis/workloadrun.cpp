#include "model/analysis/workloadrun.h"

#include "model/analysis/workloadcurves.h"
#include "model/analysis/workloadgoodput.h"
#include "model/calculators/reliability.h"

#include <algorithm>

namespace clusterwright {
namespace {

constexpr double secondsOfDay = 86400;

Goodput goodputAt(Time interval, Time stall, Time restart, Time between)
{
    return goodputOf({.nodes = 1,
                      .failures = secondsOfDay / inSeconds(between),
                      .restart = restart,
                      .interval = interval,
                      .write = stall});
}

/// Failures that stop the job, of all nodes that run.
std::optional<Total<Rate>> interruptionsOf(const WorkloadContext &context, const WorkloadHardware &hardware)
{
    const auto failures = context.reliability.parts.find(hardware.server);
    const auto &share = context.design.upkeep.stoppingShare;
    if (failures == context.reliability.parts.end() || !share)
        return std::nullopt;
    const double factor = static_cast<double>(hardware.nodes) * share->value;
    return Total<Rate>{failures->second.known * factor, failures->second.unknownCount};
}

/// Nodes in repair at a time, on average; none where a rate or a time to repair is not stated.
std::optional<double> nodesInRepair(const Design &design, const WorkloadHardware &hardware)
{
    double mean = 0;
    for (const FailureTerm &term : failureTerms(design.parts.at(hardware.server), design.upkeep)) {
        const ComponentUpkeep upkeep = upkeepOf(design, term.component);
        if (upkeep.hotSwap && upkeep.hotSwap->value == Answer::Yes)
            continue;
        if (!term.units || !term.perYear || !upkeep.repair)
            return std::nullopt;
        mean += static_cast<double>(*term.units) * inPerSecond(perYear(term.perYear->value)) *
                inSeconds(upkeep.repair->value);
    }
    return mean * static_cast<double>(hardware.nodes);
}

void addIntervals(const Design &design, const Workload &workload, const WorkloadResults &results,
                  WorkloadGoodput &goodput)
{
    const auto stall = stallOf(design, results);
    if (!stall || !goodput.between)
        return;
    if (*stall > Time{})
        goodput.best = checkpointIntervals(*stall, *goodput.between).daly;
    if (workload.checkpoint.every)
        goodput.interval = workload.checkpoint.every;
    else if (design.upkeep.checkpointEvery)
        goodput.interval = design.upkeep.checkpointEvery->value;
    goodput.isPlanned = goodput.interval.has_value();
    if (!goodput.interval)
        goodput.interval = goodput.best;
    if (goodput.interval && design.upkeep.restart)
        goodput.ettr = timeRatio(*goodput.interval, *stall, design.upkeep.restart->value, *goodput.between);
}

double tokensPerSecondOf(const WorkloadResults &results)
{
    return results.step->tokensPerSecond * static_cast<double>(results.hardware->accelerators);
}

/// What is unknown stays as many things as it was.
MoneyTotal times(const MoneyTotal &money, double factor)
{
    return {money.low * factor, money.base * factor, money.high * factor, money.unknownCount};
}

} // namespace

double timeRatio(Time interval, Time stall, Time restart, Time between)
{
    const Goodput goodput = goodputAt(interval, stall, restart, between);
    const double largest = std::max({inSeconds(interval), inSeconds(restart), inSeconds(stall)});
    const bool isSmall = largest <= TimeRatio::largestOfFirstOrder * inSeconds(between);
    return isSmall ? goodput.firstOrder : goodput.exponential;
}

std::optional<Time> stallOf(const Design &design, const WorkloadResults &results)
{
    if (results.movement && results.movement->checkpoint.stall)
        return results.movement->checkpoint.stall;
    return design.upkeep.checkpoint ? std::optional(design.upkeep.checkpoint->value) : std::nullopt;
}

WorkloadGoodput goodputOf(const WorkloadContext &context, const Workload &workload,
                          const WorkloadResults &results)
{
    WorkloadGoodput goodput;
    const WorkloadHardware &hardware = *results.hardware;
    goodput.isModelLimited = isLimitedByModel(static_cast<double>(hardware.accelerators));
    if (const auto interruptions = interruptionsOf(context, hardware)) {
        goodput.interruptions = interruptions->known;
        goodput.unknownRates = interruptions->unknownCount;
        if (interruptions->known > Rate{})
            goodput.between = seconds(1 / inPerSecond(interruptions->known));
    }
    if (const auto mean = nodesInRepair(context.design, hardware))
        if (const auto spares = sparesFor(*mean, context.reliability.serviceLevel))
            goodput.spareNodes = spares.value();
    addIntervals(context.design, workload, results, goodput);
    if (goodput.ettr && results.step)
        goodput.tokensPerDay = tokensPerSecondOf(results) * *goodput.ettr * secondsOfDay;
    return goodput;
}

WorkloadCost trainingCostOf(const WorkloadContext &context, const Workload &workload,
                            const WorkloadResults &results)
{
    WorkloadCost cost;
    cost.perAcceleratorHour = context.cost.perAcceleratorHour;
    if (!results.step || !results.goodput.ettr || !(*results.goodput.ettr > 0))
        return cost;
    const auto accelerators = static_cast<double>(results.hardware->accelerators);
    const double rate = tokensPerSecondOf(results) * *results.goodput.ettr;
    if (cost.perAcceleratorHour)
        cost.perMillionTokens = times(*cost.perAcceleratorHour, accelerators / rate / 3600 * 1e6);
    if (!workload.tokens)
        return cost;
    cost.calendar = seconds(*workload.tokens / rate);
    if (cost.perAcceleratorHour)
        cost.money = times(*cost.perAcceleratorHour, accelerators * inHours(*cost.calendar));
    if (context.cost.energy && context.total.accelerators > 0)
        cost.energy = Total<Energy>{context.cost.energy->known * (inHours(*cost.calendar) / 8760) *
                                        accelerators / static_cast<double>(context.total.accelerators),
                                    context.cost.energy->unknownCount};
    return cost;
}

WorkloadCost servingCostOf(const WorkloadContext &context, const WorkloadResults &results)
{
    WorkloadCost cost;
    cost.perAcceleratorHour = context.cost.perAcceleratorHour;
    if (cost.perAcceleratorHour && results.serving->tokensPerSecond > 0)
        cost.perMillionTokens =
            times(*cost.perAcceleratorHour, 1e6 / results.serving->tokensPerSecond / 3600);
    return cost;
}

ServingFleet fleetOf(const Workload &workload, const WorkloadHardware &hardware, const ServingRate &rate)
{
    ServingFleet fleet;
    const ServingRun &run = workload.serving;
    fleet.instances = hardware.accelerators / run.accelerators;
    const auto instances = static_cast<double>(fleet.instances);
    const auto answer = static_cast<double>(run.answer);
    fleet.requestsPerSecond =
        instances * rate.tokensPerSecond * static_cast<double>(run.accelerators) / answer;
    if (workload.pools.prefillInstances && *workload.pools.prefillInstances < fleet.instances) {
        const auto prefill = static_cast<double>(*workload.pools.prefillInstances);
        const SplitServing split =
            splitServing(servingCaseOf(workload, hardware), prefill, instances - prefill);
        fleet.prefillRate = split.prefillRate;
        fleet.decodeRate = split.decodeRate;
        fleet.requestsPerSecond = split.requestRate;
        fleet.transfer = split.transfer;
    }
    fleet.tokensPerSecond = fleet.requestsPerSecond * answer;
    if (workload.pools.requestsPerSecond && fleet.requestsPerSecond > 0)
        fleet.load = *workload.pools.requestsPerSecond / fleet.requestsPerSecond;
    return fleet;
}

} // namespace clusterwright
