// One-line drawing: the power chain of a design from the grid to its racks, as a diagram.
#pragma once

#include "exports/drawings/diagram.h"
#include "model/evaluation.h"

namespace clusterwright {

/// Every piece of the chain in the order of its feeding, then the racks that hang on the same pieces. With a
/// piece lost, what is without power then is marked as down. Empty for a design without a power chain.
Diagram onelineOf(const Design &design, const Evaluation &evaluation, const PowerSourceId &lost = {});

} // namespace clusterwright
