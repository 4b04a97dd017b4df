#include "model/analysis/traffic.h"
#include "tests/model/networks.h"
#include "tests/runner.h"

#include <algorithm>
#include <numeric>

using namespace clusterwright;

class TrafficTest : public QObject {
    Q_OBJECT

private slots:
    void allToAll_data();
    void allToAll();
    void flowIsConserved_data();
    void flowIsConserved();
    void loadsWithoutATable();
    void splitsByRate();
    void ring();
    void railRing();
    void planesStayApart();
    void railsWithoutSpines();
    void incast();
    void checkpointOfAllDevices();
    void utilisation();
    void lostSpine();
    void linksWithoutRate();
    void nobodyToSendTo();
    void classesShareALink();
    void classesOnOtherLinksGoOn();
};

namespace {

std::vector<std::int32_t> range(std::int32_t first, std::int32_t end)
{
    std::vector<std::int32_t> indices(static_cast<std::size_t>(end - first));
    std::iota(indices.begin(), indices.end(), first);
    return indices;
}

std::vector<std::int32_t> endpointsOf(const FabricNetwork &network)
{
    return indicesOf(network, Tier::Endpoint);
}

TrafficResult resultOf(const FabricNetwork &network, Pattern pattern)
{
    return trafficOf(network, {pattern, endpointsOf(network), {}});
}

} // namespace

/// By hand: of n endpoints each sends (n - perLeaf) / (n - 1) of its traffic up, through uplinks that carry
/// `up` of what its leaf receives.
void TrafficTest::allToAll_data()
{
    QTest::addColumn<FabricNetwork>("network");
    QTest::addColumn<double>("share");
    const auto row = [](const char *name, const sample::LeafSpine &shape, double share) {
        QTest::newRow(name) << sample::leafSpine(shape) << share;
    };
    QTest::newRow("fat tree, k = 4") << sample::fatTree(4) << 1.0;
    QTest::newRow("fat tree, k = 8") << sample::fatTree(8) << 1.0;
    row("non-blocking", {.leaves = 4, .spines = 4, .perLeaf = 4}, 1);
    row("2:1, 24 of 31 go up", {.leaves = 4, .spines = 4, .perLeaf = 8}, 0.5 * 31 / 24);
    row("4:1, 24 of 31 go up", {.leaves = 4, .spines = 2, .perLeaf = 8}, 0.25 * 31 / 24);
    row("4:1 by slow uplinks", {.leaves = 4, .spines = 4, .perLeaf = 8, .uplink = sample::linkRate / 2},
        0.25 * 31 / 24);
    row("two planes of 2:1", {.leaves = 4, .spines = 4, .perLeaf = 8, .planes = 2}, 0.5 * 31 / 24);
    row("one leaf", {.leaves = 1, .spines = 0, .perLeaf = 8}, 1);
    // Each of 6 routers has 1 endpoint that sends 1/5 to each other; clockwise, a link carries the messages
    // to the next (1), the next but one (2) and half of those across (3 / 2).
    QTest::newRow("a ring of routers is never full") << sample::ringOfRouters(6, 1) << 1.0;
    QTest::newRow("with four endpoints on each it is") << sample::ringOfRouters(6, 4) << 23.0 / (16 * 4.5);
}

void TrafficTest::allToAll()
{
    QFETCH(const FabricNetwork, network);
    const TrafficResult result = resultOf(network, Pattern::AllToAll);
    QTEST(result.share, "share");
    QCOMPARE(result.unreached, 0);
    QCOMPARE(inBytesPerSecond(result.throughputPerSource()), result.share * sample::linkRate);
    const auto utilisation = utilisationOf(network, result.load, result.share);
    QCOMPARE(utilisation.at(static_cast<std::size_t>(result.narrowest.link)), 1.0);
    QCOMPARE(*std::ranges::max_element(utilisation), 1.0);
}

