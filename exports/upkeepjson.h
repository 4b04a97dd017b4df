// Reliability, cost and failure domains as JSON: their parts of the report.
#pragma once

#include "model/evaluation.h"

#include <nlohmann/json.hpp>

namespace clusterwright {

nlohmann::json reliabilityJson(const Design &design, const Evaluation &evaluation);
nlohmann::json costJson(const Design &design, const CostResults &cost);
nlohmann::json failureDomainsJson(const Design &design, const Evaluation &evaluation);

} // namespace clusterwright
