// Cost sensitivity: what each input does to the cost of an accelerator-hour. Used by cost.cpp only.
#pragma once

#include "model/analysis/cost.h"
#include "model/calculators/cost.h"

namespace clusterwright {

/// Landed cost and integration of a list price with its spares; all inputs must be stated.
Money capexOf(Money list, const Economics &economics);

/// One swing per input, as CostInput says, largest first. `base` is the cluster with every input at base;
/// all inputs must be stated.
std::vector<CostSwing> costSwings(const Ownership &base, const MoneyTotal &list, const Economics &economics);

} // namespace clusterwright
