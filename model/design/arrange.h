// Arranging: edits that copy, fork, rename and move what is there. As in edit.h, an edit that fails has
// changed nothing.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

/// Places copies of a placement in its type, with its part, role, face and cords. The first stands at
/// `bottom`, or right above the original; each next one `step` higher, by default its own height. A count of
/// 0 goes on until a place is taken or the rack ends ("fill rack"), and needs at least one to fit. Fails if
/// the placement is unknown or hangs at a side, the count is negative, the step is below one half unit, or a
/// counted copy does not fit.
Result<Design> copyPlacement(Design design, const RackTypeId &type, const PlacementId &item, int count,
                             std::optional<HalfUnits> bottom = {}, std::optional<HalfUnits> step = {});

/// Puts another part in the place of a placement, and keeps what still fits: id, name, place and cords; a
/// role that was the usual one of the old part becomes the usual one of the new. Fails as placePart() does.
Result<Design> replacePlacement(Design design, const RackTypeId &type, const PlacementId &item,
                                const Part &part);

/// Stands one more rack with the same contents and feed sources at the end of a row; an empty row means the
/// original's. Fails as addRacks() does.
Result<Design> cloneRack(Design design, const RackId &rack, const RowId &row = {},
                         const std::string &name = {});

/// Gives a rack a type of its own, a copy of the one it shared. An empty name means that of the type and the
/// rack. Fails if no other rack shares the type.
Result<Design> makeUnique(Design design, const RackId &rack, const std::string &name = {});

/// Names the racks of a row, or of a rack type, after a pattern with {n} or {n:02}, counted from 1 in their
/// order in the design. Fails if the object is neither, has no racks, or the pattern has no place for the
/// number.
Result<Design> renameRacks(Design design, const std::string &rowOrType, const std::string &pattern);

/// Moves a rack so that the north-west corner of its footprint is at (x, y) metres. Fails if it is unknown or
/// would leave its hall.
Result<Design> moveRack(Design design, const RackId &rack, double x, double y);

/// Moves a row with its racks. Fails if it is unknown or one of the racks would leave the hall.
Result<Design> moveRow(Design design, const RowId &row, double x, double y);

} // namespace clusterwright
