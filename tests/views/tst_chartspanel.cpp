#include "tests/runner.h"
#include "tests/views/canvastest.h"
#include "views/panels/chartspanel.h"
#include "views/panels/chartview.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QToolTip>

using namespace clusterwright;

namespace {

/// A shown panel beside its document. twoTypes(): racks R1 and R2 of type "t", S1 of type "u".
struct Shown {
    explicit Shown(Design design = twoTypes()) : document(std::move(design))
    {
        panel.resize(800, 500);
        panel.show();
    }
    bool isPainted() { return QTest::qWaitForWindowExposed(&panel) && !panel.view().column(0).isEmpty(); }
    void click(std::size_t category)
    {
        QTest::mouseClick(&panel.view(), Qt::LeftButton, {},
                          panel.view().column(category).center().toPoint());
    }

    Document document;
    Selection selection{document};
    ChartsPanel panel{document, selection};
};

} // namespace

class ChartsPanelTest : public QObject {
    Q_OBJECT

private slots:
    void everySubjectHasItsChart();
    void barsAreChosen();
    void clickSelectsTheRack();
    void clickSelectsTheType();
    void arrowsGoThroughTheBars();
    void selectionIsFramed();
    void dataIsShownAndCopied();
    void rowSelectsTheRack();
    void chartFollowsTheDesign();
    void hiddenPanelWaits();
    void emptyDesignSaysWhatToDo();
    void tipSaysTheFigures();
    void chartIsDescribed();
};

void ChartsPanelTest::everySubjectHasItsChart()
{
    Shown shown;
    QVERIFY(shown.isPainted());
    QCOMPARE(shown.panel.subjects().count(), static_cast<int>(namesOf<ChartSubject>.size()));
    QStringList titles;
    for (int i = 0; i < shown.panel.subjects().count(); ++i) {
        shown.panel.subjects().setFocus();
        if (i > 0)
            QTest::keyClick(&shown.panel.subjects(), Qt::Key_Down);
        titles << shown.panel.view().chart().title;
    }
    QCOMPARE(titles.first(3),
             QStringList({"Maximum power by rack", "Mass and space by rack", "Power by kind of device"}));
    QVERIFY(shown.panel.emptyText().contains("Goodput is not known")); // nor are the costs of this design
    QCOMPARE(titles.mid(3).join(QString()), QString());
    QVERIFY(!shown.panel.bars().isEnabled()); // steps have none to choose
}

void ChartsPanelTest::barsAreChosen()
{
    Shown shown;
    QCOMPARE(shown.panel.view().chart().categories.size(), std::size_t(3));
    shown.panel.bars().setCurrentIndex(2);
    QCOMPARE(shown.panel.view().chart().categories.size(), std::size_t(2));
    QCOMPARE(shown.panel.view().chart().categoryName, "Rack type");
    shown.panel.bars().setCurrentIndex(1);
    QCOMPARE(shown.panel.view().chart().categories.size(), std::size_t(3));
}

void ChartsPanelTest::clickSelectsTheRack()
{
    Shown shown;
    QVERIFY(shown.isPainted());
    shown.click(1);
    QCOMPARE(shown.selection.rack()->name, "R2");
    QCOMPARE(shown.selection.selected().type, "t");
    QTest::mouseClick(&shown.panel.view(), Qt::LeftButton, {}, {3, 3}); // beside the bars
    QCOMPARE(shown.selection.rack()->name, "R2");
}

void ChartsPanelTest::clickSelectsTheType()
{
    Shown shown;
    shown.panel.bars().setCurrentIndex(2);
    QVERIFY(shown.isPainted());
    shown.click(1);
    QCOMPARE(shown.selection.selected().type, "u");
    QVERIFY(!shown.selection.rack());
}

void ChartsPanelTest::arrowsGoThroughTheBars()
{
    Shown shown;
    QVERIFY(shown.isPainted());
    QStringList names;
    for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Left}) {
        QTest::keyClick(&shown.panel.view(), key);
        names << QString::fromStdString(shown.selection.rack()->name);
    }
    QCOMPARE(names, QStringList({"R1", "R2", "S1", "S1", "R2"}));
}

void ChartsPanelTest::selectionIsFramed()
{
    Shown shown;
    QVERIFY(shown.isPainted());
    QVERIFY(shown.panel.view().chosen().empty());
    shown.selection.select({{}, "t", {}});
    QCOMPARE(shown.panel.view().chosen(), (std::vector<std::size_t>{0, 1}));
    shown.selection.select({shown.document.design().racks[1].id, "t", {}});
    QCOMPARE(shown.panel.view().chosen(), std::vector<std::size_t>{1});
    const QColor frame = paletteOf(Theme::Light).selection;
    const QRectF column = shown.panel.view().column(1);
    const QPoint edge = QPointF(column.left(), column.center().y()).toPoint();
    QCOMPARE(shown.panel.view().grab().toImage().pixelColor(edge), frame);
}

