#include "model/calculators/fabrictrees.h"
#include "tests/model/helpers.h"
#include "tests/networksample.h"
#include "tests/runner.h"

#include <rapidcheck.h>

#include <set>

using namespace clusterwright;
using sample::treeOf, sample::nodesOf, sample::nodeRacks, sample::withFabric, sample::q;

namespace {

FabricNetwork networkOf(const Design &design)
{
    return buildNetwork(design, design.fabrics.front());
}

QString problemsOf(const FabricNetwork &network)
{
    QStringList list;
    for (const std::string &problem : network.problems)
        list << q(problem);
    return list.join(" ");
}

/// Whether no port has two links, be it as a whole or in parts.
bool hasEachPortOnce(const FabricNetwork &network)
{
    std::map<std::array<int, 3>, std::set<int>> ports;
    for (const FabricLink &link : network.links)
        for (const FabricPort &port : {link.a, link.z})
            if (!ports[{port.device, port.group, port.port}].insert(port.link).second)
                return false;
    return std::ranges::all_of(
        ports, [](const auto &entry) { return entry.second.size() == 1 || !entry.second.contains(-1); });
}

std::map<std::pair<int, int>, int> linksPerPair(const FabricNetwork &network, Tier lower)
{
    std::map<std::pair<int, int>, int> pairs;
    for (const FabricLink &link : network.links)
        if (link.lower == lower)
            ++pairs[{link.a.device, link.z.device}];
    return pairs;
}

std::map<int, int> linksPerUpper(const FabricNetwork &network, Tier lower)
{
    std::map<int, int> loads;
    for (const FabricLink &link : network.links)
        if (link.lower == lower)
            ++loads[link.z.device];
    return loads;
}

/// Largest less smallest, of `all` entries, of which those that are missing are 0.
int spread(const auto &counts, std::size_t all)
{
    int least = counts.size() < all ? 0 : std::numeric_limits<int>::max(), most = 0;
    for (const auto &[key, count] : counts) {
        least = std::min(least, count);
        most = std::max(most, count);
    }
    return counts.empty() ? 0 : most - least;
}

std::size_t countOf(const FabricNetwork &network, Tier tier)
{
    const auto [first, last] = devicesOf(network, tier);
    return last - first;
}

/// The device and port that each socket of an endpoint goes to, by the name of both ends.
std::map<std::string, std::string> routes(const Design &design)
{
    const Fabric &fabric = design.fabrics.front();
    const FabricNetwork network = networkOf(design);
    std::map<std::string, std::string> list;
    for (const FabricLink &link : network.links) {
        const auto name = [&](const FabricPort &port) {
            const FabricDevice &device = network.devices[static_cast<std::size_t>(port.device)];
            return deviceName(design, fabric, device) + ":" + std::to_string(port.port);
        };
        if (link.lower == Tier::Endpoint)
            list[name(link.a)] = name(link.z);
    }
    return list;
}

} // namespace

class NetworkTest : public QObject {
    Q_OBJECT

private slots:
    void superPods_data();
    void superPods();
    void railsAndUnits();
    void missingNodeMovesNobody();
    void portsOfFasterSwitches();
    void splitUplinks();
    void standingSwitches();
    void freeNearestAndSpine();
    void planesTakePortsInTurn();
    void overrides();
    void overridesThatFail();
    void oddNumbers_data();
    void oddNumbers();
    void randomTwoTiers();
    void randomThreeTiers();
};

