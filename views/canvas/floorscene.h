// Floor scene: the halls and the racks in them, from above. Turns gestures into edits of the document.
#pragma once

#include "views/canvas/placingscene.h"
#include "views/canvas/rackitem.h"

#include <map>

namespace clusterwright {

class FloorScene : public PlacingScene {
    Q_OBJECT

public:
    FloorScene(Document &document, Selection &selection, const Library &library, QObject *parent = nullptr);

    RackItem *item(const RackId &rack) const; ///< null if it is not there
    QRectF selectedArea() const;              ///< of the selected rack, in the scene

    bool selectNext(bool forward) override;
    void removeSelected();

signals:
    void rackOpened(); ///< the selected one, to look inside

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

    Target targetAt(const Held &held, QPointF point, Qt::KeyboardModifiers modifiers) const override;
    void showHeld(const Held *held, const Target &target, const Trial *trial) override;
    std::vector<Selected> caughtBy(const BandItem *band) const override;

private:
    void refresh();
    void showRacks(const FloorPlan &plan, QPointF corner, std::map<RackId, RackItem *> &old);
    void showSelection();
    void select(const RackItem *item);
    bool isSelected(const RackId &rack) const;
    std::vector<Selected> selectedRacks() const;
    void click(const RackItem *item, Qt::KeyboardModifiers modifiers);
    void selectTowards(QPointF direction);
    RackItem *itemAt(QPointF point) const;

    std::map<RackId, RackItem *> m_items; // owned by the scene, as are the halls
    std::map<HallId, HallItem *> m_halls;
    std::optional<QPoint> m_press; ///< on a rack, on the screen
};

} // namespace clusterwright
