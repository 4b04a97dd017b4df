// Rules about what a rack holds besides its parts, and about the way to its place.
#include "model/analysis/trays.h"
#include "model/checks/rule.h"
#include "model/evaluation.h"

namespace clusterwright {
namespace {

/// Whether someone stated anything of the kind for a rack type; then those that do not are not evaluated.
template <typename Stated>
bool isPlanned(const Design &design, const Stated &isStated)
{
    return std::ranges::any_of(design.rackTypes,
                               [&](const RackType &type) { return isStated(type.allowances); });
}

Finding missing(const RackType &type, const std::string &what, const std::string &unit)
{
    return {.objects = {type.id},
            .message = what + " of " + type.name + " is not stated.",
            .unit = unit,
            .state = FindingState::NotEvaluated,
            .fix = "State it with the allowances of the rack type."};
}

/// Height of the rack against the lowest door, and mass against dock, lift and truck, as far as they are
/// known to be too much.
std::vector<Finding> tooLarge(const RackType &type, const Total<Mass> &mass,
                              const std::optional<Length> &height)
{
    const RackAllowances &limits = type.allowances;
    std::vector<Finding> findings;
    if (checkLimit(mass, limits.shippingLimit) == Verdict::Fail)
        findings.push_back(*limitFinding("Shipping mass of " + type.name, mass, limits.shippingLimit));
    if (height && limits.shippingHeight && *height > *limits.shippingHeight)
        findings.push_back(
            *limitFinding("Height of " + type.name, Total<Length>{*height, 0}, limits.shippingHeight));
    for (Finding &finding : findings) {
        finding.objects = {type.id};
        finding.fix = "Ship the rack without its heaviest devices, or find another way.";
    }
    return findings;
}

std::string missingOfShipping(const RackType &type, const Total<Mass> &mass,
                              const std::optional<Length> &height)
{
    if (!type.allowances.shippingLimit)
        return "The shipping mass limit";
    if (!type.allowances.shippingHeight)
        return "The height of the lowest door on the way";
    if (mass.unknownCount > 0)
        return "The mass of " + std::to_string(mass.unknownCount) + " parts";
    return height ? "" : "The outer height of the rack";
}

/// The trays over the rows against the share that may be filled.
std::vector<Finding> fullTrays(const RuleContext &context, double limit)
{
    constexpr double percent = 100, rounding = 1e-9;
    std::vector<Finding> findings;
    if (context.results.fabrics.empty())
        return findings;
    const CablingPlan &plan = context.design.cabling;
    const Area tray = plan.trayWidth.value * plan.trayDepth.value;
    for (const TrayLoad &load :
         trayLoads(context.design, bundlesOf(context.design, context.results.fabrics))) {
        const double fill = tray > Area{} ? static_cast<double>(load.section / tray) : 0;
        if (fill <= limit + rounding)
            continue;
        findings.push_back({.objects = {load.row},
                            .message = "Tray over " + findById(context.design.rows, load.row)->name + ": " +
                                       formatGrouped(static_cast<double>(load.cables), 0) +
                                       " cables fill at least " + formatPercent(fill) + " of it, where " +
                                       formatPercent(limit) + " is the limit.",
                            .measured = fill * percent,
                            .limit = limit * percent,
                            .unit = "%",
                            .fix = "Use a wider or a second tray, or thinner cables."});
    }
    return findings;
}

} // namespace

std::vector<Finding> checkCableFill(const RuleContext &context)
{
    const double limit = parameterOf(context.design, "MEC006", "limit");
    std::vector<Finding> findings = fullTrays(context, limit);
    if (!isPlanned(context.design, [](const RackAllowances &allowances) {
            return allowances.cableCount || allowances.cableDiameter || allowances.managerArea;
        }))
        return findings;
    for (const RackType &type : context.design.rackTypes) {
        const auto fill = cableFill(type.allowances);
        if (!fill) {
            findings.push_back(missing(type, "The cables or the cross-section of the cable manager", "%"));
            continue;
        }
        constexpr double percent = 100, rounding = 1e-9;
        if (*fill <= limit + rounding)
            continue;
        Finding finding{
            .objects = {type.id}, .unit = "%", .fix = "Add a second manager, or use thinner cables."};
        finding.message = "Cables fill " + formatPercent(*fill) + " of the fullest manager of " + type.name +
                          ", where " + formatPercent(limit) + " is the limit.";
        finding.measured = *fill * percent;
        finding.limit = limit * percent;
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<Finding> checkShipping(const RuleContext &context)
{
    std::vector<Finding> findings;
    if (!isPlanned(context.design, [](const RackAllowances &allowances) {
            return allowances.shippingLimit || allowances.shippingHeight;
        }))
        return findings;
    for (const RackType &type : context.design.rackTypes) {
        const Total<Mass> &mass = context.results.types.at(type.id).one.bulk.all;
        const auto &outer = factsOf<RackFacts>(rackPartOf(context.design, type))->outerHeight;
        std::optional<Length> height;
        if (outer)
            height = outer->value;
        std::vector<Finding> found = tooLarge(type, mass, height);
        const std::string unknown = missingOfShipping(type, mass, height);
        if (found.empty() && !unknown.empty())
            found.push_back(missing(type, unknown, "kg"));
        std::ranges::move(found, std::back_inserter(findings));
    }
    return findings;
}

} // namespace clusterwright
