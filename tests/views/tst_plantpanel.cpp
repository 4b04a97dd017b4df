// The panel of what stands behind the racks: choosing boxes and rows, losses, and what the inspector says.
#include "exports/drawings/oneline.h"
#include "exports/planttables.h"
#include "model/explain.h"
#include "tests/plantsample.h"
#include "tests/runner.h"
#include "views/document.h"
#include "views/models/chartmodel.h"
#include "views/panels/diagramview.h"
#include "views/panels/inspectorcontent.h"
#include "views/panels/plantdialogs.h"
#include "views/panels/plantpanel.h"
#include "views/selection.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTableView>

using namespace clusterwright;

namespace {

PlantContent content(const Design &design, const Evaluation &evaluation, const std::string &lost)
{
    return {{onelineOf(design, evaluation, lost)},
            {sourceTable(design, evaluation), lossTable(design, evaluation)}};
}

struct Shown {
    explicit Shown(Design design = sample::plantedRacks()) : document(std::move(design))
    {
        panel.resize(1000, 800);
        panel.show();
    }
    bool isPainted() { return QTest::qWaitForWindowExposed(&panel) && !panel.diagram().area(0).isEmpty(); }
    std::size_t boxOf(const std::string &id) const
    {
        const auto &boxes = const_cast<PlantPanel &>(panel).diagram().diagram().boxes;
        return static_cast<std::size_t>(std::ranges::find(boxes, id, &Diagram::Box::id) - boxes.begin());
    }
    void click(const std::string &id)
    {
        QTest::mouseClick(&panel.diagram(), Qt::LeftButton, {},
                          panel.diagram().area(boxOf(id)).center().toPoint());
    }

    Document document;
    Selection selection{document};
    PlantPanel panel{document, selection, content, "<a href=\"addSource\">Add</a>", "Without it"};
};

} // namespace

class PlantPanelTest : public QObject {
    Q_OBJECT

private slots:
    void clickSelectsThePiece();
    void clickOnRacksSelectsTheirType();
    void arrowsGoFromBoxToBox();
    void rowSelectsThePiece();
    void lossOfTheSelectedPieceIsShown();
    void followsTheDesign();
    void emptyDesignSaysWhatToDo();
    void removedPieceIsNoLongerSelected();
    void inspectorShowsThePiece();
    void inspectorOfTheDesignHasThePlan();
    void sourceDialogAddsAPiece();
    void feedDialogHangsRacks();
    void loopDialogAddsALoop();
};

void PlantPanelTest::clickSelectsThePiece()
{
    Shown shown;
    QVERIFY(shown.isPainted());
    shown.click("busway-a");
    QCOMPARE(shown.selection.selected().object, std::string("busway-a"));
    QCOMPARE(shown.panel.table().currentIndex().row(), 3); // its row is chosen along
}

void PlantPanelTest::clickOnRacksSelectsTheirType()
{
    Shown shown;
    QVERIFY(shown.isPainted());
    shown.click("t");
    QCOMPARE(shown.selection.selected().type, std::string("t"));
    QVERIFY(shown.selection.selected().object.empty());
}

void PlantPanelTest::arrowsGoFromBoxToBox()
{
    Shown shown;
    QVERIFY(shown.isPainted());
    shown.panel.diagram().setFocus();
    QTest::keyClick(&shown.panel.diagram(), Qt::Key_Down); // the first one
    QCOMPARE(shown.selection.selected().object, std::string("grid"));
    QTest::keyClick(&shown.panel.diagram(), Qt::Key_Down);
    const std::string below = shown.selection.selected().object;
    QVERIFY(below == "ups-a" || below == "ups-b");
    QTest::keyClick(&shown.panel.diagram(), below == "ups-a" ? Qt::Key_Right : Qt::Key_Left);
    QCOMPARE(shown.selection.selected().object, std::string(below == "ups-a" ? "ups-b" : "ups-a"));
    QTest::keyClick(&shown.panel.diagram(), Qt::Key_Up);
    QCOMPARE(shown.selection.selected().object, std::string("grid"));
}

void PlantPanelTest::rowSelectsThePiece()
{
    Shown shown;
    QVERIFY(shown.isPainted());
    shown.panel.tables().setCurrentIndex(1); // losses
    shown.panel.table().setFocus();
    shown.panel.table().selectRow(2);
    QCOMPARE(shown.selection.selected().object, std::string("ups-b"));
}

