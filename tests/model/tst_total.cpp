#include "model/analysis/total.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;

class TotalTest : public QObject {
    Q_OBJECT

private slots:
    void unknownIsNotZero();
    void addsTimes();
    void pricesAddApart();
    void limits_data();
    void limits();
    void roundingOfSumsIsNoFailure();
};

void TotalTest::unknownIsNotZero()
{
    Total<Power> total;
    total.add(sample::figure(watts(700)));
    total.add(std::optional<Figure<Power>>{});
    total.add(sample::figure(watts(0))); // a known zero is known
    QCOMPARE(inWatts(total.known), 700.0);
    QCOMPARE(total.unknownCount, 1);
}

void TotalTest::addsTimes()
{
    Total<Mass> total{kilograms(10), 1};
    total.add({kilograms(2.5), 2}, 4);
    QVERIFY((total == Total<Mass>{kilograms(20), 9}));
    total.add({kilograms(20), 9}, -1);
    QVERIFY(total == Total<Mass>{});
}

void TotalTest::pricesAddApart()
{
    MoneyTotal total{dollars(1), dollars(2), dollars(3), 1};
    total.add({dollars(10), dollars(20), dollars(30), 2}, 3);
    QVERIFY((total == MoneyTotal{dollars(31), dollars(62), dollars(93), 7}));
}

void TotalTest::limits_data()
{
    QTest::addColumn<double>("known");
    QTest::addColumn<int>("unknown");
    QTest::addColumn<bool>("hasLimit");
    QTest::addColumn<int>("verdict");
    QTest::newRow("under") << 49.9 << 0 << true << int(Verdict::Pass);
    QTest::newRow("at the limit") << 50.0 << 0 << true << int(Verdict::Pass);
    QTest::newRow("over") << 50.1 << 0 << true << int(Verdict::Fail);
    QTest::newRow("over, whatever is unknown") << 50.1 << 2 << true << int(Verdict::Fail);
    QTest::newRow("under, but some unknown") << 38.2 << 2 << true << int(Verdict::NotEvaluated);
    QTest::newRow("nothing known") << 0.0 << 1 << true << int(Verdict::NotEvaluated);
    QTest::newRow("unknown limit") << 38.2 << 0 << false << int(Verdict::NotEvaluated);
    QTest::newRow("unknown limit and load") << 38.2 << 2 << false << int(Verdict::NotEvaluated);
}

void TotalTest::limits()
{
    QFETCH(const double, known);
    QFETCH(const int, unknown);
    QFETCH(const bool, hasLimit);
    const Total<Power> total{watts(known), unknown};
    QTEST(int(checkLimit(total, hasLimit ? std::optional(watts(50)) : std::nullopt)), "verdict");
}

/// 30 cords with a third of 700 W each are 7 kW; in doubles they are a little more.
void TotalTest::roundingOfSumsIsNoFailure()
{
    Total<Power> total;
    for (int cord = 0; cord < 30; ++cord)
        total.known += watts(700.0 / 3);
    QVERIFY(inWatts(total.known) != 7000);
    QCOMPARE(int(checkLimit(total, std::optional(watts(7000)))), int(Verdict::Pass));
    QCOMPARE(int(checkLimit(total, std::optional(watts(6999.9)))), int(Verdict::Fail));
}

std::unique_ptr<QObject> makeTotalTest()
{
    return make<TotalTest>();
}

#include "tst_total.moc"
