// Charts of workloads, as data.
#pragma once

#include "exports/drawings/sharebar.h"
#include "exports/drawings/xychart.h"
#include "model/analysis/calibration.h"
#include "model/analysis/workloadcurves.h"
#include "model/analysis/workloadlayouts.h"
#include "model/evaluation.h"

namespace clusterwright {

/// Parts of a training step, or of the time of one token. Empty without an estimate, as all of these.
ShareBar timeBar(const Workload &workload, const WorkloadResults &results);
/// Model state, activations or cache against the memory of an accelerator.
ShareBar memoryBar(const Workload &workload, const WorkloadResults &results);
/// Rate attained over operations per byte, below what arithmetic and memory allow.
XyChart rooflineChart(const WorkloadResults &results);
/// Tokens per second over accelerators, and what a perfect scaling would give.
XyChart scalingChart(const Workload &workload, const WorkloadResults &results);
/// Tokens per second of an accelerator over those of a user.
XyChart latencyChart(const Workload &workload, const WorkloadResults &results);
/// Of a training: bus bandwidth of an all-reduce over all accelerators, by its size and algorithm, on the
/// links of the design.
XyChart allReduceChart(const WorkloadResults &results);
/// Goodput over the checkpoint interval, planned and best pointed out.
XyChart goodputChartOf(const Design &design, const Workload &workload, const WorkloadResults &results);

enum class LayoutAxis { Time, Memory, Cost, Energy };
/// The Pareto front over two of the four; the index of a point of series 0 is that of LayoutAnswer::pareto.
XyChart layoutChart(const LayoutAnswer &answer, LayoutAxis x, LayoutAxis y);

/// Error of each case over what was measured, a series per family.
XyChart calibrationChart(const std::vector<CalibrationCase> &cases);

} // namespace clusterwright
