#include "exports/compose.h"
#include "exports/formats.h"
#include "exports/xlsxwriter.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace clusterwright;

class XlsxTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void totalsEqualTheEvaluation();
    void totalsAreFormulas();
    void numbersAreNumbers();
    void headerStaysInView();
    void textIsNoFormula();
    void readMeSaysWhatItIs();
    void sameBytesTwice();
    void badDateIsRefused_data();
    void badDateIsRefused();

private:
    QByteArray entry(const QString &name) const
    {
        return sample::runTool("unzip", {"-p", m_folder.filePath("bill.xlsx"), name}).out;
    }
    QByteArray write(const std::vector<Table> &tables) const
    {
        const auto bytes = xlsxBytes(tables, {m_design.meta, sample::issue(), toolText(), "USD"});
        return bytes ? QByteArray::fromStdString(bytes.value()) : QByteArray();
    }
    void save(const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath("bill.xlsx"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// The value of a cell of the sheet, by its name: "F9".
    static QString valueOf(const QString &sheet, const QString &cell)
    {
        return QRegularExpression("<c r=\"" + cell + "\"[^>]*>(?:<f>[^<]*</f>)?<v>([^<]*)</v>")
            .match(sheet)
            .captured(1);
    }

    QTemporaryDir m_folder;
    Design m_design = sample::richDesign();
    Evaluation m_evaluation = evaluate(m_design);
};

void XlsxTest::initTestCase()
{
    save(write(composeBill(m_design, m_evaluation, sample::issue())));
}

void XlsxTest::totalsEqualTheEvaluation()
{
    const QString bill = entry("xl/worksheets/sheet2.xml");
    const Summary &total = m_evaluation.results.total;
    const QString row = QString::number(total.inventory.parts.size() + 2);
    int pieces = 0;
    for (const auto &[part, count] : total.inventory.parts)
        pieces += count;
    QCOMPARE(valueOf(bill, "F" + row).toDouble(), static_cast<double>(pieces));
    QCOMPARE(valueOf(bill, "J" + row).toDouble(), inDollars(total.price.low));
    QCOMPARE(valueOf(bill, "K" + row).toDouble(), inDollars(total.price.base));
    QCOMPARE(valueOf(bill, "L" + row).toDouble(), inDollars(total.price.high));
}

void XlsxTest::totalsAreFormulas()
{
    const QString bill = entry("xl/worksheets/sheet2.xml");
    const QString last = QString::number(m_evaluation.results.total.inventory.parts.size() + 1);
    for (const char *column : {"F", "J", "K", "L"})
        QVERIFY2(bill.contains(QString("<f>SUM(%1:%2)</f>").arg(column + QString("2"), column + last)),
                 column);
}

void XlsxTest::numbersAreNumbers()
{
    const QString bill = entry("xl/worksheets/sheet2.xml");
    int row = 2;
    for (const auto &[part, count] : m_evaluation.results.total.inventory.parts) {
        QVERIFY(!bill.contains(QString("<c r=\"F%1\" t=").arg(row))); // t="s" would be text
        QCOMPARE(valueOf(bill, QString("F%1").arg(row)).toInt(), count);
        ++row;
    }
    QVERIFY(!bill.contains("<c r=\"G2\"")); // no price is an empty cell
}

void XlsxTest::headerStaysInView()
{
    for (const char *sheet : {"sheet2", "sheet3", "sheet4", "sheet5"}) {
        const QByteArray text = entry(QString("xl/worksheets/%1.xml").arg(sheet));
        QVERIFY2(text.contains("state=\"frozen\"") && text.contains("ySplit=\"1\""), sheet);
        QVERIFY2(text.contains("<autoFilter"), sheet);
    }
}

void XlsxTest::textIsNoFormula()
{
    save(write({{"T", "t", {{"Text"}}, {{std::string("=1+1")}, {std::string("-2")}}, {}, {}}}));
    QVERIFY(!entry("xl/worksheets/sheet2.xml").contains("<f>"));
    QVERIFY(entry("xl/sharedStrings.xml").contains("<t>=1+1</t>"));
    initTestCase();
}

void XlsxTest::readMeSaysWhatItIs()
{
    const QString words = entry("xl/sharedStrings.xml");
    for (const std::string &word : {toolText(), m_design.meta.number, std::string("2026-03-01"),
                                    std::string("Internal"), std::string("Sheet \"Bill\"")})
        QVERIFY2(words.contains(QString::fromStdString(word).toHtmlEscaped()) ||
                     words.contains(QString::fromStdString(word)),
                 word.c_str());
    QVERIFY(entry("xl/workbook.xml").contains("name=\"By rack type\""));
    QVERIFY(entry("docProps/core.xml").contains("2026-03-01T00:00:00Z"));
}

void XlsxTest::sameBytesTwice()
{
    const auto tables = composeBill(m_design, m_evaluation, sample::issue());
    const QByteArray first = write(tables);
    QVERIFY(first.size() > 1000);
    QCOMPARE(write(tables), first);
}

void XlsxTest::badDateIsRefused_data()
{
    QTest::addColumn<QString>("date");
    QTest::newRow("empty") << "";
    QTest::newRow("words") << "1 March 2026";
    QTest::newRow("no such day") << "2026-02-30";
}

void XlsxTest::badDateIsRefused()
{
    QFETCH(const QString, date);
    const Issue issue{Audience::Internal, date.toStdString()};
    for (const char *format : {"bom-xlsx", "spec-pdf"})
        QVERIFY(!exportBytes(format, m_design, m_evaluation, issue));
}

std::unique_ptr<QObject> makeXlsxTest()
{
    return make<XlsxTest>();
}

#include "tst_xlsx.moc"
