// Fabric tables: what a network carries, as a table of a view.
#pragma once

#include "exports/specification.h"
#include "model/evaluation.h"

namespace clusterwright {

/// One row per tier of switches and per boundary between tiers, from the endpoints up; the sums as the note.
/// The fabric must be of the design.
Table capacityTable(const Design &design, const Evaluation &evaluation, const Fabric &fabric);

} // namespace clusterwright
