#include "model/calculators/fabricdirect.h"
#include "tests/model/helpers.h"
#include "tests/networksample.h"
#include "tests/runner.h"

#include <queue>
#include <ranges>
#include <set>

using namespace clusterwright;
using sample::nodesOf, sample::nodeRacks, sample::withFabric, sample::q;

namespace {

using Neighbours = std::vector<std::map<int, int>>; // of each device: neighbour -> links

FabricNetwork networkOf(const Design &design)
{
    return buildNetwork(design, design.fabrics.front());
}

/// Who is joined to whom among the devices from `first`; links of endpoints only if those are the devices.
Neighbours neighboursOf(const FabricNetwork &network, std::size_t first)
{
    Neighbours neighbours(network.devices.size() - first);
    const auto index = [&](const FabricPort &port) { return static_cast<std::size_t>(port.device) - first; };
    for (const FabricLink &link : network.links)
        if (static_cast<std::size_t>(link.a.device) >= first) {
            ++neighbours[index(link.a)][static_cast<int>(index(link.z))];
            ++neighbours[index(link.z)][static_cast<int>(index(link.a))];
        }
    return neighbours;
}

int degreeOf(const std::map<int, int> &neighbours)
{
    int degree = 0;
    for (const auto &[other, links] : neighbours)
        degree += links;
    return degree;
}

/// Steps from the first device to the farthest; -1 if one is out of reach.
int eccentricity(const Neighbours &neighbours)
{
    std::vector<int> steps(neighbours.size(), -1);
    std::queue<std::size_t> next({0});
    steps[0] = 0;
    while (!next.empty()) {
        const std::size_t own = next.front();
        next.pop();
        for (const auto &[other, links] : neighbours[own])
            if (int &count = steps[static_cast<std::size_t>(other)]; count < 0) {
                count = steps[own] + 1;
                next.push(static_cast<std::size_t>(other));
            }
    }
    return std::ranges::count(steps, -1) > 0 ? -1 : *std::ranges::max_element(steps);
}

bool hasEachPortOnce(const FabricNetwork &network)
{
    std::set<FabricPort> ports;
    return std::ranges::all_of(network.links, [&](const FabricLink &link) {
        return ports.insert(link.a).second && ports.insert(link.z).second;
    });
}

std::size_t firstSwitch(const FabricNetwork &network)
{
    return devicesOf(network, Tier::Leaf).first;
}

Fabric direct(Topology topology)
{
    Fabric fabric;
    fabric.id = "f";
    fabric.name = "Direct";
    fabric.topology = topology;
    return fabric;
}

} // namespace

class NetworkDirectTest : public QObject {
    Q_OBJECT

private slots:
    void dragonflies_data();
    void dragonflies();
    void dragonflyPlus();
    void hyperX_data();
    void hyperX();
    void tori_data();
    void tori();
    void cubes();
    void slimFly();
    void whatCannotBeBuilt();
};

void NetworkDirectTest::dragonflies_data()
{
    QTest::addColumn<int>("p");
    QTest::addColumn<int>("a");
    QTest::addColumn<int>("h");
    QTest::addColumn<int>("groups"); // 0 = as many as can be
    QTest::newRow("Kim et al., ISCA 2008, figure 5: 72 endpoints in 9 groups") << 2 << 4 << 2 << 0;
    QTest::newRow("an even number of groups, each link once") << 1 << 3 << 3 << 0;
    QTest::newRow("several links between two groups") << 2 << 4 << 2 << 5;
    QTest::newRow("links that do not share out evenly") << 2 << 4 << 2 << 6;
    QTest::newRow("an odd rest over an even number of groups") << 2 << 3 << 3 << 8;
    QTest::newRow("two groups") << 2 << 4 << 1 << 2;
}

