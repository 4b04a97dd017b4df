// Explanations of failures, goodput, spares, costs and losses.
#include "libraries/explanationtext.h"
#include "tests/model/upkeepdesign.h"
#include "tests/runner.h"

#include <cmath>

using namespace clusterwright;
using sample::q;

namespace {

Explanation explained(const Design &design, const std::string &metric, const std::string &object)
{
    return explain(design, evaluate(design), metric, object).value_or(Explanation{"none", "none", "none"});
}

QString inputOf(const Explanation &why, const std::string &name)
{
    const auto found = std::ranges::find(why.inputs, name, &ExplainedInput::name);
    return found == why.inputs.end() ? QString("no such input") : q(found->value);
}

} // namespace

class ExplainPlanTest : public QObject {
    Q_OBJECT

private slots:
    void failuresAreASum();
    void values_data();
    void values();
    void inputsHaveSources();
    void unknownIsSaid();
    void costsOfADesign_data();
    void costsOfADesign();
    void costWithoutAnInput();
    void everyMetricIsListed();
    void loss();
    void nothingToExplain();
};

void ExplainPlanTest::failuresAreASum()
{
    const Design design = sample::designWithUpkeep(10);
    for (const char *object : {"design", "t", "rack-01", "example-gpu-8x"}) {
        const std::string id = object == std::string("rack-01") ? design.racks.front().id : object;
        const Explanation why = explained(design, "failures_per_year", id);
        double sum = 0;
        for (const ExplainedTerm &term : why.terms)
            sum += term.sum.value_or(0);
        QVERIFY2(!why.terms.empty() && std::abs(sum - why.known) < 1e-9, object);
    }
    const Explanation node = explained(design, "failures_per_year", "example-gpu-8x");
    QCOMPARE(q(node.terms.front().arithmetic), QString("8 × 0.05 = 0.400 per year"));
    QCOMPARE(q(node.terms.front().source), QString("test; confidence low"));
    const double all = explained(design, "failures_per_year", "design").known;
    QVERIFY(std::abs(all - inPerYear(evaluate(design).results.reliability.all.known)) < 1e-9);
}

void ExplainPlanTest::values_data()
{
    QTest::addColumn<std::string>("metric");
    QTest::addColumn<std::string>("object");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *metric, const char *object, const char *value) {
        QTest::addRow("%s of %s", metric, object) << std::string(metric) << std::string(object) << value;
    };
    row("failures_per_year", "example-gpu-8x", "0.762 per year");
    row("failures_per_year", "t", "3.054 per year");
    row("mtbf_h", "example-gpu-8x", "479.0 d");      // 8,760 / 0.762 = 11,496 h
    row("mtbf_h", "t", "119.5 d");                   // 8,760 / 3.054 = 2,868 h
    row("interruptions_per_day", "design", "0.042"); // 15.24 / 365
    row("job_mtbi_h", "design", "24.0 d");           // 574.8 h
    row("checkpoint_best_s", "design", "4.4 h");     // 15,718 s
    row("goodput_planned", "design", "98.2 %");
    row("goodput_best", "design", "99.2 %");
    row("spares_needed", "upkeep-accelerator", "3 for an average use of 1.32");
}

void ExplainPlanTest::values()
{
    QFETCH(const std::string, metric);
    QFETCH(const std::string, object);
    QFETCH(const QString, value);
    const Explanation why = explained(sample::designWithUpkeep(10), metric, object);
    QCOMPARE(q(why.value), value);
    QCOMPARE(why.unknownCount, 0);
    QVERIFY(!why.formula.empty() && !why.unknownRule.empty());
}

void ExplainPlanTest::inputsHaveSources()
{
    const Explanation why = explained(sample::designWithUpkeep(10), "goodput_planned", "design");
    QCOMPARE(inputOf(why, "Pause of a checkpoint"), QString("60 s"));
    QCOMPARE(inputOf(why, "Mean time between interruptions M"), QString("24.0 d"));
    QCOMPARE(inputOf(why, "Interval t"), QString("60.0 min"));
    const auto pause = std::ranges::find(why.inputs, "Pause of a checkpoint", &ExplainedInput::name);
    QCOMPARE(q(pause->source), QString("test; confidence low"));
}

