// XLSX: tables as the sheets of a workbook.
#pragma once

#include "exports/specification.h"
#include "model/result.h"

namespace clusterwright {

/// What the read-me sheet says, besides the list of the sheets.
struct WorkbookFacts {
    Meta meta;
    Issue issue;
    std::string tool;
    std::string currency;
    std::vector<std::pair<std::string, std::string>> conventions = {}; ///< more lines: label, text
};

/// One sheet per table after a read-me sheet. Header rows stay in view; a total is a formula with its value.
/// Text is never taken for a formula. The same tables give the same bytes. Fails if the date of the issue is
/// no ISO date, or the temporary file cannot be written.
Result<std::string> xlsxBytes(const std::vector<Table> &tables, const WorkbookFacts &facts);

} // namespace clusterwright
