#include "model/analysis/workloadcounts.h"
#include "model/analysis/workloadmemory.h"
#include "tests/model/workloadcases.h"
#include "tests/runner.h"

using namespace clusterwright;

class WorkloadCountsTest : public QObject {
    Q_OBJECT

private slots:
    void parameters_data();
    void parameters();
    void activeParametersLeaveOutIdleExperts();
    void flop_data();
    void flop();
    void recomputationCounts();
    void windowsShortenAttention();
    void cache();
    void windowsLimitTheCache();
    void impossibleModels_data();
    void impossibleModels();
};

void WorkloadCountsTest::parameters_data()
{
    QTest::addColumn<ModelShape>("model");
    QTest::addColumn<double>("total");
    QTest::addColumn<double>("share"); // that the figure may be off
    QTest::newRow("Llama 3 8B as published, untied") << sample::eightBillion() << 8'030'261'248.0 << 0.0;
    QTest::newRow("Llama 3 70B as published, untied") << sample::seventyBillion() << 70'553'706'496.0 << 0.0;
    QTest::newRow("DeepSeek-V3: 671 B, latent attention, 256 experts")
        << sample::manyExperts() << 671e9 << 0.001;
    QTest::newRow("GPT-3: 175 B, tied, learned positions") << sample::gpt3() << 175e9 << 0.005;
}

void WorkloadCountsTest::parameters()
{
    QFETCH(ModelShape, model);
    QFETCH(double, total);
    QFETCH(double, share);
    const ParameterCounts counts = countParameters(model);
    QVERIFY2(std::abs(counts.total - total) <= share * total,
             qPrintable(QString::number(counts.total, 'f', 0)));
    QVERIFY(counts.active <= counts.total);
}

void WorkloadCountsTest::activeParametersLeaveOutIdleExperts()
{
    const ParameterCounts counts = countParameters(sample::manyExperts());
    const double idle = counts.routed * (256 - 8) / 256;
    QCOMPARE(counts.active, counts.total - counts.inputTable - idle);
    QVERIFY(std::abs(counts.active - 37e9) < 1e9); // as published, with the input table
}

void WorkloadCountsTest::flop_data()
{
    QTest::addColumn<ModelShape>("model");
    QTest::addColumn<double>("sequence");
    QTest::addColumn<AttentionCount>("count");
    QTest::addColumn<double>("flop");
    QTest::newRow("GPT-3 175B, all of the square")
        << sample::gpt3() << 2048.0 << AttentionCount::Full << 1.0765e12;
    QTest::newRow("Llama 3 8B, causal")
        << sample::eightBillion() << 8192.0 << AttentionCount::Causal << 5.1472e10;
    QTest::newRow("DeepSeek-V3, causal")
        << sample::manyExperts() << 4096.0 << AttentionCount::Causal << 250.5e9;
}

void WorkloadCountsTest::flop()
{
    QFETCH(ModelShape, model);
    QFETCH(double, sequence);
    QFETCH(AttentionCount, count);
    QFETCH(double, flop);
    const FlopCounts counts = flopPerToken(model, sequence, count, Recompute::None);
    QVERIFY2(std::abs(counts.train / flop - 1) < 2e-4, qPrintable(QString::number(counts.train)));
    QCOMPARE(counts.hardware, counts.train);
    QCOMPARE(counts.inference, 2 * countParameters(model).active);
}

void WorkloadCountsTest::recomputationCounts()
{
    const ModelShape model = sample::gpt3();
    const auto hardware = [&model](Recompute recompute) {
        return flopPerToken(model, 2048, AttentionCount::Full, recompute).hardware;
    };
    const FlopCounts plain = flopPerToken(model, 2048, AttentionCount::Full, Recompute::None);
    QCOMPARE(hardware(Recompute::Selective), plain.train + plain.attention);
    QCOMPARE(hardware(Recompute::Full),
             plain.train + 2 * countParameters(model).layers + plain.attention / 3);
}

void WorkloadCountsTest::windowsShortenAttention()
{
    ModelShape model = sample::eightBillion();
    const auto attention = [&model] {
        return flopPerToken(model, 8192, AttentionCount::Causal, Recompute::None).attention;
    };
    const double full = attention();
    model.window = 1024;
    model.windowLayers = 16;
    QCOMPARE(attention(), full * (16 * 4096 + 16 * 1024) / (32 * 4096.0));
    model.window = 100'000; // wider than the sequence
    QCOMPARE(attention(), full);
}

void WorkloadCountsTest::cache()
{
    QCOMPARE(inBytes(cachePerToken(sample::seventyBillion(), 2)), 327'680.0); // arXiv 2505.09343, table 1
    QCOMPARE(inBytes(cachePerToken(sample::manyExperts(), 2)), 70'272.0);     // the same
    QCOMPARE(inBytes(cacheOf(sample::seventyBillion(), 1000, 2)), 327'680'000.0);
}

void WorkloadCountsTest::windowsLimitTheCache()
{
    ModelShape model = sample::eightBillion();
    const double perToken = inBytes(cachePerToken(model, 2));
    model.window = 128;
    model.windowLayers = 16;
    QCOMPARE(inBytes(cachePerToken(model, 2)), perToken);
    QCOMPARE(inBytes(cacheOf(model, 100, 2)), 100 * perToken);
    QCOMPARE(inBytes(cacheOf(model, 1000, 2)), perToken * (500 + 64));
}

void WorkloadCountsTest::impossibleModels_data()
{
    QTest::addColumn<ModelShape>("model");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, auto change, const char *key) {
        ModelShape model = sample::manyExperts();
        change(model);
        QTest::newRow(name) << model << QString(key);
    };
    row(
        "possible", [](ModelShape &) {}, "");
    row(
        "nothing stated", [](ModelShape &model) { model = {}; }, "model.layers");
    row(
        "no width", [](ModelShape &model) { model.hidden = 0; }, "model.hidden");
    row(
        "more key heads than heads",
        [](ModelShape &model) {
            model.latent = {};
            model.cacheHeads = 256;
        },
        "model.kv_heads");
    row(
        "key heads that do not divide",
        [](ModelShape &model) {
            model.latent = {};
            model.cacheHeads = 3;
        },
        "model.kv_heads");
    row(
        "latent attention has no key heads", [](ModelShape &model) { model.cacheHeads = 3; }, "");
    row(
        "heads that do not divide the width",
        [](ModelShape &model) {
            model.latent = {};
            model.heads = 3;
        },
        "model.head_dim");
    row(
        "more windows than layers", [](ModelShape &model) { model.windowLayers = 62; },
        "model.window_layers");
    row(
        "more expert layers than layers", [](ModelShape &model) { model.experts.layers = 62; },
        "model.moe.layers");
    row(
        "more chosen than there are", [](ModelShape &model) { model.experts.chosen = 257; },
        "model.moe.top_k");
}

void WorkloadCountsTest::impossibleModels()
{
    QFETCH(ModelShape, model);
    QFETCH(QString, key);
    const auto error = checkModel(model);
    QCOMPARE(QString::fromStdString(error ? error->key : ""), key);
}

std::unique_ptr<QObject> makeWorkloadCountsTest()
{
    return make<WorkloadCountsTest>();
}

#include "tst_workloadcounts.moc"
