#include "model/analysis/workloadbottleneck.h"
#include "model/analysis/workloadcurves.h"
#include "model/analysis/workloadlinks.h"
#include "model/analysis/workloadplace.h"
#include "model/evaluation.h"
#include "tests/model/cabled.h"
#include "tests/runner.h"
#include "tests/workloadsample.h"

#include <set>

using namespace clusterwright;
using sample::q;

namespace {

WorkloadResults resultsOf(const Design &design)
{
    return evaluate(design).results.workloads.at(0);
}

QString missingIn(const Design &design)
{
    QStringList list;
    for (const std::string &sentence : resultsOf(design).missing)
        list += q(sentence);
    return list.join(" | ");
}

} // namespace

class WorkloadResultsTest : public QObject {
    Q_OBJECT

private slots:
    void hardwareComesFromWhatStands();
    void hardwareFollowsEdits();
    void fabricRateIsDividedByItsOversubscription();
    void whatIsMissingIsSaid_data();
    void whatIsMissingIsSaid();
    void partsMakeTheStep();
    void bottleneckInWords();
    void goodputAndCost();
    void serving();
    void classOfAccelerator_data();
    void classOfAccelerator();
    void scalingEndsAtTheRun();
    void latencyCurveRises();
    void goodputCurveHasItsBestInTheMiddle();
    void collectives();
};

void WorkloadResultsTest::hardwareComesFromWhatStands()
{
    const WorkloadResults results = resultsOf(sample::designWithWorkload());
    QVERIFY(results.hardware);
    const WorkloadHardware &hardware = *results.hardware;
    QCOMPARE(hardware.accelerators, std::int64_t{8 * 4 * 8}); // racks x servers x GPUs
    QCOMPARE(hardware.nodes, std::int64_t{32});
    QCOMPARE(inGigabytesPerSecond(hardware.one.scaleOut), 50.0);
    QCOMPARE(inGigabytesPerSecond(hardware.one.scaleUp), 450.0);
    QCOMPARE(hardware.one.accelerator, AcceleratorClass::H100);
    QVERIFY(!hardware.figures.empty());
    for (const HardwareFigure &figure : hardware.figures)
        QVERIFY2(!figure.source.empty(), figure.name.c_str());
    QVERIFY(results.step);
    QVERIFY(results.step->mfu > 0.2 && results.step->mfu < 0.68); // below the sustained share
}

void WorkloadResultsTest::hardwareFollowsEdits()
{
    const Design design = sample::designWithWorkload();
    const WorkloadResults before = resultsOf(design);
    Design faster = design;
    std::get<AcceleratorFacts>(faster.parts.at("example-h100").facts).memoryBandwidth =
        sample::figure(bytesPerSecond(6e12));
    QVERIFY(resultsOf(faster).step->time < before.step->time);
    const Design smaller = removeRack(design, design.racks.back().id).take();
    QVERIFY2(!resultsOf(smaller).step, "224 accelerators do not share 256 sequences by 14 ranks");
    Design half = setValue(design, "train", "accelerators", 128.0).take();
    QVERIFY(resultsOf(half).step->time > 1.8 * before.step->time);
}

void WorkloadResultsTest::fabricRateIsDividedByItsOversubscription()
{
    FabricCapacity capacity;
    capacity.tiers = {{.tier = Tier::Leaf, .oversubscription = 2},
                      {.tier = Tier::Spine, .oversubscription = 1.5}};
    QCOMPARE(oversubscriptionOf(capacity), 3.0);
    capacity.tiers = {{.tier = Tier::Leaf, .oversubscription = 0.5}, {.tier = Tier::Spine}};
    QCOMPARE(oversubscriptionOf(capacity), 1.0); // more up than down carries no more than was sent
    const Design wired = sample::wiredRacks(2);
    const FabricNetwork network = buildNetwork(wired, wired.fabrics.at(0));
    double rate = 0;
    std::set<std::int32_t> nodes;
    for (const FabricLink &link : network.links)
        if (link.lower == Tier::Endpoint) {
            rate += link.rate;
            nodes.insert(link.a.device);
        }
    QVERIFY(!nodes.empty());
    const PartId part = partOf(wired, wired.fabrics.at(0), network.devices.at(0))->id;
    QCOMPARE(inBaseUnit(linksOf(wired, network, part)), rate / static_cast<double>(nodes.size()));
    QCOMPARE(inBaseUnit(linksOf(wired, network, "none")), 0.0);
}

