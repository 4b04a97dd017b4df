// Measured case: what ran, as the estimator takes it, for a measurement to be held against.
#pragma once

#include "model/analysis/workloads.h"

namespace clusterwright {

/// A figure that can be measured of such a workload: the key of the output, and its title with its unit.
struct MeasurableFigure {
    std::string key, title;
};
std::vector<MeasurableFigure> measurableFigures(WorkloadKind kind);

/// The workload as it stands, for a value of one of its figures; without an id. Constants that were fitted
/// are left out, so that a later fit is not held to them. Test:
/// WorkloadStartTest.
MeasuredRun measuredRunOf(const Workload &workload, const WorkloadHardware &hardware,
                          const std::string &figure, double value, const std::string &source);

} // namespace clusterwright
