#include "exports/drawings/chartsof.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

using namespace clusterwright;

namespace {

Chart chart(ChartSubject subject, const Design &design)
{
    return chartOf(subject, design, evaluate(design));
}

const Chart::Series *seriesNamed(const Chart &chart, const QString &name)
{
    const auto it = std::ranges::find(chart.series, name, &Chart::Series::name);
    return it == chart.series.end() ? nullptr : &*it;
}

} // namespace

class ChartsOfTest : public QObject {
    Q_OBJECT

private slots:
    void stacksAreTheSumsOfTheEvaluation_data();
    void stacksAreTheSumsOfTheEvaluation();
    void manyRacksAreShownByType_data();
    void manyRacksAreShownByType();
    void typeThatDoesNotStandIsShown();
    void limitsAreWhatTheFeedsCarry();
    void overloadIsMarked();
    void waivedOverloadIsNotMarked();
    void fillIsAgainstTheLimitOfTheRule();
    void unknownLimitIsNoFill();
    void stepsEndAtTheTotal();
    void typicalOnlyWhereKnown();
    void emptyDesignHasNothingToShow_data();
    void emptyDesignHasNothingToShow();
    void textSaysEverything();
};

void ChartsOfTest::stacksAreTheSumsOfTheEvaluation_data()
{
    QTest::addColumn<int>("bars");
    QTest::newRow("racks") << static_cast<int>(BarsFor::Racks);
    QTest::newRow("rack types") << static_cast<int>(BarsFor::RackTypes);
}

void ChartsOfTest::stacksAreTheSumsOfTheEvaluation()
{
    QFETCH(const int, bars);
    const Design design = sample::richDesign();
    const Evaluation evaluation = evaluate(design);
    const Chart chart = chartOf(ChartSubject::RackPower, design, evaluation, static_cast<BarsFor>(bars));
    QCOMPARE(chart.categories.size(),
             bars == static_cast<int>(BarsFor::Racks) ? design.racks.size() : design.rackTypes.size());
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        const Total<Power> &max = evaluation.results.types.at(chart.categories[i].type).one.power.max;
        QVERIFY(std::abs(sumOf(chart, i).known - inKilowatts(max.known)) < 1e-9);
        QCOMPARE(sumOf(chart, i).unknownCount, max.unknownCount);
    }
    QCOMPARE(seriesNamed(chart, "Servers")->amounts.front(), (Chart::Amount{40.8, 0}));
    QCOMPARE(seriesNamed(chart, "Switches")->amounts.front(), (Chart::Amount{1.7, 1}));
    QCOMPARE(seriesNamed(chart, "Storage")->amounts.back(), (Chart::Amount{1.35, 0}));
    QVERIFY(!seriesNamed(chart, "Other")); // there are none
}

void ChartsOfTest::manyRacksAreShownByType_data()
{
    QTest::addColumn<int>("racks");
    QTest::addColumn<QString>("categoryName");
    QTest::addColumn<QString>("first");
    QTest::newRow("as many as have room") << 24 << "Rack"
                                          << "R1, Compute rack";
    QTest::newRow("one more") << 25 << "Rack type"
                              << "Compute rack, 25 racks";
    QTest::newRow("none stands") << 0 << "Rack type"
                                 << "Compute rack, no racks";
}

void ChartsOfTest::manyRacksAreShownByType()
{
    QFETCH(const int, racks);
    QFETCH(const QString, categoryName);
    QFETCH(const QString, first);
    Design design = sample::computeRacks(1, 3, 0);
    design = addRow(std::move(design), {"long", "Long", "h", 0, 0, 20, Facing::South}).take();
    design = addRow(std::move(design), {"second", "Second", "h", 0, 5, 20, Facing::South}).take();
    if (racks > 0)
        design = addRacks(std::move(design), "t", "long", std::min(racks, 24), "R{n}").take();
    if (racks > 24)
        design = addRacks(std::move(design), "t", "second", racks - 24, "S{n}").take();
    const Chart drawn = chart(ChartSubject::RackPower, design);
    QCOMPARE(drawn.categoryName, categoryName);
    QCOMPARE(categoryText(drawn, 0).section('\n', 0, 0), first);
}

/// Else the chart would lack what the user is working on.
void ChartsOfTest::typeThatDoesNotStandIsShown()
{
    Design design = sample::computeRacks(1, 3, 2);
    design = addRackType(std::move(design), "u", "New rack", sample::rack()).take();
    QCOMPARE(barsFor(design), BarsFor::RackTypes);
    QCOMPARE(chart(ChartSubject::RackPower, design).categories.back().type, "u");
}

/// Two rack PDUs of 34.5 kVA at a power factor of 1 carry 69 kW, one of them 34.5 kW.
void ChartsOfTest::limitsAreWhatTheFeedsCarry()
{
    const Chart drawn = chart(ChartSubject::RackPower, sample::richDesign());
    QCOMPARE(drawn.limits.size(), std::size_t(2));
    QCOMPARE(drawn.limits[0].values.front(), std::optional(69.0));
    QCOMPARE(drawn.limits[1].values.front(), std::optional(34.5));
    QCOMPARE(drawn.limits[0].values.back(), std::optional(34.5)); // a single feed
    QCOMPARE(drawn.limits[1].values.back(), std::nullopt);
}

Design overloaded()
{
    return sample::computeRacks(4, 1, 1); // 40.8 kW on one feed of 34.5 kVA
}

