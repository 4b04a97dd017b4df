#include "model/analysis/partcomparison.h"
#include "tests/components.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <set>

using namespace clusterwright;
using State = ComparedValue::State;

namespace {

/// Compares copies, so that temporary parts can be handed in.
PartComparison compared(const std::vector<Part> &parts, const PriceBook &prices = sample::componentPrices())
{
    std::vector<const Part *> pointers;
    for (const Part &part : parts)
        pointers.push_back(&part);
    auto result = compareParts(pointers, prices);
    return result ? result.take() : PartComparison();
}

ComparisonRow row(const PartComparison &comparison, const char *key)
{
    const ComparisonRow *found = rowOf(comparison, key);
    return found ? *found : ComparisonRow();
}

QStringList texts(const ComparisonRow &row)
{
    QStringList list;
    for (const ComparedValue &value : row.values)
        list << sample::q(shownText(value));
    return list;
}

} // namespace

class ComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void wrongChoiceIsRefused_data();
    void wrongChoiceIsRefused();
    void rowsOfTwoProcessors();
    void numbersOfARowAreInOneUnit();
    void smallPowersAreInWatts();
    void unknownIsToldApartFromDifferent();
    void mixedKindsHaveEveryRow();
    void estimatesSaySo();
    void derivedRowsFollowThePrices();
    void statusHasItsDate();
    void sortedWithUnknownLast();
    void usualAxes_data();
    void usualAxes();
    void groupsStandTogether();
};

void ComparisonTest::wrongChoiceIsRefused_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("one part is nothing to compare")
        << 1 << "comparison|parts|A comparison takes 2 to 6 parts; there are 1.";
    QTest::newRow("two are the fewest") << 2 << "accepted";
    QTest::newRow("six are the most") << 6 << "accepted";
    QTest::newRow("seven are too many")
        << 7 << "comparison|parts|A comparison takes 2 to 6 parts; there are 7.";
}

void ComparisonTest::wrongChoiceIsRefused()
{
    QFETCH(int, count);
    std::vector<Part> parts;
    for (int i = 0; i < count; ++i)
        parts.push_back(sample::renamed(sample::h100(), "part-" + std::to_string(i)));
    std::vector<const Part *> pointers;
    for (const Part &part : parts)
        pointers.push_back(&part);
    QTEST(sample::refusalOf(compareParts(pointers, {})), "refusal");
    if (count == 2)
        QCOMPARE(sample::refusalOf(compareParts({&parts[0], &parts[0]}, {})),
                 "part-0|parts|The part \"part-0\" stands in the comparison twice.");
}

void ComparisonTest::rowsOfTwoProcessors()
{
    const PartComparison comparison = compared({sample::epyc9654(), sample::xeon6980p()});
    QCOMPARE(comparison.parts[0], (ComparedPart{"amd-epyc-9654", "AMD EPYC 9654", PartKind::Cpu}));
    QCOMPARE(texts(row(comparison, "vendor")), (QStringList{"AMD", "Intel"}));
    const ComparisonRow cores = row(comparison, "core_count");
    QCOMPARE(texts(cores), (QStringList{"96", "128"}));
    QCOMPARE(markOf(cores), RowMark::Different);
    QCOMPARE(cores.values[0].source, "AMD EPYC 9654 data sheet");
    QCOMPARE(*cores.values[0].kind, FigureKind::Rated);
    QCOMPARE(texts(row(comparison, "memory_byte_per_s")), (QStringList{"460.8 GB/s", "614.4 GB/s"}));
    QCOMPARE(markOf(row(comparison, "memory_channels")), RowMark::Same); // 12 and 12
    const ComparisonRow perCore = row(comparison, "memory_gb_s_per_core");
    QCOMPARE(texts(perCore), (QStringList{"4.8 GB/s", "4.8 GB/s"}));
    QCOMPARE(markOf(perCore), RowMark::Same);
    QCOMPARE(titleWithUnit(perCore), "Memory bandwidth per core [GB/s]");
    QCOMPARE(perCore.values[0].basis, "memory bandwidth / cores = 460.8 GB/s / 96 cores");
    QCOMPARE(*perCore.values[0].kind, FigureKind::Derived);
}

