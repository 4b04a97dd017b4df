// Outage: what stops in one rack when something that it depends on is lost.
#pragma once

#include "model/analysis/phases.h"

#include <functional>

namespace clusterwright {

/// One device that runs on with fewer supplies.
struct Degraded {
    const Placed *device = nullptr;
    int suppliesLeft = 0;
};

/// Points into the list of placed things, which must outlive it. Only things that draw power can go dark.
struct RackOutage {
    std::vector<const Placed *> dark;
    std::vector<Degraded> degraded;
    int unknownCount = 0;              ///< devices of which it cannot be told
    bool isAll = false;                ///< nothing that draws power runs any more
    int nodes = 0;                     ///< dark ones
    std::int64_t accelerators = 0;     ///< in dark devices
    int unknownAccelerators = 0;       ///< dark servers that do not say how many they hold
    std::vector<Total<Power>> loads{}; ///< of every feed, at maximum power; empty where feeds do not matter
};

/// When these feeds are dead (bit i = feed i; nothing stops if none is): those that survivalOf() loses go
/// dark, what states no supplies is unknown.
RackOutage outageOfFeeds(const std::vector<Placed> &placed, const RackFeeds &feeds, const RackPhases &phases,
                         std::uint64_t dead);

/// Whether a device goes dark; none = it cannot be told.
using GoesDark = std::function<std::optional<bool>(const Placed &)>;
RackOutage outageOf(const std::vector<Placed> &placed, const GoesDark &goesDark);

/// Everything stops.
RackOutage outageOfRack(const std::vector<Placed> &placed);

/// Cold plates stop a device at once, whatever share of its heat they take.
std::optional<bool> isLiquidCooled(const Placed &device);
/// Whether air takes some of its heat.
std::optional<bool> isAirCooled(const Placed &device);

struct FeedOverload {
    std::size_t feed = 0;
    Total<ApparentPower> load;
};
/// The live feeds that carry more than their limit.
std::vector<FeedOverload> overloadsOf(const RackOutage &outage, const std::vector<FeedLoad> &feeds,
                                      const Design &design);

} // namespace clusterwright
