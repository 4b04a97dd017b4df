#include "views/canvas/titleitem.h"

#include "exports/drawings/style.h"
#include "views/icons.h"

#include <QPainter>
#include <QWidget>

namespace clusterwright {
namespace {

constexpr double shownBelow = 0.5;                    // the zoom from which the elevation shows its own title
constexpr double textPixels = 12, smallestPixels = 7; // on the screen

} // namespace

void TitleItem::show(const QString &text, const QRectF &area)
{
    setPos(area.topLeft());
    if (text == m_text && area.size() == m_size)
        return;
    prepareGeometryChange();
    m_text = text;
    m_size = area.size();
    update();
}

void TitleItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget)
{
    const double scale = zoomOf(*painter);
    const double pixels = std::min(textPixels, m_size.height() * scale * 0.8);
    if (scale >= shownBelow || pixels < smallestPixels)
        return;
    painter->save();
    painter->scale(1 / scale, 1 / scale);
    painter->setFont(drawingFont(pixels, TextRule::Screen, true));
    painter->setPen(paletteOf(widget ? themeOf(widget->palette()) : Theme::Light).text);
    drawLine(*painter, QRectF(QPointF(), m_size * scale), Qt::AlignLeft | Qt::AlignTop, m_text);
    painter->restore();
}

} // namespace clusterwright
