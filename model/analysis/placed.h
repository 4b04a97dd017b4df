// Placed: the things in a rack type, each with its part looked up once for all analyses and rules.
#pragma once

#include "model/design/design.h"

namespace clusterwright {

struct Placed {
    const Placement *placement = nullptr;
    const Part *part = nullptr;
};

/// In the order they were placed. Points into the design, which must outlive the list.
inline std::vector<Placed> placedIn(const Design &design, const RackType &type)
{
    std::vector<Placed> placed;
    placed.reserve(type.placements.size());
    for (const Placement &placement : type.placements)
        placed.push_back({&placement, &partOf(design, placement)});
    return placed;
}

} // namespace clusterwright
