#include "model/analysis/estimate.h"
#include "model/analysis/estimateinputs.h"
#include "tests/model/workloadcases.h"
#include "tests/runner.h"

using namespace clusterwright;
using calc::Record, calc::Value;

class EstimateTest : public QObject {
    Q_OBJECT

private slots:
    void casesReadBack_data();
    void casesReadBack();
    void servingReadsBack();
    void defaultsAreThoseOfTheTypes();
    void nullIsTheDefault();
    void outputsAreThoseOfTheStep();
    void refusals_data();
    void refusals();
    void otherRefusals_data();
    void otherRefusals();
    void campaignTakesARateOrAStep();
    void outputsThatAreNotFiniteAreRefused();
    void everyFunctionRefusesUnknownKeys();

private:
    using Path = std::vector<std::string>;
    /// The record with a value put at a path; null stands for itself.
    static Record with(Record record, const Path &path, const Value &value, std::size_t depth = 0)
    {
        if (depth + 1 == path.size()) {
            record.set(path[depth], value);
            return record;
        }
        const Value *inner = record.find(path[depth]);
        const auto *object = inner ? inner->as<Record>() : nullptr;
        record.set(path[depth], with(object ? *object : Record{}, path, value, depth + 1));
        return record;
    }
    static Record without(const Record &record, std::string_view key)
    {
        Record rest;
        for (const calc::Entry &entry : record.entries())
            if (entry.key != key)
                rest.add(entry.key, entry.value);
        return rest;
    }
    static QString keyOf(std::string_view function, const Record &inputs)
    {
        const auto result = estimate(function, inputs);
        if (result)
            return "accepted";
        const Error &error = result.error();
        if (!error.message.starts_with(error.key + " "))
            return "a message that does not name the key: " + QString::fromStdString(error.message);
        return QString::fromStdString(error.key);
    }
};

void EstimateTest::casesReadBack_data()
{
    QTest::addColumn<TrainingCase>("run");
    QTest::newRow("dense") << sample::denseRun();
    QTest::newRow("experts") << sample::expertRun();
    TrainingCase other = sample::expertRun();
    other.model.experts.sharedWidth = 4096;
    other.model.window = 128;
    other.model.windowLayers = 3;
    other.hardware.efficiency = {{"bf16", 0.5}, {"STEP0", 0.02}};
    other.hardware.scaleOutLatency = seconds(2.5e-6);
    other.run.microbatch = 2;
    other.run.sequenceSplit = SequenceSplit::No;
    other.run.sharding = StateSharding::Fsdp;
    other.run.dispatchBytes = 1;
    other.run.nodeLimit = 4;
    other.run.expertSoftware = ExpertSoftware::Tuned;
    other.run.precision = Precision::Mxfp8;
    QTest::newRow("much that is not usual") << other;
}

void EstimateTest::casesReadBack()
{
    QFETCH(TrainingCase, run);
    const Record inputs = inputsOf(run);
    const TrainingCase again = trainingFrom(inputs);
    QVERIFY(again.model == run.model);
    QVERIFY(again.hardware == run.hardware);
    QVERIFY(again.run == run.run);
    QCOMPARE(again.accelerators, run.accelerators);
    QVERIFY(inputsOf(again) == inputs);
}

void EstimateTest::servingReadsBack()
{
    for (const ServingCase &run : {sample::denseServing(), sample::expertServing()}) {
        const ServingCase again = servingFrom(inputsOf(run));
        QVERIFY(again.model == run.model);
        QVERIFY(again.hardware == run.hardware);
        QVERIFY(again.run == run.run);
    }
}

void EstimateTest::defaultsAreThoseOfTheTypes()
{
    const Record model{{"layers", 2}, {"hidden", 64}, {"heads", 4}, {"ffn", 128}, {"vocab", 100}};
    QVERIFY(modelFrom(model) ==
            (ModelShape{.layers = 2, .hidden = 64, .heads = 4, .feedForward = 128, .vocabulary = 100}));
    QVERIFY(without(inputsOf(sample::denseRun()), "x") == inputsOf(sample::denseRun()));
}

void EstimateTest::nullIsTheDefault()
{
    const Record inputs = inputsOf(sample::denseRun());
    const auto plain = estimate("workload.train_step", inputs);
    for (const Path &path :
         {Path{"run", "tp_overlap"}, {"run", "node_limit"}, {"model", "moe"}, {"hardware", "efficiency"}}) {
        const Record nulled = with(inputs, path, {});
        Record left = inputs;
        if (path == Path{"run", "tp_overlap"}) // on in this run
            left = with(inputs, path, false);
        QVERIFY(estimate("workload.train_step", nulled).value() ==
                estimate("workload.train_step", left).value());
    }
    QVERIFY(plain);
}

void EstimateTest::outputsAreThoseOfTheStep()
{
    const TrainingCase run = sample::denseRun();
    const TrainingStep step = trainingStep(run).value();
    const Record outputs = estimate("workload.train_step", inputsOf(run)).value();
    QCOMPARE(outputs.entries().size(), std::size_t{19});
    QCOMPARE(*outputs.find("step_time_s")->as<double>(), inSeconds(step.time));
    QCOMPARE(*outputs.find("virtual_stages")->as<double>(), static_cast<double>(step.virtualStages));
    QCOMPARE(*outputs.find("fits")->as<bool>(), step.fits);
    QCOMPARE(
        estimate("workload.inference_throughput", inputsOf(sample::denseServing())).value().entries().size(),
        std::size_t{8});
}

