// The table of fields of everything that stands behind the racks: power chain, cooling, upkeep, economics.
// Files, scripts, inspector and comparison share it. A visitor has what fieldtable.h asks for.
#pragma once

#include "model/design/fieldtable.h"

namespace clusterwright {

constexpr double mostUnits = 1e6;        // of anything that is counted
constexpr double warmest = 100;          // degrees Celsius; above any air or water of a hall
constexpr double longestTime = 31'536e5; // seconds; a hundred years

template <typename SomeAir, typename Visitor>
void visitAirFields(SomeAir &air, const Visitor &visit)
{
    visit.number({"supply_c", "Supply air", "°C", "°C", -20, warmest}, air.supply);
    visit.number({"relative_humidity", "Relative humidity", "", "%", 0.01, 1}, air.humidity);
    visit.number({"recirculation", "Recirculated share of the intake", "", "%", 0, 0.95}, air.recirculation);
    visit.number({"bypass", "Share of the air that bypasses the devices", "", "%", 0, 0.95}, air.bypass);
    visit.number({"air_handlers", "Air handlers", "", "", 0, mostUnits, true}, air.units);
    visit.number({"air_handler_capacity_w", "Capacity of an air handler", "W", "kW", 0, mostOfAnyUnit},
                 air.unitCapacity);
    visit.number(
        {"air_handler_airflow_m3_per_s", "Airflow of an air handler", "m³/s", "m³/h", 0, mostOfAnyUnit},
        air.unitAirflow);
    visit.number({"air_handler_fan_w", "Fan power of an air handler", "W", "kW", 0, mostOfAnyUnit},
                 air.unitFanPower);
    visit.number({"heat_rejection", "Power of chillers and towers per heat", "", "", 0, 10},
                 air.heatRejection);
    visit.number({"other_power_w", "Other power of the building", "W", "kW", 0, mostOfAnyUnit},
                 air.otherPower);
    visit.text("air_source", "Source of the air figures", air.source);
}

template <typename SomeSource, typename Visitor>
void visitSourceFields(SomeSource &source, const Design *design, const Visitor &visit)
{
    visit.text("name", "Name", source.name, false);
    visit.choice("kind", "Kind", source.kind);
    const auto isSource = [&](const std::string &id) {
        return design && id != source.id && findById(design->powerSources, id);
    };
    visit.list("fed_by", "Fed by", source.fedBy, isSource,
               "must list other power sources, such as \"ups-1,ups-2\"; empty where the chain begins.");
    visit.choice("standby", "Standby", source.standby);
    visit.choice("phases", "Phases", source.phases);
    visit.number({"line_voltage_v", "Line voltage", "V", "V", 1, 1e6}, source.lineVoltage);
    visit.number({"breaker_a", "Breaker", "A", "A", 0, 1e6}, source.breaker);
    visit.number({"trip_a", "Instantaneous trip", "A", "A", 0, 1e7}, source.trip);
    visit.choice("rotates_lines", "Lines rotate from rack to rack", source.rotates);
    visit.choice("fully_rated", "Rated for 100 % continuously", source.fullyRated);
    visit.number({"rating_va", "Rating", "VA", "kVA", 0, 1e12}, source.rating);
    visit.number({"efficiency", "Efficiency", "", "%", 0.01, 1}, source.efficiency);
    visit.number({"diversity", "Diversity", "", "", 0, 1}, source.diversity);
    visit.number({"cap_w", "Enforced power cap", "W", "kW", 0, 1e12}, source.cap);
    visit.text("source", "Source of its figures", source.source);
}

template <typename SomeSwing, typename Visitor>
void visitSwingFields(SomeSwing &swing, const Visitor &visit)
{
    visit.number({"low_fraction", "Power while exchanging over maximum power", "", "%", 0, 1},
                 swing.lowFraction);
    visit.number({"compute_s", "Compute time of an iteration", "s", "s", 0, longestTime}, swing.computeTime);
    visit.number({"exchange_s", "Exchange time of an iteration", "s", "s", 0, longestTime},
                 swing.exchangeTime);
    visit.number({"storage_j", "Usable storage that smooths the load", "J", "kJ", 0, 1e15}, swing.storage);
    visit.number({"swing_limit_w", "Swing limit of the site", "W", "kW", 0, 1e12}, swing.swingLimit);
    visit.number({"ramp_limit_kw_per_s", "Ramp limit of the site", "kW/s", "kW/s", 0, 1e9}, swing.rampLimit);
}

template <typename SomeLoop, typename Visitor>
void visitLoopFields(SomeLoop &loop, const Design *design, const Visitor &visit)
{
    visit.text("name", "Name", loop.name, false);
    const auto isRow = [&](const std::string &id) { return design && findById(design->rows, id); };
    visit.list("rows", "Rows served", loop.rows, isRow,
               "must list rows of the design, such as \"row-a,row-b\".");
    visit.choice("coolant", "Coolant", loop.coolant);
    visit.number({"facility_supply_c", "Facility water supply", "°C", "°C", 0, warmest}, loop.facilitySupply);
    visit.number({"supply_c", "Coolant supply", "°C", "°C", 0, warmest}, loop.supply);
    visit.number({"rise_k", "Temperature rise of the coolant", "K", "K", 0.5, warmest}, loop.rise);
    visit.number({"cdus", "CDUs", "", "", 0, mostUnits, true}, loop.units);
    visit.number({"cdu_capacity_w", "Capacity of a CDU", "W", "kW", 0, mostOfAnyUnit}, loop.unitCapacity);
    visit.number({"cdu_rated_approach_k", "Rated approach of a CDU", "K", "K", 0.1, warmest},
                 loop.ratedApproach);
    visit.number({"cdu_flow_m3_per_s", "Flow of a CDU", "m³/s", "l/min", 0, mostOfAnyUnit}, loop.unitFlow);
    visit.number({"cdu_head_pa", "Pressure that a CDU offers", "Pa", "kPa", 0, mostOfAnyUnit}, loop.unitHead);
    visit.number({"cdu_pump_w", "Pump power of a CDU", "W", "kW", 0, mostOfAnyUnit}, loop.unitPumpPower);
    visit.number({"rack_drop_pa", "Pressure drop of a rack", "Pa", "kPa", 0, mostOfAnyUnit}, loop.rackDrop);
    visit.number({"rack_drop_flow_m3_per_s", "at a flow of", "m³/s", "l/min", 0, mostOfAnyUnit},
                 loop.rackDropFlow);
    visit.number({"pipe_drop_pa", "Pressure drop of pipes and hoses", "Pa", "kPa", 0, mostOfAnyUnit},
                 loop.pipeDrop);
    visit.number({"pipe_drop_flow_m3_per_s", "at a loop flow of", "m³/s", "l/min", 0, mostOfAnyUnit},
                 loop.pipeDropFlow);
    visit.number({"bore_m", "Bore of the main pipe", "m", "mm", 0, 10}, loop.bore);
    visit.number({"coolant_kg", "Mass of the coolant", "kg", "kg", 0, mostOfAnyUnit}, loop.coolantMass);
    visit.number({"margin_k", "Margin until devices throttle", "K", "K", 0, warmest}, loop.margin);
    visit.number({"transfer_s", "Pumps stand after a power loss for", "s", "s", 0, longestTime},
                 loop.transfer);
    visit.text("source", "Source of its figures", loop.source);
}

template <typename SomeAllowances, typename Visitor>
void visitAllowanceFields(SomeAllowances &allowances, const Visitor &visit)
{
    visit.number({"cable_mass_kg", "Mass of cables", "kg", "kg", 0, mostOfAnyUnit}, allowances.cables);
    visit.number({"coolant_mass_kg", "Mass of coolant", "kg", "kg", 0, mostOfAnyUnit}, allowances.coolant);
    visit.number({"cable_count", "Cables in the fullest manager", "", "", 0, mostUnits, true},
                 allowances.cableCount);
    visit.number({"cable_diameter_m", "Diameter of such a cable", "m", "mm", 0, 1}, allowances.cableDiameter);
    visit.number({"manager_area_m2", "Inner cross-section of that manager", "m²", "cm²", 0, 100},
                 allowances.managerArea);
    visit.number({"rear_door_w", "Heat that the rear door takes", "W", "kW", 0, mostOfAnyUnit},
                 allowances.rearDoor);
    visit.number({"shipping_limit_kg", "Mass limit of dock, lift and truck", "kg", "kg", 0, mostOfAnyUnit},
                 allowances.shippingLimit);
    visit.number({"shipping_height_m", "Height of the lowest door on the way", "m", "mm", 0, 100},
                 allowances.shippingHeight);
    visit.choice("shelves_survive", "Power shelves survive the loss of a", allowances.survives);
    visit.text("allowance_source", "Source of the allowances", allowances.source);
}

template <typename SomeUpkeep, typename Visitor>
void visitUpkeepFields(SomeUpkeep &upkeep, const Visitor &visit)
{
    visit.number({"lead_time_s", "Lead time of a spare", "s", "d", 0, longestTime}, upkeep.leadTime);
    visit.number({"service_level", "Service level of spares", "", "%", 0.01, 0.999999}, upkeep.serviceLevel);
    visit.number({"common_cause", "Common-cause share of failures of a pair", "", "%", 0, 1},
                 upkeep.commonCause);
    visit.number({"checkpoint_s", "Pause of a checkpoint", "s", "s", 0, longestTime}, upkeep.checkpoint);
    visit.number({"restart_s", "Restart of a job", "s", "min", 0, longestTime}, upkeep.restart);
    visit.number({"checkpoint_every_s", "Planned checkpoint interval", "s", "min", 0, longestTime},
                 upkeep.checkpointEvery);
    visit.number({"stopping_share", "Share of node failures that stop the job", "", "%", 0, 1},
                 upkeep.stoppingShare);
}

template <typename SomeComponent, typename Visitor>
void visitComponentFields(SomeComponent &component, const Visitor &visit)
{
    visit.number({"failures_per_year", "Failures of one unit per year", "", "", 0, 1000},
                 component.failuresPerYear);
    visit.number({"repair_s", "Time to repair", "s", "h", 0, longestTime}, component.repair);
    visit.number({"stock", "Spares in stock", "", "", 0, mostUnits, true}, component.stock);
    visit.choiceFigure("hot_swap", "Exchanged while its device runs", component.hotSwap);
}

template <typename SomeEconomics, typename Visitor>
void visitEconomicsFields(SomeEconomics &economics, const Visitor &visit)
{
    visit.number({"spare_fraction", "Spares bought", "", "%", 0, 1}, economics.spares);
    visit.number({"discount", "Discount on list", "", "%", 0, 0.99}, economics.discount);
    visit.number({"freight", "Freight on net", "", "%", 0, 10}, economics.freight);
    visit.number({"tax", "Tax on net and freight", "", "%", 0, 10}, economics.tax);
    visit.number({"integration", "Integration on net", "", "%", 0, 10}, economics.integration);
    visit.number({"annual_rate", "Cost of money per year", "", "%", 0, 1}, economics.annualRate);
    visit.number({"years", "Years of use", "", "", 0.1, 100}, economics.years);
    visit.number({"residual_fraction", "Residual value", "", "%", 0, 0.99}, economics.residual);
    visit.number({"energy_price_usd_per_kwh", "Price of energy", "USD/kWh", "USD/kWh", 0, 100},
                 economics.energyPrice);
    visit.number({"power_utilisation", "Average power over typical power", "", "%", 0, 1.5},
                 economics.usedPower);
    visit.number({"pue", "PUE", "", "", 1, 10}, economics.pue);
    visit.number({"maintenance_fraction", "Maintenance per year", "", "%", 0, 10}, economics.maintenance);
    visit.number({"space_usd_per_rack_month", "Space of a rack per month", "USD", "USD", 0, mostOfAnyUnit},
                 economics.space);
    visit.number({"sold_utilisation", "Accelerator hours used", "", "%", 0.01, 1}, economics.soldHours);
    visit.number({"carbon_kg_per_kwh", "Carbon of energy", "kg/kWh", "kg/kWh", 0, 10}, economics.carbon);
    visit.number({"embodied_kg_per_rack", "Embodied carbon of a rack", "kg", "t", 0, mostOfAnyUnit},
                 economics.embodied);
}

} // namespace clusterwright
