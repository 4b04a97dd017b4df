// Capacity: what a rack can carry, for charts and tables that hold its contents against it.
#pragma once

#include "model/analysis/power.h"

namespace clusterwright {

/// The power that the feeds of a rack can pass on together. A feed can be overloaded below it, where the load
/// is shared unevenly; the rules look at every feed.
struct FeedCapacity {
    std::optional<Power> allFeeds;
    std::optional<Power> oneLost; ///< without the largest feed; none for a single feed

    bool operator==(const FeedCapacity &) const = default;
};

/// The sum of the continuous limits at this power factor, above 0 and at most 1; none without feeds, or where
/// the limit of any feed is unknown.
FeedCapacity feedCapacity(const RackFeeds &feeds, double powerFactor);

/// What may stand in a rack: its static load less a margin, 0..1 (rule MEC002); none if it is unknown.
std::optional<Mass> massCapacity(const Part &rack, double margin);

} // namespace clusterwright
