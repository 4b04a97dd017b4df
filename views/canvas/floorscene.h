// Floor scene: the halls and the racks in them, from above. Turns gestures into edits of the document.
#pragma once

#include "views/canvas/cablesitem.h"
#include "views/canvas/floormarks.h"
#include "views/canvas/floortrial.h"
#include "views/canvas/placingscene.h"
#include "views/canvas/rackitem.h"

#include <map>

namespace clusterwright {

class FloorScene : public PlacingScene {
    Q_OBJECT

public:
    FloorScene(Document &document, Selection &selection, const Library &library, QObject *parent = nullptr);
    ~FloorScene() override;

    RackItem *item(const RackId &rack) const;                              ///< null if it is not there
    RowItem *rowItem(const RowId &row) const;                              ///< the same
    const FloorTrial *move() const { return m_move ? &*m_move : nullptr; } ///< null if nothing is carried
    QRectF selectedArea() const; ///< of the selected rack, in the scene
    RackColours colours() const { return m_colours; }
    void setColours(RackColours colours); ///< what the racks are filled by

    /// Which cables lie over the halls: none, those of all networks (empty), or of one.
    const std::optional<FabricId> &cables() const { return m_shownCables; }
    void setCables(std::optional<FabricId> fabric);
    const CablesItem *cablesItem(const HallId &hall) const; ///< null if none are shown

    bool isDragging() const override { return m_move || PlacingScene::isDragging(); }
    bool selectNext(bool forward) override;
    void removeSelected();

signals:
    void rackOpened(); ///< the selected one, to look inside

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

    Target targetAt(const Held &held, QPointF point, Qt::KeyboardModifiers modifiers) const override;
    void showHeld(const Held *held, const Target &target, const Trial *trial) override;
    std::vector<Selected> caughtBy(const BandItem *band) const override;

private:
    struct Press {
        QPoint screen;
        QPointF scene, at; ///< where it was pressed, and where it is now
        RackId rack;       ///< empty = beside the racks
        Carried carried;   ///< what a drag moves
    };

    void refresh();
    void showRacks(const FloorPlan &plan, QPointF corner, std::map<RackId, RackItem *> &old);
    void showRows(const FloorPlan &plan, QPointF corner, std::map<RowId, RowItem *> &old);
    void showCables();
    void showSelection();
    void select(const RackItem *item);
    bool isSelected(const RackId &rack) const;
    std::vector<Selected> selectedRacks() const;
    void pressRack(const RackItem &item, Qt::KeyboardModifiers modifiers);
    void pressRow(const RowId &row, Qt::KeyboardModifiers modifiers);
    void click(const Press &press, Qt::KeyboardModifiers modifiers);
    void carry(QPointF to, Qt::KeyboardModifiers modifiers);
    void putDownRacks();
    void cancel();
    void pressArrow(const QKeyEvent &event, QPointF direction);
    void selectTowards(QPointF direction);
    RackItem *itemAt(QPointF point) const;
    RowItem *rowAt(QPointF point) const;

    RackColours m_colours = RackColours::Type;
    std::map<RackId, RackItem *> m_items; // owned by the scene, as are the rows and the halls
    std::map<RowId, RowItem *> m_rows;
    std::map<HallId, HallItem *> m_halls;
    std::map<HallId, CablesItem *> m_cables;
    std::optional<FabricId> m_shownCables;
    std::optional<Press> m_press;
    std::optional<FloorTrial> m_move; ///< while racks are carried
    std::unique_ptr<CarriedItem> m_carried;
};

} // namespace clusterwright
