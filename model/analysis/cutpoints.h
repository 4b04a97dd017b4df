// Cut points: which single devices and links hold a network together, and what their loss cuts off.
#pragma once

#include "model/analysis/networkgraph.h"

namespace clusterwright {

/// What is no longer in the part with the most endpoints.
struct CutOff {
    std::int64_t endpoints = 0;
    double rate = 0; ///< of the links of endpoints that stop: theirs, and those on what was lost; bytes per s

    bool operator==(const CutOff &) const = default;
};

struct CutPoints {
    std::vector<CutOff> ofDevices, ofLinks; ///< by index; of endpoints none is told
};

/// For every single switch and link of the part of the network with the most endpoints. One depth-first
/// search (Hopcroft and Tarjan 1973), linear. Test: ResilienceTest::worstIsTheWorstOfAll.
CutPoints cutPointsOf(const FabricNetwork &network);

/// The devices joined with the most endpoints, of equal parts that with the highest rate of their links; a
/// device with several ports joins what they lead to, as planes are joined by the devices in them. Only the
/// endpoints of `among` count, unless it is empty. Linear.
std::vector<bool> mainPartOf(const FabricNetwork &network, const Failures &failures = {},
                             const std::vector<bool> &among = {});

} // namespace clusterwright
