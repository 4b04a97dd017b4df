// Row places: the order in which racks stand in their rows.
#pragma once

#include "model/design/design.h"

namespace clusterwright {

/// The place of every rack in its row, from 1, along the way the row runs: east, or south if its racks face
/// east or west.
std::map<RackId, int> placesInRows(const Design &design);

} // namespace clusterwright
