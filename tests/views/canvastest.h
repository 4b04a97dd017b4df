// What the canvas tests share: a document with its views, and drags without a platform.
#pragma once

#include "tests/sample.h"
#include "views/canvas/floorview.h"
#include "views/canvas/rackview.h"
#include "views/document.h"
#include "views/models/librarymodel.h"
#include "views/panels/findingspanel.h"
#include "views/panels/librarypanel.h"
#include "views/panels/totalsbar.h"
#include "views/selection.h"

#include <QDropEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QTest>
#include <QTreeView>

namespace clusterwright {

/// Two feeds and two servers in type "t" of two racks; an empty type "u" of one rack.
inline Design twoTypes()
{
    Design design = sample::computeRacks(2, 3, 2);
    design = addRackType(std::move(design), "u", "Spare rack", sample::rack()).take();
    return addRacks(std::move(design), "u", "row", 1, "S1").take();
}

struct Workbench {
    explicit Workbench(Design design = twoTypes()) : document(std::move(design))
    {
        auto *layout = new QHBoxLayout(&window);
        libraryPanel.setFixedWidth(200);
        layout->addWidget(&libraryPanel);
        layout->addWidget(&rackView, 1);
        window.resize(1200, 900);
        window.show();
    }
    ~Workbench()
    {
        libraryPanel.setParent(nullptr); // members, not children
        rackView.setParent(nullptr);
    }

    /// The middle of a thing of this height whose lowest unit is `unit`, in the view.
    QPoint at(const RackTypeId &type, int unit, double units = 1, Face face = Face::Front)
    {
        const ElevationItem *item = racks.item(type, face);
        const QRectF area(QPointF(), elevationSize(item->elevation(), 20));
        const QRectF box =
            boxArea(area, item->elevation(), bottomOfUnit(unit), {static_cast<int>(units * 2)});
        return rackView.mapFromScene(item->mapToScene(box.center()));
    }
    /// Between the racks.
    QPoint nowhere() { return {3, 3}; }

    const RackType &type(const RackTypeId &id) const { return *findById(document.design().rackTypes, id); }
    int bottomOf(const RackTypeId &id, const PlacementId &placement) const
    {
        const Placement *found = findById(type(id).placements, placement);
        return found ? unitPlaceOf(*found)->bottom.count : -1;
    }
    int steps() { return document.undoStack().count(); }

    Library library = sample::library();
    Document document;
    Selection selection{document};
    RackScene racks{document, selection, library};
    FloorScene floor{document, selection, library};
    QWidget window;
    LibraryPanel libraryPanel{library};
    RackView rackView{racks, document, selection};
};

/// The events that a drop target sees. False if it refuses; `beforeDrop` runs while the part is held.
template <typename BeforeDrop>
bool drop(GraphicsView &view, const QMimeData &data, QPoint place, const BeforeDrop &beforeDrop)
{
    QWidget *target = view.viewport();
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted())
        return false;
    QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &move);
    beforeDrop();
    if (!move.isAccepted()) {
        QDragLeaveEvent leave;
        QApplication::sendEvent(target, &leave);
        return false;
    }
    QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &drop);
    return drop.isAccepted();
}

inline bool drop(GraphicsView &view, const QMimeData &data, QPoint place)
{
    return drop(view, data, place, [] {});
}

inline std::unique_ptr<QMimeData> dataOf(const LibraryModel &model, const PartId &part)
{
    return std::unique_ptr<QMimeData>(model.mimeData({model.indexOf(part)}));
}

inline void press(GraphicsView &view, QPoint at, Qt::KeyboardModifiers modifiers = {})
{
    QTest::mousePress(view.viewport(), Qt::LeftButton, modifiers, at);
}

/// In steps, as a hand would.
inline void move(GraphicsView &view, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
{
    constexpr int steps = 5;
    for (int i = 1; i <= steps; ++i) {
        const QPoint at = from + (to - from) * i / steps;
        QMouseEvent event(QEvent::MouseMove, at, view.viewport()->mapToGlobal(at), Qt::NoButton,
                          Qt::LeftButton, modifiers);
        QApplication::sendEvent(view.viewport(), &event);
    }
}

inline void drag(GraphicsView &view, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
{
    press(view, from, modifiers);
    move(view, from, to, modifiers);
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, modifiers, to);
}

} // namespace clusterwright
