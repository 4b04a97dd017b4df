#include "tests/runner.h"
#include "tests/views/canvastest.h"
#include "views/panels/tablespanel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QIcon>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTimer>

using namespace clusterwright;

class TablesTest : public QObject {
    Q_OBJECT

private slots:
    void rackFiguresComeFromTheEvaluation();
    void unknownFiguresSaySo();
    void deviceRows();
    void areSoundModelsWhileTheDesignChanges();
    void numbersSortByValueAndUnknownComesLast();
    void namesSortAsAReaderExpects();
    void headerSortsAndGivesTheOrderBack();
    void filterFindsWords_data();
    void filterFindsWords();
    void findingsOnly();
    void columnsAreChosenInTheHeader();
    void copiesRowsWithTheTitles();
    void renamesARackInPlace();
    void refusedNameIsSaid();
    void selectionIsShared();
    void selectsDevicesOfManyRacks();
    void filteredRowsStaySelectedElsewhere();
    void enterOpensAndArrowsMove();
    void emptyTablesSayWhatToDo();
    void hiddenTablesReadNothing();
};

namespace {

struct Bench {
    explicit Bench(Design design = twoTypes()) : document(std::move(design))
    {
        panel.resize(1100, 500);
        panel.show();
    }
    TableModel &racks() { return panel.model(TablesPanel::Racks); }
    QTableView &view() { return panel.view(panel.shownTable()); }
    QString cell(const QString &title, int row)
    {
        const QAbstractItemModel &model = *view().model();
        for (int column = 0; column < model.columnCount(); ++column)
            if (model.headerData(column, Qt::Horizontal).toString() == title)
                return model.index(row, column).data().toString();
        return "no column " + title;
    }
    int column(const QString &title)
    {
        for (int column = 0; column < view().model()->columnCount(); ++column)
            if (view().model()->headerData(column, Qt::Horizontal).toString() == title)
                return column;
        return -1;
    }
    QStringList cells(const QString &title)
    {
        QStringList list;
        for (int row = 0; row < view().model()->rowCount(); ++row)
            list << cell(title, row);
        return list;
    }
    void clickHeader(const QString &title)
    {
        const QHeaderView &header = *view().horizontalHeader();
        const QPoint at(header.sectionViewportPosition(column(title)) + 10, header.height() / 2);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, at);
    }
    void click(int row, Qt::KeyboardModifiers modifiers = {}, int column = 1)
    {
        const QModelIndex index = view().model()->index(row, column);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, modifiers, view().visualRect(index).center());
    }
    RackId rack(std::size_t i) { return document.design().racks.at(i).id; }

    Document document;
    Selection selection{document};
    TablesPanel panel{document, selection};
};

/// A rack type with a switch of unknown power and mass, and one rack of it.
Design withUnknown()
{
    Part unknown = sample::networkSwitch();
    unknown.id = "unknown";
    unknown.electrical.max.reset();
    unknown.size.mass.reset();
    Design design = twoTypes();
    return placePart(std::move(design), "u", unknown, sample::at(20, "x")).take();
}

} // namespace

void TablesTest::rackFiguresComeFromTheEvaluation()
{
    Bench bench(sample::computeRacks(4, 3, 2));
    QCOMPARE(bench.cells("Name"), (QStringList{"R1", "R2"}));
    QCOMPARE(bench.cell("Type", 0), "Compute rack");
    QCOMPARE(bench.cell("Hall", 0), "Hall");
    QCOMPARE(bench.cell("Row", 0), "Row");
    QCOMPARE(bench.cells("Position"), (QStringList{"1", "2"}));
    QCOMPARE(bench.cell("Units", 0), "32 / 48 U");
    QCOMPARE(bench.cell("Max power", 0), "40.8 kW");
    QCOMPARE(bench.cell("Typical power", 0), "4 unknown");
    QCOMPARE(bench.cell("Mass", 0), "730.0 kg"); // 4 x 130 + 3 x 10 + 180
    QCOMPARE(bench.cell("Heat", 0), "40.8 kW");
    QCOMPARE(bench.cell("Feed load", 0), "39 %");
    QCOMPARE(bench.cell("Feed lost", 0), "59 %");
    const auto findings = bench.document.evaluation().findings;
    const bool isNamed = std::ranges::any_of(findings, [](const Finding &finding) {
        return finding.state == FindingState::Open && std::ranges::count(finding.objects, "t") > 0;
    });
    QCOMPARE(bench.cell("Findings", 0).isEmpty(), !isNamed);
}

