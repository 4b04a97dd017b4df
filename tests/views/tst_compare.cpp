#include "model/design/editrules.h"
#include "model/design/release.h"
#include "tests/runner.h"
#include "tests/views/canvastest.h"
#include "views/panels/comparepanel.h"
#include "views/panels/releasedialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QDateEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace clusterwright;

namespace {

Design numbered(int servers = 2, int feeds = 3)
{
    Design design = sample::computeRacks(servers, feeds, 2);
    design.meta.number = "CW-1";
    return design;
}

/// Panel of a design that differs by a rack, a move and a price.
struct Bench {
    Bench() : document(numbered()), selection(document), panel(document, selection)
    {
        panel.resize(900, 600);
        panel.show();
    }

    void edit()
    {
        document.apply("Add", addRacks(document.design(), "t", "row", 1, "R{n}"));
        document.apply("Move", movePlacement(document.design(), "t", "s1", {.bottom = bottomOfUnit(40)}));
        document.apply("Remove", removePlacement(document.design(), "t", "s2"));
    }

    QStringList row(int number) const
    {
        QStringList cells;
        const QAbstractItemModel &model = *panelList().model();
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(number, column).data().toString();
        return cells;
    }
    const QTreeView &panelList() const { return const_cast<ComparePanel &>(panel).list(); }

    Document document;
    Selection selection;
    ComparePanel panel;
};

QString shownText(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        if (label->isVisible())
            texts << label->text();
    return texts.join('\n');
}

} // namespace

class CompareTest : public QObject {
    Q_OBJECT

private slots:
    void modelIsSound();
    void saysWhatToDoWhileThereIsNothing();
    void listsWhatDiffers();
    void followsEditsOnlyWhileSeen();
    void stalePartsAreNoDifference();
    void filterLeavesWhatMatches();
    void clickSelectsTheObject();
    void whatIsGoneIsNotSelected();
    void copiesLinesAndNotes();
    void totalsShowWhatChangedOrAll();
    void comparesWithTheLatestRelease();
    void releaseDialogSaysWhyNot();
    void releaseDialogReleases();
};

void CompareTest::modelIsSound()
{
    Bench bench;
    const QAbstractItemModelTester list(bench.panel.list().model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester totals(bench.panel.totals().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    bench.panel.compareWith("before", numbered());
    bench.edit();
    QVERIFY(bench.panel.list().model()->rowCount() > 0);
    bench.document.undoStack().undo();
    bench.panel.clear();
}

void CompareTest::saysWhatToDoWhileThereIsNothing()
{
    Bench bench;
    QVERIFY(shownText(bench.panel).contains("Nothing to compare with yet."));
    QSignalSpy links(&bench.panel, &ComparePanel::linkActivated);
    emit bench.panel.message().linkActivated("saved");
    QCOMPARE(links.value(0).value(0).toString(), "saved");
    bench.panel.compareWith("the same", numbered());
    QVERIFY(shownText(bench.panel).contains("No difference to the same."));
    bench.panel.compareWithRelease();
    QVERIFY(shownText(bench.panel).contains("was not released yet"));
}

void CompareTest::listsWhatDiffers()
{
    Bench bench;
    bench.panel.compareWith("old.cwright", numbered());
    bench.edit();
    QCOMPARE(bench.row(0), (QStringList{"+ added", "Rack", "R3", "", "", ""}));
    QCOMPARE(bench.row(1), (QStringList{"- removed", "Device", "node-2 in Compute rack", "", "", ""}));
    QCOMPARE(bench.row(2),
             (QStringList{"> moved", "Device", "node-1 in Compute rack", "Place", "U1", "U40"}));
    QCOMPARE(bench.panel.list().model()->index(0, 2).data(Qt::ToolTipRole).toString(), "rack-0003");
    QVERIFY(bench.panel.summary().text().contains("old.cwright"));
    QVERIFY(bench.panel.summary().text().contains("+ 1 added, - 1 removed, > 1 moved, ~ 0 values changed"));
}

void CompareTest::followsEditsOnlyWhileSeen()
{
    Bench bench;
    bench.panel.compareWith("old", numbered());
    bench.panel.hide();
    bench.edit();
    QCOMPARE(bench.panel.list().model()->rowCount(), 0);
    bench.panel.show();
    QVERIFY(bench.panel.list().model()->rowCount() >= 3);
    while (bench.document.undoStack().canUndo())
        bench.document.undoStack().undo();
    QVERIFY(shownText(bench.panel).contains("No difference to old."));
}

/// Both sides are checked against the library: what it lacks is no news.
void CompareTest::stalePartsAreNoDifference()
{
    const Library empty;
    Document document(numbered(), nullptr, &empty);
    Selection selection(document);
    ComparePanel panel(document, selection);
    panel.show();
    QVERIFY(std::ranges::count(document.evaluation().findings, std::string("DAT003"), &Finding::rule) > 0);
    panel.compareWith("old", numbered());
    QVERIFY(shownText(panel).contains("No difference to old."));
}

void CompareTest::filterLeavesWhatMatches()
{
    Bench bench;
    bench.panel.compareWith("old", numbered());
    bench.edit();
    QTest::keyClicks(&bench.panel.filter(), "> MOVED");
    QCOMPARE(bench.panel.list().model()->rowCount(), 1);
    QCOMPARE(bench.row(0).first(), "> moved");
    bench.panel.filter().clear();
    QVERIFY(bench.panel.list().model()->rowCount() >= 3);
}

void CompareTest::clickSelectsTheObject()
{
    Bench bench;
    bench.panel.compareWith("old", numbered());
    bench.edit();
    QTreeView &list = bench.panel.list();
    QSignalSpy jumped(&bench.panel, &ComparePanel::jumped);
    const auto click = [&](int row) {
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                          list.visualRect(list.model()->index(row, 2)).center());
    };
    click(2);
    QCOMPARE(bench.selection.selected().placement, "s1");
    click(0);
    QCOMPARE(bench.selection.selected().rack, "rack-0003");
    QCOMPARE(jumped.count(), 0);
    QTest::keyClick(&list, Qt::Key_Return);
    QCOMPARE(jumped.count(), 1);
}

void CompareTest::whatIsGoneIsNotSelected()
{
    Bench bench;
    bench.panel.compareWith("old", numbered());
    bench.edit();
    bench.selection.select({.rack = {}, .type = "t", .placement = "s1"});
    QTreeView &list = bench.panel.list();
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      list.visualRect(list.model()->index(1, 2)).center());
    QCOMPARE(bench.selection.selected().placement, "s1");
}

