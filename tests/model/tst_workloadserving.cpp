#include "model/analysis/workloadcounts.h"
#include "model/analysis/workloadserving.h"
#include "tests/model/workloadcases.h"
#include "tests/runner.h"

using namespace clusterwright;

class WorkloadServingTest : public QObject {
    Q_OBJECT

private slots:
    void published_data();
    void published();
    void memoryOfAnAccelerator();
    void sequencesThatFit();
    void shorterReservationsHoldMore();
    void rateFollowsFromTheStep();
    void moreSequencesServeMoreAndSlower_data();
    void moreSequencesServeMoreAndSlower();
    void oneAcceleratorTalksToNobody();
    void poolsAreLimitedByTheSlower();
    void impossibleRuns_data();
    void impossibleRuns();

private:
    static ServingRate rateOf(const ServingCase &run)
    {
        const auto rate = servingRate(run);
        if (!rate)
            qFatal("%s %s", rate.error().key.c_str(), rate.error().message.c_str());
        return rate.value();
    }
};

void WorkloadServingTest::published_data()
{
    QTest::addColumn<ServingCase>("run");
    QTest::addColumn<double>("tokens"); // per second and accelerator
    Hardware hardware = sample::eightPerDomain();
    hardware.accelerator = AcceleratorClass::H200;
    hardware.memory = gigabytes(141);
    hardware.memoryBandwidth = gigabytesPerSecond(4800);
    const auto row = [&hardware](const char *name, std::int64_t prompt, std::int64_t answer, double tokens) {
        const ServingRun run{.accelerators = 2,
                             .weightBytes = 1,
                             .cacheBytes = 1,
                             .arithmetic = Arithmetic::Fp8,
                             .prompt = prompt,
                             .answer = answer,
                             .cacheShare = 0.95};
        QTest::newRow(name) << ServingCase{sample::seventyBillion(), hardware, run} << tokens;
    };
    row("TensorRT-LLM: Llama 3.3 70B on H200 in FP8, 1000 to 1000 tokens", 1000, 1000, 2587);
}

void WorkloadServingTest::published()
{
    QFETCH(ServingCase, run);
    QFETCH(double, tokens);
    const double found = rateOf(run).tokensPerSecond;
    QVERIFY2(std::abs(found / tokens - 1) < 0.15, qPrintable(QString::number(found)));
}