void TablesTest::unknownFiguresSaySo()
{
    Bench bench(withUnknown());
    QCOMPARE(bench.cell("Max power", 2), "1 unknown");
    QCOMPARE(bench.cell("Mass", 2), "≥ 180.0 kg, 1 unknown");
    QCOMPARE(bench.cell("Feed load", 2), "unknown");
    bench.panel.showTable(TablesPanel::Devices);
    const int last = bench.view().model()->rowCount() - 1;
    QCOMPARE(bench.cell("Max power", last), "unknown");
    QCOMPARE(bench.cell("Mass", last), "unknown");
}

void TablesTest::deviceRows()
{
    Bench bench;
    bench.panel.showTable(TablesPanel::Devices);
    QCOMPARE(bench.view().model()->rowCount(), 10);
    QCOMPARE(bench.cell("Rack", 0), "R1");
    QCOMPARE(bench.cell("Name", 0), "pdu-A");
    QCOMPARE(bench.cell("Part", 0), "Example PDU 34.5 kVA");
    QCOMPARE(bench.cell("Role", 0), "feed");
    QCOMPARE(bench.cell("Units", 0), "left side");
    QCOMPARE(bench.cell("Max power", 0), "–");
    QCOMPARE(bench.cell("Feeds", 0), "is feed A");
    QCOMPARE(bench.cell("Name", 3), "node-1");
    QCOMPARE(bench.cell("Role", 3), "compute-node");
    QCOMPARE(bench.cell("Units", 3), "U1-8");
    QCOMPARE(bench.cell("Max power", 3), "10.2 kW");
    QCOMPARE(bench.cell("Mass", 3), "130.0 kg");
    QCOMPARE(bench.cell("Feeds", 3), "A, B, C");
    QCOMPARE(bench.cell("Rack", 5), "R2");
}

void TablesTest::areSoundModelsWhileTheDesignChanges()
{
    Document document(twoTypes());
    for (const TableModel::Make make : {rackTable, deviceTable}) {
        TableModel model(document, make);
        connect(&document, &Document::changed, &model, &TableModel::refresh);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int before = model.rowCount();
        model.sort(0, Qt::DescendingOrder);
        document.apply("Racks", addRacks(document.design(), "t", "row", 2, "N{n}"));
        QVERIFY(model.rowCount() > before);
        document.apply("Rack", removeRack(document.design(), document.design().racks[0].id));
        model.setFilter("n1");
        model.showFindingsOnly(true);
        model.setFilter("");
        model.showFindingsOnly(false);
        model.sort(-1);
        while (document.undoStack().canUndo())
            document.undoStack().undo();
        QCOMPARE(model.rowCount(), before);
        document.replace({});
        QCOMPARE(model.rowCount(), 0);
        document.replace(twoTypes());
    }
}

void TablesTest::numbersSortByValueAndUnknownComesLast()
{
    Design design = withUnknown();
    design = addRackType(std::move(design), "v", "Small", sample::rack()).take();
    design = placePart(std::move(design), "v", sample::networkSwitch(), sample::at(1)).take(); // 1.7 kW
    design = addRacks(std::move(design), "v", "row", 1, "V1").take();
    Bench bench(design);
    const int power = bench.column("Max power");
    bench.racks().sort(power, Qt::AscendingOrder);
    QCOMPARE(bench.cells("Max power"),
             (QStringList{"1700 W", "20.4 kW", "20.4 kW", "1 unknown"}).replaceInStrings("1700 W", "1.7 kW"));
    bench.racks().sort(power, Qt::DescendingOrder);
    QCOMPARE(bench.cells("Max power"), (QStringList{"20.4 kW", "20.4 kW", "1.7 kW", "1 unknown"}));
}

void TablesTest::namesSortAsAReaderExpects()
{
    Bench bench(sample::computeRacks(0, 0, 11));
    bench.racks().sort(0, Qt::DescendingOrder);
    QCOMPARE(bench.cells("Name").first(), "R11");
    QCOMPARE(bench.cells("Name").at(2), "R9");
}

void TablesTest::headerSortsAndGivesTheOrderBack()
{
    Bench bench;
    bench.clickHeader("Type");
    QCOMPARE(bench.cells("Name"), (QStringList{"R1", "R2", "S1"}));
    bench.clickHeader("Type");
    QCOMPARE(bench.cells("Name"), (QStringList{"S1", "R1", "R2"}));
    bench.clickHeader("Type"); // the third click
    QCOMPARE(bench.cells("Name"), (QStringList{"R1", "R2", "S1"}));
}

