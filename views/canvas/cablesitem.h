// Cables item: the bundles of cables over a hall; it is seen, and nothing else.
#pragma once

#include "exports/drawings/floorcables.h"

#include <QGraphicsItem>

namespace clusterwright {

class CablesItem : public QGraphicsItem {
public:
    CablesItem();

    void show(FloorCables cables, const QSizeF &hall, QPointF corner); ///< the size in metres
    const FloorCables &cables() const { return m_cables; }

    QRectF boundingRect() const override { return m_area; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    FloorCables m_cables;
    QRectF m_area;
};

} // namespace clusterwright
