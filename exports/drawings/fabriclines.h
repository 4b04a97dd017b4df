// Fabric lines: how the links of a fabric drawing are painted; parts of drawFabricBody().
#pragma once

#include "exports/drawings/fabricdrawing.h"

#include <algorithm>

namespace clusterwright {

/// What one painting is made of.
struct FabricView {
    QPainter &painter;
    const FabricDrawing &drawing;
    const DrawingStyle &style;
    const FabricMarks &marks;
    QPointF corner;
    double scale = 1;
    QRectF exposed;

    const Palette &palette() const { return paletteOf(style.theme); }
    QPointF at(const QPointF &point) const { return corner + point * scale; }
    QRectF at(const QRectF &place) const { return {at(place.topLeft()), place.size() * scale}; }
    bool isSeen(const QRectF &place) const
    {
        return place.left() <= exposed.right() && place.right() >= exposed.left() &&
               place.top() <= exposed.bottom() && place.bottom() >= exposed.top();
    }
    /// In pixels; all boxes are of the same width.
    double boxWidth() const { return drawing.boxes.front().place.width() * scale; }
};

/// The part of a line inside an area, or nothing. Exact (Liang, Barsky 1984).
std::optional<QLineF> clipped(const QLineF &line, const QRectF &area);

/// Told apart by hue, the first ones by lightness too; 3:1 on their ground at least. 0 is grey; repeats.
QColor networkColor(int number, Theme theme);

/// The pen of a shade of the legend, for so many links.
QPen linePen(const FabricDrawing &drawing, int shade, const DrawingStyle &style, std::int32_t links);

/// All lines, or bundles; faded if something is marked.
void drawFabricLines(const FabricView &view);
/// The lines of what is marked, each by itself.
void drawMarkedLines(const FabricView &view);

} // namespace clusterwright