void NetworkDirectTest::dragonflies()
{
    QFETCH(int, p);
    QFETCH(int, a);
    QFETCH(int, h);
    QFETCH(int, groups);
    Fabric fabric = direct(Topology::Dragonfly);
    fabric.endpointsPerSwitch = p;
    fabric.switchesPerGroup = a;
    fabric.globalLinks = h;
    if (groups > 0)
        fabric.groups = groups;
    const auto expected = dragonfly(p, a, h, fabric.groups).take();
    fabric.leaf.radix = expected.radix;
    const FabricNetwork network =
        networkOf(withFabric(nodeRacks(int(expected.endpoints), 30, 1), fabric, nodesOf("f")));
    QVERIFY(network.problems.empty());
    QCOMPARE(network.plan.leaves, expected.routers);
    QCOMPARE(network.plan.unconnected, 0);
    const auto global = std::ranges::count(network.links, true, &FabricLink::isGlobal);
    QCOMPARE(global, expected.globalLinks);
    QCOMPARE(network.plan.leafSpineCables, expected.localLinks + expected.globalLinks);
    QVERIFY(hasEachPortOnce(network));
    std::map<std::pair<int, int>, int> pairs;
    for (const FabricLink &link : network.links) {
        const FabricDevice &one = network.devices[std::size_t(link.a.device)];
        const FabricDevice &other = network.devices[std::size_t(link.z.device)];
        QCOMPARE(link.isGlobal, one.unit != other.unit);
        if (link.isGlobal)
            ++pairs[std::minmax(one.unit, other.unit)];
    }
    QCOMPARE(Count(pairs.size()), expected.groups * (expected.groups - 1) / 2);
    const auto [least, most] = std::ranges::minmax(pairs | std::views::values);
    QVERIFY(most - least <= 1);
    const Neighbours neighbours = neighboursOf(network, firstSwitch(network));
    for (const auto &one : neighbours)
        QCOMPARE(degreeOf(one), a - 1 + h);
    QVERIFY(eccentricity(neighbours) >= 1 && eccentricity(neighbours) <= 3);
}

void NetworkDirectTest::dragonflyPlus()
{
    Fabric fabric = direct(Topology::DragonflyPlus);
    fabric.endpointsPerSwitch = 4;
    fabric.switchesPerGroup = 4;
    fabric.spinesPerGroup = 4;
    fabric.globalLinks = 2;
    fabric.groups = 9;
    const FabricNetwork network = networkOf(withFabric(nodeRacks(144, 30, 1), fabric, nodesOf("f")));
    QVERIFY(network.problems.empty());
    QCOMPARE(network.plan.leaves, 36);
    QCOMPARE(network.plan.spines, 36);
    QCOMPARE(network.plan.leafSpineCables, 9 * 16);
    QCOMPARE(network.plan.spineCoreCables, 36); // each pair of groups once
    QCOMPARE(network.plan.spineUp, 2);
    QCOMPARE(network.plan.unconnected, 0);
    QVERIFY(hasEachPortOnce(network));
    for (const FabricLink &link : network.links)
        QCOMPARE(link.isGlobal, link.lower == Tier::Spine);
    const Neighbours neighbours = neighboursOf(network, firstSwitch(network));
    for (std::size_t i = 0; i < neighbours.size(); ++i)
        QCOMPARE(degreeOf(neighbours[i]), i < 36 ? 4 : 6);
    QVERIFY(eccentricity(neighbours) > 0);
}

void NetworkDirectTest::hyperX_data()
{
    QTest::addColumn<QStringList>("shape");
    QTest::addColumn<int>("multiplicity");
    QTest::newRow("all to all") << QStringList{"6"} << 1;
    QTest::newRow("two dimensions") << QStringList{"4", "3"} << 1;
    QTest::newRow("three dimensions, two links each") << QStringList{"3", "4", "2"} << 2;
}

void NetworkDirectTest::hyperX()
{
    QFETCH(QStringList, shape);
    QFETCH(int, multiplicity);
    Fabric fabric = direct(Topology::HyperX);
    std::vector<Count> lengths;
    for (const QString &length : shape) {
        fabric.shape.push_back(length.toStdString());
        lengths.push_back(length.toInt());
    }
    fabric.multiplicity = multiplicity;
    fabric.endpointsPerSwitch = 2;
    const HyperX expected = clusterwright::hyperX(lengths, 2, multiplicity);
    const FabricNetwork network =
        networkOf(withFabric(nodeRacks(int(expected.endpoints), 30, 1), fabric, nodesOf("f")));
    QVERIFY(network.problems.empty());
    QCOMPARE(network.plan.leaves, expected.switches);
    QCOMPARE(network.plan.leafSpineCables, expected.links);
    QCOMPARE(network.plan.leafDown + network.plan.leafUp, expected.radix);
    QCOMPARE(Count(network.links.size()), expected.endpoints + expected.links);
    QVERIFY(hasEachPortOnce(network));
    const Neighbours neighbours = neighboursOf(network, firstSwitch(network));
    for (const auto &one : neighbours)
        QCOMPARE(degreeOf(one), expected.radix - 2);
    QCOMPARE(eccentricity(neighbours), expected.diameter);
}

