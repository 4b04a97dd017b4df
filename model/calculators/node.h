// Node: PCIe and memory bandwidth, lane budget, and the narrowest cut between two points of a server.
#pragma once

#include "model/calculators/counts.h"
#include "model/quantity.h"

#include <vector>

namespace clusterwright {

struct PcieLink {
    int generation = 5; ///< 3 to 6
    int lanes = 16;     ///< 1, 2, 4, 8 or 16
};

/// Per direction after line coding: GT/s * lanes * coding / 8, with 8, 16, 32, 64 GT/s for generation 3, 4,
/// 5, 6 and a coding of 128/130, for generation 6 of 242/256 (PCI-SIG base specifications). What DMA reaches
/// is about 0.85 to 0.9 of it. Test: NodeTest::published.
Bandwidth pcieBandwidth(const PcieLink &link);

/// Bandwidth of the downlinks of a PCIe switch over that of its uplinks (at least one).
/// Test: NodeTest::published.
double switchRatio(const std::vector<PcieLink> &uplinks, const std::vector<PcieLink> &downlinks);

/// channels * transfers * 8 B * sockets: a channel of a socket is 64 bits wide (JEDEC JESD79-5 for DDR5). The
/// peak; sustained is 0.8 to 0.9 of it. Test: NodeTest::published.
Bandwidth memoryBandwidth(Count channelsPerSocket, Rate transfers, Count sockets);

struct LaneUse {
    Count count = 0, lanesEach = 0;
};
/// Sum of count * lanes. Test: NodeTest::published.
Count usedLanes(const std::vector<LaneUse> &devices);

} // namespace clusterwright
