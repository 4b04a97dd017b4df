// The real drag loop, from the library panel to a rack. The offscreen platform has none; run it on "minimal".
#include "tests/views/canvastest.h"

#include <QDrag>
#include <QSignalSpy>
#include <QTimer>
#include <QWindow>

#include <functional>
#include <memory>

using namespace clusterwright;

class DragLoopTest : public QObject {
    Q_OBJECT

private slots:
    void dropPlacesThePart();
    void dropOnATakenPlaceIsRefused();

private:
    /// Presses on a part, lets the loop run to the target, releases.
    static void dragPart(Workbench &bench, const PartId &part, QPoint target);
};

void DragLoopTest::dragPart(Workbench &bench, const PartId &part, QPoint target)
{
    constexpr int moves = 8, interval = 15, patience = 4000; // the last two in milliseconds
    QTreeView &tree = bench.libraryPanel.tree();
    const QModelIndex index = bench.libraryPanel.indexOf(part);
    tree.setCurrentIndex(index);
    QWindow *window = bench.window.windowHandle();
    const QPoint from = tree.viewport()->mapTo(&bench.window, tree.visualRect(index).center());
    const QPoint to = bench.rackView.viewport()->mapTo(&bench.window, target);
    // Each tick asks for the next before it moves: the move may be the one that the drag loop starts in.
    const auto ticks = std::make_shared<int>(0);
    const std::function<void()> tick = [=, &tick] {
        if (++*ticks > moves)
            return QTest::mouseRelease(window, Qt::LeftButton, {}, to);
        QTimer::singleShot(interval, window, tick);
        QTest::mouseMove(window, from + (to - from) * *ticks / moves);
    };
    QTimer::singleShot(patience, window, &QDrag::cancel); // if the loop does not end by itself
    QTest::mousePress(window, Qt::LeftButton, {}, from);
    QTimer::singleShot(interval, window, tick);
    const int distance = QApplication::startDragDistance();
    QTest::mouseMove(window, from + QPoint(distance + 6, 3));
    QTest::mouseMove(window, from + QPoint(2 * distance + 12, 6));
    QTRY_VERIFY(*ticks > moves);
}

void DragLoopTest::dropPlacesThePart()
{
    Workbench bench;
    QVERIFY(QTest::qWaitForWindowExposed(&bench.window));
    dragPart(bench, "example-gpu-8x", bench.at("u", 24, 8));
    QTRY_COMPARE(bench.steps(), 1);
    QCOMPARE(bench.document.undoStack().undoText(), "Place GPU 8x in Spare rack at U24");
}

void DragLoopTest::dropOnATakenPlaceIsRefused()
{
    Workbench bench;
    QVERIFY(QTest::qWaitForWindowExposed(&bench.window));
    QStringList hints;
    connect(&bench.racks, &PlacingScene::hinted, &bench.window,
            [&](const Hint &hint) { hints << hint.text; });
    dragPart(bench, "example-gpu-8x", bench.at("t", 5, 8));
    QVERIFY(hints.contains("U5 of Compute rack is taken by node-1."));
    QTRY_VERIFY(!bench.racks.isHolding());
    QCOMPARE(bench.steps(), 0);
}

QTEST_MAIN(DragLoopTest)
#include "tst_dragloop.moc"
