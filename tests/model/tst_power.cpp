#include "model/analysis/power.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;

class PowerTest : public QObject {
    Q_OBJECT

private slots:
    void superPodComputeRack();
    void twoFeedsLoseTheDevice();
    void oneFeedAlone();
    void noFeed();
    void singleSupply();
    void unknownCountsOnEveryFeed_data();
    void unknownCountsOnEveryFeed();
    void cordOverride();
    void shortCordListGoesOnRoundRobin();
    void limitOfAFeed();
    void kindsOfLoadStayApart();
    void feedsAndPanelsDrawNothing();
    void apparentPowerUsesTheFactorOfTheDesign();

private:
    static RackFeeds feedsOf(const Design &design) { return evaluate(design).results.types.at("t").feeds; }
    static double loadOf(const Design &design, std::size_t feed)
    {
        return inWatts(feedsOf(design).feeds.at(feed).load.known);
    }
};

/// Four DGX H100 with 4+2 supplies on three rack PDUs put 13.6 kW on each, 20.4 kW with one lost,
/// against 34.5 kVA; NVIDIA DGX SuperPOD data center design with DGX H100,
/// Electrical.
void PowerTest::superPodComputeRack()
{
    const Design design = sample::computeRacks(4, 3);
    QCOMPARE(inWatts(evaluate(design).results.types.at("t").one.power.max.known), 40'800.0);
    const RackFeeds feeds = feedsOf(design);
    QCOMPARE(feeds.feeds.size(), std::size_t(3));
    for (const FeedLoad &feed : feeds.feeds) {
        QCOMPARE(inWatts(feed.load.known), 13'600.0);
        QCOMPARE(inWatts(feed.loadOneFeedLost.known), 20'400.0);
        QCOMPARE(feed.limit, std::optional(voltAmperes(34'500)));
        QVERIFY(!feed.worstLoss.empty() && feed.worstLoss != feed.name);
    }
    QVERIFY(feeds.lost.empty());
    QCOMPARE(sample::found(design), QStringList());
}

void PowerTest::twoFeedsLoseTheDevice()
{
    const RackFeeds feeds = feedsOf(sample::computeRacks(1, 2));
    QVERIFY((feeds.lost == std::vector<LostDevice>{{"s1", "A", 3, 4}, {"s1", "B", 3, 4}}));
    for (const FeedLoad &feed : feeds.feeds) {
        QCOMPARE(inWatts(feed.load.known), 5100.0);
        QCOMPARE(inWatts(feed.loadOneFeedLost.known), 0.0);
    }
}

void PowerTest::oneFeedAlone()
{
    const RackFeeds feeds = feedsOf(sample::computeRacks(2, 1));
    QCOMPARE(feeds.feeds.size(), std::size_t(1));
    QCOMPARE(inWatts(feeds.feeds.at(0).load.known), 20'400.0);
    QVERIFY(feeds.feeds.at(0).loadOneFeedLost == feeds.feeds.at(0).load);
    QCOMPARE(q(feeds.feeds.at(0).worstLoss), QString());
    QVERIFY((feeds.lost == std::vector<LostDevice>{{"s1", "A", 0, 4}, {"s2", "A", 0, 4}}));
}

void PowerTest::noFeed()
{
    QVERIFY(feedsOf(sample::computeRacks(2, 0)) == RackFeeds{});
}

/// A device with one supply hangs on the first feed and is lost with it; the other feed inherits nothing.
void PowerTest::singleSupply()
{
    Design design = sample::computeRacks(1, 2);
    sample::partIn(design, "example-gpu-8x").electrical.supplies->value = {1, 1, {}};
    const RackFeeds feeds = feedsOf(design);
    QCOMPARE(inWatts(feeds.feeds.at(0).load.known), 10'200.0);
    QCOMPARE(inWatts(feeds.feeds.at(1).load.known), 0.0);
    QCOMPARE(inWatts(feeds.feeds.at(1).loadOneFeedLost.known), 0.0);
    QVERIFY((feeds.lost == std::vector<LostDevice>{{"s1", "A", 0, 1}}));
}

void PowerTest::unknownCountsOnEveryFeed_data()
{
    QTest::addColumn<bool>("powerIsKnown");
    QTest::addColumn<bool>("suppliesAreKnown");
    QTest::newRow("maximum power unknown") << false << true;
    QTest::newRow("supplies unknown") << true << false;
    QTest::newRow("both unknown count once") << false << false;
}

void PowerTest::unknownCountsOnEveryFeed()
{
    QFETCH(const bool, powerIsKnown);
    QFETCH(const bool, suppliesAreKnown);
    Design design = sample::computeRacks(4, 3);
    Electrical &electrical = sample::partIn(design, "example-gpu-8x").electrical;
    if (!powerIsKnown)
        electrical.max.reset();
    if (!suppliesAreKnown)
        electrical.supplies.reset();
    for (const FeedLoad &feed : feedsOf(design).feeds) {
        QVERIFY((feed.load == Total<Power>{{}, 4}));
        QVERIFY((feed.loadOneFeedLost == Total<Power>{{}, 4}));
    }
    QCOMPARE(evaluate(design).results.types.at("t").one.power.max.unknownCount, powerIsKnown ? 0 : 4);
}

void PowerTest::cordOverride()
{
    Design design = sample::computeRacks(1, 3);
    design = setValue(design, "s1", "cords", "B,B,B,B,B,B").take();
    QCOMPARE(loadOf(design, 0), 0.0);
    QCOMPARE(loadOf(design, 1), 10'200.0);
    QVERIFY((feedsOf(design).lost == std::vector<LostDevice>{{"s1", "B", 0, 4}}));
    design = setValue(design, "s1", "cords", "").take();
    QCOMPARE(loadOf(design, 1), 3400.0);
}

void PowerTest::shortCordListGoesOnRoundRobin()
{
    const Design design = setValue(sample::computeRacks(1, 3), "s1", "cords", "C,C").take(); // C C C A B C
    QCOMPARE(loadOf(design, 0), 1700.0);
    QCOMPARE(loadOf(design, 1), 1700.0);
    QCOMPARE(loadOf(design, 2), 6800.0);
}

void PowerTest::limitOfAFeed()
{
    Design design = sample::computeRacks(1, 1);
    auto &facts = std::get<FeedFacts>(sample::partIn(design, "example-pdu-34kva").facts);
    facts.rating = sample::figure(voltAmperes(50'000));
    QCOMPARE(feedsOf(design).feeds.at(0).limit, std::optional(voltAmperes(34'500))); // published goes first
    facts.continuousLimit.reset();
    QCOMPARE(feedsOf(design).feeds.at(0).limit, std::optional(voltAmperes(40'000))); // 0.8 x rating, PWR001
    facts.rating.reset();
    QCOMPARE(feedsOf(design).feeds.at(0).limit, std::optional<ApparentPower>());
}

void PowerTest::kindsOfLoadStayApart()
{
    Design design = sample::computeRacks(2);
    Electrical &electrical = sample::partIn(design, "example-gpu-8x").electrical;
    electrical.max.reset();
    electrical.nameplate = sample::figure(watts(12'000), FigureKind::Nameplate);
    electrical.idle = sample::figure(watts(2000), FigureKind::Idle);
    const LoadTotals power = evaluate(design).results.types.at("t").one.power;
    QVERIFY((power.nameplate == Total<Power>{watts(24'000), 0}));
    QVERIFY((power.max == Total<Power>{{}, 2})); // neither the nameplate nor six supplies of 3.3 kW stand in
    QVERIFY((power.typical == Total<Power>{{}, 2}));
    QVERIFY((power.idle == Total<Power>{watts(4000), 0}));
}

void PowerTest::feedsAndPanelsDrawNothing()
{
    Design design = sample::computeRacks(0, 2);
    Part panel = sample::part("example-panel", "Panel", 1, 0.5, 0.1);
    panel.facts = ItemFacts{};
    design = placePart(design, "t", panel, {}).take();
    QVERIFY(evaluate(design).results.total.power == LoadTotals{});
    std::get<ItemFacts>(sample::partIn(design, "example-panel").facts).isPowered = true;
    QCOMPARE(evaluate(design).results.total.power.max.unknownCount, 1);
}

void PowerTest::apparentPowerUsesTheFactorOfTheDesign()
{
    Design design;
    const auto load = apparent(Total<Power>{watts(9700), 3}, design);
    QCOMPARE(inVoltAmperes(load.known), 10'000.0); // 0.97, the default
    QCOMPARE(load.unknownCount, 3);
}

std::unique_ptr<QObject> makePowerTest()
{
    return make<PowerTest>();
}

#include "tst_power.moc"
