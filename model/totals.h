// Totals: the sums of a design under the keys of the report, one table for reports and comparisons.
#pragma once

#include "model/evaluation.h"

namespace clusterwright {

enum class TotalKind {
    Count,
    Sum,        ///< may lack figures
    Money,      ///< the same with a low and a high value
    NotDesigned ///< not 0: there is nothing yet that could be counted
};

struct TotalRow {
    std::string key;        ///< "power_max_w"
    std::string part = {};  ///< of a total that is split: "compute-leaf" of "switches_by_role"
    std::string title = {}; ///< for a reader: "Maximum power"
    TotalKind kind = TotalKind::Count;
    std::string unit = {}; ///< of the values; empty for a count
    double value = 0, low = 0, high = 0;
    int unknown = 0; ///< how many figures were missing

    bool operator==(const TotalRow &) const = default;
};

/// In the order in which they are read: counts, units, power, heat, mass, price.
std::vector<TotalRow> totalsOf(const Design &design, const Results &results);

/// `to` minus `from`, which are the same total of two designs. A difference that is nothing but rounding is
/// 0.
TotalRow totalDelta(const TotalRow &from, const TotalRow &to);

bool isZero(const TotalRow &delta);

/// "38.2 kW", "≥ 38.2 kW, 2 unknown", "2 unknown", "not designed".
std::string totalText(const TotalRow &total);
/// "+10.2 kW", "-10.2 kW, +1 unknown"; empty if nothing differs.
std::string deltaText(const TotalRow &delta);

} // namespace clusterwright
