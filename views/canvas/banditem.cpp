#include "views/canvas/banditem.h"

#include "exports/drawings/style.h"
#include "views/icons.h"

#include <QPainter>
#include <QWidget>

namespace clusterwright {
namespace {

constexpr double aboveAll = 10;
constexpr int fillAlpha = 40;
constexpr double penPixels = 2; // on the screen

} // namespace

BandItem::BandItem(QPointF start) : m_start(start), m_end(start)
{
    setZValue(aboveAll);
}

void BandItem::stretchTo(QPointF end)
{
    prepareGeometryChange();
    m_end = end;
}

bool BandItem::catches(const QRectF &thing) const
{
    return isCrossing() ? area().intersects(thing) : area().contains(thing);
}

/// The pen keeps its width on the screen, so its width in the scene follows the zoom; half of the smallest
/// zoom is enough.
QRectF BandItem::boundingRect() const
{
    constexpr double margin = 60;
    return area().adjusted(-margin, -margin, margin, margin);
}

void BandItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget)
{
    const Palette &palette = paletteOf(widget ? themeOf(widget->palette()) : Theme::Light);
    QPen pen(palette.selection, penPixels, isCrossing() ? Qt::DashLine : Qt::SolidLine);
    pen.setCosmetic(true);
    QColor fill = palette.selection;
    fill.setAlpha(fillAlpha);
    painter->setPen(pen);
    painter->setBrush(fill);
    painter->drawRect(area());
}

} // namespace clusterwright
