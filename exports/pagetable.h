// Page table: a table laid out on pages, with its header repeated on each.
#pragma once

#include "exports/numbering.h"
#include "exports/pageflow.h"

namespace clusterwright {

/// Whether the columns ask for a landscape page.
bool isWideTable(const Table &table);

/// "Table 4. Components", or the title alone where there is no label; for figures too.
std::string captionOf(const std::string &label, const std::string &title);

/// Puts the table with its caption into the flow. Every cell is wrapped, none is shortened; a row that is
/// higher than a page is divided. The header is repeated on each page.
void placeTable(PageFlow &flow, const Table &table, const std::string &label, const Numbering &numbering);

} // namespace clusterwright