void TablesTest::filterFindsWords_data()
{
    QTest::addColumn<int>("table");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rows");
    const int racks = TablesPanel::Racks, devices = TablesPanel::Devices;
    QTest::newRow("racks by name") << racks << "r2" << 1;
    QTest::newRow("racks by type and hall") << racks << "compute hall" << 2;
    QTest::newRow("no rack") << racks << "zebra" << 0;
    QTest::newRow("devices by part") << devices << "gpu" << 4;
    QTest::newRow("devices by part and rack") << devices << "gpu r1" << 2;
    QTest::newRow("devices by role") << devices << "compute-node" << 4;
    QTest::newRow("the feeds of all racks") << devices << "feed b" << 2;
}

void TablesTest::filterFindsWords()
{
    QFETCH(int, table);
    QFETCH(QString, text);
    Bench bench;
    bench.panel.showTable(static_cast<TablesPanel::Table>(table));
    const int before = bench.view().model()->rowCount();
    QTest::keyClicks(&bench.panel.filter(), text);
    QTEST(bench.view().model()->rowCount(), "rows");
    bench.panel.filter().clear();
    QCOMPARE(bench.view().model()->rowCount(), before);
}

void TablesTest::findingsOnly()
{
    Design design = sample::computeRacks(4, 1, 2); // one feed for four servers
    design = addRackType(std::move(design), "u", "Spare rack", sample::rack()).take();
    Bench bench(addRacks(std::move(design), "u", "row", 1, "S1").take());
    QVERIFY(bench.cell("Findings", 0).contains("error"));
    const QModelIndex findings = bench.racks().index(0, bench.column("Findings"));
    QVERIFY(!findings.data(Qt::DecorationRole).value<QIcon>().isNull());
    QTest::keyClick(&bench.panel.findingsOnly(), Qt::Key_Space);
    QCOMPARE(bench.cells("Name"), (QStringList{"R1", "R2"}));
    bench.panel.showTable(TablesPanel::Devices);
    QVERIFY(!bench.cells("Findings").contains(""));
    QVERIFY(!bench.cells("Name").isEmpty());
}

void TablesTest::columnsAreChosenInTheHeader()
{
    Bench bench;
    const int heat = bench.column("Heat");
    const auto choose = [&](const QString &title) {
        QTimer::singleShot(0, &bench.panel, [title] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(menu);
            for (QAction *action : menu->actions())
                if (action->text() == title)
                    action->trigger();
            menu->close();
        });
    };
    choose("Heat");
    QHeaderView &header = *bench.view().horizontalHeader();
    emit header.customContextMenuRequested({5, 5});
    QVERIFY(bench.view().isColumnHidden(heat));
    choose("Name"); // what the row is stays
    bench.panel.chooseColumns();
    QVERIFY(!bench.view().isColumnHidden(0));
    choose("Show all columns");
    bench.panel.chooseColumns();
    QVERIFY(!bench.view().isColumnHidden(heat));
}

void TablesTest::copiesRowsWithTheTitles()
{
    Bench bench;
    for (int column = 2; column < bench.racks().columnCount(); ++column)
        bench.view().setColumnHidden(column, column != bench.column("Max power"));
    bench.click(0);
    bench.click(2, Qt::ControlModifier);
    QTest::keyClick(&bench.view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(),
             "Name\tType\tMax power\nR1\tCompute rack\t20.4 kW\nS1\tSpare rack\t0 W\n");
}

void TablesTest::renamesARackInPlace()
{
    Bench bench;
    bench.click(1, {}, 0);
    QTest::keyClick(&bench.view(), Qt::Key_F2);
    auto *editor = bench.view().findChild<QLineEdit *>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), "R2");
    editor->selectAll();
    QTest::keyClicks(editor, "Alpha");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(bench.document.design().racks[1].name, std::string("Alpha"));
    QCOMPARE(bench.document.undoStack().undoText(), "Rename R2");
    QCOMPARE(bench.cells("Name"), (QStringList{"R1", "Alpha", "S1"}));
    bench.document.undoStack().undo();
    QCOMPARE(bench.cells("Name"), (QStringList{"R1", "R2", "S1"}));
    QVERIFY(!(bench.racks().index(0, 1).flags() & Qt::ItemIsEditable)); // the type
}

void TablesTest::refusedNameIsSaid()
{
    Bench bench;
    QVERIFY(!bench.racks().setData(bench.racks().index(0, 0), "  "));
    QCOMPARE(bench.document.design().racks[0].name, std::string("R1"));
    QVERIFY(bench.panel.messageText().contains("not empty"));
    bench.document.apply("Rename", setValue(bench.document.design(), bench.rack(0), "name", "X"));
    QCOMPARE(bench.panel.messageText(), "");
}

