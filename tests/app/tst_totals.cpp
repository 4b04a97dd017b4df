// The same totals wherever they are read: the report, the window, the PDF, the workbook.
#include "app/mainwindow.h"
#include "libraries/designjson.h"
#include "libraries/file.h"
#include "tests/app/cli.h"
#include "tests/runner.h"
#include "views/panels/totalsbar.h"

#include "model/text.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace clusterwright;

class TotalsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void reportAndWindow();
    void reportAndPdf();
    void reportAndWorkbook();
    void reportAndCsv();

private:
    QString exported(const char *format) const;
    static QByteArray outputOf(const QString &program, const QStringList &arguments);
    double total(const char *key) const
    {
        return m_totals[QLatin1String(key)].toObject()["value"].toDouble();
    }
    double count(const char *key) const { return m_totals[QLatin1String(key)].toDouble(); }

    QTemporaryDir m_folder;
    QJsonObject m_totals;
    double m_transceivers = 0; ///< of all networks
};

void TotalsTest::initTestCase()
{
    const CliRun report = runCli({"report", samplePath(), "--json"});
    QCOMPARE(report.exitCode, 0);
    m_totals = report.json()["totals"].toObject();
    QCOMPARE(count("nodes"), 127.0);
    for (const QJsonValue &fabric : report.json()["fabrics"].toArray())
        m_transceivers += fabric["transceivers"].toDouble();
}

QString TotalsTest::exported(const char *format) const
{
    const QString path = m_folder.filePath(format);
    const CliRun run =
        runCli({"export", samplePath(), "--format", format, "--out", path, "--date", "2026-11-20"});
    if (run.exitCode != 0)
        qWarning("%s", run.err.constData());
    return path;
}

QByteArray TotalsTest::outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() ? process.readAllStandardOutput() : QByteArray();
}

void TotalsTest::reportAndWindow()
{
    const auto open = [](const std::string &path) {
        const auto text = readFile(path);
        return text ? parseDesign(text.value(), path) : Result<Design>(text.error());
    };
    LibraryStore library;
    MainWindow window(library, {open, {}, {}, {}});
    QVERIFY(window.openFile(samplePath()));
    const TotalsBar &bar = window.totalsBar();
    const auto shown = [&](TotalsBar::Cell cell) { return bar.text(cell).toStdString(); };
    QCOMPARE(shown(TotalsBar::Racks), formatGrouped(count("racks"), 0));
    QCOMPARE(shown(TotalsBar::Nodes), formatGrouped(count("nodes"), 0));
    QCOMPARE(shown(TotalsBar::Accelerators), formatGrouped(count("accelerators"), 0));
    QCOMPARE(shown(TotalsBar::Switches), formatGrouped(count("switches"), 0));
    QCOMPARE(shown(TotalsBar::MaxPower), formatQuantity(watts(total("power_max_w"))));
    QCOMPARE(shown(TotalsBar::Mass), formatQuantity(kilograms(total("mass_kg"))));
    QVERIFY(shown(TotalsBar::Cost)
                .find(formatQuantity(dollars(m_totals["capex_usd"].toObject()["high"].toDouble()))) !=
            std::string::npos);
}

void TotalsTest::reportAndPdf()
{
    const QString text = QString::fromUtf8(outputOf("pdftotext", {"-layout", exported("spec-pdf"), "-"}));
    const auto has = [&](const std::string &figure) {
        const bool isThere = text.contains(QString::fromStdString(figure));
        if (!isThere)
            qWarning("the PDF lacks %s", figure.c_str());
        return isThere;
    };
    QVERIFY(has(formatQuantity(watts(total("power_max_w")))));
    QVERIFY(has(formatQuantity(kilograms(total("mass_kg")))));
    QVERIFY(has(formatGrouped(total("heat_btu_per_h"), 0) + " BTU/h"));
    QVERIFY(has(formatGrouped(count("accelerators"), 0)));
    QVERIFY(text.contains(QRegularExpression("Compute nodes.*\\n.*\\b127\\b")));
    QVERIFY(has("20.4")); // kW of a feed of a compute rack with another lost
}

/// Quantity times maximum power, summed over the bill, is the maximum power of the report.
void TotalsTest::reportAndWorkbook()
{
    const QString sheet =
        QString::fromUtf8(outputOf("unzip", {"-p", exported("bom-xlsx"), "xl/worksheets/sheet2.xml"}));
    const auto number = [&](const QString &cell) {
        const QRegularExpression value("<c r=\"" + cell +
                                       "\"(?![^>]*t=\"s\")[^>]*>(?:<f>[^<]*</f>)?<v>([-0-9.eE+]+)</v>");
        return value.match(sheet).captured(1).toDouble();
    };
    double watts = 0, kilograms = 0, pieces = 0, accelerators = 0;
    for (int row = 2; number(QString("A%1").arg(row)) > 0; ++row) {
        const double quantity = number(QString("F%1").arg(row));
        pieces += quantity;
        kilograms += quantity * number(QString("N%1").arg(row));
        watts += quantity * number(QString("O%1").arg(row));
        if (quantity == count("nodes"))
            accelerators = quantity * 8;
    }
    QCOMPARE(watts, total("power_max_w"));
    QVERIFY(qAbs(kilograms - total("mass_kg")) < 1e-6);
    QCOMPARE(pieces, count("devices") + count("racks") + count("cables") + m_transceivers);
    QCOMPARE(accelerators, count("accelerators"));
}

void TotalsTest::reportAndCsv()
{
    const auto text = readFile(exported("bom-csv").toStdString());
    double pieces = 0;
    for (const QString &line : QString::fromStdString(text.value()).split("\r\n").mid(1)) {
        const QRegularExpressionMatch kind =
            QRegularExpression(",(server|switch|storage|rack|rack_pdu|power_shelf|item),(\\d+),").match(line);
        pieces += kind.captured(2).toDouble();
    }
    QCOMPARE(pieces, count("devices") + count("racks"));
}

std::unique_ptr<QObject> makeTotalsTest()
{
    return make<TotalsTest>();
}

#include "tst_totals.moc"
