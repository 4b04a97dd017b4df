// Mechanics of a rack: units and mass.
#pragma once

#include "model/analysis/placed.h"
#include "model/analysis/total.h"

namespace clusterwright {

struct Bulk {
    HalfUnits unitsTotal, unitsUsed; ///< used = taken on the front, the rear or both
    Total<Mass> contents; ///< what is in the rack: zero-U parts, and its cables and coolant as far as they
                          ///< are stated; where they are not, they are left out and not counted as unknown
    Total<Mass> all;      ///< with the empty rack

    bool operator==(const Bulk &) const = default;
    void add(const Bulk &other, int times = 1);
};

Bulk computeBulk(const Part &rack, const std::vector<Placed> &placed, const RackAllowances &allowances);

/// What stands on each of the four feet of a rack, if it is shared evenly.
/// Test: MechanicalTest::pointLoadUnderAFoot.
Total<Mass> pointLoad(const Total<Mass> &rack);

/// The share of a cable manager that its cables fill: n pi d^2 / 4 over its cross-section. None if something
/// is not stated, or the manager has no room. Test: MechanicalTest::cableFill.
std::optional<double> cableFill(const RackAllowances &allowances);

/// How a loaded rack stands on the floor.
struct Stance {
    Length base;            ///< of the lowest unit above the floor
    Length centreOfGravity; ///< above the floor
    double tipDegrees = 0;  ///< by which it can lean to its narrower side before it falls
};

/// h = sum(m h) / sum(m) over the devices at the middle of their units, zero-U parts and the frame itself at
/// half the rack's height; the angle is atan(half of the narrower side / h). No document states where the
/// lowest unit begins, so all that the rack is higher than its units is taken to be below them: the highest
/// centre of gravity there can be. None if a mass or an outer size of the rack is unknown, or it is empty.
/// Test: MechanicalTest::stance.
std::optional<Stance> computeStance(const Part &rack, const std::vector<Placed> &placed);

} // namespace clusterwright
