// Inventory and price of a rack, or of many with what joins them: what is in it, how often, what it costs.
#pragma once

#include "model/analysis/placed.h"
#include "model/analysis/total.h"

namespace clusterwright {

struct Inventory {
    int devices = 0; ///< everything placed, feeds included
    int feeds = 0;
    int nodes = 0; ///< role compute-node
    std::int64_t accelerators = 0;
    int unknownAccelerators = 0; ///< servers that do not say how many they hold
    int storageSystems = 0;
    std::map<Role, int> switchesByRole;
    std::map<PartId, int> parts;     ///< the rack itself included
    std::map<PartId, int> nodeParts; ///< of which parts the nodes are
    std::map<PartId, int> cables;    ///< and transceivers, between what is placed; none in that of a rack
    int cablesWithoutPart = 0;       ///< that have to be bought, too

    bool operator==(const Inventory &) const = default;
    void add(const Inventory &other, int times = 1);
    int switches() const;
};

Inventory computeInventory(const Part &rack, const std::vector<Placed> &placed);

/// All that has to be bought, by part: what is placed and what joins it.
std::map<PartId, int> billOf(const Inventory &inventory);

/// A part without an entry in the price book counts as unknown, once per piece, as does a cable without a
/// part.
MoneyTotal computePrice(const Inventory &inventory, const PriceBook &book);

} // namespace clusterwright
