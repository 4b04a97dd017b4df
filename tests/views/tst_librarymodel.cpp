#include "tests/runner.h"
#include "tests/sample.h"
#include "views/models/librarymodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>

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
};

void LibraryModelTest::isASoundModel()
{
    const Library library = sample::library();
    LibraryModel model(library);
    LibraryFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester filterTester(&filter,
                                                QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setText("gpu");
    filter.setText("");
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
    LibraryFilter filter;
    filter.setSourceModel(&model);
    filter.setText(text);
    QTEST(filter.rowCount(), "kinds");
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

std::unique_ptr<QObject> makeLibraryModelTest()
{
    return make<LibraryModelTest>();
}

#include "tst_librarymodel.moc"
