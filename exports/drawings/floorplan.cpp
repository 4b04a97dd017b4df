#include "exports/drawings/floorplan.h"

#include <QFontMetricsF>
#include <QPainter>

#include <array>
#include <cmath>
#include <map>

namespace clusterwright {
namespace {

constexpr double textPixels = 11;   // of what stands around the hall
constexpr double labelHeight = 1.3; // of the name of a row, in its text size
constexpr double headHeight = 56, dimensionWidth = 30, lineHeight = 18, footHeight = 40;

QString metresText(double metres)
{
    return QString::number(metres, 'f', 1) + " m";
}

void drawGrid(QPainter &painter, const QRectF &hall, double pixelsPerMetre, const DrawingStyle &style)
{
    constexpr double densest = 6; // pixels between two lines
    if (pixelsPerMetre * zoomOf(painter) < densest)
        return;
    painter.setPen(thinPen(paletteOf(style.theme).grid, style.text));
    for (double x = pixelsPerMetre; x < hall.width(); x += pixelsPerMetre)
        painter.drawLine(QPointF(x, 0), QPointF(x, hall.height()));
    for (double y = pixelsPerMetre; y < hall.height(); y += pixelsPerMetre)
        painter.drawLine(QPointF(0, y), QPointF(hall.width(), y));
}

/// A line with end ticks along a side that starts at the origin of the painter and runs `length` to the
/// right, with the text in its middle.
void drawDimension(QPainter &painter, double length, double size, const QString &text,
                   const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    const double y = -size * 1.2;
    painter.setFont(drawingFont(size, style.text));
    const double half =
        QFontMetricsF(painter.font(), painter.device()).horizontalAdvance(text) / 2 + size * 0.5;
    painter.setPen(thinPen(palette.line, style.text));
    for (const double x : {0.0, length})
        painter.drawLine(QPointF(x, y - size * 0.4), QPointF(x, y + size * 0.4));
    if (2 * half < length) {
        painter.drawLine(QPointF(0, y), QPointF(length / 2 - half, y));
        painter.drawLine(QPointF(length / 2 + half, y), QPointF(length, y));
    }
    painter.setPen(palette.dimText);
    painter.drawText(QRectF(length / 2 - half * 2, y - size, half * 4, size * 2), Qt::AlignCenter, text);
}

double hallTextPixels(double pixelsPerMetre)
{
    return std::clamp(pixelsPerMetre * 0.3, 10.0, 40.0);
}

/// Right above the line of the row.
QPointF labelTop(const FloorPlan::RowLabel &row, double pixelsPerMetre, double size)
{
    return row.place * pixelsPerMetre - QPointF(0, size * 1.5);
}

void drawRowLabels(QPainter &painter, const FloorPlan &plan, double pixelsPerMetre, double size,
                   const DrawingStyle &style)
{
    if (size > pixelsPerMetre)
        return; // would lie over the racks of the next row
    painter.setFont(drawingFont(size, style.text, true));
    painter.setPen(paletteOf(style.theme).dimText);
    for (const FloorPlan::RowLabel &row : plan.rows) {
        const QPointF top = labelTop(row, pixelsPerMetre, size);
        const double room = plan.size.width() * pixelsPerMetre - top.x();
        drawLine(painter, {top, QSizeF(room, size * labelHeight)}, Qt::AlignLeft | Qt::AlignVCenter,
                 row.name);
    }
}

void drawNorthArrow(QPainter &painter, const QPointF &top, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    constexpr double half = 7, height = 22;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.frame, 1));
    painter.setBrush(palette.frame);
    const QPointF notch = top + QPointF(0, height * 0.72);
    painter.drawPolygon(QPolygonF({top, top + QPointF(half, height), notch}));
    painter.setBrush(palette.background);
    painter.drawPolygon(QPolygonF({top, notch, top + QPointF(-half, height)}));
    painter.setFont(drawingFont(textPixels, style.text, true));
    painter.setPen(palette.text);
    painter.drawText(QRectF(top.x() - 10, top.y() + height, 20, textPixels * 1.6), Qt::AlignCenter, "N");
    painter.restore();
}