void ChartsOfTest::overloadIsMarked()
{
    QCOMPARE(chart(ChartSubject::RackPower, overloaded()).categories.front().worst,
             std::optional(Severity::Error));
    QCOMPARE(chart(ChartSubject::RackFill, overloaded()).categories.front().worst, std::nullopt);
    QCOMPARE(chart(ChartSubject::RackPower, sample::computeRacks(4, 3, 1)).categories.front().worst,
             std::nullopt);
}

void ChartsOfTest::waivedOverloadIsNotMarked()
{
    const Design design =
        waive(overloaded(), {"PWR001", "t", "Accepted for the test.", "Tester", "2026-01-01", ""}).take();
    QCOMPARE(chart(ChartSubject::RackPower, design).categories.front().worst, std::nullopt);
}

/// Four servers of 130 kg and three feeds of 10 kg in a rack that takes 1,500 kg less 10 %, 32 of 48 units.
void ChartsOfTest::fillIsAgainstTheLimitOfTheRule()
{
    const Chart drawn = chart(ChartSubject::RackFill, sample::computeRacks(4, 3, 1));
    QVERIFY(std::abs(seriesNamed(drawn, "Mass")->amounts.front().known - 100 * 550.0 / 1350) < 1e-9);
    QVERIFY(std::abs(seriesNamed(drawn, "Space")->amounts.front().known - 100 * 32.0 / 48) < 1e-9);
    QCOMPARE(drawn.limits.front().values.front(), std::optional(100.0));
    QCOMPARE(drawn.unit, "%");
}

void ChartsOfTest::unknownLimitIsNoFill()
{
    Design design = sample::computeRacks(4, 3, 1);
    std::get<RackFacts>(design.parts.at("example-rack-48u").facts).staticLoad.reset();
    const Chart drawn = chart(ChartSubject::RackFill, design);
    QCOMPARE(seriesNamed(drawn, "Mass")->amounts.front(), (Chart::Amount{0, 1}));
    QVERIFY(categoryText(drawn, 0).contains("Mass: unknown"));
}

void ChartsOfTest::stepsEndAtTheTotal()
{
    const Design design = sample::richDesign();
    const Chart drawn = chart(ChartSubject::PowerSteps, design);
    QStringList names;
    for (const Chart::Category &category : drawn.categories)
        names << category.name;
    QCOMPARE(names, QStringList({"Servers", "Switches", "Storage", "All, maximum"}));
    double level = 0;
    for (std::size_t i = 0; i + 1 < drawn.categories.size(); ++i) {
        QCOMPARE(drawn.categories[i].base, level);
        level += sumOf(drawn, i).known;
    }
    const Total<Power> &max = evaluate(design).results.total.power.max;
    QCOMPARE(drawn.categories.back().base, 0.0);
    QCOMPARE(sumOf(drawn, 3), (Chart::Amount{inKilowatts(max.known), max.unknownCount}));
    QVERIFY(std::abs(level - inKilowatts(max.known)) < 1e-9);
    QVERIFY(hasUnknowns(drawn));
    QVERIFY(drawn.categories.front().detail.isEmpty()); // no share of what is not known
}

void ChartsOfTest::typicalOnlyWhereKnown()
{
    Design design = sample::computeRacks(4, 3, 2);
    QCOMPARE(chart(ChartSubject::PowerSteps, design).categories.back().name, "All, maximum");
    design.parts.at("example-gpu-8x").electrical.typical = sample::figure(watts(6000));
    const Chart drawn = chart(ChartSubject::PowerSteps, design);
    QCOMPARE(drawn.categories.back().name, "All, typical");
    QCOMPARE(sumOf(drawn, drawn.categories.size() - 1), (Chart::Amount{48, 0}));
    QCOMPARE(drawn.categories.front().detail, "100.0 %");
}

void ChartsOfTest::emptyDesignHasNothingToShow_data()
{
    QTest::addColumn<int>("subject");
    // those of cost and goodput need more than racks: UpkeepTest::chartsOfNothingAreEmpty
    for (const ChartSubject subject :
         {ChartSubject::RackPower, ChartSubject::RackFill, ChartSubject::PowerSteps})
        QTest::newRow(nameOf(subject).data()) << static_cast<int>(subject);
}

void ChartsOfTest::emptyDesignHasNothingToShow()
{
    QFETCH(const int, subject);
    QVERIFY(chart(static_cast<ChartSubject>(subject), {}).isEmpty());
    const bool needsPlan = subject > static_cast<int>(ChartSubject::PowerSteps); // prices, upkeep, economics
    QCOMPARE(chart(static_cast<ChartSubject>(subject), sample::computeRacks(1, 3, 1)).isEmpty(), needsPlan);
}

void ChartsOfTest::textSaysEverything()
{
    const Chart drawn = chart(ChartSubject::RackPower, sample::richDesign());
    QCOMPARE(categoryText(drawn, 0).replace(QChar(QChar::Nbsp), ' '),
             "A01, Compute rack\nServers: 40.8 kW\nSwitches: ≥ 1.7 kW, 1 unknown\n"
             "All: ≥ 42.5 kW, 1 unknown\nFeed capacity: 69.0 kW\nFeed capacity, one feed lost: 34.5 kW");
    QVERIFY(categoryText(drawn, drawn.categories.size() - 1).endsWith("one feed lost: no figure"));
}

std::unique_ptr<QObject> makeChartsOfTest()
{
    return make<ChartsOfTest>();
}

#include "tst_chartsof.moc"
