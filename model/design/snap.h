// Snapping: where racks that are moved on the floor come to stand next to others.
#pragma once

#include "model/design/design.h"

namespace clusterwright {

/// A way on the floor, in metres.
struct Shift {
    double east = 0, south = 0;

    bool operator==(const Shift &) const = default;
};

/// The shift, at most `reach` metres from the wanted one in each direction, that puts the racks edge to edge
/// with a neighbour, in line with another rack, or on the line of a row, whichever is nearest. Without one
/// the north-west corner of the racks lands on a whole centimetre.
Shift snapped(const Design &design, const std::vector<RackId> &racks, Shift wanted, double reach);

} // namespace clusterwright
