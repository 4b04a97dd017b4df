#include "tests/runner.h"
#include "tests/views/canvastest.h"
#include "views/panels/outlinepanel.h"

#include <QAbstractItemModelTester>
#include <QIcon>
#include <QLineEdit>
#include <QSignalSpy>

using namespace clusterwright;

class OutlineTest : public QObject {
    Q_OBJECT

private slots:
    void hallRowRackDevice();
    void isASoundModelWhileTheDesignChanges();
    void typesThatStandNowhereAreAtTheEnd();
    void devicesAreFetchedWhenAsked();
    void firstDeviceMakesARackOpen();
    void whatIsOpenAndCurrentStaysSo();
    void filterShowsTheWayToWhatMatches_data();
    void filterShowsTheWayToWhatMatches();
    void clearedFilterOpensWhatWasOpen();
    void worstFindingIsTextAndIcon();
    void selectsInEveryView();
    void rowSelectsItsRacks();
    void showsWhatOthersSelect();
    void whatIsGoneSelectsNothingElse();
    void enterOpens();
    void emptyDesignSaysSo();
};

namespace {

QString treeOf(const OutlineModel &model, const QModelIndex &parent = {})
{
    QStringList children;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString inside = treeOf(model, index);
        children << index.data().toString() + (inside.isEmpty() ? QString() : ": [" + inside + ']');
    }
    return children.join(", ");
}

/// Everything fetched.
void fetchAll(OutlineModel &model, const QModelIndex &parent = {})
{
    if (model.canFetchMore(parent))
        model.fetchMore(parent);
    for (int row = 0; row < model.rowCount(parent); ++row)
        fetchAll(model, model.index(row, 0, parent));
}

struct Bench {
    explicit Bench(Design design = twoTypes()) : document(std::move(design))
    {
        panel.resize(300, 600);
        panel.show();
    }
    QModelIndex index(const Selected &selected) { return panel.model().indexOf(selected); }
    void click(const QModelIndex &index, Qt::KeyboardModifiers modifiers = {})
    {
        panel.tree().scrollTo(index);
        QTest::mouseClick(panel.tree().viewport(), Qt::LeftButton, modifiers,
                          panel.tree().visualRect(index).center());
    }

    Document document;
    Selection selection{document};
    OutlinePanel panel{document, selection};
    RackId r1 = document.design().racks.empty() ? RackId() : document.design().racks.at(0).id;
    RackId r2 = document.design().racks.size() < 2 ? RackId() : document.design().racks.at(1).id;
};

} // namespace

void OutlineTest::hallRowRackDevice()
{
    Bench bench;
    QCOMPARE(treeOf(bench.panel.model()),
             "Hall (3 racks): [Row (3 racks): [R1 (5 devices), R2 (5 devices), S1]]");
    bench.panel.model().fetchMore(bench.index({bench.r1, "t", {}}));
    QVERIFY(treeOf(bench.panel.model())
                .contains("R1 (5 devices): [node-2, node-1, pdu-A, pdu-B, pdu-C]")); // from the top
    const QModelIndex empty = bench.index({bench.document.design().racks[2].id, "u", {}});
    QVERIFY(!bench.panel.model().hasChildren(empty));
}

void OutlineTest::isASoundModelWhileTheDesignChanges()
{
    Document document(twoTypes());
    OutlineModel model(document);
    connect(&document, &Document::changed, &model, &OutlineModel::refresh);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fetchAll(model);
    const QString before = treeOf(model);
    document.apply("Remove", removePlacement(document.design(), "t", "s1"));
    document.apply("Move", movePlacement(document.design(), "t", "s2", {.bottom = bottomOfUnit(30)}));
    document.apply("Rack", removeRack(document.design(), document.design().racks[1].id));
    document.apply("Row", addRow(document.design(), {"row2", "Row 2", "h", 1, 6, 10, Facing::South}));
    document.apply("Racks", addRacks(document.design(), "u", "row2", 3, "N{n}"));
    Design swapped = document.design();
    std::ranges::reverse(swapped.racks);
    std::ranges::reverse(swapped.rows);
    document.apply("Order", std::move(swapped));
    QCOMPARE(treeOf(model).count("N1"), 1);
    QVERIFY(treeOf(model).indexOf("Row 2") < treeOf(model).indexOf("Row (2"));
    for (const char *text : {"n2", "gpu", "zebra", ""})
        model.setFilter(text);
    while (document.undoStack().canUndo())
        document.undoStack().undo();
    QCOMPARE(treeOf(model), before);
    document.replace({});
    QCOMPARE(model.rowCount(), 0);
}

