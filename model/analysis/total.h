// Total: a sum in which unknown is not zero, and what such a sum says against a limit.
#pragma once

#include "model/parts/part.h"

namespace clusterwright {

template <typename Q>
struct Total {
    Q known{};
    int unknownCount = 0; ///< how many figures were missing

    bool operator==(const Total &) const = default;

    void add(const std::optional<Figure<Q>> &figure)
    {
        if (figure)
            known += figure->value;
        else
            ++unknownCount;
    }
    void add(const Total &other, int times = 1)
    {
        known += other.known * static_cast<double>(times);
        unknownCount += other.unknownCount * times;
    }
};

/// A sum of price ranges: the three are added apart.
struct MoneyTotal {
    Money low{}, base{}, high{};
    int unknownCount = 0; ///< how many things have no price

    bool operator==(const MoneyTotal &) const = default;

    void add(const MoneyTotal &other, int times = 1)
    {
        low += other.low * static_cast<double>(times);
        base += other.base * static_cast<double>(times);
        high += other.high * static_cast<double>(times);
        unknownCount += other.unknownCount * times;
    }
};

enum class Verdict { Pass, Fail, NotEvaluated };

/// A known sum over the limit fails, whatever is unknown. Else anything unknown, the limit included, means
/// that the limit was not evaluated; it never passes.
template <typename Q>
Verdict checkLimit(const Total<Q> &total, const std::optional<Q> &limit)
{
    // Relative: a sum of shares may differ from the whole in its last digits.
    constexpr double rounding = 1e-9;
    if (limit && total.known > *limit * (1 + rounding))
        return Verdict::Fail;
    return limit && total.unknownCount == 0 ? Verdict::Pass : Verdict::NotEvaluated;
}

} // namespace clusterwright
