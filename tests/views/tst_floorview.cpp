#include "tests/runner.h"
#include "tests/views/canvastest.h"

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
    void arrowsAndTabGoToTheNext();
    void itemsFollowTheDesign();
    void refreshOfAThousandRacksKeepsItems();

private:
    QPoint at(const RackId &rack)
    {
        return m_view->mapFromScene(m_bench->floor.item(rack)->sceneBoundingRect().center());
    }
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

void FloorViewTest::arrowsAndTabGoToTheNext()
{
    m_bench->selection.select({.rack = rack(0).id, .type = "t"});
    QTest::keyClick(m_view->viewport(), Qt::Key_Right);
    QCOMPARE(m_bench->selection.selected().rack, rack(1).id);
    QTest::keyClick(m_view->viewport(), Qt::Key_Left);
    QCOMPARE(m_bench->selection.selected().rack, rack(0).id);
    QTest::keyClick(m_view->viewport(), Qt::Key_Left); // the first
    QCOMPARE(m_bench->selection.selected().rack, rack(0).id);
    QTest::keyClick(m_view->viewport(), Qt::Key_Tab);
    QCOMPARE(m_bench->selection.selected().rack, rack(1).id);
    QVERIFY(m_bench->floor.selectNext(true));
    QVERIFY(!m_bench->floor.selectNext(true));
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
