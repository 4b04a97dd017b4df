#include "model/calculators/reliability.h"

#include "model/text.h"

#include <numeric>

namespace clusterwright {

JobMttf computeJobMttf(Rate perNode, Count gpus, Count gpusPerNode)
{
    const Count nodes = roundedUp(ratioOf(gpus, gpusPerNode));
    return {nodes, seconds(1 / (inPerSecond(perNode) * asNumber(nodes)))};
}

FieldRate computeFieldRate(Count events, Count units, Time period)
{
    const Time betweenEvents = period / asNumber(events);
    const Time unitTime = asNumber(units) * period / asNumber(events);
    return {betweenEvents, unitTime, perYear(1 / inYears(unitTime))};
}

Time youngInterval(Time checkpoint, Time mtbf)
{
    return seconds(std::sqrt(2 * inSeconds(checkpoint) * inSeconds(mtbf)));
}

Result<Time> dalyInterval(Time checkpoint, Time mtbf)
{
    if (checkpoint >= 2.0 * mtbf)
        return wrong({}, "checkpoint_s",
                     "checkpoint_s is " + formatExact(inSeconds(checkpoint)) + "; it must be less than " +
                         formatExact(inSeconds(2.0 * mtbf)) + ", twice the mean time between failures.");
    const double share = checkpoint / (2.0 * mtbf);
    return youngInterval(checkpoint, mtbf) * (1 + std::sqrt(share) / 3 + share / 9) - checkpoint;
}

double trainingTimeRatio(Time interval, Time checkpoint, Time restart, Time mtbf)
{
    return std::max(0.0, 1 - (checkpoint / interval + (interval / 2.0 + restart) / mtbf));
}

double expectedFailures(Count units, double failureFraction)
{
    return asNumber(units) * failureFraction;
}

double kOfNAvailability(int required, int installed, double unitAvailability)
{
    if (required > installed || unitAvailability <= 0)
        return required <= 0 ? 1 : 0;
    if (unitAvailability >= 1)
        return 1;
    const double logUp = std::log(unitAvailability), logDown = std::log1p(-unitAvailability);
    double logWays = 0, total = 0; // ways to choose the j units that are up
    for (int up = 0; up <= installed; ++up) {
        if (up >= required)
            total += std::exp(logWays + up * logUp + (installed - up) * logDown);
        logWays += std::log(static_cast<double>(installed - up) / (up + 1));
    }
    return std::min(total, 1.0);
}

double sparesDemand(Count units, Rate failureRate, Time leadTime)
{
    return asNumber(units) * inPerYear(failureRate) * inHours(leadTime) / 8760;
}

namespace {

/// Probabilities of 0, 1, 2 ... events over that of the most likely number of them, up to where they no
/// longer count.
std::vector<double> poissonWeights(double mean)
{
    constexpr double negligible = 1e-40; // against 1 - level, which is at least 1e-16
    const auto mode = static_cast<std::size_t>(mean);
    std::vector<double> weights(mode + 1, 1);
    for (std::size_t j = mode; j > 0; --j)
        weights[j - 1] = weights[j] * static_cast<double>(j) / mean;
    while (weights.back() > negligible)
        weights.push_back(weights.back() * mean / static_cast<double>(weights.size()));
    return weights;
}

} // namespace

Result<Count> sparesFor(double mean, double serviceLevel)
{
    constexpr double largestMean = 100'000;
    if (!fits(mean, largestMean))
        return wrong({}, "units",
                     "units lead to a mean demand of " + formatExact(mean) +
                         " spares; it must be at most 100000.");
    const std::vector<double> weights = poissonWeights(mean);
    const double total = std::accumulate(weights.rbegin(), weights.rend(), 0.0);
    double part = 0; // summed from the end that keeps its digits
    if (serviceLevel < 0.5) {
        std::size_t stock = 0;
        while (stock + 1 < weights.size() && part + weights[stock] < serviceLevel * total)
            part += weights[stock++];
        return static_cast<Count>(stock);
    }
    std::size_t stock = weights.size() - 1;
    while (stock > 0 && part + weights[stock] <= (1 - serviceLevel) * total)
        part += weights[stock--];
    return static_cast<Count>(stock);
}

Result<NodeRate> computeNodeRate(const std::vector<PartRate> &parts, Count nodes)
{
    double perYearAndNode = 0;
    for (const PartRate &part : parts)
        perYearAndNode += asNumber(part.count) * inPerYear(part.failureRate);
    if (perYearAndNode == 0)
        return wrong({}, "parts", "parts have a total failure rate of 0; it must be above 0.");
    const Time nodeMtbf = hours(8760 / perYearAndNode);
    return NodeRate{perYear(perYearAndNode), nodeMtbf, nodeMtbf / asNumber(nodes)};
}

Result<GroupAvailability> computeGroupAvailability(double dailyFailureFraction, Time repair, Count units)
{
    const double unavailability = dailyFailureFraction * inHours(repair) / 24;
    if (!fits(unavailability, 1.0))
        return wrong({}, "repair_h",
                     "repair_h leads to an unavailability of " + formatExact(unavailability) +
                         "; it must be at most 1.");
    const double up = std::max(0.0, 1 - unavailability);
    return GroupAvailability{unavailability, std::pow(up, asNumber(units))};
}

BlastRadius computeBlastRadius(Count nodes, Count nodesPerRack, Count racksPerCoolantUnit)
{
    const auto share = [nodes](Count lost) { return std::min(1.0, ratioOf(lost, nodes)); };
    return {share(1), share(nodesPerRack), share(product({nodesPerRack, racksPerCoolantUnit}))};
}

} // namespace clusterwright
