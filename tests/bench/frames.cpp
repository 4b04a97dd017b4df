// Frame times of the whole window on a large design: how long one event takes, its painting included. Not a
// test: numbers depend on the machine.
#include "app/mainwindow.h"
#include "tests/bench/bigdesign.h"
#include "tests/networksample.h"
#include "views/canvas/fabriccanvas.h"
#include "views/panels/fabricpanel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QGraphicsItem>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace clusterwright {
namespace {

constexpr int racks = 1000, types = 25; // of 20 devices each
constexpr int frames = 200;

/// Runs one frame after the other, each with all of `shown` painted, and prints the median and the 95th
/// percentile in milliseconds.
void measure(const char *name, QWidget &shown, const std::function<void(int)> &frame)
{
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        QElapsedTimer timer;
        timer.start();
        frame(i);
        QCoreApplication::processEvents();
        shown.repaint();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    std::printf("%-34s median %6.1f ms   95th percentile %6.1f ms\n", name, times[frames / 2],
                times[frames * 95 / 100]);
}

void moveMouse(GraphicsView &view, QPoint to, Qt::MouseButtons buttons)
{
    QMouseEvent event(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton, buttons, {});
    QApplication::sendEvent(view.viewport(), &event);
}

/// Presses at a place, moves about it in small steps, and gives up with Escape.
void measureDrag(const char *name, GraphicsView &view, QPoint from)
{
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, from);
    measure(name, *view.viewport(), [&](int i) {
        constexpr int width = 120;
        moveMouse(view, from + QPoint(20 + i % width, i % 40), Qt::LeftButton);
    });
    QTest::keyClick(&view, Qt::Key_Escape);
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, from);
}

void measurePan(const char *name, GraphicsView &view)
{
    const QPoint from = view.viewport()->rect().center();
    QTest::mousePress(view.viewport(), Qt::MiddleButton, {}, from);
    measure(name, *view.viewport(),
            [&](int i) { moveMouse(view, from + QPoint(i % 100, i % 70), Qt::MiddleButton); });
    QTest::mouseRelease(view.viewport(), Qt::MiddleButton, {}, from);
}

void measureZoom(const char *name, GraphicsView &view)
{
    measure(name, *view.viewport(), [&](int i) {
        if (i / 10 % 2 == 0)
            view.zoomIn();
        else
            view.zoomOut();
    });
}

QPoint middleOf(const GraphicsView &view, const QGraphicsItem &item)
{
    return view.mapFromScene(item.sceneBoundingRect().center());
}

/// 16,384 endpoints in 512 racks, three tiers of switches.
void measureFabric()
{
    constexpr int nodes = 16384, perRack = 32, radix = 64;
    LibraryStore library(sample::library());
    MainWindow window(library, {});
    window.resize(1600, 900);
    window.document().replace(sample::withFabric(sample::nodeRacks(nodes, perRack, 1),
                                                 sample::treeOf(radix, 3), sample::nodesOf("f")));
    window.show();
    QElapsedTimer timer;
    timer.start();
    window.showTab(MainWindow::FabricTab);
    QCoreApplication::processEvents();
    std::printf("%-34s %6.1f ms\n", "fabric, first shown", static_cast<double>(timer.nsecsElapsed()) / 1e6);
    FabricCanvas &canvas = window.fabricPanel().canvas();
    canvas.fit();
    measurePan("fabric, pan, all in view", canvas);
    for (const double zoom : {0.1, 0.3, 1.0}) {
        canvas.fit();
        canvas.setZoom(zoom);
        measurePan(("fabric, pan, zoom " + std::to_string(zoom).substr(0, 3)).c_str(), canvas);
    }
    canvas.fit();
    measure("fabric, select a device", window, [&](int i) {
        const Rack &rack = window.document().design().racks[static_cast<std::size_t>(i)];
        const RackType &type = *findById(window.document().design().rackTypes, rack.type);
        window.selection().select({rack.id, rack.type, type.placements.front().id, {}});
    });
}

void run()
{
    LibraryStore library(sample::library());
    MainWindow window(library, {});
    window.resize(1600, 900);
    window.document().replace(sample::bigDesign(racks, types));
    window.show();
    QCoreApplication::processEvents();
    Document &document = window.document();

    window.showTab(MainWindow::FloorTab);
    FloorView &floor = window.floorView();
    floor.fit();
    measurePan("floor, pan, all in view", floor);
    measureZoom("floor, zoom", floor);
    floor.fit();
    const RackId middle = document.design().racks[racks / 2].id;
    measure("floor, select a rack", window, [&](int i) {
        const Rack &rack = document.design().racks[static_cast<std::size_t>(i)];
        window.selection().select({rack.id, rack.type, {}});
    });
    measureDrag("floor, drag a rack", floor,
                middleOf(floor, *static_cast<FloorScene *>(floor.scene())->item(middle)));

    window.showTab(MainWindow::RacksTab);
    RackView &inside = window.rackView();
    measurePan("racks, pan", inside);
    measureZoom("racks, zoom", inside);
    inside.fit();
    inside.setZoom(1);
    QCoreApplication::processEvents();
    const ElevationItem *item = window.rackScene().item("t12", Face::Front);
    inside.centerOn(item);
    QCoreApplication::processEvents();
    measureDrag("racks, drag a device", inside, middleOf(inside, *item));
    bool up = true;
    measure("racks, edit and refresh", window, [&](int) {
        constexpr int top = 18, gap = 2;
        const PlacementId device = document.design().rackTypes.at(0).placements.at(top - 1).id;
        document.apply("Move", movePlacement(document.design(), "t0", device,
                                             {.bottom = bottomOfUnit(up ? top + gap : top)}));
        up = !up;
    });
    measure("racks, undo and redo", window, [&](int i) {
        if (i % 2 == 0)
            document.undoStack().undo();
        else
            document.undoStack().redo();
    });
}

} // namespace
} // namespace clusterwright

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    clusterwright::run();
    clusterwright::measureFabric();
}
