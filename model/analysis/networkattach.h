// Attaching endpoints to the switches of a fat tree, each in the way that was decided for its group.
#pragma once

#include "model/analysis/networkbuild.h"

namespace clusterwright::net {

/// Units in which the endpoints that are attached by unit are counted.
struct Units {
    Count count = 0;                         ///< 0 = no endpoint is attached by unit
    Count size = 0;                          ///< devices of a whole unit
    Count linksPerRail = 0;                  ///< of a device, at most, to one rail of one plane
    std::vector<std::int32_t> position = {}; ///< of every device in its unit
};
/// Also writes the unit of every device into the draft.
Units unitsOf(Draft &draft, Count planes, Count rails);

/// The leaves of a fat tree. Number ((unit * planes + plane) * rails + rail) * blocks + block has the ports
/// of a block of a rail; those after the last unit serve whoever comes.
struct Leaves {
    TierPorts ports;
    std::size_t first = 0; ///< index of the first in the network
    Count count = 0, planes = 1, rails = 1, units = 1, blocks = 0;
    Count portsPerBlock = 0; ///< links of a block that are kept for its unit
};

/// Unit, managers, Free, Nearest: in this order.
void attachToLeaves(Draft &draft, const Leaves &leaves, const Units &units);
/// To the emptiest spine of the plane; every link takes a whole port. `used` counts the links down of every
/// spine, which carry `perPort` on a port.
void attachToSpines(Draft &draft, const TierPorts &spine, Count planes, Count perPort,
                    const std::vector<Count> &used);

} // namespace clusterwright::net
