#include "views/canvas/elevationitem.h"

#include "views/icons.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

namespace clusterwright {
namespace {

constexpr double pixelsPerUnit = 20; // at a zoom of 100 %
constexpr double frameMargin = 9;    // for the mark of the selection
constexpr double markDistance = 7;   // from the rack, in the free margin
// Below these zooms rectangles and letters are too small to tell apart.
constexpr double devicesFrom = 0.12, labelsFrom = 0.25;
constexpr double ghostTextPixels = 11; // on the screen, at least
constexpr int bandAlpha = 70, ghostAlpha = 170;

QColor withAlpha(QColor colour, int alpha)
{
    colour.setAlpha(alpha);
    return colour;
}

QPen cosmetic(const QColor &colour, double width)
{
    QPen pen(colour, width);
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::MiterJoin);
    return pen;
}

} // namespace

void ElevationItem::show(Elevation elevation)
{
    if (elevation == m_elevation)
        return;
    prepareGeometryChange();
    m_elevation = std::move(elevation);
    update();
}

void ElevationItem::setSelected(bool isSelected, std::set<PlacementId> placements)
{
    if (isSelected == m_isSelected && placements == m_selected)
        return;
    m_isSelected = isSelected;
    m_selected = std::move(placements);
    update();
}

/// Places that overlap are one band.
void ElevationItem::showFree(const std::vector<HalfUnits> &bottoms, HalfUnits height)
{
    m_free.clear();
    HalfUnits start, end{-1};
    for (const HalfUnits bottom : bottoms) {
        if (end < bottom && end.count >= 0)
            m_free.push_back(boxArea(area(), m_elevation, start, {end.count - start.count}));
        if (end < bottom)
            start = bottom;
        end = bottom + height;
    }
    if (end.count > 0)
        m_free.push_back(boxArea(area(), m_elevation, start, {end.count - start.count}));
    update();
}

void ElevationItem::showGhost(std::optional<Ghost> ghost)
{
    if (ghost == m_ghost)
        return;
    m_ghost = std::move(ghost);
    update();
}

PlacementId ElevationItem::placementAt(QPointF point) const
{
    for (const Elevation::Side &side : m_elevation.sides)
        if (sideArea(area(), m_elevation, side).contains(point))
            return side.id;
    for (const Elevation::Box &box : m_elevation.boxes)
        if (boxArea(area(), m_elevation, box.bottom, box.height).contains(point))
            return box.id;
    return {};
}

QRectF ElevationItem::areaOf(const PlacementId &placement) const
{
    for (const Elevation::Box &box : m_elevation.boxes)
        if (box.id == placement)
            return boxArea(area(), m_elevation, box.bottom, box.height);
    for (const Elevation::Side &side : m_elevation.sides)
        if (side.id == placement)
            return sideArea(area(), m_elevation, side);
    return {};
}

QRectF ElevationItem::headArea() const
{
    QRectF head = area();
    head.setBottom(unitsArea(head, m_elevation).top() - markDistance);
    return head;
}

HalfUnits ElevationItem::bottomAround(double y, HalfUnits height, int step) const
{
    const double pixels = boxArea(area(), m_elevation, {}, {step}).height();
    const double lowest = y + (boxArea(area(), m_elevation, {}, height).height() - pixels) / 2;
    const HalfUnits highest{std::max(0, m_elevation.height.count - height.count)};
    return std::min(placeAt(area(), m_elevation, lowest, step), highest);
}

QRectF ElevationItem::area() const
{
    return {QPointF(), elevationSize(m_elevation, pixelsPerUnit)};
}

QRectF ElevationItem::boundingRect() const
{
    return area().adjusted(-frameMargin, -frameMargin, frameMargin, frameMargin);
}

void ElevationItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    const Theme theme = widget ? themeOf(widget->palette()) : Theme::Light;
    const double scale = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const Detail detail = scale < devicesFrom  ? Detail::Outline
                          : scale < labelsFrom ? Detail::Devices
                                               : Detail::Labels;
    drawElevation(*painter, area(), m_elevation, {detail, TextRule::Screen, theme, option->exposedRect});
    paintFree(*painter, paletteOf(theme));
    paintSelection(*painter, paletteOf(theme));
    paintGhost(*painter, paletteOf(theme));
}

void ElevationItem::paintFree(QPainter &painter, const Palette &palette) const
{
    painter.setPen(cosmetic(palette.legal, 1));
    painter.setBrush(withAlpha(palette.legal, bandAlpha));
    for (const QRectF &band : m_free)
        painter.drawRect(band);
}

void ElevationItem::paintSelection(QPainter &painter, const Palette &palette) const
{
    if (!m_isSelected)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(cosmetic(palette.selection, m_selected.empty() ? 3 : 1.5));
    QRectF frame = area();
    frame.setTop(headArea().bottom());
    painter.drawRect(frame.adjusted(-markDistance, -markDistance, markDistance, 0));
    painter.setPen(cosmetic(palette.selection, 3));
    for (const PlacementId &placement : m_selected)
        if (const QRectF device = areaOf(placement); !device.isEmpty())
            painter.drawRect(device);
}

void ElevationItem::paintGhost(QPainter &painter, const Palette &palette) const
{
    if (!m_ghost)
        return;
    Elevation::Side side;
    side.slot = m_ghost->slot.value_or(Slot::Left);
    const QRectF place = m_ghost->slot
                             ? sideArea(area(), m_elevation, side)
                             : boxArea(area(), m_elevation, m_ghost->box.bottom, m_ghost->box.height);
    const QColor colour = m_ghost->isLegal ? palette.legal : palette.refused;
    painter.setPen(cosmetic(colour, 2));
    painter.setBrush(withAlpha(palette.background, ghostAlpha));
    painter.drawRect(place);
    painter.setBrush(m_ghost->isLegal ? QBrush(withAlpha(colour, bandAlpha))
                                      : QBrush(colour, Qt::BDiagPattern));
    painter.drawRect(place);
    if (m_ghost->slot || !m_ghost->isLegal)
        return;
    painter.setPen(palette.text);
    painter.setFont(
        drawingFont(std::max(pixelsPerUnit / 2, ghostTextPixels / zoomOf(painter)), TextRule::Screen, true));
    if (QFontMetricsF(painter.font()).height() <= place.height())
        drawLine(painter, place, Qt::AlignCenter, m_ghost->box.name);
}

} // namespace clusterwright