void ChartsPanelTest::dataIsShownAndCopied()
{
    Shown shown;
    QVERIFY(shown.isPainted());
    QVERIFY(!shown.panel.table().isVisible());
    QTest::mouseClick(&shown.panel.dataButton(), Qt::LeftButton);
    QVERIFY(shown.panel.table().isVisible() && !shown.panel.view().isVisible());
    QCOMPARE(shown.panel.table().model()->rowCount(), 3);
    shown.panel.table().setFocus();
    QTest::keyClick(&shown.panel.table(), Qt::Key_C, Qt::ControlModifier);
    const QString all = QGuiApplication::clipboard()->text();
    QCOMPARE(all.count('\n'), 4);
    QVERIFY(all.contains("R1\tCompute rack\t20.4\t20.4\t103.5\t69.0\n"));
    shown.panel.table().selectRow(2);
    QTest::keyClick(&shown.panel.table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().count('\n'), 2);
    QVERIFY(QGuiApplication::clipboard()->text().contains("S1\tSpare rack"));
    QTest::mouseClick(&shown.panel.dataButton(), Qt::LeftButton);
    QVERIFY(shown.panel.view().isVisible());
}

void ChartsPanelTest::rowSelectsTheRack()
{
    Shown shown;
    QVERIFY(shown.isPainted());
    shown.panel.dataButton().click();
    const QTableView &table = shown.panel.table();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.visualRect(table.model()->index(2, 0)).center());
    QCOMPARE(shown.selection.rack()->name, "S1");
}

void ChartsPanelTest::chartFollowsTheDesign()
{
    Shown shown;
    QCOMPARE(sumOf(shown.panel.view().chart(), 0), (Chart::Amount{20.4, 0}));
    shown.document.apply("Remove", removePlacement(shown.document.design(), "t", "s1"));
    QCOMPARE(sumOf(shown.panel.view().chart(), 0), (Chart::Amount{10.2, 0}));
    shown.document.undoStack().undo();
    QCOMPARE(sumOf(shown.panel.view().chart(), 0), (Chart::Amount{20.4, 0}));
}

void ChartsPanelTest::hiddenPanelWaits()
{
    Shown shown;
    shown.panel.hide();
    shown.document.apply("Remove", removePlacement(shown.document.design(), "t", "s1"));
    QCOMPARE(sumOf(shown.panel.view().chart(), 0), (Chart::Amount{20.4, 0}));
    shown.panel.show();
    QCOMPARE(sumOf(shown.panel.view().chart(), 0), (Chart::Amount{10.2, 0}));
}

void ChartsPanelTest::emptyDesignSaysWhatToDo()
{
    Shown shown{Design()};
    QVERIFY(shown.panel.emptyText().contains("addRackType"));
    QVERIFY(!shown.panel.view().isVisible());
    shown.document.replace(sample::computeRacks(1, 3, 0));
    QCOMPARE(shown.panel.emptyText(), QString());
    shown.panel.subjects().setCurrentIndex(static_cast<int>(ChartSubject::PowerSteps));
    QVERIFY(shown.panel.emptyText().contains("addRacks"));
    const QSignalSpy links(&shown.panel, &ChartsPanel::emptyLinkActivated);
    for (QLabel *label : shown.panel.findChildren<QLabel *>())
        if (label->text() == shown.panel.emptyText())
            emit label->linkActivated("addRacks");
    QCOMPARE(links.count(), 1);
}

void ChartsPanelTest::tipSaysTheFigures()
{
    Shown shown;
    QVERIFY(shown.isPainted());
    const QPoint point = shown.panel.view().column(1).center().toPoint();
    QHelpEvent help(QEvent::ToolTip, point, shown.panel.view().mapToGlobal(point));
    QCoreApplication::sendEvent(&shown.panel.view(), &help);
    QTRY_VERIFY(QToolTip::text().startsWith("R2, Compute rack\nServers: 20.4"));
    QToolTip::hideText();
}

void ChartsPanelTest::chartIsDescribed()
{
    Shown shown;
    ChartsPanel &panel = shown.panel;
    QCOMPARE(panel.view().accessibleName(), "Maximum power by rack");
    QVERIFY(panel.view().accessibleDescription().contains("R2, Compute rack, Servers: 20.4"));
    QVERIFY(!panel.table().accessibleName().isEmpty() && !panel.subjects().accessibleName().isEmpty() &&
            !panel.bars().accessibleName().isEmpty());
}

std::unique_ptr<QObject> makeChartsPanelTest()
{
    return make<ChartsPanelTest>();
}

#include "tst_chartspanel.moc"
