// The thermal calculators for air; those for liquids are in coolanttable.cpp.
#include "model/calculators/groups.h"

#include "model/calculators/counting.h"
#include "model/calculators/thermal.h"

#include <algorithm>
#include <iterator>

namespace clusterwright::calc {
namespace {

Result<Record> airflowOf(const Inputs &in)
{
    const Power heat = watts(in.number("heat_w"));
    const TemperatureRise rise = kelvins(in.number("delta_t_k"));
    const Density density = airDensity(celsius(in.number("inlet_c")), metres(in.number("altitude_m")));
    const VolumeFlow flow = airflowFor(heat, density, rise);
    return Record{{"density_kg_per_m3", inKilogramsPerCubicMetre(density)},
                  {"airflow_m3_per_s", inCubicMetresPerSecond(flow)},
                  {"airflow_cfm", inCubicFeetPerMinute(flow)},
                  {"rule_cfm", ruleOfThumbCfm(heat, rise)}};
}

Calculator airflowRow()
{
    return {"thermal.airflow",
            "Airflow that removes a heat load at a given rise, with altitude and inlet temperature.",
            {number("heat_w", atLeast(0), "heat into the air"),
             number("delta_t_k", above(0), "temperature rise of the air"),
             number("inlet_c", between(-20, 60), "inlet temperature").orElse(20),
             number("altitude_m", between(0, 5000), "altitude").orElse(0)},
            {{"density_kg_per_m3", "air density"},
             {"airflow_m3_per_s", "volume flow"},
             {"airflow_cfm", "airflow_m3_per_s*2118.88"},
             {"rule_cfm", "rule for sea level, 1.76*heat_w/delta_t_k"}},
            "p = 101325*(1 - 2.25577e-5*altitude_m)^5.25588; density = p/(287.05*(inlet_c + 273.15)); flow = "
            "heat_w/(density*1006*delta_t_k).",
            "Dry air at its inlet density, steady state, no recirculation.",
            "U.S. Standard Atmosphere 1976 (pressure, gas constant); ASHRAE Handbook, Fundamentals, "
            "psychrometrics (specific heat 1,006 J/(kg K)).",
            airflowOf};
}

Result<Record> airflowBtuOf(const Inputs &in)
{
    const double heat = in.number("heat_btu_per_h");
    return Record{{"heat_w", inWatts(btuPerHour(heat))},
                  {"airflow_cfm", heat / (in.number("cfm_factor") * in.number("delta_t_f"))}};
}

Calculator airflowBtuRow()
{
    return {"thermal.airflow_btu",
            "Imperial airflow rule from BTU/h and a rise in Fahrenheit degrees.",
            {number("heat_btu_per_h", atLeast(0), "heat"),
             number("delta_t_f", above(0), "temperature rise of the air in degrees F"),
             number("cfm_factor", above(0), "constant of the rule, BTU/h per CFM and degree F").orElse(1.08)},
            {{"heat_w", "heat_btu_per_h/3.412142"}, {"airflow_cfm", "heat_btu_per_h/(cfm_factor*delta_t_f)"}},
            "airflow_cfm = heat_btu_per_h/(cfm_factor*delta_t_f).",
            "The factor 1.08 holds for standard air at sea level; it falls with the density of the air.",
            "Sensible heat of standard air (ASHRAE Handbook, Fundamentals); figures of the Oracle Exadata "
            "Cloud@Customer X11M data sheet.",
            airflowBtuOf};
}

Result<Record> riseOf(const Inputs &in)
{
    const auto given = in.maybeNumber("heat_w"), imperial = in.maybeNumber("heat_btu_per_h");
    if (given.has_value() == imperial.has_value())
        return refuse("heat_w", "or heat_btu_per_h must be given, and not both.");
    const Power heat = given ? watts(*given) : btuPerHour(*imperial);
    const TemperatureRise rise = riseByRule(heat, in.number("airflow_cfm"), in.number("cfm_constant"));
    return Record{{"heat_w", inWatts(heat)}, {"delta_t_k", inKelvins(rise)}};
}

Calculator riseRow()
{
    return {
        "thermal.rise",
        "Temperature rise of air from heat and airflow.",
        {number("heat_w", atLeast(0), "heat in W").optional(),
         number("heat_btu_per_h", atLeast(0), "heat in BTU/h").optional(),
         number("airflow_cfm", above(0), "airflow"),
         number("cfm_constant", above(0), "CFM*K per W").orElse(1.76)},
        {{"heat_w", "as given, or heat_btu_per_h/3.412142"},
         {"delta_t_k", "cfm_constant*heat_w/airflow_cfm"}},
        "delta_t_k = cfm_constant*heat_w/airflow_cfm.",
        "Exactly one of heat_w and heat_btu_per_h. The constant 1.76 holds for air of 20 C at sea level.",
        "Sensible heat of standard air. Figure: NVIDIA DGX H100/H200 user guide, 1,105 CFM at 38,557 BTU/h.",
        riseOf};
}

Result<Record> inletClassOf(const Inputs &in)
{
    const InletLimits limits =
        inletLimits(*fromName<AirClass>(in.text("ashrae_class")), metres(in.number("altitude_m")));
    return Record{{"min_inlet_c", inCelsius(limits.lowest)},
                  {"max_inlet_c", inCelsius(limits.highest)},
                  {"recommended_max_c", inCelsius(limits.recommendedHighest)}};
}

Calculator inletClassRow()
{
    return {
        "thermal.inlet_class",
        "Inlet temperature limits of an ASHRAE air class at altitude.",
        {text("ashrae_class", List{"A1", "A2", "A3", "A4"}, "class"),
         number("altitude_m", between(0, 3050), "altitude").orElse(0)},
        {{"min_inlet_c", "allowable minimum"},
         {"max_inlet_c", "allowable maximum after derating for altitude"},
         {"recommended_max_c", "27 for all four classes, not derated"}},
        "Allowable: A1 15-32 C, A2 10-35, A3 5-40, A4 5-45. max_inlet_c = class maximum - max(0, "
        "altitude_m - 900)/s with s = 300 (A1, A2), 175 (A3), 125 (A4) metres per K.",
        "Dry bulb only; humidity and rate of change have limits of their own. A vendor may allow less.",
        "ASHRAE TC 9.9, Thermal Guidelines for Data Processing Environments; the slopes as in data sheets of "
        "Microsoft, Dell and Oracle.",
        inletClassOf};
}

Result<Record> dewPointOf(const Inputs &in)
{
    const Temperature dew = dewPoint(celsius(in.number("dry_bulb_c")), in.number("relative_humidity"));
    Record out{{"dew_point_c", inCelsius(dew)}};
    if (const auto supply = in.maybeNumber("supply_c")) {
        const double margin = inKelvins(celsius(*supply) - dew);
        out.add("margin_k", margin);
        out.add("ok", fits(in.number("required_margin_k"), margin));
    }
    return out;
}

Calculator dewPointRow()
{
    return {"thermal.dew_point",
            "Dew point, and the margin of a coolant supply temperature above it.",
            {number("dry_bulb_c", between(-40, 60), "air temperature"),
             number("relative_humidity", aboveUpTo(0, 1), "relative humidity as a ratio"),
             number("supply_c", between(0, 90), "coolant supply temperature").optional(),
             number("required_margin_k", atLeast(0), "margin that is required").orElse(2)},
            {{"dew_point_c", "dew point"},
             {"margin_k", "supply_c - dew_point_c", Type::Number, "supply_c"},
             {"ok", "that margin_k >= required_margin_k", Type::Flag, "supply_c"}},
            "Magnus: g = ln(relative_humidity) + 17.62*T/(243.12 + T); dew point = 243.12*g/(17.62 - g).",
            "Over water; the formula holds within 0.35 K from -45 to 60 C.",
            "Sonntag 1990, constants as in WMO-No. 8, Guide to Instruments and Methods of Observation.",
            dewPointOf};
}

Result<Record> recirculationOf(const Inputs &in)
{
    const Temperature supply = celsius(in.number("supply_c"));
    const TemperatureRise rise = kelvins(in.number("server_delta_t_k"));
    const auto limit = in.maybeNumber("limit_c");
    if (limit && celsius(*limit) < supply)
        return refuse("limit_c", *limit, "at least supply_c", inCelsius(supply));
    const double inlet = inCelsius(inletWithRecirculation(supply, rise, in.number("recirculation")));
    Record out{{"inlet_c", inlet}};
    if (limit) {
        out.add("max_recirculation", largestRecirculation(supply, rise, celsius(*limit)));
        out.add("ok", fits(inlet, *limit));
    }
    return out;
}

Calculator recirculationRow()
{
    return {
        "thermal.recirculation",
        "Server inlet temperature with exhaust recirculation, and the most that keeps a limit.",
        {number("supply_c", between(-20, 60), "supply air temperature"),
         number("server_delta_t_k", above(0), "rise through the server"),
         number("recirculation", fromBelow(0, 1), "share of the intake that is exhaust").orElse(0),
         number("limit_c", between(-20, 80), "inlet limit").optional()},
        {{"inlet_c", "supply_c + recirculation*server_delta_t_k/(1 - recirculation)"},
         {"max_recirculation", "x/(x + server_delta_t_k), x = limit_c - supply_c", Type::Number, "limit_c"},
         {"ok", "that inlet_c <= limit_c", Type::Flag, "limit_c"}},
        "inlet_c = supply_c + recirculation*server_delta_t_k/(1 - recirculation).",
        "limit_c >= supply_c. Steady state with a constant rise; fans that speed up with the inlet change "
        "it.",
        "Mixing balance of supply air and the server's own exhaust.",
        recirculationOf};
}

Result<Record> fanPowerOf(const Inputs &in)
{
    const double speed = in.number("speed_fraction");
    return Record{{"fan_w", in.number("rated_w") * fanPowerShare(speed)},
                  {"flow_fraction", speed},
                  {"pressure_fraction", speed * speed}};
}

Calculator fanPowerRow()
{
    return {"thermal.fan_power",
            "Fan affinity laws.",
            {number("rated_w", atLeast(0), "fan power at full speed"),
             number("speed_fraction", aboveUpTo(0, 1), "speed over full speed")},
            {{"fan_w", "rated_w*speed_fraction^3"},
             {"flow_fraction", "speed_fraction"},
             {"pressure_fraction", "speed_fraction^2"}},
            "Power goes with the cube of the speed, flow with the speed, pressure with its square.",
            "The same fan and the same system curve; motor and drive losses do not follow the cube.",
            "Fan laws, ASHRAE Handbook, HVAC Systems and Equipment, Fans.",
            fanPowerOf};
}

} // namespace

std::vector<Calculator> thermalCalculators()
{
    std::vector<Calculator> rows{airflowRow(),  airflowBtuRow(),    riseRow(),    inletClassRow(),
                                 dewPointRow(), recirculationRow(), fanPowerRow()};
    std::ranges::move(coolantCalculators(), std::back_inserter(rows));
    return rows;
}

} // namespace clusterwright::calc
