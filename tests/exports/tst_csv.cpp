#include "exports/compose.h"
#include "exports/csvwriter.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

using namespace clusterwright;

class CsvTest : public QObject {
    Q_OBJECT

private slots:
    void textCells_data();
    void textCells();
    void numberCells_data();
    void numberCells();
    void billIsExact();
};

void CsvTest::textCells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *name, const char *text, const char *written) {
        QTest::newRow(name) << QString(text) << QString(written);
    };
    row("plain", "Row A", "Row A");
    row("comma and quote", "a,\"b\"", "\"a,\"\"b\"\"\"");
    row("line break", "a\nb", "\"a\nb\"");
    row("formula", "=HYPERLINK(1)", "'=HYPERLINK(1)");
    row("formula with comma", "@SUM(1,2)", "\"'@SUM(1,2)\"");
    row("dash", "-2+3", "'-2+3");
    row("plus", "+1", "'+1");
    row("tab", "\t=1", "'\t=1");
    row("not at the start", "a=1", "a=1");
    row("empty", "", "");
}

void CsvTest::textCells()
{
    QFETCH(const QString, text);
    QFETCH(const QString, written);
    QCOMPARE(csvText({"", "", {{"h"}}, {{text.toStdString()}}, {}, {}}),
             "h\r\n" + written.toStdString() + "\r\n");
}

void CsvTest::numberCells_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("written");
    QTest::newRow("negative") << -2.5 << "-2.5";
    QTest::newRow("no exponent") << 300000.0 << "300000";
    QTest::newRow("shortest") << 0.1 << "0.1";
}

void CsvTest::numberCells()
{
    QFETCH(const double, number);
    QFETCH(const QString, written);
    QCOMPARE(csvText({"", "", {{"h"}}, {{number}, {Cell()}}, {number}, {}}),
             "h\r\n" + written.toStdString() + "\r\n\r\n"); // unknown is empty, the total row is left out
}

void CsvTest::billIsExact()
{
    const Design design = sample::computeRacks(4, 1, 2);
    const auto tables = composeBill(design, evaluate(design), sample::issue());
    QCOMPARE(
        csvText(tables.at(0)),
        std::string(
            "Find no.,Part id,Vendor,Model,Kind,Quantity,Unit price low [USD],Unit price base [USD],"
            "Unit price high [USD],Extended low [USD],Extended base [USD],Extended high [USD],Price basis,"
            "Mass each [kg],Max power each [W],Estimates\r\n"
            "1,example-gpu-8x,Example,GPU 8x,server,8,,,,,,,unknown,130,10200,\r\n"
            "2,example-pdu-34kva,Example,PDU 34.5 kVA,rack_pdu,2,,,,,,,unknown,10,,\r\n"
            "3,example-rack-48u,Example,Rack 48U,rack,2,,,,,,,unknown,180,,\r\n"));
}

std::unique_ptr<QObject> makeCsvTest()
{
    return make<CsvTest>();
}

#include "tst_csv.moc"
