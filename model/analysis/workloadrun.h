// Run of a workload: what interruptions, the data path and prices make of its rate.
#pragma once

#include "model/analysis/workloads.h"

namespace clusterwright {

/// Share of the time that makes progress, 0..1: of first order while its terms are small
/// (TimeRatio::largestOfFirstOrder), else by the exponential law. Sources in workloadgoodput.h.
double timeRatio(Time interval, Time stall, Time restart, Time between);

/// How long the accelerators wait for a checkpoint: by the data path, else as the upkeep states it.
std::optional<Time> stallOf(const Design &design, const WorkloadResults &results);

/// Interruptions by the failures of its own nodes; a figure is none where an input of it is not stated.
WorkloadGoodput goodputOf(const WorkloadContext &context, const Workload &workload,
                          const WorkloadResults &results);

/// Of all tokens, at the rate that interruptions leave; energy as the share that its accelerators have in
/// that of the design.
WorkloadCost trainingCostOf(const WorkloadContext &context, const Workload &workload,
                            const WorkloadResults &results);
WorkloadCost servingCostOf(const WorkloadContext &context, const WorkloadResults &results);

ServingFleet fleetOf(const Workload &workload, const WorkloadHardware &hardware, const ServingRate &rate);

} // namespace clusterwright
