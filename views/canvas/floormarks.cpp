#include "views/canvas/floormarks.h"

#include "views/icons.h"

#include <QCoreApplication>
#include <QCursor>
#include <QPainter>
#include <QWidget>

namespace clusterwright {
namespace {

constexpr double aboveRacks = 5, penPixels = 2;
constexpr int fillAlpha = 90;
constexpr double handleMargin = 3;

const Palette &paletteFor(const QWidget *widget)
{
    return paletteOf(widget ? themeOf(widget->palette()) : Theme::Light);
}

QPen cosmetic(const QColor &colour, double width)
{
    QPen pen(colour, width);
    pen.setCosmetic(true);
    return pen;
}

} // namespace

CarriedItem::CarriedItem()
{
    setZValue(aboveRacks);
}

void CarriedItem::show(std::vector<QRectF> racks, bool isLegal)
{
    if (racks == m_racks && isLegal == m_isLegal)
        return;
    prepareGeometryChange();
    m_racks = std::move(racks);
    m_isLegal = isLegal;
    m_bounds = {};
    for (const QRectF &rack : m_racks)
        m_bounds |= rack;
    update();
}

QRectF CarriedItem::boundingRect() const
{
    constexpr double margin = 60; // the pen at the smallest zoom
    return m_racks.empty() ? QRectF() : m_bounds.adjusted(-margin, -margin, margin, margin);
}

void CarriedItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget)
{
    const Palette &palette = paletteFor(widget);
    QColor fill = m_isLegal ? palette.legal : palette.refused;
    painter->setPen(cosmetic(fill, penPixels));
    fill.setAlpha(fillAlpha);
    painter->setBrush(m_isLegal ? QBrush(fill) : QBrush(palette.refused, Qt::BDiagPattern));
    for (const QRectF &rack : m_racks)
        painter->drawRect(rack);
}

RowItem::RowItem()
{
    setAcceptHoverEvents(true);
    setCursor(Qt::SizeAllCursor);
    setToolTip(QCoreApplication::translate("RowItem", "Drag to move the row with all of its racks"));
}

void RowItem::show(const FloorPlan::RowLabel &label, double pixelsPerMetre, QPointF hallCorner)
{
    m_row = label.id;
    setPos(hallCorner);
    const QRectF area = rowLabelArea(label, pixelsPerMetre)
                            .adjusted(-handleMargin, -handleMargin, handleMargin, handleMargin);
    if (area == m_area)
        return;
    prepareGeometryChange();
    m_area = area;
}

void RowItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget)
{
    if (!m_isHovered)
        return;
    painter->setPen(cosmetic(paletteFor(widget).selection, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(m_area);
}

void RowItem::hoverEnterEvent(QGraphicsSceneHoverEvent *)
{
    m_isHovered = true;
    update();
}

void RowItem::hoverLeaveEvent(QGraphicsSceneHoverEvent *)
{
    m_isHovered = false;
    update();
}

} // namespace clusterwright
