#include "tests/model/upkeepdesign.h"
#include "tests/runner.h"
#include "views/document.h"
#include "views/models/failuremodel.h"
#include "views/panels/failurespanel.h"
#include "views/panels/lossplan.h"
#include "views/panels/whybox.h"
#include "views/selection.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QTableView>

using namespace clusterwright;

namespace {

/// A shown panel; ten racks with a utility and a busway per feed.
struct Shown {
    explicit Shown(Design design = sample::withPowerChain(sample::designWithUpkeep(10)))
        : document(std::move(design))
    {
        panel.resize(1200, 700);
        panel.show();
    }
    QString cell(int row, int column) const
    {
        return panel.findChild<QTableView *>()->model()->index(row, column).data().toString();
    }
    int rowOf(const QString &name)
    {
        QTableView &table = panel.table();
        for (int row = 0; row < table.model()->rowCount(); ++row)
            if (cell(row, FailureModel::NameColumn).startsWith(name))
                return row;
        return -1;
    }
    void choose(const QString &name)
    {
        panel.table().setCurrentIndex(panel.table().model()->index(rowOf(name), 0));
    }
    QStringList dark()
    {
        QStringList list;
        for (int i = 0; i < panel.darkList().count(); ++i)
            list << panel.darkList().item(i)->text();
        return list;
    }

    Document document;
    Selection selection{document};
    FailuresPanel panel{document, selection};
};

} // namespace

class FailuresPanelTest : public QObject {
    Q_OBJECT

private slots:
    void tableListsTheDomains();
    void rowShowsItsLoss();
    void arrowsGoThroughTheRows();
    void clickOnARackShowsIt();
    void clickShowsTheFeedOfThatRack();
    void arrowsGoThroughTheRacks();
    void selectionDecidesWhichRack();
    void whyTellsTheSum();
    void panelFollowsTheDesign();
    void hiddenPanelWaits();
    void hallIsChosen();
    void emptyDesignSaysWhatToDo();
    void modelIsSound();
};

void FailuresPanelTest::tableListsTheDomains()
{
    Shown shown;
    const int rack = shown.rowOf("Compute rack");
    QVERIFY(rack > 0);
    QCOMPARE(shown.cell(rack, FailureModel::KindColumn), QString("Rack"));
    QCOMPARE(shown.cell(rack, FailureModel::CountColumn), QString("10"));
    QCOMPARE(shown.cell(rack, FailureModel::NodesColumn), QString("4"));
    QCOMPARE(shown.cell(rack, FailureModel::AcceleratorsColumn), QString("32"));
    QCOMPARE(shown.cell(rack, FailureModel::ShareColumn), QString("10.0 %"));
    QVERIFY(shown.cell(shown.rowOf("Feed A"), FailureModel::ServiceColumn).startsWith("yes: feeds B, C"));
}

void FailuresPanelTest::rowShowsItsLoss()
{
    Shown shown;
    shown.choose("Utility");
    QVERIFY(shown.panel.summary().startsWith("40 node"));
    QVERIFY(shown.panel.summary().contains("320 accelerators"));
    QCOMPARE(shown.dark().size(), 10);
    QCOMPARE(shown.dark().front(), QString("Rack R1: dark"));
    for (const FloorPlan::RackBox &rack : shown.panel.plan().plan().racks)
        QVERIFY(rack.outage == FloorPlan::Outage::Dark);
    shown.choose("Busway A");
    QVERIFY(shown.panel.summary().contains("40 devices on fewer supplies"));
    QVERIFY(shown.dark().front().endsWith("runs on 4 of 6 supplies"));
    QVERIFY(shown.panel.plan().accessibleDescription().contains("fewer supplies"));
}

void FailuresPanelTest::arrowsGoThroughTheRows()
{
    Shown shown;
    shown.panel.setFocus();
    const Domain first = shown.panel.domain();
    QTest::keyClick(&shown.panel.table(), Qt::Key_Down);
    QVERIFY(shown.panel.domain() != first);
    QTest::keyClick(&shown.panel.table(), Qt::Key_Up);
    QVERIFY(shown.panel.domain() == first);
}

void FailuresPanelTest::clickOnARackShowsIt()
{
    Shown shown;
    shown.choose("Utility");
    const RackId third = shown.document.design().racks.at(2).id;
    QTest::mouseClick(&shown.panel.plan(), Qt::LeftButton, {},
                      shown.panel.plan().placeOf(third).center().toPoint());
    QVERIFY(shown.panel.domain() == (Domain{DomainKind::Rack, third}));
    QCOMPARE(shown.dark(), QStringList("Rack R3: dark"));
    QCOMPARE(shown.panel.plan().chosen(), third);
    QCOMPARE(shown.selection.selected().rack, third);
}

