// Why the air, the coolant, and the loads on floor and way of a rack are what they are.
#include "model/design/field.h"
#include "model/explaincooling.h"
#include "model/text.h"

namespace clusterwright {
namespace {

/// A rack with what it stands in.
struct FoundRack {
    const Rack *rack = nullptr;
    const RackType *type = nullptr;
    const Hall *hall = nullptr;
    const RackAir *air = nullptr;
};

std::optional<FoundRack> findRack(const ExplainContext &context, const std::string &object)
{
    const Design &design = context.design;
    const Rack *rack = findById(design.racks, object);
    if (!rack)
        return std::nullopt;
    const Hall *hall = findById(design.halls, findById(design.rows, rack->row)->hall);
    return FoundRack{rack, findById(design.rackTypes, rack->type), hall,
                     airOf(context.evaluation.results.cooling, rack->type, hall->id)};
}

/// The rack type itself, or that of a rack.
const RackType *typeOf(const Design &design, const std::string &object)
{
    const Rack *rack = findById(design.racks, object);
    return findById(design.rackTypes, rack ? rack->type : object);
}

Explanation begin(const Metric &metric, const std::string &object, const std::string &name)
{
    return {metric.key, object, std::string(metric.title) + " of " + name, {}, metric.formula, metric.unit};
}

ExplainedInput riseInput(const ExplainContext &context, const FoundRack &found)
{
    const auto &assumed = context.design.assumptions.airRise;
    if (!found.hall->limits.rackAirflow)
        return {"temperature rise ΔT", formatQuantity(assumed.value), sourceText(assumed)};
    return {"temperature rise ΔT", found.air->rise ? formatQuantity(*found.air->rise) : "unknown",
            "heat to air / (ρ cp V) at the air that the hall supplies to a rack"};
}

ExplainedInput densityInput(const FoundRack &found)
{
    return {"density of air ρ", formatNumber(inKilogramsPerCubicMetre(found.air->density), 3) + " kg/m³",
            found.hall->air.supply ? "ideal gas at the supply temperature and the altitude of the hall"
                                   : "as the design assumes, at the altitude of the hall"};
}

} // namespace

std::optional<Explanation> explainInlet(const ExplainContext &context, const Metric &metric,
                                        const std::string &object)
{
    const auto found = findRack(context, object);
    if (!found)
        return std::nullopt;
    Explanation why = begin(metric, object, found->rack->name);
    const auto &inlet = found->air->inlet;
    showValue(why, inlet, inlet && found->air->isInletLeast, inlet ? formatQuantity(*inlet) : std::string());
    if (found->air->isInletLeast)
        why.unknownRule = "With an unknown recirculated share the inlet is at least as warm as the supply.";
    const auto fields = fieldsOf(*found->hall);
    const auto &limit = found->air->highestInlet;
    why.inputs = {
        statedInput(fields, "supply_c", found->hall->air.source),
        statedInput(fields, "recirculation", found->hall->air.source),
        riseInput(context, *found),
        {"warmest inlet of its devices", limit ? formatQuantity(*limit) : "unknown",
         "the lowest of the limits of its devices, else of their classes at the altitude of the hall"}};
    return why;
}

std::optional<Explanation> explainAirNeeded(const ExplainContext &context, const Metric &metric,
                                            const std::string &object)
{
    const auto found = findRack(context, object);
    if (!found)
        return std::nullopt;
    Explanation why = begin(metric, object, found->rack->name);
    const Total<VolumeFlow> &needed = found->air->needed;
    showValue(why, std::optional(needed.known), needed.unknownCount, formatQuantity(needed.known));
    const auto &rise = context.design.assumptions.airRise;
    why.inputs = {{"heat to air Q",
                   formatTotal(context.evaluation.results.cooling.types.at(found->type->id).air),
                   "of each device the larger of maximum power and published heat, less its liquid share"},
                  densityInput(*found),
                  {"temperature rise ΔT", formatQuantity(rise.value), sourceText(rise)},
                  {"specific heat cp", "1,006 J/(kg K)",
                   "dry air at room temperature; ASHRAE Handbook, Fundamentals, psychrometrics"}};
    return why;
}

std::optional<Explanation> explainRackCoolant(const ExplainContext &context, const Metric &metric,
                                              const std::string &object)
{
    const auto found = findRack(context, object);
    if (!found)
        return std::nullopt;
    Explanation why = begin(metric, object, found->rack->name);
    const CoolingResults &results = context.evaluation.results.cooling;
    const RackHeat &heat = results.types.at(found->type->id);
    const CoolingLoop *loop = loopOf(context.design, found->rack->row);
    Total<VolumeFlow> flow{{}, heat.liquidDevices};
    why.inputs = {{"heat to liquid Q", formatTotal(heat.liquid),
                   "of each device the larger of maximum power and published heat, times its liquid share"}};
    if (loop) {
        const LoopCooling &cooling = *coolingOfLoop(results, loop->id);
        flow = std::ranges::find(cooling.racks, found->type->id, &LoopRack::type)->flow;
        const auto fields = fieldsOf(*loop);
        for (const char *key : {"coolant", "supply_c", "rise_k"})
            why.inputs.push_back(statedInput(fields, key, loop->source));
    } else {
        why.inputs.push_back({"loop", "none serves its row", {}});
    }
    showFlow(why, flow);
    return why;
}

std::optional<Explanation> explainPointLoad(const ExplainContext &context, const Metric &metric,
                                            const std::string &object)
{
    const RackType *type = typeOf(context.design, object);
    if (!type)
        return std::nullopt;
    Explanation why = begin(metric, object, "one " + type->name);
    const Total<Mass> &mass = context.evaluation.results.types.at(type->id).one.bulk.all;
    const Total<Mass> load = pointLoad(mass);
    showValue(why, std::optional(load.known), load.unknownCount, formatQuantity(load.known));
    why.inputs = {{"mass m", formatTotal(mass), "see mass_kg"}, {"feet", "4", "method"}};
    return why;
}

std::optional<Explanation> explainShippingMass(const ExplainContext &context, const Metric &metric,
                                               const std::string &object)
{
    const RackType *type = typeOf(context.design, object);
    if (!type)
        return std::nullopt;
    Explanation why = begin(metric, object, "one " + type->name);
    const Bulk &bulk = context.evaluation.results.types.at(type->id).one.bulk;
    showValue(why, std::optional(bulk.all.known), bulk.all.unknownCount, formatQuantity(bulk.all.known));
    const auto fields = fieldsOf(*type);
    const std::string &source = type->allowances.source;
    const Part &rack = rackPartOf(context.design, *type);
    why.inputs = {{"contents with cables and coolant", formatTotal(bulk.contents), "see mass_kg"},
                  {"empty rack", rack.size.mass ? formatQuantity(rack.size.mass->value) : "unknown",
                   sourcesOf(context, rack, {"mass_kg"})},
                  statedInput(fields, "cable_mass_kg", source),
                  statedInput(fields, "coolant_mass_kg", source),
                  statedInput(fields, "shipping_limit_kg", source)};
    return why;
}

std::optional<Explanation> explainCableFill(const ExplainContext &context, const Metric &metric,
                                            const std::string &object)
{
    const RackType *type = typeOf(context.design, object);
    if (!type)
        return std::nullopt;
    Explanation why = begin(metric, object, type->name);
    const auto fill = cableFill(type->allowances);
    why.known = fill.value_or(0);
    why.unknownCount = !fill;
    why.value = totalText(why.known, why.unknownCount, formatPercent(why.known));
    why.unknownRule =
        "Count, diameter and cross-section are as stated, or unknown; they do not follow from the networks.";
    const auto fields = fieldsOf(*type);
    for (const char *key : {"cable_count", "cable_diameter_m", "manager_area_m2"})
        why.inputs.push_back(statedInput(fields, key, type->allowances.source));
    return why;
}

} // namespace clusterwright
