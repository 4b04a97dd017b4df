// Power shelves of a rack: what they supply after a loss, and what the busbar between them carries.
#pragma once

#include "model/analysis/placed.h"
#include "model/analysis/total.h"

namespace clusterwright {

/// The busbar at one shelf.
struct BusTap {
    PlacementId shelf;
    Current below, above; ///< in the bar on either side of the shelf, which feeds what is nearest to it
    Current tap;          ///< from the shelf

    bool operator==(const BusTap &) const = default;
};

struct ShelfGroup {
    std::vector<PlacementId> shelves; ///< from the bottom; empty = the rack has none
    Total<Power> load;                ///< maximum of all devices of the rack
    std::optional<Power> installed;   ///< all rectifiers; none if one shelf is not known
    std::optional<Power> afterModule; ///< without the largest rectifier
    std::optional<Power> afterShelf;  ///< without the largest shelf
    std::vector<Power> each;          ///< installed, per shelf, where known
    std::optional<Current> busLimit;  ///< rating of the busbar
    std::vector<BusTap> taps;         ///< where the voltage of the busbar is known
    int unknownCount = 0;             ///< devices whose power is missing

    bool operator==(const ShelfGroup &) const = default;
};

/// Shelves share the load; each device takes its current from the nearest shelf, half from each of two that
/// are as near. I = P / U. Test: ShelvesTest (OCP Open Rack V3: 15 kW of six 3 kW rectifiers after the loss
/// of one; DGX GB200 NVL72: 120 kW at 48 V are 2.5 kA).
ShelfGroup computeShelves(const Part &rack, const std::vector<Placed> &placed);

} // namespace clusterwright
