// The panel of networks: choosing devices, ways, losses, links and their filter, what is decided by hand.
#include "views/panels/fabricpanel.h"

#include "tests/fabricsample.h"
#include "tests/runner.h"
#include "views/canvas/fabriccanvas.h"
#include "views/canvas/floorscene.h"
#include "views/document.h"
#include "views/panels/fabricdialogs.h"
#include "views/panels/inspectorcontent.h"
#include "views/panels/linkpanel.h"
#include "views/panels/pathpanel.h"
#include "views/panels/portmapview.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace clusterwright;

namespace {

struct Shown {
    explicit Shown(Design design = sample::standingFabric()) : document(std::move(design))
    {
        panel.resize(1200, 800);
        panel.show();
    }
    std::int32_t boxOf(const QString &name)
    {
        const auto &boxes = panel.scene().drawing().boxes;
        return static_cast<std::int32_t>(std::ranges::find(boxes, name, &FabricDrawing::Box::name) -
                                         boxes.begin());
    }
    void click(const QString &name, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint at = panel.canvas().mapFromScene(panel.scene().areaOf(boxOf(name)).center());
        QTest::mouseClick(panel.canvas().viewport(), Qt::LeftButton, modifiers, at);
    }
    QString selectedName() const
    {
        return QString::fromStdString(selection.placement() ? selection.placement()->name : "");
    }

    Library library;
    Document document;
    Selection selection{document};
    FabricPanel panel{document, selection, library};
};

} // namespace

class FabricPanelTest : public QObject {
    Q_OBJECT

private slots:
    void clickSelectsTheDevice();
    void selectionElsewhereIsShown();
    void arrowsGoFromDeviceToDevice();
    void enterOpensTheDevice();
    void ctrlClickFindsTheWay();
    void wayByNames();
    void lossSaysWhatRemains();
    void portsOfTheSelectedSwitch();
    void linkModelIsAModel();
    void filterFindsWords();
    void linkIsDecidedByHand();
    void loadOfAllToAll();
    void followsTheDesign();
    void emptyDesignSaysWhatToDo();
    void inspectorShowsTheNetwork();
    void dialogAddsANetwork();
    void dialogPlacesSwitches();
    void cablesLieOverTheFloor();
};

void FabricPanelTest::clickSelectsTheDevice()
{
    Shown shown;
    shown.click("N1-leaf-2");
    QCOMPARE(shown.selectedName(), QString("leaf-2"));
    QCOMPARE(shown.panel.scene().marks().chosen, std::vector{shown.boxOf("N1-leaf-2")});
    shown.click("N1-spine-1", Qt::ShiftModifier);
    QCOMPARE(shown.selection.all().size(), 2u);
}

void FabricPanelTest::selectionElsewhereIsShown()
{
    Shown shown;
    const Rack &rack = shown.document.design().racks.front();
    shown.selection.select({.rack = rack.id, .type = rack.type});
    QCOMPARE(shown.panel.scene().marks().chosen.size(), 2u); // its nodes
    QTest::keyClick(&shown.panel.canvas(), Qt::Key_Escape);
    QVERIFY(shown.selection.all().empty());
}

void FabricPanelTest::arrowsGoFromDeviceToDevice()
{
    Shown shown;
    shown.click("N1-leaf-1");
    QTest::keyClick(&shown.panel.canvas(), Qt::Key_Right);
    QCOMPARE(shown.selectedName(), QString("leaf-2"));
    QTest::keyClick(&shown.panel.canvas(), Qt::Key_Right); // there is no further one
    QCOMPARE(shown.selectedName(), QString("leaf-2"));
    QTest::keyClick(&shown.panel.canvas(), Qt::Key_Up);
    QVERIFY(shown.selectedName().startsWith("spine-"));
    QTest::keyClick(&shown.panel.canvas(), Qt::Key_Down);
    QVERIFY(shown.selectedName().startsWith("leaf-"));
}