void TrafficTest::flowIsConserved_data()
{
    QTest::addColumn<FabricNetwork>("network");
    QTest::addColumn<int>("pattern");
    const auto rows = [](const char *name, const FabricNetwork &network) {
        for (const auto &[pattern, text] : namesOf<Pattern>)
            QTest::addRow("%s, %s", name, text.data()) << network << int(pattern);
    };
    rows("fat tree", sample::fatTree(4));
    rows("rails", sample::leafSpine({.leaves = 8, .spines = 2, .perLeaf = 3, .linksPerPair = 2, .rails = 4}));
    rows("planes", sample::leafSpine({.leaves = 3, .spines = 2, .perLeaf = 3, .planes = 2}));
    rows("ring", sample::ringOfRouters(7, 2));
}

/// What enters a switch leaves it, and endpoints receive all that they send.
void TrafficTest::flowIsConserved()
{
    QFETCH(const FabricNetwork, network);
    QFETCH(const int, pattern);
    const auto endpoints = endpointsOf(network);
    const TrafficResult result =
        trafficOf(network, {static_cast<Pattern>(pattern), endpoints, {endpoints.front(), endpoints.back()}});
    std::vector<double> surplus(network.devices.size());
    double sent = 0, received = 0;
    for (std::size_t i = 0; i < network.links.size(); ++i) {
        const double forward = result.load.forward[i], backward = result.load.backward[i];
        surplus[static_cast<std::size_t>(network.links[i].a.device)] += backward - forward;
        surplus[static_cast<std::size_t>(network.links[i].z.device)] += forward - backward;
        if (network.links[i].lower == Tier::Endpoint) {
            sent += forward;
            received += backward;
        }
    }
    QCOMPARE(sent, inBytesPerSecond(result.injection));
    QCOMPARE(received, sent);
    QVERIFY(sent > 0);
    for (std::size_t i = endpoints.size(); i < surplus.size(); ++i)
        QVERIFY(std::abs(surplus[i]) < 1e-6 * sample::linkRate);
}

/// All to all is the sum of what each endpoint sends to each other one alone.
void TrafficTest::loadsWithoutATable()
{
    const FabricNetwork network =
        sample::leafSpine({.leaves = 4, .spines = 3, .perLeaf = 2, .planes = 2, .rails = 2});
    const auto endpoints = endpointsOf(network);
    std::vector<double> sum(network.links.size());
    for (const std::int32_t from : endpoints) // every port of 3 others receives as much
        for (const std::int32_t to : endpoints)
            if (from != to) {
                const auto load = trafficOf(network, {Pattern::ToTargets, {from}, {to}}).load;
                for (std::size_t i = 0; i < sum.size(); ++i)
                    sum[i] += load.forward[i] / 3;
            }
    const auto load = resultOf(network, Pattern::AllToAll).load;
    QCOMPARE(endpoints.size(), std::size_t{4});
    for (std::size_t i = 0; i < sum.size(); ++i)
        QCOMPARE(load.forward[i], sum[i]);
}

/// A link of twice the rate takes twice as much.
void TrafficTest::splitsByRate()
{
    FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 2, .perLeaf = 1});
    const std::size_t toFirst = 2, toSecond = 3; // after the links of the two endpoints
    network.links[toSecond].rate *= 2;
    const auto load = resultOf(network, Pattern::AllToAll).load;
    QCOMPARE(load.forward[toFirst], sample::linkRate / 3);
    QCOMPARE(load.forward[toSecond], sample::linkRate * 2 / 3);
}

/// Only the last endpoint of a leaf sends up: 1 of 8 through 4 uplinks; with one slow uplink that is full.
void TrafficTest::ring()
{
    const FabricNetwork wide = sample::leafSpine({.leaves = 4, .spines = 4, .perLeaf = 8});
    const TrafficResult result = resultOf(wide, Pattern::Ring);
    QCOMPARE(result.share, 1.0);
    QCOMPARE(result.load.forward[32], sample::linkRate / 4); // an uplink of leaf 0
    const FabricNetwork narrow =
        sample::leafSpine({.leaves = 4, .spines = 1, .perLeaf = 8, .uplink = sample::linkRate / 5});
    QCOMPARE(resultOf(narrow, Pattern::Ring).share, 0.2);
}

