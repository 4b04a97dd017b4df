#include "model/analysis/supplies.h"
#include "model/checks/rule.h"
#include "model/evaluation.h"

namespace clusterwright {
namespace {

/// Calls check(part, maximum power, supplies) for every device in use whose figures are stated, and adds one
/// finding for all others.
template <typename Check>
std::vector<Finding> checkSupplies(const Design &design, const std::string &what, const Check &check)
{
    std::vector<Finding> findings;
    Finding unknown{.state = FindingState::NotEvaluated,
                    .fix = "Obtain the maximum power and the rating of one power supply from the vendor."};
    std::string names;
    for (const auto &[id, part] : design.parts) {
        if (!drawsPower(part))
            continue;
        const auto &supplies = part.electrical.supplies;
        if (!supplies || !supplies->value.rating || !part.electrical.max) {
            names += (names.empty() ? "" : ", ") + fullName(part);
            unknown.objects.push_back(id);
        } else if (auto finding = check(part, part.electrical.max->value, supplies->value)) {
            finding->objects = {id};
            findings.push_back(*std::move(finding));
        }
    }
    unknown.message = what + " of " + names + ": the maximum power or the rating of a supply is not stated.";
    if (!unknown.objects.empty())
        findings.push_back(std::move(unknown));
    return findings;
}

constexpr double rounding = 1e-9; // of the divisions

} // namespace

std::vector<Finding> checkSuppliesLeft(const RuleContext &context)
{
    const auto check = [](const Part &part, Power most,
                          const PowerSupplies &supplies) -> std::optional<Finding> {
        const Power left = *supplies.rating * static_cast<double>(supplies.needed);
        if (!(most > left * (1 + rounding)))
            return std::nullopt;
        Finding finding{.unit = "W", .fix = "Use more or larger supplies, or cap the power."};
        finding.message = fullName(part) + " draws " + formatQuantity(most) + " at most, but " +
                          std::to_string(supplies.needed) + " of its " + std::to_string(supplies.count) +
                          " supplies, on which it is said to run, are rated " + formatQuantity(left) + ".";
        finding.measured = inWatts(most);
        finding.limit = inWatts(left);
        return finding;
    };
    return checkSupplies(context.design, "Supplies left after a loss", check);
}

std::vector<Finding> checkSupplyBand(const RuleContext &context)
{
    const double least = parameterOf(context.design, "PWR007", "lo");
    const double most = parameterOf(context.design, "PWR007", "hi");
    const auto check = [&](const Part &part, Power power,
                           const PowerSupplies &supplies) -> std::optional<Finding> {
        const Power all = *supplies.rating * static_cast<double>(supplies.count);
        const double load = inWatts(power) / inWatts(all);
        if (!(power > Power{}) || (load >= least - rounding && load <= most + rounding))
            return std::nullopt;
        Finding finding{.unit = "%", .fix = "Choose other supplies, or run fewer of them (cold redundancy)."};
        finding.measured = load * 100;
        finding.limit = (load < least ? least : most) * 100;
        finding.message = fullName(part) + " loads its " + std::to_string(supplies.count) + " supplies to " +
                          formatNumber(*finding.measured, 0) + " % at maximum power, " +
                          (load < least ? "below " : "above ") + formatNumber(*finding.limit, 0) + " %";
        if (const auto efficiency = supplyEfficiency(part))
            finding.message += "; they are " + formatPercent(*efficiency) + " efficient there";
        finding.message += ".";
        return finding;
    };
    return checkSupplies(context.design, "Load of the supplies", check);
}

} // namespace clusterwright
