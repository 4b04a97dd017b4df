#include "model/analysis/workloadlayer.h"
#include "model/analysis/workloadtrain.h"
#include "tests/model/workloadcases.h"
#include "tests/runner.h"

using namespace clusterwright;

class WorkloadTrainTest : public QObject {
    Q_OBJECT

private slots:
    void linearLayer();
    void narrowLinearLayer();
    void publishedStep_data();
    void publishedStep();
    void fasterHardwareNeverSlowsDown_data();
    void fasterHardwareNeverSlowsDown();
    void moreMemoryNeverSlowsDown_data();
    void moreMemoryNeverSlowsDown();
    void utilisationStaysBelowTheSustainedShare_data() { addGrid(); }
    void utilisationStaysBelowTheSustainedShare();
    void bubbleFallsWithVirtualStages();
    void innerFunctionAgrees_data() { addGrid(); }
    void innerFunctionAgrees();
    void choiceIsTheFastestThatFits_data() { addGrid(); }
    void choiceIsTheFastestThatFits();
    void overridesReplaceConstants();
    void impossibleRuns_data();
    void impossibleRuns();

private:
    /// Runs of every kind that the model knows, each with the microbatch and virtual stages left open.
    static void addGrid();
    static std::vector<std::pair<const char *, TrainingCase>> grid();
    static TrainingStep stepOfCase(const TrainingCase &run)
    {
        const auto step = trainingStep(run);
        if (!step)
            qFatal("%s %s", step.error().key.c_str(), step.error().message.c_str());
        return step.value();
    }
};

std::vector<std::pair<const char *, TrainingCase>> WorkloadTrainTest::grid()
{
    std::vector<std::pair<const char *, TrainingCase>> runs;
    const auto add = [&runs](const char *name, TrainingCase run, auto change) {
        change(run);
        runs.emplace_back(name, std::move(run));
    };
    const auto same = [](TrainingCase &) {};
    add("dense", sample::denseRun(), same);
    add("dense, alone", {sample::eightBillion(), sample::eightPerDomain(), 1, {}}, same);
    add("dense in FP8", sample::denseRun(), [](TrainingCase &run) { run.run.precision = Precision::Fp8; });
    add("dense in MXFP8, everything again", sample::denseRun(), [](TrainingCase &run) {
        run.run.precision = Precision::Mxfp8;
        run.run.recompute = Recompute::Full;
    });
    add("unfused attention again, no sequence split", sample::denseRun(), [](TrainingCase &run) {
        run.run.flashAttention = Answer::No;
        run.run.dropout = Answer::Yes;
        run.run.recompute = Recompute::Selective;
        run.run.sequenceSplit = SequenceSplit::No;
    });
    add("fully sharded", sample::denseRun(), [](TrainingCase &run) {
        run.run.tensor = run.run.pipeline = 1;
        run.run.sharding = StateSharding::Fsdp;
    });
    add("fully sharded behind a slow network", sample::denseRun(), [](TrainingCase &run) {
        run.run.tensor = run.run.pipeline = 1;
        run.run.sharding = StateSharding::Fsdp;
        run.hardware.scaleOut = gigabytesPerSecond(2);
    });
    add("no sharding, nothing hidden", sample::denseRun(), [](TrainingCase &run) {
        run.run.sharding = StateSharding::None;
        run.run.overlapData = Answer::No;
    });
    add("long context on a ring", sample::denseRun(), [](TrainingCase &run) {
        run.run.context = 4;
        run.run.sequence = 32768;
    });
    add("long context gathered", sample::denseRun(), [](TrainingCase &run) {
        run.run.context = 4;
        run.run.sequence = 32768;
        run.run.contextExchange = ContextExchange::AllGather;
    });
    add("tensor parallel across domains", sample::denseRun(), [](TrainingCase &run) { run.run.tensor = 16; });
    add("uneven stages", sample::denseRun(), [](TrainingCase &run) {
        run.model.layers = 78;
        run.run.batch = 132;
        run.run.pipeline = 4;
        run.accelerators = 48;
    });
    add("large vocabulary on a short stage", sample::denseRun(), [](TrainingCase &run) {
        run.model.layers = 8;
        run.model.vocabulary = 512'000;
    });
    add("windows", sample::denseRun(), [](TrainingCase &run) {
        run.model.window = 128;
        run.model.windowLayers = 40;
    });
    add("experts", sample::expertRun(), same);
    add("experts across domains, tuned", sample::expertRun(), [](TrainingCase &run) {
        run.hardware.domain = 8;
        run.run.nodeLimit = 4;
        run.run.dispatchBytes = 1;
        run.run.overlapExpert = Answer::Yes;
        run.run.expertSoftware = ExpertSoftware::Tuned;
    });
    add("experts with two-way pipeline", sample::expertRun(),
        [](TrainingCase &run) { run.run.schedule = PipelineSchedule::DualPipe; });
    return runs;
}