void ComparisonTest::numbersOfARowAreInOneUnit()
{
    Part tall = sample::server(), flat = sample::networkSwitch();
    flat.electrical.max = sample::figure(watts(600), FigureKind::Max);
    const PartComparison comparison = compared({tall, flat});
    const ComparisonRow power = row(comparison, "max_power_w");
    QCOMPARE(power.unit, "kW");
    QCOMPARE(texts(power), (QStringList{"10.2 kW", "600 W"})); // a reader gets the fitting unit
    QCOMPARE(*power.values[0].number, 10.2);
    QCOMPARE(*power.values[1].number, 0.6);
    QCOMPARE(row(comparison, "height_u").unit, "U");
    QCOMPARE(*row(comparison, "height_u").values[0].number, 8.0);
    QCOMPARE(row(comparison, "depth_m").unit, "mm");
}

void ComparisonTest::smallPowersAreInWatts()
{
    const ComparisonRow power = row(compared({sample::h100(), sample::mi300x()}), "max_power_w");
    QCOMPARE(power.unit, "W");
    QCOMPARE(*power.values[0].number, 700.0);
    QCOMPARE(row(compared({sample::h100(), sample::b200()}), "max_power_w").unit, "kW"); // one is 1 kW
}

void ComparisonTest::unknownIsToldApartFromDifferent()
{
    const PartComparison comparison =
        compared({sample::epyc9654(), sample::renamed(sample::epyc9654(), "again"), sample::graceCpu()});
    const ComparisonRow clock = row(comparison, "base_clock_hz");
    QCOMPARE(texts(clock), (QStringList{"2.4 GHz", "2.4 GHz", "unknown"}));
    QCOMPARE(markOf(clock), RowMark::Unclear);
    QCOMPARE(markOf(row(comparison, "core_count")), RowMark::Different);
    QCOMPARE(markOf(row(comparison, "pcie_generation")), RowMark::Same);
    QCOMPARE(markOf(row(comparison, "cxl_version")), RowMark::Same); // nothing is known of any
    const ComparisonRow perCore = row(comparison, "w_per_core");
    QCOMPARE(texts(perCore).last(), "unknown");
    QCOMPARE(perCore.values[2].basis, "thermal design power / cores; unknown: thermal design power");
}

void ComparisonTest::mixedKindsHaveEveryRow()
{
    const PartComparison comparison = compared({sample::epyc9654(), sample::h100(), sample::drive()});
    QCOMPARE(texts(row(comparison, "kind")), (QStringList{"cpu", "accelerator", "ssd"}));
    QCOMPARE(texts(row(comparison, "core_count")), (QStringList{"96", "n/a", "n/a"}));
    QCOMPARE(markOf(row(comparison, "core_count")), RowMark::Different);
    QCOMPARE(texts(row(comparison, "memory_byte_per_s")), (QStringList{"460.8 GB/s", "3,350 GB/s", "n/a"}));
    QCOMPARE(texts(row(comparison, "pcie_lanes")), (QStringList{"128", "16", "4"}));
    QCOMPARE(texts(row(comparison, "dwpd")), (QStringList{"n/a", "n/a", "1 *"}));
    QCOMPARE(row(comparison, "pcie_gb_s").values[2].state, State::Absent); // no such derived figure of drives
    QCOMPARE(texts(row(comparison, "max_power_w")), (QStringList{"unknown", "700 W", "23 W *"}));
}

void ComparisonTest::estimatesSaySo()
{
    const PartComparison comparison = compared({sample::graceCpu(), sample::xeon6980p()});
    const ComparisonRow bandwidth = row(comparison, "memory_byte_per_s");
    QCOMPARE(texts(bandwidth), (QStringList{"512 GB/s *", "614.4 GB/s"}));
    QCOMPARE(originText(bandwidth.values[0]), "estimate, confidence low\nup to, with 480 GB");
    QCOMPARE(originText(bandwidth.values[1]), "rated, confidence high\nIntel Xeon 6980P data sheet");
    QVERIFY(row(comparison, "memory_gb_s_per_core").values[0].isEstimate);
    QVERIFY(!row(comparison, "memory_gb_s_per_core").values[1].isEstimate);
}

