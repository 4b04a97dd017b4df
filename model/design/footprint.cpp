#include "model/design/footprint.h"

namespace clusterwright {

Footprint footprintOf(const Design &design, const Rack &rack)
{
    constexpr double usualWidth = 0.6, usualDepth = 1.2;
    const auto *facts = factsOf<RackFacts>(rackPartOf(design, *findById(design.rackTypes, rack.type)));
    const double width = facts->outerWidth ? inMetres(facts->outerWidth->value) : usualWidth;
    const double depth = facts->outerDepth ? inMetres(facts->outerDepth->value) : usualDepth;
    const bool isTurned = rack.facing == Facing::East || rack.facing == Facing::West;
    return isTurned ? Footprint{depth, width} : Footprint{width, depth};
}

} // namespace clusterwright
