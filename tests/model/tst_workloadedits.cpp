#include "model/design/arrange.h"
#include "model/difference.h"
#include "tests/runner.h"
#include "tests/workloadsample.h"

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

class WorkloadEditsTest : public QObject {
    Q_OBJECT

private slots:
    void addedWorkloadsGetIdAndName();
    void modelAndLayoutAreTaken();
    void acceleratorsComeAndGoWithTheirServers();
    void fieldsAreThoseOfTheKind();
    void fieldsAreSet_data();
    void fieldsAreSet();
    void measuredRunsNeedASource();
    void fittedConstantsReplaceThoseOfTheirKind();
    void differencesAreNamed();
};

void WorkloadEditsTest::addedWorkloadsGetIdAndName()
{
    Design design = addWorkload({}, {.modelName = "Llama 3 8B"}).take();
    QCOMPARE(q(design.workloads.at(0).name), QString("Llama 3 8B"));
    QVERIFY(design.workloads.at(0).id.starts_with("workload-"));
    QVERIFY(refusalOf(addWorkload(design, {.id = design.workloads.at(0).id})).contains("is taken"));
    design = removeWorkload(design, design.workloads.at(0).id).take();
    QVERIFY(design.workloads.empty());
    QVERIFY(refusalOf(removeWorkload(design, "none")).contains("is no workload of the design."));
}

void WorkloadEditsTest::modelAndLayoutAreTaken()
{
    Design design = addWorkload({}, sample::training70b()).take();
    NamedModel model{.id = "m", .name = "M", .source = "paper"};
    model.shape.layers = 3;
    design = setModel(design, "train", model).take();
    QCOMPARE(design.workloads.at(0).model.layers, std::int64_t{3});
    QCOMPARE(q(design.workloads.at(0).modelSource), QString("paper"));
    TrainingRun layout;
    layout.tensor = 2;
    layout.batch = 7;
    layout.sharding = StateSharding::Fsdp;
    design = setLayout(design, "train", layout).take();
    QCOMPARE(design.workloads.at(0).training.tensor, std::int64_t{2});
    QCOMPARE(design.workloads.at(0).training.sharding, StateSharding::Fsdp);
    QCOMPARE(design.workloads.at(0).training.batch, std::int64_t{256}); // that is no part of a layout
    QVERIFY(!setModel(design, "none", model) && !setLayout(design, "none", layout));
}

void WorkloadEditsTest::acceleratorsComeAndGoWithTheirServers()
{
    Part server = sample::server();
    std::get<ServerFacts>(server.facts).accelerator = "example-h100";
    Design design = sample::computeRacks(0, 1, 1);
    design = placePart(design, "t", server, sample::at(1, "node")).take();
    QVERIFY2(withFittedParts(design, {}) == design, "a library without it changes nothing");
    design = withFittedParts(design, {{"example-h100", sample::h100Gpu()}});
    QVERIFY(design.parts.contains("example-h100"));
    QVERIFY(isFitted(design, "example-h100") && !isFitted(design, "example-gpu-8x"));
    Part changed = sample::h100Gpu();
    changed.model = "other";
    QVERIFY2(withFittedParts(design, {{"example-h100", changed}}) == design, "the design keeps its copy");
}

void WorkloadEditsTest::fieldsAreThoseOfTheKind()
{
    Workload workload = sample::training70b();
    QVERIFY(findField(fieldsOf(workload), "tensor") && !findField(fieldsOf(workload), "prompt"));
    workload.kind = WorkloadKind::Serving;
    QVERIFY(!findField(fieldsOf(workload), "tensor") && findField(fieldsOf(workload), "prompt"));
    for (const Field &field : fieldsOf(workload))
        QVERIFY2(!field.title.empty(), field.key.c_str());
}

