#include "model/design/editrules.h"
#include "tests/runner.h"
#include "tests/views/canvastest.h"

#include <QAbstractItemModel>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace clusterwright;

class PanelsTest : public QObject {
    Q_OBJECT

private slots:
    void totalsFollowTheDesign();
    void totalsSayWhatIsUnknown();
    void searchLeavesWhatMatches();
    void enterAndDoubleClickAskToPlace();
    void footerDescribesThePart();
    void clickOnAFindingSelectsItsObject();
    void findingSaysWhatHelps();
    void filterShowsAllFindings();
};

void PanelsTest::totalsFollowTheDesign()
{
    Document document(sample::computeRacks(4, 3, 2));
    const TotalsBar bar(document);
    QCOMPARE(bar.text(TotalsBar::Racks), "2");
    QCOMPARE(bar.text(TotalsBar::Nodes), "8");
    QCOMPARE(bar.text(TotalsBar::Accelerators), "64");
    QCOMPARE(bar.text(TotalsBar::Switches), "0");
    QCOMPARE(bar.text(TotalsBar::MaxPower), "81.6 kW");
    QCOMPARE(bar.text(TotalsBar::Heat), "81.6 kW");
    document.apply("Remove", removePlacement(document.design(), "t", "s1"));
    QCOMPARE(bar.text(TotalsBar::Nodes), "6");
    QCOMPARE(bar.text(TotalsBar::MaxPower), "61.2 kW");
}

void PanelsTest::totalsSayWhatIsUnknown()
{
    Part unknown = sample::networkSwitch();
    unknown.electrical.max.reset();
    Design design = sample::computeRacks(1, 3, 2);
    design = placePart(std::move(design), "t", unknown, sample::at(20)).take();
    const Document document(design);
    const TotalsBar bar(document);
    QCOMPARE(bar.text(TotalsBar::MaxPower), "≥ 20.4 kW, 2 unknown");
    QVERIFY(bar.text(TotalsBar::Cost).endsWith("unknown"));
    QVERIFY(bar.findingsText().contains("warning"));
}

void PanelsTest::searchLeavesWhatMatches()
{
    const Library library = sample::library();
    LibraryPanel panel(library);
    QTest::keyClicks(&panel.search(), "switch");
    QVERIFY(panel.indexOf("example-switch-64").isValid());
    QVERIFY(!panel.indexOf("example-gpu-8x").isValid());
    panel.search().clear();
    QVERIFY(panel.indexOf("example-gpu-8x").isValid());
}

void PanelsTest::enterAndDoubleClickAskToPlace()
{
    const Library library = sample::library();
    LibraryPanel panel(library);
    panel.resize(300, 500);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QSignalSpy placed(&panel, &LibraryPanel::placeRequested);
    QTest::keyClicks(&panel.search(), "gpu");
    QTest::keyClick(&panel.search(), Qt::Key_Down); // to the first part found
    QTest::keyClick(&panel.tree(), Qt::Key_Return);
    QCOMPARE(placed.count(), 1);
    QCOMPARE(placed.at(0).at(0).value<PartId>(), "example-gpu-8x");
    const QPoint part = panel.tree().visualRect(panel.indexOf("example-gpu-8x")).center();
    QTest::mouseClick(panel.tree().viewport(), Qt::LeftButton, {}, part);
    QTest::mouseDClick(panel.tree().viewport(), Qt::LeftButton, {}, part);
    QCOMPARE(placed.count(), 2);
}

void PanelsTest::footerDescribesThePart()
{
    Library library = sample::library();
    library.at("example-gpu-8x").size.mass->kind = FigureKind::Estimate;
    LibraryPanel panel(library);
    panel.tree().setCurrentIndex(panel.indexOf("example-gpu-8x"));
    const auto *footer = panel.findChild<QLabel *>();
    QVERIFY(footer->text().contains("8 U, 10.2 kW, 130.0 kg"));
    QVERIFY(footer->text().contains("Estimated: mass"));
}

void PanelsTest::clickOnAFindingSelectsItsObject()
{
    Workbench bench(sample::computeRacks(4, 1));
    FindingsPanel panel(bench.document, bench.selection);
    panel.resize(900, 200);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QSignalSpy jumped(&panel, &FindingsPanel::jumped);
    const QModelIndex first = panel.table().model()->index(0, FindingModel::MessageColumn);
    QTest::mouseClick(panel.table().viewport(), Qt::LeftButton, {}, panel.table().visualRect(first).center());
    QCOMPARE(jumped.count(), 1);
    const Finding &finding = bench.document.evaluation().findings.front();
    QVERIFY(bench.selection.selected() == selectedOf(bench.document.design(), finding.objects));
    QVERIFY(!bench.racks.selectedArea().isEmpty()); // the canvas has it
}

void PanelsTest::findingSaysWhatHelps()
{
    Document document(sample::computeRacks(4, 1));
    Selection selection(document);
    FindingsPanel panel(document, selection);
    panel.table().setCurrentIndex(panel.table().model()->index(0, 0));
    const Finding &finding = document.evaluation().findings.front();
    QVERIFY(panel.detail().text().contains(QString::fromStdString(finding.rule)));
    QVERIFY(panel.detail().text().contains(QString::fromStdString(finding.fix).toHtmlEscaped()));
}

void PanelsTest::filterShowsAllFindings()
{
    Design design = sample::computeRacks(4, 1);
    const Finding first = evaluate(design).findings.front();
    design = waive(std::move(design),
                   {first.rule, first.objects.front(), "accepted", "A. Tester", "2026-01-01", ""})
                 .take();
    Document document(design);
    Selection selection(document);
    FindingsPanel panel(document, selection);
    const int open = panel.table().model()->rowCount();
    panel.filter().setCurrentIndex(1);
    QVERIFY(panel.table().model()->rowCount() > open);
    QVERIFY(panel.filter().itemText(1).contains("1 waived"));
}

std::unique_ptr<QObject> makePanelsTest()
{
    return make<PanelsTest>();
}

#include "tst_panels.moc"
