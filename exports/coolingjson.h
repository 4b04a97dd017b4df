// The JSON of cooling: halls and loops, in normal operation and with one unit lost.
#pragma once

#include "model/evaluation.h"

#include <nlohmann/json.hpp>

namespace clusterwright {

/// Lists in the order of the design; what is unknown is null, sums are {"value", "unknown"}.
nlohmann::json hallsJson(const Design &design, const CoolingResults &cooling);
nlohmann::json loopsJson(const Design &design, const CoolingResults &cooling);

} // namespace clusterwright
