// Fabric layout: where the devices of a fabric drawing stand.
#pragma once

#include "exports/drawings/fabricdrawing.h"

namespace clusterwright {

/// Tiers from the cores down, each in as many lines as the shape of a page asks for. Sets places, bands and
/// size; `labels` are the words of each tier, from the cores down, and those above it.
void layOutTiers(FabricDrawing &drawing, const std::vector<FabricDrawing::Label> &labels);

/// Groups around a circle, or in a grid if there are many; in each the switches above their endpoints. Groups
/// with the same title are one block.
void layOutDirect(FabricDrawing &drawing);

} // namespace clusterwright