void OutlineTest::typesThatStandNowhereAreAtTheEnd()
{
    Bench bench;
    bench.document.apply("Type", addRackType(bench.document.design(), "v", "Store", sample::rack()));
    QVERIFY(treeOf(bench.panel.model()).endsWith("Rack types not standing: [Store]"));
    QVERIFY(bench.panel.model().selectedOf(bench.index({{}, "v", {}})) ==
            (std::vector<Selected>{{{}, "v", {}}}));
    bench.document.apply("Rack", addRacks(bench.document.design(), "v", "row", 1, "V"));
    QVERIFY(!treeOf(bench.panel.model()).contains("Rack types"));
}

void OutlineTest::devicesAreFetchedWhenAsked()
{
    const Document document(twoTypes());
    OutlineModel model(document);
    const QModelIndex rack = model.indexOf(Selected{document.design().racks[0].id, "t", {}});
    QVERIFY(model.hasChildren(rack));
    QCOMPARE(model.rowCount(rack), 0);
    QVERIFY(model.canFetchMore(rack));
    model.fetchMore(rack);
    QCOMPARE(model.rowCount(rack), 5);
    QVERIFY(!model.canFetchMore(rack));
}

void OutlineTest::firstDeviceMakesARackOpen()
{
    Bench bench;
    const Selected rack{bench.document.design().racks[2].id, "u", {}};
    QVERIFY(!bench.panel.model().hasChildren(bench.index(rack)));
    QSignalSpy layouts(&bench.panel.model(), &OutlineModel::layoutChanged);
    bench.document.apply("Place", placePart(bench.document.design(), "u", sample::server(), sample::at(1)));
    QVERIFY(bench.panel.model().hasChildren(bench.index(rack)));
    QCOMPARE(layouts.count(), 1);                   // so that the view shows the arrow
    bench.panel.tree().scrollTo(bench.index(rack)); // opens what it stands in
    bench.panel.tree().expand(bench.index(rack));
    QTRY_COMPARE(bench.panel.model().rowCount(bench.index(rack)), 1);
}

void OutlineTest::whatIsOpenAndCurrentStaysSo()
{
    Bench bench;
    QTreeView &tree = bench.panel.tree();
    const QModelIndex device = bench.index({bench.r2, "t", "s2"});
    tree.expand(device.parent());
    tree.setCurrentIndex(device);
    const auto isSo = [&] {
        const QModelIndex now = bench.index({bench.r2, "t", "s2"});
        return tree.isExpanded(now.parent()) && tree.currentIndex() == now &&
               tree.isExpanded(now.parent().parent());
    };
    bench.document.apply("Remove", removePlacement(bench.document.design(), "t", "s1"));
    QVERIFY(isSo());
    bench.document.apply("Rack", removeRack(bench.document.design(), bench.r1));
    QVERIFY(isSo());
    bench.document.apply("Racks", addRacks(bench.document.design(), "u", "row", 2, "N{n}"));
    QVERIFY(isSo());
    bench.document.undoStack().undo();
    bench.document.undoStack().undo();
    QVERIFY(isSo());
}

void OutlineTest::filterShowsTheWayToWhatMatches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tree");
    QTest::newRow("a rack with all of its devices")
        << "r2"
        << "Hall (3 racks): [Row (3 racks): [R2 (5 devices): [node-2, node-1, pdu-A, pdu-B, pdu-C]]]";
    QTest::newRow("a device of one rack") << "r1 node-2"
                                          << "Hall (3 racks): [Row (3 racks): [R1 (5 devices): [node-2]]]";
    QTest::newRow("racks by their type") << "spare"
                                         << "Hall (3 racks): [Row (3 racks): [S1]]";
    QTest::newRow("nothing") << "zebra"
                             << "";
}

void OutlineTest::filterShowsTheWayToWhatMatches()
{
    QFETCH(QString, text);
    Bench bench;
    QTest::keyClicks(&bench.panel.filter(), text);
    fetchAll(bench.panel.model());
    QTEST(treeOf(bench.panel.model()), "tree");
}

void OutlineTest::clearedFilterOpensWhatWasOpen()
{
    Bench bench;
    QTreeView &tree = bench.panel.tree();
    tree.expand(bench.index({bench.r2, "t", {}}));
    tree.expand(bench.index({bench.r2, "t", {}}).parent());
    QTest::keyClicks(&bench.panel.filter(), "r1 node-2");
    QVERIFY(tree.isExpanded(bench.index({bench.r1, "t", {}}))); // for the device in it
    bench.panel.filter().clear();
    QVERIFY(tree.isExpanded(bench.index({bench.r2, "t", {}})));
    QVERIFY(!tree.isExpanded(bench.index({bench.r1, "t", {}})));
    QVERIFY(tree.isExpanded(bench.index({bench.r1, "t", {}}).parent()));
}

