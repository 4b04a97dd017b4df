#include "model/analysis/workloadlayouts.h"
#include "tests/runner.h"
#include "tests/workloadsample.h"

#include <tbb/global_control.h>

using namespace clusterwright;
using sample::refusalOf;

namespace {

Hardware h100()
{
    Hardware hardware;
    hardware.accelerator = AcceleratorClass::H100;
    hardware.bf16 = perSecond(989.4e12);
    hardware.memory = gigabytes(80);
    hardware.memoryBandwidth = bytesPerSecond(3.35e12);
    hardware.domain = 8;
    hardware.scaleUp = gigabytesPerSecond(450);
    hardware.scaleOut = gigabytesPerSecond(50);
    return hardware;
}

LayoutQuestion question(std::int64_t accelerators = 256)
{
    const Workload workload = sample::training70b();
    LayoutQuestion question;
    question.base = {workload.model, h100(), accelerators, workload.training};
    question.base.run.sequence = 4096; // fewer divisors: a quick search
    question.tokens = 1e12;
    question.perAcceleratorHour = dollars(2);
    question.perAccelerator = watts(1400);
    return question;
}

} // namespace

class WorkloadLayoutsTest : public QObject {
    Q_OBJECT

private slots:
    void bestIsNoWorseThanAnyOther();
    void everyLayoutIsWhatTheStepSays();
    void frontBeatsNothingOfItself();
    void answerDoesNotDependOnThreads();
    void objectives();
    void moreAcceleratorsCostTimeLess();
    void wrongQuestions();
    void cancelled();
};

void WorkloadLayoutsTest::bestIsNoWorseThanAnyOther()
{
    const auto answer = findLayouts(question(), LayoutObjective::Time);
    QVERIFY(answer);
    QVERIFY(answer.value().tried > 1000 && answer.value().fitting > 0);
    QVERIFY(answer.value().fitting < answer.value().tried);
    const Layout &best = answer.value().best.front();
    for (const Layout &layout : answer.value().pareto)
        QVERIFY(best.time <= layout.time);
    TrainingCase given = question().base; // TP 4, PP 4: one of those that were tried
    const auto step = trainingStep(given);
    QVERIFY(step && step.value().fits);
    QVERIFY(best.step.time <= step.value().time);
}

void WorkloadLayoutsTest::everyLayoutIsWhatTheStepSays()
{
    const auto answer = findLayouts(question(), LayoutObjective::Time);
    for (const Layout &layout : answer.value().best) {
        TrainingCase one = question().base;
        one.accelerators = layout.accelerators;
        one.run = layout.run;
        QCOMPARE(refusalOf(trainingStep(one)), QString("accepted"));
        QVERIFY(trainingStep(one).value() == layout.step);
        const double hours = 1e12 / (layout.step.tokensPerSecond * 256) / 3600;
        QVERIFY(std::abs(inDollars(layout.cost) / (2 * 256 * hours) - 1) < 1e-12);
    }
}

void WorkloadLayoutsTest::frontBeatsNothingOfItself()
{
    const auto front = findLayouts(question(), LayoutObjective::Time).value().pareto;
    QVERIFY(front.size() > 1);
    for (const Layout &a : front)
        for (const Layout &b : front)
            QVERIFY(&a == &b || a.time < b.time || a.memory < b.memory || a.cost < b.cost ||
                    a.energy < b.energy);
}

void WorkloadLayoutsTest::answerDoesNotDependOnThreads()
{
    const auto many = findLayouts(question(), LayoutObjective::Memory);
    const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
    QVERIFY(findLayouts(question(), LayoutObjective::Memory).value() == many.value());
}

void WorkloadLayoutsTest::objectives()
{
    const auto time = findLayouts(question(), LayoutObjective::Time).take();
    const auto memory = findLayouts(question(), LayoutObjective::Memory).take();
    QVERIFY(memory.best.front().memory < time.best.front().memory);
    QVERIFY(memory.best.front().time > time.best.front().time);
    for (std::size_t i = 1; i < memory.best.size(); ++i)
        QVERIFY(memory.best[i - 1].memory <= memory.best[i].memory);
}

void WorkloadLayoutsTest::moreAcceleratorsCostTimeLess()
{
    LayoutQuestion sizes = question();
    sizes.accelerators = {64, 128, 256};
    const auto byTime = findLayouts(sizes, LayoutObjective::Time).take();
    const auto byCost = findLayouts(sizes, LayoutObjective::Cost).take();
    QCOMPARE(byTime.best.front().accelerators, std::int64_t{256});
    QVERIFY(byCost.best.front().accelerators < 256); // small jobs wait less for each other
    QVERIFY(byCost.best.front().cost < byTime.best.front().cost);
}

void WorkloadLayoutsTest::wrongQuestions()
{
    LayoutQuestion fp8 = question();
    fp8.base.run.precision = Precision::Fp8;
    QVERIFY(refusalOf(findLayouts(fp8, LayoutObjective::Time)).contains("peak_tflops.fp8"));
    LayoutQuestion odd = question();
    odd.base.run.batch = 7; // no split of 256 by sizes of this model leaves 1 or 7 ranks
    odd.base.model.heads = 5;
    odd.base.run.sequence = 3;
    odd.base.model.layers = 3;
    QVERIFY(refusalOf(findLayouts(odd, LayoutObjective::Time)).contains("no way to be spread"));
    LayoutQuestion free = question();
    free.perAcceleratorHour = {};
    QVERIFY(refusalOf(findLayouts(free, LayoutObjective::Cost)).contains("per hour is not known"));
    free.perAccelerator = {};
    QVERIFY(refusalOf(findLayouts(free, LayoutObjective::Energy)).contains("draws is not known"));
}

void WorkloadLayoutsTest::cancelled()
{
    const std::atomic<bool> cancel = true;
    std::int64_t calls = 0;
    SearchControl control;
    control.cancel = &cancel;
    control.progress = [&](std::int64_t, std::int64_t) { ++calls; };
    const auto answer = findLayouts(question(), LayoutObjective::Time, 20, control);
    QVERIFY(answer && answer.value().wasCancelled);
    QCOMPARE(answer.value().tried, std::int64_t{0});
    QCOMPARE(calls, std::int64_t{0});
}

std::unique_ptr<QObject> makeWorkloadLayoutsTest()
{
    return std::make_unique<WorkloadLayoutsTest>();
}

#include "tst_workloadlayouts.moc"
