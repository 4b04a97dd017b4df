#include "tests/runner.h"
#include "tests/views/canvastest.h"
#include "views/selectionedits.h"

#include <QSignalSpy>

#include <set>

using namespace clusterwright;

class RackViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_bench.reset(); }
    void dropFromTheLibraryIsOneStep();
    void illegalDropSaysWhy();
    void dropBesideTheRacksSaysSo();
    void foreignDataIsRefused();
    void zeroUnitPartHangsAtASide();
    void dragWithinARackIsOneStep();
    void dragToAnotherType();
    void controlCopies();
    void altMovesByHalfUnits();
    void escapeCancels();
    void rightButtonCancels();
    void illegalDragChangesNothing();
    void deleteRemovesTheSelected();
    void arrowsMoveTheSelected();
    void heldArrowIsOneStep();
    void manyAreRemovedAndMovedAsOneStep();
    void duplicatesAreSelected();
    void tabGoesThroughTheDevices();
    void clickSelects();
    void controlAndShiftToggle();
    void pressKeepsManySelected();
    void bandSelectsByItsDirection();
    void escapeEndsABand();
    void everyDeviceOfTheTypeIsSelected();
    void enterPlacesInTheSelectedRack();
    void facesCanBeChosen();
    void undoWhileHoldingIsSafe();

private:
    std::unique_ptr<QMimeData> dataOf(const PartId &part) const
    {
        return clusterwright::dataOf(m_bench->libraryPanel.model(), part);
    }
    RackView &view() { return m_bench->rackView; }

    std::unique_ptr<Workbench> m_bench;
};

void RackViewTest::init()
{
    m_bench = std::make_unique<Workbench>();
    QVERIFY(QTest::qWaitForWindowExposed(&m_bench->window));
}

void RackViewTest::dropFromTheLibraryIsOneStep()
{
    const Design before = m_bench->document.design();
    const TotalsBar totals(m_bench->document);
    const FindingModel findings(m_bench->document);
    QCOMPARE(totals.text(TotalsBar::MaxPower), "40.8 kW");
    const int findingsBefore = findings.rowCount();
    QString hint;
    QVERIFY(drop(view(), *dataOf("example-gpu-8x"), m_bench->at("u", 24, 8),
                 [&] { hint = view().hint().text(); }));
    QVERIFY2(hint.startsWith("U24-31  +10.2 kW  +130.0 kg"), qPrintable(hint));
    QVERIFY(!view().hint().isVisible());
    QCOMPARE(m_bench->steps(), 1);
    QCOMPARE(m_bench->document.undoStack().undoText(), "Place GPU 8x in Spare rack at U24");
    const PlacementId placed = m_bench->type("u").placements.back().id;
    QCOMPARE(m_bench->bottomOf("u", placed), bottomOfUnit(24).count);
    QCOMPARE(m_bench->selection.selected().placement, placed);
    QCOMPARE(totals.text(TotalsBar::MaxPower), "51.0 kW");
    QVERIFY(drop(view(), *dataOf("example-pdu-34kva"), m_bench->at("u", 3)));
    QVERIFY(findings.rowCount() > findingsBefore); // all six cords of the server are on one feed
    m_bench->document.undoStack().undo();
    m_bench->document.undoStack().undo();
    QVERIFY(m_bench->document.design() == before);
    QCOMPARE(totals.text(TotalsBar::MaxPower), "40.8 kW");
    QCOMPARE(findings.rowCount(), findingsBefore);
}

void RackViewTest::illegalDropSaysWhy()
{
    QString hint;
    QVERIFY(!drop(view(), *dataOf("example-gpu-8x"), m_bench->at("t", 5, 8), [&] {
        hint = view().hint().text();
        QVERIFY(view().hint().isVisible());
        QCOMPARE(m_bench->racks.trial()->outcome, Outcome::Refused);
    }));
    QCOMPARE(hint, "U5 of Compute rack is taken by node-1.");
    QVERIFY(!view().hint().isVisible());
    QCOMPARE(m_bench->steps(), 0);
}

void RackViewTest::dropBesideTheRacksSaysSo()
{
    QString hint;
    QVERIFY(
        !drop(view(), *dataOf("example-gpu-8x"), m_bench->nowhere(), [&] { hint = view().hint().text(); }));
    QCOMPARE(hint, "Drop it on a rack.");
    QCOMPARE(m_bench->steps(), 0);
}

