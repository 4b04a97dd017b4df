#include "tests/runner.h"
#include "tests/views/canvastest.h"
#include "tests/workloadsample.h"
#include "views/navigation.h"
#include "views/panels/breadcrumb.h"
#include "views/panels/findbar.h"
#include "views/text.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>

using namespace clusterwright;

class NavigationTest : public QObject {
    Q_OBJECT

private slots:
    void pathGoesFromTheHallToTheDevice_data();
    void pathGoesFromTheHallToTheDevice();
    void parentsEndAtNothing();
    void foundThingsAreSelected();
    void whereIsSaidInWords();
    void breadcrumbIsThePathOfTheSelection();
    void breadcrumbStepsAreClicked();
    void findCountsAndGoesRound();
    void findFollowsTheDesign();
    void findSaysWhenThereIsNothing();
    void escClosesTheFindBar();
};

namespace {

QString textOf(const std::vector<Hit> &path)
{
    QStringList names;
    for (const Hit &step : path)
        names << toQString(step.name);
    return names.join(" > ");
}

} // namespace

void NavigationTest::pathGoesFromTheHallToTheDevice_data()
{
    QTest::addColumn<bool>("hasRack");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("placement");
    QTest::addColumn<QString>("path");
    QTest::newRow("nothing") << false << ""
                             << ""
                             << "";
    QTest::newRow("a rack") << true << "t"
                            << ""
                            << "Hall > Row > R1";
    QTest::newRow("a device in a rack") << true << "t"
                                        << "s2"
                                        << "Hall > Row > R1 > node-2";
    QTest::newRow("a rack type") << false << "t"
                                 << ""
                                 << "Compute rack";
    QTest::newRow("a device of a type") << false << "t"
                                        << "s1"
                                        << "Compute rack > node-1";
    QTest::newRow("what is gone") << false << "gone"
                                  << "s1"
                                  << "";
}

void NavigationTest::pathGoesFromTheHallToTheDevice()
{
    QFETCH(bool, hasRack);
    QFETCH(QString, type);
    QFETCH(QString, placement);
    const Design design = twoTypes();
    const Selected selected{hasRack ? design.racks[0].id : RackId(), type.toStdString(),
                            placement.toStdString()};
    QTEST(textOf(pathOf(design, selected)), "path");
}

void NavigationTest::parentsEndAtNothing()
{
    const Selected device{"r", "t", "s1"};
    const Selected rack{"r", "t", {}};
    QVERIFY(parentOf(device) == rack);
    QVERIFY(parentOf(rack) == Selected());
    QVERIFY(parentOf(Selected()) == Selected());
}

void NavigationTest::foundThingsAreSelected()
{
    const Design design = twoTypes();
    const auto selected = [&](const std::string &text) {
        return clusterwright::selectedOf(design, find(design, text).at(0));
    };
    QCOMPARE(selected("hall").size(), design.racks.size());
    QCOMPARE(selected("row").size(), design.racks.size());
    QVERIFY(selected("R2") == (std::vector<Selected>{{design.racks[1].id, "t", {}}}));
    QVERIFY(selected("compute rack node-2") == (std::vector<Selected>{{{}, "t", "s2"}}));
    QVERIFY(selected("r2 node-2") == (std::vector<Selected>{{design.racks[1].id, "t", "s2"}}));
    const Design busy = sample::designWithWorkload();
    const Hit workload = find(busy, "llama").at(0);
    QVERIFY(clusterwright::selectedOf(busy, workload) == (std::vector<Selected>{{.object = "train"}}));
    QCOMPARE(whereText(busy, workload), "workload");
}

void NavigationTest::whereIsSaidInWords()
{
    const Design design = twoTypes();
    const auto where = [&](const std::string &text) { return whereText(design, find(design, text).at(0)); };
    QCOMPARE(where("hall"), "hall");
    QCOMPARE(where("row"), "row in Hall");
    QCOMPARE(where("R2"), "rack in Row");
    QCOMPARE(where("48u compute"), "rack type of 2 racks");
    QCOMPARE(where("node-2"), "device in Compute rack");
}

