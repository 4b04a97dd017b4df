// What a new workload begins with, and a measurement of a workload as a case of the estimator.
#include "model/sizing/workloadstart.h"

#include "model/analysis/calibration.h"
#include "model/analysis/measuredcase.h"
#include "tests/runner.h"
#include "tests/workloadsample.h"

using namespace clusterwright;

namespace {

NamedModel namedLlama()
{
    return {
        .id = "llama", .name = "Llama 3 70B", .source = "config", .notes = {}, .shape = sample::llama70b()};
}

/// A training of the model as it would start, in the design without other workloads.
Workload started(WorkloadKind kind, int racks = 8)
{
    Design design = sample::designWithWorkload(sample::training70b(), racks);
    const Evaluation evaluation = evaluate(design);
    return startingWorkload(workloadContextOf(design, evaluation.results), kind, namedLlama());
}

WorkloadResults resultsOf(const Workload &workload, int racks = 8)
{
    return evaluate(sample::designWithWorkload(workload, racks)).results.workloads.front();
}

} // namespace

class WorkloadStartTest : public QObject {
    Q_OBJECT

private slots:
    void trainingFits_data();
    void trainingFits();
    void servingHoldsTheWeights();
    void longestSequenceIsKept();
    void withoutHardwareNothingIsChosen();
    void measuredCaseIsWhatRuns_data();
    void measuredCaseIsWhatRuns();
    void measuredCaseLeavesFittedConstantsOut();
};

void WorkloadStartTest::trainingFits_data()
{
    QTest::addColumn<int>("racks");
    QTest::newRow("many accelerators") << 12;
    QTest::newRow("few, so that stages or recomputation are needed") << 4;
}

void WorkloadStartTest::trainingFits()
{
    QFETCH(int, racks);
    const Workload workload = started(WorkloadKind::Training, racks);
    QCOMPARE(workload.training.tensor, 8); // the scale-up domain, and the key heads
    const WorkloadResults results = resultsOf(workload, racks);
    QVERIFY2(results.step, results.missing.empty() ? "" : results.missing.front().c_str());
    QVERIFY(results.step->fits);
    const double tokens = static_cast<double>(workload.training.batch * workload.training.sequence);
    QVERIFY(tokens > 2e6 && tokens < 8e6);
}

void WorkloadStartTest::servingHoldsTheWeights()
{
    const Workload workload = started(WorkloadKind::Serving);
    QCOMPARE(workload.serving.accelerators, 2); // 141 GB of weights, and room for a cache
    QVERIFY(resultsOf(workload).serving);
}

void WorkloadStartTest::longestSequenceIsKept()
{
    const Design design = sample::designWithWorkload();
    const Evaluation evaluation = evaluate(design);
    NamedModel model = namedLlama();
    model.longestSequence = 2048;
    const Workload workload =
        startingWorkload(workloadContextOf(design, evaluation.results), WorkloadKind::Training, model);
    QCOMPARE(workload.training.sequence, 2048);
}

void WorkloadStartTest::withoutHardwareNothingIsChosen()
{
    const Design design;
    const Evaluation evaluation = evaluate(design);
    const Workload workload =
        startingWorkload(workloadContextOf(design, evaluation.results), WorkloadKind::Training, namedLlama());
    QCOMPARE(workload.training.tensor, 1);
    QCOMPARE(workload.name, std::string("Llama 3 70B training"));
}

void WorkloadStartTest::measuredCaseIsWhatRuns_data()
{
    QTest::addColumn<bool>("isTraining");
    QTest::newRow("training") << true;
    QTest::newRow("serving") << false;
}

void WorkloadStartTest::measuredCaseIsWhatRuns()
{
    QFETCH(bool, isTraining);
    const Workload workload = isTraining ? sample::training70b() : sample::serving70b();
    const WorkloadResults results = resultsOf(workload);
    QVERIFY(results.hardware);
    for (const MeasurableFigure &figure : measurableFigures(workload.kind)) {
        CalibrationCase entry;
        entry.run = measuredRunOf(workload, *results.hardware, figure.key, 1, "test");
        entry = predict(entry, {});
        QVERIFY2(entry.predicted, entry.refusal.c_str());
        const double rate = isTraining ? results.step->tokensPerSecond : results.serving->tokensPerSecond;
        const Time time = isTraining ? results.step->time : results.serving->perToken;
        const double expected = figure.key.ends_with("_per_gpu") ? rate : inSeconds(time);
        QVERIFY(std::abs(*entry.predicted / expected - 1) < 1e-12);
    }
}

void WorkloadStartTest::measuredCaseLeavesFittedConstantsOut()
{
    WorkloadResults results = resultsOf(sample::training70b());
    const auto plain = measuredRunOf(sample::training70b(), *results.hardware, "mfu", 0.4, "test");
    results.hardware->one.efficiency["bf16"] = 0.1;
    QCOMPARE(measuredRunOf(sample::training70b(), *results.hardware, "mfu", 0.4, "test"), plain);
}

std::unique_ptr<QObject> makeWorkloadStartTest()
{
    return make<WorkloadStartTest>();
}

#include "tst_workloadstart.moc"
