#include "model/analysis/cutpoints.h"
#include "model/analysis/resilience.h"
#include "tests/model/networks.h"
#include "tests/runner.h"

#include <random>

using namespace clusterwright;

class ResilienceTest : public QObject {
    Q_OBJECT

private slots:
    void oneSpineOfSeveral_data();
    void oneSpineOfSeveral();
    void leafOfSingleHomed();
    void dualHomedSurviveALeaf();
    void planes();
    void railsAreJoinedByTheirNodes();
    void everythingLost();
    void alreadyUnconnected();
    void worstOfASuperPod();
    void worstIsTheWorstOfAll_data();
    void worstIsTheWorstOfAll();
    void nothingToLose();
};

namespace {

SingleLoss worstOf(const FabricNetwork &network, NetworkElement element)
{
    for (const SingleLoss &loss : worstSingleLosses(network))
        if (loss.element == element)
            return loss;
    return {};
}

/// A network with bridges, switches that hold it together, and devices with several ports.
FabricNetwork randomNetwork(std::mt19937 &random)
{
    const auto draw = [&random](std::int32_t low, std::int32_t high) {
        return std::uniform_int_distribution(low, high)(random);
    };
    sample::NetworkMaker maker;
    const std::int32_t endpoints = draw(2, 9), leaves = draw(2, 6), spines = draw(1, 3);
    maker.add(Tier::Endpoint, endpoints);
    const auto leaf = maker.add(Tier::Leaf, leaves), spine = maker.add(Tier::Spine, spines);
    for (std::int32_t i = 0; i < endpoints; ++i)
        for (std::int32_t port = draw(1, 3); port > 0 && draw(0, 3) > 0; --port)
            maker.join(i, leaf + draw(0, leaves - 1), draw(1, 9));
    for (std::int32_t i = 0; i < leaves; ++i)
        for (std::int32_t port = draw(0, 2); port > 0; --port)
            maker.join(leaf + i, spine + draw(0, spines - 1), draw(1, 9));
    return maker.network;
}

} // namespace

void ResilienceTest::oneSpineOfSeveral_data()
{
    QTest::addColumn<int>("spines");
    for (const int spines : {2, 4, 8})
        QTest::addRow("1 of %d", spines) << spines;
}

/// (S - 1) / S of the uplinks and of the bisection are left, and nobody is cut off.
void ResilienceTest::oneSpineOfSeveral()
{
    QFETCH(const int, spines);
    const FabricNetwork network = sample::leafSpine({.leaves = 4, .spines = spines, .perLeaf = spines});
    const NetworkLoss loss = networkLoss(network, failedDevice(network, network.devices.size() - 1));
    QCOMPARE(loss.cutOff, 0);
    QCOMPARE(loss.affected, 0);
    QCOMPARE(loss.injectionLeft, 1.0);
    QCOMPARE(*loss.worstUplinks, (spines - 1.0) / spines);
    QCOMPARE(*loss.bisectionLeft, (spines - 1.0) / spines);
}

void ResilienceTest::leafOfSingleHomed()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 4, .spines = 2, .perLeaf = 4});
    const NetworkLoss loss = networkLoss(network, failedDevice(network, 16));
    QCOMPARE(loss.cutOff, 4);
    QCOMPARE(loss.affected, 4);
    QCOMPARE(loss.injectionLeft, 0.75);
    QCOMPARE(*loss.worstUplinks, 1.0); // of the leaves that are left
}

void ResilienceTest::dualHomedSurviveALeaf()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 4, .spines = 2, .perLeaf = 4, .rails = 2});
    const NetworkLoss loss = networkLoss(network, failedDevice(network, 8)); // one of two of 4 endpoints
    QCOMPARE(loss.cutOff, 0);
    QCOMPARE(loss.affected, 4);
    QCOMPARE(loss.injectionLeft, 0.75);
    QCOMPARE(worstOf(network, NetworkElement::Leaf).cutting, 0);
}

void ResilienceTest::planes()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 2, .perLeaf = 4, .planes = 2});
    const SingleLoss plane = worstOf(network, NetworkElement::Plane);
    QCOMPARE(plane.loss.cutOff, 0);
    QCOMPARE(plane.loss.affected, 8);
    QCOMPARE(plane.loss.injectionLeft, 0.5);
    QCOMPARE(*plane.loss.bisectionLeft, 0.5);
    QCOMPARE(worstOf(network, NetworkElement::Leaf).loss.injectionLeft, 0.75);
    QCOMPARE(worstOf(sample::fatTree(4), NetworkElement::Plane).index, -1); // the only plane is everything
}

