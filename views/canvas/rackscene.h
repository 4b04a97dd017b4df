// Rack scene: the rack types side by side, front and rear. Turns gestures into edits of the document.
#pragma once

#include "views/canvas/elevationitem.h"
#include "views/canvas/placingscene.h"
#include "views/canvas/titleitem.h"

#include <map>

namespace clusterwright {

class RackScene : public PlacingScene {
    Q_OBJECT

public:
    RackScene(Document &document, Selection &selection, const Library &library, QObject *parent = nullptr);

    Face faces() const { return m_faces; }
    void setFaces(Face faces); ///< Both = front and rear beside each other

    /// Null if the type or its face is not shown.
    ElevationItem *item(const RackTypeId &type, Face face) const;
    /// Of the selected device, or the selected rack, in the scene; empty if there is none.
    QRectF selectedArea() const;

    bool selectNext(bool forward) override;
    void removeSelected();

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void helpEvent(QGraphicsSceneHelpEvent *event) override;
    bool event(QEvent *event) override;

    Target targetAt(const Held &held, QPointF point, Qt::KeyboardModifiers modifiers) const override;
    void showHeld(const Held *held, const Target &target, const Trial *trial) override;
    std::vector<Selected> caughtBy(const BandItem *band) const override;

private:
    using Key = std::pair<RackTypeId, Face>;
    struct Press {
        QPoint screen;
        RackTypeId type;       ///< empty = beside the racks
        PlacementId placement; ///< empty = no device
        double toMiddle = 0;   ///< from the pointer down to the middle of the device
    };

    void refresh();
    void layOut();
    void layOutTitles();
    void showSelection();
    void showFree(const Held &held, bool isCopy);
    void hideFree();
    ElevationItem *itemAt(QPointF point) const;
    Selected selectedAt(const Press &press) const;
    void click(const Press &press, Qt::KeyboardModifiers modifiers);
    void cancel();
    void stepOut();
    void moveSelected(const QKeyEvent &event, int halfUnits);
    void selectNeighbour(int step);

    Face m_faces = Face::Both;
    std::map<Key, ElevationItem *> m_items; // owned by the scene, as are the titles
    std::vector<TitleItem *> m_titles;      // one per type, in the order of the design
    std::optional<Press> m_press;
    std::optional<bool> m_freeForCopy; ///< what the free places are shown for
};

} // namespace clusterwright
