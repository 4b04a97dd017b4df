// Elevation pair: front and rear of a rack side by side, as pages and pictures show them.
#pragma once

#include "exports/drawings/elevation.h"

namespace clusterwright {

struct ElevationPair {
    Elevation front, rear;

    bool operator==(const ElevationPair &) const = default;
};

/// The size that shows both at this many pixels per rack unit.
QSizeF elevationPairSize(const ElevationPair &pair, double pixelsPerUnit);

/// Paints both, fitted into the area and centred, with at most so many pixels per rack unit.
void drawElevationPair(QPainter &painter, const QRectF &area, const ElevationPair &pair,
                       const DrawingStyle &style, double mostPixelsPerUnit = 20);

} // namespace clusterwright