void NetworkTest::superPods_data()
{
    QTest::addColumn<int>("units");
    QTest::addColumn<int>("nodesPerUnit");
    QTest::addColumn<int>("radix");
    QTest::addColumn<int>("tiers");
    QTest::addColumn<int>("removed");
    QTest::addColumn<int>("managers");
    QTest::addColumn<int>("breakout");
    QTest::addColumn<QList<int>>("switches"); // leaves, spines, cores
    QTest::addColumn<QList<int>>("cables");   // of endpoints, leaf to spine, spine to core
    using L = QList<int>;
    // NVIDIA DGX SuperPOD reference architectures: H100 (RA-11333-001 V11, tables 3 to 8), B200, B300
    QTest::newRow("H100, 4 units") << 4 << 32 << 64 << 2 << 0 << 0 << 1 << L{32, 16, 0} << L{1024, 1024, 0};
    QTest::newRow("H100, 16 units") << 16 << 32 << 64 << 3 << 0 << 0 << 1 << L{128, 128, 64}
                                    << L{4096, 4096, 4096};
    QTest::newRow("H100, 1 unit, managers for a node")
        << 1 << 32 << 64 << 2 << 1 << 4 << 1 << L{8, 4, 0} << L{252, 256, 0};
    QTest::newRow("H100, 4 units, managers for a node")
        << 4 << 32 << 64 << 2 << 1 << 4 << 1 << L{32, 16, 0} << L{1020, 1024, 0};
    QTest::newRow("B200, 2 units") << 2 << 32 << 64 << 2 << 0 << 0 << 1 << L{16, 8, 0} << L{512, 512, 0};
    QTest::newRow("B300, uplinks may split")
        << 1 << 64 << 64 << 2 << 0 << 0 << 4 << L{16, 8, 0} << L{512, 512, 0};
    QTest::newRow("B300 XDR, 1 unit") << 1 << 72 << 144 << 2 << 0 << 0 << 1 << L{8, 4, 0} << L{576, 576, 0};
    QTest::newRow("B300 XDR, 2 units")
        << 2 << 72 << 144 << 2 << 0 << 0 << 1 << L{16, 8, 0} << L{1152, 1152, 0};
}

void NetworkTest::superPods()
{
    QFETCH(int, units);
    QFETCH(int, nodesPerUnit);
    QFETCH(int, radix);
    QFETCH(int, tiers);
    QFETCH(int, removed);
    QFETCH(int, managers);
    QFETCH(int, breakout);
    QFETCH(QList<int>, switches);
    QFETCH(QList<int>, cables);
    Fabric fabric = treeOf(radix, tiers);
    fabric.rails = 8;
    fabric.nodesPerUnit = nodesPerUnit;
    fabric.racksPerUnit = nodesPerUnit / 4;
    fabric.managerPorts = managers;
    fabric.uplinkBreakout = breakout;
    const Design design = withFabric(nodeRacks(units * nodesPerUnit - removed, 4, 8), fabric, nodesOf("f"));
    const FabricNetwork network = networkOf(design);
    const FabricPlan &plan = network.plan;
    QCOMPARE(problemsOf(network), QString());
    QCOMPARE(plan.units, units);
    QCOMPARE((QList<int>{int(plan.leaves), int(plan.spines), int(plan.cores)}), switches);
    QCOMPARE((QList<int>{int(plan.endpointCables), int(plan.leafSpineCables), int(plan.spineCoreCables)}),
             cables);
    QCOMPARE(plan.unconnected, 0);
    QCOMPARE(network.links.size(), std::size_t(cables[0] - managers + cables[1] + cables[2]));
    QVERIFY(hasEachPortOnce(network));
    for (const Tier tier : {Tier::Leaf, Tier::Spine})
        if (countOf(network, tier) > 0)
            QCOMPARE(spread(linksPerUpper(network, tier), 0), 0);
    const std::size_t pairs = tiers == 2 ? countOf(network, Tier::Leaf) * countOf(network, Tier::Spine) : 0;
    QCOMPARE(spread(linksPerPair(network, Tier::Leaf), pairs), 0);
}