void RackViewTest::foreignDataIsRefused()
{
    QMimeData data;
    data.setText("example-gpu-8x");
    QVERIFY(!drop(view(), data, m_bench->at("u", 24, 8)));
    data.setData(partMimeType, "no-such-part");
    QVERIFY(!drop(view(), data, m_bench->at("u", 24, 8)));
}

void RackViewTest::zeroUnitPartHangsAtASide()
{
    QVERIFY(drop(view(), *dataOf("example-pdu-34kva"), m_bench->at("u", 40)));
    QVERIFY(std::holds_alternative<SidePlace>(m_bench->type("u").placements.back().place));
    const ElevationItem *rear = m_bench->racks.item("u", Face::Rear);
    const QRectF area = rear->sceneBoundingRect();
    const QPoint right = view().mapFromScene(area.left() + area.width() * 0.9, area.center().y());
    QVERIFY(drop(view(), *dataOf("example-pdu-34kva"), right));
    QCOMPARE(std::get<SidePlace>(m_bench->type("u").placements.back().place).slot, Slot::Right);
    QCOMPARE(rear->elevation().sides.size(), std::size_t(2));
}

void RackViewTest::dragWithinARackIsOneStep()
{
    press(view(), m_bench->at("t", 3));
    move(view(), m_bench->at("t", 3), m_bench->at("t", 33));
    QCOMPARE(m_bench->steps(), 0);
    QVERIFY(m_bench->racks.isHolding());
    QVERIFY(view().hint().text().startsWith("U31-38"));
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, m_bench->at("t", 33));
    QCOMPARE(m_bench->steps(), 1);
    QCOMPARE(m_bench->bottomOf("t", "s1"), bottomOfUnit(31).count); // held at its third unit
    QCOMPARE(m_bench->document.undoStack().undoText(), "Move node-1 in Compute rack at U31");
    m_bench->document.undoStack().undo();
    QCOMPARE(m_bench->bottomOf("t", "s1"), bottomOfUnit(1).count);
}

void RackViewTest::dragToAnotherType()
{
    drag(view(), m_bench->at("t", 12), m_bench->at("u", 4));
    QCOMPARE(m_bench->steps(), 1);
    QCOMPARE(m_bench->bottomOf("t", "s2"), -1);
    QCOMPARE(m_bench->bottomOf("u", "s2"), bottomOfUnit(1).count);
    QCOMPARE(m_bench->selection.selected().type, "u");
}

void RackViewTest::controlCopies()
{
    const auto before = m_bench->type("t").placements.size();
    drag(view(), m_bench->at("t", 12), m_bench->at("t", 40), Qt::ControlModifier);
    QCOMPARE(m_bench->steps(), 1);
    QCOMPARE(m_bench->type("t").placements.size(), before + 1);
    QCOMPARE(m_bench->bottomOf("t", "s2"), bottomOfUnit(9).count);
    QCOMPARE(m_bench->bottomOf("t", m_bench->type("t").placements.back().id), bottomOfUnit(37).count);
}

void RackViewTest::altMovesByHalfUnits()
{
    const QPoint from = m_bench->at("t", 12);
    const QPoint to = (m_bench->at("t", 30) + m_bench->at("t", 31)) / 2;
    drag(view(), from, to, Qt::AltModifier);
    QCOMPARE(m_bench->bottomOf("t", "s2"), bottomOfUnit(27).count + 1);
}

void RackViewTest::escapeCancels()
{
    const Design before = m_bench->document.design();
    press(view(), m_bench->at("t", 3));
    move(view(), m_bench->at("t", 3), m_bench->at("t", 33));
    QVERIFY(m_bench->racks.isHolding());
    QTest::keyClick(view().viewport(), Qt::Key_Escape);
    QVERIFY(!m_bench->racks.isHolding());
    QVERIFY(!view().hint().isVisible());
    move(view(), m_bench->at("t", 33), m_bench->at("t", 35)); // the button is still down
    QVERIFY(!m_bench->racks.isHolding());
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, m_bench->at("t", 35));
    QCOMPARE(m_bench->steps(), 0);
    QVERIFY(m_bench->document.design() == before);
}