void OutlineTest::worstFindingIsTextAndIcon()
{
    Bench bench(sample::computeRacks(4, 1));
    const QModelIndex rack = bench.index({bench.r1, "t", {}});
    for (const QModelIndex &index : {rack, rack.parent(), rack.parent().parent()}) {
        const QModelIndex findings = index.siblingAtColumn(OutlineModel::FindingsColumn);
        QCOMPARE(findings.data().toString(), "Error");
        QVERIFY(!findings.data(Qt::DecorationRole).value<QIcon>().isNull());
    }
    QVERIFY(rack.data(Qt::ToolTipRole).toString().contains("error"));
    while (!bench.document.design().racks.empty())
        bench.document.apply("Rack",
                             removeRack(bench.document.design(), bench.document.design().racks[0].id));
    const QModelIndex hall = bench.panel.model().index(0, OutlineModel::FindingsColumn);
    QCOMPARE(hall.data().toString(), "");
}

void OutlineTest::selectsInEveryView()
{
    Bench bench;
    bench.panel.tree().expandAll();
    bench.click(bench.index({bench.r2, "t", "s2"}));
    QVERIFY(bench.selection.all() == (std::vector<Selected>{{bench.r2, "t", "s2"}}));
    bench.click(bench.index({bench.r1, "t", "s1"}), Qt::ControlModifier);
    QVERIFY(bench.selection.all() == (std::vector<Selected>{{bench.r2, "t", "s2"}, {bench.r1, "t", "s1"}}));
    QTest::keyClick(&bench.panel.tree(), Qt::Key_Down);
    QVERIFY(bench.selection.all() == (std::vector<Selected>{{bench.r1, "t", "pdu1"}}));
}

void OutlineTest::rowSelectsItsRacks()
{
    Bench bench;
    bench.click(bench.index({bench.r1, "t", {}}).parent());
    QCOMPARE(bench.selection.all().size(), std::size_t(3));
    QVERIFY(bench.panel.tree().selectionModel()->isSelected(bench.index({bench.r1, "t", {}}).parent()));
}

void OutlineTest::showsWhatOthersSelect()
{
    Bench bench;
    QTreeView &tree = bench.panel.tree();
    bench.selection.select({bench.r2, "t", "s1"});
    QVERIFY(tree.currentIndex() == bench.index({bench.r2, "t", "s1"}));
    QVERIFY(tree.isExpanded(tree.currentIndex().parent())); // it can be seen
    bench.selection.selectAll({{bench.r1, "t", {}}, {bench.r2, "t", {}}});
    QCOMPARE(tree.selectionModel()->selectedRows().size(), 2);
    bench.selection.select({{}, "t", "s1"}); // in the first rack of the type
    QVERIFY(tree.currentIndex() == bench.index({bench.r1, "t", "s1"}));
    QVERIFY(bench.selection.selected() == (Selected{{}, "t", "s1"}));
    bench.selection.clear();
    QVERIFY(tree.selectionModel()->selectedRows().isEmpty());
}

void OutlineTest::whatIsGoneSelectsNothingElse()
{
    Bench bench;
    bench.click(bench.index({bench.r1, "t", {}}));
    QSignalSpy changes(&bench.selection, &Selection::changed);
    bench.document.apply("Rack", removeRack(bench.document.design(), bench.r1));
    QVERIFY(bench.selection.rack() == nullptr);
    QVERIFY(bench.selection.selected() == (Selected{{}, "t", {}})); // as the selection itself decides
    QCOMPARE(changes.count(), 1);
}

void OutlineTest::enterOpens()
{
    Bench bench;
    QSignalSpy opened(&bench.panel, &OutlinePanel::opened);
    bench.click(bench.index({bench.r2, "t", {}}));
    QTest::keyClick(&bench.panel.tree(), Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    const QModelIndex row = bench.index({bench.r2, "t", {}}).parent();
    bench.click(row);
    QVERIFY(bench.panel.tree().isExpanded(row));
    QTest::keyClick(&bench.panel.tree(), Qt::Key_Return); // a row only closes
    QCOMPARE(opened.count(), 1);
    QVERIFY(!bench.panel.tree().isExpanded(row));
}

void OutlineTest::emptyDesignSaysSo()
{
    Bench bench((Design()));
    const auto *note = bench.panel.findChild<QLabel *>();
    QCOMPARE(note->text(), "The design is empty.");
    QVERIFY(note->isVisible());
    bench.document.replace(twoTypes());
    QVERIFY(!note->isVisible());
    QTest::keyClicks(&bench.panel.filter(), "zebra");
    QCOMPARE(note->text(), "Nothing matches.");
}

std::unique_ptr<QObject> makeOutlineTest()
{
    return make<OutlineTest>();
}

#include "tst_outline.moc"
