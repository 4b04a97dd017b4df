#include "model/analysis/calculoninputs.h"
#include "tests/runner.h"
#include "tests/searchsample.h"

#include <cmath>

using namespace clusterwright;
using nlohmann::json;

class WorkloadCalculonTest : public QObject {
    Q_OBJECT

private slots:
    void reproducesTheReference_data();
    void reproducesTheReference();
    void refusesByKey_data();
    void refusesByKey();
    void messagesNameTheirKey();
    void readsDatatypesOfAnyName();
    void recordsReadBack();
    void trafficGrowsWithTheGroup();

private:
    json m_cases = sample::goldenJson("calculon-cases.json")["cases"];

    json inputsOf(const std::string &id) const
    {
        for (const json &given : m_cases)
            if (given["id"] == id)
                return given["inputs"];
        return {};
    }
};

void WorkloadCalculonTest::reproducesTheReference_data()
{
    QTest::addColumn<int>("index");
    QCOMPARE(m_cases.size(), std::size_t{27});
    for (std::size_t i = 0; i < m_cases.size(); ++i)
        QTest::newRow(m_cases[i]["id"].get<std::string>().c_str()) << static_cast<int>(i);
}

/// The published tolerance is 0.5 %; the order of the sums is that of the reference, so that nearly all
/// digits agree.
void WorkloadCalculonTest::reproducesTheReference()
{
    constexpr double tolerance = 1e-9;
    QFETCH(const int, index);
    const json &given = m_cases[static_cast<std::size_t>(index)];
    const auto outputs = estimateCalculon(recordFrom(given["inputs"]));
    if (given.contains("expected_error")) {
        QVERIFY(!outputs);
        QCOMPARE(outputs.error().key, given["expected_error"].get<std::string>());
        return;
    }
    QVERIFY2(outputs, outputs ? "" : outputs.error().message.c_str());
    const json actual = jsonOf(outputs.value());
    QCOMPARE(actual.size(), given["expected"].size());
    for (const auto &[key, expected] : given["expected"].items()) {
        QVERIFY2(actual.contains(key), key.c_str());
        const double wanted = expected.get<double>();
        QVERIFY2(std::abs(actual[key].get<double>() - wanted) <= tolerance * std::abs(wanted), key.c_str());
    }
}

void WorkloadCalculonTest::refusesByKey_data()
{
    QTest::addColumn<QString>("changes"); // JSON merge patch of a case that can run
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, const char *changes, const char *key) {
        QTest::newRow(name) << QString(changes) << QString(key);
    };
    row("nothing wrong", R"({})", "");
    row("an object is missing", R"({"system": null})", "system");
    row("no object", R"({"app": 5})", "app");
    row("an unknown object comes before a missing one", R"({"extra": {}, "app": null})", "extra");
    row("a key is missing", R"({"app": {"hidden": null}})", "app.hidden");
    row("unknown before missing", R"({"app": {"hidden": null, "zebra": 1}})", "app.zebra");
    row("missing before type", R"({"execution": {"num_procs": "64", "training": null}})",
        "execution.training");
    row("type before range", R"({"execution": {"num_procs": 0, "training": 1}})", "execution.training");
    row("the application before the execution", R"({"app": {"hidden": 0}, "execution": {"zebra": 1}})",
        "app.hidden");
    row("the system before the execution", R"({"system": {"mem2": 1}, "execution": {"zebra": 1}})",
        "system.mem2");
    row("not whole", R"({"app": {"num_blocks": 96.5}})", "app.num_blocks");
    row("a negative network", R"({"execution": {"data_par_net": -1}})", "execution.data_par_net");
    row("an unknown word", R"({"execution": {"datatype": "float4"}})", "execution.datatype");
    row("an unknown way to process", R"({"system": {"processing_mode": "fast"}})", "system.processing_mode");
    row("an engine that is none", R"({"system": {"vector": {"int8": 3}}})", "system.vector.int8");
    row("an engine that is not asked for is checked",
        R"({"system": {"matrix": {"int8": {"tflops": 0, "gflops_efficiency": [[0, 1]]}}}})",
        "system.matrix.int8.tflops");
    row("no efficiency", R"({"system": {"mem1": {"MB_efficiency": []}}})", "system.mem1.MB_efficiency");
    row("an efficiency above 1", R"({"system": {"mem1": {"MB_efficiency": [[1, 0.5], [0, 1.5]]}}})",
        "system.mem1.MB_efficiency[1]");
    row("no efficiency for little", R"({"system": {"mem1": {"MB_efficiency": [[1, 0.5]]}}})",
        "system.mem1.MB_efficiency");
    row("efficiencies upside down", R"({"system": {"mem1": {"MB_efficiency": [[0, 0.5], [1, 0.9]]}}})",
        "system.mem1.MB_efficiency[1]");
    row("no networks", R"({"system": {"networks": []}})", "system.networks");
    row("a network that is none", R"({"system": {"networks": [1]}})", "system.networks[0]");
    row("the datatype before the sizes", R"({"execution": {"datatype": "float8", "num_procs": 65}})",
        "system.matrix.float8");
    row("sizes before batches", R"({"execution": {"num_procs": 65, "microbatch_size": 3}})",
        "execution.num_procs");
    row("a batch that is not shared equally",
        R"({"execution": {"data_par": 3, "num_procs": 192, "microbatch_size": 5}})", "execution.batch_size");
    row("a microbatch that does not divide", R"({"execution": {"microbatch_size": 3}})",
        "execution.microbatch_size");
    row("chunks without a pipeline", R"({"execution": {"pipeline_par": 1, "num_procs": 8}})",
        "execution.pipeline_interleaving");
    row("sharding among one", R"({"execution": {"optimizer_sharding": true, "data_par_overlap": true}})",
        "execution.optimizer_sharding");
    row("overlap in a group of one",
        R"({"execution": {"tensor_par": 1, "num_procs": 8, "tensor_par_overlap": "ring"}})",
        "execution.tensor_par_overlap");
    row("recomputation in inference", R"({"execution": {"training": false, "optimizer_offload": true}})",
        "execution.activation_recompute");
    row("gathering again without sequence parallelism", R"({"execution": {"tensor_par_comm_type": "ar"}})",
        "execution.seq_par_ag_redo");
    row("gathering again with full recomputation", R"({"execution": {"activation_recompute": "full"}})",
        "execution.seq_par_ag_redo");
    row("data overlap among one", R"({"execution": {"data_par_overlap": true}})",
        "execution.data_par_overlap");
    row("an optimizer in inference",
        R"({"execution": {"training": false, "activation_recompute": "none", "optimizer_offload": true}})",
        "execution.optimizer_offload");
    row("options before the application",
        R"({"app": {"hidden": 12289}, "execution": {"data_par_overlap": true}})",
        "execution.data_par_overlap");
    row("width", R"({"app": {"hidden": 12289, "feedforward": 49153}})", "app.hidden");
    row("inner width", R"({"app": {"feedforward": 49153, "attn_heads": 97}})", "app.feedforward");
    row("heads", R"({"app": {"attn_heads": 97, "seq_size": 2049}})", "app.attn_heads");
    row("sequence", R"({"app": {"seq_size": 2049}, "execution": {"tensor_par_net": 7}})", "app.seq_size");
    row("the first wrong network", R"({"execution": {"pipeline_par_net": 2, "data_par_net": 2}})",
        "execution.pipeline_par_net");
    row("a mistake before what does not fit",
        R"({"system": {"mem1": {"GiB": 1}}, "execution": {"data_par_net": 2}})", "execution.data_par_net");
    row("a network that is too small", R"({"execution": {"pipeline_par_net": 0}})", "infeasible");
    row("a network that is not filled",
        R"({"execution": {"tensor_par": 6, "num_procs": 48, "tensor_par_comm_type": "ar",
            "seq_par_ag_redo": false}})",
        "infeasible");
    row("chunks that are not equal", R"({"execution": {"pipeline_interleaving": 5}})", "infeasible");
    row("more chunks than blocks", R"({"execution": {"pipeline_interleaving": 24}})", "infeasible");
    row("too few blocks to offload",
        R"({"app": {"num_blocks": 16}, "execution": {"pipeline_interleaving": 1, "weight_offload": true}})",
        "infeasible");
    row("memory", R"({"system": {"mem1": {"GiB": 10}}})", "infeasible");
    row("second memory", R"({"system": {"mem2": {"GiB": 1}}, "execution": {"weight_offload": true}})",
        "infeasible");
}

