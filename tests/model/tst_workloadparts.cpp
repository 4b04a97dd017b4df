#include "model/analysis/workloadcounts.h"
#include "model/analysis/workloadparts.h"
#include "tests/model/workloadcases.h"
#include "tests/runner.h"

#include <algorithm>

using namespace clusterwright;

class WorkloadPartsTest : public QObject {
    Q_OBJECT

private slots:
    void partsOfAStepSumToItsTime_data() { addRuns(); }
    void partsOfAStepSumToItsTime();
    void partsAgreeWithTheStep();
    void partsOfATokenSumToItsTime_data();
    void partsOfATokenSumToItsTime();
    void impossibleRunsHaveNoParts();
    void rooflineStaysBelowTheRoofs_data() { addRuns(); }
    void rooflineStaysBelowTheRoofs();
    void rooflineCountsTheModel();

private:
    static void addRuns();
    static Time timeOf(const std::vector<TimePart> &parts, std::string_view name)
    {
        const auto part = std::ranges::find(parts, name, &TimePart::name);
        return part == parts.end() ? Time{} : part->time;
    }
    static double sumOf(const std::vector<TimePart> &parts)
    {
        double sum = 0;
        for (const TimePart &part : parts)
            sum += inSeconds(part.time);
        return sum;
    }
};

void WorkloadPartsTest::addRuns()
{
    QTest::addColumn<TrainingCase>("run");
    QTest::newRow("dense") << sample::denseRun();
    QTest::newRow("experts, uneven stages") << sample::expertRun();
    TrainingCase sharded = sample::denseRun();
    sharded.run.tensor = sharded.run.pipeline = 1;
    sharded.run.sharding = StateSharding::Fsdp;
    sharded.run.recompute = Recompute::Full;
    sharded.hardware.scaleOut = gigabytesPerSecond(5);
    QTest::newRow("fully sharded, everything again") << sharded;
    TrainingCase head = sample::denseRun();
    head.model.layers = 8;
    head.model.vocabulary = 512'000;
    QTest::newRow("the stage with the head is the busiest") << head;
    TrainingCase body = sample::denseRun();
    body.model.layers = 78;
    body.model.vocabulary = 1000;
    QTest::newRow("a stage without the head is the busiest") << body;
    TrainingCase ring = sample::denseRun();
    ring.run.context = 4;
    ring.run.flashAttention = Answer::No;
    ring.run.recompute = Recompute::Selective;
    QTest::newRow("ring, unfused attention again") << ring;
}

void WorkloadPartsTest::partsOfAStepSumToItsTime()
{
    QFETCH(TrainingCase, run);
    const TrainingStep step = trainingStep(run).value();
    const auto parts = partsOf(run);
    QVERIFY2(std::abs(sumOf(parts) / inSeconds(step.time) - 1) < 1e-12,
             qPrintable(QString::number(sumOf(parts)) + " " + QString::number(inSeconds(step.time))));
    for (const TimePart &part : parts)
        QVERIFY(part.time > Time{});
}

void WorkloadPartsTest::partsAgreeWithTheStep()
{
    const TrainingCase run = sample::denseRun(); // 80 layers on 4 stages: every stage is full
    const TrainingStep step = trainingStep(run).value();
    const auto parts = partsOf(run);
    QCOMPARE(timeOf(parts, "Pipeline bubble"), step.bubble);
    QCOMPARE(timeOf(parts, "Pipeline transfers"), step.pipeline);
    QCOMPARE(timeOf(parts, "Data-parallel exchange"), step.dataParallel);
    QCOMPARE(timeOf(parts, "Optimizer"), step.optimizer);
    QVERIFY(std::abs(timeOf(parts, "Tensor-parallel exchange") / step.tensor - 1) < 1e-12);
    QCOMPARE(timeOf(parts, "Experts"), Time{});
    QVERIFY(timeOf(partsOf(sample::expertRun()), "Expert exchange") > Time{});
}

void WorkloadPartsTest::partsOfATokenSumToItsTime_data()
{
    QTest::addColumn<ServingCase>("run");
    QTest::newRow("dense") << sample::denseServing();
    QTest::newRow("experts") << sample::expertServing();
}

void WorkloadPartsTest::partsOfATokenSumToItsTime()
{
    QFETCH(ServingCase, run);
    const auto parts = partsOf(run);
    QVERIFY(std::abs(sumOf(parts) / inSeconds(servingRate(run).value().perToken) - 1) < 1e-12);
    QVERIFY(timeOf(parts, "Exchange") > Time{});
}

void WorkloadPartsTest::impossibleRunsHaveNoParts()
{
    QVERIFY(partsOf(TrainingCase{}).empty());
    QVERIFY(partsOf(ServingCase{}).empty());
    QVERIFY(rooflineOf(TrainingCase{}).empty());
}

void WorkloadPartsTest::rooflineStaysBelowTheRoofs()
{
    QFETCH(TrainingCase, run);
    const auto points = rooflineOf(run);
    QVERIFY(!points.empty());
    for (const RooflinePoint &point : points) {
        QVERIFY(point.attained() < run.hardware.bf16);
        QVERIFY2(inPerSecond(point.attained()) <
                     point.intensity() * inBytesPerSecond(run.hardware.memoryBandwidth),
                 std::string(point.name).c_str());
    }
}

void WorkloadPartsTest::rooflineCountsTheModel()
{
    TrainingCase run = sample::denseRun();
    run.run.tensor = run.run.pipeline = 1;
    run.run.microbatch = 1;
    double flop = 0;
    for (const RooflinePoint &point : rooflineOf(run))
        if (point.name != "Attention core") // backward passes of fused attention repeat a product
            flop += point.flop;
    const double tokens = static_cast<double>(run.run.batch * run.run.sequence) / 64;
    const ParameterCounts counts = countParameters(run.model);
    QVERIFY(std::abs(flop / (6 * tokens * (counts.layers + counts.head)) - 1) < 1e-12);
}

std::unique_ptr<QObject> makeWorkloadPartsTest()
{
    return make<WorkloadPartsTest>();
}

#include "tst_workloadparts.moc"
