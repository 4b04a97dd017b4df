// The thermal calculators for liquids.
#include "model/calculators/groups.h"

#include "model/calculators/thermal.h"

namespace clusterwright::calc {
namespace {

/// The coolant that the inputs describe: its two properties, or a fluid with its temperature.
Result<Coolant> coolantOf(const Inputs &in)
{
    const auto density = in.maybeNumber("density_kg_per_m3"), specificHeat = in.maybeNumber("cp_j_per_kg_k");
    const auto mean = in.maybeNumber("mean_c");
    const bool isExplicit = density || specificHeat, isNamed = in.has("fluid") || mean;
    if (isExplicit == isNamed)
        return refuse("fluid", "with mean_c, or density_kg_per_m3 with cp_j_per_kg_k must be given, and not "
                               "both.");
    if (isExplicit && !density)
        return refuse("density_kg_per_m3", "is missing beside cp_j_per_kg_k; it must be a number > 0.");
    if (isExplicit && !specificHeat)
        return refuse("cp_j_per_kg_k", "is missing beside density_kg_per_m3; it must be a number > 0.");
    if (isExplicit)
        return Coolant{kilogramsPerCubicMetre(*density), joulesPerKilogramKelvin(*specificHeat)};
    if (!in.has("fluid"))
        return refuse("fluid", "is missing beside mean_c; it must be one of water, PG25.");
    if (!mean)
        return refuse("mean_c", "is missing beside fluid; it must be a number, 20..60.");
    return in.text("fluid") == "water" ? waterAt(celsius(*mean)) : propyleneGlycol25At(celsius(*mean));
}

Result<Record> coolantFlowOf(const Inputs &in)
{
    const auto givenHeat = in.maybeNumber("heat_kw"), givenFlow = in.maybeNumber("flow_lpm");
    if (givenHeat.has_value() == givenFlow.has_value())
        return refuse("heat_kw", "or flow_lpm must be given, and not both.");
    const auto coolant = coolantOf(in);
    if (!coolant)
        return coolant.error();
    const TemperatureRise rise = kelvins(in.number("delta_t_k"));
    const VolumeFlow flow = givenFlow ? litresPerMinute(*givenFlow)
                                      : coolantFlowFor(kilowatts(*givenHeat), coolant.value(), rise);
    const double heat = givenHeat ? *givenHeat : inKilowatts(heatCarried(flow, coolant.value(), rise));
    const double massFlow =
        inCubicMetresPerSecond(flow) * inKilogramsPerCubicMetre(coolant.value().density); // kg/s
    return Record{{"mass_flow_kg_per_s", massFlow},
                  {"flow_lpm", inLitresPerMinute(flow)},
                  {"flow_lpm_per_kw", inLitresPerMinute(flow) / heat},
                  {"heat_kw", heat}};
}

Calculator coolantFlowRow()
{
    return {
        "thermal.coolant_flow",
        "Coolant flow for a heat load, or heat carried by a flow.",
        {number("heat_kw", above(0), "heat to remove").optional(),
         number("flow_lpm", above(0), "coolant flow").optional(),
         number("delta_t_k", above(0), "temperature rise of the coolant"),
         number("density_kg_per_m3", above(0), "density of another coolant").optional(),
         number("cp_j_per_kg_k", above(0), "specific heat of another coolant").optional(),
         text("fluid", List{"water", "PG25"}, "built-in fluid").optional(),
         number("mean_c", between(20, 60), "mean temperature of a built-in fluid").optional()},
        {{"mass_flow_kg_per_s", "mass flow"},
         {"flow_lpm", "volume flow"},
         {"flow_lpm_per_kw", "flow_lpm/heat_kw"},
         {"heat_kw", "heat"}},
        "mass flow = 1000*heat_kw/(cp*delta_t_k); flow_lpm = 60000*mass flow/density; the inverse when "
        "flow_lpm is given. Water, linear between rows (T: density, cp): 20: 998.2, 4182; 30: 995.7, 4178; "
        "40: 992.2, 4179; 50: 988.0, 4181; 60: 983.2, 4185. PG25: density = 1032 - 0.35*T, cp = 3850 + "
        "1.5*T.",
        "Exactly one of heat_kw and flow_lpm; either density_kg_per_m3 with cp_j_per_kg_k, or fluid with "
        "mean_c. No boiling.",
        "Energy balance Q = m cp dT; water within 0.1 % of IAPWS-95; PG25 a linear fit that meets the "
        "OCP guidelines for liquid cooling, 1.5 l/min per kW at 10 K.",
        coolantFlowOf};
}

Result<Record> rideThroughOf(const Inputs &in)
{
    const double buffer = in.number("buffer_l") / 1000 * in.number("density_kg_per_m3");
    const Time time = rideThrough(kilograms(in.number("fluid_mass_kg") + buffer),
                                  joulesPerKilogramKelvin(in.number("cp_j_per_kg_k")),
                                  kelvins(in.number("margin_k")), watts(in.number("heat_w")));
    return Record{{"time_s", inSeconds(time)}};
}

Calculator rideThroughRow()
{
    return {
        "thermal.ride_through",
        "Time until the coolant reaches its limit after loss of flow or of facility water.",
        {number("fluid_mass_kg", above(0), "mass of fluid in the loop"),
         number("buffer_l", atLeast(0), "volume of a buffer tank").orElse(0),
         number("density_kg_per_m3", above(0), "density of the fluid in the buffer").orElse(1030),
         number("cp_j_per_kg_k", above(0), "specific heat"),
         number("margin_k", above(0), "temperature rise that is allowed"),
         number("heat_w", above(0), "heat input")},
        {{"time_s", "time until the limit"}},
        "time_s = (fluid_mass_kg + buffer_l/1000*density_kg_per_m3)*cp_j_per_kg_k*margin_k/heat_w.",
        "The fluid mixes and takes all heat; metal and pipes add to it, a stopped pump takes away from it.",
        "Energy balance. Figure: OCP Modular TCS, appendix H, 840 kg at 2 MW last 24 s.",
        rideThroughOf};
}

Result<Record> cduCountOf(const Inputs &in)
{
    const auto rated = in.maybeNumber("rated_approach_k"), actual = in.maybeNumber("actual_approach_k");
    if (actual && !rated)
        return refuse("rated_approach_k", "is missing beside actual_approach_k; it must be a number > 0.");
    if (rated && !actual)
        return refuse("actual_approach_k", "is missing beside rated_approach_k; it must be a number > 0.");
    const Power heat = kilowatts(in.number("liquid_heat_kw")), nominal = kilowatts(in.number("cdu_rated_kw"));
    const Power each = rated ? deratedCdu(nominal, kelvins(*rated), kelvins(*actual)) : nominal;
    const double duty = dutyUnits(heat, each);
    const double load = heat / (each * duty);
    return Record{{"effective_cdu_kw", inKilowatts(each)},
                  {"duty", duty},
                  {"installed", duty + in.number("spare_units")},
                  {"failover_load", load}};
}

Calculator cduCountRow()
{
    return {"thermal.cdu_count",
            "Coolant distribution units needed, with spares and a derate by approach temperature.",
            {number("liquid_heat_kw", above(0), "heat in the loop"),
             number("cdu_rated_kw", above(0), "rating of one unit"),
             integer("spare_units", atLeast(0), "redundant units; N+1 is 1").orElse(1),
             number("rated_approach_k", above(0), "approach at the rating").optional(),
             number("actual_approach_k", above(0), "approach in this project").optional()},
            {{"effective_cdu_kw", "cdu_rated_kw*actual_approach_k/rated_approach_k, or cdu_rated_kw"},
             {"duty", "ceil(liquid_heat_kw/effective_cdu_kw)", Type::Integer},
             {"installed", "duty + spare_units", Type::Integer},
             {"failover_load", "liquid_heat_kw/(duty*effective_cdu_kw)"}},
            "As in the outputs.",
            "Both approach keys or neither. Capacity in proportion to the approach at equal flows is a first "
            "estimate; the vendor's selection decides.",
            "Count of equal units; heat exchange in proportion to the temperature difference.",
            cduCountOf};
}

Result<Record> pressureDropOf(const Inputs &in)
{
    const Pressure drop =
        pressureDrop(kilopascals(in.number("dp_ref_kpa")), litresPerMinute(in.number("flow_ref_lpm")),
                     litresPerMinute(in.number("flow_lpm")), in.number("exponent"));
    return Record{{"dp_kpa", inKilopascals(drop)}};
}

Calculator pressureDropRow()
{
    return {
        "thermal.pressure_drop",
        "Pressure drop scaled from a reference point.",
        {number("dp_ref_kpa", atLeast(0), "pressure drop at the reference flow"),
         number("flow_ref_lpm", above(0), "reference flow"), number("flow_lpm", atLeast(0), "flow"),
         number("exponent", between(1, 2), "flow exponent").orElse(1.8)},
        {{"dp_kpa", "dp_ref_kpa*(flow_lpm/flow_ref_lpm)^exponent"}},
        "dp_kpa = dp_ref_kpa*(flow_lpm/flow_ref_lpm)^exponent.",
        "The same fluid at the same temperature and the same regime of flow; 1 is laminar, 2 fully rough.",
        "Power law of pipe friction; Blasius gives 1.75 for smooth pipes.",
        pressureDropOf};
}

Result<Record> pumpPowerOf(const Inputs &in)
{
    const Power power = pumpPower(litresPerMinute(in.number("flow_lpm")), kilopascals(in.number("dp_kpa")),
                                  in.number("efficiency"));
    return Record{{"pump_kw", inKilowatts(power)}};
}

Calculator pumpPowerRow()
{
    return {"thermal.pump_power",
            "Shaft power of a pump.",
            {number("flow_lpm", atLeast(0), "flow"), number("dp_kpa", atLeast(0), "pressure rise"),
             number("efficiency", aboveUpTo(0, 1), "pump efficiency")},
            {{"pump_kw", "flow_lpm/60000*dp_kpa/efficiency"}},
            "pump_kw = flow_lpm/60000*dp_kpa/efficiency.",
            "Losses of motor and drive come on top.",
            "Hydraulic power P = V dp.",
            pumpPowerOf};
}

} // namespace

std::vector<Calculator> coolantCalculators()
{
    return {coolantFlowRow(), rideThroughRow(), cduCountRow(), pressureDropRow(), pumpPowerRow()};
}

} // namespace clusterwright::calc