void RackViewTest::rightButtonCancels()
{
    press(view(), m_bench->at("t", 3));
    move(view(), m_bench->at("t", 3), m_bench->at("t", 33));
    QTest::mousePress(view().viewport(), Qt::RightButton, {}, m_bench->at("t", 33));
    QVERIFY(!m_bench->racks.isHolding());
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, m_bench->at("t", 33));
    QCOMPARE(m_bench->steps(), 0);
}

void RackViewTest::illegalDragChangesNothing()
{
    QSignalSpy rejected(&m_bench->document, &Document::editRejected);
    drag(view(), m_bench->at("t", 3), m_bench->at("t", 8));
    QCOMPARE(m_bench->steps(), 0);
    QCOMPARE(rejected.count(), 1);
    QVERIFY(rejected.at(0).at(0).toString().contains("is taken by node-2"));
    drag(view(), m_bench->at("t", 3), m_bench->nowhere());
    QCOMPARE(rejected.last().at(0).toString(), "Drop it on a rack.");
    drag(view(), m_bench->at("t", 3), m_bench->at("t", 3) + QPoint(12, 0)); // where it stands
    QCOMPARE(m_bench->steps(), 0);
}

void RackViewTest::deleteRemovesTheSelected()
{
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, m_bench->at("t", 3));
    QTest::keyClick(view().viewport(), Qt::Key_Delete);
    QCOMPARE(m_bench->bottomOf("t", "s1"), -1);
    QCOMPARE(m_bench->document.undoStack().undoText(), "Remove node-1 from Compute rack");
    QTest::keyClick(view().viewport(), Qt::Key_Delete); // nothing is selected
    QCOMPARE(m_bench->steps(), 1);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, m_bench->at("t", 12));
    QTest::keyClick(view().viewport(), Qt::Key_Backspace);
    QCOMPARE(m_bench->bottomOf("t", "s2"), -1);
}

