// Footprint: the area of a rack on the floor plan.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

/// East-west and north-south extent in metres, already turned to where the rack faces.
struct Footprint {
    double width = 0, depth = 0;

    bool operator==(const Footprint &) const = default;
};

/// An unknown outer size is drawn as 0.6 x 1.2 m, the commonest rack (EIA-310 racks of 600 x 1,200 mm).
Footprint footprintOf(const Design &design, const Rack &rack);
/// Of all racks, in the order of the design.
std::vector<Footprint> footprintsOf(const Design &design);

/// Why a rack cannot stand, or a row begin, where it does; nothing if it lies in its hall.
std::optional<Error> leavesHall(const Design &design, const Rack &rack);
std::optional<Error> leavesHall(const Design &design, const Row &row);

} // namespace clusterwright