void NetworkTest::railsAndUnits()
{
    Fabric fabric = treeOf(64, 2);
    fabric.rails = 8;
    fabric.nodesPerUnit = 32;
    const FabricNetwork network = networkOf(withFabric(nodeRacks(64, 4, 8), fabric, nodesOf("f")));
    for (const FabricLink &link : network.links) {
        const FabricDevice &upper = network.devices[static_cast<std::size_t>(link.z.device)];
        const FabricDevice &lower = network.devices[static_cast<std::size_t>(link.a.device)];
        if (link.lower != Tier::Endpoint)
            continue;
        QCOMPARE(upper.rail, link.a.port % 8);
        QCOMPARE(upper.unit, lower.unit);
        QCOMPARE(lower.unit, lower.number / 32);
        QCOMPARE(link.z.port, lower.number % 32);
        QCOMPARE(link.rate, inBytesPerSecond(gigabitsPerSecond(400)));
    }
}

void NetworkTest::missingNodeMovesNobody()
{
    Fabric fabric = treeOf(64, 2);
    fabric.rails = 8;
    fabric.nodesPerUnit = 32;
    fabric.racksPerUnit = 8;
    const Design whole = withFabric(nodeRacks(64, 4, 8), fabric, nodesOf("f"));
    Design less = whole;
    RackType other = *findById(less.rackTypes, "full");
    other.id = "fewer";
    other.placements.pop_back(); // the highest node of one rack
    less.rackTypes.push_back(other);
    less.racks[3].type = "fewer";
    auto before = routes(whole);
    const auto after = routes(less);
    QCOMPARE(before.size() - after.size(), std::size_t(8));
    for (const auto &[from, to] : after)
        QCOMPARE(q(to), q(before[from]));
    QCOMPARE(networkOf(less).plan.leaves, networkOf(whole).plan.leaves);
}

void NetworkTest::portsOfFasterSwitches()
{
    Design design = nodeRacks(32, 4, 8);
    const Part part = sample::switchOf("fast", 64, gigabitsPerSecond(800));
    design.parts.emplace(part.id, part);
    Fabric fabric = treeOf(0, 2);
    fabric.leaf = fabric.spine = {.part = "fast"};
    fabric.uplinkRate = gigabitsPerSecond(800);
    fabric.rails = 2;
    design = withFabric(std::move(design), fabric, nodesOf("f"));
    const FabricNetwork network = networkOf(design);
    QCOMPARE(problemsOf(network), QString());
    QCOMPARE(network.plan.leafRadix, 128); // 400 Gb/s, two on a port
    QCOMPARE(network.plan.leafDown, 64);
    QCOMPARE(network.plan.leafUp, 32); // 800 Gb/s
    QCOMPARE(network.plan.leaves, 4);
    QCOMPARE(network.plan.spines, 2);
    QVERIFY(hasEachPortOnce(network));
    for (const FabricLink &link : network.links) {
        QCOMPARE(link.z.group, std::int16_t(1)); // not those for management
        QCOMPARE(link.z.link < 0, link.lower == Tier::Leaf);
        QVERIFY(link.lower == Tier::Leaf ? link.a.port >= 32 : link.z.port < 32);
    }
}

void NetworkTest::splitUplinks()
{
    Fabric fabric = treeOf(8, 2); // 4 down, 4 up
    fabric.uplinkBreakout = 4;
    fabric.spine.count = 8;
    const FabricNetwork network = networkOf(withFabric(nodeRacks(8, 4, 4), fabric, nodesOf("f")));
    QCOMPARE(network.plan.leaves, 8);
    QCOMPARE(network.plan.leafSpineCables, 32); // each once
    const auto pairs = linksPerPair(network, Tier::Leaf);
    QCOMPARE(pairs.size(), std::size_t(64)); // in two, so that every leaf reaches every spine
    QCOMPARE(spread(pairs, 64), 0);
    QVERIFY(hasEachPortOnce(network));
    QCOMPARE(network.links.back().rate, inBytesPerSecond(gigabitsPerSecond(200)));
}