void RackViewTest::arrowsMoveTheSelected()
{
    m_bench->selection.select({.type = "t", .placement = "s2"});
    QTest::keyClick(view().viewport(), Qt::Key_Up);
    QCOMPARE(m_bench->bottomOf("t", "s2"), bottomOfUnit(10).count);
    QTest::keyClick(view().viewport(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(m_bench->bottomOf("t", "s2"), bottomOfUnit(20).count);
    QTest::keyClick(view().viewport(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_bench->bottomOf("t", "s2"), bottomOfUnit(20).count - 1);
    QCOMPARE(m_bench->steps(), 3);
    m_bench->selection.select({.type = "t", .placement = "s1"});
    QSignalSpy rejected(&m_bench->document, &Document::editRejected);
    QTest::keyClick(view().viewport(), Qt::Key_Down); // below the rack
    QCOMPARE(rejected.count(), 1);
    QCOMPARE(m_bench->steps(), 3);
}

void RackViewTest::heldArrowIsOneStep()
{
    const Design before = m_bench->document.design();
    m_bench->selection.select({.type = "t", .placement = "s2"});
    const auto hold = [&](int repeats) {
        QTest::keyPress(view().viewport(), Qt::Key_Up);
        for (int i = 0; i < repeats; ++i) {
            QKeyEvent repeat(QEvent::KeyPress, Qt::Key_Up, Qt::NoModifier, {}, true);
            QApplication::sendEvent(&view(), &repeat);
        }
        QTest::keyRelease(view().viewport(), Qt::Key_Up);
    };
    hold(4);
    QCOMPARE(m_bench->bottomOf("t", "s2"), bottomOfUnit(14).count);
    QCOMPARE(m_bench->steps(), 1);
    QCOMPARE(m_bench->document.undoStack().undoText(), "Move node-2 in Compute rack at U14");
    hold(2);
    QCOMPARE(m_bench->steps(), 2);
    m_bench->document.undoStack().undo();
    m_bench->document.undoStack().undo();
    QVERIFY(m_bench->document.design() == before);
}

void RackViewTest::manyAreRemovedAndMovedAsOneStep()
{
    m_bench->selection.selectAll({{.type = "t", .placement = "s1"}, {.type = "t", .placement = "s2"}});
    QTest::keyClick(view().viewport(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(m_bench->bottomOf("t", "s1"), bottomOfUnit(11).count);
    QCOMPARE(m_bench->bottomOf("t", "s2"), bottomOfUnit(19).count);
    QCOMPARE(m_bench->document.undoStack().undoText(), "Move 2 devices in Compute rack");
    QTest::keyClick(view().viewport(), Qt::Key_Delete);
    QCOMPARE(m_bench->bottomOf("t", "s1"), -1);
    QCOMPARE(m_bench->document.undoStack().undoText(), "Remove 2 devices from Compute rack");
    QCOMPARE(m_bench->steps(), 2);
    QVERIFY((m_bench->selection.all() == std::vector{Selected{.type = "t"}}));
}

void RackViewTest::duplicatesAreSelected()
{
    m_bench->selection.selectAll({{.type = "t", .placement = "s1"}, {.type = "t", .placement = "s2"}});
    duplicateSelectedDevices(m_bench->document, m_bench->selection);
    QCOMPARE(m_bench->selection.all().size(), std::size_t(2));
    QCOMPARE(m_bench->bottomOf("t", m_bench->selection.selected().placement), bottomOfUnit(25).count);
    duplicateSelectedDevices(m_bench->document, m_bench->selection); // goes on above
    QCOMPARE(m_bench->bottomOf("t", m_bench->selection.selected().placement), bottomOfUnit(41).count);
    QCOMPARE(m_bench->steps(), 2);
    duplicateSelectedDevices(m_bench->document, m_bench->selection); // the rack is full
    QCOMPARE(m_bench->steps(), 2);
    QCOMPARE(m_bench->selection.all().size(), std::size_t(2));
}

void RackViewTest::tabGoesThroughTheDevices()
{
    view().setFocus();
    constexpr int stops = 7; // type t, its two servers and three feeds, type u
    std::set<PlacementId> seen;
    for (int i = 0; i < stops; ++i) {
        QTest::keyClick(view().viewport(), Qt::Key_Tab);
        seen.insert(m_bench->selection.selected().placement);
    }
    QCOMPARE(seen.size(), std::size_t(6));
    QCOMPARE(m_bench->selection.selected().type, "u");
    QTest::keyClick(view().viewport(), Qt::Key_Left);
    QCOMPARE(m_bench->selection.selected().type, "t");
    QTest::keyClick(view().viewport(), Qt::Key_Right);
    QVERIFY(!m_bench->racks.selectNext(true)); // the last: on to the next widget
}

void RackViewTest::clickSelects()
{
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, m_bench->at("t", 12, 1, Face::Rear));
    QVERIFY((m_bench->selection.selected() == Selected{.type = "t", .placement = "s2"}));
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, m_bench->at("t", 40));
    QVERIFY((m_bench->selection.selected() == Selected{.type = "t"}));
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, m_bench->nowhere());
    QVERIFY(m_bench->selection.selected() == Selected());
    QCOMPARE(m_bench->steps(), 0);
}

void RackViewTest::controlAndShiftToggle()
{
    const Selected first{.type = "t", .placement = "s1"}, second{.type = "t", .placement = "s2"};
    const auto click = [&](QPoint at, Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(view().viewport(), Qt::LeftButton, modifiers, at);
    };
    click(m_bench->at("t", 40), {});
    click(m_bench->at("t", 3), Qt::ControlModifier); // the rack gives way to its device
    QVERIFY(m_bench->selection.all() == std::vector{first});
    click(m_bench->at("t", 12), Qt::ShiftModifier);
    QVERIFY((m_bench->selection.all() == std::vector{first, second}));
    click(m_bench->at("t", 3), Qt::ControlModifier);
    QVERIFY(m_bench->selection.all() == std::vector{second});
    click(m_bench->nowhere(), Qt::ControlModifier);
    QVERIFY(m_bench->selection.all() == std::vector{second});
    click(m_bench->at("t", 3), Qt::ControlModifier);
    QTest::keyClick(view().viewport(), Qt::Key_Escape);
    QVERIFY(m_bench->selection.all().empty());
}

/// So that many can be dragged; a click without a drag selects the one.
void RackViewTest::pressKeepsManySelected()
{
    m_bench->selection.selectAll({{.type = "t", .placement = "s1"}, {.type = "t", .placement = "s2"}});
    press(view(), m_bench->at("t", 3));
    QCOMPARE(m_bench->selection.all().size(), std::size_t(2));
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, m_bench->at("t", 3));
    QVERIFY((m_bench->selection.all() == std::vector{Selected{.type = "t", .placement = "s1"}}));
}

void RackViewTest::bandSelectsByItsDirection()
{
    const ElevationItem *front = m_bench->racks.item("t", Face::Front);
    const auto inView = [&](QPointF scene) { return view().mapFromScene(scene); };
    const QRectF first = front->mapRectToScene(front->areaOf("s1"));
    const QRectF second = front->mapRectToScene(front->areaOf("s2"));
    const QRectF rack = front->sceneBoundingRect();
    const double middle = second.center().y(); // crosses the second server, encloses the first
    drag(view(), inView({rack.left() - 2, middle}), inView({rack.right() - 8, first.bottom() + 2}));
    QVERIFY((m_bench->selection.all() == std::vector{Selected{.type = "t", .placement = "s1"}}));
    drag(view(), inView({rack.right() + 2, middle}), inView({rack.left() + 8, first.bottom() + 2}));
    QCOMPARE(m_bench->selection.all().size(), std::size_t(2));
    m_bench->selection.select({.type = "t", .placement = "pdu1"});
    drag(view(), inView({rack.left() - 2, middle}), inView({rack.right() - 8, first.bottom() + 2}),
         Qt::ShiftModifier);
    QCOMPARE(m_bench->selection.all().size(), std::size_t(2));
    QCOMPARE(m_bench->steps(), 0);
}

void RackViewTest::escapeEndsABand()
{
    press(view(), m_bench->nowhere());
    move(view(), m_bench->nowhere(), m_bench->at("t", 3));
    QTest::keyClick(view().viewport(), Qt::Key_Escape);
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, m_bench->at("t", 3));
    QVERIFY(m_bench->selection.all().empty());
}

