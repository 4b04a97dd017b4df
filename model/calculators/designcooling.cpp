// Design values of the thermal calculators: of a device or a rack in the air of its hall, and of a loop.
#include "model/calculators/designscope.h"

#include "model/calculators/thermal.h"

#include <algorithm>

namespace clusterwright::calc {
namespace {

std::optional<Known> typeAirHeat(const Scope &scope)
{
    std::optional<Known> known;
    if (scope.results)
        known = knownTotal(scope.results->one.heat.air, nameOfType(scope) + ": heat to air");
    return known;
}

/// Of the type the air side; a single device gives all of its power to the air unless a liquid takes a share.
std::optional<Known> deviceAirHeat(const Scope &scope)
{
    std::optional<Known> known;
    if (!scope.device || !scope.device->electrical.max || !scope.device->thermal.liquidFraction)
        return known;
    const double toAir = 1 - scope.device->thermal.liquidFraction->value;
    known = fieldOf(scope, Owner::Device, "max_power_w");
    known->value = inWatts(scope.device->electrical.max->value) * toAir;
    if (toAir < 1)
        known->from += ", less its share to liquid";
    return known;
}

std::optional<Known> hallAirflow(const Scope &scope)
{
    return fieldOf(scope, Owner::Hall, "rack_airflow_m3_per_s");
}

/// A text that the calculator knows too.
std::optional<Known> fluid(const Scope &scope)
{
    auto known = fieldOf(scope, Owner::Loop, "coolant");
    if (known)
        known->value = scope.loop->coolant == Fluid::Water ? "water" : "PG25";
    return known;
}

/// Between supply and return.
std::optional<Temperature> meanTemperature(const Scope &scope)
{
    std::optional<Temperature> mean;
    if (scope.loop && scope.loop->supply && scope.loop->rise)
        mean = *scope.loop->supply + *scope.loop->rise / 2.0;
    return mean;
}

std::optional<Known> mean(const Scope &scope)
{
    return knownQuantity(meanTemperature(scope),
                         scope.loop ? scope.loop->name + ": supply and half of the rise" : std::string());
}

std::optional<Coolant> coolant(const Scope &scope)
{
    constexpr Temperature lowest(20), highest(60); // of the tables of both fluids
    std::optional<Coolant> found;
    const auto at = meanTemperature(scope);
    if (at && *at >= lowest && *at <= highest)
        found = scope.loop->coolant == Fluid::Water ? waterAt(*at) : propyleneGlycol25At(*at);
    return found;
}

std::optional<Known> specificHeat(const Scope &scope)
{
    std::optional<Known> known;
    if (const auto fluid = coolant(scope))
        known = Known{inBaseUnit(fluid->specificHeat),
                      scope.loop->name + ": its coolant at the mean temperature"};
    return known;
}

std::optional<Known> density(const Scope &scope)
{
    std::optional<Known> known;
    if (const auto fluid = coolant(scope))
        known = Known{inBaseUnit(fluid->density), scope.loop->name + ": its coolant at the mean temperature"};
    return known;
}

/// Heat to liquid of all racks in the rows that the loop serves.
std::optional<Total<Power>> loopHeat(const Scope &scope)
{
    std::optional<Total<Power>> heat;
    if (!scope.loop)
        return heat;
    heat.emplace();
    for (const Rack &rack : scope.design.racks)
        if (std::ranges::count(scope.loop->rows, rack.row) > 0)
            heat->add(scope.evaluation.results.types.at(rack.type).one.heat.liquid);
    return heat;
}

std::optional<Known> liquidHeat(const Scope &scope)
{
    const auto heat = loopHeat(scope);
    std::optional<Known> known;
    if (heat)
        known = knownTotal(*heat, scope.loop->name + ": heat to liquid of the racks it serves");
    return known;
}

std::optional<Known> approach(const Scope &scope)
{
    std::optional<Known> known;
    if (scope.loop && scope.loop->supply && scope.loop->facilitySupply)
        known = Known{inKelvins(*scope.loop->supply - *scope.loop->facilitySupply),
                      scope.loop->name + ": coolant supply less facility water"};
    return known;
}

/// With a rack the drop through it, else that of the pipes.
Finder rackOrPipe(const char *ofRack, const char *ofPipe)
{
    return [=](const Scope &scope) { return fieldOf(scope, Owner::Loop, scope.type ? ofRack : ofPipe); };
}

std::optional<Known> flow(const Scope &scope)
{
    std::optional<Known> known;
    const auto fluid = coolant(scope);
    const auto heat = scope.results ? std::optional(scope.results->one.heat.liquid) : loopHeat(scope);
    if (fluid && heat && heat->unknownCount == 0 && heat->known > Power{})
        known = knownQuantity(std::optional(coolantFlowFor(heat->known, *fluid, *scope.loop->rise)),
                              (scope.results ? nameOfType(scope) : scope.loop->name) +
                                  ": flow for its heat to liquid");
    return known;
}

} // namespace

std::vector<DesignRow> coolingRows()
{
    const Finder airHeat = either(typeAirHeat, deviceAirHeat), altitude = field(Owner::Hall, "altitude_m");
    const Finder rise = field(Owner::Design, "air_temperature_rise_k");
    return {{"thermal.airflow", "heat_w", airHeat},
            {"thermal.airflow", "delta_t_k", rise},
            {"thermal.airflow", "inlet_c", field(Owner::Hall, "supply_c")},
            {"thermal.airflow", "altitude_m", altitude},
            {"thermal.airflow_btu", "heat_btu_per_h", airHeat},
            {"thermal.rise", "heat_w", either(deviceAirHeat, typeAirHeat)},
            {"thermal.rise", "airflow_cfm", either(field(Owner::Device, "airflow_m3_per_s"), hallAirflow)},
            {"thermal.inlet_class", "ashrae_class", field(Owner::Device, "inlet_class")},
            {"thermal.inlet_class", "altitude_m", altitude},
            {"thermal.dew_point", "dry_bulb_c", field(Owner::Hall, "supply_c")},
            {"thermal.dew_point", "relative_humidity", field(Owner::Hall, "relative_humidity")},
            {"thermal.dew_point", "supply_c", field(Owner::Loop, "supply_c")},
            {"thermal.recirculation", "supply_c", field(Owner::Hall, "supply_c")},
            {"thermal.recirculation", "server_delta_t_k", rise},
            {"thermal.recirculation", "recirculation", field(Owner::Hall, "recirculation")},
            {"thermal.recirculation", "limit_c", field(Owner::Device, "highest_inlet_c")},
            {"thermal.fan_power", "rated_w", field(Owner::Hall, "air_handler_fan_w")},
            {"thermal.coolant_flow", "heat_kw", liquidHeat},
            {"thermal.coolant_flow", "delta_t_k", field(Owner::Loop, "rise_k")},
            {"thermal.coolant_flow", "fluid", fluid},
            {"thermal.coolant_flow", "mean_c", mean},
            {"thermal.ride_through", "fluid_mass_kg", field(Owner::Loop, "coolant_kg")},
            {"thermal.ride_through", "density_kg_per_m3", density},
            {"thermal.ride_through", "cp_j_per_kg_k", specificHeat},
            {"thermal.ride_through", "margin_k", field(Owner::Loop, "margin_k")},
            {"thermal.ride_through", "heat_w", liquidHeat},
            {"thermal.cdu_count", "liquid_heat_kw", liquidHeat},
            {"thermal.cdu_count", "cdu_rated_kw", field(Owner::Loop, "cdu_capacity_w")},
            {"thermal.cdu_count", "rated_approach_k", field(Owner::Loop, "cdu_rated_approach_k")},
            {"thermal.cdu_count", "actual_approach_k", approach},
            {"thermal.pressure_drop", "dp_ref_kpa", rackOrPipe("rack_drop_pa", "pipe_drop_pa")},
            {"thermal.pressure_drop", "flow_ref_lpm",
             rackOrPipe("rack_drop_flow_m3_per_s", "pipe_drop_flow_m3_per_s")},
            {"thermal.pressure_drop", "flow_lpm", flow},
            {"thermal.pump_power", "flow_lpm", field(Owner::Loop, "cdu_flow_m3_per_s")},
            {"thermal.pump_power", "dp_kpa", field(Owner::Loop, "cdu_head_pa")}};
}

} // namespace clusterwright::calc
