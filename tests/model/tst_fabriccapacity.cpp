#include "model/analysis/fabriccapacity.h"
#include "tests/model/networks.h"
#include "tests/runner.h"

using namespace clusterwright;

class FabricCapacityTest : public QObject {
    Q_OBJECT

private slots:
    void tiersOfAFatTree();
    void oversubscription();
    void noUplinks();
    void bisection_data();
    void bisection();
    void noTreeHasNoTreeBisection();
    void failuresCount();
    void switchesBetweenPorts();
    void switchesBetweenPlanes();
    void switchesAroundARing();
};

namespace {

double inLinks(Bandwidth rate)
{
    return inBytesPerSecond(rate) / sample::linkRate;
}

} // namespace

void FabricCapacityTest::tiersOfAFatTree()
{
    const FabricCapacity capacity = capacityOf(sample::fatTree(4));
    QCOMPARE(inLinks(capacity.injection), 16.0);
    QCOMPARE(capacity.boundaries.size(), std::size_t{3});
    for (const TierBoundary &boundary : capacity.boundaries) { // k^3/4 of each
        QCOMPARE(boundary.links, 16);
        QCOMPARE(inLinks(boundary.capacity), 16.0);
    }
    QCOMPARE(capacity.tiers.size(), std::size_t{3});
    QCOMPARE(capacity.tiers[0].switches, 8);
    QCOMPARE(*capacity.tiers[0].oversubscription, 1.0);
    QCOMPARE(*capacity.tiers[1].worst, 1.0);
    QVERIFY(!capacity.tiers[2].oversubscription); // cores have nothing above them
    QCOMPARE(capacity.tiers[2].withoutUplinks, 4);
    QCOMPARE(inLinks(*capacity.bisection), 8.0);
}

void FabricCapacityTest::oversubscription()
{
    FabricNetwork network = sample::leafSpine({.leaves = 4, .spines = 4, .perLeaf = 8});
    network.links.pop_back(); // leaf 3 has three uplinks
    const SwitchTierUse leaves = capacityOf(network).tiers.at(0);
    QCOMPARE(*leaves.oversubscription, 32.0 / 15);
    QCOMPARE(*leaves.worst, 8.0 / 3);
    QCOMPARE(leaves.worstSwitch, 35);
    QCOMPARE(leaves.withoutUplinks, 0);
}

void FabricCapacityTest::noUplinks()
{
    FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 1, .perLeaf = 4});
    network.links.pop_back();
    const SwitchTierUse one = capacityOf(network).tiers.at(0);
    QCOMPARE(*one.worst, 4.0); // of the leaf that has one
    QCOMPARE(one.withoutUplinks, 1);
    const SwitchTierUse none = capacityOf(sample::leafSpine({.leaves = 2, .spines = 0})).tiers.at(0);
    QVERIFY(!none.oversubscription && !none.worst);
    QCOMPARE(none.worstSwitch, -1);
}

void FabricCapacityTest::bisection_data()
{
    QTest::addColumn<FabricNetwork>("network");
    QTest::addColumn<double>("links");
    const auto row = [](const char *name, const sample::LeafSpine &shape, double links) {
        QTest::newRow(name) << sample::leafSpine(shape) << links;
    };
    QTest::newRow("fat tree of k = 8 carries all") << sample::fatTree(8) << 64.0;
    row("2:1", {.leaves = 4, .spines = 4, .perLeaf = 8}, 8);
    row("uplinks of twice the rate", {.leaves = 4, .spines = 4, .perLeaf = 8, .uplink = 2 * sample::linkRate},
        16);
    row("endpoints are the narrow tier", {.leaves = 4, .spines = 4, .perLeaf = 2}, 4);
    row("one leaf needs no uplinks", {.leaves = 1, .spines = 0, .perLeaf = 8}, 4);
    row("leaves without spines", {.leaves = 2, .spines = 0, .perLeaf = 8}, 0);
    row("two planes add up", {.leaves = 4, .spines = 4, .perLeaf = 8, .planes = 2}, 16);
    row("planes of one leaf each", {.leaves = 1, .spines = 0, .perLeaf = 8, .planes = 4}, 16);
}

/// Both ways to find it agree.
void FabricCapacityTest::bisection()
{
    QFETCH(const FabricNetwork, network);
    QTEST(inLinks(treeBisection(network).value()), "links");
    QTEST(inLinks(flowBetweenHalves(network)), "links");
}

void FabricCapacityTest::noTreeHasNoTreeBisection()
{
    const FabricNetwork ring = sample::ringOfRouters(6, 2);
    QVERIFY(!treeBisection(ring));
    QVERIFY(!capacityOf(ring).tiers.at(0).oversubscription);
    QCOMPARE(capacityOf(ring).boundaries.at(1).links, 6);
    QCOMPARE(inLinks(flowBetweenHalves(ring)), 2.0); // a ring is cut at two places
}

void FabricCapacityTest::failuresCount()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 4, .spines = 4, .perLeaf = 4});
    const FabricCapacity capacity = capacityOf(network, failedDevice(network, 20)); // a spine
    QCOMPARE(inLinks(capacity.injection), 16.0);
    QCOMPARE(*capacity.tiers[0].worst, 4.0 / 3);
    QCOMPARE(inLinks(*capacity.bisection), 6.0);
    QCOMPARE(inLinks(flowBetweenHalves(network, failedDevice(network, 20))), 6.0);
}

/// k = 4: of 15 other endpoints 1 is on the same leaf, 2 in the same pod, 12 beyond the cores.
void FabricCapacityTest::switchesBetweenPorts()
{
    QCOMPARE(switchesBetween(sample::fatTree(4)), (std::vector<std::int64_t>{0, 16, 0, 32, 0, 192}));
    QCOMPARE(switchesBetween({}), std::vector<std::int64_t>{0});
}

void FabricCapacityTest::switchesBetweenPlanes()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 1, .perLeaf = 2, .planes = 2});
    // 8 ports; each has one on its leaf, two on the other leaf of its plane, four in the other plane.
    QCOMPARE(switchesBetween(network), (std::vector<std::int64_t>{32, 8, 0, 16}));
}

void FabricCapacityTest::switchesAroundARing()
{
    // Six routers: two at distance 1, two at 2, one at 3.
    QCOMPARE(switchesBetween(sample::ringOfRouters(6, 1)), (std::vector<std::int64_t>{0, 0, 12, 12, 6}));
}

std::unique_ptr<QObject> makeFabricCapacityTest()
{
    return make<FabricCapacityTest>();
}

#include "tst_fabriccapacity.moc"