void TablesTest::selectionIsShared()
{
    Bench bench;
    bench.click(1);
    QVERIFY(bench.selection.all() == (std::vector<Selected>{{bench.rack(1), "t", {}}}));
    bench.click(2, Qt::ControlModifier);
    QCOMPARE(bench.selection.all().size(), std::size_t(2));
    QVERIFY(bench.selection.selected() == (Selected{bench.rack(2), "u", {}}));
    bench.selection.select({bench.rack(0), "t", "s1"});
    const auto rows = bench.view().selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].row(), 0);
    bench.panel.showTable(TablesPanel::Devices);
    const QModelIndex device = bench.view().currentIndex();
    QCOMPARE(device.siblingAtColumn(1).data().toString(), "node-1");
    QCOMPARE(bench.view().selectionModel()->selectedRows().size(), 1);
    bench.view().sortByColumn(0, Qt::DescendingOrder); // it moves with its row
    QCOMPARE(bench.cell("Rack", bench.view().selectionModel()->selectedRows()[0].row()), "R1");
    QCOMPARE(bench.cell("Name", bench.view().selectionModel()->selectedRows()[0].row()), "node-1");
    QVERIFY(bench.selection.selected() == (Selected{bench.rack(0), "t", "s1"}));
    bench.selection.clear();
    QVERIFY(!bench.view().selectionModel()->hasSelection());
}

void TablesTest::selectsDevicesOfManyRacks()
{
    Bench bench;
    bench.panel.showTable(TablesPanel::Devices);
    QTest::keyClicks(&bench.panel.filter(), "node-1");
    bench.view().setFocus();
    QTest::keyClick(&bench.view(), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(bench.selection.all() ==
            (std::vector<Selected>{{bench.rack(0), "t", "s1"}, {bench.rack(1), "t", "s1"}}));
}

void TablesTest::filteredRowsStaySelectedElsewhere()
{
    Bench bench;
    bench.click(1);
    QTest::keyClicks(&bench.panel.filter(), "spare");
    QVERIFY(bench.selection.selected() == (Selected{bench.rack(1), "t", {}}));
    QVERIFY(!bench.view().selectionModel()->hasSelection());
    bench.panel.filter().clear();
    QCOMPARE(bench.view().selectionModel()->selectedRows().value(0).row(), 1);
}

void TablesTest::enterOpensAndArrowsMove()
{
    Bench bench;
    QSignalSpy opened(&bench.panel, &TablesPanel::opened);
    QTest::keyClick(&bench.panel.filter(), Qt::Key_Down); // from the filter to the first row
    QVERIFY(bench.selection.selected() == (Selected{bench.rack(0), "t", {}}));
    QTest::keyClick(&bench.view(), Qt::Key_Down);
    QVERIFY(bench.selection.selected() == (Selected{bench.rack(1), "t", {}}));
    QTest::keyClick(&bench.view(), Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
}

void TablesTest::emptyTablesSayWhatToDo()
{
    Bench bench((Design()));
    QSignalSpy links(&bench.panel, &TablesPanel::emptyLinkActivated);
    QVERIFY(bench.panel.emptyText().contains("No racks stand yet"));
    bench.document.replace(sample::computeRacks(0, 0, 1));
    QCOMPARE(bench.panel.emptyText(), "");
    bench.panel.showTable(TablesPanel::Devices);
    QVERIFY(bench.panel.emptyText().contains("No devices yet"));
    bench.document.replace(twoTypes());
    QTest::keyClicks(&bench.panel.filter(), "zebra");
    QVERIFY(bench.panel.emptyText().contains("No row matches"));
    emit bench.panel.findChild<QLabel *>("empty")->linkActivated("clearFilter");
    QCOMPARE(bench.panel.emptyText(), "");
    emit bench.panel.findChild<QLabel *>("empty")->linkActivated("addRacks");
    QCOMPARE(links.count(), 1);
}

void TablesTest::hiddenTablesReadNothing()
{
    Bench bench;
    bench.panel.hide();
    bench.document.apply("Rack", removeRack(bench.document.design(), bench.rack(0)));
    bench.selection.select({bench.rack(0), "t", {}});
    QVERIFY(!bench.racks().index(0, 0).data().isValid()); // as the rows are those of another design
    QVERIFY(bench.racks().selectedAt(0) == Selected());
    bench.panel.show();
    QCOMPARE(bench.cells("Name"), (QStringList{"R2", "S1"}));
    QCOMPARE(bench.view().selectionModel()->selectedRows().value(0).row(), 0);
}

std::unique_ptr<QObject> makeTablesTest()
{
    return make<TablesTest>();
}

#include "tst_tables.moc"
