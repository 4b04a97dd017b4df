// Maximum flow through a network: what one set of devices can send to another, whatever the routing.
#pragma once

#include "model/analysis/networkgraph.h"

namespace clusterwright {

struct NetworkFlow {
    Bandwidth rate;
    /// Links, in order, that together limit it: the cut nearest to the senders. Empty if nothing flows.
    std::vector<std::int32_t> cut = {};

    bool operator==(const NetworkFlow &) const = default;
};

/// The most that the devices `from` can send to the devices `to` at once, with every link full duplex and the
/// traffic split in the best way: an upper bound of what any routing gives. Maximum flow = minimum cut (Ford
/// and Fulkerson 1956) by Dinic's algorithm (1970). Endpoints outside both sets do not forward. The sets are
/// disjoint; an empty one gives 0. A k = 90 fat tree (10,125 switches) takes about 0.1 s.
/// Test: FlowTest.
NetworkFlow maxFlow(const FabricNetwork &network, std::span<const std::int32_t> from,
                    std::span<const std::int32_t> to, const Failures &failures = {});

/// Paths between two different devices that share no link (Menger 1927: maximum flow with capacity 1 of each
/// link). Test: FlowTest::disjointPaths.
std::int64_t disjointPaths(const FabricNetwork &network, std::int32_t from, std::int32_t to,
                           const Failures &failures = {});

} // namespace clusterwright
