// Why the figures of a workload are what they are: each equals what the evaluation says, its formula gives it
// from the inputs, and every input names where it comes from.
#include "model/explain.h"
#include "model/text.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"
#include "tests/workloadsample.h"

#include <set>

using namespace clusterwright;
using sample::q;

class ExplainWorkloadTest : public QObject {
    Q_OBJECT

private slots:
    void trainingAgreesWithTheEvaluation();
    void servingAgreesWithTheEvaluation();
    void formulasHold();
    void termsAddUp();
    void inputsNameTheirSource();
    void fittedConstantsAreNamed();
    void unknownRatesMakeABound();
    void unknownStaysUnknown();
    void wrongObjects();

private:
    static Workload withPlan()
    {
        Workload workload = sample::training70b();
        workload.accelerators = 128;
        workload.spareNodes = 2;
        return workload;
    }
    static std::optional<Explanation> maybeWhy(const Design &design, const std::string &metric,
                                               const std::string &object = "train")
    {
        return explain(design, evaluate(design), metric, object);
    }
    static Explanation whyOf(const Design &design, const std::string &metric,
                             const std::string &object = "train")
    {
        return maybeWhy(design, metric, object).value_or(Explanation{});
    }
    static QString inputOf(const Explanation &why, const std::string &name)
    {
        for (const ExplainedInput &input : why.inputs)
            if (input.name == name)
                return q(input.value + " | " + input.source);
        return "none";
    }
    static std::set<std::string> metricsOf(const Design &design, const std::string &object)
    {
        std::set<std::string> found;
        for (const Metric &metric : workloadMetrics())
            if (maybeWhy(design, metric.key, object))
                found.insert(metric.key);
        return found;
    }
};

void ExplainWorkloadTest::trainingAgreesWithTheEvaluation()
{
    const Design design = sample::designWithWorkload(withPlan());
    const WorkloadResults results = evaluate(design).results.workloads.at(0);
    const TrainingStep &step = results.step.value();
    const WorkloadGoodput &goodput = results.goodput;
    const auto known = [&](const char *metric) { return whyOf(design, metric).known; };
    QCOMPARE(known("step_s"), inSeconds(step.time));
    QCOMPARE(known("training_tokens_per_s"), step.tokensPerSecond * 128);
    QCOMPARE(known("mfu"), step.mfu);
    QCOMPARE(known("hfu"), step.hfu);
    QCOMPARE(known("training_memory_byte"), inBytes(step.state + step.activations));
    QCOMPARE(known("interruption_s"), inSeconds(goodput.between.value()));
    QCOMPARE(known("best_interval_s"), inSeconds(goodput.best.value()));
    QCOMPARE(known("goodput"), goodput.ettr.value());
    QCOMPARE(known("tokens_per_day"), goodput.tokensPerDay.value());
    QCOMPARE(known("training_days"), inSeconds(results.cost.calendar.value()) / 86400);
    QCOMPARE(known("spare_nodes"), static_cast<double>(goodput.spareNodes.value()));
    QCOMPARE(q(whyOf(design, "step_s").title), QString("Time of a step of Training"));
    QCOMPARE(q(whyOf(design, "mfu").value), q(formatPercent(step.mfu)));
    QCOMPARE(metricsOf(design, "train").size(), std::size_t{14}); // all but the three of servings
}

void ExplainWorkloadTest::servingAgreesWithTheEvaluation()
{
    const Design design = sample::designWithWorkload(sample::serving70b());
    const ServingRate rate = evaluate(design).results.workloads.at(0).serving.value();
    QCOMPARE(whyOf(design, "answer_tokens_per_s", "serve").known, rate.tokensPerSecond);
    QCOMPARE(whyOf(design, "per_token_s", "serve").known, inSeconds(rate.perToken));
    QCOMPARE(whyOf(design, "sequences", "serve").known, rate.sequences);
    QVERIFY(
        qFuzzyCompare(rate.sequences / inSeconds(rate.perToken) / 8, rate.tokensPerSecond)); // the formula
    const std::set<std::string> expected{"answer_tokens_per_s", "million_tokens_usd", "per_token_s",
                                         "sequences"};
    QCOMPARE(metricsOf(design, "serve"), expected);
}

/// What the formulas in words say, computed again.
void ExplainWorkloadTest::formulasHold()
{
    const Design design = sample::designWithWorkload(withPlan());
    const auto known = [&](const char *metric) { return whyOf(design, metric).known; };
    const double step = known("step_s"), rate = known("training_tokens_per_s");
    QVERIFY(qFuzzyCompare(rate, 256 * 8192 / step));
    const double between = 365 * 86400 / (16 * 0.762 * 0.5); // nodes x failures of one x share that stops
    QVERIFY(qFuzzyCompare(known("interruption_s"), between));
    const double d = 60, t = 3600, r = 600; // as the upkeep states them
    QVERIFY(qFuzzyCompare(known("goodput"), (1 - (r + t / 2) / between) / (1 + d / t)));
    const double x = std::sqrt(d / (2 * between));
    QVERIFY(
        qFuzzyCompare(known("best_interval_s"), std::sqrt(2 * d * between) * (1 + x / 3 + x * x / 9) - d));
    QVERIFY(qFuzzyCompare(known("tokens_per_day"), rate * known("goodput") * 86400));
    QVERIFY(qFuzzyCompare(known("training_days"), 15e12 / known("tokens_per_day")));
}

