// The JSON of networks: what each is made of, what it carries, and its cables.
#pragma once

#include "model/evaluation.h"

#include <nlohmann/json.hpp>

namespace clusterwright {

/// In the order of the design; what is unknown is null, sums are {"value", "unknown"}.
nlohmann::json fabricsJson(const Design &design, const std::vector<FabricResults> &fabrics);

/// One of them.
nlohmann::json fabricJson(const Design &design, const Fabric &fabric, const FabricResults &results);

} // namespace clusterwright
