// Known: results that are there only if all that they are made of is.
#pragma once

#include "model/analysis/total.h"

namespace clusterwright {

/// f of the values; none if any of them is unknown.
template <typename F, typename... Q>
auto whenKnown(const F &f, const std::optional<Q> &...values)
    -> std::optional<std::decay_t<decltype(f(*values...))>>
{
    if ((values && ...))
        return f(*values...);
    return std::nullopt;
}

/// The sum if nothing of it is unknown.
template <typename Q>
std::optional<Q> wholeOf(const Total<Q> &total)
{
    if (total.unknownCount == 0)
        return total.known;
    return std::nullopt;
}

/// What several equal units offer together: all of them, and all but one.
template <typename Q>
struct Redundant {
    std::optional<Q> all, oneLost;

    bool operator==(const Redundant &) const = default;
};

template <typename Q>
Redundant<Q> redundantOf(const std::optional<std::int64_t> &units, const std::optional<Q> &each)
{
    if (!units || !each)
        return {};
    const auto count = static_cast<double>(*units);
    return {*each * count, *each * std::max(0.0, count - 1)};
}

/// Fail if either does, else NotEvaluated if either is.
constexpr Verdict worseOf(Verdict a, Verdict b)
{
    if (a == Verdict::Fail || b == Verdict::Fail)
        return Verdict::Fail;
    return a == Verdict::Pass ? b : a;
}

} // namespace clusterwright
