// Counting and comparing with room for rounding: 100 * 0.07 is 7, and a load equal to its limit fits.
#pragma once

#include <cmath>

namespace clusterwright::calc {

/// The least whole number that is not below x; a part of 1e-9 is taken for rounding.
inline double countUp(double x)
{
    return std::ceil(x - 1e-9) + 0.0; // + 0.0 turns -0 into 0
}

/// The greatest whole number that is not above x; 1e-9 below the next one is taken for rounding.
inline double countDown(double x)
{
    return std::floor(x + 1e-9);
}

/// load <= limit, with 1e-9 of the limit in favour of "fits".
inline bool fits(double load, double limit)
{
    return load <= limit + 1e-9 * std::abs(limit);
}

} // namespace clusterwright::calc
