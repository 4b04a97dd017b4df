// Page blocks: the sections of a specification laid out in a flow of pages.
#pragma once

#include "exports/numbering.h"
#include "exports/pageflow.h"

namespace clusterwright {

/// Places everything. `numbers` are those of these sections: the front or the sections of the numbering.
void placeSections(PageFlow &flow, const std::vector<Section> &sections,
                   const std::vector<SectionNumbers> &numbers, const Numbering &numbering);

} // namespace clusterwright
