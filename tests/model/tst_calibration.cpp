#include "model/analysis/calibration.h"
#include "model/analysis/estimate.h"
#include "model/analysis/workloadefficiency.h"
#include "tests/runner.h"
#include "tests/workloadsample.h"

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

namespace {

/// A training of the 70B shape on 64 accelerators, with so many sequences in a step.
calc::Record inputs(const char *kind, double batch, calc::Record efficiency = {})
{
    const calc::Record model{{"layers", 80}, {"hidden", 8192},  {"heads", 64},      {"kv_heads", 8},
                             {"ffn", 28672}, {"vocab", 128256}, {"gated_mlp", true}};
    const calc::Record hardware{{"class", kind},
                                {"peak_tflops", calc::Record{{"bf16", 989.4}}},
                                {"hbm_GB", 80},
                                {"hbm_GBps", 3350},
                                {"scale_up", calc::Record{{"size", 8}, {"GBps", 450}}},
                                {"nic", calc::Record{{"GBps", 50}}},
                                {"efficiency", std::move(efficiency)}};
    const calc::Record run{{"gpus", 64},         {"tp", 4}, {"pp", 4}, {"seq", 4096}, {"global_batch", batch},
                           {"precision", "bf16"}};
    return {{"model", model}, {"hardware", hardware}, {"run", run}};
}

/// What a cluster would have measured whose software sustains another share of the peak.
MeasuredRun measured(double batch, double sustained, const char *kind = "h100")
{
    const auto outputs = estimate("workload.train_step", inputs(kind, batch, {{"bf16", sustained}}));
    const double value = *outputs.value().find("tokens_per_s_per_gpu")->as<double>();
    return {.id = "b" + std::to_string(static_cast<int>(batch)),
            .name = "run",
            .function = "workload.train_step",
            .inputs = inputs(kind, batch),
            .figure = "tokens_per_s_per_gpu",
            .value = value,
            .source = "log of run " + std::to_string(static_cast<int>(batch))};
}

} // namespace

class CalibrationTest : public QObject {
    Q_OBJECT

private slots:
    void predictionUsesTheConstantsOfTheDesign();
    void familiesAreSummedUp();
    void fitFindsWhatTheRunsWereMadeWith();
    void fewRunsArePulledToTheUsualValue();
    void otherAcceleratorsTakeNoPart();
    void refusals();
};

void CalibrationTest::predictionUsesTheConstantsOfTheDesign()
{
    CalibrationCase entry;
    entry.run = measured(64, 0.5);
    const CalibrationCase usual = predict(entry, {});
    QVERIFY(usual.predicted && usual.error());
    QVERIFY2(*usual.error() > 0.1, "the usual constant is higher");
    const CalibrationCase fitted = predict(entry, {{AcceleratorClass::H100, "bf16", 0.5, "test"}});
    QVERIFY(std::abs(*fitted.error()) < 1e-12);
    const CalibrationCase other = predict(entry, {{AcceleratorClass::A100, "bf16", 0.5, "test"}});
    QCOMPARE(other.predicted, usual.predicted);
    entry.run.inputs.set("run", calc::Record{{"gpus", 64}});
    const CalibrationCase refused = predict(entry, {});
    QVERIFY(!refused.predicted && !refused.error() && !refused.refusal.empty());
}

void CalibrationTest::familiesAreSummedUp()
{
    const auto with = [](const char *family, double value, std::optional<double> predicted) {
        CalibrationCase entry;
        entry.family = family;
        entry.run.value = value;
        entry.predicted = predicted;
        return entry;
    };
    const auto families =
        familiesOf({with("b", 100, 110), with("a", 10, 10), with("b", 100, 70), with("b", 1, {})});
    QCOMPARE(families.size(), std::size_t{2});
    QCOMPARE(q(families[0].name), QString("b"));
    QCOMPARE(families[0].cases, std::int64_t{3});
    QCOMPARE(families[0].refused, std::int64_t{1});
    QVERIFY(std::abs(families[0].mean - 0.2) < 1e-12 && std::abs(families[0].worst - 0.3) < 1e-12);
    QCOMPARE(families[1].worst, 0.0);
}

void CalibrationTest::fitFindsWhatTheRunsWereMadeWith()
{
    std::vector<MeasuredRun> runs;
    for (const double batch : {16.0, 32.0, 48.0, 64.0, 96.0, 128.0, 192.0, 256.0})
        runs.push_back(measured(batch, 0.55));
    const auto fit = fitConstants(runs, AcceleratorClass::H100, {"bf16"});
    QCOMPARE(refusalOf(fit), QString("accepted"));
    QCOMPARE(fit.value().runs, std::int64_t{8});
    QVERIFY2(std::abs(fit.value().constants.at(0).value / 0.55 - 1) < 0.01,
             std::to_string(fit.value().constants.at(0).value).c_str());
    QVERIFY(fit.value().before > 0.1 && fit.value().after < 0.01);
    QVERIFY(fit.value().constants.at(0).source.find("log of run 16") != std::string::npos);
}

void CalibrationTest::fewRunsArePulledToTheUsualValue()
{
    const double usual = trainingEfficiency({.accelerator = AcceleratorClass::H100}).bf16;
    const auto one = fitConstants({measured(64, 0.4)}, AcceleratorClass::H100, {"bf16", "nv"}).take();
    QVERIFY(one.constants.at(0).value > 0.4 && one.constants.at(0).value < usual);
    QVERIFY(one.after < one.before);
}

void CalibrationTest::otherAcceleratorsTakeNoPart()
{
    const auto fit =
        fitConstants(
            {measured(64, 0.55), measured(64, 0.3, "b200")}, AcceleratorClass::H100, {"bf16"},
            {{AcceleratorClass::H100, "tk", 5e-6, "kept"}, {AcceleratorClass::B200, "tk", 1e-6, "not"}})
            .take();
    QCOMPARE(fit.runs, std::int64_t{1});
    QCOMPARE(fit.constants.size(), std::size_t{2});
    QCOMPARE(q(fit.constants.at(0).source), QString("kept"));
}

void CalibrationTest::refusals()
{
    QVERIFY(refusalOf(fitConstants({}, AcceleratorClass::H100, {"bf16"})).contains("has no measured run"));
    QVERIFY(refusalOf(fitConstants({measured(64, 0.5)}, AcceleratorClass::A100, {"bf16"}))
                .contains("has no measured run"));
    QVERIFY(refusalOf(fitConstants({measured(64, 0.5)}, AcceleratorClass::H100, {"eb"}))
                .contains("no constant that can be fitted"));
    for (const char *function : {"workload.train_step", "workload.inference_throughput"})
        for (const std::string &name : fittableConstants(function))
            QVERIFY2(rangeOfConstant(name), name.c_str());
}

std::unique_ptr<QObject> makeCalibrationTest()
{
    return std::make_unique<CalibrationTest>();
}

#include "tst_calibration.moc"
