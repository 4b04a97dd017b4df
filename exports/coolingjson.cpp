#include "exports/coolingjson.h"

#include "exports/jsonparts.h"

namespace clusterwright {
namespace {

using nlohmann::json;

template <typename Q>
json baseNumber(const std::optional<Q> &value)
{
    return value ? number(inBaseUnit(*value)) : json();
}

json litres(const std::optional<VolumeFlow> &flow)
{
    return flow ? number(inLitresPerMinute(*flow)) : json();
}

json litres(const Total<VolumeFlow> &flow)
{
    return sum(inLitresPerMinute(flow.known), flow.unknownCount);
}

json count(const std::optional<std::int64_t> &value)
{
    return value ? json(*value) : json();
}

const char *verdictName(Verdict verdict)
{
    return verdict == Verdict::Pass ? "pass" : verdict == Verdict::Fail ? "fail" : "not_evaluated";
}

json rackAirJson(const RackAir &rack, const RackHeat &heat)
{
    return {{"type", rack.type},
            {"racks", rack.racks},
            {"air_heat_w", sum(heat.air)},
            {"rear_door_w", sum(heat.taken)},
            {"to_room_w", sum(heat.toRoom())},
            {"airflow_needed_m3_per_s", sum(rack.needed)},
            {"rise_k", baseNumber(rack.rise)},
            {"inlet_c", baseNumber(rack.inlet)},
            {"inlet_is_least", rack.isInletLeast},
            {"highest_inlet_c", baseNumber(rack.highestInlet)}};
}

json hallJson(const Hall &hall, const HallCooling &cooling, const CoolingResults &results)
{
    json racks = json::array();
    for (const RackAir &rack : results.racks)
        if (rack.hall == hall.id)
            racks.push_back(rackAirJson(rack, results.types.at(rack.type)));
    return {{"id", hall.id},
            {"name", hall.name},
            {"air_heat_w", sum(cooling.heatToAir)},
            {"rear_doors_w", sum(cooling.rearDoors)},
            {"heat_w", sum(cooling.heat)},
            {"airflow_needed_m3_per_s", sum(cooling.needed)},
            {"airflow_supplied_m3_per_s", baseNumber(cooling.supply)},
            {"supply_c", baseNumber(hall.air.supply)},
            {"return_c", baseNumber(cooling.returnTemperature)},
            {"air_handlers", count(hall.air.units)},
            {"air_handlers_for_heat", count(cooling.unitsForHeat)},
            {"air_handlers_for_air", count(cooling.unitsForAir)},
            {"normal",
             {{"capacity_w", baseNumber(cooling.capacity.all)},
              {"airflow_m3_per_s", baseNumber(cooling.airflow.all)},
              {"verdict", verdictName(cooling.withAll)}}},
            {"worst_failure",
             {{"lost", "one air handler"},
              {"capacity_w", baseNumber(cooling.capacity.oneLost)},
              {"airflow_m3_per_s", baseNumber(cooling.airflow.oneLost)},
              {"verdict", verdictName(cooling.withOneLost)}}},
            {"cooling_power_w", sum(cooling.coolingPower)},
            {"racks", std::move(racks)}};
}

json loopJson(const CoolingLoop &loop, const LoopCooling &cooling)
{
    json rows = json::array(), racks = json::array();
    for (const LoopRow &row : cooling.rows)
        rows.push_back({{"row", row.row},
                        {"racks", row.racks},
                        {"heat_w", sum(row.heat)},
                        {"flow_lpm", litres(row.flow)}});
    for (const LoopRack &rack : cooling.racks)
        racks.push_back({{"type", rack.type},
                         {"racks", rack.racks},
                         {"heat_w", sum(rack.heat)},
                         {"flow_lpm", litres(rack.flow)}});
    const auto &coolant = cooling.coolant;
    return {{"id", loop.id},
            {"name", loop.name},
            {"coolant", nameOf(loop.coolant)},
            {"rows", std::move(rows)},
            {"racks", std::move(racks)},
            {"heat_w", sum(cooling.heat)},
            {"flow_lpm", litres(cooling.flow)},
            {"supply_c", baseNumber(loop.supply)},
            {"mean_c", baseNumber(cooling.mean)},
            {"return_c", baseNumber(cooling.returned)},
            {"density_kg_per_m3", coolant ? number(inKilogramsPerCubicMetre(coolant->density)) : json()},
            {"specific_heat_j_per_kg_k",
             coolant ? number(inJoulesPerKilogramKelvin(coolant->specificHeat)) : json()},
            {"approach_k", baseNumber(cooling.approach)},
            {"cdus", count(loop.units)},
            {"cdus_needed", count(cooling.unitsNeeded)},
            {"cdu_capacity_w", baseNumber(cooling.unitCapacity)},
            {"normal",
             {{"capacity_w", baseNumber(cooling.capacity.all)},
              {"flow_lpm", litres(cooling.available.all)},
              {"verdict", verdictName(cooling.withAll)}}},
            {"worst_failure",
             {{"lost", "one CDU"},
              {"capacity_w", baseNumber(cooling.capacity.oneLost)},
              {"flow_lpm", litres(cooling.available.oneLost)},
              {"rise_k", baseNumber(cooling.riseOneLost)},
              {"duty_of_each_w", baseNumber(cooling.dutyOneLost)},
              {"verdict", verdictName(cooling.withOneLost)}}},
            {"pressure_drop_pa", baseNumber(cooling.drop)},
            {"head_pa", baseNumber(loop.unitHead)},
            {"velocity_m_per_s", baseNumber(cooling.velocity)},
            {"dew_point_c", baseNumber(cooling.dewPoint)},
            {"dew_point_margin_k", baseNumber(cooling.dewPointMargin)},
            {"ride_through_s", baseNumber(cooling.rideThrough)}};
}

} // namespace

json hallsJson(const Design &design, const CoolingResults &cooling)
{
    json halls = json::array();
    for (std::size_t i = 0; i < design.halls.size(); ++i)
        halls.push_back(hallJson(design.halls[i], cooling.halls[i], cooling));
    return halls;
}

json loopsJson(const Design &design, const CoolingResults &cooling)
{
    json loops = json::array();
    for (std::size_t i = 0; i < design.coolingLoops.size(); ++i)
        loops.push_back(loopJson(design.coolingLoops[i], cooling.loops[i]));
    return loops;
}

} // namespace clusterwright
