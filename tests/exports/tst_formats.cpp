#include "exports/formats.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QSet>

using namespace clusterwright;

class FormatsTest : public QObject {
    Q_OBJECT

private slots:
    void eachFormatWrites_data();
    void eachFormatWrites();
    void emptyDesignIsWritten_data() { eachFormatWrites_data(); }
    void emptyDesignIsWritten();
    void unknownFormatListsTheKnown();
};

void FormatsTest::eachFormatWrites_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("pdf") << "spec-pdf" << QByteArray("%PDF-");
    QTest::newRow("xlsx") << "bom-xlsx" << QByteArray("PK");
    QTest::newRow("csv") << "bom-csv" << QByteArray("Find no.,");
    QTest::newRow("cables, xlsx") << "cables-xlsx" << QByteArray("PK");
    QTest::newRow("cables, csv") << "cables-csv" << QByteArray("Cable,Bundle,");
    QTest::newRow("cables, Mission Control") << "cables-mission-control-csv" << QByteArray(",,,SOURCE,");
    QTest::newRow("cables, NetBox") << "netbox-cables-csv" << QByteArray("side_a_device,");
    QTest::newRow("labels") << "labels-csv" << QByteArray("Cable,End,");
    QTest::newRow("connectivity map") << "ocdai" << QByteArray("node_type,");
    QTest::newRow("graph") << "dot" << QByteArray("graph G {");
    QTest::newRow("graph for validation") << "dot-cvt" << QByteArray("graph G {");
    QTest::newRow("InfraGraph") << "infragraph" << QByteArray("name: ");
    QTest::newRow("json") << "evaluation-json" << QByteArray("{\n");
    QTest::newRow("svg") << "svg" << QByteArray("<?xml");
    QTest::newRow("png") << "png" << QByteArray("\x89PNG");
}

void FormatsTest::eachFormatWrites()
{
    QFETCH(const QString, id);
    QFETCH(const QByteArray, start);
    const Design design = sample::richDesign();
    Issue issue = sample::issue();
    issue.drawing = "floor"; // those that need none leave it alone
    const auto bytes = exportBytes(id.toStdString(), design, evaluate(design), issue);
    QVERIFY(bytes);
    QVERIFY(QByteArray::fromStdString(bytes.value()).startsWith(start));
    QSet<QString> ids;
    for (const Format &format : formats())
        ids.insert(format.id);
    QCOMPARE(ids, QSet<QString>({"spec-pdf", "bom-xlsx", "bom-csv", "cables-xlsx", "cables-csv",
                                 "cables-mission-control-csv", "netbox-cables-csv", "labels-csv", "ocdai",
                                 "dot", "dot-cvt", "infragraph", "evaluation-json", "svg", "png"}));
}

void FormatsTest::emptyDesignIsWritten()
{
    QFETCH(const QString, id);
    const auto format = std::ranges::find(formats(), id, [](const Format &f) { return QString(f.id); });
    QVERIFY(format != formats().end());
    const auto bytes = exportBytes(id.toStdString(), {}, evaluate({}), sample::issue());
    QCOMPARE(bool(bytes), !format->needsDrawing); // there is none in an empty design
}

void FormatsTest::unknownFormatListsTheKnown()
{
    const auto bytes = exportBytes("spec-docx", {}, evaluate({}), sample::issue());
    QVERIFY(!bytes);
    QVERIFY(bytes.error().message.find("spec-pdf") != std::string::npos);
}

std::unique_ptr<QObject> makeFormatsTest()
{
    return make<FormatsTest>();
}

#include "tst_formats.moc"
