#include "tests/runner.h"
#include "tests/views/canvastest.h"
#include "views/selectionedits.h"

#include <QSignalSpy>

using namespace clusterwright;

class FloorViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void clickSelectsRackAndType();
    void manyRacksAreSelected();
    void bandSelectsByItsDirection();
    void dropPlacesInTheFirstFreePlace();
    void dropOnTheBareFloorSaysSo();
    void doubleClickAndEnterOpen();
    void deleteRemovesTheRack();
    void manyRacksAreRemovedAsOneStep();
    void clonesAreSelected();
    void arrowsMoveTheSelected();
    void arrowsAndTabGoToTheNext();
    void dragMovesARack();
    void dragSnapsToTheNeighbour();
    void dragOntoAnotherRackSaysWhy();
    void escapeCancelsADrag();
    void dropWhereItWasIsNoStep();
    void manyRacksAreDraggedTogether();
    void rowIsTakenByItsName();
    void itemsFollowTheDesign();
    void racksAreColouredByANumber();
    void refreshOfAThousandRacksKeepsItems();

private:
    QPoint at(const RackId &rack)
    {
        return m_view->mapFromScene(m_bench->floor.item(rack)->sceneBoundingRect().center());
    }
    QPoint pixels(double east, double south) const ///< so many metres, in the view
    {
        return (QPointF(east, south) * pixelsPerMetre * m_view->zoom()).toPoint();
    }
    int steps() const { return m_bench->steps(); }
    const Rack &rack(std::size_t index) const { return m_bench->document.design().racks.at(index); }

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<FloorView> m_view;
};

void FloorViewTest::init()
{
    m_bench = std::make_unique<Workbench>();
    m_view = std::make_unique<FloorView>(m_bench->floor, m_bench->document, m_bench->selection);
    m_view->resize(900, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void FloorViewTest::cleanup()
{
    m_view.reset();
    m_bench.reset();
}

void FloorViewTest::clickSelectsRackAndType()
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at(rack(1).id));
    QVERIFY((m_bench->selection.selected() == Selected{rack(1).id, "t", ""}));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {2, 2});
    QVERIFY(m_bench->selection.selected() == Selected());
}

void FloorViewTest::manyRacksAreSelected()
{
    const auto click = [&](std::size_t index, Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers, at(rack(index).id));
    };
    click(0, {});
    click(2, Qt::ControlModifier);
    click(1, Qt::ShiftModifier);
    QCOMPARE(m_bench->selection.all().size(), std::size_t(3));
    QCOMPARE(m_bench->selection.rack()->name, "R2");
    click(1, Qt::ControlModifier);
    QCOMPARE(m_bench->selection.rack()->name, "S1");
    click(2, {}); // a click on one of many selects that one
    QCOMPARE(m_bench->selection.all().size(), std::size_t(1));
    m_bench->floor.selectAll();
    QCOMPARE(m_bench->selection.all().size(), std::size_t(3));
    QTest::keyClick(m_view->viewport(), Qt::Key_Escape);
    QVERIFY(m_bench->selection.all().empty());
}

void FloorViewTest::bandSelectsByItsDirection()
{
    const auto corner = [&](std::size_t index, bool isLast) {
        const QRectF area = m_bench->floor.item(rack(index).id)->sceneBoundingRect();
        const QPoint at = m_view->mapFromScene(isLast ? area.bottomRight() : area.topLeft());
        return isLast ? at + QPoint(4, 4) : at - QPoint(4, 4);
    };
    const QPoint halfway(m_view->mapFromScene(m_bench->floor.item(rack(1).id)->pos()).x() + 6,
                         corner(0, true).y());
    drag(*m_view, corner(0, false), halfway);
    QCOMPARE(m_bench->selection.all().size(), std::size_t(1));
    QCOMPARE(m_bench->selection.rack()->name, "R1");
    drag(*m_view, halfway, corner(0, false)); // from right to left it crosses the second
    QCOMPARE(m_bench->selection.all().size(), std::size_t(2));
    drag(*m_view, corner(2, true), at(rack(2).id) - QPoint(0, 8), Qt::ControlModifier);
    QCOMPARE(m_bench->selection.all().size(), std::size_t(3));
    QCOMPARE(m_bench->steps(), 0);
}

