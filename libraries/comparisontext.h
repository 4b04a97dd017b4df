// Comparison text: a comparison of parts as the command line prints it.
#pragma once

#include "model/analysis/comparison.h"

namespace clusterwright {

/// {"title", "note", "parts": [{"id", "name", "kind"}], "rows": [{"group", "key", "title", "unit",
/// "different", "mark", "values": [{"text", "number", "known", "applies", "estimate", "confidence", "source",
/// "basis"}]}]}. "different" holds for the marks "different" and "unclear", that is if some are unknown; a
/// number is in the unit of its row.
std::string comparisonJson(const PartComparison &comparison);

/// One line per row, in columns; "≠" where parts differ, "?" where some are unknown, a star after an
/// estimate. Long texts are cut.
std::string comparisonText(const PartComparison &comparison);

} // namespace clusterwright
