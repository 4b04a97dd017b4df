#include "libraries/explanationtext.h"
#include "model/text.h"
#include "tests/model/randomedits.h"
#include "tests/runner.h"

#include <rapidcheck.h>

using namespace clusterwright;
using sample::q;

class ExplainTest : public QObject {
    Q_OBJECT

private slots:
    void valuesOfARack_data();
    void valuesOfARack();
    void termsAreLargestFirst();
    void unknownFiguresAreListed();
    void feedNormalAndLost();
    void unitsSharedFrontAndRear();
    void sourcesSayEstimateAndOverride();
    void figuresAndAssumptions();
    void nothingToExplain_data();
    void nothingToExplain();
    void everyMetricOfTheDesign();
    void termsAddUpToTheEvaluation();
    void textNamesFormulaTermsAndSources();
};

namespace {

Explanation explained(const Design &design, const std::string &metric, const std::string &object)
{
    const Library library = sample::library();
    const auto why = explain(design, evaluate(design), metric, object, &library);
    return why ? *why : Explanation{{}, {}, "nothing"};
}

double knownSum(const Explanation &why)
{
    double sum = 0;
    for (const ExplainedTerm &term : why.terms)
        sum += term.sum.value_or(0);
    return sum;
}

int unknownSum(const Explanation &why)
{
    std::int64_t sum = 0;
    for (const ExplainedTerm &term : why.terms)
        sum += term.sum ? 0 : term.count;
    return static_cast<int>(sum);
}

/// Sums differ in their last digits.
bool isSame(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

/// What the evaluation says of a metric, apart from the code that explains it.
std::pair<double, int> evaluated(const Summary &sum, const std::string &metric)
{
    const std::map<std::string, std::pair<double, int>> figures{
        {"power_max_w", {inWatts(sum.power.max.known), sum.power.max.unknownCount}},
        {"power_typical_w", {inWatts(sum.power.typical.known), sum.power.typical.unknownCount}},
        {"power_idle_w", {inWatts(sum.power.idle.known), sum.power.idle.unknownCount}},
        {"power_nameplate_w", {inWatts(sum.power.nameplate.known), sum.power.nameplate.unknownCount}},
        {"heat_w", {inWatts(sum.heat.all.known), sum.heat.all.unknownCount}},
        {"air_heat_w", {inWatts(sum.heat.air.known), sum.heat.air.unknownCount}},
        {"liquid_heat_w", {inWatts(sum.heat.liquid.known), sum.heat.liquid.unknownCount}},
        {"airflow_m3_per_s", {inCubicMetresPerSecond(sum.heat.airflow.known), sum.heat.airflow.unknownCount}},
        {"mass_kg", {inKilograms(sum.bulk.all.known), sum.bulk.all.unknownCount}},
        {"rack_units_used", {inUnits(sum.bulk.unitsUsed), 0}},
        {"price_low_usd", {inDollars(sum.price.low), sum.price.unknownCount}},
        {"price_base_usd", {inDollars(sum.price.base), sum.price.unknownCount}},
        {"price_high_usd", {inDollars(sum.price.high), sum.price.unknownCount}}};
    return figures.at(metric);
}

void requireSums(const Design &design, const Evaluation &evaluation, const std::string &object,
                 const Summary &sum)
{
    for (const Metric &metric : metrics().first(metrics().size() - 2)) {
        const auto why = explain(design, evaluation, metric.key, object);
        RC_ASSERT(why.has_value());
        RC_ASSERT(isSame(knownSum(*why), why->known));
        if (std::string(metric.key) == "accelerators") { // those not stated have no count of their own
            RC_ASSERT(why->known == static_cast<double>(sum.inventory.accelerators));
            continue;
        }
        const auto [known, unknown] = evaluated(sum, metric.key);
        RC_ASSERT(isSame(why->known, known));
        RC_ASSERT(unknownSum(*why) == unknown);
        RC_ASSERT(why->unknownCount == unknown);
    }
}

void requireFeeds(const Design &design, const Evaluation &evaluation, const RackTypeId &type)
{
    for (const FeedLoad &feed : evaluation.results.types.at(type).feeds.feeds)
        for (const bool isLost : {false, true}) {
            const auto why = explain(design, evaluation, isLost ? "feed_load_one_lost_va" : "feed_load_va",
                                     feed.placement);
            RC_ASSERT(why.has_value());
            const auto load = apparent(isLost ? feed.loadOneFeedLost : feed.load, design);
            RC_ASSERT(why->value == formatTotal(load));
            RC_ASSERT(isSame(knownSum(*why), inVoltAmperes(load.known)));
            RC_ASSERT(unknownSum(*why) == load.unknownCount);
        }
}

} // namespace

void ExplainTest::valuesOfARack_data()
{
    QTest::addColumn<std::string>("metric");
    QTest::addColumn<std::string>("object");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *metric, const char *object, const char *expected) {
        QTest::addRow("%s of %s", metric, object) << std::string(metric) << std::string(object) << expected;
    };
    row("power_max_w", "design", "81.6 kW: 8 × 10.2 kW = 81.6 kW");
    row("power_max_w", "t", "40.8 kW: 4 × 10.2 kW = 40.8 kW");
    row("power_max_w", "s1", "10.2 kW: 1 × 10.2 kW = 10.2 kW");
    row("power_max_w", "pdu1", "0 W: ");
    row("power_typical_w", "t", "4 unknown: 4 × unknown");
    row("air_heat_w", "t", "40.8 kW: 4 × 10.2 kW × (1 - 0) = 40.8 kW");
    row("liquid_heat_w", "t", "0 W: 4 × 10.2 kW × 0 = 0 W");
    row("rack_units_used", "t", "32 U: 4 × 8 U = 32 U");
    row("accelerators", "design", "64: 8 × 8 = 64");
    row("mass_kg", "s1", "130.0 kg: 1 × 130.0 kg = 130.0 kg");
    row("mass_kg", "example-rack-48u", "180 kg: ");
    row("heat_w", "example-gpu-8x", "not stated: "); // what the part publishes
    row("heat_w", "s1", "10.2 kW: 1 × 10.2 kW = 10.2 kW");
    row("power_max_w", "example-gpu-8x", "10.2 kW: 1 × 10.2 kW = 10.2 kW");
}

