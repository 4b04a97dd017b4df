// Comparison book: a comparison of parts as a workbook, the figures and where they come from.
#pragma once

#include "exports/xlsxwriter.h"
#include "model/analysis/comparison.h"

namespace clusterwright {

/// "Comparison": figures down, parts across; rows whose parts differ are filled, numbers are in the unit of
/// the row, estimates have a star. "Sources": every value with its kind, confidence, source and basis.
std::vector<Table> comparisonTables(const PartComparison &comparison);

/// The two as a workbook. Fails as xlsxBytes() does.
Result<std::string> comparisonXlsx(const PartComparison &comparison, const WorkbookFacts &facts);

} // namespace clusterwright
