#include "model/analysis/capacity.h"

namespace clusterwright {

FeedCapacity feedCapacity(const RackFeeds &feeds, double powerFactor)
{
    ApparentPower sum{}, largest{};
    for (const FeedLoad &feed : feeds.feeds) {
        if (!feed.limit)
            return {};
        sum += *feed.limit;
        largest = std::max(largest, *feed.limit);
    }
    // The power factor is W per VA.
    const auto active = [&](ApparentPower power) { return watts(inVoltAmperes(power) * powerFactor); };
    FeedCapacity capacity;
    if (!feeds.feeds.empty())
        capacity.allFeeds = active(sum);
    if (feeds.feeds.size() > 1)
        capacity.oneLost = active(sum - largest);
    return capacity;
}

std::optional<Mass> massCapacity(const Part &rack, double margin)
{
    const auto *facts = factsOf<RackFacts>(rack);
    if (!facts || !facts->staticLoad)
        return std::nullopt;
    return facts->staticLoad->value * (1 - margin);
}

} // namespace clusterwright
