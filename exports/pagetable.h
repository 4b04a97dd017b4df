// Page table: a table laid out on pages, with its header repeated on each.
#pragma once

#include "exports/pageflow.h"
#include "exports/specification.h"

namespace clusterwright {

/// Whether the columns ask for a landscape page.
bool isWideTable(const Table &table);

/// Puts the table with its caption into the flow. Every cell is wrapped, none is shortened; a row that is
/// higher than a page is divided.
void placeTable(PageFlow &flow, const Table &table, const std::string &caption);

} // namespace clusterwright
