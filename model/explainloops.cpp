// Why the flow, the duty, the pressure, the ride-through and the dew point of a liquid loop are what they
// are.
#include "model/design/field.h"
#include "model/explaincooling.h"
#include "model/text.h"

namespace clusterwright {
namespace {

struct FoundLoop {
    const CoolingLoop &plan;
    const LoopCooling &result;
    Explanation why;

    /// Adds stated values by the keys of their fields.
    void addStated(const std::vector<const char *> &keys)
    {
        const auto fields = fieldsOf(plan);
        for (const char *key : keys)
            why.inputs.push_back(statedInput(fields, key, plan.source));
    }
};

std::optional<FoundLoop> findLoop(const ExplainContext &context, const Metric &metric,
                                  const std::string &object)
{
    const CoolingLoop *loop = findById(context.design.coolingLoops, object);
    if (!loop)
        return std::nullopt;
    return FoundLoop{*loop,
                     *coolingOfLoop(context.evaluation.results.cooling, object),
                     {metric.key,
                      object,
                      std::string(metric.title) + " of " + loop->name,
                      {},
                      metric.formula,
                      metric.unit}};
}

ExplainedInput heatInput(const LoopCooling &result)
{
    return {"heat to liquid Q", formatTotal(result.heat),
            "of the racks in its rows: of each device the larger of maximum power and published heat, times "
            "its liquid share"};
}

/// Density and specific heat at the mean temperature.
void addCoolant(FoundLoop &loop)
{
    const auto &coolant = loop.result.coolant;
    const std::string source = loop.plan.coolant == Fluid::Water
                                   ? "water, linear between 20, 30, 40, 50 and 60 °C"
                                   : "water with 25 % propylene glycol: 1032 - 0.35 T, 3850 + 1.5 T";
    loop.why.inputs.push_back({"mean temperature",
                               loop.result.mean ? formatQuantity(*loop.result.mean) : "unknown",
                               "supply + rise / 2"});
    loop.why.inputs.push_back(
        {"density ρ",
         coolant ? formatNumber(inKilogramsPerCubicMetre(coolant->density), 1) + " kg/m³" : "unknown",
         source});
    loop.why.inputs.push_back(
        {"specific heat cp",
         coolant ? formatNumber(inJoulesPerKilogramKelvin(coolant->specificHeat), 0) + " J/(kg K)"
                 : "unknown",
         source});
}

} // namespace

std::optional<Explanation> explainLoopFlow(const ExplainContext &context, const Metric &metric,
                                           const std::string &object)
{
    auto loop = findLoop(context, metric, object);
    if (!loop)
        return std::nullopt;
    showFlow(loop->why, loop->result.flow);
    loop->why.inputs.push_back(heatInput(loop->result));
    loop->addStated({"coolant", "supply_c", "rise_k"});
    addCoolant(*loop);
    return loop->why;
}

std::optional<Explanation> explainCduDuty(const ExplainContext &context, const Metric &metric,
                                          const std::string &object)
{
    auto loop = findLoop(context, metric, object);
    if (!loop)
        return std::nullopt;
    const auto &duty = loop->result.dutyOneLost;
    showValue(loop->why, duty, 0, formatQuantity(duty.value_or(Power{})));
    loop->why.inputs.push_back(heatInput(loop->result));
    loop->addStated({"cdus", "cdu_capacity_w", "cdu_rated_approach_k", "supply_c", "facility_supply_c"});
    const auto &capacity = loop->result.unitCapacity;
    loop->why.inputs.push_back({"capacity of a CDU at the actual approach",
                                capacity ? formatQuantity(*capacity) : "unknown",
                                "estimate: the rated capacity in proportion to the approach"});
    return loop->why;
}

std::optional<Explanation> explainPressure(const ExplainContext &context, const Metric &metric,
                                           const std::string &object)
{
    auto loop = findLoop(context, metric, object);
    if (!loop)
        return std::nullopt;
    const LoopCooling &result = loop->result;
    showValue(loop->why, result.drop, result.flow.unknownCount,
              formatQuantity(result.drop.value_or(Pressure{})));
    VolumeFlow fullest{};
    for (const LoopRack &rack : result.racks)
        fullest = std::max(fullest, rack.flow.known);
    loop->why.inputs.push_back(
        {"flow of the fullest rack", formatCoolantFlow(fullest), "see coolant_flow_lpm"});
    loop->addStated({"rack_drop_pa", "rack_drop_flow_m3_per_s"});
    loop->why.inputs.push_back(
        {"flow of the loop", formatCoolantFlow(result.flow.known), "see loop_flow_lpm"});
    loop->addStated({"pipe_drop_pa", "pipe_drop_flow_m3_per_s", "cdu_head_pa"});
    return loop->why;
}

std::optional<Explanation> explainRideThrough(const ExplainContext &context, const Metric &metric,
                                              const std::string &object)
{
    auto loop = findLoop(context, metric, object);
    if (!loop)
        return std::nullopt;
    const LoopCooling &result = loop->result;
    const auto &time = result.rideThrough;
    showValue(loop->why, time, 0, formatQuantity(time.value_or(Time{})));
    if (time && result.heat.unknownCount > 0) {
        loop->why.unknownCount = result.heat.unknownCount;
        loop->why.value = "at most " + formatQuantity(*time);
        loop->why.unknownRule = "Heat that is not known makes it shorter.";
    }
    loop->why.inputs.push_back(heatInput(result));
    loop->addStated({"coolant_kg", "margin_k", "transfer_s"});
    addCoolant(*loop);
    return loop->why;
}

std::optional<Explanation> explainDewPoint(const ExplainContext &context, const Metric &metric,
                                           const std::string &object)
{
    auto loop = findLoop(context, metric, object);
    if (!loop)
        return std::nullopt;
    const auto &level = loop->result.dewPoint;
    showValue(loop->why, level, 0, level ? formatQuantity(*level) : std::string());
    for (const Hall &hall : context.design.halls) {
        const bool isServed = std::ranges::any_of(loop->plan.rows, [&](const RowId &row) {
            return findById(context.design.rows, row)->hall == hall.id;
        });
        if (!isServed)
            continue;
        for (const char *key : {"supply_c", "relative_humidity"}) {
            loop->why.inputs.push_back(statedInput(fieldsOf(hall), key, hall.air.source));
            loop->why.inputs.back().name += ", " + hall.name;
        }
    }
    loop->addStated({"supply_c"});
    return loop->why;
}

} // namespace clusterwright
