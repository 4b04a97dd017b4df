// What a workload reads and saves: published figures, and paths worked out by hand.
#include "tests/model/helpers.h"
#include "tests/model/movementsample.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::converged, sample::demand, sample::movementOf, sample::q, sample::training, sample::wired;

namespace {

constexpr double gigabyte = 1e9;

/// A value in GB/s, GB or s; -1 if there is none.
template <typename Q>
double valueOf(const std::optional<Q> &quantity, double unit = 1)
{
    return quantity ? inBaseUnit(*quantity) / unit : -1;
}
double rateOf(const std::optional<Bandwidth> &rate)
{
    return valueOf(rate, gigabyte);
}

QString narrowest(const DataPath &path, const std::optional<std::size_t> &hop)
{
    return hop ? q(path.hops[*hop].name) : QString("none");
}

} // namespace

class DataMovementTest : public QObject {
    Q_OBJECT

private slots:
    void publishedSamples_data();
    void publishedSamples();
    void publishedDemand();
    void publishedCheckpoint();
    void narrowestHop_data();
    void narrowestHop();
    void oneLeafHasNoTier();
    void tooFewNodesRun();
    void partsWithoutFigures();
    void measuredWhereNotRated();
    void nothingToGoBy_data();
    void nothingToGoBy();
    void openTier();
    void cores();
    void cacheTiers();
    void localDrives();
    void synchronous();
    void asynchronous();
    void stormAndBroadcast_data();
    void stormAndBroadcast();
    void weightsOfServing();
    void retention();
    void contention();
};

