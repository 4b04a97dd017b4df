#include "views/canvas/cablesitem.h"

#include "views/canvas/rackitem.h"
#include "views/icons.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

namespace clusterwright {

CablesItem::CablesItem()
{
    setAcceptedMouseButtons(Qt::NoButton);
    setFlag(ItemUsesExtendedStyleOption);
    setZValue(5); // over the racks
}

void CablesItem::show(FloorCables cables, const QSizeF &hall, QPointF corner)
{
    prepareGeometryChange();
    m_cables = std::move(cables);
    m_area = QRectF(QPointF(), hall * pixelsPerMetre);
    setPos(corner);
    update();
}

void CablesItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    drawFloorCables(
        *painter, m_cables, pixelsPerMetre,
        {.theme = widget ? themeOf(widget->palette()) : Theme::Light, .exposed = option->exposedRect});
}

} // namespace clusterwright