void ExplainTest::valuesOfARack()
{
    QFETCH(const std::string, metric);
    QFETCH(const std::string, object);
    QFETCH(const QString, expected);
    const Explanation why = explained(sample::computeRacks(4, 3, 2), metric, object);
    QCOMPARE(q(why.value + ": " + (why.terms.empty() ? "" : why.terms.front().arithmetic)), expected);
}

void ExplainTest::termsAreLargestFirst()
{
    const Explanation why = explained(sample::computeRacks(4, 3, 2), "mass_kg", "design");
    QStringList lines;
    for (const ExplainedTerm &term : why.terms)
        lines << q(term.name + ": " + term.arithmetic);
    QCOMPARE(lines, (QStringList{"Example GPU 8x: 8 × 130.0 kg = 1,040 kg",
                                 "Example Rack 48U: 2 × 180.0 kg = 360.0 kg",
                                 "Example PDU 34.5 kVA: 6 × 10.0 kg = 60.0 kg"}));
    QCOMPARE(q(why.value), "1,460 kg");
    QCOMPARE(q(why.title), "Mass of the design");
    QCOMPARE(q(why.terms.front().source), "Example data sheet, read 2026-01-01; confidence high");
}

void ExplainTest::unknownFiguresAreListed()
{
    Part unknown = sample::networkSwitch();
    unknown.electrical.max.reset();
    const Design design = placePart(sample::computeRacks(1), "t", unknown, sample::at(20)).take();
    const Explanation why = explained(design, "power_max_w", "t");
    QCOMPARE(q(why.value), "≥ 10.2 kW, 1 unknown");
    QCOMPARE(q(why.terms.back().name), "Example Switch 64");
    QVERIFY(!why.terms.back().sum);
    QVERIFY(q(why.unknownRule).contains("never as zero"));
}

/// Four servers of 4+2 supplies on three feeds: 13.6 kVA on each, 20.4 kVA with one lost, at a power factor
/// of 1.
void ExplainTest::feedNormalAndLost()
{
    const Design design = sample::computeRacks();
    const Explanation normal = explained(design, "feed_load_va", "pdu1");
    QCOMPARE(q(normal.title), "Load, feed A of Compute rack");
    QCOMPARE(q(normal.value), "13.6 kVA");
    QCOMPARE(q(normal.terms.at(0).arithmetic), "4 × 10.2 kW × 2/6 cords / 1 = 13.6 kVA");
    const Explanation lost = explained(design, "feed_load_one_lost_va", "pdu1");
    QCOMPARE(q(lost.value), "20.4 kVA");
    QCOMPARE(q(lost.terms.at(0).arithmetic), "4 × 10.2 kW × 2/4 cords / 1 = 20.4 kVA");
    QCOMPARE(q(lost.inputs.at(1).value), "B");
    const Explanation two = explained(sample::computeRacks(1, 2), "feed_load_one_lost_va", "pdu1");
    QCOMPARE(q(two.terms.at(0).arithmetic), "1 × 0 VA, down with 3 of 4 needed supplies live");
}

void ExplainTest::unitsSharedFrontAndRear()
{
    Design design = sample::computeRacks(0, 0);
    for (const Face face : {Face::Front, Face::Rear}) {
        PlaceRequest request = sample::at(5);
        request.face = face;
        design = placePart(std::move(design), "t", sample::networkSwitch(), request).take();
    }
    const Explanation why = explained(design, "rack_units_used", "t");
    QCOMPARE(q(why.value), "1 U");
    QCOMPARE(q(why.terms.at(0).arithmetic), "2 × 1 U, less what shares a unit with another = 1 U");
}

