// Demand: what the ports of a pattern send from switch to switch, before it is routed.
#pragma once

#include "model/analysis/traffic.h"

namespace clusterwright {

/// Bytes per second from switch to switch.
struct SwitchFlow {
    std::int32_t from = -1, to = -1;
    double rate = 0;
};

/// From switch s to switch t of one component flow send[s] * take[t], plus what `flows` add (or take away
/// again). Split like this an all-to-all pattern needs no table of all pairs.
struct Demand {
    std::vector<double> send, take; ///< by device
    std::vector<SwitchFlow> flows;
    LinkLoads load;       ///< on the links of endpoints
    double injection = 0; ///< bytes per second
    std::int64_t sources = 0, unreached = 0;
};

/// `component` numbers the connected parts of the switches.
Demand demandOf(const FabricNetwork &network, const Traffic &traffic, const Failures &failures,
                const std::vector<std::int32_t> &component);

} // namespace clusterwright
