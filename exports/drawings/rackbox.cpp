#include "exports/drawings/floorplan.h"

#include <QPainter>

#include <cmath>

namespace clusterwright {
namespace {

constexpr double readablePixels = 6.4;

QRectF frontEdge(const QRectF &area, Facing facing)
{
    const double thickness = std::min(area.width(), area.height()) * 0.11;
    switch (facing) {
    case Facing::North:
        return {area.left(), area.top(), area.width(), thickness};
    case Facing::South:
        return {area.left(), area.bottom() - thickness, area.width(), thickness};
    case Facing::West:
        return {area.left(), area.top(), thickness, area.height()};
    case Facing::East:
        return {area.right() - thickness, area.top(), thickness, area.height()};
    }
    return {};
}

/// The part of a rack that the front edge leaves free.
QRectF bodyOf(const QRectF &area, Facing facing)
{
    const QRectF edge = frontEdge(area, facing);
    switch (facing) {
    case Facing::North:
        return area.adjusted(0, edge.height(), 0, 0);
    case Facing::South:
        return area.adjusted(0, 0, 0, -edge.height());
    case Facing::West:
        return area.adjusted(edge.width(), 0, 0, 0);
    case Facing::East:
        return area.adjusted(0, 0, -edge.width(), 0);
    }
    return area;
}

void fillRack(QPainter &painter, const QRectF &area, const FloorPlan::RackBox &rack,
              const DrawingStyle &style)
{
    if (rack.fill == FloorPlan::Fill::Unknown)
        return hatch(painter, area, style);
    const bool isRamp = rack.fill == FloorPlan::Fill::Ramp;
    painter.fillRect(area, isRamp ? rampColor(rack.level, style.theme)
                                  : paletteOf(style.theme).shadeOf(rack.shade));
}

QColor textColorOf(const FloorPlan::RackBox &rack, Theme theme)
{
    return rack.fill == FloorPlan::Fill::Ramp ? textColorOn(rampColor(rack.level, theme))
                                              : paletteOf(theme).text;
}

/// Crossed lines for a dark rack, slanted ones for one of which something is dark.
void drawOutage(QPainter &painter, const QRectF &area, FloorPlan::Outage outage, const DrawingStyle &style)
{
    const bool isDark = outage == FloorPlan::Outage::Dark;
    painter.fillRect(area,
                     QBrush(paletteOf(style.theme).line, isDark ? Qt::DiagCrossPattern : Qt::BDiagPattern));
}

/// Name and detail in the middle of the rack, smaller or turned where it is narrow.
void drawRackTexts(QPainter &painter, const QRectF &area, const FloorPlan::RackBox &rack,
                   const DrawingStyle &style)
{
    const double largest = std::min(std::min(area.width(), area.height()) * 0.32, 16.0);
    const double least = readablePixels / zoomOf(painter);
    if (largest < least)
        return;
    const auto sizeIn = [&](double room) {
        return shrunkSize(painter, drawingFont(largest, style.text, true), rack.name, room * 0.9, 0);
    };
    const bool isTurned =
        area.height() > area.width() && sizeIn(area.width()) < std::max(least, std::floor(largest * 0.6));
    const double width = (isTurned ? area.height() : area.width()) * 0.9;
    const double height = isTurned ? area.width() : area.height();
    const double size = std::max(sizeIn(width / 0.9), least);
    const QColor textColor = textColorOf(rack, style.theme);
    painter.save();
    painter.translate(area.center());
    if (isTurned)
        painter.rotate(-90);
    const QFont plain = drawingFont(size * 0.85, style.text);
    const double small = shrunkSize(painter, plain, rack.detail, width, 0);
    const bool hasDetail = height >= size * 2.6 && small >= least;
    painter.setFont(drawingFont(size, style.text, true));
    painter.setPen(textColor);
    const double line = size * 1.3;
    if (rack.outage != FloorPlan::Outage::None) // no pattern behind the letters
        painter.fillRect(
            QRectF(-width / 2, hasDetail ? -line : -line / 2, width, hasDetail ? 2 * line : line),
            paletteOf(style.theme).shadeOf(rack.shade));
    drawLine(painter, {-width / 2, hasDetail ? -line : -line / 2, width, line}, Qt::AlignCenter, rack.name);
    if (hasDetail) {
        painter.setFont(drawingFont(small, style.text));
        painter.setPen(rack.fill == FloorPlan::Fill::Type ? paletteOf(style.theme).dimText : textColor);
        drawLine(painter, {-width / 2, 0, width, line}, Qt::AlignCenter, rack.detail);
    }
    painter.restore();
}

} // namespace

void drawRackBox(QPainter &painter, const QRectF &area, const FloorPlan::RackBox &rack,
                 const DrawingStyle &style)
{
    if (!style.exposed.isEmpty() && !style.exposed.intersects(area))
        return;
    const Palette &palette = paletteOf(style.theme);
    fillRack(painter, area, rack, style);
    if (rack.outage != FloorPlan::Outage::None)
        drawOutage(painter, area, rack.outage, style);
    if (style.detail == Detail::Outline)
        return;
    painter.fillRect(frontEdge(area, rack.facing), palette.frame);
    painter.setPen(thinPen(palette.frame, style.text));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
    QRectF body = bodyOf(area, rack.facing);
    if (rack.worst) {
        const double side = std::min(std::min(body.width(), body.height()) * 0.36, 14.0), inset = side * 0.25;
        drawSeverityMark(painter, {body.right() - side - inset, body.top() + inset, side, side}, *rack.worst,
                         style);
        const bool isHigh = body.height() > body.width();
        body.adjust(0, isHigh ? side + inset : 0, isHigh ? 0 : -side - inset, 0); // text keeps clear of it
    }
    if (style.detail == Detail::Labels)
        drawRackTexts(painter, body, rack, style);
}

} // namespace clusterwright
