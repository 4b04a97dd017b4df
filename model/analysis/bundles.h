// Bundles: the cables between two racks, or within one, taken together: how many, how thick, and how far they
// fill a tray.
#pragma once

#include "model/analysis/fabrics.h"

namespace clusterwright {

struct CableBundle {
    std::int32_t a = -1, z = -1;           ///< racks, as indices in the design, a <= z; equal = within a rack
    std::int32_t fabric = -1;              ///< index in the design
    std::int64_t cables = 0;               ///< without those that share the cable of another link
    Area section = {};                     ///< of all cables whose diameter is known
    std::int64_t unknownDiameter = 0;      ///< cables
    std::optional<Length> bendRadius = {}; ///< the largest; none = unknown

    bool operator==(const CableBundle &) const = default;
};

/// Of links whose devices both stand in a rack, by rack and rack, then by fabric. Linear in links, but for a
/// sort. Test: BundlesTest.
std::vector<CableBundle> bundlesOf(const Design &design, const std::vector<FabricResults> &fabrics);

/// What a bundle alone takes of a tray: its cross-section over that of the tray times the share that may be
/// filled; 1 = full. Of the known diameters.
double trayFill(const CablingPlan &plan, Area section);

/// Cables that leave each device of a network, by index; shared ones count once.
std::vector<std::int32_t> cablesOfDevices(const FabricResults &fabric);

/// Cables of all fabrics that leave each device of a rack type, the most over its racks; devices without any
/// are left out. Linear in links. Test: BundlesTest::placementsKnowTheirCables.
std::map<PlacementId, std::int64_t>
cablesOfPlacements(const Design &design, const std::vector<FabricResults> &fabrics, const RackType &type);

} // namespace clusterwright