void ExplainWorkloadTest::termsAddUp()
{
    for (const auto &[workload, metrics] :
         {std::pair(withPlan(), std::vector<std::string>{"step_s", "training_memory_byte"}),
          std::pair(sample::serving70b(), std::vector<std::string>{"per_token_s"})}) {
        const Design design = sample::designWithWorkload(workload);
        for (const std::string &metric : metrics) {
            const Explanation why = whyOf(design, metric, workload.id);
            double sum = 0;
            for (const ExplainedTerm &term : why.terms)
                sum += term.sum.value();
            QVERIFY2(why.terms.size() > 1, metric.c_str());
            QVERIFY2(qFuzzyCompare(sum, why.known), metric.c_str());
            QVERIFY2(why.terms.front().sum >= why.terms.back().sum, metric.c_str());
        }
    }
}

void ExplainWorkloadTest::inputsNameTheirSource()
{
    const Design design = sample::designWithWorkload(withPlan());
    const Explanation step = whyOf(design, "step_s");
    QCOMPARE(inputOf(step, "Scale-out bandwidth"),
             QString("50 GB/s | compute ports of Example GPU 8x; no fabric joins them"));
    QVERIFY2(inputOf(step, "Dense BF16 rate").startsWith("989.4 TFLOP/s | Example"),
             qPrintable(inputOf(step, "Dense BF16 rate")));
    for (const ExplainedInput &input : step.inputs)
        QVERIFY2(!input.source.empty() || input.name == "Bottleneck" ||
                     input.name == "What the constants rest on",
                 input.name.c_str());
    const Explanation goodput = whyOf(design, "goodput");
    QCOMPARE(inputOf(goodput, "Restart of a job"), QString("10 min | test; confidence low"));
    QVERIFY(inputOf(goodput, "Pause of a checkpoint").startsWith("60 s | test"));
    QVERIFY(inputOf(whyOf(design, "interruption_s"), "Nodes that run").startsWith("16 | "));
    QVERIFY(inputOf(whyOf(design, "mfu"), "Dense BF16 rate").startsWith("989.4 TFLOP/s | "));
}

void ExplainWorkloadTest::fittedConstantsAreNamed()
{
    Design design = sample::designWithWorkload();
    const auto constantIn = [](const Design &of) {
        for (const ExplainedInput &input : whyOf(of, "step_s").inputs)
            if (input.name.ends_with("[bf16]"))
                return q(input.value + " | " + input.source);
        return QString("none");
    };
    QVERIFY2(constantIn(design).endsWith("fitted, for h100"), qPrintable(constantIn(design)));
    design = setFittedConstants(std::move(design), AcceleratorClass::H100,
                                {{AcceleratorClass::H100, "bf16", 0.5, "own cluster"}})
                 .take();
    QCOMPARE(constantIn(design), QString("0.5 | set in this design: own cluster"));
}

void ExplainWorkloadTest::unknownRatesMakeABound()
{
    Design design = sample::designWithWorkload(withPlan());
    std::erase_if(design.upkeep.components,
                  [](const ComponentUpkeep &entry) { return entry.component == ComponentClass::Chassis; });
    const Explanation why = whyOf(design, "goodput");
    QVERIFY2(why.value.starts_with("≤ "), why.value.c_str());
    QVERIFY(why.unknownCount > 0);
    QVERIFY(!why.unknownRule.empty());
}

void ExplainWorkloadTest::unknownStaysUnknown()
{
    Design design = sample::designWithWorkload(withPlan());
    design.upkeep.stoppingShare.reset();
    for (const char *metric : {"interruption_s", "goodput", "tokens_per_day", "training_days"}) {
        const Explanation why = whyOf(design, metric);
        QCOMPARE(q(why.value), QString("unknown"));
        QCOMPARE(why.unknownCount, 1);
    }
    QVERIFY(inputOf(whyOf(design, "interruption_s"), "Share of node failures that stop the job")
                .startsWith("not stated"));
    QVERIFY(whyOf(design, "step_s").known > 0); // needs none of it
}

void ExplainWorkloadTest::wrongObjects()
{
    const Design design = sample::designWithWorkload(withPlan());
    QVERIFY(!maybeWhy(design, "step_s", "design"));
    QVERIFY(!maybeWhy(design, "step_s", "none"));
    QVERIFY(!maybeWhy(design, "per_token_s"));
    Workload impossible = withPlan();
    impossible.training.tensor = 3;
    QVERIFY(metricsOf(sample::designWithWorkload(impossible), "train").empty());
}

std::unique_ptr<QObject> makeExplainWorkloadTest()
{
    return make<ExplainWorkloadTest>();
}

#include "tst_explainworkload.moc"