/// Two units of four nodes with two rails: a rail crosses to the other unit once each way. Sent to both ports
/// of the next node, half of it crosses rails within the unit.
void TrafficTest::railRing()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 4, .spines = 2, .perLeaf = 4, .rails = 2});
    const auto upFrom = [&network](const LinkLoads &load) {
        double sum = 0;
        for (std::size_t i = 0; i < network.links.size(); ++i)
            sum += network.links[i].lower == Tier::Leaf ? load.forward[i] : 0;
        return sum / sample::linkRate;
    };
    const TrafficResult byRail = resultOf(network, Pattern::RailRing);
    QCOMPARE(byRail.sources, 16);
    QCOMPARE(byRail.share, 1.0);
    QCOMPARE(upFrom(byRail.load), 4.0);                               // 2 rails, 2 crossings
    QCOMPARE(upFrom(resultOf(network, Pattern::Ring).load), 4.0 + 6); // 12 ports stay, half of each goes up
}

void TrafficTest::planesStayApart()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 2, .perLeaf = 2, .planes = 2});
    const TrafficResult result = trafficOf(network, {Pattern::ToTargets, {0}, {3}});
    QCOMPARE(result.sources, 2);
    QCOMPARE(result.unreached, 0);
    QCOMPARE(inBytesPerSecond(result.injection), 2 * sample::linkRate);
    QCOMPARE(result.share, 1.0);
    QCOMPARE(result.load.backward[6], sample::linkRate); // endpoint 3, plane 0
    QCOMPARE(result.load.backward[7], sample::linkRate);
}

/// Every rail is a switch of its own: all to all never leaves it, and leaves no crumbs on the uplinks.
void TrafficTest::railsWithoutSpines()
{
    FabricNetwork network = sample::leafSpine({.leaves = 8, .spines = 1, .perLeaf = 5, .rails = 8});
    const TrafficResult rings = resultOf(network, Pattern::RailRing);
    for (std::size_t i = 40; i < network.links.size(); ++i)
        QCOMPARE(rings.load.forward[i] + rings.load.backward[i], 0.0);
    std::erase_if(network.links, [](const FabricLink &link) { return link.lower == Tier::Leaf; });
    QCOMPARE(resultOf(network, Pattern::AllToAll).share, 1.0);
    QCOMPARE(resultOf(network, Pattern::AllToAll).sources, 40);
}

/// 30 endpoints to two of the same rate: each gets 2/30.
void TrafficTest::incast()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 4, .spines = 8, .perLeaf = 8});
    const TrafficResult result = trafficOf(network, {Pattern::ToTargets, range(0, 30), range(30, 32)});
    QCOMPARE(result.share, 2.0 / 30);
    QVERIFY((result.narrowest == LinkEnd{30, false}));
    QCOMPARE(result.sources, 30);
}

/// Targets that send themselves do so to the other one only: 30 * 1/2 + 1 on each.
void TrafficTest::checkpointOfAllDevices()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 4, .spines = 8, .perLeaf = 8});
    const TrafficResult result = trafficOf(network, {Pattern::ToTargets, range(0, 32), range(30, 32)});
    QCOMPARE(result.share, 1.0 / 16);
}

void TrafficTest::utilisation()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 1, .perLeaf = 1});
    const LinkLoads load = trafficOf(network, {Pattern::ToTargets, {0}, {1}}).load;
    QCOMPARE(utilisationOf(network, load), (std::vector<double>{1, 1, 1, 1}));
    QCOMPARE(utilisationOf(network, load, 0.25), (std::vector<double>{0.25, 0.25, 0.25, 0.25}));
}

