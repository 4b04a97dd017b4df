// Numbers of things: whole, and with products that stop at the largest instead of wrapping around.
#pragma once

#include "model/calculators/counting.h"
#include "model/quantity.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace clusterwright {

/// A number of things. `tooMany` stands for everything that does not fit.
using Count = std::int64_t;
constexpr Count tooMany = std::numeric_limits<Count>::max();

/// Product and sum of numbers >= 0; `tooMany` if it does not fit.
inline Count product(const std::vector<Count> &factors)
{
    Count result = 1;
    if (std::ranges::find(factors, 0) != factors.end())
        return 0;
    for (const Count factor : factors)
        if (__builtin_mul_overflow(result, factor, &result))
            return tooMany;
    return result;
}
inline Count sum(const std::vector<Count> &terms)
{
    Count result = 0;
    for (const Count term : terms)
        if (__builtin_add_overflow(result, term, &result))
            return tooMany;
    return result;
}

/// A double that is a whole number >= 0 as a count.
inline Count asCount(double whole)
{
    return whole < static_cast<double>(tooMany) ? static_cast<Count>(whole) : tooMany;
}
inline double asNumber(Count count)
{
    return static_cast<double>(count);
}

/// Rounded with the guard of countUp() and countDown().
inline Count roundedUp(double value)
{
    return asCount(calc::countUp(value));
}
inline Count roundedDown(double value)
{
    return asCount(calc::countDown(value));
}
/// a / b as a double.
inline double ratioOf(Count a, Count b)
{
    return asNumber(a) / asNumber(b);
}

/// Whether a load is at most its limit, with the slack of calc::fits().
using calc::fits;
template <typename Quantity>
bool fits(const Quantity &load, const Quantity &limit)
{
    return calc::fits(inBaseUnit(load), inBaseUnit(limit));
}

} // namespace clusterwright
