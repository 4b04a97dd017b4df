#include "model/analysis/workloadcollective.h"
#include "tests/runner.h"

using namespace clusterwright;

class WorkloadCollectiveTest : public QObject {
    Q_OBJECT

private slots:
    void factors_data();
    void factors();
    void measured_data();
    void measured();
    void bandwidthFollowsFromTime();
    void trees();
    void twoTiers();
    void expertFloor();
};

void WorkloadCollectiveTest::factors_data()
{
    QTest::addColumn<Collective>("operation");
    QTest::addColumn<double>("factor");
    QTest::addColumn<double>("steps");
    QTest::newRow("all-reduce") << Collective::AllReduce << 1.75 << 14.0;
    QTest::newRow("reduce-scatter") << Collective::ReduceScatter << 0.875 << 7.0;
    QTest::newRow("all-gather") << Collective::AllGather << 0.875 << 7.0;
    QTest::newRow("all-to-all") << Collective::AllToAll << 0.875 << 7.0;
    QTest::newRow("broadcast") << Collective::Broadcast << 1.0 << 7.0;
    QTest::newRow("reduce") << Collective::Reduce << 1.0 << 7.0;
    QTest::newRow("in the network: up and down") << Collective::InNetworkAllReduce << 7 / 9.0 << 2.0;
}

void WorkloadCollectiveTest::factors()
{
    QFETCH(Collective, operation);
    QFETCH(double, factor);
    QFETCH(double, steps);
    QCOMPARE(busFactor(operation, 8), factor);
    QCOMPARE(stepsOf(operation, 8), steps);
}

void WorkloadCollectiveTest::measured_data()
{
    QTest::addColumn<double>("size");
    QTest::addColumn<double>("ratio"); // of bus bandwidth, NCCL on 8 GPUs of one NVLink domain
    constexpr double mebi = 1048576;
    QTest::newRow("16 MiB: latency counts") << 16 * mebi << 0.45;
    QTest::newRow("256 MiB") << 256 * mebi << 0.73;
    QTest::newRow("16 GiB: bandwidth alone") << 16384 * mebi << 0.81;
}

void WorkloadCollectiveTest::measured()
{
    QFETCH(double, size);
    QFETCH(double, ratio);
    const CollectiveTime result = collectiveTime(
        {Collective::AllGather, 8, bytes(size), gigabytesPerSecond(370.8), 0.8, seconds(6e-6)});
    QVERIFY2(std::abs(result.ratio - ratio) < 0.05, qPrintable(QString::number(result.ratio)));
}

void WorkloadCollectiveTest::bandwidthFollowsFromTime()
{
    const CollectiveTime result =
        collectiveTime({Collective::AllReduce, 8, bytes(1073741824), gigabytesPerSecond(370), 1, {}});
    QVERIFY(std::abs(inSeconds(result.time) - 0.005078508627) < 1e-12); // NCCL tests, doc/PERFORMANCE.md
    QVERIFY(std::abs(inGigabytesPerSecond(result.algorithm) - 370 / 1.75) < 1e-9);
    QVERIFY(std::abs(result.ratio - 1) < 1e-12);
}

void WorkloadCollectiveTest::trees()
{
    const auto tree = [](std::int64_t ranks, double size) {
        return inSeconds(treeAllReduce(ranks, bytes(size), gigabytesPerSecond(50), 1, seconds(1e-6)));
    };
    QCOMPARE(tree(1024, 0), 20e-6);
    QCOMPARE(tree(1025, 0), 22e-6);
    QCOMPARE(tree(2, 1e9), 2e-6 + 0.04);
    const CollectiveTime ring =
        collectiveTime({Collective::AllReduce, 1024, bytes(1e6), gigabytesPerSecond(50), 1, seconds(1e-6)});
    QVERIFY(tree(1024, 1e6) < inSeconds(ring.time) / 10); // small arrays go by latency
}

void WorkloadCollectiveTest::twoTiers()
{
    const TwoTierLinks links{8, 400e9, 50e9, 1e-6, 10e-6};
    QCOMPARE(twoTierExchange(1e9, 1, links), 0.0);
    QCOMPARE(twoTierExchange(1e9, 8, links), 0.875 / 400 + 7e-6);
    QCOMPARE(twoTierExchange(1e9, 32, links), 0.875 / 400 + 7e-6 + 0.125 * 0.75 / 50 + 0.2 * 3 * 10e-6);
    HierarchicalCase given{32,
                           8,
                           gigabytes(1),
                           gigabytesPerSecond(400),
                           gigabytesPerSecond(50),
                           1,
                           seconds(1e-6),
                           seconds(10e-6)};
    const Time whole = hierarchicalAllReduce(given);
    QCOMPARE(inSeconds(whole), 2 * twoTierExchange(1e9, 32, links));
    given.oversubscription = 2;
    QVERIFY(std::abs(inSeconds(hierarchicalAllReduce(given) - whole) - 2 * 0.125 * 0.75 / 50) < 1e-12);
}

void WorkloadCollectiveTest::expertFloor()
{
    // DeepSeek-AI, arXiv 2505.09343, section 2.3.2: 120.96 us, 14.76 ms, 67 tokens per second
    const ExpertFloor floor = clusterwright::expertFloor(
        {.tokens = 32, .fanout = 9, .hidden = 7000, .link = gigabytesPerSecond(50), .layers = 61});
    QVERIFY(std::abs(inSeconds(floor.exchange) - 120.96e-6) < 1e-12);
    QVERIFY(std::abs(inSeconds(floor.layer) - 241.92e-6) < 1e-12);
    QVERIFY(std::abs(inSeconds(floor.perToken) - 14.757e-3) < 1e-6);
}

std::unique_ptr<QObject> makeWorkloadCollectiveTest()
{
    return make<WorkloadCollectiveTest>();
}

#include "tst_workloadcollective.moc"