void WorkloadResultsTest::whatIsMissingIsSaid_data()
{
    QTest::addColumn<Design>("design");
    QTest::addColumn<QString>("expected");
    const Design design = sample::designWithWorkload();
    const auto with = [&](const char *key, const Value &value) {
        return setValue(design, "train", key, value).take();
    };
    QTest::newRow("no model") << setModel(design, "train", {}).take() << "model";
    QTest::newRow("no nodes") << sample::designWithWorkload(sample::training70b(), 0)
                              << "No compute node stands in a rack of the design.";
    QTest::newRow("another part") << with("part", "none") << "No compute node of the part \"none\" stands.";
    QTest::newRow("too many accelerators")
        << with("accelerators", 512.0) << "It needs 64 nodes and 32 can be used.";
    QTest::newRow("all are spares") << with("spare_nodes", 32.0) << "No node is left to run it";
    QTest::newRow("a split that does not divide") << with("pipeline", 3.0) << "run.gpus";
    QTest::newRow("a batch that does not divide") << with("batch", 100.0) << "run.global_batch";
    Design nameless = design;
    std::get<ServerFacts>(nameless.parts.at("example-gpu-8x").facts).accelerator = "Some GPU";
    QTest::newRow("an unknown accelerator")
        << nameless << "\"Some GPU\", is not among the parts of the design.";
    Design bare = design;
    std::get<AcceleratorFacts>(bare.parts.at("example-h100").facts).bf16.reset();
    QTest::newRow("a rate that is not stated") << bare << "Dense BF16 rate of Example H100 is not stated.";
    QTest::newRow("does not fit") << setValue(with("tensor", 1.0), "train", "pipeline", 1.0).take()
                                  << "It does not fit";
}

void WorkloadResultsTest::whatIsMissingIsSaid()
{
    QFETCH(const Design, design);
    QFETCH(const QString, expected);
    QVERIFY2(missingIn(design).contains(expected), qPrintable(missingIn(design)));
}

void WorkloadResultsTest::partsMakeTheStep()
{
    const WorkloadResults results = resultsOf(sample::designWithWorkload());
    double share = 0;
    Time sum{};
    for (const TimePart &part : results.parts) {
        share += part.share;
        sum += part.time;
    }
    QVERIFY(std::abs(share - 1) < 1e-9);
    QVERIFY(std::abs(inSeconds(sum) / inSeconds(results.step->time) - 1) < 1e-9);
    QVERIFY(results.roof.size() >= 3);
    for (const RooflinePoint &point : results.roof)
        QVERIFY2(point.attained() <= results.hardware->one.bf16, std::string(point.name).c_str());
}

void WorkloadResultsTest::bottleneckInWords()
{
    const Design design = sample::designWithWorkload();
    QVERIFY2(resultsOf(design).bottleneck.find(
                 "exposed tensor-parallel exchange on scale-up links of 450 GB/s") != std::string::npos,
             resultsOf(design).bottleneck.c_str());
    const Design hidden = setValue(design, "train", "overlap_tensor", "yes").take();
    QVERIFY2(resultsOf(hidden).bottleneck.starts_with("Compute takes"), resultsOf(hidden).bottleneck.c_str());
    Design slow = setValue(design, "train", "overlap_data", "no").take();
    auto &ports = std::get<ServerFacts>(slow.parts.at("example-gpu-8x").facts).ports;
    ports->value.at(0).rate = gigabitsPerSecond(10);
    const std::string text = resultsOf(slow).bottleneck;
    QVERIFY2(text.find("of the step is exposed gradient and weight exchange on 10 Gb/s NICs") !=
                 std::string::npos,
             text.c_str());
    Design piped = setValue(design, "train", "pipeline", 8.0).take();
    piped = setValue(piped, "train", "batch", 64.0).take();
    piped = setValue(piped, "train", "virtual_stages", 1.0).take();
    QVERIFY2(resultsOf(piped).bottleneck.find("the bubble of the pipeline") != std::string::npos,
             resultsOf(piped).bottleneck.c_str());
}

