#include "model/analysis/utilisation.h"
#include "model/evaluation.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;

class UtilisationTest : public QObject {
    Q_OBJECT

private slots:
    void fourServersOnThreeFeeds();
    void powerFactorCounts();
    void unknownIsNeverLess_data();
    void unknownIsNeverLess();
};

/// Four servers of 10.2 kW put 13.6 kW on each of three feeds, 20.4 kW with one lost, of 34.5 kVA.
void UtilisationTest::fourServersOnThreeFeeds()
{
    const Design design = sample::computeRacks(4, 3, 1);
    const RackFeeds feeds = evaluate(design).results.types.at("t").feeds;
    QCOMPARE(worstUtilisation(feeds, design)->share, 13.6 / 34.5);
    QCOMPARE(worstUtilisationFeedLost(feeds, design)->share, 20.4 / 34.5);
    QCOMPARE(q(formatUtilisation(worstUtilisation(feeds, design))), "39 %");
    QCOMPARE(q(formatUtilisation(worstUtilisationFeedLost(feeds, design))), "59 %");
}

void UtilisationTest::powerFactorCounts()
{
    Design design = sample::computeRacks(4, 3, 1);
    design.assumptions.powerFactor.value = 0.5;
    const RackFeeds feeds = evaluate(design).results.types.at("t").feeds;
    QCOMPARE(worstUtilisation(feeds, design)->share, 27.2 / 34.5);
}

void UtilisationTest::unknownIsNeverLess_data()
{
    QTest::addColumn<bool>("isLimitKnown");
    QTest::addColumn<bool>("isOtherLimitKnown");
    QTest::addColumn<double>("load");
    QTest::addColumn<int>("unknownLoads");
    QTest::addColumn<QString>("text");
    QTest::newRow("all known") << true << true << 34500.0 << 0 << "100 %";
    QTest::newRow("nothing drawn") << true << true << 0.0 << 0 << "0 %";
    QTest::newRow("one load unknown") << true << true << 34500.0 << 1 << "≥ 100 %";
    QTest::newRow("no load known") << true << true << 0.0 << 1 << "unknown";
    QTest::newRow("one limit unknown") << true << false << 34500.0 << 0 << "≥ 100 %";
    QTest::newRow("no limit known") << false << false << 34500.0 << 0 << "unknown";
}

void UtilisationTest::unknownIsNeverLess()
{
    QFETCH(bool, isLimitKnown);
    QFETCH(bool, isOtherLimitKnown);
    QFETCH(double, load);
    QFETCH(int, unknownLoads);
    const Design design = sample::computeRacks(0, 0, 0);
    const auto limitIf = [](bool isKnown) {
        return isKnown ? std::optional(voltAmperes(34500)) : std::nullopt;
    };
    RackFeeds feeds;
    for (const bool isKnown : {isLimitKnown, isOtherLimitKnown})
        feeds.feeds.push_back({.name = "A",
                               .placement = "a",
                               .limit = limitIf(isKnown),
                               .load = {watts(load), unknownLoads},
                               .loadOneFeedLost = {watts(load), unknownLoads},
                               .worstLoss = {}});
    QTEST(q(formatUtilisation(worstUtilisation(feeds, design))), "text");
    QTEST(q(formatUtilisation(worstUtilisationFeedLost(feeds, design))), "text");
    QVERIFY(!worstUtilisation({}, design)); // no feeds at all
}

std::unique_ptr<QObject> makeUtilisationTest()
{
    return make<UtilisationTest>();
}

#include "tst_utilisation.moc"