void WorkloadCalculonTest::refusesByKey()
{
    QFETCH(const QString, changes);
    QFETCH(const QString, key);
    json inputs = inputsOf("calculon-P02");
    inputs.merge_patch(json::parse(changes.toStdString()));
    const auto outputs = estimateCalculon(recordFrom(inputs));
    QCOMPARE(outputs ? QString() : QString::fromStdString(outputs.error().key), key);
}

void WorkloadCalculonTest::messagesNameTheirKey()
{
    json inputs = inputsOf("calculon-P02");
    inputs["execution"]["microbatch_size"] = 3;
    const auto outputs = estimateCalculon(recordFrom(inputs));
    QVERIFY(!outputs);
    QCOMPARE(outputs.error().message,
             std::string("execution.microbatch_size is 3; it must divide the batch of a processor, which is "
                         "64."));
    inputs = inputsOf("calculon-P02");
    inputs["execution"]["datatype"] = "int4";
    QVERIFY(estimateCalculon(recordFrom(inputs)).error().message.find("float8") != std::string::npos);
}

void WorkloadCalculonTest::readsDatatypesOfAnyName()
{
    json inputs = inputsOf("calculon-P02");
    const auto before = estimateCalculon(recordFrom(inputs));
    inputs["system"]["matrix"]["fp6"] = inputs["system"]["matrix"]["float16"];
    const auto system = readCalculonSystem(recordFrom(inputs["system"]));
    QVERIFY(system);
    QVERIFY(system.value().matrix.contains("fp6"));
    const auto after = estimateCalculon(recordFrom(inputs));
    QVERIFY(before && after);
    QVERIFY(before.value() == after.value());
}

void WorkloadCalculonTest::recordsReadBack()
{
    for (const json &given : m_cases) {
        const auto execution = readCalculonExecution(recordFrom(given["inputs"]["execution"]));
        QVERIFY(execution);
        QVERIFY(jsonOf(recordOf(execution.value())) == given["inputs"]["execution"]);
        const auto again = readCalculonExecution(recordOf(execution.value()));
        QVERIFY(again);
        QVERIFY(again.value() == execution.value());
    }
}

/// By hand: 1 GB, scalar 2, offset -1, 4 members: 1.5 GB at 10 GB/s and half efficiency, and 1 s latency.
void WorkloadCalculonTest::trafficGrowsWithTheGroup()
{
    CalculonNetwork network;
    network.bandwidth = gigabytesPerSecond(10);
    network.efficiency = 0.5;
    network.latency = seconds(1);
    network.traffic.fill({2, -1});
    QCOMPARE(inSeconds(network.time(NetworkOperation::AllReduce, gigabytes(1), 4)), 1.3);
    QCOMPARE(inSeconds(network.time(NetworkOperation::AllReduce, DataSize{}, 4)), 1.0);
}

std::unique_ptr<QObject> makeWorkloadCalculonTest()
{
    return make<WorkloadCalculonTest>();
}

#include "tst_workloadcalculon.moc"
