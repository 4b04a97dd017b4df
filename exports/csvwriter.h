// CSV: one table as text that any tool reads.
#pragma once

#include "exports/specification.h"

namespace clusterwright {

/// RFC 4180: comma, CRLF, quotes only where needed; numbers exact; header and rows, no total row. A text that
/// a spreadsheet would take for a formula gets a leading apostrophe (OWASP, "CSV Injection"); numbers stay
/// numbers, unknown is an empty cell.
std::string csvText(const Table &table);

/// One line of the same, for documents of very many rows.
void appendCsvLine(std::string &text, const std::vector<Cell> &cells);

} // namespace clusterwright