void NetworkTest::standingSwitches()
{
    Design design = nodeRacks(8, 4, 8);
    const Part part = sample::switchOf("leaf64", 64, gigabitsPerSecond(400));
    PlaceRequest request = sample::at(40);
    request.role = Role::ComputeLeaf;
    design = placePart(std::move(design), "full", part, request).take();
    Fabric fabric = treeOf(64, 2);
    fabric.rails = 2;
    fabric.leaf.part = "leaf64";
    fabric.leaf.role = Role::ComputeLeaf;
    fabric.spine.role = Role::ComputeSpine;
    design = withFabric(std::move(design), fabric, nodesOf("f"));
    const FabricNetwork network = networkOf(design);
    const auto [first, last] = devicesOf(network, Tier::Leaf);
    QCOMPARE(last - first, std::size_t(2)); // one stands
    const FabricDevice &standing = network.devices[first], &planned = network.devices[first + 1];
    QCOMPARE(standing.rack, 0);
    QCOMPARE(planned.rack, -1);
    QVERIFY(deviceName(design, fabric, standing).starts_with(design.racks.front().name + "-"));
    QCOMPARE(q(deviceName(design, fabric, planned)), "compute leaf 2");
    QCOMPARE(partOf(design, fabric, standing)->id, part.id);
    QCOMPARE(partOf(design, fabric, planned)->id, part.id);
    QVERIFY(!partOf(design, fabric, network.devices[devicesOf(network, Tier::Spine).first]));
    QCOMPARE(portGroupsOf(design, fabric, standing).size(), std::size_t(3));
}

void NetworkTest::freeNearestAndSpine()
{
    Design design = nodeRacks(8, 2, 4); // in four racks
    const Part part = sample::switchOf("tor", 16, gigabitsPerSecond(400));
    PlaceRequest request = sample::at(40);
    request.role = Role::InBand;
    design = placePart(std::move(design), "full", part, request).take();
    design = placePart(std::move(design), "last", part, request).take();
    Fabric fabric = treeOf(16, 2);
    fabric.leaf.role = Role::InBand;
    fabric.leaf.count = 4;
    const auto leafOf = [](const FabricNetwork &network, const FabricLink &link) {
        return network.devices[static_cast<std::size_t>(link.z.device)];
    };
    const FabricNetwork nearest = networkOf(withFabric(design, fabric, nodesOf("f", Attach::Nearest)));
    QCOMPARE(nearest.plan.unconnected, 0);
    int own = 0;
    for (const FabricLink &link : nearest.links)
        if (link.lower == Tier::Endpoint &&
            leafOf(nearest, link).rack == nearest.devices[std::size_t(link.a.device)].rack)
            ++own;
    QCOMPARE(own, 8); // the first port of each node in its own rack, the others elsewhere
    QCOMPARE(spread(linksPerPair(nearest, Tier::Endpoint), 0), 0);
    const FabricNetwork free = networkOf(withFabric(design, fabric, nodesOf("f", Attach::Free)));
    QCOMPARE(spread(linksPerUpper(free, Tier::Endpoint), 4), 0);
    Design both = withFabric(design, fabric, nodesOf("f", Attach::Free));
    FabricEndpoints storage = nodesOf("f", Attach::Spine);
    storage.use = "storage";
    both.endpoints.push_back(storage);
    const FabricNetwork mixed = networkOf(both);
    QCOMPARE(mixed.plan.unconnected, 0);
    QCOMPARE(mixed.plan.devices, 8); // each once, by two groups
    QVERIFY(hasEachPortOnce(mixed));
    const auto onSpines = std::ranges::count_if(mixed.links, [&](const FabricLink &link) {
        return link.lower == Tier::Endpoint && leafOf(mixed, link).tier == Tier::Spine;
    });
    QCOMPARE(onSpines, 16);
}

