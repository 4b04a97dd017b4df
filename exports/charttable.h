// Chart table: the figures of a chart as a table, for readers, copies and files.
#pragma once

#include "exports/drawings/chart.h"
#include "exports/specification.h"

namespace clusterwright {

/// One row per category: name, detail, every series, their sum where they are stacked, every limit. A value
/// with unknowns is text, as in every table.
Table chartTable(const Chart &chart);

} // namespace clusterwright
