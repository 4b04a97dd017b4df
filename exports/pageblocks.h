// Page blocks: the sections of a specification laid out in a flow of pages.
#pragma once

#include "exports/pageflow.h"
#include "exports/specification.h"

namespace clusterwright {

/// Numbers headings, tables and figures, and places everything.
void placeSections(PageFlow &flow, const std::vector<Section> &sections);

} // namespace clusterwright
