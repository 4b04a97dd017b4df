#include "libraries/comparisontext.h"
#include "model/analysis/partcomparison.h"
#include "tests/components.h"
#include "tests/runner.h"

#include <nlohmann/json.hpp>

using namespace clusterwright;
using nlohmann::json;

namespace {

QString text(const json &value)
{
    return QString::fromStdString(value.dump());
}

} // namespace

class ComparisonTextTest : public QObject {
    Q_OBJECT

private slots:
    void jsonHasEveryValue();
    void jsonTellsUnknownFromDifferent();
    void textIsInColumns();
    void longTextsAreCut();

private:
    const Part m_epyc = sample::epyc9654(), m_grace = sample::graceCpu(), m_drive = sample::drive();
    const PartComparison m_comparison =
        compareParts({&m_epyc, &m_grace, &m_drive}, sample::componentPrices()).take();

    json row(const std::string &key) const
    {
        const json document = json::parse(comparisonJson(m_comparison));
        for (const json &row : document.at("rows"))
            if (row.at("key") == key)
                return row;
        return {};
    }
    /// The line of the text about a figure.
    QString lineOf(const QString &title) const
    {
        for (const QString &line : QString::fromStdString(comparisonText(m_comparison)).split('\n'))
            if (line.mid(3).startsWith(title))
                return line;
        return {};
    }
};

void ComparisonTextTest::jsonHasEveryValue()
{
    const json document = json::parse(comparisonJson(m_comparison));
    QCOMPARE(text(document.at("parts").at(0)),
             text((json{{"id", "amd-epyc-9654"}, {"kind", "cpu"}, {"name", "AMD EPYC 9654"}})));
    QCOMPARE(document.at("rows").size(), m_comparison.rows.size());
    const json bandwidth = row("memory_byte_per_s");
    QCOMPARE(text(bandwidth.at("unit")), text(json("GB/s")));
    QCOMPARE(text(bandwidth.at("values").at(0)), text((json{{"text", "460.8 GB/s"},
                                                            {"number", 460.8},
                                                            {"known", true},
                                                            {"applies", true},
                                                            {"estimate", false},
                                                            {"confidence", "high"},
                                                            {"source", "AMD EPYC 9654 data sheet"},
                                                            {"basis", ""}})));
    QCOMPARE(text(bandwidth.at("values").at(1).at("estimate")), text(json(true)));
    QCOMPARE(text(bandwidth.at("values").at(2)), text((json{{"text", "n/a"},
                                                            {"number", nullptr},
                                                            {"known", false},
                                                            {"applies", false},
                                                            {"estimate", false},
                                                            {"confidence", nullptr},
                                                            {"source", ""},
                                                            {"basis", ""}})));
}

void ComparisonTextTest::jsonTellsUnknownFromDifferent()
{
    QCOMPARE(text(row("price_usd").at("mark")), text(json("unclear"))); // of one part only
    QCOMPARE(text(row("price_usd").at("different")), text(json(true)));
    QCOMPARE(text(row("pcie_generation").at("different")), text(json(false))); // 5, 5, 5
    QCOMPARE(text(row("pcie_lanes").at("mark")), text(json("different")));     // 128, unknown, 4
    QCOMPARE(text(row("pcie_lanes").at("values").at(1).at("text")), text(json("unknown")));
    QCOMPARE(text(row("pcie_lanes").at("values").at(1).at("applies")), text(json(true)));
}

void ComparisonTextTest::textIsInColumns()
{
    const QString head = lineOf("Figure"), lanes = lineOf("PCIe lanes"), power = lineOf("Memory bandwidth [");
    const auto column = head.indexOf("AMD EPYC 9654");
    QVERIFY(column > 0);
    QCOMPARE(lanes.indexOf("128"), column);
    QCOMPARE(power.indexOf("460.8 GB/s"), column);
    QCOMPARE(lanes.indexOf("unknown"), head.indexOf("NVIDIA Grace"));
    QCOMPARE(power.indexOf("512 GB/s *"), head.indexOf("NVIDIA Grace"));
    QVERIFY(lanes.startsWith("≠") && lineOf("Price").startsWith("?") && lineOf("PCIe gen").startsWith(" "));
    QVERIFY(QString::fromStdString(comparisonText(m_comparison)).contains("\nDerived\n"));
}

void ComparisonTextTest::longTextsAreCut()
{
    Part wordy = m_epyc;
    wordy.summary = "für " + std::string(100, 'x');
    const auto comparison = compareParts({&wordy, &m_grace}, {});
    const QString text = QString::fromStdString(comparisonText(comparison.value()));
    QVERIFY(text.contains("für " + QString(29, 'x') + "...")); // 36 characters, not bytes
    QVERIFY(!text.contains("für " + QString(30, 'x')));
}

std::unique_ptr<QObject> makeComparisonTextTest()
{
    return make<ComparisonTextTest>();
}

#include "tst_comparisontext.moc"
