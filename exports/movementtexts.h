// Figures of data movement in words, for the specification and for the screen.
#pragma once

#include "exports/specification.h"
#include "exports/workloadtexts.h"

namespace clusterwright {

/// The path hop by hop; the narrowest ones are named.
Table pathTable(const Workload &workload, const DataPath &path);
/// Who uses a hop at the same time.
Table sharedTable(const Workload &workload, const std::vector<SharedHop> &hops);

/// What is not known says "unknown".
std::vector<WorkloadFigure> readFigures(const Workload &workload, const DataReads &reads);
std::vector<WorkloadFigure> checkpointFigures(const Workload &workload, const CheckpointResults &checkpoint);
/// Of a serving, whose instances read their weights when they start.
std::vector<WorkloadFigure> weightFigures(const Workload &workload, const CheckpointResults &weights);

} // namespace clusterwright