void ExplainTest::sourcesSayEstimateAndOverride()
{
    Design design = sample::computeRacks(1);
    design = setValue(std::move(design), "example-gpu-8x", "max_power_w", 9000.0, "measured at 80 %").take();
    QCOMPARE(q(explained(design, "power_max_w", "t").terms.at(0).source),
             "set in this design: measured at 80 %; confidence low");
    const auto withoutLibrary = explain(design, evaluate(design), "power_max_w", "t");
    QCOMPARE(q(withoutLibrary->terms.at(0).source), "estimate: measured at 80 %; confidence low");
    design = setPrice(std::move(design),
                      {"example-gpu-8x", dollars(1), dollars(2), dollars(3), "2026-01-01", "a quote"})
                 .take();
    QCOMPARE(q(explained(design, "price_base_usd", "s1").terms.at(0).source), "a quote, 2026-01-01");
}

void ExplainTest::figuresAndAssumptions()
{
    Design design = sample::computeRacks(1);
    design.parts.at("example-gpu-8x").sources.front().url = "https://example.org/sheet";
    const Explanation figure = explained(design, "depth_m", "example-gpu-8x");
    QCOMPARE(q(figure.title + ": " + figure.value), "Depth of Example GPU 8x: 900 mm");
    QVERIFY(q(figure.inputs.at(0).source).contains("https://example.org/sheet, read 2026-01-01"));
    QCOMPARE(q(explained(design, "idle_power_w", "example-gpu-8x").value), "not stated");
    QCOMPARE(q(explained(design, "power_factor", "design").inputs.at(0).source), "test; confidence low");
}

void ExplainTest::nothingToExplain_data()
{
    QTest::addColumn<std::string>("metric");
    QTest::addColumn<std::string>("object");
    QTest::newRow("no such metric") << std::string("beauty") << std::string("t");
    QTest::newRow("no such object") << std::string("power_max_w") << std::string("nobody");
    QTest::newRow("a server is no feed") << std::string("feed_load_va") << std::string("s1");
    QTest::newRow("a text is no figure") << std::string("name") << std::string("t");
}

void ExplainTest::nothingToExplain()
{
    QFETCH(const std::string, metric);
    QFETCH(const std::string, object);
    QCOMPARE(q(explained(sample::computeRacks(1), metric, object).title), "nothing");
}

void ExplainTest::everyMetricOfTheDesign()
{
    const Design design = sample::computeRacks();
    for (const Metric &metric : metrics()) {
        const bool isOfFeeds = q(metric.key).startsWith("feed_");
        const Explanation why = explained(design, metric.key, isOfFeeds ? "pdu1" : "design");
        QVERIFY2(why.title.starts_with(metric.title), metric.key);
        QVERIFY2(!why.value.empty() && !why.formula.empty() && !why.unknownRule.empty(), metric.key);
        for (const ExplainedTerm &term : why.terms)
            QVERIFY2(!term.source.empty() || !term.sum, metric.key);
    }
}

void ExplainTest::termsAddUpToTheEvaluation()
{
    qputenv("RC_PARAMS", "seed=20260131 max_success=100 max_size=60");
    QVERIFY(rc::check("the terms of every metric add up to what the evaluation says", [] {
        Design design = sample::computeRacks(1, 2, 1);
        for (const std::uint32_t seed :
             *rc::gen::resize(25, rc::gen::arbitrary<std::vector<std::uint32_t>>()))
            if (auto next = sample::someEdit(design, seed))
                design = next.take();
        const Evaluation evaluation = evaluate(design);
        requireSums(design, evaluation, "design", evaluation.results.total);
        for (const RackType &type : design.rackTypes) {
            requireSums(design, evaluation, type.id, evaluation.results.types.at(type.id).one);
            requireFeeds(design, evaluation, type.id);
        }
        if (!design.racks.empty())
            requireSums(design, evaluation, design.racks.back().id,
                        evaluation.results.types.at(design.racks.back().type).one);
    }));
}

void ExplainTest::textNamesFormulaTermsAndSources()
{
    const Explanation why = explained(sample::computeRacks(), "power_max_w", "t");
    QCOMPARE(q(explanationText(why)), q("Maximum power of one Compute rack: 40.8 kW\n"
                                        "Formula: P = Σ n × P_max, over all devices that draw power\n"
                                        "  Example GPU 8x: 4 × 10.2 kW = 40.8 kW\n"
                                        "    source: Example data sheet, read 2026-01-01; confidence high\n" +
                                        why.unknownRule + "\n"));
    QVERIFY(q(explanationJson(why)).contains("\"value\": 40800"));
}

std::unique_ptr<QObject> makeExplainTest()
{
    return make<ExplainTest>();
}

#include "tst_explain.moc"
