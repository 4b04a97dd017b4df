// The pieces that the JSON of the command line is made of.
#pragma once

#include "model/totals.h"

#include <nlohmann/json.hpp>

namespace clusterwright {

/// Whole numbers without a fraction; others as short as they read back.
nlohmann::json number(double value);
nlohmann::json optionalNumber(const std::optional<double> &value);

/// {"value", "unknown"}.
nlohmann::json sum(double known, int unknown);
template <typename Q>
nlohmann::json sum(const Total<Q> &total)
{
    return sum(inBaseUnit(total.known), total.unknownCount);
}

/// {"low", "base", "high", "unknown"} in dollars; null if there is none.
nlohmann::json moneyJson(const MoneyTotal &money);
nlohmann::json moneyJson(const std::optional<MoneyTotal> &money);

/// A number, a sum, a price range, or null for what is not designed.
nlohmann::json totalJson(const TotalRow &total);

nlohmann::json findingJson(const Finding &finding);

/// Two spaces, keys sorted, one newline at the end.
std::string jsonText(const nlohmann::json &document);

} // namespace clusterwright
