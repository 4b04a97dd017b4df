// Cable inventory: the cables and transceivers of all networks as pieces to buy.
#pragma once

#include "model/analysis/fabrics.h"
#include "model/analysis/inventory.h"

namespace clusterwright {

/// What cableBill() lists, without its spares, by part. A cable whose medium names no part, whose length is
/// unknown or that no medium suits is a piece without a part.
Inventory cableInventory(const Design &design, const std::vector<FabricResults> &fabrics);

} // namespace clusterwright