void RackViewTest::everyDeviceOfTheTypeIsSelected()
{
    m_bench->selection.select({.type = "t", .placement = "s1"});
    m_bench->racks.selectAll();
    QCOMPARE(m_bench->selection.all().size(), m_bench->type("t").placements.size());
    m_bench->selection.select({.type = "u"});
    m_bench->racks.selectAll();
    QVERIFY(m_bench->selection.all().empty()); // it holds nothing
}

void RackViewTest::enterPlacesInTheSelectedRack()
{
    connect(&m_bench->libraryPanel, &LibraryPanel::placeRequested, &m_bench->racks,
            &RackScene::placeInSelected);
    QTreeView &tree = m_bench->libraryPanel.tree();
    tree.setCurrentIndex(m_bench->libraryPanel.indexOf("example-gpu-8x"));
    QSignalSpy rejected(&m_bench->document, &Document::editRejected);
    QTest::keyClick(&tree, Qt::Key_Return); // two types and none selected
    QCOMPARE(rejected.count(), 1);
    m_bench->selection.select({.type = "t"});
    QTest::keyClick(&tree, Qt::Key_Return);
    QCOMPARE(m_bench->bottomOf("t", m_bench->selection.selected().placement), bottomOfUnit(17).count);
    const QPoint part = tree.visualRect(m_bench->libraryPanel.indexOf("example-gpu-8x")).center();
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, part);
    QTest::mouseDClick(tree.viewport(), Qt::LeftButton, {}, part);
    QCOMPARE(m_bench->bottomOf("t", m_bench->selection.selected().placement), bottomOfUnit(25).count);
    QCOMPARE(m_bench->steps(), 2);
}

void RackViewTest::facesCanBeChosen()
{
    QVERIFY(m_bench->racks.item("t", Face::Front) && m_bench->racks.item("t", Face::Rear));
    m_bench->racks.setFaces(Face::Rear);
    QVERIFY(!m_bench->racks.item("t", Face::Front) && m_bench->racks.item("t", Face::Rear));
    m_bench->racks.setFaces(Face::Front);
    QVERIFY(m_bench->racks.item("t", Face::Front) && !m_bench->racks.item("t", Face::Rear));
}

void RackViewTest::undoWhileHoldingIsSafe()
{
    m_bench->document.apply("Place",
                            placePart(m_bench->document.design(), "u", sample::server(), {.id = "x"}));
    press(view(), m_bench->at("u", 3));
    move(view(), m_bench->at("u", 3), m_bench->at("u", 20));
    m_bench->document.undoStack().undo();
    move(view(), m_bench->at("u", 20), m_bench->at("u", 22));
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, m_bench->at("u", 22));
    QCOMPARE(m_bench->steps(), 1);
    QVERIFY(m_bench->type("u").placements.empty());
}

std::unique_ptr<QObject> makeRackViewTest()
{
    return make<RackViewTest>();
}

#include "tst_rackview.moc"