void NavigationTest::breadcrumbIsThePathOfTheSelection()
{
    Document document(twoTypes());
    Selection selection(document);
    const Breadcrumb breadcrumb(document, selection);
    QCOMPARE(breadcrumb.text(), "");
    const RackId rack = document.design().racks[0].id;
    selection.select({rack, "t", "s1"});
    QCOMPARE(breadcrumb.text(), "Hall > Row > R1 > node-1");
    document.apply("Rename", setValue(document.design(), rack, "name", "A & B"));
    QCOMPARE(breadcrumb.text(), "Hall > Row > A & B > node-1");
    document.apply("Remove", removePlacement(document.design(), "t", "s1"));
    QCOMPARE(breadcrumb.text(), "Hall > Row > A & B");
}

void NavigationTest::breadcrumbStepsAreClicked()
{
    Document document(twoTypes());
    Selection selection(document);
    Breadcrumb breadcrumb(document, selection);
    breadcrumb.show();
    const RackId rack = document.design().racks[0].id;
    selection.select({rack, "t", "s1"});
    connect(&breadcrumb, &Breadcrumb::stepChosen, &selection, [&](const Hit &step) {
        selection.selectAll(clusterwright::selectedOf(document.design(), step));
    });
    const auto click = [&](const QString &name) {
        QCoreApplication::processEvents(); // shows the new buttons
        for (QToolButton *button : breadcrumb.findChildren<QToolButton *>())
            if (button->isVisible() && button->text() == name)
                return QTest::mouseClick(button, Qt::LeftButton);
    };
    click("R1");
    QVERIFY(selection.selected() == (Selected{rack, "t", {}}));
    click("Row");
    QCOMPARE(selection.all().size(), document.design().racks.size());
}

void NavigationTest::findCountsAndGoesRound()
{
    const Document document(twoTypes());
    FindBar bar(document);
    QSignalSpy chosen(&bar, &FindBar::hitChosen);
    bar.open();
    QTest::keyClicks(&bar.input(), "gpu");
    QCOMPARE(bar.resultText(), "1 of 2");
    QCOMPARE(chosen.last().at(0).value<Hit>().id, std::string("s1"));
    QTest::keyClick(&bar.input(), Qt::Key_Return);
    QCOMPARE(bar.resultText(), "2 of 2");
    QCOMPARE(chosen.last().at(0).value<Hit>().id, std::string("s2"));
    QTest::keyClick(&bar.input(), Qt::Key_Return);
    QCOMPARE(bar.resultText(), "1 of 2");
    QTest::keyClick(&bar.input(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(bar.resultText(), "2 of 2");
    bar.next();
    QCOMPARE(bar.resultText(), "1 of 2");
    bar.previous();
    QCOMPARE(bar.resultText(), "2 of 2");
}

void NavigationTest::findFollowsTheDesign()
{
    Document document(twoTypes());
    FindBar bar(document);
    bar.open();
    QTest::keyClicks(&bar.input(), "gpu");
    bar.next();
    document.apply("Remove", removePlacement(document.design(), "t", "s1"));
    QCOMPARE(bar.resultText(), "1 of 1"); // still at s2
    document.undoStack().undo();
    QCOMPARE(bar.resultText(), "2 of 2");
    document.replace({});
    QCOMPARE(bar.resultText(), "No hits");
}

void NavigationTest::findSaysWhenThereIsNothing()
{
    const Document document(twoTypes());
    FindBar bar(document);
    QSignalSpy chosen(&bar, &FindBar::hitChosen);
    bar.open();
    QCOMPARE(bar.resultText(), "");
    QTest::keyClicks(&bar.input(), "zebra");
    QCOMPARE(bar.resultText(), "No hits");
    QTest::keyClick(&bar.input(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 0);
}

void NavigationTest::escClosesTheFindBar()
{
    const Document document(twoTypes());
    FindBar bar(document);
    QSignalSpy closed(&bar, &FindBar::closed);
    bar.next(); // nothing to go on with: it opens
    QVERIFY(bar.isVisible());
    QTest::keyClick(&bar.input(), Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
}

std::unique_ptr<QObject> makeNavigationTest()
{
    return make<NavigationTest>();
}

#include "tst_navigation.moc"