void FloorViewTest::dropPlacesInTheFirstFreePlace()
{
    QString hint;
    const auto data = dataOf(m_bench->libraryPanel.model(), "example-gpu-8x");
    QVERIFY(drop(*m_view, *data, at(rack(0).id), [&] { hint = m_view->hint().text(); }));
    QVERIFY2(hint.startsWith("U17-24") && hint.contains("changes 2 racks"), qPrintable(hint));
    QCOMPARE(m_bench->steps(), 1);
    QCOMPARE(m_bench->bottomOf("t", m_bench->type("t").placements.back().id), bottomOfUnit(17).count);
}

void FloorViewTest::dropOnTheBareFloorSaysSo()
{
    QString hint;
    const auto data = dataOf(m_bench->libraryPanel.model(), "example-gpu-8x");
    QVERIFY(!drop(*m_view, *data, {5, 5}, [&] { hint = m_view->hint().text(); }));
    QCOMPARE(hint, "Drop it on a rack.");
    QCOMPARE(m_bench->steps(), 0);
}

void FloorViewTest::doubleClickAndEnterOpen()
{
    QSignalSpy opened(&m_bench->floor, &FloorScene::rackOpened);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at(rack(2).id));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, at(rack(2).id));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(m_bench->selection.selected().type, "u");
    QTest::keyClick(m_view->viewport(), Qt::Key_Return);
    QCOMPARE(opened.count(), 2);
}

void FloorViewTest::deleteRemovesTheRack()
{
    const RackId gone = rack(0).id;
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at(gone));
    QTest::keyClick(m_view->viewport(), Qt::Key_Delete);
    QCOMPARE(m_bench->document.undoStack().undoText(), "Remove rack R1");
    QVERIFY(!m_bench->floor.item(gone));
}

void FloorViewTest::manyRacksAreRemovedAsOneStep()
{
    const Design before = m_bench->document.design();
    m_bench->floor.selectAll();
    QTest::keyClick(m_view->viewport(), Qt::Key_Delete);
    QVERIFY(m_bench->document.design().racks.empty());
    QCOMPARE(m_bench->document.undoStack().undoText(), "Remove 3 racks");
    m_bench->document.undoStack().undo();
    QVERIFY(m_bench->document.design() == before);
}

void FloorViewTest::clonesAreSelected()
{
    m_bench->selection.selectAll({{.rack = rack(0).id, .type = "t"}, {.rack = rack(2).id, .type = "u"}});
    cloneSelectedRacks(m_bench->document, m_bench->selection);
    QCOMPARE(m_bench->document.undoStack().undoText(), "Clone 2 racks");
    QCOMPARE(m_bench->document.design().racks.size(), std::size_t(5));
    QCOMPARE(m_bench->selection.all().size(), std::size_t(2));
    QCOMPARE(m_bench->selection.rack()->name, "S2");
    QCOMPARE(rack(3).name, "R3");
}

