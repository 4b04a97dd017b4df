#include "model/analysis/fabricpath.h"
#include "tests/model/networks.h"
#include "tests/runner.h"

using namespace clusterwright;

class FabricPathTest : public QObject {
    Q_OBJECT

private slots:
    void lengths_data();
    void lengths();
    void hopsFollowEachOther();
    void parallelLinksCount();
    void narrowestLink();
    void noWay();
    void endpointsDoNotForward();
    void latency();
};

namespace {
FabricPath pathOf(const FabricNetwork &network, std::int32_t from, std::int32_t to)
{
    return findPath(network, from, to).value();
}
} // namespace

/// A fat tree of k = 8: 4 endpoints on a leaf, 16 in a pod.
void FabricPathTest::lengths_data()
{
    QTest::addColumn<int>("to");
    QTest::addColumn<int>("switches");
    QTest::addColumn<double>("alternatives");
    QTest::newRow("same leaf") << 3 << 1 << 1.0;
    QTest::newRow("same pod, by any of 4 spines") << 4 << 3 << 4.0;
    QTest::newRow("last of the pod") << 15 << 3 << 4.0;
    QTest::newRow("another pod, by any of 16 cores") << 16 << 5 << 16.0;
    QTest::newRow("the last pod") << 127 << 5 << 16.0;
    QTest::newRow("to its leaf") << 128 << 0 << 1.0;
}

void FabricPathTest::lengths()
{
    QFETCH(const int, to);
    const FabricNetwork network = sample::fatTree(8);
    const FabricPath path = pathOf(network, 0, to);
    QTEST(int(path.switches), "switches");
    QTEST(path.alternatives, "alternatives");
    QCOMPARE(pathOf(network, to, 0).alternatives, path.alternatives);
    QCOMPARE(path.hops.size(), std::size_t(path.switches) + 1);
}

void FabricPathTest::hopsFollowEachOther()
{
    const FabricNetwork network = sample::fatTree(4);
    std::int32_t here = 1;
    for (const Hop &hop : pathOf(network, 1, 14).hops) {
        const FabricLink &link = network.links.at(static_cast<std::size_t>(hop.link));
        QCOMPARE(hop.from, here);
        QVERIFY((link.a.device == hop.from && link.z.device == hop.to) ||
                (link.z.device == hop.from && link.a.device == hop.to));
        here = hop.to;
    }
    QCOMPARE(here, 14);
}

void FabricPathTest::parallelLinksCount()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 4, .linksPerPair = 2});
    QCOMPARE(pathOf(network, 0, 7).alternatives, 16.0); // 4 spines, 2 links up, 2 down
}

void FabricPathTest::narrowestLink()
{
    const FabricNetwork slow = sample::leafSpine({.leaves = 2, .spines = 4, .uplink = sample::linkRate / 2});
    QCOMPARE(inBytesPerSecond(pathOf(slow, 0, 7).narrowest), sample::linkRate / 2);
    QCOMPARE(inBytesPerSecond(pathOf(slow, 0, 1).narrowest), sample::linkRate);
}

void FabricPathTest::noWay()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 1});
    QVERIFY(!findPath(network, 0, 7, failedDevice(network, 10)));
    QVERIFY(findPath(network, 0, 1, failedDevice(network, 10)));
    QVERIFY(!findPath(network, 0, 1, failedLink(network, 0)));
    QVERIFY(!findPath(network, 0, 1, failedDevice(network, 1)));
}

/// Leaves 3 and 6 are joined by two switches, and more shortly by the two ports of endpoint 1.
void FabricPathTest::endpointsDoNotForward()
{
    sample::NetworkMaker maker;
    maker.add(Tier::Endpoint, 3);
    maker.add(Tier::Leaf, 4);
    maker.join(0, 3);
    maker.join(1, 3);
    maker.join(1, 6);
    maker.join(2, 6);
    for (std::int32_t i = 3; i < 6; ++i)
        maker.join(i, i + 1);
    const FabricPath path = pathOf(maker.network, 0, 2);
    QCOMPARE(path.switches, 4);
    QCOMPARE(path.alternatives, 1.0);
    for (const Hop &hop : path.hops)
        QVERIFY(hop.to != 1);
    QCOMPARE(pathOf(maker.network, 0, 1).switches, 1);
}

/// 2 adapters of 500 ns, 3 switches of 200 ns, 60 m at 5 ns/m, 1 MB at 50 GB/s: 1.0 + 0.6 + 0.3 + 20 us.
void FabricPathTest::latency()
{
    const FabricPath path = pathOf(sample::leafSpine({}), 0, 15);
    const PathDelays delays{.perSwitch = seconds(200e-9), .perAdapter = seconds(500e-9)};
    QCOMPARE(inSeconds(latencyOf(path, delays, metres(60), bytes(1e6))), 21.9e-6);
    QCOMPARE(inSeconds(latencyOf(path, delays, metres(60), DataSize{})), 1.9e-6);
}

std::unique_ptr<QObject> makeFabricPathTest()
{
    return make<FabricPathTest>();
}

#include "tst_fabricpath.moc"
