// What a fabric gives and what its cables are: injection, latency, loss by failure, cable lengths, bills.
#pragma once

#include "model/calculators/counts.h"
#include "model/quantity.h"

#include <optional>
#include <string>
#include <vector>

namespace clusterwright {

/// What the nodes can send in one direction: nodes * NICs * rate. Definition. Test: FabricTest::use.
Bandwidth injection(Count nodes, Count nicsPerNode, Bandwidth nic);

struct ScaleUp {
    Count links = 0;         ///< gpus * links of each
    double linksPerChip = 0; ///< of a switch chip
    Count copperPairs = 0;   ///< links * lanes per direction * 2 directions
};
/// Single-level scale-up domain: every link of a GPU ends at a switch chip. Counting, after NVIDIA's
/// description of the GB200 NVL72. Test: FabricTest::use.
ScaleUp scaleUp(Count gpus, Count linksPerGpu, Count switchChips, Count lanesPerDirection);

/// What is lost when part of a single-homed, rail-optimised fabric fails.
struct FabricLoss {
    double bandwidth = 0;        ///< share of the uplinks of every leaf, or of all endpoint bandwidth, 0..1
    Count endpointsCut = 0;      ///< that can reach nobody
    Count nodesAffected = 0;     ///< that have such an endpoint
    double bandwidthOfANode = 0; ///< share of its own that each of them loses
};
/// failed of all spines or planes, which share the traffic evenly. Test: FabricTest::use.
FabricLoss loseSpinesOrPlanes(Count failed, Count all);
/// One rail leaf, on which every endpoint belongs to a different node. Test: FabricTest::use.
FabricLoss loseLeaf(Count nodes, Count nicsPerNode, Count endpointsPerLeaf);

using TimePerLength = decltype(Time{} / Length{});
constexpr TimePerLength nanosecondsPerMetre(double value)
{
    return TimePerLength::from_value(value * 1e-9);
}

struct Path {
    Count switches = 0;
    Time perSwitch, perNic;                             ///< a NIC at each end
    Length cable;                                       ///< in total
    TimePerLength propagation = nanosecondsPerMetre(5); ///< of light in fibre, 4.9; of copper 4.3 to 5
};
/// Without load: NICs, switches, cable, and the message put on the link once (`link` may be 0 without one).
/// Test: FabricTest::use.
Time pathLatency(const Path &path, DataSize message, Bandwidth link);

/// The way of a cable over an overhead tray, at right angles.
struct CableRoute {
    Length along, across; ///< the row; of either sign
    Length riseA, riseB;  ///< from each device up to the tray
    double slackFraction = 0.1;
    Length serviceLoop;
};
/// (|along| + |across| + rises) (1 + slack) + service loop. Test: FabricTest::cabling.
Length cableLength(const CableRoute &route);
/// The shortest of the lengths in stock that is long enough, if any; 1e-9 of it is taken for rounding.
std::optional<Length> stockLength(Length needed, const std::vector<Length> &stock);

struct Medium {
    std::string name;
    Length reach;
};
/// The first of the media, in order of preference, whose reach is at least the length; null if none.
/// Test: FabricTest::cabling.
const Medium *pickMedium(Length length, const std::vector<Medium> &media);

} // namespace clusterwright
