// Path of data between the shared storage and the nodes of a workload: hop by hop, and which one is the
// narrowest.
#pragma once

#include "model/analysis/fabrics.h"
#include "model/analysis/inventory.h"

namespace clusterwright {

/// From the storage to the nodes. A tier is the uplinks of its switches.
enum class HopKind { Systems, StorageLinks, StorageTier, NodeTier, NodeLinks };

/// One place that data passes on its way between the storage and the nodes; none = not known.
struct DataHop {
    HopKind kind = HopKind::Systems;
    std::string name; ///< "Storage systems", "Links of nodes"
    FabricId fabric = {};
    std::optional<Bandwidth> read = {}, write = {}; ///< of all of it, towards and from the nodes
    std::string source = {};                        ///< how it follows
    std::string missing = {};                       ///< what has to be stated, where a rate is not known

    bool operator==(const DataHop &) const = default;
    bool isAtNodes() const { return kind == HopKind::NodeTier || kind == HopKind::NodeLinks; }
};

/// Hops in the order from the storage to the nodes, and the narrowest of those that are known. Unless all are
/// known, its rate is only the most that the path can have.
struct DataPath {
    std::vector<DataHop> hops;
    std::optional<std::size_t> narrowestRead, narrowestWrite;
    bool isReadKnown = false, isWriteKnown = false; ///< of every hop

    bool operator==(const DataPath &) const = default;
    bool isComplete() const { return isReadKnown && isWriteKnown; }
    std::optional<Bandwidth> mostRead() const
    {
        return narrowestRead ? hops[*narrowestRead].read : std::nullopt;
    }
    std::optional<Bandwidth> mostWrite() const
    {
        return narrowestWrite ? hops[*narrowestWrite].write : std::nullopt;
    }
    /// None unless every hop is known.
    std::optional<Bandwidth> read() const { return isReadKnown ? mostRead() : std::nullopt; }
    std::optional<Bandwidth> write() const { return isWriteKnown ? mostWrite() : std::nullopt; }

    /// What this share of the nodes, 0..1, could read if the others do not.
    std::optional<Bandwidth> readByShare(double share) const;
};

/// The nodes at the end of the path.
struct PathNodes {
    PartId server = {};     ///< of which they are; empty = any
    std::int64_t nodes = 0; ///< that read and write

    bool operator==(const PathNodes &) const = default;
};

/// Storage that the design uses and does not hold: what it is said to do.
struct OutsideStorage {
    std::optional<Bandwidth> read = {}, write = {};
    std::string source = {};

    bool isStated() const { return read || write; }
};

/// The path over one fabric: `storageFabric` by id, else the first that is for storage, else the first
/// in-band or scale-out fabric that storage systems hang on.
///
/// Storage systems: the sum over `total` of the rated bandwidth of each, where a part states none its best
/// measured one; where none is placed, `outside`, whose links are not asked for. Links: those of the
/// endpoints; of the nodes as many as read. Tiers: what all nodes, or all systems, can move alike, which the
/// switch with the least uplinks for its links sets; so oversubscription divides the rate where traffic has
/// to cross (all of it, unless nodes and storage share one leaf or one pod). A hop of which one figure is
/// missing is not known. Links are full duplex. Of networks that are no tree a tier is the links between
/// switches, and what passes through a switch is not counted. Linear in links. Test: DataMovementTest.
DataPath computeDataPath(const Design &design, const std::vector<FabricResults> &fabrics,
                         const Inventory &total, const std::string &storageFabric, const PathNodes &nodes,
                         const OutsideStorage &outside = {});

/// What one node can send over a fabric while all do, to nodes at the other end of it; none if no node hangs
/// on it. Linear in links. Test: DataMovementTest.
std::optional<Bandwidth> nodeRate(const Design &design, const FabricNetwork &network, const PartId &server);

} // namespace clusterwright
