// Loads by kind: what servers, switches, storage and everything else draw, each apart.
#pragma once

#include "model/analysis/power.h"

namespace clusterwright {

/// Only kinds of which something that draws power is placed; together they make computeLoads().
/// PartKind::Item stands for all that is neither server nor switch nor storage.
std::map<PartKind, LoadTotals> computeLoadsByKind(const std::vector<Placed> &placed);

/// The same for all racks that stand.
std::map<PartKind, LoadTotals> computeLoadsByKind(const Design &design);

} // namespace clusterwright
