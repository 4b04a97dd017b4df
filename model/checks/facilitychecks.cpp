// Rules about the site: load swings, inrush, and the PUE that costs are counted with.
#include "model/checks/rule.h"
#include "model/design/plantedits.h"
#include "model/evaluation.h"

#include <cmath>

namespace clusterwright {
namespace {

/// Inrush of everything that hangs on a piece of the chain.
Total<Current> inrushBelow(const RuleContext &context, std::size_t source,
                           const std::vector<SupplyGroup> &groups)
{
    std::vector<bool> below(context.design.powerSources.size(), false);
    for (std::size_t i = 0; i < below.size(); ++i)
        below[i] = isFedBy(context.design, context.design.powerSources[i].id,
                           context.design.powerSources[source].id);
    Total<Current> sum;
    for (const SupplyGroup &group : groups) {
        const int racks = static_cast<int>(group.racks.size());
        for (const Placed &thing : context.placed.at(group.type->id)) {
            const auto cords = cordsOf(thing, context.results.types.at(group.type->id).feeds.feeds);
            const bool hangs = std::ranges::any_of(cords, [&](std::size_t feed) {
                return group.sources[feed] != noSource && below[group.sources[feed]];
            });
            if (!hangs)
                continue;
            Total<Current> one;
            one.add(thing.part->electrical.inrush);
            sum.add(one, racks);
        }
    }
    return sum;
}

} // namespace

std::vector<Finding> checkSwing(const RuleContext &context)
{
    const LoadSwing &plan = context.design.swing;
    const Swing &swing = context.results.swing;
    if (plan == LoadSwing{})
        return {};
    Finding finding{.objects = {swingId}, .unit = "W"};
    finding.fix =
        "Add storage in racks or supplies, smooth the power of the accelerators, or ramp down slowly.";
    if (!swing.amplitude || !plan.swingLimit) {
        finding.state = FindingState::NotEvaluated;
        finding.message = "The load swing of a training job is not known.";
        if (swing.amplitude)
            finding.message = "The load of a training job swings by " + formatQuantity(*swing.amplitude) +
                              "; the site states no limit for it.";
        finding.fix = "State the power while exchanging and the swing limit of the site.";
        return {finding};
    }
    const bool isSmoothed = swing.storage && plan.storage && plan.storage->value >= *swing.storage;
    const bool isRampCovered =
        !swing.rampStorage || (plan.storage && plan.storage->value >= *swing.rampStorage);
    constexpr double rounding = 1 + 1e-9;
    finding.measured = inWatts(*swing.amplitude);
    finding.limit = inWatts(plan.swingLimit->value);
    std::vector<Finding> findings;
    if (*swing.amplitude > plan.swingLimit->value * rounding && !isSmoothed) {
        finding.message = "The load swings by " + formatQuantity(*swing.amplitude) +
                          (swing.frequency ? " at " + formatNumber(*swing.frequency, 2) + " Hz" : "") +
                          "; the site allows " + formatQuantity(plan.swingLimit->value) + ".";
        findings.push_back(finding);
    }
    if (!isRampCovered) {
        finding.message = "A step of " + formatQuantity(*swing.amplitude) +
                          " at the ramp limit of the site needs " + formatQuantity(*swing.rampStorage) +
                          " of storage; " +
                          (plan.storage ? formatQuantity(plan.storage->value) + " are there."
                                        : std::string("none is stated."));
        finding.measured = inJoules(*swing.rampStorage);
        finding.limit = plan.storage ? std::optional(inJoules(plan.storage->value)) : std::nullopt;
        finding.unit = "J";
        findings.push_back(finding);
    }
    return findings;
}

std::vector<Finding> checkInrush(const RuleContext &context)
{
    std::vector<Finding> findings;
    if (std::ranges::none_of(context.design.powerSources,
                             [](const PowerSource &one) { return one.trip.has_value(); }))
        return findings;
    const auto groups = supplyGroups(context.design, context.results.types);
    for (std::size_t i = 0; i < context.design.powerSources.size(); ++i) {
        const PowerSource &source = context.design.powerSources[i];
        if (!source.trip)
            continue; // most breakers of a chain are described by their rating only
        auto finding = limitFinding("Inrush on " + source.name, inrushBelow(context, i, groups), source.trip);
        if (!finding)
            continue;
        finding->objects = {source.id};
        finding->fix = "Switch outlets on in sequence, or delay devices at random.";
        findings.push_back(*std::move(finding));
    }
    return findings;
}

std::vector<Finding> checkPue(const RuleContext &context)
{
    const auto &stated = context.design.economics.pue;
    const auto &rolledUp = context.results.facility.pue;
    if (!stated)
        return {};
    Finding finding{.objects = {economicsId}, .unit = "PUE", .fix = "Use the roll-up, or say why not."};
    finding.measured = stated->value;
    if (!rolledUp) {
        finding.state = FindingState::NotEvaluated;
        finding.message = "The PUE of " + formatNumber(stated->value, 2) +
                          " cannot be compared with the power chain and the cooling, as figures are missing.";
        finding.fix = "State the efficiencies of the power chain and the power of the cooling.";
        return {finding};
    }
    finding.limit = *rolledUp;
    const double tolerance = parameterOf(context.design, "PWR018", "tol");
    if (std::abs(stated->value - *rolledUp) <= tolerance * *rolledUp)
        return {};
    finding.message = "Costs are counted with a PUE of " + formatNumber(stated->value, 2) +
                      "; power chain and cooling give " + formatNumber(*rolledUp, 2) + ".";
    return {finding};
}

} // namespace clusterwright
