#include "exports/comparisonbook.h"
#include "exports/drawings/scatter.h"
#include "exports/specification.h"
#include "model/analysis/cpuplatform.h"
#include "tests/components.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace clusterwright;

namespace {

PartComparison compared(const std::vector<Part> &parts)
{
    std::vector<const Part *> pointers;
    for (const Part &part : parts)
        pointers.push_back(&part);
    return compareParts(pointers, sample::componentPrices()).take();
}

/// The row of the sheet on which a figure stands, as the workbook counts.
std::size_t lineOf(const Table &table, const std::string &figure)
{
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (table.rows[i][1] == Cell(figure))
            return i + 2;
    return 0;
}

} // namespace

class ComparisonBookTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void figuresDownPartsAcross();
    void numbersAreNumbers();
    void differencesAreFilled();
    void estimatesHaveAStar();
    void sourcesOfEveryValue();
    void sameBytesTwice();
    void platformsTakeTheSameBook();
    void pointsOfAChart();
    void pointsArePainted_data();
    void pointsArePainted();

private:
    QString entry(const QString &name) const
    {
        return sample::runTool("unzip", {"-p", m_folder.filePath("comparison.xlsx"), name}).out;
    }
    /// The element of a cell: "E9".
    static QString cell(const QString &sheet, const QString &name)
    {
        return QRegularExpression("<c r=\"" + name + "\"[^>]*>.*?</c>").match(sheet).captured();
    }
    /// The index of the format of a cell.
    static int styleOf(const QString &cell)
    {
        return QRegularExpression("s=\"(\\d+)\"").match(cell).captured(1).toInt();
    }
    std::string bytes() const
    {
        return comparisonXlsx(m_comparison, {Meta(), sample::issue(), "Clusterwright", "USD"}).take();
    }

    QTemporaryDir m_folder;
    PartComparison m_comparison = compared({sample::epyc9654(), sample::xeon6980p(), sample::graceCpu()});
    Table m_table = comparisonTables(m_comparison).front();
};

