// Inventory and price of a rack: what is in it, how often, and what it costs.
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

    bool operator==(const Inventory &) const = default;
    void add(const Inventory &other, int times = 1);
    int switches() const;
};

Inventory computeInventory(const Part &rack, const std::vector<Placed> &placed);

/// A part without an entry in the price book counts as unknown, once per piece.
MoneyTotal computePrice(const Inventory &inventory, const PriceBook &book);

} // namespace clusterwright