void WorkloadResultsTest::goodputAndCost()
{
    const WorkloadResults results = resultsOf(sample::designWithWorkload());
    const WorkloadGoodput &goodput = results.goodput;
    QVERIFY(goodput.between && goodput.ettr && goodput.best && goodput.tokensPerDay);
    // a node fails 0.762 times a year, half of that stops the job: 32 x 0.381 = 12.192 a year
    QVERIFY(std::abs(inPerYear(*goodput.interruptions) - 12.192) < 1e-6);
    // x = 12.192 / 365 a day; (1 - x (10 min / 1440 + 60 min / 2880)) / (1 + 1 min / 60 min)
    const double x = 12.192 / 365;
    QVERIFY(std::abs(*goodput.ettr - (1 - x * (10 / 1440.0 + 60 / 2880.0)) / (1 + 1 / 60.0)) < 1e-9);
    QVERIFY(goodput.isPlanned && goodput.isModelLimited);
    QVERIFY(results.cost.calendar);
    const double perDay = results.step->tokensPerSecond * 256 * *goodput.ettr * 86400;
    QVERIFY(std::abs(inHours(*results.cost.calendar) / 24 - 15e12 / perDay) < 1e-6);
    QVERIFY2(!results.cost.money, "nobody stated prices");
}

void WorkloadResultsTest::serving()
{
    const WorkloadResults results = resultsOf(sample::designWithWorkload(sample::serving70b()));
    QVERIFY(results.serving && results.fleet);
    QCOMPARE(results.fleet->instances, std::int64_t{32});
    const double answers = results.serving->tokensPerSecond * 256;
    QVERIFY(std::abs(results.fleet->tokensPerSecond / answers - 1) < 1e-9);
    Workload split = sample::serving70b();
    split.pools = {8, 50.0};
    const WorkloadResults pools = resultsOf(sample::designWithWorkload(split));
    QVERIFY(pools.fleet->prefillRate && pools.fleet->decodeRate && pools.fleet->transfer);
    QCOMPARE(pools.fleet->requestsPerSecond, std::min(*pools.fleet->prefillRate, *pools.fleet->decodeRate));
    QVERIFY(std::abs(*pools.fleet->load - 50 / pools.fleet->requestsPerSecond) < 1e-12);
}

void WorkloadResultsTest::classOfAccelerator_data()
{
    QTest::addColumn<QString>("architecture");
    QTest::addColumn<int>("domain");
    QTest::addColumn<double>("memory");
    QTest::addColumn<QString>("expected");
    QTest::newRow("A100") << "Ampere" << 8 << 80.0 << "a100";
    QTest::newRow("H100") << "Hopper" << 8 << 80.0 << "h100";
    QTest::newRow("H200, by its memory") << "Hopper" << 8 << 141.0 << "h200";
    QTest::newRow("B200") << "Blackwell" << 8 << 180.0 << "b200";
    QTest::newRow("GB200, by its domain") << "Blackwell" << 72 << 186.0 << "gb200";
    QTest::newRow("GB300") << "Blackwell Ultra" << 72 << 288.0 << "gb300";
    QTest::newRow("a card without scale-up links") << "Blackwell (GB202)" << 1 << 96.0 << "generic";
    QTest::newRow("MI300X") << "CDNA 3" << 8 << 192.0 << "mi300x";
    QTest::newRow("unknown") << "TPU v7" << 9216 << 192.0 << "generic";
}