void NetworkTest::planesTakePortsInTurn()
{
    Fabric fabric = treeOf(32, 2);
    fabric.planes = 4;
    FabricEndpoints endpoints = nodesOf("f");
    endpoints.split = 4; // one 400 Gb/s port into four of 100, each in its plane
    const FabricNetwork network = networkOf(withFabric(nodeRacks(20, 4, 2), fabric, endpoints));
    QCOMPARE(network.plan.endpointPorts, 160);
    QCOMPARE(network.plan.unconnected, 0);
    for (const FabricLink &link : network.links) {
        const auto planeOf = [&](const FabricPort &port) {
            return network.devices[static_cast<std::size_t>(port.device)].plane;
        };
        if (link.lower == Tier::Endpoint)
            QCOMPARE(planeOf(link.z), link.a.link % 4);
        else
            QCOMPARE(planeOf(link.a), planeOf(link.z));
        QCOMPARE(link.rate, inBytesPerSecond(gigabitsPerSecond(100)));
    }
}

void NetworkTest::overrides()
{
    Design design = nodeRacks(4, 4, 4);
    const Part part = sample::switchOf("leaf16", 16, gigabitsPerSecond(200));
    PlaceRequest request = sample::at(40);
    request.role = Role::ComputeLeaf;
    request.count = 2;
    design = placePart(std::move(design), "last", part, request).take();
    Fabric fabric = treeOf(0, 1);
    fabric.leaf = {.part = "leaf16", .role = Role::ComputeLeaf, .count = 2};
    design = withFabric(std::move(design), fabric, nodesOf("f"));
    const std::string rack = design.racks.front().id;
    const auto &placements = design.rackTypes.back().placements;
    const FabricNetwork before = networkOf(design);
    QCOMPARE(before.links.size(), std::size_t(16));
    design.links.push_back({.id = "l1",
                            .fabric = "f",
                            .a = {rack, placements[4].id, "swp16"},
                            .z = {rack, placements[0].id, "p1"}}); // the ends the wrong way around
    design.links.push_back({.id = "l2", .fabric = "f", .a = {rack, placements[1].id, "p2"}});
    design.links.push_back({.id = "other", .fabric = "another", .a = {"x", "y", "z"}});
    const FabricNetwork after = networkOf(design);
    QCOMPARE(problemsOf(after), QString());
    QCOMPARE(after.links.size(), std::size_t(15));
    QCOMPARE(after.plan.unconnected, 0); // one is cut off on purpose
    QVERIFY(hasEachPortOnce(after));
    const FabricLink &link = after.links.front();
    QCOMPARE(link.override, 0);
    QCOMPARE(link.a, (FabricPort{.device = 0, .port = 0, .group = 1}));
    QCOMPARE(link.z.port, 15);
    QCOMPARE(link.rate, inBytesPerSecond(gigabitsPerSecond(200)));
    QVERIFY(std::ranges::none_of(after.links,
                                 [](const FabricLink &one) { return one.a.device == 1 && one.a.port == 1; }));
    Fabric custom = fabric;
    custom.topology = Topology::Custom;
    const FabricNetwork byHand = buildNetwork(design, custom);
    QCOMPARE(byHand.links.size(), std::size_t(1));
    QCOMPARE(byHand.plan.unconnected, 14);
}

void NetworkTest::overridesThatFail()
{
    Fabric fabric = treeOf(64, 1);
    Design design = withFabric(nodeRacks(2, 2, 4), fabric, nodesOf("f"));
    const std::string rack = design.racks.front().id;
    const std::string node = design.rackTypes.back().placements.front().id;
    const PortPlace good{rack, node, "p1"};
    design.links.push_back({.id = "rack", .fabric = "f", .a = {"nowhere", node, "p1"}});
    design.links.push_back({.id = "placement", .fabric = "f", .a = {rack, "nobody", "p1"}});
    design.links.push_back({.id = "port", .fabric = "f", .a = {rack, node, "p77"}});
    design.links.push_back({.id = "itself", .fabric = "f", .a = good, .z = good});
    const FabricNetwork network = networkOf(design);
    QCOMPARE(network.problems.size(), std::size_t(4));
    QCOMPARE(network.links.size(), std::size_t(8)); // as without them
    design.links = {{.id = "one", .fabric = "f", .a = good}, {.id = "two", .fabric = "f", .a = good}};
    QVERIFY(problemsOf(networkOf(design)).contains("two"));
}