void PlantPanelTest::lossOfTheSelectedPieceIsShown()
{
    Shown shown;
    QVERIFY(shown.isPainted());
    shown.click("ups-a");
    shown.panel.lossShown().setChecked(true);
    const auto isDown = [&](const char *id) {
        return shown.panel.diagram().diagram().boxes[shown.boxOf(id)].isDown;
    };
    QVERIFY(isDown("busway-a"));
    QVERIFY(!isDown("busway-b"));
    shown.selection.select({.object = "ups-b"});
    QVERIFY(isDown("busway-b"));
    QVERIFY(!isDown("busway-a"));
    shown.panel.lossShown().setChecked(false);
    QVERIFY(!isDown("busway-b"));
}

void PlantPanelTest::followsTheDesign()
{
    Shown shown;
    QVERIFY(shown.isPainted());
    shown.document.apply("Rename", setValue(shown.document.design(), "ups-a", "name", "UPS One"));
    QCOMPARE(shown.panel.diagram().diagram().boxes[shown.boxOf("ups-a")].title, QString("UPS One"));
    shown.document.undoStack().undo();
    QCOMPARE(shown.panel.diagram().diagram().boxes[shown.boxOf("ups-a")].title, QString("ups-a"));
}

void PlantPanelTest::emptyDesignSaysWhatToDo()
{
    Shown shown(sample::computeRacks());
    QVERIFY(QTest::qWaitForWindowExposed(&shown.panel));
    QVERIFY(shown.panel.isEmpty());
    QSignalSpy links(&shown.panel, &PlantPanel::emptyLinkActivated);
    for (QLabel *label : shown.panel.findChildren<QLabel *>())
        if (label->text().contains("addSource"))
            emit label->linkActivated("addSource");
    QCOMPARE(links.size(), 1);
}

void PlantPanelTest::removedPieceIsNoLongerSelected()
{
    Shown shown;
    shown.selection.select({.object = "busway-a"});
    shown.document.apply("Remove", removePowerSource(shown.document.design(), "busway-a"));
    QVERIFY(shown.selection.selected().object.empty());
}

void PlantPanelTest::inspectorShowsThePiece()
{
    Shown shown;
    shown.selection.select({.object = "busway-a"});
    const InspectorContent content = inspectorContent(shown.document, shown.selection, {});
    QCOMPARE(content.header, QString("Power source busway-a"));
    QCOMPARE(content.sections.at(0).objects, std::vector<std::string>{"busway-a"});
    QCOMPARE(content.sections.at(1).results.at(0).value, QString("40.8 kVA of 200.0 kVA"));
    for (const InspectedResult &result : content.sections.at(1).results)
        QVERIFY2(explain(shown.document.design(), shown.document.evaluation(), result.metric, result.object),
                 result.metric.c_str());
}

void PlantPanelTest::inspectorOfTheDesignHasThePlan()
{
    Shown shown;
    const InspectorContent content = inspectorContent(shown.document, shown.selection, {});
    QStringList titles;
    for (const InspectorSection &section : content.sections)
        titles << section.title;
    for (const char *title : {"Facility", "Economics", "Load swing", "Upkeep", "Upkeep: drive"})
        QVERIFY2(titles.contains(title), title);
}

void PlantPanelTest::sourceDialogAddsAPiece()
{
    Shown shown;
    SourceDialog dialog(shown.document, "ups-a");
    dialog.findChildren<QLineEdit *>().at(0)->setText("Panel 7");
    dialog.findChildren<QLineEdit *>().at(2)->setText("100 A");
    dialog.accept();
    const PowerSource &added = shown.document.design().powerSources.back();
    QCOMPARE(added.name, std::string("Panel 7"));
    QCOMPARE(added.fedBy, std::vector<PowerSourceId>{"ups-a"});
    QCOMPARE(added.breaker, std::optional(amperes(100)));
    QCOMPARE(shown.document.undoStack().count(), 1);
}

void PlantPanelTest::feedDialogHangsRacks()
{
    Shown shown;
    FeedDialog dialog(shown.document, "busway-b", "row");
    dialog.accept(); // feed A is the first of the list
    for (const Rack &rack : shown.document.design().racks)
        QCOMPARE(rack.feedSources.at("A"), std::string("busway-b"));
}

void PlantPanelTest::loopDialogAddsALoop()
{
    Shown shown;
    LoopDialog dialog(shown.document);
    dialog.findChild<QListWidget *>()->item(0)->setCheckState(Qt::Checked);
    dialog.accept();
    QCOMPARE(shown.document.design().coolingLoops.size(), 1u);
    QCOMPARE(shown.document.design().coolingLoops.front().rows, std::vector<std::string>{"row"});
}

std::unique_ptr<QObject> makePlantPanelTest()
{
    return make<PlantPanelTest>();
}

#include "tst_plantpanel.moc"
