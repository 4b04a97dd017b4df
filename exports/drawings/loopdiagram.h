// Loop diagram: a liquid loop as boxes and lines, from the facility water over its CDUs to the rows and back.
#pragma once

#include "exports/drawings/diagram.h"
#include "model/evaluation.h"

namespace clusterwright {

/// At maximum power; each box is marked with the worst open finding about what it shows.
Diagram loopDiagramOf(const Design &design, const Evaluation &evaluation, const CoolingLoop &loop);

} // namespace clusterwright
