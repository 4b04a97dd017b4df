// Edits of many things at once. As in edit.h; if one of the things cannot be changed, none is.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

/// A placement and the rack type it stands in.
struct Item {
    RackTypeId type;
    PlacementId id;

    bool operator==(const Item &) const = default;
};

/// Moves what stands in units up, or down if `by` is negative; what hangs at a side stays. Fails as
/// movePlacement() does, or if nothing of it stands in units.
Result<Design> moveItems(Design design, std::vector<Item> items, HalfUnits by);

/// Fails as removePlacement() does.
Result<Design> removeItems(Design design, const std::vector<Item> &items);

/// Copies the things of each type as one block, so that they keep their distances: the first block stands
/// right above the originals, or `step` above them, each next one as much higher. A count of 0 goes on until
/// a place is taken or a rack ends. Fails as copyPlacement() does. The copies come last in their types.
Result<Design> duplicateItems(Design design, const std::vector<Item> &items, int count = 1,
                              std::optional<HalfUnits> step = {});

/// Moves racks on the floor by so many metres; a row goes along if all of its racks do. Positions are kept to
/// the micrometre. Fails if a rack is unknown, would leave its hall or stand in a rack that is not moved.
Result<Design> moveRacks(Design design, const std::vector<RackId> &racks, double east, double south);

/// Fails if a rack is unknown.
Result<Design> removeRacks(Design design, const std::vector<RackId> &racks);

/// Stands a copy of each rack at the end of its row, named on like the original: R08 after R07. Fails as
/// cloneRack() does. The copies come last in the design, in the order given.
Result<Design> cloneRacks(Design design, const std::vector<RackId> &racks);

} // namespace clusterwright
