// Footprint: the area of a rack on the floor plan.
#pragma once

#include "model/design/design.h"

namespace clusterwright {

/// East-west and north-south extent in metres, already turned to where the rack faces.
struct Footprint {
    double width = 0, depth = 0;

    bool operator==(const Footprint &) const = default;
};

/// An unknown outer size is drawn as 0.6 x 1.2 m, the commonest rack (EIA-310 racks of 600 x 1,200 mm).
Footprint footprintOf(const Design &design, const Rack &rack);

} // namespace clusterwright
