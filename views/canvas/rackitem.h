// Rack item: one rack on the floor. Hall item: the floor it stands on.
#pragma once

#include "exports/drawings/floorplan.h"
#include "views/canvas/trial.h"

#include <QGraphicsItem>

namespace clusterwright {

inline constexpr double pixelsPerMetre = 80; // at a zoom of 100 %

/// Draws what it was last shown; knows nothing of the document.
class RackItem : public QGraphicsItem {
public:
    enum { Type = UserType + 2 };
    enum class Mark { None, OfSelectedType, Selected };

    RackItem() { setFlag(ItemUsesExtendedStyleOption); }

    const FloorPlan::RackBox &box() const { return m_box; }
    const RackTypeId &rackType() const { return m_rackType; }
    QRectF area() const { return {QPointF(), m_box.place.size() * pixelsPerMetre}; } ///< without margins

    void show(FloorPlan::RackBox box, const RackTypeId &rackType, QPointF hallCorner);
    void setMark(Mark mark);
    void showHeld(std::optional<Outcome> held); ///< a part is held over a rack of this type

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintDot(QPainter &painter, const Palette &palette) const;

    FloorPlan::RackBox m_box;
    FloorPlan::RackBox m_plainBox; ///< without its mark
    RackTypeId m_rackType;
    Mark m_mark = Mark::None;
    std::optional<Outcome> m_held;
};

class HallItem : public QGraphicsItem {
public:
    void show(FloorPlan plan); ///< its racks are left out

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    FloorPlan m_plan;
};

} // namespace clusterwright