void ExplainPlanTest::unknownIsSaid()
{
    Design design = sample::designWithUpkeep(10);
    design.upkeep.restart.reset();
    const Explanation why = explained(design, "goodput_planned", "design");
    QCOMPARE(q(why.value), QString("unknown"));
    QCOMPARE(inputOf(why, "Restart of a job"), QString("not stated"));
    design.upkeep.components.erase(design.upkeep.components.begin()); // accelerators
    QCOMPARE(q(explained(design, "failures_per_year", "example-gpu-8x").value),
             QString("≥ 0.362 per year, 1 unknown"));
    QVERIFY(explained(design, "mtbf_h", "example-gpu-8x").value.starts_with("at most "));
}

void ExplainPlanTest::costsOfADesign_data()
{
    QTest::addColumn<std::string>("metric");
    QTest::addColumn<double>("known");
    QTest::newRow("spares") << std::string("spares_usd") << 103'000.0;
    QTest::newRow("capex") << std::string("capex_usd") << 481'584.0;
    QTest::newRow("year") << std::string("cost_usd_per_year") << 172'467.6;
    QTest::newRow("accelerator-hour") << std::string("accelerator_hour_usd") << 172'467.6 / 252'288;
    QTest::newRow("energy") << std::string("energy_kwh_per_year") << 280'320.0;
    QTest::newRow("carbon") << std::string("carbon_kg_per_year") << 112'128.0 + 5000;
}

void ExplainPlanTest::costsOfADesign()
{
    QFETCH(const std::string, metric);
    QFETCH(const double, known);
    const Explanation why = explained(sample::designWithCosts(), metric, "design");
    QVERIFY(std::abs(why.known - known) < 1e-6 * known);
    QCOMPARE(why.unknownCount, 0);
    QVERIFY(!why.inputs.empty());
}

void ExplainPlanTest::costWithoutAnInput()
{
    Design design = sample::designWithCosts();
    design.economics.tax.reset();
    const Explanation why = explained(design, "landed_usd", "design");
    QCOMPARE(q(why.value), QString("unknown, an input is not stated"));
    QCOMPARE(inputOf(why, "Tax on net and freight"), QString("not stated"));
    QCOMPARE(inputOf(why, "Freight on net"), QString("0.05"));
}

void ExplainPlanTest::everyMetricIsListed()
{
    const QString list = q(metricListText());
    const Design design = sample::designWithCosts(10);
    for (const auto &metrics : {reliabilityMetrics(), costMetrics()})
        for (const Metric &metric : metrics) {
            QVERIFY2(list.contains(metric.key), metric.key);
            const bool isOfAClass = std::string_view(metric.key) == "spares_needed";
            const Explanation why = explained(design, metric.key, isOfAClass ? "upkeep-drive" : "design");
            QVERIFY2(why.title.starts_with(metric.title) && !why.value.empty(), metric.key);
        }
}

void ExplainPlanTest::loss()
{
    const Design design = sample::designWithUpkeep(2, 2);
    const Explanation why = explainLoss(design, evaluate(design), {DomainKind::Feed, "pdu1"}, "feed A");
    QCOMPARE(q(why.value), QString("32"));
    QCOMPARE(why.terms.size(), std::size_t{1});
    QCOMPARE(q(why.terms.front().arithmetic), QString("4 dark, 4 × 8 = 32"));
    QCOMPARE(inputOf(why, "All accelerators"), QString("64"));
}

void ExplainPlanTest::nothingToExplain()
{
    const Design design = sample::designWithCosts();
    QCOMPARE(q(explained(design, "capex_usd", "t").metric), QString("none"));
    QCOMPARE(q(explained(design, "goodput_best", "t").metric), QString("none"));
    QCOMPARE(q(explained(design, "spares_needed", "upkeep-switch").metric), QString("none")); // there is none
    QCOMPARE(q(explained(design, "mtbf_h", "nothing").metric), QString("none"));
}

std::unique_ptr<QObject> makeExplainPlanTest()
{
    return make<ExplainPlanTest>();
}

#include "tst_explainplan.moc"