void FabricPanelTest::enterOpensTheDevice()
{
    Shown shown;
    QSignalSpy opened(&shown.panel, &FabricPanel::opened);
    shown.click("N1-leaf-1");
    QTest::keyClick(&shown.panel.canvas(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
}

void FabricPanelTest::ctrlClickFindsTheWay()
{
    Shown shown;
    const auto &boxes = shown.panel.scene().drawing().boxes;
    shown.click(boxes.front().name);
    shown.click(boxes[7].name, Qt::ControlModifier);
    const auto &path = shown.panel.scene().marks().path;
    QCOMPARE(path.front(), 0);
    QCOMPARE(path.back(), 7);
    QCOMPARE(shown.panel.path().hops().count(), static_cast<int>(path.size()) - 1);
    QVERIFY2(shown.panel.path().summary().contains("Narrowest link 400 Gb/s"),
             qPrintable(shown.panel.path().summary()));
    QVERIFY2(shown.panel.path().summary().contains("Latency"), qPrintable(shown.panel.path().summary()));
}

void FabricPanelTest::wayByNames()
{
    Shown shown;
    QLineEdit &from = shown.panel.path().fromField(), &to = shown.panel.path().toField();
    from.setFocus();
    QTest::keyClicks(&from, "N1-leaf-1");
    QTest::keyClick(&from, Qt::Key_Return);
    QTest::keyClicks(&to, "N1-leaf-2");
    QTest::keyClick(&to, Qt::Key_Return);
    QCOMPARE(shown.panel.scene().marks().path.size(), 3u); // over a spine
    QVERIFY2(shown.panel.path().summary().startsWith("1 switches, 128 shortest ways"),
             qPrintable(shown.panel.path().summary()));
}

void FabricPanelTest::lossSaysWhatRemains()
{
    Shown shown;
    QVERIFY(!shown.panel.loss().isEnabled());
    shown.click("N1-leaf-1");
    QVERIFY(shown.panel.loss().isEnabled());
    shown.panel.loss().click();
    QVERIFY2(shown.panel.message().startsWith("Without N1-leaf-1: "), qPrintable(shown.panel.message()));
    QCOMPARE(shown.panel.scene().marks().lost, shown.boxOf("N1-leaf-1"));
    shown.panel.loss().click();
    QVERIFY(shown.panel.message().contains("injection"));
}

void FabricPanelTest::portsOfTheSelectedSwitch()
{
    Shown shown;
    QVERIFY(shown.panel.ports().map().isEmpty());
    shown.click("N1-spine-2");
    QCOMPARE(shown.panel.ports().map().title, QString("N1-spine-2"));
}

void FabricPanelTest::linkModelIsAModel()
{
    Shown shown;
    LinkModel &model = shown.panel.links().model();
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 64);
    QCOMPARE(model.index(0, LinkModel::Rate).data().toString(), QString("400 Gb/s"));
    QCOMPARE(model.index(0, LinkModel::Medium).data().toString(), QString("DAC"));
    model.setFilter("spine-1");
    QTRY_VERIFY(!model.isFiltering());
    QVERIFY(model.rowCount() > 0 && model.rowCount() < 64);
}

void FabricPanelTest::filterFindsWords()
{
    Shown shown;
    QTest::keyClicks(&shown.panel.links().filter(), "leaf-1 SPINE-2");
    LinkModel &model = shown.panel.links().model();
    QTRY_VERIFY(!model.isFiltering());
    QCOMPARE(model.rowCount(), 8);
    QCOMPARE(shown.panel.links().countText(), QString("8 of 64"));
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.index(row, LinkModel::ToDevice).data().toString(), QString("N1-spine-2"));
    QCOMPARE(model.rowOfLink(model.linkAt(3)), 3);
    shown.panel.links().filter().clear();
    QCOMPARE(model.rowCount(), 64);
}

void FabricPanelTest::linkIsDecidedByHand()
{
    Shown shown;
    LinkPanel &links = shown.panel.links();
    links.table().selectRow(0);
    QCOMPARE(shown.panel.scene().marks().path.size(), 2u); // both ends
    const std::string id = links.model().row(0).a.device + links.model().row(0).a.port;
    links.leaveUnconnected();
    QCOMPARE(shown.document.design().links.size(), 1u);
    QVERIFY(links.model().row(0).a.device + links.model().row(0).a.port != id);
    shown.document.undoStack().undo();
    QCOMPARE(links.model().rowCount(), 64);
    links.table().selectRow(0);
    QMenu menu;
    links.fillMenu(menu);
    QCOMPARE(menu.actions().size(), 3);
    QVERIFY(!menu.actions().at(2)->isEnabled()); // follows the rule
}