void WorkloadTrainTest::addGrid()
{
    QTest::addColumn<TrainingCase>("run");
    for (const auto &[name, run] : grid())
        QTest::newRow(name) << run;
}

void WorkloadTrainTest::linearLayer()
{
    SustainedRates rates;
    rates.bf16 = 1e12;
    rates.memory = 1e9;
    rates.kernel = 1e-3;
    rates.ramp = 100;
    const PassCost cost = linear(rates, {.rows = 10, .outputs = 20, .inputs = 50});
    const double products = 2 * 10 * 20 * 50.0 / 1e12;
    QCOMPARE(cost.forward.seconds, products * 3 + (2 * (500 + 1000) + 400) / 1e9 + 1e-3);
    const double gradient = products * 6 + (2 * (200 + 1000) + 1000) / 1e9 + 1e-3;
    QCOMPARE(cost.backward.seconds, gradient + products * 11 + (2 * 700 + 8000) / 1e9 + 1e-3);
    QCOMPARE(cost.forward.flop, 20'000.0);
    QCOMPARE(cost.backward.flop, 40'000.0);
}

void WorkloadTrainTest::narrowLinearLayer()
{
    SustainedRates rates;
    rates.bf16 = 1e12;
    rates.fp8 = 2e12;
    rates.conversion = 6;
    rates.memory = 1e9;
    rates.ramp = 100;
    const LinearLayer layer{.rows = 10, .outputs = 20, .inputs = 50};
    const PassCost narrow = linear(rates, layer);
    // twice the rate and the ramp, operands of one byte, then 6 bytes of each input
    QCOMPARE(narrow.forward.seconds, 1e-8 * 5 + (1500 + 400) / 1e9 + 3000 / 1e9);
    LinearLayer wide = layer;
    wide.wide = true;
    SustainedRates plain = rates;
    plain.fp8 = 0;
    QCOMPARE(linear(rates, wide).seconds(), linear(plain, layer).seconds());
}

void WorkloadTrainTest::publishedStep_data()
{
    QTest::addColumn<TrainingCase>("run");
    QTest::addColumn<double>("tokens"); // per second and accelerator, as published
    QTest::addColumn<double>("within");
    TrainingCase experts = sample::expertRun();
    experts.run.microbatch = 1;
    experts.run.virtualStages = 4;
    experts.run.overlapTensor = Answer::Yes;
    QTest::newRow("Megatron-Bridge 25.11: DeepSeek-V3 on 256 GB200") << experts << 3139.0 << 0.05;
    TrainingCase small{sample::eightBillion(),
                       sample::eightPerDomain(),
                       8,
                       {.batch = 128,
                        .sequence = 8192,
                        .microbatch = 1,
                        .virtualStages = 1,
                        .precision = Precision::Fp8,
                        .sharding = StateSharding::Fsdp}};
    QTest::newRow("Megatron-Bridge 25.11: Llama 3 8B on 8 H100 in FP8") << small << 14451.0 << 0.15;
}

void WorkloadTrainTest::publishedStep()
{
    QFETCH(TrainingCase, run);
    QFETCH(double, tokens);
    QFETCH(double, within);
    const TrainingStep step = stepOfCase(run);
    QVERIFY2(std::abs(step.tokensPerSecond / tokens - 1) < within,
             qPrintable(QString::number(step.tokensPerSecond)));
}

void WorkloadTrainTest::fasterHardwareNeverSlowsDown_data()
{
    addGrid();
}

void WorkloadTrainTest::fasterHardwareNeverSlowsDown()
{
    QFETCH(TrainingCase, run);
    const Time before = stepOfCase(run).time;
    const auto faster = [&](const char *what, auto change) {
        for (const double factor : {1.01, 1.5, 10.0}) {
            TrainingCase better = run;
            change(better.hardware, factor);
            const Time after = stepOfCase(better).time;
            QVERIFY2(after <= before * (1 + 1e-12), what);
        }
    };
    faster("BF16", [](Hardware &hardware, double factor) { hardware.bf16 *= factor; });
    faster("FP8", [](Hardware &hardware, double factor) { *hardware.fp8 *= factor; });
    faster("memory", [](Hardware &hardware, double factor) { hardware.memoryBandwidth *= factor; });
    faster("scale-up", [](Hardware &hardware, double factor) { hardware.scaleUp *= factor; });
    faster("scale-out", [](Hardware &hardware, double factor) { hardware.scaleOut *= factor; });
    faster("latency", [](Hardware &hardware, double factor) {
        hardware.scaleUpLatency /= factor;
        hardware.scaleOutLatency /= factor;
    });
}

void WorkloadTrainTest::moreMemoryNeverSlowsDown_data()
{
    addGrid();
}

void WorkloadTrainTest::moreMemoryNeverSlowsDown()
{
    QFETCH(TrainingCase, run);
    std::optional<Time> before;
    for (double size = 10; size < 2000; size *= 1.3) {
        run.hardware.memory = gigabytes(size);
        const TrainingStep step = stepOfCase(run);
        if (step.fits) {
            QVERIFY(!before || step.time <= *before);
            before = step.time;
        }
    }
    QVERIFY(before.has_value());
}

void WorkloadTrainTest::utilisationStaysBelowTheSustainedShare()
{
    QFETCH(TrainingCase, run);
    const TrainingStep step = stepOfCase(run);
    const TrainingEfficiency efficiency = trainingEfficiency(run.hardware);
    const bool isNarrow = run.run.precision == Precision::Fp8 || run.run.precision == Precision::Mxfp8;
    QVERIFY(step.mfu > 0);
    QVERIFY2(step.mfu < (isNarrow ? efficiency.fp8 : efficiency.bf16), qPrintable(QString::number(step.mfu)));
}

void WorkloadTrainTest::bubbleFallsWithVirtualStages()
{
    TrainingCase run = sample::denseRun();
    run.run.microbatch = 1; // 32 of them on 4 stages
    run.run.virtualStages = 1;
    const Time one = stepOfCase(run).bubble;
    for (const std::int64_t chunks : {2, 4, 5, 10, 20}) {
        run.run.virtualStages = chunks;
        QVERIFY(std::abs(stepOfCase(run).bubble / one * static_cast<double>(chunks) - 1) < 1e-12);
    }
}

void WorkloadTrainTest::innerFunctionAgrees()
{
    QFETCH(TrainingCase, run);
    const TrainingStep step = stepOfCase(run);
    QCOMPARE(stepOf(run, trainingEfficiency(run.hardware), step.microbatch, step.virtualStages), step);
    QCOMPARE(inSeconds(step.time) * step.tokensPerSecond * static_cast<double>(run.accelerators),
             static_cast<double>(run.run.batch * run.run.sequence));
}

void WorkloadTrainTest::choiceIsTheFastestThatFits()
{
    QFETCH(TrainingCase, run);
    const TrainingStep best = stepOfCase(run);
    for (const std::int64_t microbatch : {1, 2, 4, 8})
        for (std::int64_t chunks = 1; chunks <= layersOfStage(run); ++chunks) {
            if (run.run.batch / dataRanks(run) % microbatch != 0 || layersOfStage(run) % chunks != 0 ||
                (run.run.pipeline == 1 && chunks > 1))
                continue;
            TrainingCase fixed = run;
            fixed.run.microbatch = microbatch;
            fixed.run.virtualStages = chunks;
            const TrainingStep step = stepOfCase(fixed);
            QVERIFY(best.fits || !step.fits);
            QVERIFY(best.fits != step.fits || best.time <= step.time);
        }
}

void WorkloadTrainTest::overridesReplaceConstants()
{
    TrainingCase run = sample::denseRun();
    const Time before = stepOfCase(run).time;
    run.hardware.efficiency = {{"bf16", 0.34}};
    QVERIFY(stepOfCase(run).time > 1.4 * before);
    run.hardware.efficiency = {{"STEP0", 10.01}};
    const double jitter = 1 + 0.002 * 3; // three doublings of eight
    QVERIFY(std::abs(inSeconds(stepOfCase(run).time - before) - 10 * jitter) < 1e-9);
    run.hardware.efficiency = {{"step0", 10.01}};
    QVERIFY(std::abs(inSeconds(stepOfCase(run).time - before) - 10 * jitter) < 1e-9);
}

void WorkloadTrainTest::impossibleRuns_data()
{
    QTest::addColumn<TrainingCase>("run");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, auto change, const char *key) {
        TrainingCase run = sample::denseRun();
        change(run);
        QTest::newRow(name) << run << QString(key);
    };
    row(
        "possible", [](TrainingCase &) {}, "");
    row(
        "no model", [](TrainingCase &run) { run.model = {}; }, "model.layers");
    row(
        "no rate", [](TrainingCase &run) { run.hardware.bf16 = {}; }, "hardware.peak_tflops.bf16");
    row(
        "no accelerators", [](TrainingCase &run) { run.accelerators = 0; }, "run.gpus");
    row(
        "no tensor ranks", [](TrainingCase &run) { run.run.tensor = 0; }, "run.tp");
    row(
        "accelerators that do not divide", [](TrainingCase &run) { run.accelerators = 72 + 1; }, "run.gpus");
    row(
        "accelerators before batch",
        [](TrainingCase &run) {
            run.accelerators = 65;
            run.run.batch = 3;
        },
        "run.gpus");
    row(
        "batch that does not divide", [](TrainingCase &run) { run.run.batch = 130; }, "run.global_batch");
    row(
        "batch before heads",
        [](TrainingCase &run) {
            run.run.tensor = 1;
            run.run.pipeline = 1;
            run.run.batch = 65;
            run.model.heads = 7;
            run.model.headWidth = 128;
            run.model.cacheHeads = 1;
        },
        "run.global_batch");
    row(
        "tensor ranks that do not divide the heads",
        [](TrainingCase &run) {
            run.model.cacheHeads = 1;
            run.model.heads = 30;
            run.model.headWidth = 128;
        },
        "run.tp");
    row(
        "more stages than layers", [](TrainingCase &run) { run.model.layers = 3; }, "run.pp");
    row(
        "context that does not divide the sequence",
        [](TrainingCase &run) {
            run.run.context = 4;
            run.run.sequence = 4098;
        },
        "run.cp");
    row(
        "expert ranks of a dense model", [](TrainingCase &run) { run.run.expert = 2; }, "run.ep");
    row(
        "expert ranks that do not divide the experts",
        [](TrainingCase &run) {
            run = sample::expertRun();
            run.run.expert = 3;
        },
        "run.ep");
    row(
        "expert ranks that do not divide a stage",
        [](TrainingCase &run) {
            run = sample::expertRun();
            run.accelerators = 192;
            run.run.batch = 48 * 8;
            run.run.expert = 32;
        },
        "run.ep");
    row(
        "experts before the peak",
        [](TrainingCase &run) {
            run.run.expert = 2;
            run.run.precision = Precision::Fp8;
            run.hardware.fp8 = std::nullopt;
        },
        "run.ep");
    row(
        "FP8 without a peak",
        [](TrainingCase &run) {
            run.run.precision = Precision::Mxfp8;
            run.hardware.fp8 = std::nullopt;
        },
        "hardware.peak_tflops.fp8");
    row(
        "microbatch that does not divide", [](TrainingCase &run) { run.run.microbatch = 5; },
        "run.microbatch");
    row(
        "microbatch before virtual stages",
        [](TrainingCase &run) {
            run.run.microbatch = 5;
            run.run.virtualStages = 21;
        },
        "run.microbatch");
    row(
        "more chunks than layers of a stage", [](TrainingCase &run) { run.run.virtualStages = 21; },
        "run.virtual_stages");
    row(
        "chunks without a pipeline",
        [](TrainingCase &run) {
            run.run.pipeline = 1;
            run.run.virtualStages = 2;
        },
        "run.virtual_stages");
    row(
        "sizes whose product no integer holds",
        [](TrainingCase &run) { run.run.tensor = run.run.pipeline = run.run.context = 1'000'000'000'000; },
        "run.gpus");
}

void WorkloadTrainTest::impossibleRuns()
{
    QFETCH(TrainingCase, run);
    QFETCH(QString, key);
    const auto error = checkTraining(run);
    QCOMPARE(QString::fromStdString(error ? error->key : ""), key);
    QCOMPARE(static_cast<bool>(trainingStep(run)), key.isEmpty());
}

std::unique_ptr<QObject> makeWorkloadTrainTest()
{
    return make<WorkloadTrainTest>();
}

#include "tst_workloadtrain.moc"