void WorkloadResultsTest::classOfAccelerator()
{
    QFETCH(const QString, architecture);
    QFETCH(const int, domain);
    QFETCH(const double, memory);
    QFETCH(const QString, expected);
    Part part = sample::h100Gpu();
    auto &facts = std::get<AcceleratorFacts>(part.facts);
    facts.architecture = sample::figure(architecture.toStdString());
    facts.scaleUpDomain = sample::figure<Count>(domain);
    facts.memory = sample::figure(gigabytes(memory));
    QCOMPARE(q(std::string(nameOf(classOf(part)))), expected);
}

void WorkloadResultsTest::scalingEndsAtTheRun()
{
    Workload small = sample::training70b();
    small.training.recompute = Recompute::Full; // so that few accelerators can hold it
    const Design design = sample::designWithWorkload(small);
    const WorkloadResults results = resultsOf(design);
    const TrainingCase run = trainingCaseOf(design.workloads.at(0), *results.hardware);
    for (const Scaling scaling : {Scaling::Strong, Scaling::Weak}) {
        const auto points = scalingOf(run, scaling);
        QVERIFY(points.size() >= 3);
        QCOMPARE(points.back().accelerators, std::int64_t{256});
        QCOMPARE(points.back().step, results.step->time);
        QCOMPARE(points.front().efficiency, 1.0);
        QVERIFY(points.back().efficiency < 1.0);
    }
}

void WorkloadResultsTest::latencyCurveRises()
{
    const Design design = sample::designWithWorkload(sample::serving70b());
    const WorkloadResults results = resultsOf(design);
    const auto points = latencyCurveOf(servingCaseOf(design.workloads.at(0), *results.hardware));
    QVERIFY(points.size() > 4);
    for (std::size_t i = 1; i < points.size(); ++i) {
        QVERIFY(points[i].tokensPerSecond > points[i - 1].tokensPerSecond);
        QVERIFY(points[i].perUser < points[i - 1].perUser);
    }
    QCOMPARE(points.back().tokensPerSecond, results.serving->tokensPerSecond);
}

void WorkloadResultsTest::goodputCurveHasItsBestInTheMiddle()
{
    const Design design = sample::designWithWorkload();
    const auto points = goodputCurveOf(design, resultsOf(design));
    QCOMPARE(points.size(), std::size_t{33});
    const auto best = std::ranges::max_element(points, {}, &GoodputPoint::ettr);
    QVERIFY(std::abs(best - points.begin() - 16) <= 1);
    QVERIFY(points.front().ettr < best->ettr && points.back().ettr < best->ettr);
}

void WorkloadResultsTest::collectives()
{
    WorkloadHardware hardware = *resultsOf(sample::designWithWorkload()).hardware;
    const DataSize large = gigabytes(4), small = bytes(1e5);
    const auto rateOf = [&](ReduceAlgorithm algorithm, DataSize size) {
        for (const ReduceTime &time : allReduceTimes(hardware, {size}))
            if (time.algorithm == algorithm)
                return inGigabytesPerSecond(time.bus);
        return 0.0;
    };
    using enum ReduceAlgorithm;
    // flat rings end at the NICs, 50 GB/s at 0.85; eight of them carry what a domain shares
    QVERIFY(std::abs(rateOf(Ring, large) / 42.5 - 1) < 0.05);
    QVERIFY(rateOf(Hierarchical, large) > 3 * rateOf(Ring, large));
    QVERIFY(rateOf(Tree, small) > rateOf(Ring, small)); // fewer latencies
    QVERIFY(rateOf(InNetwork, large) > rateOf(Ring, large));
    hardware.accelerators = 8;
    QVERIFY(rateOf(Ring, large) > 250); // within one domain
    hardware.accelerators = 1;
    QVERIFY(allReduceTimes(hardware, {large}).empty());
}

std::unique_ptr<QObject> makeWorkloadResultsTest()
{
    return std::make_unique<WorkloadResultsTest>();
}

#include "tst_workloads.moc"
