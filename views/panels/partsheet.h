// Part sheet: all that is known about a part as one text with links, figure by figure with its source.
#pragma once

#include "exports/drawings/style.h"
#include "libraries/librarystack.h"
#include "model/analysis/whereused.h"

#include <QString>

namespace clusterwright {

struct PartSheet {
    const Part &part;
    const LibraryStack &library;  ///< says which folder it comes from, and which other parts there are
    WhereUsed used;               ///< in the open design
    bool showsConnectors = false; ///< one by one; else only how many there are
    Theme theme = Theme::Light;
};

// Links of the text lead to a page of the web, or have one of these schemes and an id as their path.
inline constexpr auto objectScheme = "object";         ///< a rack type or a node type of the design
inline constexpr auto partScheme = "part";             ///< another part of the library
inline constexpr auto connectorsScheme = "connectors"; ///< shows or hides the list of connectors

/// As HTML that QTextDocument understands.
QString htmlOf(const PartSheet &sheet);

} // namespace clusterwright
