#include "model/analysis/capacity.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;

class CapacityTest : public QObject {
    Q_OBJECT

private:
    static FeedLoad feed(std::optional<ApparentPower> limit)
    {
        FeedLoad feed;
        feed.limit = limit;
        return feed;
    }

private slots:
    void feedsTogether_data();
    void feedsTogether();
    void unknownLimitLeavesNoCapacity();
    void massIsTheStaticLoadLessTheMargin();
    void massOfAnUnknownRackIsUnknown();
};

void CapacityTest::feedsTogether_data()
{
    QTest::addColumn<QList<double>>("kilovoltAmperes");
    QTest::addColumn<double>("all"); // kW, below 0 = none
    QTest::addColumn<double>("oneLost");
    QTest::newRow("no feed") << QList<double>{} << -1.0 << -1.0;
    QTest::newRow("a single feed has no other to fall back on") << QList<double>{40} << 38.0 << -1.0;
    QTest::newRow("three of a kind") << QList<double>{20, 20, 20} << 57.0 << 38.0;
    QTest::newRow("the largest is the worst loss") << QList<double>{10, 40, 10} << 57.0 << 19.0;
}

void CapacityTest::feedsTogether()
{
    QFETCH(const QList<double>, kilovoltAmperes);
    QFETCH(const double, all);
    QFETCH(const double, oneLost);
    RackFeeds feeds;
    for (const double limit : kilovoltAmperes)
        feeds.feeds.push_back(feed(voltAmperes(limit * 1e3)));
    const FeedCapacity capacity = feedCapacity(feeds, 0.95);
    QCOMPARE(capacity.allFeeds ? inKilowatts(*capacity.allFeeds) : -1, all);
    QCOMPARE(capacity.oneLost ? inKilowatts(*capacity.oneLost) : -1, oneLost);
}

void CapacityTest::unknownLimitLeavesNoCapacity()
{
    RackFeeds feeds;
    feeds.feeds = {feed(voltAmperes(1000)), feed(std::nullopt)};
    QCOMPARE(feedCapacity(feeds, 1), FeedCapacity{});
}

void CapacityTest::massIsTheStaticLoadLessTheMargin()
{
    const auto capacity = massCapacity(sample::rack(), 0.1); // carries 1,500 kg
    QVERIFY(capacity);
    QCOMPARE(inKilograms(*capacity), 1350.0);
}

void CapacityTest::massOfAnUnknownRackIsUnknown()
{
    Part rack = sample::rack();
    std::get<RackFacts>(rack.facts).staticLoad.reset();
    QVERIFY(!massCapacity(rack, 0.1));
    QVERIFY(!massCapacity(sample::server(), 0.1));
}

std::unique_ptr<QObject> makeCapacityTest()
{
    return make<CapacityTest>();
}

#include "tst_capacity.moc"
