#include "model/analysis/flow.h"
#include "tests/model/networks.h"
#include "tests/runner.h"

#include <algorithm>
#include <random>

using namespace clusterwright;

class FlowTest : public QObject {
    Q_OBJECT

private slots:
    void fullFatTree_data();
    void fullFatTree();
    void oversubscribed_data();
    void oversubscribed();
    void equalsTheLeastCut_data();
    void equalsTheLeastCut();
    void endpointsDoNotForward();
    void failuresTakeFlowAway();
    void nothingToSend();
    void disjointPaths();
};

namespace {

std::vector<std::int32_t> range(std::int32_t first, std::int32_t end)
{
    std::vector<std::int32_t> indices;
    for (std::int32_t i = first; i < end; ++i)
        indices.push_back(i);
    return indices;
}

double inLinks(Bandwidth rate)
{
    return inBytesPerSecond(rate) / sample::linkRate;
}

double rateOf(const FabricNetwork &network, const std::vector<std::int32_t> &links)
{
    double rate = 0;
    for (const std::int32_t link : links)
        rate += network.links[static_cast<std::size_t>(link)].rate;
    return rate;
}

/// Switches with links between them at random, and endpoints at some; rates are small whole numbers.
FabricNetwork randomNetwork(std::mt19937 &random)
{
    const auto draw = [&random](std::int32_t low, std::int32_t high) {
        return std::uniform_int_distribution(low, high)(random);
    };
    sample::NetworkMaker maker;
    maker.add(Tier::Endpoint, 4);
    const std::int32_t switches = draw(2, 8), first = maker.add(Tier::Leaf, switches);
    for (std::int32_t i = 0; i < 4; ++i)
        for (std::int32_t port = 0; port < draw(1, 3); ++port)
            maker.join(i, first + draw(0, switches - 1), draw(1, 9));
    for (std::int32_t i = 0; i < 2 * switches; ++i) {
        const std::int32_t a = draw(0, switches - 1), z = draw(0, switches - 1);
        if (a != z)
            maker.join(first + a, first + z, draw(1, 9));
    }
    return maker.network;
}

/// The least rate out of any set with the senders and without the receivers, endpoints 0, 1 and 2; endpoint 3
/// does not forward.
double leastCut(const FabricNetwork &network)
{
    const std::size_t switches = network.devices.size() - 4;
    double least = 1e300;
    for (std::size_t set = 0; set < std::size_t{1} << switches; ++set) {
        const auto isInside = [set](std::int32_t device) {
            return device < 4 ? device < 2 : (set >> (device - 4) & 1U) != 0;
        };
        double rate = 0;
        for (const FabricLink &link : network.links)
            if (link.a.device != 3 && isInside(link.a.device) != isInside(link.z.device))
                rate += link.rate;
        least = std::min(least, rate);
    }
    return least;
}

} // namespace

/// Each half of the endpoints sends at full rate to the other: k^3/8 links (Al-Fares 2008).
void FlowTest::fullFatTree_data()
{
    QTest::addColumn<int>("k");
    for (const int k : {4, 8, 16})
        QTest::addRow("k = %d", k) << k;
}

void FlowTest::fullFatTree()
{
    QFETCH(const int, k);
    const FabricNetwork network = sample::fatTree(k);
    const std::int32_t endpoints = k * k * k / 4;
    const auto low = range(0, endpoints / 2), high = range(endpoints / 2, endpoints);
    const NetworkFlow flow = maxFlow(network, low, high);
    QCOMPARE(inLinks(flow.rate), k * k * k / 8.0);
    QCOMPARE(inBytesPerSecond(flow.rate), rateOf(network, flow.cut));
    QCOMPARE(inLinks(maxFlow(network, high, low).rate), k * k * k / 8.0);
    std::vector<std::int32_t> even, odd;
    for (std::int32_t i = 0; i < endpoints; ++i)
        (i % 2 == 0 ? even : odd).push_back(i);
    QCOMPARE(inLinks(maxFlow(network, even, odd).rate), k * k * k / 8.0);
}

void FlowTest::oversubscribed_data()
{
    QTest::addColumn<int>("perLeaf");
    QTest::addColumn<int>("spines");
    QTest::addColumn<int>("linksPerPair");
    QTest::addColumn<double>("links");
    QTest::newRow("2:1 gives half of what two leaves have") << 8 << 4 << 1 << 8.0;
    QTest::newRow("4:1") << 8 << 2 << 1 << 4.0;
    QTest::newRow("1:1 by double links") << 8 << 4 << 2 << 16.0;
    QTest::newRow("more uplinks than endpoints") << 2 << 4 << 1 << 4.0;
    QTest::newRow("no spine") << 8 << 0 << 1 << 0.0;
}

