#include "model/analysis/cableinventory.h"

#include "model/analysis/linktable.h"

namespace clusterwright {

Inventory cableInventory(const Design &design, const std::vector<FabricResults> &fabrics)
{
    Inventory inventory;
    std::int64_t withoutPart = 0;
    for (const FabricResults &fabric : fabrics)
        withoutPart += fabric.cables.cables;
    for (const CableBillLine &line : cableBill(design, fabrics)) {
        if (line.part.empty())
            continue;
        inventory.cables[line.part] += static_cast<int>(line.count);
        if (line.length) // else it is a transceiver
            withoutPart -= line.count;
    }
    inventory.cablesWithoutPart = static_cast<int>(withoutPart);
    return inventory;
}

} // namespace clusterwright
