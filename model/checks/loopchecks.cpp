// Rules about liquid loops: flow, capacity, temperatures, pressure, velocity and ride-through.
#include "model/checks/rule.h"
#include "model/evaluation.h"

#include <cmath>

namespace clusterwright {
namespace {

/// A loop that cools something, as it was decided and what follows.
struct LoopInUse {
    const CoolingLoop &plan;
    const LoopCooling &result;
};

/// One finding for each loop for which `check` makes one; loops without liquid-cooled devices are left out.
template <typename Check>
std::vector<Finding> checkLoops(const RuleContext &context, const Check &check)
{
    std::vector<Finding> findings;
    const auto &results = context.results.cooling.loops; // in the order of the design
    for (std::size_t i = 0; i < results.size(); ++i) {
        const LoopInUse loop{context.design.coolingLoops[i], results[i]};
        if (loop.result.liquidDevices == 0)
            continue;
        for (Finding &finding : check(loop)) {
            finding.objects.insert(finding.objects.begin(), loop.plan.id);
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

/// A value that must be stated before a rule can be evaluated.
struct Needed {
    const char *name;
    bool isThere;
};

/// "The rise and the bore of Loop 1 are not stated." Nothing if all of it is there.
std::vector<Finding> notStated(const CoolingLoop &loop, const std::vector<Needed> &needed,
                               const std::string &unit)
{
    std::vector<std::string> missing;
    for (const Needed &one : needed)
        if (!one.isThere)
            missing.push_back(std::string("the ") + one.name);
    if (missing.empty())
        return {};
    std::string text = missing.front();
    for (std::size_t i = 1; i < missing.size(); ++i)
        text += (i + 1 == missing.size() ? " and " : ", ") + missing[i];
    text.front() = 'T';
    return {{.message = text + " of " + loop.name + (missing.size() == 1 ? " is" : " are") + " not stated.",
             .unit = unit,
             .state = FindingState::NotEvaluated,
             .fix = "State it for the loop, as its designer gives it."}};
}

/// Of heat or flow some is not known, so that what is known tells nothing if it fits.
std::vector<Finding> heatUnknown(const LoopInUse &loop, const std::string &unit)
{
    return {{.message = "The heat to liquid of " + loop.plan.name +
                        " is not known of all devices: " + formatTotal(loop.result.heat) + ".",
             .unit = unit,
             .state = FindingState::NotEvaluated,
             .fix = "State the maximum power and the liquid share of the devices."}};
}

/// What to check, in the unit of the finding.
struct Bound {
    double measured = 0, limit = 0;
    bool mustReach = false; ///< measured must be at least the limit; else at most
};

bool isBroken(const Bound &bound)
{
    constexpr double rounding = 1e-9; // relative
    const double room = rounding * std::max(std::abs(bound.limit), 1.0);
    return bound.mustReach ? bound.measured < bound.limit - room : bound.measured > bound.limit + room;
}

/// The finding of a broken bound; one that holds only as far as the heat is known is not evaluated.
std::vector<Finding> boundFinding(const LoopInUse &loop, const Bound &bound, const std::string &message,
                                  const std::string &unit, const std::string &fix)
{
    if (isBroken(bound))
        return {
            {.message = message, .measured = bound.measured, .limit = bound.limit, .unit = unit, .fix = fix}};
    if (loop.result.heat.unknownCount > 0)
        return heatUnknown(loop, unit);
    return {};
}

template <typename Q>
bool isAboveZero(const std::optional<Q> &value)
{
    return value && *value > Q{};
}

std::string leastText(const LoopInUse &loop)
{
    return loop.result.heat.unknownCount > 0 ? "at least " : "";
}

std::vector<Finding> flowFinding(const LoopInUse &loop)
{
    const auto &[plan, result] = loop;
    const auto missing = notStated(plan,
                                   {{"coolant supply temperature", plan.supply.has_value()},
                                    {"temperature rise", plan.rise.has_value()},
                                    {"number of CDUs", plan.units.has_value()},
                                    {"flow of a CDU", plan.unitFlow.has_value()}},
                                   "l/min");
    if (!missing.empty())
        return missing;
    const Bound bound{inLitresPerMinute(result.flow.known), inLitresPerMinute(*result.available.all)};
    std::string message = "The racks of " + plan.name + " need " + leastText(loop) +
                          formatCoolantFlow(result.flow.known) + " at a rise of " +
                          formatQuantity(*plan.rise) + "; its CDUs give " +
                          formatCoolantFlow(*result.available.all) + ".";
    return boundFinding(loop, bound, message, "l/min",
                        "Raise the flow, add a CDU, or allow a higher temperature rise.");
}

std::vector<Finding> spareFinding(const LoopInUse &loop)
{
    const auto &[plan, result] = loop;
    const auto missing = notStated(plan,
                                   {{"number of CDUs", plan.units.has_value()},
                                    {"capacity of a CDU", plan.unitCapacity.has_value()},
                                    {"rated approach of a CDU", plan.ratedApproach.has_value()},
                                    {"coolant supply temperature", plan.supply.has_value()},
                                    {"facility supply temperature", plan.facilitySupply.has_value()}},
                                   "W");
    if (!missing.empty())
        return missing;
    const std::string left = std::to_string(std::max<std::int64_t>(0, *plan.units - 1));
    const std::string message =
        "With one CDU of " + plan.name + " lost, the " + left + " that are left carry " +
        formatQuantity(*result.capacity.oneLost) + " at an approach of " + formatQuantity(*result.approach) +
        "; the racks give " + leastText(loop) + formatQuantity(result.heat.known) + ".";
    return boundFinding(loop, {inWatts(result.heat.known), inWatts(*result.capacity.oneLost)}, message, "W",
                        "Add a CDU, raise the approach, or lower the facility water.");
}

/// Whether the supply can be made from the facility water.
std::vector<Finding> lowSupply(const CoolingLoop &plan)
{
    if (!plan.supply || !plan.facilitySupply || !plan.ratedApproach)
        return {};
    const Temperature least = *plan.facilitySupply + *plan.ratedApproach;
    if (!isBroken({inCelsius(*plan.supply), inCelsius(least), true}))
        return {};
    return {{.message = "The coolant supply of " + plan.name + " is " + formatQuantity(*plan.supply) +
                        ", below the facility water with the rated approach: " + formatQuantity(least) + ".",
             .measured = inCelsius(*plan.supply),
             .limit = inCelsius(least),
             .unit = "°C",
             .fix = "Raise the supply, or ask for colder facility water."}};
}

/// Whether the devices take the supply.
std::vector<Finding> highSupply(const LoopInUse &loop)
{
    const auto &[plan, result] = loop;
    if (!plan.supply || !result.highestSupply ||
        !isBroken({inCelsius(*plan.supply), inCelsius(*result.highestSupply)}))
        return {};
    return {{.message = "The coolant supply of " + plan.name + " is " + formatQuantity(*plan.supply) +
                        ", where its devices take " + formatQuantity(*result.highestSupply) + " at most.",
             .measured = inCelsius(*plan.supply),
             .limit = inCelsius(*result.highestSupply),
             .unit = "°C",
             .fix = "Lower the supply, with colder facility water, or use other devices."}};
}

std::vector<Finding> supplyFindings(const LoopInUse &loop)
{
    const auto &[plan, result] = loop;
    std::vector<Finding> findings = lowSupply(plan);
    for (Finding &finding : highSupply(loop))
        findings.push_back(std::move(finding));
    if (!findings.empty())
        return findings;
    const auto missing = notStated(plan,
                                   {{"facility supply temperature", plan.facilitySupply.has_value()},
                                    {"rated approach of a CDU", plan.ratedApproach.has_value()},
                                    {"coolant supply temperature", plan.supply.has_value()}},
                                   "°C");
    if (!missing.empty() || result.withoutLimit == 0)
        return missing;
    return {{.message = "The warmest coolant that " + std::to_string(result.withoutLimit) +
                        (result.withoutLimit == 1 ? " device" : " devices") + " of " + plan.name +
                        " may get is not stated.",
             .unit = "°C",
             .state = FindingState::NotEvaluated,
             .fix = "State the highest coolant temperature of the part, from its data sheet."}};
}

std::vector<Finding> dewPointFinding(const LoopInUse &loop, double margin)
{
    const auto &[plan, result] = loop;
    auto missing = notStated(plan, {{"coolant supply temperature", plan.supply.has_value()}}, "°C");
    if (missing.empty() && !result.dewPoint)
        missing = {{.message = "The supply air temperature or the humidity of a hall that " + plan.name +
                               " serves is not stated.",
                    .unit = "°C",
                    .state = FindingState::NotEvaluated,
                    .fix = "State it with the air of the hall, as its owner gives it."}};
    if (!missing.empty())
        return missing;
    const Temperature least = *result.dewPoint + kelvins(margin);
    if (!isBroken({inCelsius(*plan.supply), inCelsius(least), true}))
        return {};
    return {{.message = "Water may condense: the coolant supply of " + plan.name + " is " +
                        formatQuantity(*plan.supply) + ", the dew point of the air " +
                        formatQuantity(*result.dewPoint) + " and the margin to it " +
                        formatQuantity(kelvins(margin)) + ".",
             .measured = inCelsius(*plan.supply),
             .limit = inCelsius(least),
             .unit = "°C",
             .fix = "Raise the coolant supply, or dry the air."}};
}

std::vector<Finding> pressureFinding(const LoopInUse &loop)
{
    const auto &[plan, result] = loop;
    constexpr double usable = 0.9; // of the head
    const auto missing = notStated(
        plan,
        {{"coolant supply temperature", plan.supply.has_value()},
         {"temperature rise", plan.rise.has_value()},
         {"pressure drop of a rack with its flow", plan.rackDrop && isAboveZero(plan.rackDropFlow)},
         {"pressure drop of the pipes with its flow", plan.pipeDrop && isAboveZero(plan.pipeDropFlow)},
         {"pressure that a CDU offers", plan.unitHead.has_value()}},
        "Pa");
    if (!missing.empty())
        return missing;
    const Pressure limit = *plan.unitHead * usable;
    const std::string message = plan.name + " loses " + leastText(loop) + formatQuantity(*result.drop) +
                                " at " + formatCoolantFlow(result.flow.known) + "; its CDUs offer " +
                                formatQuantity(*plan.unitHead) + ", of which 90 % may be used.";
    return boundFinding(loop, {inPascals(*result.drop), inPascals(limit)}, message, "Pa",
                        "Use a larger pipe, less flow, or a booster pump.");
}

std::vector<Finding> velocityFinding(const LoopInUse &loop, Speed limit)
{
    const auto &[plan, result] = loop;
    const auto missing = notStated(plan,
                                   {{"coolant supply temperature", plan.supply.has_value()},
                                    {"temperature rise", plan.rise.has_value()},
                                    {"bore of the main pipe", isAboveZero(plan.bore)}},
                                   "m/s");
    if (!missing.empty())
        return missing;
    const std::string message = "The main pipe of " + plan.name + " carries " + leastText(loop) +
                                formatCoolantFlow(result.flow.known) + " at " +
                                formatQuantity(*result.velocity) + ", where " + formatQuantity(limit) +
                                " is the most.";
    return boundFinding(loop, {inMetresPerSecond(*result.velocity), inMetresPerSecond(limit)}, message, "m/s",
                        "Use a pipe of a larger nominal diameter.");
}

std::vector<Finding> rideThroughFinding(const LoopInUse &loop, double factor)
{
    const auto &[plan, result] = loop;
    const auto missing = notStated(plan,
                                   {{"mass of the coolant", plan.coolantMass.has_value()},
                                    {"coolant supply temperature", plan.supply.has_value()},
                                    {"temperature rise", plan.rise.has_value()},
                                    {"margin until devices throttle", plan.margin.has_value()},
                                    {"time that the pumps stand", plan.transfer.has_value()}},
                                   "s");
    if (!missing.empty())
        return missing;
    if (!result.rideThrough)
        return result.heat.unknownCount > 0 ? heatUnknown(loop, "s") : std::vector<Finding>();
    const Time least = *plan.transfer * factor;
    const std::string message =
        plan.name + " rides through " + (result.heat.unknownCount > 0 ? "at most " : "") +
        formatQuantity(*result.rideThrough) + " without pumps; they may stand for " +
        formatQuantity(*plan.transfer) + ", and " + formatNumber(factor, 1) + " times that is asked for.";
    return boundFinding(loop, {inSeconds(*result.rideThrough), inSeconds(least), true}, message, "s",
                        "Add a buffer tank, or put the pumps on a UPS.");
}

} // namespace

std::vector<Finding> checkCoolantFlow(const RuleContext &context)
{
    return checkLoops(context, flowFinding);
}

std::vector<Finding> checkCduLost(const RuleContext &context)
{
    return checkLoops(context, spareFinding);
}

std::vector<Finding> checkCoolantSupply(const RuleContext &context)
{
    return checkLoops(context, supplyFindings);
}

std::vector<Finding> checkDewPoint(const RuleContext &context)
{
    const double margin = parameterOf(context.design, "THM010", "margin_k");
    return checkLoops(context, [&](const LoopInUse &loop) { return dewPointFinding(loop, margin); });
}

std::vector<Finding> checkPressure(const RuleContext &context)
{
    return checkLoops(context, pressureFinding);
}

std::vector<Finding> checkVelocity(const RuleContext &context)
{
    const Speed limit = metresPerSecond(parameterOf(context.design, "THM012", "v_max"));
    return checkLoops(context, [&](const LoopInUse &loop) { return velocityFinding(loop, limit); });
}

std::vector<Finding> checkRideThrough(const RuleContext &context)
{
    const double factor = parameterOf(context.design, "THM013", "k");
    return checkLoops(context, [&](const LoopInUse &loop) { return rideThroughFinding(loop, factor); });
}

} // namespace clusterwright