void WorkloadServingTest::memoryOfAnAccelerator()
{
    const ServingCase run = sample::denseServing();
    const ServingRate rate = rateOf(run);
    const ParameterCounts counts = countParameters(run.model);
    const double table = counts.head; // of inputs and of outputs, in 16 bit
    QCOMPARE(inBytes(rate.weights), (counts.total - 2 * table + 2 * 2 * table) / 4);
    QCOMPARE(inBytes(rate.cache), (80e9 - 4e9 - inBytes(rate.weights)) * 0.9);
    QCOMPARE(inBytes(rate.cachePerToken), 163'840.0);
}

void WorkloadServingTest::sequencesThatFit()
{
    ServingCase run = sample::denseServing();
    const ServingRate rate = rateOf(run);
    QVERIFY(std::abs(rate.sequences - inBytes(rate.cache) / (2000 * 163'840.0 / 4)) < 1e-6);
    run.run.mostSequences = 16;
    QCOMPARE(rateOf(run).sequences, 16.0);
    run.run.requests = 12;
    QCOMPARE(rateOf(run).sequences, 12.0);
    ServingCase experts = sample::expertServing(); // requests spread over the accelerators
    experts.run.requests = 12;
    QCOMPARE(rateOf(experts).sequences, 1.5);
}

void WorkloadServingTest::shorterReservationsHoldMore()
{
    ServingCase run = sample::denseServing();
    const double whole = rateOf(run).sequences;
    run.run.cacheReserve = CacheReserve::MeanLength;
    QVERIFY(std::abs(rateOf(run).sequences / whole - 2000 / 1500.0) < 1e-12);
}

void WorkloadServingTest::rateFollowsFromTheStep()
{
    const ServingCase run = sample::denseServing();
    const ServingRate rate = rateOf(run);
    QCOMPARE(rate.decodeStep, decodeStepOf(run, rate.sequences).sum());
    QVERIFY(std::abs(rate.tokensPerSecond * 4 * inSeconds(rate.perToken) / rate.sequences - 1) < 1e-12);
    QCOMPARE(servingRateAt(run, rate.sequences), rate);
}

void WorkloadServingTest::moreSequencesServeMoreAndSlower_data()
{
    QTest::addColumn<ServingCase>("run");
    QTest::newRow("dense") << sample::denseServing();
    QTest::newRow("experts") << sample::expertServing();
    ServingCase together = sample::expertServing();
    together.run.split = ServingSplit::Tensor;
    QTest::newRow("experts, split by tensor") << together;
}

void WorkloadServingTest::moreSequencesServeMoreAndSlower()
{
    QFETCH(ServingCase, run);
    ServingRate before = servingRateAt(run, 1);
    for (double sequences = 2; sequences < 2000; sequences *= 2) {
        const ServingRate rate = servingRateAt(run, sequences);
        QVERIFY(rate.tokensPerSecond > before.tokensPerSecond);
        QVERIFY(rate.perToken > before.perToken);
        QVERIFY(rate.decodeStep > before.decodeStep);
        before = rate;
    }
}

void WorkloadServingTest::oneAcceleratorTalksToNobody()
{
    ServingCase run = sample::denseServing();
    run.hardware.memory = gigabytes(200);
    run.run.accelerators = 1;
    QCOMPARE(decodeStepOf(run, 8).communication, Time{});
    run.run.split = ServingSplit::Data;
    QCOMPARE(decodeStepOf(run, 8).communication, Time{});
    QCOMPARE(decodeStepOf(run, 8).experts, Time{});
    run.run.split = ServingSplit::Tensor;
    run.run.accelerators = 2;
    QVERIFY(decodeStepOf(run, 8).communication > seconds(2 * 80 * 8e-6));
}

void WorkloadServingTest::poolsAreLimitedByTheSlower()
{
    const ServingCase run = sample::denseServing();
    const ServingRate rate = rateOf(run);
    const SplitServing pools = splitServing(run, 2, 3);
    QVERIFY(std::abs(pools.prefillRate - 2 / inSeconds(rate.prefill)) < 1e-9);
    QVERIFY(std::abs(pools.decodeRate - 3 * rate.sequences / (1000 * inSeconds(rate.decodeStep))) < 1e-9);
    QCOMPARE(pools.requestRate, std::min(pools.prefillRate, pools.decodeRate));
    QCOMPARE(splitServing(run, 0, 3).requestRate, 0.0);
    QVERIFY(std::abs(inSeconds(pools.transfer) - 1000 * 163'840.0 / (4 * 50e9 * 0.85)) < 1e-12);
}

void WorkloadServingTest::impossibleRuns_data()
{
    QTest::addColumn<ServingCase>("run");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, auto change, const char *key) {
        ServingCase run = sample::denseServing();
        change(run);
        QTest::newRow(name) << run << QString(key);
    };
    row(
        "possible", [](ServingCase &) {}, "");
    row(
        "no model", [](ServingCase &run) { run.model = {}; }, "model.layers");
    row(
        "no memory", [](ServingCase &run) { run.hardware.memory = {}; }, "hardware.hbm_GB");
    row(
        "no prompt", [](ServingCase &run) { run.run.prompt = 0; }, "run.isl");
    row(
        "no bytes", [](ServingCase &run) { run.run.cacheBytes = 0; }, "run.kv_bytes");
    row(
        "more than all of the memory", [](ServingCase &run) { run.run.cacheShare = 1.5; }, "run.kv_fraction");
    row(
        "no peak, before the split",
        [](ServingCase &run) {
            run.run.arithmetic = Arithmetic::Fp4;
            run.run.accelerators = 3;
        },
        "hardware.peak_tflops.fp4");
    row(
        "does not divide the heads", [](ServingCase &run) { run.run.accelerators = 3; }, "run.gpus");
    row(
        "more than the key heads", [](ServingCase &run) { run.run.accelerators = 16; }, "run.gpus");
    row(
        "latent attention has no key heads",
        [](ServingCase &run) {
            run = sample::expertServing();
            run.run.split = ServingSplit::Tensor;
            run.run.accelerators = 16;
        },
        "");
    row(
        "does not divide the experts",
        [](ServingCase &run) {
            run = sample::expertServing();
            run.run.accelerators = 12;
        },
        "run.gpus");
    row(
        "weights that do not fit",
        [](ServingCase &run) {
            run.run.accelerators = 1;
            run.run.weightBytes = 2;
        },
        "hardware.hbm_GB");
    row(
        "a sequence that does not fit", [](ServingCase &run) { run.run.answer = 2'000'000; },
        "hardware.hbm_GB");
}

void WorkloadServingTest::impossibleRuns()
{
    QFETCH(ServingCase, run);
    QFETCH(QString, key);
    const auto error = checkServing(run);
    QCOMPARE(QString::fromStdString(error ? error->key : ""), key);
    QCOMPARE(static_cast<bool>(servingRate(run)), key.isEmpty());
}

std::unique_ptr<QObject> makeWorkloadServingTest()
{
    return make<WorkloadServingTest>();
}

#include "tst_workloadserving.moc"