void FailuresPanelTest::clickShowsTheFeedOfThatRack()
{
    Shown shown;
    shown.choose("Feed B");
    const RackId third = shown.document.design().racks.at(2).id;
    QTest::mouseClick(&shown.panel.plan(), Qt::LeftButton, {},
                      shown.panel.plan().placeOf(third).center().toPoint());
    QVERIFY(shown.panel.domain() == (Domain{DomainKind::Feed, "pdu2", third}));
    QVERIFY(shown.dark().front().startsWith("R3-"));
}

void FailuresPanelTest::arrowsGoThroughTheRacks()
{
    Shown shown;
    shown.choose("Utility");
    LossPlan &plan = shown.panel.plan();
    plan.setFocus();
    const auto &racks = shown.document.design().racks;
    QTest::keyClick(&plan, Qt::Key_Right);
    QCOMPARE(plan.chosen(), racks.at(0).id);
    QTest::keyClick(&plan, Qt::Key_Right);
    QCOMPARE(plan.chosen(), racks.at(1).id);
    QTest::keyClick(&plan, Qt::Key_Left);
    QTest::keyClick(&plan, Qt::Key_Left); // stays at the first
    QCOMPARE(plan.chosen(), racks.at(0).id);
}

void FailuresPanelTest::selectionDecidesWhichRack()
{
    Shown shown;
    const Rack &fifth = shown.document.design().racks.at(4);
    shown.selection.select({fifth.id, fifth.type, {}});
    shown.choose("Compute rack");
    QVERIFY(shown.panel.domain() == (Domain{DomainKind::Rack, fifth.id}));
}

void FailuresPanelTest::whyTellsTheSum()
{
    Shown shown;
    shown.choose("Compute rack");
    QTest::mouseClick(shown.panel.why().button(), Qt::LeftButton);
    QVERIFY(shown.panel.why().isVisible());
    QVERIFY(shown.panel.why().text().contains("4 × 8 = 32"));
    shown.choose("Utility");
    QVERIFY(shown.panel.why().text().contains("40 × 8 = 320"));
}

void FailuresPanelTest::panelFollowsTheDesign()
{
    Shown shown;
    shown.choose("Compute rack");
    shown.document.apply("remove", removePlacement(shown.document.design(), "t", "s4"));
    QVERIFY(shown.panel.summary().startsWith("3 node"));
    QCOMPARE(shown.cell(shown.rowOf("Compute rack"), FailureModel::NodesColumn), QString("3"));
    shown.document.undoStack().undo();
    QVERIFY(shown.panel.summary().startsWith("4 node"));
}

void FailuresPanelTest::hiddenPanelWaits()
{
    Shown shown;
    shown.panel.hide();
    shown.document.replace(sample::designWithUpkeep(2));
    QVERIFY(shown.rowOf("Utility") >= 0); // not yet read again
    shown.panel.show();
    QCOMPARE(shown.rowOf("Utility"), -1);
    QCOMPARE(shown.cell(shown.rowOf("Compute rack"), FailureModel::CountColumn), QString("2"));
}

void FailuresPanelTest::hallIsChosen()
{
    Design design = addHall(sample::designWithUpkeep(2), {"h2", "Second", 20, 10}).take();
    design = addRow(std::move(design), {"row2", "Row 2", "h2", 1, 2, 10, Facing::South}).take();
    design = addRacks(std::move(design), "t", "row2", 1, "S{n}").take();
    Shown shown(std::move(design));
    QVERIFY(shown.panel.halls().isVisible());
    QCOMPARE(shown.panel.plan().plan().racks.size(), std::size_t{2});
    shown.panel.halls().setCurrentIndex(1);
    QCOMPARE(shown.panel.plan().plan().racks.size(), std::size_t{1});
}

void FailuresPanelTest::emptyDesignSaysWhatToDo()
{
    Shown shown{Design()};
    QVERIFY(shown.panel.emptyText().contains("addRacks"));
    QSignalSpy links(&shown.panel, &FailuresPanel::emptyLinkActivated);
    for (QLabel *label : shown.panel.findChildren<QLabel *>())
        if (label->text() == shown.panel.emptyText())
            emit label->linkActivated("addRacks");
    QCOMPARE(links.count(), 1);
    shown.document.replace(sample::designWithUpkeep(2));
    QVERIFY(shown.panel.emptyText().isEmpty());
}

void FailuresPanelTest::modelIsSound()
{
    const Design few = sample::designWithUpkeep(2),
                 more = sample::withPowerChain(sample::designWithUpkeep(3));
    FailureModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const Design &design : {few, more, Design{}}) {
        model.setGroups(failureDomains(design, evaluate(design).results));
        QCOMPARE(model.rowCount(), static_cast<int>(model.groups().size()));
    }
    QCOMPARE(model.headerData(FailureModel::ShareColumn, Qt::Horizontal).toString(), QString("Share"));
}

std::unique_ptr<QObject> makeFailuresPanelTest()
{
    return make<FailuresPanelTest>();
}

#include "tst_failurespanel.moc"