void NetworkDirectTest::tori_data()
{
    QTest::addColumn<QStringList>("shape");
    QTest::addColumn<int>("links");
    QTest::newRow("a ring") << QStringList{"5"} << 5;
    QTest::newRow("three dimensions") << QStringList{"4", "3", "5"} << 180;
    QTest::newRow("two nodes in a dimension share one link") << QStringList{"4", "2"} << 12;
    QTest::newRow("one node in a dimension has none") << QStringList{"4", "1"} << 4;
}

void NetworkDirectTest::tori()
{
    QFETCH(QStringList, shape);
    QFETCH(int, links);
    Fabric fabric = direct(Topology::Torus);
    std::vector<Count> lengths;
    for (const QString &length : shape) {
        fabric.shape.push_back(length.toStdString());
        lengths.push_back(length.toInt());
    }
    const Torus expected = torus(lengths);
    const FabricNetwork network =
        networkOf(withFabric(nodeRacks(int(expected.nodes), 30, 6), fabric, nodesOf("f")));
    QVERIFY(network.problems.empty());
    QCOMPARE(network.links.size(), std::size_t(links));
    if (std::ranges::min(lengths) > 2)
        QCOMPARE(Count(links), expected.links);
    QVERIFY(hasEachPortOnce(network));
    QCOMPARE(eccentricity(neighboursOf(network, 0)), expected.diameter);
    for (const FabricLink &link : network.links)
        QVERIFY(link.a.device < link.z.device && !link.isGlobal);
}

void NetworkDirectTest::cubes()
{
    Fabric fabric = direct(Topology::Torus);
    fabric.shape = {"4", "4", "8"};
    fabric.cubeEdge = 4;
    const FabricNetwork network = networkOf(withFabric(nodeRacks(128, 30, 6), fabric, nodesOf("f")));
    QVERIFY(network.problems.empty());
    const auto optical = opticalTorus(4, 128, 1).take();
    QCOMPARE(network.plan.opticalSwitchPorts, optical.linkEndpoints);
    const auto global = std::ranges::count(network.links, true, &FabricLink::isGlobal);
    QCOMPARE(2 * global, optical.linkEndpoints);
    fabric.cubeEdge = 3;
    QCOMPARE(networkOf(withFabric(nodeRacks(128, 30, 6), fabric, nodesOf("f"))).problems.size(),
             std::size_t(1));
}

void NetworkDirectTest::slimFly()
{
    Fabric fabric = direct(Topology::SlimFly);
    fabric.order = 5;
    const auto expected = clusterwright::slimFly(5).take();
    const FabricNetwork network = networkOf(withFabric(nodeRacks(40, 10, 1), fabric, nodesOf("f")));
    QCOMPARE(network.plan.leaves, expected.routers);
    QCOMPARE(network.plan.leafSpineCables, expected.interswitchLinks);
    QCOMPARE(network.problems.size(), std::size_t(1));
    QCOMPARE(network.links.size(), std::size_t(40)); // of endpoints alone
}

void NetworkDirectTest::whatCannotBeBuilt()
{
    const Design plain = nodeRacks(10, 10, 2);
    const auto problems = [&](const Fabric &fabric) {
        return networkOf(withFabric(plain, fabric, nodesOf("f"))).problems.size();
    };
    QCOMPARE(problems(direct(Topology::Dragonfly)), std::size_t(2)); // neither a nor h
    QCOMPARE(problems(direct(Topology::HyperX)), std::size_t(1));
    QCOMPARE(problems(direct(Topology::Torus)), std::size_t(1));
    Fabric fabric = direct(Topology::Torus);
    fabric.shape = {"5", "-2"};
    QCOMPARE(problems(fabric), std::size_t(1));
    fabric.shape = {"5", "2", "2"}; // more nodes than there are, which have two ports of six
    QCOMPARE(problems(fabric), std::size_t(2));
    fabric.shape = {"99999", "99999", "99999", "99999"};
    QCOMPARE(problems(fabric), std::size_t(1));
    Fabric small = direct(Topology::Dragonfly);
    small.switchesPerGroup = 4;
    small.globalLinks = 2;
    small.groups = 10;
    QCOMPARE(problems(small), std::size_t(1)); // 9 is the most
    small.groups = 9;
    small.leaf.radix = 3;
    QCOMPARE(problems(small), std::size_t(1)); // no ports for all links
}

std::unique_ptr<QObject> makeNetworkDirectTest()
{
    return make<NetworkDirectTest>();
}

#include "tst_networkdirect.moc"
