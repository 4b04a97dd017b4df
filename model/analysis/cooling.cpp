#include "model/analysis/cooling.h"

#include <algorithm>

namespace clusterwright {
namespace {

HallCooling computeHall(const Design &design, const Hall &hall, const CoolingResults &results)
{
    std::vector<RackAir> here;
    std::ranges::copy_if(results.racks, std::back_inserter(here),
                         [&](const RackAir &rack) { return rack.hall == hall.id; });
    return computeHallAir(hall, here, results.types, design.assumptions);
}

void addPumps(const Design &design, std::vector<HallCooling> &halls)
{
    for (const CoolingLoop &loop : design.coolingLoops) {
        if (loop.rows.empty())
            continue;
        const HallId &id = findById(design.rows, loop.rows.front())->hall;
        Total<Power> &power = std::ranges::find(halls, id, &HallCooling::hall)->coolingPower;
        if (const auto pumps = redundantOf(loop.units, loop.unitPumpPower).all)
            power.known += *pumps;
        else
            ++power.unknownCount;
    }
}

int racksIn(const Hall &hall, const CoolingResults &results)
{
    int racks = 0;
    for (const RackAir &rack : results.racks)
        racks += rack.hall == hall.id ? rack.racks : 0;
    return racks;
}

/// Unknown once where it is not stated of a hall in use.
Total<Power> otherPowerOf(const Hall &hall, const CoolingResults &results)
{
    if (hall.air.otherPower)
        return {*hall.air.otherPower, 0};
    return {{}, racksIn(hall, results) > 0 ? 1 : 0};
}

/// What chillers and towers of a hall draw for the heat of its racks; unknown once where that is not stated.
Total<Power> rejectionOf(const Hall &hall, const CoolingResults &results)
{
    if (!hall.air.heatRejection)
        return {{}, racksIn(hall, results) > 0 ? 1 : 0};
    Total<Power> heat;
    for (const RackAir &rack : results.racks)
        if (rack.hall == hall.id)
            heat.add(results.types.at(rack.type).typical, rack.racks);
    return {heat.known * *hall.air.heatRejection, heat.unknownCount};
}

template <typename List, typename Accept>
auto firstOf(const List &list, const Accept &accept) -> decltype(list.data())
{
    const auto found = std::ranges::find_if(list, accept);
    return found == list.end() ? nullptr : &*found;
}

} // namespace

CoolingResults computeCooling(const Design &design, const std::map<RackTypeId, std::vector<Placed>> &placed,
                              const std::vector<Standing> &standing)
{
    CoolingResults results;
    for (const RackType &type : design.rackTypes)
        results.types.emplace(type.id, computeRackHeat(placed.at(type.id), type.allowances));
    int liquidDevices = 0;
    for (const Standing &group : standing) {
        const RackHeat &heat = results.types.at(group.type->id);
        results.racks.push_back(computeRackAir(group, placed.at(group.type->id), heat, design.assumptions));
        liquidDevices += heat.liquidDevices * static_cast<int>(group.racks.size());
    }
    for (const Hall &hall : design.halls)
        results.halls.push_back(computeHall(design, hall, results));
    results.loops = computeLoops(design, placed, results.types);
    for (const LoopCooling &loop : results.loops) {
        results.coolantFlow.add(loop.flow);
        liquidDevices -= loop.liquidDevices;
    }
    results.coolantFlow.unknownCount += std::max(0, liquidDevices); // that no loop serves
    addPumps(design, results.halls);
    for (std::size_t i = 0; i < design.halls.size(); ++i) {
        results.halls[i].coolingPower.add(rejectionOf(design.halls[i], results));
        results.coolingPower.add(results.halls[i].coolingPower);
        results.otherPower.add(otherPowerOf(design.halls[i], results));
    }
    return results;
}

const HallCooling *coolingOfHall(const CoolingResults &results, const HallId &hall)
{
    return firstOf(results.halls, [&](const HallCooling &one) { return one.hall == hall; });
}

const LoopCooling *coolingOfLoop(const CoolingResults &results, const CoolingLoopId &loop)
{
    return firstOf(results.loops, [&](const LoopCooling &one) { return one.loop == loop; });
}

const RackAir *airOf(const CoolingResults &results, const RackTypeId &type, const HallId &hall)
{
    return firstOf(results.racks,
                   [&](const RackAir &rack) { return rack.type == type && rack.hall == hall; });
}

const CoolingLoop *loopOf(const Design &design, const RowId &row)
{
    return firstOf(design.coolingLoops,
                   [&](const CoolingLoop &loop) { return std::ranges::count(loop.rows, row) > 0; });
}

} // namespace clusterwright
