#include "model/checks/rule.h"
#include "model/evaluation.h"

#include <cmath>

namespace clusterwright {

std::vector<Finding> checkPublishedHeat(const RuleContext &context)
{
    const double tolerance = parameterOf(context.design, "THM015", "tol");
    std::vector<Finding> findings;
    for (const auto &[id, part] : context.design.parts) {
        const auto &heat = part.thermal.publishedHeat;
        const auto &power = part.electrical.max;
        if (!heat || !power || !(power->value > Power{}))
            continue;
        const double difference = inWatts(heat->value) / inWatts(power->value) - 1;
        constexpr double rounding = 1e-9; // of the division
        if (std::abs(difference) <= tolerance + rounding)
            continue;
        Finding finding{
            .objects = {id}, .unit = "W", .fix = "Ask the vendor; cooling is safe with the larger one."};
        finding.message = fullName(part) + " publishes " + formatQuantity(heat->value) + " of heat, but " +
                          formatQuantity(power->value) + " of maximum power: ";
        finding.message +=
            formatNumber(std::abs(difference) * 100, 1) + " % " + (difference > 0 ? "more." : "less.");
        finding.measured = inWatts(heat->value);
        finding.limit = inWatts(power->value);
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace clusterwright