/// A bar of a round number of metres, ending at `right`; the longest that is not wider than `widest` pixels.
void drawScaleBar(QPainter &painter, const QPointF &right, double pixelsPerMetre, double widest,
                  const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    int length = 1;
    for (const int metres : {2, 5, 10, 20, 50, 100})
        if (metres * pixelsPerMetre <= widest)
            length = metres;
    const QRectF bar(right.x() - length * pixelsPerMetre, right.y(), length * pixelsPerMetre, 5);
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() / 2, bar.height()), palette.frame);
    painter.setPen(thinPen(palette.frame, style.text));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    painter.setFont(drawingFont(textPixels, style.text));
    painter.setPen(palette.dimText);
    constexpr double half = 40;
    const auto label = [&](double x, const QString &text) {
        painter.drawText(QRectF(x - half, bar.bottom() + 2, 2 * half, textPixels * 1.5), Qt::AlignCenter,
                         text);
    };
    label(bar.left(), "0");
    label(bar.right(), QString::number(length) + " m");
}

/// The rack types that stand in the hall, each with its count, in lines of the given width.
struct LegendEntry {
    QRectF swatch;
    QString text;
    int shade = 0;
};

std::vector<LegendEntry> legendOf(const FloorPlan &plan, double width, const QFontMetricsF &metrics)
{
    if (plan.legend.empty())
        return {};
    std::map<int, int> counts;
    for (const FloorPlan::RackBox &rack : plan.racks)
        ++counts[rack.shade];
    constexpr double swatch = 11, gap = 6, between = 20;
    std::vector<LegendEntry> entries;
    double x = 0, y = 0;
    for (const auto &[shade, count] : counts) {
        const QString name =
            plan.legend.at(static_cast<std::size_t>(shade)) + " (" + QString::number(count) + ")";
        const QString text = metrics.elidedText(name, Qt::ElideRight, width - swatch - gap);
        const double needed = swatch + gap + metrics.horizontalAdvance(text);
        if (x > 0 && x + needed > width) {
            x = 0;
            y += lineHeight;
        }
        entries.push_back({QRectF(x, y + (lineHeight - swatch) / 2, swatch, swatch), text, shade});
        x += needed + between;
    }
    return entries;
}

void drawLegend(QPainter &painter, const QPointF &place, const std::vector<LegendEntry> &entries,
                const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    painter.setFont(drawingFont(textPixels, style.text));
    for (const LegendEntry &entry : entries) {
        const QRectF swatch = entry.swatch.translated(place);
        painter.fillRect(swatch, palette.shadeOf(entry.shade));
        painter.setPen(thinPen(palette.line, style.text));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(swatch);
        painter.setPen(palette.text);
        painter.drawText(QPointF(swatch.right() + 6, swatch.bottom() - 1.5), entry.text);
    }
}

/// The hall with text of the given size in pixels.
void drawHallWith(QPainter &painter, const FloorPlan &plan, double pixelsPerMetre, double size,
                  const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    const QRectF hall(QPointF(), plan.size * pixelsPerMetre);
    painter.save();
    painter.fillRect(hall, palette.floor);
    if (style.detail != Detail::Outline)
        drawGrid(painter, hall, pixelsPerMetre, style);
    QPen wall(palette.frame, style.text == TextRule::Paper ? 1.5 : 2);
    wall.setCosmetic(style.text == TextRule::Screen);
    painter.setPen(wall);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(hall);
    drawRowLabels(painter, plan, pixelsPerMetre, size, style);
    painter.setFont(drawingFont(size * 1.2, style.text, true));
    painter.setPen(palette.text);
    const QRectF title(0, -size * 4.2, hall.width(), size * 1.8);
    drawLine(painter, title, Qt::AlignLeft | Qt::AlignVCenter, plan.title);
    drawDimension(painter, hall.width(), size, metresText(plan.size.width()), style);
    painter.translate(0, hall.height());
    painter.rotate(-90);
    drawDimension(painter, hall.height(), size, metresText(plan.size.height()), style);
    painter.restore();
}

/// Of the ramp where there is one, else of the list of rack types.
double legendHeightOf(const FloorPlan &plan, const std::vector<LegendEntry> &legend)
{
    if (plan.ramp)
        return rampHeight(*plan.ramp, textPixels);
    return legend.empty() ? 0 : legend.back().swatch.bottom() + lineHeight * 0.3;
}

double legendWidthIn(const QRectF &area)
{
    return area.width() - 2 * dimensionWidth;
}

FloorFit fit(const QRectF &area, const FloorPlan &plan, double legendHeight)
{
    const QRectF room =
        area.adjusted(dimensionWidth, headHeight, -dimensionWidth, -footHeight - legendHeight);
    const double scale = std::min(room.width() / plan.size.width(), room.height() / plan.size.height());
    return {{room.left() + (room.width() - plan.size.width() * scale) / 2, room.top()}, scale};
}

} // namespace