void CompareTest::copiesLinesAndNotes()
{
    Bench bench;
    bench.panel.compareWith("old", numbered());
    bench.edit();
    QTest::keyClick(&bench.panel.list(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith("+ rack R3 (rack-0003)\n"));
    bench.panel.list().setCurrentIndex(bench.panel.list().model()->index(2, 0));
    QTest::keyClick(&bench.panel.list(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), "> moved\tDevice\tnode-1 in Compute rack\tPlace\tU1\tU40\n");
    for (QPushButton *button : bench.panel.findChildren<QPushButton *>())
        if (button->text() == "Copy as revision notes")
            QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(QApplication::clipboard()->text().startsWith("- Added rack R3.\n- Removed device node-2"));
}

void CompareTest::totalsShowWhatChangedOrAll()
{
    Bench bench;
    bench.panel.compareWith("old", numbered());
    bench.edit();
    const QAbstractItemModel &totals = *bench.panel.totals().model();
    const int changed = totals.rowCount();
    QCOMPARE(totals.index(0, 0).data().toString(), "Racks");
    QCOMPARE(totals.index(0, 3).data().toString(), "+1");
    bench.panel.findChild<QCheckBox *>()->setChecked(true);
    QVERIFY(totals.rowCount() > changed);
    QCOMPARE(totals.index(0, 0).data().toString(), "Halls");
    QCOMPARE(totals.index(0, 3).data().toString(), "same");
}

void CompareTest::comparesWithTheLatestRelease()
{
    Bench bench;
    const auto release = [&](const char *revision) {
        bench.document.apply("Release", releaseDesign(bench.document.design(), bench.document.evaluation(),
                                                      {revision, "2026-03-01", "me", "", {}}));
    };
    release("B");
    bench.panel.compareWithRelease();
    QVERIFY(shownText(bench.panel).contains("No difference to revision B."));
    bench.edit();
    QVERIFY(bench.panel.summary().text().contains("revision B"));
    QVERIFY(bench.panel.list().model()->rowCount() >= 3);
    release("C");
    QVERIFY(shownText(bench.panel).contains("No difference to revision C."));
}

void CompareTest::releaseDialogSaysWhyNot()
{
    Document document(sample::computeRacks(2));
    ReleaseDialog dialog(document);
    dialog.show();
    auto *button = dialog.findChild<QPushButton *>();
    for (QPushButton *one : dialog.findChildren<QPushButton *>())
        if (one->text() == "Release")
            button = one;
    QVERIFY2(shownText(dialog).contains("Number is missing"), qPrintable(shownText(dialog)));
    QVERIFY(!button->isEnabled());
    document.apply("Set", setValue(document.design(), "design", "number", "CW-1"));
    const auto fields = dialog.findChildren<QLineEdit *>();
    QTest::keyClicks(fields.at(fields.size() - 1), "First issue");
    QVERIFY2(shownText(dialog).contains("By is missing"), qPrintable(shownText(dialog)));
}

void CompareTest::releaseDialogReleases()
{
    Design design = numbered();
    design.meta.authors = {"A. Architect"};
    Document document(design);
    ReleaseDialog dialog(document);
    dialog.show();
    dialog.findChild<QDateEdit *>()->setDate(QDate(2026, 3, 1));
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        if (button->text() == "Release")
            QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    const Design &released = document.design();
    QCOMPARE(released.meta.status, Status::Released);
    QCOMPARE(released.releases.size(), std::size_t(1));
    QCOMPARE(released.releases[0].revision, "A");
    QCOMPARE(released.releases[0].by, "A. Architect");
    QCOMPARE(released.releases[0].date, "2026-03-01");
    QCOMPARE(document.undoStack().undoText(), "Release revision A");
    ReleaseDialog next(document);
    next.show();
    QCOMPARE(next.findChild<QLineEdit *>()->text(), "B");
}

std::unique_ptr<QObject> makeCompareTest()
{
    return make<CompareTest>();
}

#include "tst_compare.moc"