void ComparisonBookTest::initTestCase()
{
    QFile file(m_folder.filePath("comparison.xlsx"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(bytes()));
}

void ComparisonBookTest::figuresDownPartsAcross()
{
    QVERIFY(entry("xl/workbook.xml").contains("name=\"Comparison\""));
    QVERIFY(entry("xl/workbook.xml").contains("name=\"Sources\""));
    QCOMPARE(m_table.columns.size(), std::size_t{7});
    QCOMPARE(m_table.columns[4].title, "AMD EPYC 9654");
    QCOMPARE(m_table.rows.size(), m_comparison.rows.size());
    const auto &clock = m_table.rows[lineOf(m_table, "Base clock") - 2];
    QCOMPARE(clock, (std::vector<Cell>{std::string("Figures"), std::string("Base clock"), std::string("GHz"),
                                       std::string("≠"), 2.4, 2.0, std::string("unknown")}));
}

void ComparisonBookTest::numbersAreNumbers()
{
    const QString sheet = entry("xl/worksheets/sheet2.xml");
    const QString line = QString::number(lineOf(m_table, "Memory bandwidth per core"));
    QVERIFY(cell(sheet, "E" + line).contains("<v>4.8</v>"));
    QVERIFY(!cell(sheet, "E" + line).contains("t=\"s\"")); // would be text
    const QString clock = QString::number(lineOf(m_table, "Base clock"));
    QVERIFY(cell(sheet, "G" + clock).contains("t=\"s\"")); // "unknown"
    QVERIFY(entry("xl/sharedStrings.xml").contains("<t>unknown</t>"));
}

void ComparisonBookTest::differencesAreFilled()
{
    const QString sheet = entry("xl/worksheets/sheet2.xml"), styles = entry("xl/styles.xml");
    const QString cores = QString::number(lineOf(m_table, "Cores")),
                  generation = QString::number(lineOf(m_table, "PCIe generation"));
    const QStringList formats =
        QRegularExpression("<cellXfs.*</cellXfs>").match(styles).captured().split("<xf ").mid(1);
    const auto fillOf = [&](const QString &name) {
        return QRegularExpression("fillId=\"(\\d+)\"")
            .match(formats.at(styleOf(cell(sheet, name))))
            .captured(1);
    };
    QVERIFY(fillOf("E" + cores) != "0");
    QCOMPARE(fillOf("E" + generation), "0"); // 5 and 5 and 5
    QVERIFY(styles.contains("FFFFF3D6"));
}

void ComparisonBookTest::estimatesHaveAStar()
{
    const QString sheet = entry("xl/worksheets/sheet2.xml"), styles = entry("xl/styles.xml");
    QVERIFY(styles.contains("General&quot; *&quot;"));
    const QString line = QString::number(lineOf(m_table, "Boost clock"));
    QVERIFY(cell(sheet, "F" + line).contains("<v>3.9</v>"));
    QVERIFY(styleOf(cell(sheet, "F" + line)) != styleOf(cell(sheet, "E" + line)));
}

void ComparisonBookTest::sourcesOfEveryValue()
{
    const Table sources = comparisonTables(m_comparison).back();
    const auto has = [&](const std::vector<Cell> &row) {
        return std::ranges::find(sources.rows, row) != sources.rows.end();
    };
    using S = std::string;
    QVERIFY(has({S("AMD EPYC 9654"), S("Cores"), S("96"), S("rated"), S("high"),
                 S("AMD EPYC 9654 data sheet"), S()}));
    QVERIFY(has({S("Intel Xeon 6980P"), S("Boost clock [GHz]"), S("3.9 GHz *"), S("estimate"), S("low"), S(),
                 S("as commonly quoted")}));
    QVERIFY(has({S("AMD EPYC 9654"), S("Cost per core [USD]"), S("$123"), S("derived"), S("high"), S(),
                 S("price / cores = $11,805 / 96 cores")}));
    QVERIFY(has({S("NVIDIA Grace"), S("Design power per core [W]"), S("unknown"), S("unknown"), S("high"),
                 S(), S("thermal design power / cores; unknown: thermal design power")}));
}

void ComparisonBookTest::sameBytesTwice()
{
    QVERIFY(bytes().size() > 1000);
    QCOMPARE(bytes(), bytes());
}

void ComparisonBookTest::platformsTakeTheSameBook()
{
    const Part cpu = sample::epyc9654(), module = sample::module64();
    const auto platforms = comparePlatforms({&cpu}, {2, &module, 1}, sample::componentPrices());
    const Table table = comparisonTables(platforms.value()).front();
    QCOMPARE(table.rows[lineOf(table, "Memory bandwidth") - 2][4], Cell(921.6));
    QVERIFY(table.title.starts_with("CPU platforms, nodes of 2 sockets"));
    QVERIFY(comparisonXlsx(platforms.value(), {Meta(), sample::issue(), "Clusterwright", "USD"}));
}

void ComparisonBookTest::pointsOfAChart()
{
    const ComparisonRow &power = *rowOf(m_comparison, "thermal_design_power_w"),
                        &bandwidth = *rowOf(m_comparison, "memory_byte_per_s");
    const Scatter scatter = scatterOf(m_comparison, power, bandwidth, false);
    QCOMPARE(scatter.xTitle, "Thermal design power [W]");
    QCOMPARE(scatter.points, (std::vector<Scatter::Point>{{"AMD EPYC 9654", 360, 460.8, false},
                                                          {"Intel Xeon 6980P", 500, 614.4, false}}));
    QCOMPARE(scatter.note, "Not drawn: NVIDIA Grace (thermal design power unknown).");
    const Scatter guessed = scatterOf(m_comparison, *rowOf(m_comparison, "core_count"), bandwidth, true);
    QCOMPARE(guessed.points.size(), std::size_t{3});
    QVERIFY(guessed.points[2].isEstimate);
    QCOMPARE(guessed.note, "Hollow: an estimate.");
    ComparisonRow zero = power;
    zero.values[0].number = 0;
    QCOMPARE(
        scatterOf(m_comparison, zero, bandwidth, true).note,
        "Not drawn: AMD EPYC 9654 (thermal design power not above zero); NVIDIA Grace (thermal design power "
        "unknown).");
    QCOMPARE(scatterOf(m_comparison, zero, bandwidth, false).points.size(), std::size_t{2});
}

void ComparisonBookTest::pointsArePainted_data()
{
    QTest::addColumn<bool>("isLogarithmic");
    QTest::newRow("from zero") << false;
    QTest::newRow("logarithmic") << true;
}

void ComparisonBookTest::pointsArePainted()
{
    QFETCH(bool, isLogarithmic);
    const Scatter scatter = scatterOf(m_comparison, *rowOf(m_comparison, "thermal_design_power_w"),
                                      *rowOf(m_comparison, "memory_byte_per_s"), isLogarithmic);
    QImage image(600, 400, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    drawScatter(painter, QRectF(image.rect()), scatter, {});
    painter.end();
    const QColor point = paletteOf(Theme::Light).selection;
    int pixels = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            pixels += image.pixelColor(x, y) == point;
    constexpr int ofOnePoint = 60; // a disc of radius 5 has 78, less its soft edge
    QVERIFY2(pixels > 2 * ofOnePoint && pixels < 4 * ofOnePoint, qPrintable(QString::number(pixels)));
}

std::unique_ptr<QObject> makeComparisonBookTest()
{
    return make<ComparisonBookTest>();
}

#include "tst_comparisonbook.moc"
