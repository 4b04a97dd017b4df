#include "model/explaincooling.h"

#include "model/design/field.h"
#include "model/text.h"

namespace clusterwright {
namespace {

struct CoolingMetric {
    Metric about;
    std::optional<Explanation> (*explain)(const ExplainContext &, const Metric &, const std::string &);
};

Explanation begin(const Metric &metric, const std::string &object, const std::string &name)
{
    return {metric.key, object, std::string(metric.title) + " of " + name, {}, metric.formula, metric.unit};
}

std::optional<Explanation> explainHallAir(const ExplainContext &context, const Metric &metric,
                                          const std::string &object)
{
    const Hall *hall = findById(context.design.halls, object);
    if (!hall)
        return std::nullopt;
    const HallCooling &cooling = *coolingOfHall(context.evaluation.results.cooling, object);
    Explanation why = begin(metric, object, hall->name);
    showValue(why, cooling.supply, cooling.needed.unknownCount,
              formatQuantity(cooling.supply.value_or(VolumeFlow{})));
    why.inputs = {{"air needed by all racks", formatTotal(cooling.needed),
                   "the sum of the racks in the hall, each Q / (ρ cp ΔT)"},
                  statedInput(fieldsOf(*hall), "bypass", hall->air.source)};
    return why;
}

std::optional<Explanation> explainAirHandlers(const ExplainContext &context, const Metric &metric,
                                              const std::string &object)
{
    const Hall *hall = findById(context.design.halls, object);
    if (!hall)
        return std::nullopt;
    const HallCooling &cooling = *coolingOfHall(context.evaluation.results.cooling, object);
    Explanation why = begin(metric, object, hall->name);
    const auto &forHeat = cooling.unitsForHeat, &forAir = cooling.unitsForAir;
    const std::int64_t units = std::max(forHeat.value_or(0), forAir.value_or(0));
    why.known = static_cast<double>(units);
    why.unknownCount = !forHeat + !forAir;
    why.value = totalText(why.known, why.unknownCount, std::to_string(units));
    why.unknownRule = "Where heat or air cannot be counted, the other one gives the least number.";
    const auto countText = [](const std::optional<std::int64_t> &count) {
        return count ? std::to_string(*count) : std::string("unknown");
    };
    const auto fields = fieldsOf(*hall);
    why.inputs = {{"heat that the air handlers take", formatTotal(cooling.heat),
                   "heat to air of all racks, less what their rear doors take"},
                  statedInput(fields, "air_handler_capacity_w", hall->air.source),
                  {"air handlers for the heat", countText(forHeat), ""},
                  {"air that the hall supplies", cooling.supply ? formatQuantity(*cooling.supply) : "unknown",
                   "see hall_airflow_m3_per_s"},
                  statedInput(fields, "air_handler_airflow_m3_per_s", hall->air.source),
                  {"air handlers for the air", countText(forAir), ""},
                  statedInput(fields, "air_handlers", hall->air.source)};
    return why;
}

constexpr std::array table{
    CoolingMetric{{"inlet_c", "Inlet temperature", "°C", "T = Ts + r × ΔT / (1 - r)"}, explainInlet},
    CoolingMetric{{"air_needed_m3_per_s", "Air needed in its hall", "m³/s", "V = Q_air / (ρ × cp × ΔT)"},
                  explainAirNeeded},
    CoolingMetric{{"coolant_flow_lpm", "Coolant flow", "l/min", "V = Q_liquid / (ρ × cp × ΔT)"},
                  explainRackCoolant},
    CoolingMetric{{"air_handlers_needed", "Air handlers needed, without a spare", "",
                   "the larger of ⌈Q / capacity⌉ and ⌈V / airflow⌉"},
                  explainAirHandlers},
    CoolingMetric{{"hall_airflow_m3_per_s", "Air to be supplied", "m³/s", "V = Σ V_rack / (1 - bypass)"},
                  explainHallAir},
    CoolingMetric{{"loop_flow_lpm", "Coolant flow", "l/min", "V = Σ Q_liquid / (ρ × cp × ΔT)"},
                  explainLoopFlow},
    CoolingMetric{{"cdu_duty_one_lost_w", "Duty of each CDU with one lost", "W", "Q / (n - 1)"},
                  explainCduDuty},
    CoolingMetric{{"pressure_drop_pa", "Pressure drop at the design flow", "Pa",
                   "Δp = Δp_rack (V_rack / V_ref)^1.8 + Δp_pipe (V / V_ref)^1.8"},
                  explainPressure},
    CoolingMetric{{"ride_through_s", "Ride-through without pumps", "s", "t = m × cp × ΔT / Q"},
                  explainRideThrough},
    CoolingMetric{{"dew_point_c", "Dew point of the air", "°C",
                   "Td = 243.12 g / (17.62 - g), g = ln φ + 17.62 T / (243.12 + T)"},
                  explainDewPoint},
    CoolingMetric{{"point_load_kg", "Load under each foot", "kg", "m / 4, shared evenly"}, explainPointLoad},
    CoolingMetric{{"shipping_mass_kg", "Shipping mass", "kg", "rack + parts + cables + coolant"},
                  explainShippingMass},
    CoolingMetric{{"cable_fill", "Fill of the fullest cable manager", "", "n × π × d² / 4 / A"},
                  explainCableFill},
};

/// "Cables of Compute rack", once for each rack.
void addTerm(Explanation &why, const std::string &what, const RackType &type, int racks,
             const std::optional<Mass> &mass)
{
    if (!mass)
        return;
    const Mass sum = *mass * static_cast<double>(racks);
    why.terms.push_back(
        {{},
         what + " of " + type.name,
         racks,
         inKilograms(sum),
         std::to_string(racks) + " × " + formatQuantity(*mass) + " = " + formatQuantity(sum),
         type.allowances.source.empty() ? "stated for the rack type" : type.allowances.source});
}

} // namespace

std::span<const Metric> coolingMetrics()
{
    static const std::vector<Metric> list = [] {
        std::vector<Metric> all;
        for (const CoolingMetric &metric : table)
            all.push_back(metric.about);
        return all;
    }();
    return list;
}

std::optional<Explanation> explainCooling(const ExplainContext &context, const std::string &metric,
                                          const std::string &object)
{
    for (const CoolingMetric &row : table)
        if (metric == row.about.key)
            return row.explain(context, row.about, object);
    return std::nullopt;
}

void addAllowances(Explanation &why, const std::vector<std::pair<const RackType *, int>> &types)
{
    std::string without;
    for (const auto &[type, racks] : types) {
        const RackAllowances &allowances = type->allowances;
        addTerm(why, "Cables", *type, racks, allowances.cables);
        addTerm(why, "Coolant", *type, racks, allowances.coolant);
        if (!allowances.cables || !allowances.coolant)
            without += (without.empty() ? "" : ", ") + type->name;
    }
    if (!without.empty())
        why.inputs.push_back({"cables and coolant", "left out as far as they are not stated",
                              "nothing is stated of one or both for " + without});
}

void showFlow(Explanation &why, const Total<VolumeFlow> &flow)
{
    showValue(why, std::optional(flow.known), flow.unknownCount, formatCoolantFlow(flow.known));
    why.known = inLitresPerMinute(flow.known);
}

ExplainedInput statedInput(const std::vector<Field> &fields, const std::string &key,
                           const std::string &source)
{
    const Field &field = *findField(fields, key);
    const std::string text = fieldText(field);
    if (text.empty())
        return {field.title, "not stated", {}};
    return {field.title, text, source.empty() ? "stated in the design" : source};
}

} // namespace clusterwright