void ComparisonTest::derivedRowsFollowThePrices()
{
    const PartComparison comparison = compared({sample::b200(), sample::h100()});
    QCOMPARE(texts(row(comparison, "price_usd")), (QStringList{"$47,500 ($45,000 to $50,000) *", "unknown"}));
    QCOMPARE(markOf(row(comparison, "price_usd")), RowMark::Unclear);
    QCOMPARE(texts(row(comparison, "usd_per_tflops")), (QStringList{"21.11 *", "unknown"}));
    QCOMPARE(row(comparison, "price_usd").values[0].source, "Test prices");
    const PartComparison free = compared({sample::b200(), sample::h100()}, PriceBook());
    QCOMPARE(texts(row(free, "price_usd")), (QStringList{"unknown", "unknown"}));
    QCOMPARE(markOf(row(free, "price_usd")), RowMark::Same);
}

void ComparisonTest::statusHasItsDate()
{
    const PartComparison comparison = compared({sample::epyc9654(), sample::xeon6980p(), sample::graceCpu()});
    QCOMPARE(texts(row(comparison, "status")),
             (QStringList{"production, 2022-11-10", "production", "unknown"}));
    QCOMPARE(texts(row(comparison, "roadmap_date")), (QStringList{"2022-11-10", "unknown", "unknown"}));
    Part coming = sample::graceCpu();
    coming.lifecycle.dates = {{LifeStatus::Announced, "2026Q3", "", "press", Confidence::Low},
                              {LifeStatus::EndOfLife, "2031", "", "press", Confidence::Low}};
    const ComparedValue date = roadmapDate(coming);
    QCOMPARE(shownText(date), "2026Q3 (announced) *"); // its end is no step towards production
    QCOMPARE(*date.confidence, Confidence::Low);
}

void ComparisonTest::sortedWithUnknownLast()
{
    const PartComparison comparison =
        compared({sample::graceCpu(), sample::xeon6980p(), sample::epyc9654(), sample::h100()});
    using Order = std::vector<std::size_t>;
    QCOMPARE(sortedBy(row(comparison, "base_clock_hz"), true), (Order{1, 2, 0, 3})); // unknown, then n/a
    QCOMPARE(sortedBy(row(comparison, "base_clock_hz"), false), (Order{2, 1, 0, 3}));
    QCOMPARE(sortedBy(row(comparison, "vendor"), true), (Order{2, 1, 0, 3}));
    QCOMPARE(sortedBy(row(comparison, "core_count"), true), (Order{0, 2, 1, 3})); // 72, 96, 128: by number
}

void ComparisonTest::usualAxes_data()
{
    QTest::addColumn<QList<Part>>("parts");
    QTest::addColumn<QString>("x");
    QTest::addColumn<QString>("y");
    QTest::newRow("CPUs: power and memory bandwidth")
        << QList<Part>{sample::epyc9654(), sample::xeon6980p()} << "thermal_design_power_w"
        << "memory_byte_per_s";
    QTest::newRow("accelerators") << QList<Part>{sample::h100(), sample::b200()} << "max_power_w"
                                  << "bf16_op_per_s";
    QTest::newRow("devices") << QList<Part>{sample::server(), sample::networkSwitch()} << "max_power_w"
                             << "mass_kg";
    QTest::newRow("no two numbers in common: any")
        << QList<Part>{sample::module64(), sample::epyc9654()} << "price_usd"
        << "typical_power_w";
}

void ComparisonTest::usualAxes()
{
    QFETCH(QList<Part>, parts);
    const auto [x, y] = clusterwright::usualAxes(compared({parts.begin(), parts.end()}));
    QTEST(sample::q(x), "x");
    QTEST(sample::q(y), "y");
}

void ComparisonTest::groupsStandTogether()
{
    const PartComparison comparison = compared({sample::epyc9654(), sample::drive(), sample::h100()});
    std::vector<RowGroup> groups;
    std::set<std::string> keys;
    for (const ComparisonRow &row : comparison.rows) {
        if (groups.empty() || groups.back() != row.group)
            groups.push_back(row.group);
        QVERIFY2(keys.insert(row.key).second, row.key.c_str());
        QCOMPARE(row.values.size(), comparison.parts.size());
    }
    QCOMPARE(groups,
             (std::vector{RowGroup::Identity, RowGroup::Figures, RowGroup::Derived, RowGroup::Price}));
}

std::unique_ptr<QObject> makeComparisonTest()
{
    return make<ComparisonTest>();
}

#include "tst_comparison.moc"
