// Elevation item: one face of one rack type on the canvas, with what is selected and held over it.
#pragma once

#include "exports/drawings/elevation.h"
#include "views/canvas/trial.h"

#include <QGraphicsItem>

#include <set>

namespace clusterwright {

/// Draws what it was last shown; knows nothing of the document.
class ElevationItem : public QGraphicsItem {
public:
    enum { Type = UserType + 1 };

    /// A thing that is held over the rack.
    struct Ghost {
        Elevation::Box box;
        std::optional<Slot> slot; ///< instead of the box's place, of a zero-U part
        bool isLegal = true;

        bool operator==(const Ghost &) const = default;
    };

    explicit ElevationItem(RackTypeId rackType) : m_rackType(std::move(rackType))
    {
        setFlag(ItemUsesExtendedStyleOption);
    }

    const RackTypeId &rackType() const { return m_rackType; }
    const Elevation &elevation() const { return m_elevation; }

    void show(Elevation elevation);
    void setSelected(bool isSelected, std::set<PlacementId> placements = {});
    /// Marks the places where something of this height could stand; none ends it.
    void showFree(const std::vector<HalfUnits> &bottoms, HalfUnits height);
    void showGhost(std::optional<Ghost> ghost);

    PlacementId placementAt(QPointF point) const; ///< empty if there is none
    QRectF areaOf(const PlacementId &placement) const;
    QRectF headArea() const; ///< above the frame of the rack
    /// Bottom of a thing of this height whose middle is at y, in steps of half units, inside the rack.
    HalfUnits bottomAround(double y, HalfUnits height, int step) const;

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QRectF area() const;
    void paintFree(QPainter &painter, const Palette &palette) const;
    void paintGhost(QPainter &painter, const Palette &palette) const;
    void paintSelection(QPainter &painter, const Palette &palette) const;

    RackTypeId m_rackType;
    Elevation m_elevation;
    bool m_isSelected = false;
    std::set<PlacementId> m_selected;
    std::vector<QRectF> m_free; ///< bands, in item coordinates
    std::optional<Ghost> m_ghost;
};

} // namespace clusterwright
