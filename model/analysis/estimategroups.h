// The functions of the estimator by subject. Only estimate.cpp includes all of it.
#pragma once

#include "model/analysis/estimate.h"

namespace clusterwright {

std::vector<EstimateFunction> runEstimates();    ///< a training step, a serving instance
std::vector<EstimateFunction> countEstimates();  ///< what follows from a model alone
std::vector<EstimateFunction> linkEstimates();   ///< collectives, expert exchange
std::vector<EstimateFunction> periodEstimates(); ///< campaigns, fleets, checkpoints, goodput

} // namespace clusterwright
