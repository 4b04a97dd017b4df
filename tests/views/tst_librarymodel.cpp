#include "tests/runner.h"
#include "tests/sample.h"
#include "views/librarystore.h"
#include "views/panels/librarypanel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLineEdit>
#include <QMimeData>
#include <QTreeView>

using namespace clusterwright;

class LibraryModelTest : public QObject {
    Q_OBJECT

private slots:
    void isASoundModel();
    void emptyLibraryIsSound();
    void partsStandUnderTheirKind();
    void everyWordMustMatch_data();
    void everyWordMustMatch();
    void dragsThePartId();
    void racksAndKindsAreNotDragged();
    void showsWhatADesignCanUse_data();
    void showsWhatADesignCanUse();
    void ownPartsAreShownAsTheyAre();
    void panelFollowsTheStore();
};

void LibraryModelTest::isASoundModel()
{
    const Library library = sample::library();
    LibraryModel model(library);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setText("gpu");
    model.setText("");
    model.showIncomplete(true);
    model.forget();
    model.read();
}

void LibraryModelTest::emptyLibraryIsSound()
{
    const Library library;
    LibraryModel model(library);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
}

void LibraryModelTest::partsStandUnderTheirKind()
{
    const Library library = sample::library();
    const LibraryModel model(library);
    QCOMPARE(model.rowCount(), 4); // servers, switches, racks, rack PDUs
    const QModelIndex server = model.indexOf("example-gpu-8x");
    QCOMPARE(server.data().toString(), "Example GPU 8x");
    QCOMPARE(server.parent().data().toString(), "Servers");
    QVERIFY(server.data(Qt::ToolTipRole).toString().contains("8 U, 10.2 kW, 130.0 kg"));
    QCOMPARE(model.partAt(server)->id, "example-gpu-8x");
    QVERIFY(!model.partAt(server.parent()));
    QVERIFY(!model.indexOf("gone").isValid());
}

void LibraryModelTest::everyWordMustMatch_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kinds");
    QTest::newRow("nothing typed shows all") << "" << 4;
    QTest::newRow("by model, in any case") << "sWITCH 64" << 1;
    QTest::newRow("by vendor") << "example" << 4;
    QTest::newRow("by id") << "pdu-34kva" << 1;
    QTest::newRow("by summary") << "liquid-ready" << 1;
    QTest::newRow("words that no part has together") << "gpu pdu" << 0;
    QTest::newRow("a kind's own name finds nothing") << "servers" << 0;
}

void LibraryModelTest::everyWordMustMatch()
{
    QFETCH(QString, text);
    Library library = sample::library();
    library.at("example-gpu-8x").summary = "liquid-ready";
    LibraryModel model(library);
    model.setText(text);
    QTEST(model.rowCount(), "kinds");
}

void LibraryModelTest::dragsThePartId()
{
    const Library library = sample::library();
    const LibraryModel model(library);
    const std::unique_ptr<QMimeData> data(model.mimeData({model.indexOf("example-switch-64")}));
    QVERIFY(data->hasFormat(partMimeType));
    QCOMPARE(partIdOf(data.get()), "example-switch-64");
    QVERIFY(partIdOf(nullptr).empty());
}

void LibraryModelTest::racksAndKindsAreNotDragged()
{
    const Library library = sample::library();
    const LibraryModel model(library);
    const QModelIndex server = model.indexOf("example-gpu-8x");
    QVERIFY(server.flags() & Qt::ItemIsDragEnabled);
    QVERIFY(!(server.parent().flags() & Qt::ItemIsDragEnabled));
    QVERIFY(!(model.indexOf("example-rack-48u").flags() & Qt::ItemIsDragEnabled));
}

void LibraryModelTest::showsWhatADesignCanUse_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<bool>("isUsual");
    QTest::addColumn<bool>("isShownIfAsked");
    QTest::newRow("complete") << "example-gpu-8x" << true << true;
    QTest::newRow("without a mass") << "no-mass" << false << true;
    QTest::newRow("without a power") << "no-power" << false << true;
    QTest::newRow("without a height it has no place") << "no-height" << false << false;
    QTest::newRow("a component stands in no rack") << "component" << false << false;
    QTest::newRow("a rack") << "example-rack-48u" << true << true;
}

void LibraryModelTest::showsWhatADesignCanUse()
{
    QFETCH(QString, part);
    Library library = sample::library();
    const auto add = [&](const char *id, auto change) {
        Part made = sample::networkSwitch();
        made.id = id;
        change(made);
        library.emplace(id, made);
    };
    add("no-mass", [](Part &made) { made.size.mass.reset(); });
    add("no-power", [](Part &made) { made.electrical.max.reset(); });
    add("no-height", [](Part &made) { made.size.height.reset(); });
    add("component", [](Part &made) { made.facts = CpuFacts{}; });
    LibraryModel model(library);
    QTEST(model.indexOf(part.toStdString()).isValid(), "isUsual");
    model.showIncomplete(true);
    QTEST(model.indexOf(part.toStdString()).isValid(), "isShownIfAsked");
    QCOMPARE(model.indexOf("no-mass").data(Qt::ForegroundRole).isValid(), true); // muted
    QCOMPARE(model.indexOf("example-gpu-8x").data(Qt::ForegroundRole).isValid(), false);
}

void LibraryModelTest::ownPartsAreShownAsTheyAre()
{
    Library library = sample::library();
    library.at("example-gpu-8x").size.mass.reset();
    LibraryModel model(library);
    QVERIFY(!model.indexOf("example-gpu-8x").isValid());
    model.read({"example-gpu-8x"});
    QVERIFY(model.indexOf("example-gpu-8x").isValid());
}

void LibraryModelTest::panelFollowsTheStore()
{
    LibraryStack stack;
    stack.parts = sample::library();
    stack.parts.at("example-gpu-8x").size.mass.reset();
    LibraryStore store(std::move(stack));
    LibraryPanel panel(store);
    panel.resize(300, 500);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QVERIFY(!panel.indexOf("example-gpu-8x").isValid());
    panel.incompleteBox().click();
    QVERIFY(panel.indexOf("example-gpu-8x").isValid());
    panel.tree().setCurrentIndex(panel.indexOf("example-gpu-8x"));
    QTest::keyClicks(&panel.search(), "pdu");
    QVERIFY(!panel.currentPart());
    panel.search().clear();
    QVERIFY(panel.currentPart());
    QCOMPARE(panel.currentPart()->id, "example-gpu-8x"); // current again
    store.load({});
    QVERIFY(!panel.currentPart());
    QCOMPARE(panel.model().rowCount(), 0);
}

std::unique_ptr<QObject> makeLibraryModelTest()
{
    return make<LibraryModelTest>();
}

#include "tst_librarymodel.moc"
