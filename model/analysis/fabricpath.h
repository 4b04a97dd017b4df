// Path: the way through a network between two devices, and how long a message takes on it.
#pragma once

#include "model/analysis/networkgraph.h"
#include "model/calculators/fabricuse.h"

namespace clusterwright {

struct Hop {
    std::int32_t link = -1, from = -1, to = -1; ///< indices of the link and of its devices

    bool operator==(const Hop &) const = default;
};

struct FabricPath {
    std::vector<Hop> hops = {}; ///< from the first device to the last
    std::int64_t switches = 0;  ///< between them
    double alternatives = 0;    ///< shortest paths, this one included, each of parallel links apart; exact
                                ///< up to 2^53
    Bandwidth narrowest = {};   ///< rate of the slowest link

    bool operator==(const FabricPath &) const = default;
};

/// A shortest path between two different devices over live links, the first in the order of the links. These
/// are the paths among which equal-cost multipath chooses (Hopps, RFC 2992). None if there is no way;
/// endpoints do not forward. Linear. Test: FabricPathTest.
std::optional<FabricPath> findPath(const FabricNetwork &network, std::int32_t from, std::int32_t to,
                                   const Failures &failures = {});

struct PathDelays {
    Time perSwitch, perAdapter;
    TimePerLength propagation = nanosecondsPerMetre(5); ///< as in Path
};

/// Of a message without other load: pathLatency() with an adapter at each end, the switches of the path, its
/// cables, `cable` long in total, and the message put once on the narrowest link. Test: FabricPathTest.
Time latencyOf(const FabricPath &path, const PathDelays &delays, Length cable, DataSize message);

} // namespace clusterwright
