// Capacity of a network: what each tier carries, its oversubscription, injection, bisection, and how many
// switches lie between two ports.
#pragma once

#include "model/analysis/networkgraph.h"

namespace clusterwright {

/// The links from one tier to the next, or among the routers of a direct network.
struct TierBoundary {
    Tier lower = Tier::Endpoint;
    std::int64_t links = 0;
    Bandwidth capacity = {}; ///< in each direction

    bool operator==(const TierBoundary &) const = default;
};

/// What the switches of a tier have towards the endpoints and away from them. Links within a tier are
/// neither.
struct SwitchTierUse {
    Tier tier = Tier::Leaf;
    std::int64_t switches = 0;
    Bandwidth down = {}, up = {};
    std::optional<double> oversubscription = {}; ///< down over up of the whole tier; none without uplinks
    std::optional<double> worst = {};            ///< of one switch that has uplinks
    std::int32_t worstSwitch = -1;               ///< the first such; index of the device
    std::int64_t withoutUplinks = 0;             ///< switches with links down only

    bool operator==(const SwitchTierUse &) const = default;
};

struct FabricCapacity {
    Bandwidth injection = {};                  ///< of all links of endpoints, in each direction
    std::vector<TierBoundary> boundaries = {}; ///< from the endpoints upwards, those that have links
    std::vector<SwitchTierUse> tiers = {};     ///< from the leaves upwards, those that have switches
    std::optional<Bandwidth> bisection = {};   ///< as treeBisection()

    bool operator==(const FabricCapacity &) const = default;
};

/// Sums over the live links. Linear. Test: FabricCapacityTest.
FabricCapacity capacityOf(const FabricNetwork &network, const Failures &failures = {});

/// What one half of the endpoints of a tree can send to the other: in each plane half the capacity of its
/// narrowest tier. A tier counts only if traffic needs it: links above the leaves if more than one leaf has
/// endpoints, links above the spines if there is more than one pod. (Al-Fares, Loukissas, Vahdat 2008: a full
/// fat tree carries half its injection.) Exact for even trees with endpoints at the leaves;
/// flowBetweenHalves() tells for others. None if switches of one tier are joined: not a tree. Linear. Test:
/// FabricCapacityTest.
std::optional<Bandwidth> treeBisection(const FabricNetwork &network, const Failures &failures = {});

/// The maximum flow from the first half of the endpoints that are connected, in the order of the devices, to
/// the second; with an odd number the one in the middle takes no part. An upper bound of the bisection, which
/// is the least over all ways to halve them. Costs a maximum flow. Test: FabricCapacityTest.
Bandwidth flowBetweenHalves(const FabricNetwork &network, const Failures &failures = {});

/// How far ports of endpoints are from each other: [n] = ordered pairs of two such ports with n switches on
/// the shortest path; [0] = pairs without a path, as between planes. About links times groups of leaves that
/// have the same neighbours. Test: FabricCapacityTest.
std::vector<std::int64_t> switchesBetween(const FabricNetwork &network, const Failures &failures = {});

} // namespace clusterwright
