// Floor cables: the bundles between the racks of a hall, over trays at right angles, as an overlay of its
// floor plan.
#pragma once

#include "exports/drawings/style.h"
#include "model/evaluation.h"

#include <QLineF>

namespace clusterwright {

struct FloorCables {
    struct Bundle {
        QPointF a, z; ///< middles of the racks, metres in the hall; along the row first, then across
        std::int64_t cables = 0;
        int fabric = 0;  ///< index in the design: its colour
        double fill = 0; ///< of a tray, by this bundle alone; 1 = full

        bool operator==(const Bundle &) const = default;
    };
    std::vector<Bundle> bundles = {}; ///< the thinnest first
    std::int64_t leftOut = 0;         ///< bundles beyond the most that are drawn

    bool operator==(const FloorCables &) const = default;
};

/// Of one fabric, or of all. Cables within a rack are left out.
FloorCables floorCablesOf(const Design &design, const Evaluation &evaluation, const Hall &hall,
                          std::optional<std::size_t> fabric = {});

/// Paints them over a hall of this many pixels per metre, its corner at the origin; wider for more cables,
/// dashed where a bundle alone fills its tray.
void drawFloorCables(QPainter &painter, const FloorCables &cables, double pixelsPerMetre,
                     const DrawingStyle &style);

} // namespace clusterwright
