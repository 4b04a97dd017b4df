// JSON <-> the records that calculators take and give.
#pragma once

#include "model/calculators/record.h"

#include <nlohmann/json.hpp>

namespace clusterwright {

calc::Value valueFrom(const nlohmann::json &json);
/// `json` is an object.
calc::Record recordFrom(const nlohmann::json &json);
/// Whole numbers up to 2^53 without a fraction.
nlohmann::json jsonOf(const calc::Value &value);
nlohmann::json jsonOf(const calc::Record &record);

} // namespace clusterwright
