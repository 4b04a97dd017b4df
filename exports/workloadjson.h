// What the report says of workloads, as JSON.
#pragma once

#include "model/evaluation.h"

#include <nlohmann/json.hpp>

namespace clusterwright {

/// One entry per workload, in the order of the design; null for what is not known or does not apply.
nlohmann::json workloadsJson(const Design &design, const std::vector<WorkloadResults> &workloads);

} // namespace clusterwright