/// Without spines the eight leaves of a unit hold together by their nodes, but the other unit is away.
void ResilienceTest::railsAreJoinedByTheirNodes()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 16, .spines = 1, .perLeaf = 5, .rails = 8});
    const SingleLoss spine = worstOf(network, NetworkElement::Spine);
    QCOMPARE(spine.loss.cutOff, 5);
    QCOMPARE(spine.loss.injectionLeft, 0.5);
    QCOMPARE(worstOf(network, NetworkElement::Leaf).loss.cutOff, 0);
    QCOMPARE(worstOf(network, NetworkElement::Leaf).loss.injectionLeft, 15.0 / 16);
}

void ResilienceTest::everythingLost()
{
    const FabricNetwork network = sample::leafSpine({.leaves = 1, .spines = 0, .perLeaf = 4});
    const NetworkLoss loss = networkLoss(network, failedDevice(network, 4));
    QCOMPARE(loss.cutOff, 4);
    QCOMPARE(loss.injectionLeft, 0.0);
    QVERIFY(!loss.worstUplinks);
    QCOMPARE(*loss.bisectionLeft, 0.0);
    QCOMPARE(worstOf(network, NetworkElement::Leaf).cutting, 1);
}

/// Endpoints that had no link before are not lost by a failure.
void ResilienceTest::alreadyUnconnected()
{
    FabricNetwork network = sample::leafSpine({.leaves = 2, .spines = 2, .perLeaf = 4});
    network.links.erase(network.links.begin()); // endpoint 0
    const NetworkLoss loss = networkLoss(network, failedDevice(network, 8));
    QCOMPARE(loss.cutOff, 3);
    QCOMPARE(loss.injectionLeft, 4.0 / 7);
    QVERIFY(networkLoss(network, {}) == (NetworkLoss{.worstUplinks = 1, .bisectionLeft = 1}));
}

/// 32 nodes of 8 rails on one unit, 4 spines with 8 links to each leaf.
void ResilienceTest::worstOfASuperPod()
{
    const FabricNetwork network =
        sample::leafSpine({.leaves = 8, .spines = 4, .perLeaf = 32, .linksPerPair = 8, .rails = 8});
    const auto losses = worstSingleLosses(network);
    QCOMPARE(losses.size(), std::size_t{4}); // no cores, one plane
    QCOMPARE(losses[0].loss.affected, 1);
    QCOMPARE(losses[0].loss.injectionLeft, 255.0 / 256);
    QCOMPARE(*losses[1].loss.worstUplinks, 31.0 / 32);
    QCOMPARE(losses[2].loss.injectionLeft, 7.0 / 8);
    QCOMPARE(losses[2].loss.affected, 32);
    QCOMPARE(*losses[3].loss.worstUplinks, 0.75);
    for (const SingleLoss &loss : losses)
        QCOMPARE(loss.cutting, 0);
}

void ResilienceTest::worstIsTheWorstOfAll_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 0; seed < 300; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// Against every element taken out alone.
void ResilienceTest::worstIsTheWorstOfAll()
{
    QFETCH(const unsigned, seed);
    std::mt19937 random(seed);
    const FabricNetwork network = randomNetwork(random);
    std::map<NetworkElement, std::vector<NetworkLoss>> all;
    for (std::size_t i = 0; i < network.links.size(); ++i)
        all[network.links[i].lower == Tier::Endpoint ? NetworkElement::EndpointLink
                                                     : NetworkElement::SwitchLink]
            .push_back(networkLoss(network, failedLink(network, i)));
    for (std::size_t i = 0; i < network.devices.size(); ++i)
        if (const Tier tier = network.devices[i].tier; tier != Tier::Endpoint)
            all[tier == Tier::Leaf ? NetworkElement::Leaf : NetworkElement::Spine].push_back(
                networkLoss(network, failedDevice(network, i)));
    const auto worst = worstSingleLosses(network);
    QCOMPARE(worst.size(), all.size());
    for (const auto &[element, index, cutting, loss] : worst) {
        const auto &losses = all.at(element);
        const auto most = std::ranges::max(losses, {}, &NetworkLoss::cutOff).cutOff;
        double least = 1;
        for (const NetworkLoss &other : losses)
            if (other.cutOff == most)
                least = std::min(least, other.injectionLeft);
        QCOMPARE(loss.cutOff, most);
        QCOMPARE(loss.injectionLeft, least);
        QCOMPARE(cutting, std::ranges::count_if(losses, [](const auto &other) { return other.cutOff > 0; }));
    }
}

void ResilienceTest::nothingToLose()
{
    QVERIFY(worstSingleLosses({}).empty());
    QVERIFY(networkLoss({}, {}) == NetworkLoss{});
    QVERIFY(cutPointsOf({}).ofLinks.empty());
}

std::unique_ptr<QObject> makeResilienceTest()
{
    return make<ResilienceTest>();
}

#include "tst_resilience.moc"
