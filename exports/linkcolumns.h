// Link columns: which words and numbers of a link each document about cables shows, in which order and under
// which titles.
#pragma once

#include "exports/specification.h"
#include "model/analysis/linktable.h"

#include <span>

namespace clusterwright {

struct LinkColumn {
    const char *title; ///< never translated; programs look for it
    double width;      ///< in characters, about
    Cell (*cell)(const LinkRow &);
};

/// All that is known of a link, and empty columns for what the site decides or the installer fills in.
std::span<const LinkColumn> scheduleColumns();

/// The point-to-point list of the NVIDIA Cable Validation Tool, classic form (CVT user guide, "Topology
/// file"): found by their names.
std::span<const LinkColumn> pointToPointColumns();

/// Its sheet "Links" of version 1.7.1 and later.
std::span<const LinkColumn> validationLinkColumns();

/// The point-to-point file of NVIDIA Mission Control, in the form that its guide shows in part: #, BUNDLE_ID,
/// SEQ, SRC_RACKROLE, SRC_RACK, SRC_U and the same for the destination. The full list of columns is not
/// published; what follows SRC_U is our own choice, to be put in line with the list that a partner has.
std::span<const LinkColumn> missionControlColumns();

/// The connectivity map of the OCP data centre for AI guidelines, in the schema that they document.
std::span<const LinkColumn> connectivityMapColumns();

/// The import of cables into NetBox 4.2: one termination at each side.
std::span<const LinkColumn> netboxColumns();

/// Columns and cells of a table of links.
std::vector<Column> columnsOf(std::span<const LinkColumn> columns);
std::vector<Cell> cellsOf(std::span<const LinkColumn> columns, const LinkRow &link);

} // namespace clusterwright