/// Ring of one endpoint per leaf: all of it goes over the spines, of which 3 of 4 are left.
void TrafficTest::lostSpine()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 4, .spines = 4, .perLeaf = 4});
    const Traffic shifted{Pattern::ToTargets, range(0, 4), range(4, 8)};
    QCOMPARE(trafficOf(network, shifted).share, 1.0);
    QCOMPARE(trafficOf(network, shifted, failedDevice(network, 20)).share, 0.75);
}

void TrafficTest::linksWithoutRate()
{
    FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 2, .perLeaf = 2});
    const Traffic across{Pattern::ToTargets, {0, 1}, {2, 3}};
    network.links[4].rate = 0; // one of two uplinks
    const TrafficResult result = trafficOf(network, across);
    QCOMPARE(result.share, 0.5);
    QCOMPARE(utilisationOf(network, result.load)[4], 0.0);
    network.links[5].rate = 0;
    QCOMPARE(trafficOf(network, across).unreached, 2);
}

void TrafficTest::nobodyToSendTo()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 0, .perLeaf = 2});
    const TrafficResult none = trafficOf(network, {Pattern::ToTargets, {0, 1}, {3}});
    QCOMPARE(none.unreached, 2);
    QCOMPARE(none.sources, 0);
    QCOMPARE(none.share, 0.0);
    QVERIFY(none.narrowest == LinkEnd{});
    QVERIFY(none.throughputPerSource() == Bandwidth{});
    for (const auto &[pattern, name] : namesOf<Pattern>) { // a single device has no other one
        QCOMPARE(trafficOf(network, {pattern, {0}, {0}}).sources, 0);
        QCOMPARE(trafficOf(network, {pattern, {}, {}}).unreached, 0);
    }
}

/// Both want all of the one uplink: half each; one that wants less leaves the rest to the other.
void TrafficTest::classesShareALink()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 1, .perLeaf = 2});
    const Traffic first{Pattern::ToTargets, {0}, {2}}, second{Pattern::ToTargets, {1}, {3}};
    const Contention even = contend(network, {{first, 1}, {second, 1}});
    QCOMPARE(even.classes[0].obtained, 0.5);
    QCOMPARE(even.classes[1].obtained, 0.5);
    QVERIFY((even.classes[0].binding == LinkEnd{4, true}));
    QCOMPARE(even.load.forward[4], sample::linkRate);
    const Contention uneven = contend(network, {{first, 0.2}, {second, 1}});
    QCOMPARE(uneven.classes[0].obtained, 0.2);
    QVERIFY(uneven.classes[0].binding == LinkEnd{});
    QCOMPARE(uneven.classes[1].obtained, 0.8);
    QCOMPARE(inBytesPerSecond(uneven.classes[1].throughput), 0.8 * sample::linkRate);
}

/// The third class does not meet the full link: it goes on when the others have to stop.
void TrafficTest::classesOnOtherLinksGoOn()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 1, .perLeaf = 3});
    const Contention contention = contend(network, {{{Pattern::ToTargets, {0}, {3}}, 1},
                                                    {{Pattern::ToTargets, {1}, {4}}, 1},
                                                    {{Pattern::ToTargets, {1}, {2}}, 1},
                                                    {{Pattern::ToTargets, {5}, {}}, 1}});
    QCOMPARE(contention.classes[0].obtained, 0.5);
    QCOMPARE(contention.classes[1].obtained, 0.5);
    QCOMPARE(contention.classes[2].obtained, 0.5); // what port 1 has left
    QVERIFY((contention.classes[2].binding == LinkEnd{1, true}));
    QCOMPARE(contention.classes[3].obtained, 0.0); // has nobody to send to
    const Contention apart =
        contend(network, {{{Pattern::ToTargets, {0, 1}, {3}}, 1}, {{Pattern::ToTargets, {4}, {5}}, 0.9}});
    QCOMPARE(apart.classes[0].obtained, 0.5);
    QCOMPARE(apart.classes[1].obtained, 0.9);
}

std::unique_ptr<QObject> makeTrafficTest()
{
    return make<TrafficTest>();
}

#include "tst_traffic.moc"
