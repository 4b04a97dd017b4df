// Mechanics of a rack: units and mass.
#pragma once

#include "model/analysis/placed.h"
#include "model/analysis/total.h"

namespace clusterwright {

struct Bulk {
    HalfUnits unitsTotal, unitsUsed; ///< used = taken on the front, the rear or both
    Total<Mass> contents;            ///< what stands in the rack, zero-U parts included; cables are not
    Total<Mass> all;                 ///< with the empty rack

    bool operator==(const Bulk &) const = default;
    void add(const Bulk &other, int times = 1);
};

Bulk computeBulk(const Part &rack, const std::vector<Placed> &placed);

} // namespace clusterwright
