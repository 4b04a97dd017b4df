// Problems of a part: values that cannot be, whoever entered them.
#pragma once

#include "model/parts/part.h"

namespace clusterwright {

inline constexpr std::size_t longestSummary = 60; ///< bytes that lists show

struct PartProblem {
    std::string key; ///< of a figure or a text
    std::string message;

    bool operator==(const PartProblem &) const = default;
};

/// Empty for a sound part. Finds: a negative value, one that only fits another unit (a depth of 897 m), a
/// device without height whose height is stated as 0, a maximum below the typical or idle power, lowest
/// above highest, a figure without source or basis, a source that is not listed or not named, a date that is
/// none, a summary too long for lists.
std::vector<PartProblem> problemsOf(const Part &part);

/// "2026", "2026H2", "2026Q3", "2026-08" or "2026-08-14".
bool isPartDate(const std::string &text);

} // namespace clusterwright
