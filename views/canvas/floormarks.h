// Floor marks: what lies over the hall while it is worked on: the outlines of racks that are carried, and the
// handles by which rows are taken.
#pragma once

#include "exports/drawings/floorplan.h"

#include <QGraphicsItem>

namespace clusterwright {

/// The outlines of racks where they would stand.
class CarriedItem : public QGraphicsItem {
public:
    CarriedItem();

    void show(std::vector<QRectF> racks, bool isLegal); ///< in the scene; empty = nothing is carried

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    std::vector<QRectF> m_racks;
    QRectF m_bounds;
    bool m_isLegal = true;
};

/// The name of a row on the floor, which the hall draws: pressed, it takes the row with all of its racks.
class RowItem : public QGraphicsItem {
public:
    enum { Type = UserType + 3 };

    RowItem();

    const RowId &row() const { return m_row; }
    void show(const FloorPlan::RowLabel &label, double pixelsPerMetre, QPointF hallCorner);

    int type() const override { return Type; }
    QRectF boundingRect() const override { return m_area; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent *event) override;

private:
    RowId m_row;
    QRectF m_area;
    bool m_isHovered = false;
};

} // namespace clusterwright
