#include "model/analysis/liquidcooling.h"

#include <algorithm>
#include <unordered_map>

namespace clusterwright {
namespace {

using RackCounts = std::map<std::size_t, int>; // by the place of the rack type in the design

struct RowContent {
    const Hall *hall = nullptr;
    RackCounts racks;
};
using Rows = std::unordered_map<std::string_view, RowContent>;

/// The hall of every row, and how many racks of each type stand in it.
Rows rowsOf(const Design &design)
{
    Rows rows;
    for (const Row &row : design.rows)
        rows[row.id].hall = findById(design.halls, row.hall);
    std::unordered_map<std::string_view, std::size_t> types;
    for (std::size_t i = 0; i < design.rackTypes.size(); ++i)
        types.emplace(design.rackTypes[i].id, i);
    for (const Rack &rack : design.racks)
        ++rows.at(rack.row).racks[types.at(rack.type)];
    return rows;
}

Coolant coolantAt(Fluid fluid, Temperature mean)
{
    return fluid == Fluid::Water ? waterAt(mean) : propyleneGlycol25At(mean);
}

/// The flow for the known heat; where the coolant is not known every device that it cools is unknown.
Total<VolumeFlow> flowFor(const CoolingLoop &loop, const std::optional<Coolant> &coolant,
                          const RackHeat &heat)
{
    if (!coolant)
        return {{}, heat.liquidDevices};
    return {coolantFlowFor(heat.liquid.known, *coolant, *loop.rise), heat.liquid.unknownCount};
}

/// A drop at its reference flow, at another one; none if one of them is unknown, or the reference is nothing.
std::optional<Pressure> dropAt(VolumeFlow flow, const std::optional<Pressure> &reference,
                               const std::optional<VolumeFlow> &referenceFlow)
{
    constexpr double smoothTurbulent = 1.8;
    if (!reference || !referenceFlow || !(*referenceFlow > VolumeFlow{}))
        return std::nullopt;
    return pressureDrop(*reference, *referenceFlow, flow, smoothTurbulent);
}

void addRacks(LoopCooling &cooling, const Design &design, const CoolingLoop &loop, const Rows &rows,
              const std::map<RackTypeId, RackHeat> &heats)
{
    RackCounts all;
    for (const RowId &row : loop.rows) {
        LoopRow entry{row, 0, {}, {}};
        for (const auto &[type, count] : rows.at(row).racks) {
            const RackHeat &heat = heats.at(design.rackTypes[type].id);
            all[type] += count;
            entry.racks += count;
            entry.heat.add(heat.liquid, count);
            entry.flow.add(flowFor(loop, cooling.coolant, heat), count);
            cooling.liquidDevices += heat.liquidDevices * count;
        }
        cooling.heat.add(entry.heat);
        cooling.flow.add(entry.flow);
        cooling.rows.push_back(std::move(entry));
    }
    for (const auto &[type, count] : all) {
        const RackTypeId &id = design.rackTypes[type].id;
        cooling.racks.push_back(
            {id, count, heats.at(id).liquid, flowFor(loop, cooling.coolant, heats.at(id))});
    }
}

void addUnits(LoopCooling &cooling, const CoolingLoop &loop)
{
    cooling.approach = whenKnown([](Temperature supply, Temperature facility) { return supply - facility; },
                                 loop.supply, loop.facilitySupply);
    cooling.unitCapacity = whenKnown(
        [](Power rated, TemperatureRise ratedApproach, TemperatureRise approach) {
            return deratedCdu(rated, ratedApproach, std::max(approach, TemperatureRise{}));
        },
        loop.unitCapacity, loop.ratedApproach, cooling.approach);
    if (cooling.unitCapacity && *cooling.unitCapacity > Power{} && cooling.heat.unknownCount == 0)
        cooling.unitsNeeded = static_cast<std::int64_t>(dutyUnits(cooling.heat.known, *cooling.unitCapacity));
    cooling.capacity = redundantOf(loop.units, cooling.unitCapacity);
    cooling.available = redundantOf(loop.units, loop.unitFlow);
    if (loop.units && *loop.units > 1 && cooling.heat.unknownCount == 0)
        cooling.dutyOneLost = cooling.heat.known / static_cast<double>(*loop.units - 1);
    cooling.withAll = worseOf(checkLimit(cooling.heat, cooling.capacity.all),
                              checkLimit(cooling.flow, cooling.available.all));
    cooling.withOneLost = checkLimit(cooling.heat, cooling.capacity.oneLost);
    const auto &left = cooling.available.oneLost;
    if (loop.rise && cooling.coolant && left && *left > VolumeFlow{})
        cooling.riseOneLost = *loop.rise * std::max(1.0, static_cast<double>(cooling.flow.known / *left));
}

void addPipes(LoopCooling &cooling, const CoolingLoop &loop)
{
    if (!cooling.coolant)
        return;
    VolumeFlow fullest{};
    for (const LoopRack &rack : cooling.racks)
        fullest = std::max(fullest, rack.flow.known);
    cooling.rackDrop = dropAt(fullest, loop.rackDrop, loop.rackDropFlow);
    cooling.pipeDrop = dropAt(cooling.flow.known, loop.pipeDrop, loop.pipeDropFlow);
    cooling.drop = whenKnown([](Pressure rack, Pressure pipe) { return rack + pipe; }, cooling.rackDrop,
                             cooling.pipeDrop);
    if (constexpr Length thinnest = metres(1e-6); loop.bore && *loop.bore > thinnest)
        cooling.velocity = pipeVelocity(cooling.flow.known, *loop.bore);
}

/// The highest dew point of the halls that the rows stand in; none if one of them does not state its air.
std::optional<Temperature> dewPointOver(const Rows &rows, const CoolingLoop &loop)
{
    std::optional<Temperature> highest;
    for (const RowId &id : loop.rows) {
        const HallAir &air = rows.at(id).hall->air;
        if (!air.supply || !air.humidity)
            return std::nullopt;
        const Temperature level = dewPoint(*air.supply, *air.humidity);
        highest = std::max(level, highest.value_or(level));
    }
    return highest;
}

void addLimits(LoopCooling &cooling, const Rows &rows, const CoolingLoop &loop,
               const std::map<RackTypeId, std::vector<Placed>> &placed)
{
    cooling.dewPoint = dewPointOver(rows, loop);
    cooling.dewPointMargin = whenKnown([](Temperature supply, Temperature dew) { return supply - dew; },
                                       loop.supply, cooling.dewPoint);
    for (const LoopRack &rack : cooling.racks)
        for (const Placed &device : placed.at(rack.type)) {
            const Thermal &thermal = device.part->thermal;
            if (!drawsPower(*device.part) || !thermal.liquidFraction || !(thermal.liquidFraction->value > 0))
                continue;
            if (thermal.highestCoolant)
                cooling.highestSupply =
                    std::min(thermal.highestCoolant->value,
                             cooling.highestSupply.value_or(thermal.highestCoolant->value));
            else
                cooling.withoutLimit += rack.racks;
        }
    if (cooling.heat.known > Power{})
        cooling.rideThrough = whenKnown(
            [&](Mass mass, const Coolant &coolant, TemperatureRise margin) {
                return rideThrough(mass, coolant.specificHeat, margin, cooling.heat.known);
            },
            loop.coolantMass, cooling.coolant, loop.margin);
}

} // namespace

std::vector<LoopCooling> computeLoops(const Design &design,
                                      const std::map<RackTypeId, std::vector<Placed>> &placed,
                                      const std::map<RackTypeId, RackHeat> &heats)
{
    std::vector<LoopCooling> loops;
    if (design.coolingLoops.empty())
        return loops;
    const Rows rows = rowsOf(design);
    for (const CoolingLoop &loop : design.coolingLoops) {
        LoopCooling cooling{.loop = loop.id};
        cooling.mean = whenKnown([](Temperature supply, TemperatureRise rise) { return supply + rise / 2.0; },
                                 loop.supply, loop.rise);
        cooling.returned = whenKnown([](Temperature supply, TemperatureRise rise) { return supply + rise; },
                                     loop.supply, loop.rise);
        cooling.coolant =
            whenKnown([&](Temperature mean) { return coolantAt(loop.coolant, mean); }, cooling.mean);
        addRacks(cooling, design, loop, rows, heats);
        addUnits(cooling, loop);
        addPipes(cooling, loop);
        addLimits(cooling, rows, loop, placed);
        loops.push_back(std::move(cooling));
    }
    return loops;
}

} // namespace clusterwright
