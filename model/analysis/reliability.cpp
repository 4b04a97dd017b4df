#include "model/analysis/reliability.h"

#include "model/calculators/reliability.h"

namespace clusterwright {
namespace {

std::optional<Figure<double>> rateOf(const Upkeep &upkeep, ComponentClass component)
{
    const auto found = std::ranges::find(upkeep.components, component, &ComponentUpkeep::component);
    if (found == upkeep.components.end())
        return std::nullopt;
    return found->failuresPerYear;
}

std::optional<std::int64_t> unitsOf(const std::optional<Figure<std::int64_t>> &figure)
{
    if (!figure)
        return std::nullopt;
    return figure->value;
}

void addUnits(std::map<ComponentClass, UnitCount> &counts, ComponentClass component,
              const std::optional<std::int64_t> &units, int pieces = 1)
{
    UnitCount &count = counts[component];
    if (units)
        count.known += *units * pieces;
    else
        count.unknownCount += pieces;
}

/// What stands behind the racks. A hall of which nothing is stated is not taken to have air handlers.
void addPlant(std::map<ComponentClass, UnitCount> &counts, const Design &design)
{
    if (!design.powerSources.empty())
        addUnits(counts, ComponentClass::PowerSource, static_cast<std::int64_t>(design.powerSources.size()));
    for (const Hall &hall : design.halls)
        if (hall.air != HallAir{})
            addUnits(counts, ComponentClass::AirHandler, hall.air.units);
    for (const CoolingLoop &loop : design.coolingLoops)
        addUnits(counts, ComponentClass::CoolantUnit, loop.units);
}

std::map<ComponentClass, UnitCount> countUnits(const Design &design, const Inventory &total)
{
    std::map<ComponentClass, UnitCount> counts;
    for (const auto &[id, pieces] : total.parts)
        for (const FailureTerm &term : failureTerms(design.parts.at(id), design.upkeep))
            addUnits(counts, term.component, term.units, pieces);
    addPlant(counts, design);
    std::erase_if(counts, [](const auto &entry) { return entry.second == UnitCount{}; });
    return counts;
}

ComponentResults componentResults(const Design &design, ComponentClass component, const UnitCount &units,
                                  double serviceLevel)
{
    const ComponentUpkeep upkeep = upkeepOf(design, component);
    ComponentResults results{units, {{}, units.unknownCount}, {}, {}, upkeep.stock};
    if (!upkeep.failuresPerYear) {
        results.failures.unknownCount += units.known > 0;
        return results;
    }
    const Rate one = perYear(upkeep.failuresPerYear->value);
    results.failures.known = one * static_cast<double>(units.known);
    if (!design.upkeep.leadTime)
        return results;
    results.demand = sparesDemand(units.known, one, design.upkeep.leadTime->value);
    if (const auto needed = sparesFor(*results.demand, serviceLevel))
        results.needed = needed.value();
    return results;
}

JobResults jobResults(const Upkeep &upkeep, const Total<Rate> &nodes)
{
    JobResults job;
    if (!upkeep.stoppingShare || nodes == Total<Rate>{})
        return job;
    job.interruptions = Total<Rate>{nodes.known * upkeep.stoppingShare->value, nodes.unknownCount};
    job.between = meanTimeBetween(*job.interruptions);
    if (!job.between || !upkeep.checkpoint)
        return job;
    job.young = youngInterval(upkeep.checkpoint->value, *job.between);
    if (const auto daly = dalyInterval(upkeep.checkpoint->value, *job.between); daly && daly.value() > Time{})
        job.daly = daly.value();
    if (upkeep.checkpointEvery)
        job.planned = timeRatioAt(upkeep.checkpointEvery->value, upkeep, job);
    if (job.daly)
        job.best = timeRatioAt(*job.daly, upkeep, job);
    return job;
}

} // namespace

std::vector<FailureTerm> failureTerms(const Part &part, const Upkeep &upkeep)
{
    std::vector<FailureTerm> terms;
    const auto add = [&](ComponentClass component, const std::optional<std::int64_t> &units) {
        if (!units || *units > 0)
            terms.push_back({component, units, rateOf(upkeep, component)});
    };
    if (const auto *server = factsOf<ServerFacts>(part)) {
        add(ComponentClass::Accelerator, unitsOf(server->acceleratorCount));
        add(ComponentClass::Processor, unitsOf(server->processorCount));
        add(ComponentClass::MemoryModule, unitsOf(server->memoryModuleCount));
        add(ComponentClass::Drive, unitsOf(server->driveCount));
        add(ComponentClass::NetworkAdapter, unitsOf(server->adapterCount));
    }
    if (factsOf<StorageFacts>(part))
        add(ComponentClass::Drive, std::nullopt);
    if (drawsPower(part)) {
        const auto &supplies = part.electrical.supplies;
        add(ComponentClass::PowerSupply,
            supplies ? std::optional<std::int64_t>(supplies->value.count) : std::optional<std::int64_t>());
    }
    if (factsOf<ServerFacts>(part))
        add(ComponentClass::Chassis, 1);
    if (factsOf<SwitchFacts>(part))
        add(ComponentClass::Switch, 1);
    if (const auto *feed = factsOf<FeedFacts>(part))
        add(feed->isShelf ? ComponentClass::PowerShelf : ComponentClass::RackPdu, 1);
    return terms;
}

Total<Rate> failureRate(const std::vector<FailureTerm> &terms)
{
    Total<Rate> rate;
    for (const FailureTerm &term : terms)
        if (term.units && term.perYear)
            rate.known += perYear(static_cast<double>(*term.units) * term.perYear->value);
        else
            ++rate.unknownCount;
    return rate;
}

std::optional<Time> meanTimeBetween(const Total<Rate> &failures)
{
    if (failures.known <= Rate{})
        return std::nullopt;
    return 1.0 / failures.known;
}

ReliabilityResults computeReliability(const Design &design, const Inventory &total, double usualServiceLevel)
{
    ReliabilityResults results;
    if (total.parts.empty())
        return results;
    const auto &level = design.upkeep.serviceLevel;
    results.serviceLevel = level ? level->value : usualServiceLevel;
    for (const auto &[id, pieces] : total.parts)
        results.parts[id] = failureRate(failureTerms(design.parts.at(id), design.upkeep));
    for (const auto &[component, units] : countUnits(design, total)) {
        const ComponentResults one = componentResults(design, component, units, results.serviceLevel);
        results.all.add(one.failures);
        results.components.emplace(component, one);
    }
    for (const auto &[id, pieces] : total.nodeParts)
        results.computeNodes.add(results.parts.at(id), pieces);
    results.job = jobResults(design.upkeep, results.computeNodes);
    return results;
}

Total<Rate> failuresIn(const Inventory &inventory, const ReliabilityResults &results)
{
    Total<Rate> sum;
    for (const auto &[id, pieces] : inventory.parts)
        if (const auto found = results.parts.find(id); found != results.parts.end())
            sum.add(found->second, pieces);
    return sum;
}

std::optional<TimeRatio> timeRatioAt(Time interval, const Upkeep &upkeep, const JobResults &job)
{
    if (!job.between || !upkeep.checkpoint || !upkeep.restart || interval <= Time{})
        return std::nullopt;
    const Time checkpoint = upkeep.checkpoint->value, restart = upkeep.restart->value;
    const Time longest = std::max({interval, checkpoint, restart});
    return TimeRatio{interval, trainingTimeRatio(interval, checkpoint, restart, *job.between),
                     longest / *job.between};
}

} // namespace clusterwright
