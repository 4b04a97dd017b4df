// Floor trial: what would happen if racks were moved on the floor, and how to say it.
#pragma once

#include "model/design/snap.h"
#include "views/canvas/trial.h"

namespace clusterwright {

/// What is carried over the floor.
struct Carried {
    std::vector<RackId> racks;
    RowId row = {}; ///< a row that was taken by its name; moved with all of its racks, if it has any
};

struct FloorTrial {
    Shift shift; ///< as it was snapped
    Result<Design> design;
    QString step; ///< for the undo list: "Move rack R07"
    QString text; ///< where it would stand, or why it is refused
    Outcome outcome = Outcome::Refused;
};

/// `reach`: how near a neighbour must be to snap to it, in metres; 0 = no snapping.
FloorTrial tryMoving(const Design &design, const Carried &carried, Shift wanted, double reach);

} // namespace clusterwright
