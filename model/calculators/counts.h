// Whole numbers of the calculators: rounding with a guard, and products that stop instead of wrapping around.
#pragma once

#include <algorithm>
#include <cmath>
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
/// Rounded up or down; what lies within 1e-9 of a whole number is that number, so that 100 * 0.07 gives 7.
inline Count roundedUp(double value)
{
    return asCount(std::ceil(value - 1e-9));
}
inline Count roundedDown(double value)
{
    return asCount(std::floor(value + 1e-9));
}
/// a / b as a double.
inline double ratioOf(Count a, Count b)
{
    return static_cast<double>(a) / static_cast<double>(b);
}

/// Whether a load is at most its limit, with a relative slack of 1e-9 for what rounding adds.
template <typename Number>
bool fits(Number load, Number limit)
{
    const auto slack = limit * 1e-9;
    return load <= limit + (limit < Number{} ? -slack : slack);
}

} // namespace clusterwright