void EstimateTest::refusals_data()
{
    QTest::addColumn<QString>("path"); // dots between keys
    QTest::addColumn<double>("value"); // NaN: a text instead
    QTest::addColumn<QString>("key");
    const double text = std::numeric_limits<double>::quiet_NaN();
    const double endless = std::numeric_limits<double>::infinity();
    const auto row = [](const char *name, const char *path, double value, const char *key = nullptr) {
        QTest::newRow(name) << path << value << QString(key ? key : path);
    };
    row("a text for a number", "run.seq", text);
    row("a text for an object", "hardware.nic", text);
    row("a number for an object", "model", 3);
    row("a number for a switch", "run.flash_attention", 1);
    row("half a layer", "model.layers", 2.5);
    row("endless memory", "hardware.hbm_GB", endless);
    row("no layers", "model.layers", 0);
    row("no bandwidth", "hardware.nic.GBps", 0);
    row("a count that no double holds", "run.global_batch", 1e300);
    row("an unknown class", "hardware.class", text);
    row("an unknown key", "run.colour", 1);
    row("an unknown key of the case", "colour", 1);
    row("an unknown key further in", "hardware.scale_up.colour", 1);
    row("an unknown constant", "hardware.efficiency.bf17", 0.5);
    row("a constant of 0", "hardware.efficiency.bf16", 0);
    row("a constant in capitals", "hardware.efficiency.TAX", -1);
    row("a constant in lower case", "hardware.efficiency.tax", -1);
    row("more hidden than all", "hardware.efficiency.ov", 1.5);
    row("heads that do not divide", "model.kv_heads", 3);
    row("window layers beyond the layers", "model.window_layers", 81);
    row("experts that miss a key", "model.moe.layers", 3, "model.moe.experts");
    row("accelerators that do not divide", "run.gpus", 63);
}

void EstimateTest::refusals()
{
    QFETCH(QString, path);
    QFETCH(double, value);
    QFETCH(QString, key);
    Path keys;
    for (const QString &part : path.split('.'))
        keys.push_back(part.toStdString());
    const Value given = std::isnan(value) ? Value("some text") : Value(value);
    QCOMPARE(keyOf("workload.train_step", with(inputsOf(sample::denseRun()), keys, given)), key);
}

void EstimateTest::otherRefusals_data()
{
    QTest::addColumn<Record>("inputs");
    QTest::addColumn<QString>("key");
    const Record good = inputsOf(sample::denseRun());
    const auto row = [](const char *name, const Record &inputs, const char *key) {
        QTest::newRow(name) << inputs << QString(key);
    };
    row("as it is", good, "accepted");
    row("nothing", {}, "model");
    row("no hardware", without(good, "hardware"), "hardware");
    row("null for a required object", with(good, {"run"}, {}), "run");
    row("null for a required key", with(good, {"run", "seq"}, {}), "run.seq");
    row("unknown before missing", with(with(good, {"run", "seq"}, {}), {"run", "zzz"}, 1), "run.zzz");
    row("missing before type", with(with(good, {"run", "seq"}, {}), {"run", "gpus"}, "8"), "run.seq");
    row("type before range", with(with(good, {"run", "gpus"}, -8), {"run", "seq"}, true), "run.seq");
    row("range before what goes together",
        with(with(good, {"run", "gpus"}, 63), {"run", "precision"}, "fp12"), "run.precision");
    row("the model before the hardware",
        with(with(good, {"hardware", "class"}, "x"), {"model", "kv_heads"}, 3), "model.kv_heads");
    row("the hardware before the run", with(with(good, {"run", "zzz"}, 1), {"hardware", "class"}, "x"),
        "hardware.class");
    row("a boolean is no number", with(good, {"run", "tp"}, true), "run.tp");
    row("the first wrong size in the order of the table",
        with(with(good, {"run", "pp"}, 0), {"run", "tp"}, 0), "run.tp");
    row("no rate of BF16", with(good, {"hardware", "peak_tflops"}, Record{{"fp8", 1}}),
        "hardware.peak_tflops.bf16");
}

void EstimateTest::otherRefusals()
{
    QFETCH(Record, inputs);
    QFETCH(QString, key);
    QCOMPARE(keyOf("workload.train_step", inputs), key);
}

void EstimateTest::campaignTakesARateOrAStep()
{
    const Record base{{"tokens_total", 1e9}, {"gpus", 8}};
    QCOMPARE(keyOf("workload.campaign", base), QString("tokens_per_s"));
    QCOMPARE(keyOf("workload.campaign", with(base, {"tokens_per_s"}, 1e6)), QString("accepted"));
    QCOMPARE(keyOf("workload.campaign", with(base, {"seq"}, 2048)), QString("global_batch"));
    const Record step = with(with(base, {"seq"}, 2048), {"global_batch"}, 8);
    QCOMPARE(keyOf("workload.campaign", step), QString("step_time_s"));
    QCOMPARE(keyOf("workload.campaign", with(step, {"step_time_s"}, 2)), QString("accepted"));
}

void EstimateTest::outputsThatAreNotFiniteAreRefused()
{
    QCOMPARE(keyOf("workload.campaign", {{"tokens_total", 1e308}, {"gpus", 1e6}, {"tokens_per_s", 1e-300}}),
             QString("result"));
}

void EstimateTest::everyFunctionRefusesUnknownKeys()
{
    QCOMPARE(keyOf("workload.nonsense", {}), QString("function"));
    QCOMPARE(keyOf("Workload.train_step", {}), QString("function"));
    for (const EstimateFunction &function : estimateFunctions())
        QCOMPARE(keyOf(function.name, {{"zzz", 1}}), QString("zzz"));
    QCOMPARE(estimateNames().size(), estimateFunctions().size() + 1);
}

std::unique_ptr<QObject> makeEstimateTest()
{
    return make<EstimateTest>();
}

#include "tst_estimate.moc"