void NetworkTest::oddNumbers_data()
{
    QTest::addColumn<qint64>("number");
    QTest::newRow("none") << qint64(0);
    QTest::newRow("negative") << qint64(-7);
    QTest::newRow("the least there is") << std::numeric_limits<qint64>::min();
    QTest::newRow("a million million") << qint64(1'000'000'000'000);
    QTest::newRow("the most there is") << std::numeric_limits<qint64>::max();
}

void NetworkTest::oddNumbers()
{
    QFETCH(qint64, number);
    const Design plain = nodeRacks(6, 4, 8);
    using Change = std::function<void(Fabric &, FabricEndpoints &)>;
    const std::vector<Change> changes = {
        [&](Fabric &f, FabricEndpoints &) { f.planes = number; },
        [&](Fabric &f, FabricEndpoints &) { f.rails = number; },
        [&](Fabric &f, FabricEndpoints &) { f.tiers = number; },
        [&](Fabric &f, FabricEndpoints &) { f.nodesPerUnit = number; },
        [&](Fabric &f, FabricEndpoints &) { f.racksPerUnit = number; },
        [&](Fabric &f, FabricEndpoints &) { f.uplinkBreakout = number; },
        [&](Fabric &f, FabricEndpoints &) { f.managerPorts = number; },
        [&](Fabric &f, FabricEndpoints &) { f.leavesPerPod = number; },
        [&](Fabric &f, FabricEndpoints &) { f.leaf.count = number; },
        [&](Fabric &f, FabricEndpoints &) { f.spine.count = number; },
        [&](Fabric &f, FabricEndpoints &) { f.core.count = number; },
        [&](Fabric &f, FabricEndpoints &) { f.leaf.radix = number; },
        [&](Fabric &f, FabricEndpoints &) { f.spine.radix = number; },
        [&](Fabric &f, FabricEndpoints &) { f.leaf.down = number; },
        [&](Fabric &f, FabricEndpoints &) { f.leaf.up = number; },
        [&](Fabric &f, FabricEndpoints &) { f.spine.up = number; },
        [&](Fabric &f, FabricEndpoints &) { f.leaf.spare = number; },
        [&](Fabric &f, FabricEndpoints &) { f.leaf.oversubscription = double(number); },
        [&](Fabric &f, FabricEndpoints &) { f.rate = bytesPerSecond(double(number)); },
        [&](Fabric &f, FabricEndpoints &) { f.uplinkRate = bytesPerSecond(double(number)); },
        [&](Fabric &, FabricEndpoints &e) { e.ports = number; },
        [&](Fabric &, FabricEndpoints &e) { e.first = number; },
        [&](Fabric &, FabricEndpoints &e) { e.split = number; },
    };
    for (std::int64_t tiers = 1; tiers <= 3; ++tiers)
        for (std::size_t i = 0; i < changes.size(); ++i) {
            Fabric fabric = treeOf(16, tiers);
            FabricEndpoints endpoints = nodesOf("f", i % 2 == 0 ? Attach::Unit : Attach::Free);
            changes[i](fabric, endpoints);
            const FabricNetwork network = networkOf(withFabric(plain, fabric, endpoints));
            QVERIFY2(hasEachPortOnce(network), qPrintable(QString::number(i)));
            QVERIFY(network.plan.unconnected >= 0);
        }
}

