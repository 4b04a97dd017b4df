// Both ends of the path of data in one network, storage systems and nodes, and how much of what they can move
// the tiers between them let through.
#pragma once

#include "model/analysis/network.h"

namespace clusterwright {

/// The devices at one end; bytes per second.
struct PathSide {
    std::int64_t devices = 0;      ///< that have links
    double links = 0;              ///< of all of them
    std::vector<double> into = {}; ///< by switch: what they can send into it
};

struct PathEnds {
    PathSide storage, nodes;
    std::vector<double> up = {}; ///< by switch: its links to switches above or beside it, bytes per second
};

/// Nodes are the compute nodes of this part, or all if it is empty. Linear in links.
PathEnds pathEndsOf(const Design &design, const FabricNetwork &network, const PartId &server);

/// What the uplinks of a tier let through of what one end can move.
struct TierShare {
    std::optional<double> share =
        {};              ///< of the switch with the least, may be above 1; none = nothing crosses
    bool isOpen = false; ///< a switch that has to pass data on has no uplinks

    bool operator==(const TierShare &) const = default;
    bool isCrossed() const { return share || isOpen; }
};

struct TierShares {
    TierShare storageLeaf, storageSpine, nodeSpine, nodeLeaf;

    bool operator==(const TierShares &) const = default;
};

/// A tier is crossed in the planes in which the ends hang on more than one of its switches, or for spines on
/// more than one pod; leaves spread what they send on evenly over their uplinks. Linear in links.
TierShares tierSharesOf(const FabricNetwork &network, PathEnds ends);

/// Whether a storage system hangs on the network.
bool hasStorage(const Design &design, const FabricNetwork &network);

} // namespace clusterwright
