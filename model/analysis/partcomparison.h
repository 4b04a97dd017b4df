// Part comparison: two to six parts side by side, every figure and what follows from it.
#pragma once

#include "model/analysis/comparison.h"
#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

struct Worked;

constexpr std::size_t fewestCompared = 2, mostCompared = 6;

/// Parts of any kind: identity, every figure that one of them has, derived figures and prices. Fails unless
/// there are two to six parts, each once.
Result<PartComparison> compareParts(const std::vector<const Part *> &parts, const PriceBook &prices);

// Pieces that a comparison of platforms is made of, too.
/// The same for any number of parts.
PartComparison sideBySide(const std::vector<const Part *> &parts, const PriceBook &prices);
/// Fails unless the number of parts is right and each stands there once.
std::optional<Error> wrongChoice(const std::vector<const Part *> &parts, std::size_t fewest);
ComparedValue workedValue(const Worked &worked, const std::string &unit, const std::string &formula);
ComparedValue textValue(const std::string &text); ///< unknown if it is empty
/// When a part was or will be in production, "2022-11-10", or the latest step before it that has a date:
/// "2026Q3 (announced)".
ComparedValue roadmapDate(const Part &part);
Worked priceOf(const PartId &part, const PriceBook &prices);

} // namespace clusterwright