void WorkloadEditsTest::fieldsAreSet_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a whole number") << "tensor"
                                    << "8"
                                    << "accepted";
    QTest::newRow("no whole number") << "tensor"
                                     << "2.5"
                                     << "must be a whole number from 1";
    QTest::newRow("nothing where one is needed") << "tensor"
                                                 << ""
                                                 << "must be a whole number";
    QTest::newRow("nothing where the model chooses") << "microbatch"
                                                     << ""
                                                     << "accepted";
    QTest::newRow("a choice") << "precision"
                              << "mxfp8"
                              << "accepted";
    QTest::newRow("no choice") << "precision"
                               << "fp12"
                               << "must be one of fp16, bf16, fp8, mxfp8.";
    QTest::newRow("with a unit") << "dataset_byte"
                                 << "60 TB"
                                 << "accepted";
    QTest::newRow("with a rate") << "shared_read_byte_per_s"
                                 << "160 GB/s"
                                 << "accepted";
    QTest::newRow("with a time") << "checkpoint_every_s"
                                 << "30 min"
                                 << "accepted";
    QTest::newRow("percent") << "memory_hits"
                             << "25 %"
                             << "accepted";
    QTest::newRow("too much") << "memory_hits"
                              << "1.5"
                              << "must be a number from 0 to 1.";
    QTest::newRow("another unit") << "dataset_byte"
                                  << "60 kW"
                                  << "must be a number in B";
}

void WorkloadEditsTest::fieldsAreSet()
{
    QFETCH(const QString, key);
    QFETCH(const QString, value);
    QFETCH(const QString, expected);
    const Design design = addWorkload({}, sample::training70b()).take();
    const auto set = setValue(design, "train", key.toStdString(), value.toStdString());
    QVERIFY2(refusalOf(set).contains(expected), qPrintable(refusalOf(set)));
    QVERIFY(!set || set.value() != design || key == "microbatch");
}

void WorkloadEditsTest::measuredRunsNeedASource()
{
    MeasuredRun run;
    run.function = "workload.train_step";
    run.figure = "step_time_s";
    run.value = 5;
    QVERIFY(refusalOf(addMeasuredRun({}, run)).contains("source|is empty"));
    run.source = "log";
    const Design design = addMeasuredRun({}, run).take();
    QCOMPARE(design.measuredRuns.size(), std::size_t{1});
    QVERIFY(removeMeasuredRun(design, design.measuredRuns.at(0).id).take().measuredRuns.empty());
    run.figure.clear();
    QVERIFY(refusalOf(addMeasuredRun({}, run)).contains("figure|must name what was measured."));
}

void WorkloadEditsTest::fittedConstantsReplaceThoseOfTheirKind()
{
    using enum AcceleratorClass;
    Design design =
        setFittedConstants({}, H100, {{H100, "bf16", 0.7, "runs"}, {H100, "nv", 0.8, "runs"}}).take();
    design = setFittedConstants(design, B200, {{B200, "bf16", 0.6, "runs"}}).take();
    design = setFittedConstants(design, H100, {{H100, "tk", 4e-6, "runs"}}).take();
    QCOMPARE(design.fittedConstants.size(), std::size_t{2});
    QCOMPARE(q(design.fittedConstants.at(1).name), QString("tk"));
    QVERIFY(setFittedConstants(design, H100, {}).take().fittedConstants.size() == 1);
    QVERIFY(!setFittedConstants(design, H100, {{H100, "tk", 4e-6, ""}}));
}

void WorkloadEditsTest::differencesAreNamed()
{
    const Design before = addWorkload(sample::computeRacks(), sample::training70b()).take();
    Design after = setValue(before, "train", "batch", 512.0).take();
    after = setFittedConstants(after, AcceleratorClass::H100, {{AcceleratorClass::H100, "bf16", 0.7, "x"}})
                .take();
    const Difference difference = differenceBetween(before, evaluate(before), after, evaluate(after));
    QCOMPARE(difference.added.size(), std::size_t{1});
    QCOMPARE(q(difference.added.at(0).name), QString("bf16 of h100"));
    QCOMPARE(difference.changed.size(), std::size_t{1});
    QCOMPARE(q(difference.changed.at(0).object.name), QString("Training"));
}

std::unique_ptr<QObject> makeWorkloadEditsTest()
{
    return std::make_unique<WorkloadEditsTest>();
}

#include "tst_workloadedits.moc"