void FabricPanelTest::loadOfAllToAll()
{
    Shown shown;
    shown.panel.trafficButton().click();
    QVERIFY2(shown.panel.trafficText().startsWith("Every port to all others"),
             qPrintable(shown.panel.trafficText()));
    shown.panel.colours().setCurrentIndex(static_cast<int>(LinkColours::Utilisation));
    QCOMPARE(shown.panel.scene().drawing().legend.size(), 5u);
}

void FabricPanelTest::followsTheDesign()
{
    Shown shown;
    Design design = shown.document.design();
    design.fabrics.front().name = "Back end";
    shown.document.apply("rename", design);
    QCOMPARE(shown.panel.fabrics().currentText(), QString("Back end"));
    shown.document.apply("remove", removeFabric(design, "f"));
    QVERIFY(shown.panel.isEmpty());
    shown.document.undoStack().undo();
    QVERIFY(!shown.panel.isEmpty());
    QCOMPARE(shown.panel.scene().drawing().boxes.size(), 12u);
}

void FabricPanelTest::emptyDesignSaysWhatToDo()
{
    Shown shown{Design()};
    QVERIFY(shown.panel.isEmpty());
    QCOMPARE(shown.panel.links().model().rowCount(), 0);
}

void FabricPanelTest::inspectorShowsTheNetwork()
{
    Shown shown;
    shown.selection.select({.object = "f"});
    const InspectorContent content = inspectorContent(shown.document, shown.selection, shown.library);
    QCOMPARE(content.header, QString("Network Compute"));
    QCOMPARE(content.sections.size(), 2u); // and its endpoints
    QVERIFY(content.sections.front().note.contains("2 leaves, 2 spines"));
    QVERIFY(!content.sections.front().fields.empty());
}

void FabricPanelTest::dialogAddsANetwork()
{
    Shown shown(sample::nodeRacks(8, 2, 4));
    Library library;
    const Part part = sample::switchOf("switch-leaf", 64, gigabitsPerSecond(400));
    library.emplace(part.id, part);
    FabricDialog dialog(shown.document, library);
    dialog.show();
    dialog.findChildren<QLineEdit *>().front()->setText("Storage");
    dialog.accept();
    QCOMPARE(shown.document.design().fabrics.size(), 1u);
    QCOMPARE(shown.document.design().fabrics.front().name, std::string("Storage"));
    QCOMPARE(shown.document.design().endpoints.front().role, Role::ComputeNode);
    QCOMPARE(shown.document.undoStack().count(), 1);
}

void FabricPanelTest::dialogPlacesSwitches()
{
    Design design =
        sample::withFabric(sample::nodeRacks(8, 2, 4), sample::treeOf(64, 1), sample::nodesOf("f"));
    const Part part = sample::switchOf("switch-leaf", 64, gigabitsPerSecond(400));
    design.parts.emplace(part.id, part);
    design.fabrics.front().leaf.part = part.id;
    design.fabrics.front().leaf.role = Role::ComputeLeaf;
    Shown shown(design);
    const std::size_t racks = design.racks.size();
    PlaceSwitchesDialog dialog(shown.document, "f");
    dialog.show();
    dialog.findChildren<QComboBox *>().at(2)->setCurrentIndex(1); // end of row
    dialog.accept();
    QVERIFY(shown.document.design().racks.size() > racks);
    QCOMPARE(shown.document.evaluation().results.fabrics.front().unplaced, 0);
}

void FabricPanelTest::cablesLieOverTheFloor()
{
    Shown shown;
    FloorScene floor(shown.document, shown.selection, shown.library);
    QVERIFY(!floor.cablesItem("h"));
    floor.setCables(FabricId());
    QCOMPARE(floor.cablesItem("h")->cables().bundles.size(), 4u);
    floor.setCables(FabricId("f"));
    QCOMPARE(floor.cablesItem("h")->cables().bundles.size(), 4u);
    floor.setCables({});
    QVERIFY(!floor.cablesItem("h"));
}

std::unique_ptr<QObject> makeFabricPanelTest()
{
    return make<FabricPanelTest>();
}

#include "tst_fabricpanel.moc"
