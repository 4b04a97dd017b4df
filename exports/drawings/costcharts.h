// Charts of cost and goodput, as data; used by chartsof.cpp only.
#pragma once

#include "exports/drawings/chart.h"
#include "model/evaluation.h"

namespace clusterwright {

/// From the list price of the devices to the capital expense; empty while an input of it is not stated.
Chart costStepsChart(const Design &design, const CostResults &cost);
/// What a year costs; empty while an input of it is not stated.
Chart yearStepsChart(const Design &design, const CostResults &cost);
/// What each input does to the cost of an accelerator-hour; empty where that is not known.
Chart sensitivityChart(const Design &design, const CostResults &cost);
/// Goodput over the checkpoint interval; empty where it is not known.
Chart goodputChart(const Design &design, const ReliabilityResults &reliability);

} // namespace clusterwright