void FlowTest::oversubscribed()
{
    QFETCH(const int, perLeaf);
    QFETCH(const int, spines);
    QFETCH(const int, linksPerPair);
    const FabricNetwork network =
        sample::leafSpine({.leaves = 4, .spines = spines, .perLeaf = perLeaf, .linksPerPair = linksPerPair});
    const NetworkFlow flow = maxFlow(network, range(0, 2 * perLeaf), range(2 * perLeaf, 4 * perLeaf));
    QTEST(inLinks(flow.rate), "links");
    QCOMPARE(rateOf(network, flow.cut), inBytesPerSecond(flow.rate));
}

void FlowTest::equalsTheLeastCut_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 0; seed < 200; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void FlowTest::equalsTheLeastCut()
{
    QFETCH(const unsigned, seed);
    std::mt19937 random(seed);
    const FabricNetwork network = randomNetwork(random);
    const NetworkFlow flow = maxFlow(network, range(0, 2), range(2, 3));
    QCOMPARE(inBytesPerSecond(flow.rate), leastCut(network));
    QCOMPARE(rateOf(network, flow.cut), inBytesPerSecond(flow.rate));
    QCOMPARE(inBytesPerSecond(maxFlow(network, range(2, 3), range(0, 2)).rate), leastCut(network));
}

/// A device with ports in two planes does not carry what others send from one to the other.
void FlowTest::endpointsDoNotForward()
{
    sample::NetworkMaker maker;
    maker.add(Tier::Endpoint, 3);
    maker.add(Tier::Leaf, 1, 0);
    maker.add(Tier::Leaf, 1, 1);
    maker.join(0, 3);
    maker.join(1, 3);
    maker.join(1, 4);
    maker.join(2, 4);
    QCOMPARE(inLinks(maxFlow(maker.network, range(0, 1), range(2, 3)).rate), 0.0);
    QCOMPARE(inLinks(maxFlow(maker.network, range(0, 1), range(1, 2)).rate), 1.0);
    maker.join(0, 2); // a cable from one device to the other
    QCOMPARE(inLinks(maxFlow(maker.network, range(0, 1), range(2, 3)).rate), 1.0);
}

void FlowTest::failuresTakeFlowAway()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 4, .perLeaf = 4});
    const auto flowWithout = [&network](const Failures &failures) {
        return inLinks(maxFlow(network, range(0, 4), range(4, 8), failures).rate);
    };
    QCOMPARE(flowWithout({}), 4.0);
    QCOMPARE(flowWithout(failedDevice(network, 10)), 3.0); // a spine
    QCOMPARE(flowWithout(failedDevice(network, 8)), 0.0);  // the leaf of all senders
    QCOMPARE(flowWithout(failedDevice(network, 0)), 3.0);  // a sender
    QCOMPARE(flowWithout(failedLink(network, 8)), 3.0);    // an uplink
}

void FlowTest::nothingToSend()
{
    const FabricNetwork network = sample::fatTree(4);
    QVERIFY(maxFlow(network, {}, range(0, 4)) == NetworkFlow{});
    QVERIFY(maxFlow(network, range(0, 4), {}) == NetworkFlow{});
    QVERIFY(maxFlow({}, {}, {}) == NetworkFlow{});
}

void FlowTest::disjointPaths()
{
    const FabricNetwork tree = sample::fatTree(8); // 128 endpoints, 32 leaves
    QCOMPARE(::disjointPaths(tree, 128, 129), 4);  // by the four spines of the pod
    QCOMPARE(::disjointPaths(tree, 128, 159), 4);
    QCOMPARE(::disjointPaths(tree, 0, 127), 1); // endpoints with one port
    QCOMPARE(::disjointPaths(tree, 128, 159, failedDevice(tree, 160)), 3);
    const FabricNetwork ring = sample::ringOfRouters(6, 1);
    QCOMPARE(::disjointPaths(ring, 6, 9), 2); // both ways around
    const FabricNetwork doubled = sample::leafSpine({.leaves = 2, .spines = 2, .linksPerPair = 3});
    QCOMPARE(::disjointPaths(doubled, 8, 9), 6);
}

std::unique_ptr<QObject> makeFlowTest()
{
    return make<FlowTest>();
}

#include "tst_flow.moc"