void FloorViewTest::arrowsAndTabGoToTheNext()
{
    m_bench->selection.select({.rack = rack(0).id, .type = "t"});
    QTest::keyClick(m_view->viewport(), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(m_bench->selection.selected().rack, rack(1).id);
    QTest::keyClick(m_view->viewport(), Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(m_bench->selection.selected().rack, rack(0).id);
    QTest::keyClick(m_view->viewport(), Qt::Key_Left, Qt::ControlModifier); // the first
    QCOMPARE(m_bench->selection.selected().rack, rack(0).id);
    QTest::keyClick(m_view->viewport(), Qt::Key_Tab);
    QCOMPARE(m_bench->selection.selected().rack, rack(1).id);
    QVERIFY(m_bench->floor.selectNext(true));
    QVERIFY(!m_bench->floor.selectNext(true));
}

void FloorViewTest::arrowsMoveTheSelected()
{
    const Design before = m_bench->document.design();
    m_bench->selection.selectAll({{.rack = rack(2).id, .type = "u"}, {.rack = rack(1).id, .type = "t"}});
    QTest::keyPress(m_view->viewport(), Qt::Key_Right);
    QKeyEvent repeat(QEvent::KeyPress, Qt::Key_Right, Qt::NoModifier, {}, true);
    QApplication::sendEvent(m_view.get(), &repeat);
    QTest::keyRelease(m_view->viewport(), Qt::Key_Right);
    QCOMPARE(rack(1).x, 2.0);
    QCOMPARE(rack(2).x, 2.8);
    QCOMPARE(steps(), 1);
    QTest::keyClick(m_view->viewport(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(rack(2).y, 3.0);
    QCOMPARE(m_bench->document.undoStack().undoText(), "Move 2 racks");
    m_bench->document.undoStack().undo();
    m_bench->document.undoStack().undo();
    QVERIFY(m_bench->document.design() == before);
    QSignalSpy rejected(&m_bench->document, &Document::editRejected);
    QTest::keyClick(m_view->viewport(), Qt::Key_Left); // into R1
    QCOMPARE(rejected.value(0).value(0).toString(), "The new place of R2 overlaps R1.");
    QCOMPARE(rack(1).x, 1.8);
}

void FloorViewTest::dragMovesARack()
{
    const QPoint from = at(rack(2).id);
    press(*m_view, from);
    move(*m_view, from, from + pixels(5, 3), Qt::AltModifier);
    QVERIFY(m_bench->floor.move() && m_bench->floor.isDragging());
    QVERIFY2(m_view->hint().text().startsWith("S1: x 7."), qPrintable(m_view->hint().text()));
    QCOMPARE(steps(), 0);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, Qt::AltModifier, from + pixels(5, 3));
    QCOMPARE(steps(), 1);
    QCOMPARE(m_bench->document.undoStack().undoText(), "Move rack S1");
    QVERIFY(qAbs(rack(2).x - 7.6) < 0.05 && qAbs(rack(2).y - 5) < 0.05);
    QCOMPARE(m_bench->floor.item(rack(2).id)->box().place.x(), rack(2).x);
    QVERIFY(!m_view->hint().isVisible());
}

void FloorViewTest::dragSnapsToTheNeighbour()
{
    drag(*m_view, at(rack(2).id), at(rack(2).id) + pixels(4, 0));
    QVERIFY(rack(2).x > 6);
    QCOMPARE(rack(2).y, 2.0); // on the line of the row
    drag(*m_view, at(rack(2).id), at(rack(2).id) + pixels(2.6 - rack(2).x, 0) + QPoint(4, 5));
    QCOMPARE(rack(2).x, 2.6); // edge to edge with R2
    QCOMPARE(rack(2).y, 2.0);
    QCOMPARE(steps(), 2);
}

void FloorViewTest::dragOntoAnotherRackSaysWhy()
{
    QSignalSpy rejected(&m_bench->document, &Document::editRejected);
    const QPoint from = at(rack(2).id), to = at(rack(0).id) + pixels(0.2, 0.3);
    press(*m_view, from);
    move(*m_view, from, to);
    QVERIFY2(m_view->hint().text().startsWith("The new place of S1 overlaps R"),
             qPrintable(m_view->hint().text()));
    QCOMPARE(m_bench->floor.move()->outcome, Outcome::Refused);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);
    QCOMPARE(rejected.count(), 1);
    QCOMPARE(steps(), 0);
    press(*m_view, from);
    move(*m_view, from, from - pixels(0, 4));
    QVERIFY(m_view->hint().text().contains("outside Hall"));
    QTest::mousePress(m_view->viewport(), Qt::RightButton, {}, from);
    QVERIFY(!m_bench->floor.isDragging());
    QVERIFY(!m_view->hint().isVisible());
}

void FloorViewTest::escapeCancelsADrag()
{
    const Design before = m_bench->document.design();
    const QPoint from = at(rack(2).id);
    press(*m_view, from);
    move(*m_view, from, from + pixels(4, 2));
    QTest::keyClick(m_view->viewport(), Qt::Key_Escape);
    QVERIFY(!m_bench->floor.isDragging());
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from + pixels(4, 2));
    QVERIFY(m_bench->document.design() == before);
    QCOMPARE(steps(), 0);
    QCOMPARE(m_bench->selection.rack()->name, "S1");
}

void FloorViewTest::dropWhereItWasIsNoStep()
{
    const QPoint from = at(rack(2).id);
    press(*m_view, from);
    move(*m_view, from, from + pixels(4, 2));
    move(*m_view, from + pixels(4, 2), from);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from);
    QCOMPARE(steps(), 0);
}