void NetworkTest::randomTwoTiers()
{
    qputenv("RC_PARAMS", "seed=20260131 max_success=100 max_size=60");
    QVERIFY(rc::check("every port once, every endpoint connected, pairs and loads within one", [] {
        const int nodes = *rc::gen::inRange(1, 60), perRack = *rc::gen::inRange(1, 9);
        const int ports = *rc::gen::inRange(1, 9), radix = *rc::gen::inRange(8, 70);
        Fabric fabric = treeOf(radix, 2);
        fabric.planes = *rc::gen::inRange(1, 4);
        fabric.rails = *rc::gen::inRange(1, 9);
        fabric.uplinkBreakout = *rc::gen::element(1, 2, 4);
        fabric.leaf.oversubscription = *rc::gen::element(1.0, 1.5, 2.0, 3.0);
        if (*rc::gen::arbitrary<bool>())
            fabric.nodesPerUnit = *rc::gen::inRange(1, 40);
        if (*rc::gen::arbitrary<bool>())
            fabric.racksPerUnit = *rc::gen::inRange(1, 9);
        if (*rc::gen::arbitrary<bool>())
            fabric.spine.count = *rc::gen::inRange(1, 60);
        const Design design = withFabric(nodeRacks(nodes, perRack, ports), fabric, nodesOf("f"));
        const FabricNetwork network = networkOf(design);
        const FabricPlan &plan = network.plan;
        RC_ASSERT(network == networkOf(design));
        RC_ASSERT(hasEachPortOnce(network));
        RC_ASSERT(plan.unconnected == 0);
        RC_ASSERT(std::ranges::is_sorted(network.links, {}, &FabricLink::a));
        const auto attached = std::ranges::count(network.links, Tier::Endpoint, &FabricLink::lower);
        RC_ASSERT(attached == plan.endpointPorts);
        RC_ASSERT(plan.endpointPorts == nodes * ports);
        if (!network.problems.empty() || fabric.planes > 1)
            return;
        const auto pairs = linksPerPair(network, Tier::Leaf);
        RC_ASSERT(spread(pairs, std::size_t(plan.leaves * plan.spines)) <= 1);
        RC_ASSERT(spread(linksPerUpper(network, Tier::Leaf), std::size_t(plan.spines)) <= 1);
        RC_ASSERT(plan.leafSpineCables == plan.leaves * plan.leafUp);
    }));
}

void NetworkTest::randomThreeTiers()
{
    QVERIFY(rc::check("three tiers: counts of whole units, loads of spines and cores within one", [] {
        const Count units = *rc::gen::inRange(1, 9), nodes = *rc::gen::inRange(1, 9);
        const Count radix = 4 * *rc::gen::inRange(1, 5), rails = *rc::gen::element(1, 2, 4);
        Fabric fabric = treeOf(radix, 3);
        fabric.nodesPerUnit = nodes;
        fabric.rails = rails;
        fabric.podBy = *rc::gen::element(PodBy::Unit, PodBy::Rail);
        UnitRequest request;
        request.units = units;
        request.nodesPerUnit = nodes;
        request.nicsPerNode = 4;
        request.radix = radix;
        request.rails = rails;
        request.tiers = 3;
        const auto expected = scalableUnit(request);
        const Design design =
            withFabric(nodeRacks(static_cast<int>(units * nodes), 3, 4), fabric, nodesOf("f"));
        const FabricNetwork network = networkOf(design);
        RC_ASSERT(hasEachPortOnce(network));
        RC_ASSERT(network.plan.unconnected == 0);
        RC_ASSERT(spread(linksPerUpper(network, Tier::Spine), countOf(network, Tier::Core)) <= 1);
        if (!expected)
            return;
        RC_ASSERT(network.problems.empty());
        RC_ASSERT(network.plan.leaves == expected.value().leaves);
        RC_ASSERT(network.plan.spines == expected.value().spines);
        RC_ASSERT(network.plan.cores == expected.value().cores);
        RC_ASSERT(network.plan.leafSpineCables == expected.value().leafSpineCables);
        RC_ASSERT(network.plan.spineCoreCables == expected.value().spineCoreCables);
        RC_ASSERT(spread(linksPerUpper(network, Tier::Leaf), countOf(network, Tier::Spine)) <= 1);
    }));
}

std::unique_ptr<QObject> makeNetworkTest()
{
    return make<NetworkTest>();
}

#include "tst_network.moc"