void DataMovementTest::publishedSamples_data()
{
    QTest::addColumn<int>("modality");
    QTest::addColumn<double>("bytesOfSample");
    const auto row = [](const char *name, Modality modality, double size) {
        QTest::newRow(name) << static_cast<int>(modality) << size;
    };
    row("8,192 tokens of 4 B", Modality::Tokens, 32768);
    row("MLPerf Storage, ResNet-50", Modality::Images, 114'660);
    row("MLPerf Storage, UNet3D", Modality::Volumes, 146'600'628);
    row("MLPerf Storage, CosmoFlow", Modality::Fields, 2'828'486);
    row("nobody knows", Modality::Other, -1);
}

void DataMovementTest::publishedSamples()
{
    QFETCH(const int, modality);
    QFETCH(const double, bytesOfSample);
    const auto sample = usualSample(static_cast<Modality>(modality), 8192);
    QCOMPARE(sample ? inBytes(sample->size) : -1, bytesOfSample);
    QVERIFY(!sample || !sample->source.empty());
}

/// MLPerf Storage: UNet3D needs about 2.85 GB/s of an H100 at 90 %. A DGX H100 of eight is then between what
/// NVIDIA calls better (8 GB/s) and best (40 GB/s) for a node (RA-11333-001, table 6).
void DataMovementTest::publishedDemand()
{
    const DataReads reads = movementOf(wired()).reads;
    QVERIFY(std::abs(rateOf(reads.perAccelerator) - 2.85) < 0.02);
    QVERIFY(rateOf(reads.demand) / 4 > 8 && rateOf(reads.demand) / 4 < 40);
    QCOMPARE(rateOf(reads.fromShared), rateOf(reads.demand));
    QCOMPARE(*reads.load, rateOf(reads.demand) / 120);
}

/// 14 B of each parameter: 112.7 GB of a model of 8 billion.
void DataMovementTest::publishedCheckpoint()
{
    const CheckpointResults checkpoint = movementOf(wired()).checkpoint;
    QCOMPARE(inGigabytes(checkpoint.size), 112.7);
    QCOMPARE(inGigabytes(checkpoint.perAccelerator), 112.7 / 32);
    QCOMPARE(rateOf(checkpoint.average), 112.7 / 600);
}

void DataMovementTest::narrowestHop_data()
{
    QTest::addColumn<int>("arrays");
    QTest::addColumn<int>("uplinks");
    QTest::addColumn<double>("read");
    QTest::addColumn<double>("write");
    QTest::addColumn<QString>("readHop");
    QTest::addColumn<QString>("writeHop");
    const QString systems = "Storage systems", uplinks = "Leaf uplinks of nodes", nodes = "Links of nodes";
    QTest::newRow("two arrays of 60 and 40 GB/s") << 2 << 4 << 120.0 << 80.0 << systems << systems;
    QTest::newRow("half the uplinks: 2:1 on 200 GB/s") << 2 << 2 << 100.0 << 80.0 << uplinks << systems;
    QTest::newRow("more arrays do not help reads then") << 3 << 2 << 100.0 << 100.0 << uplinks << uplinks;
    QTest::newRow("uplinks widened: the links of nodes") << 6 << 4 << 200.0 << 200.0 << nodes << nodes;
}

void DataMovementTest::narrowestHop()
{
    QFETCH(const int, arrays);
    QFETCH(const int, uplinks);
    QFETCH(const double, read);
    QFETCH(const double, write);
    const DataPath path = movementOf(wired(arrays, uplinks)).path;
    QVERIFY(path.isComplete());
    QCOMPARE(rateOf(path.read()), read);
    QCOMPARE(rateOf(path.write()), write);
    QTEST(narrowest(path, path.narrowestRead), "readHop");
    QTEST(narrowest(path, path.narrowestWrite), "writeHop");
}

void DataMovementTest::oneLeafHasNoTier()
{
    const DataPath path = movementOf(converged()).path;
    QStringList names;
    for (const DataHop &hop : path.hops)
        names << q(hop.name);
    QCOMPARE(names, QStringList({"Storage systems", "Links of storage systems", "Links of nodes"}));
    QCOMPARE(rateOf(path.hops.at(1).read), 200.0);
    QCOMPARE(rateOf(path.hops.at(2).read), 4 * 400.0);
}

void DataMovementTest::tooFewNodesRun()
{
    MovementDemand half = demand();
    half.nodes = 2;
    const DataPath path = movementOf(wired(), training(), half).path;
    QCOMPARE(rateOf(path.read()), 100.0);
    QCOMPARE(narrowest(path, path.narrowestRead), QString("Links of nodes"));
}

void DataMovementTest::partsWithoutFigures()
{
    Design design = wired();
    std::get<StorageFacts>(sample::partIn(design, "example-array").facts).writeBandwidth.reset();
    const DataMovement movement = movementOf(design);
    QVERIFY(movement.path.isReadKnown);
    QVERIFY(!movement.path.isWriteKnown);
    QVERIFY(!movement.path.write());
    QCOMPARE(rateOf(movement.path.mostWrite()), 200.0); // at most, by what is known
    QVERIFY(!movement.checkpoint.write && !movement.checkpoint.stall);
    QVERIFY(movement.checkpoint.narrowest.empty());
    QVERIFY(movement.reads.load);
    QCOMPARE(movement.missing, std::vector<std::string>{"Write rate of Array"});
}

void DataMovementTest::measuredWhereNotRated()
{
    Design design = wired();
    auto &facts = std::get<StorageFacts>(sample::partIn(design, "example-array").facts);
    facts.readBandwidth.reset();
    facts.measurements =
        sample::figure(std::vector<clusterwright::Measurement>{{"ResNet-50", gigabytesPerSecond(45), ""},
                                                               {"UNet3D", gigabytesPerSecond(50), ""},
                                                               {"a write only", {}, ""}},
                       FigureKind::Measured);
    const DataPath path = movementOf(design).path;
    QCOMPARE(rateOf(path.read()), 100.0);
    QVERIFY(path.hops.front().source.find("measured, UNet3D") != std::string::npos);
}

void DataMovementTest::nothingToGoBy_data()
{
    QTest::addColumn<int>("arrays");
    QTest::addColumn<bool>("hasFabric");
    QTest::addColumn<bool>("hasStep");
    QTest::addColumn<QString>("missing");
    QTest::newRow("no storage") << 0 << true << true << "Storage systems (none is placed)";
    QTest::newRow("no fabric") << 2 << false << true << "A fabric that joins nodes and storage";
    QTest::newRow("no step") << 2 << true << false << "Time of a training step";
}

void DataMovementTest::nothingToGoBy()
{
    QFETCH(const int, arrays);
    QFETCH(const bool, hasFabric);
    QFETCH(const bool, hasStep);
    Design design = wired(arrays);
    if (!hasFabric)
        design.fabrics.clear();
    MovementDemand moved = demand();
    if (!hasStep)
        moved.step.reset();
    const DataMovement movement = movementOf(design, training(), moved);
    QCOMPARE(movement.missing.size(), std::size_t(1));
    QTEST(q(movement.missing.front()), "missing");
    QVERIFY(!movement.reads.load);
    QCOMPARE(movement.reads.demand.has_value(), hasStep);
    QCOMPARE(movement.checkpoint.write.has_value(), !hasStep);
    QCOMPARE(movement.checkpoint.storm.has_value(), !hasStep);
    QCOMPARE(inGigabytes(movement.checkpoint.size), 112.7);
}

/// Leaves that nothing joins, with an array at one of them: what lies between them is not known.
void DataMovementTest::openTier()
{
    Design design = wired(1);
    design.fabrics.front().tiers = 1;
    design.fabrics.front().leaf.down = 6;
    design.endpoints.at(1).ports = 1;
    design.endpoints.at(1).attach = Attach::Free;
    const DataMovement movement = movementOf(design);
    QVERIFY(!movement.path.isReadKnown);
    QCOMPARE(movement.missing, std::vector<std::string>{"What joins the switches of Storage fabric"});
}

/// Two pods of one leaf and one spine each: nodes in both, arrays where room is left. A spine has two links
/// up for the four of its leaf.
void DataMovementTest::cores()
{
    Design design = wired();
    Fabric &fabric = design.fabrics.front();
    fabric.tiers = 3;
    fabric.leavesPerPod = 1;
    fabric.core = sample::tierOf(64);
    fabric.leaf.down = 8;
    fabric.spine.down = 4;
    fabric.spine.up = 2;
    design.endpoints.at(1).attach = Attach::Free;
    const DataPath path = movementOf(design).path;
    for (const char *name : {"Spine uplinks of storage", "Spine uplinks of nodes"}) {
        const auto hop = std::ranges::find(path.hops, name, &DataHop::name);
        QVERIFY(hop != path.hops.end());
        QCOMPARE(rateOf(hop->read), 100.0); // half of what comes from below
    }
    QCOMPARE(narrowest(path, path.narrowestRead), QString("Spine uplinks of storage"));
}

/// Half of all reads from memory, half of the others from local drives.
void DataMovementTest::cacheTiers()
{
    Workload workload = training();
    workload.data.memoryHits = workload.data.localHits = 0.5;
    workload.data.samplesPerFile = 2;
    workload.data.dataset = gigabytes(1000);
    const Design design = wired();
    DataReads reads = movementOf(design, workload).reads;
    QCOMPARE(rateOf(reads.fromMemory), rateOf(reads.demand) / 2);
    QCOMPARE(rateOf(reads.fromLocal), rateOf(reads.demand) / 4);
    QCOMPARE(rateOf(reads.fromShared), rateOf(reads.demand) / 4);
    QCOMPARE(valueOf(reads.opens), 224 / 2.0 / 4 / (0.323 / 0.9));
    QCOMPARE(valueOf(reads.epoch), 1000 / rateOf(reads.demand));
    QVERIFY(!reads.attainable); // nobody says how fast the drives are
    workload.data.localRead = gigabytesPerSecond(10);
    QCOMPARE(rateOf(movementOf(design, workload).reads.attainable), 4 * 10 / 0.5 / 0.5); // the drives limit
    workload.data.localRead = gigabytesPerSecond(100);
    QCOMPARE(rateOf(movementOf(design, workload).reads.attainable), 120 / 0.5 / 0.5); // the storage limits
}

void DataMovementTest::localDrives()
{
    Workload workload = training();
    workload.data.staged = gigabytes(600);
    workload.checkpoint.keptLocally = 2;
    const DataReads reads = movementOf(wired(), workload).reads;
    QCOMPARE(valueOf(reads.staging), 4 * 600.0 / 120);
    QCOMPARE(valueOf(reads.localNeed, gigabyte), 600 + 2 * 112.7 / 4);
}

void DataMovementTest::synchronous()
{
    Workload workload = training();
    workload.checkpoint.window = seconds(10);
    CheckpointResults checkpoint = movementOf(wired(), workload).checkpoint;
    QCOMPARE(valueOf(checkpoint.write), 112.7 / 80);
    QCOMPARE(valueOf(checkpoint.stall), 112.7 / 80);
    QVERIFY(!checkpoint.drain);
    QCOMPARE(q(checkpoint.narrowest), QString("Storage systems"));
    QCOMPARE(rateOf(checkpoint.burst), 11.27);
    workload.checkpoint.toHost = gigabytesPerSecond(2); // 64 GB/s of 32
    checkpoint = movementOf(wired(), workload).checkpoint;
    QCOMPARE(valueOf(checkpoint.stall), 112.7 / 64);
    QCOMPARE(q(checkpoint.narrowest), QString("Accelerators to their hosts"));
}

void DataMovementTest::asynchronous()
{
    Workload workload = training();
    workload.checkpoint.mode = CheckpointMode::Asynchronous;
    DataMovement movement = movementOf(wired(), workload);
    QVERIFY(!movement.checkpoint.stall);
    QCOMPARE(movement.missing, std::vector<std::string>{"Rate from an accelerator to its host"});
    workload.checkpoint.toHost = gigabytesPerSecond(25);
    movement = movementOf(wired(), workload);
    QCOMPARE(valueOf(movement.checkpoint.stall), 112.7 / (32 * 25));
    QCOMPARE(valueOf(movement.checkpoint.drain), 112.7 / 80);
    QVERIFY(movement.missing.empty());
}

void DataMovementTest::stormAndBroadcast_data()
{
    QTest::addColumn<int>("sharding");
    QTest::addColumn<double>("storm");
    QTest::addColumn<double>("broadcast");
    const auto row = [](const char *name, StateSharding sharding, double storm, double broadcast) {
        QTest::newRow(name) << static_cast<int>(sharding) << storm << broadcast;
    };
    // One copy is one node of four: 50 GB/s from the storage, 400 GB/s to the next.
    row("four copies read everything", StateSharding::None, 4 * 112.7 / 120, 112.7 / 50 + 112.7 / 400);
    row("ZeRO 1: weights of 2 B whole, the rest shared", StateSharding::Zero1, (4 * 16.1 + 96.6) / 120,
        16.1 / 50 + 96.6 / 120 + 16.1 / 400);
    row("FSDP: nothing is read twice", StateSharding::Fsdp, 112.7 / 120, 112.7 / 120);
}

void DataMovementTest::stormAndBroadcast()
{
    QFETCH(const int, sharding);
    QFETCH(const double, storm);
    QFETCH(const double, broadcast);
    Workload workload = training();
    workload.training.sharding = static_cast<StateSharding>(sharding);
    CheckpointResults checkpoint = movementOf(wired(), workload).checkpoint;
    QCOMPARE(valueOf(checkpoint.storm), storm);
    QCOMPARE(valueOf(checkpoint.broadcast), broadcast);
    QCOMPARE(checkpoint.restore, checkpoint.storm);
    workload.checkpoint.restore = RestoreMode::Broadcast;
    checkpoint = movementOf(wired(), workload).checkpoint;
    QCOMPARE(checkpoint.restore, checkpoint.broadcast);
}

/// Two instances read weights of 2 B when they start.
void DataMovementTest::weightsOfServing()
{
    Workload workload = training();
    workload.kind = WorkloadKind::Serving;
    MovementDemand moved = demand();
    moved.copies = 2;
    moved.step.reset();
    const DataMovement movement = movementOf(wired(), workload, moved);
    QCOMPARE(inGigabytes(movement.checkpoint.size), 16.1);
    QCOMPARE(valueOf(movement.checkpoint.restore), 2 * 16.1 / 120);
    QVERIFY(!movement.checkpoint.write && !movement.reads.demand);
    QVERIFY(movement.missing.empty());
}

void DataMovementTest::retention()
{
    Workload workload = training();
    workload.checkpoint.every.reset();
    workload.checkpoint.kept = 10;
    workload.checkpoint.snapshotLink = gigabytesPerSecond(1);
    Design design = wired();
    CheckpointResults checkpoint = movementOf(design, workload).checkpoint;
    QVERIFY(!checkpoint.interval && !checkpoint.average);
    QCOMPARE(inGigabytes(checkpoint.retained), 1127.0);
    QCOMPARE(valueOf(checkpoint.capacity, gigabyte), 1e6);
    QCOMPARE(valueOf(checkpoint.snapshot), 112.7);
    design.upkeep.checkpointEvery = Figure<Time>{hours(1), FigureKind::Estimate, "test", {}, {}};
    std::get<StorageFacts>(sample::partIn(design, "example-array").facts).usableCapacity.reset();
    checkpoint = movementOf(design, workload).checkpoint;
    QCOMPARE(valueOf(checkpoint.interval), 3600.0);
    QVERIFY(!checkpoint.capacity);
}

void DataMovementTest::contention()
{
    MovementDemand moved = demand();
    moved.exchange = gigabytesPerSecond(800);
    DataMovement movement = movementOf(wired(), training(), moved);
    const double data = rateOf(movement.reads.demand), written = 112.7 / 600;
    QCOMPARE(movement.shared.size(), std::size_t(1)); // the collectives have their own fabric
    QCOMPARE(movement.shared.front().name, std::string("Storage systems"));
    QCOMPARE(movement.shared.front().load, data / 120 + written / 80);
    movement = movementOf(converged(), training(), moved);
    QCOMPARE(movement.shared.size(), std::size_t(2));
    QCOMPARE(movement.shared.back().name, std::string("Links of nodes"));
    QCOMPARE(rateOf(movement.shared.back().exchange), 800.0);
    QCOMPARE(movement.shared.back().load, data / 1600 + 0.5);
}

std::unique_ptr<QObject> makeDataMovementTest()
{
    return make<DataMovementTest>();
}

#include "tst_datamovement.moc"