QRectF hallScaleArea(const FloorPlan &plan, double pixelsPerMetre)
{
    if (!plan.ramp)
        return {};
    constexpr double least = 30; // of the width, in sizes of the text
    const double size = hallTextPixels(pixelsPerMetre);
    const QSizeF hall = plan.size * pixelsPerMetre;
    return {0, hall.height() + size, std::max(hall.width(), least * size), rampHeight(*plan.ramp, size)};
}

void drawHall(QPainter &painter, const FloorPlan &plan, double pixelsPerMetre, const DrawingStyle &style)
{
    const double size = hallTextPixels(pixelsPerMetre);
    drawHallWith(painter, plan, pixelsPerMetre, size, style);
    if (const QRectF scale = hallScaleArea(plan, pixelsPerMetre); !scale.isEmpty())
        drawRamp(painter, scale.topLeft(), scale.width(), *plan.ramp, size, style);
}

QRectF rowLabelArea(const FloorPlan::RowLabel &row, double pixelsPerMetre)
{
    const double size = hallTextPixels(pixelsPerMetre);
    const QFontMetricsF metrics(drawingFont(size, TextRule::Screen, true));
    return {labelTop(row, pixelsPerMetre, size),
            QSizeF(metrics.horizontalAdvance(row.name), size * labelHeight)};
}

void drawFloorPlan(QPainter &painter, const QRectF &area, const FloorPlan &plan, const DrawingStyle &style)
{
    if (plan.size.isEmpty())
        return;
    const QFontMetricsF metrics(drawingFont(textPixels, style.text), painter.device());
    const double legendWidth = legendWidthIn(area);
    const std::vector<LegendEntry> legend = legendOf(plan, legendWidth, metrics);
    const auto [corner, scale] = fit(area, plan, legendHeightOf(plan, legend));
    if (scale <= 0)
        return;
    const QSizeF size = plan.size * scale;
    painter.save();
    painter.translate(corner);
    drawHallWith(painter, plan, scale, textPixels + 1, style);
    DrawingStyle inside = style;
    inside.exposed = style.exposed.isEmpty() ? QRectF() : style.exposed.translated(-corner);
    for (const FloorPlan::RackBox &rack : plan.racks)
        drawRackBox(painter, {rack.place.topLeft() * scale, rack.place.size() * scale}, rack, inside);
    drawNorthArrow(painter, {size.width() + dimensionWidth / 2, 0}, style);
    drawScaleBar(painter, {size.width(), size.height() + 10}, scale, std::max(size.width() * 0.25, scale),
                 style);
    const QPointF foot(area.left() + dimensionWidth - corner.x(), size.height() + footHeight);
    if (plan.ramp)
        drawRamp(painter, foot, legendWidth, *plan.ramp, textPixels, style);
    else
        drawLegend(painter, foot, legend, style);
    painter.restore();
}

QSizeF floorPlanSize(const FloorPlan &plan, double pixelsPerMetre, TextRule text)
{
    constexpr double least = 420; // for legend and title
    const QFontMetricsF metrics(drawingFont(textPixels, text));
    const QSizeF hall = plan.size * pixelsPerMetre;
    const double width = std::max(hall.width(), least);
    return {width + 2 * dimensionWidth,
            headHeight + hall.height() + footHeight + legendHeightOf(plan, legendOf(plan, width, metrics))};
}

QRectF FloorFit::placeOf(const FloorPlan::RackBox &rack) const
{
    return {corner + rack.place.topLeft() * scale, rack.place.size() * scale};
}

FloorFit fitFloorPlan(const QRectF &area, const FloorPlan &plan)
{
    if (plan.size.isEmpty())
        return {};
    const QFontMetricsF metrics(drawingFont(textPixels, TextRule::Screen));
    return fit(area, plan, legendHeightOf(plan, legendOf(plan, legendWidthIn(area), metrics)));
}

const FloorPlan::RackBox *rackAt(const QRectF &area, const FloorPlan &plan, const QPointF &point)
{
    const FloorFit fit = fitFloorPlan(area, plan);
    const auto found = std::ranges::find_if(
        plan.racks, [&](const FloorPlan::RackBox &rack) { return fit.placeOf(rack).contains(point); });
    return fit.scale <= 0 || found == plan.racks.end() ? nullptr : &*found;
}

} // namespace clusterwright