void FloorViewTest::manyRacksAreDraggedTogether()
{
    m_bench->selection.selectAll({{.rack = rack(1).id, .type = "t"}, {.rack = rack(2).id, .type = "u"}});
    drag(*m_view, at(rack(1).id), at(rack(1).id) + pixels(3, 0));
    QCOMPARE(steps(), 1);
    QCOMPARE(m_bench->document.undoStack().undoText(), "Move 2 racks");
    QVERIFY(rack(1).x > 4 && qAbs(rack(2).x - rack(1).x - 0.8) < 1e-6);
    QCOMPARE(m_bench->selection.all().size(), std::size_t(2));
    QCOMPARE(m_bench->document.design().rows.front().x, 1.0);
}

void FloorViewTest::rowIsTakenByItsName()
{
    const RowItem *row = m_bench->floor.rowItem("row");
    const QPoint from = m_view->mapFromScene(row->sceneBoundingRect().center());
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, from);
    QCOMPARE(m_bench->selection.all().size(), std::size_t(3));
    drag(*m_view, from, from + pixels(1, 3));
    QCOMPARE(steps(), 1);
    QCOMPARE(m_bench->document.undoStack().undoText(), "Move Row");
    const Row &moved = m_bench->document.design().rows.front();
    QVERIFY(qAbs(moved.x - 2) < 0.05 && qAbs(moved.y - 5) < 0.05);
    QCOMPARE(rack(0).x, moved.x);
    m_bench->document.apply("Remove racks",
                            removeRacks(m_bench->document.design(), racksOf(m_bench->selection.all())));
    const QPoint empty = m_view->mapFromScene(m_bench->floor.rowItem("row")->sceneBoundingRect().center());
    drag(*m_view, empty, empty + pixels(0, 2)); // a row without racks
    QVERIFY(m_bench->document.design().rows.front().y > 6.9);
}

void FloorViewTest::itemsFollowTheDesign()
{
    m_bench->document.apply("Add", addRacks(m_bench->document.design(), "u", "row", 1, "S2"));
    const RackId added = m_bench->document.design().racks.back().id;
    QVERIFY(m_bench->floor.item(added));
    m_bench->document.undoStack().undo();
    QVERIFY(!m_bench->floor.item(added));
    m_bench->document.replace({});
    QVERIFY(m_bench->floor.items().isEmpty());
}

void FloorViewTest::racksAreColouredByANumber()
{
    const auto box = [&] { return m_bench->floor.item(rack(0).id)->box(); };
    const QRectF before = m_bench->floor.sceneRect();
    QVERIFY(box().fill == FloorPlan::Fill::Type);
    m_bench->floor.setColours(RackColours::Power);
    QVERIFY(box().fill == FloorPlan::Fill::Ramp && box().level > 0);
    QVERIFY(m_bench->floor.sceneRect().height() > before.height()); // room for the scale below the hall
    m_bench->floor.setColours(RackColours::Type);
    QVERIFY(box().fill == FloorPlan::Fill::Type);
}

void FloorViewTest::refreshOfAThousandRacksKeepsItems()
{
    Design design = sample::computeRacks(4, 2, 0);
    design = addHall(std::move(design), {"big", "Big", 900, 20}).take();
    design = addRow(std::move(design), {"long", "Long", "big", 1, 2, 898, Facing::South}).take();
    design = addRacks(std::move(design), "t", "long", 1000, "L{n}").take();
    m_bench->document.replace(design);
    const RackItem *first = m_bench->floor.item(rack(0).id);
    m_bench->document.apply("Remove", removePlacement(m_bench->document.design(), "t", "s1"));
    QCOMPARE(m_bench->floor.item(rack(0).id), first);
    QCOMPARE(first->box().detail, "30.6 kW");
}

std::unique_ptr<QObject> makeFloorViewTest()
{
    return make<FloorViewTest>();
}

#include "tst_floorview.moc"
