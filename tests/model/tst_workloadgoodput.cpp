#include "model/analysis/workloadgoodput.h"
#include "tests/runner.h"

#include <cmath>

using namespace clusterwright;

class WorkloadGoodputTest : public QObject {
    Q_OBJECT

private slots:
    void published_data();
    void published();
    void neverNegative();
    void withoutFailures();
    void bothFormsAgreeOnFewFailures();
    void bestIntervalIsDaly();
    void intervals();
    void longWritesSaveOncePerFailure();

private:
    static Time minutes(double value) { return seconds(60 * value); }
};

void WorkloadGoodputTest::published_data()
{
    QTest::addColumn<double>("nodes");
    QTest::addColumn<double>("queue"); // minutes
    QTest::addColumn<double>("interval");
    QTest::addColumn<double>("ettr");
    QTest::newRow("Kokolis et al., 16,000 GPUs, saved every hour") << 2000.0 << 0.0 << 60.0 << 0.7;
    QTest::newRow("Kokolis et al., 8,000 GPUs, every half hour") << 1000.0 << 1.0 << 30.0 << 0.9;
}

void WorkloadGoodputTest::published()
{
    QFETCH(double, nodes);
    QFETCH(double, queue);
    QFETCH(double, interval);
    QFETCH(double, ettr);
    const Goodput goodput = goodputOf({.nodes = nodes,
                                       .failures = 0.0065,
                                       .restart = minutes(5),
                                       .queue = minutes(queue),
                                       .interval = minutes(interval)});
    QVERIFY2(std::abs(goodput.firstOrder - ettr) < 0.02, qPrintable(QString::number(goodput.firstOrder)));
    QVERIFY(std::abs(goodput.exponential - ettr) < 0.03);
    QCOMPARE(inHours(*goodput.mttf), 24 / (0.0065 * nodes));
}

void WorkloadGoodputTest::neverNegative()
{
    const Goodput goodput =
        goodputOf({.nodes = 100'000, .failures = 0.05, .restart = minutes(60), .interval = minutes(120)});
    QCOMPARE(goodput.firstOrder, 0.0);
    QVERIFY(goodput.exponential >= 0 && goodput.exponential < 0.01);
}

void WorkloadGoodputTest::withoutFailures()
{
    const Goodput goodput = goodputOf(
        {.nodes = 10, .failures = 0, .restart = minutes(5), .interval = minutes(30), .write = minutes(2)});
    QVERIFY(!goodput.mttf);
    QCOMPARE(goodput.firstOrder, 30 / 32.0);
    QCOMPARE(goodput.exponential, 30 / 32.0);
}

void WorkloadGoodputTest::bothFormsAgreeOnFewFailures()
{
    const Goodput goodput = goodputOf({.nodes = 10,
                                       .failures = 0.001,
                                       .restart = minutes(5),
                                       .interval = minutes(30),
                                       .write = minutes(0.1)});
    QVERIFY(std::abs(goodput.firstOrder - goodput.exponential) < 1e-5);
}

void WorkloadGoodputTest::bestIntervalIsDaly()
{
    const Time write = minutes(2), mtbf = minutes(180);
    const auto ettr = [&](Time interval) {
        return goodputOf({.nodes = 1, .failures = 8, .interval = interval, .write = write}).exponential;
    };
    const Time best = checkpointIntervals(write, mtbf).daly;
    for (const double factor : {0.8, 0.9, 1.1, 1.25})
        QVERIFY(ettr(best) > ettr(best * factor));
}

void WorkloadGoodputTest::intervals()
{
    const CheckpointIntervals found = checkpointIntervals(minutes(2), minutes(180));
    QVERIFY(std::abs(inSeconds(found.young) / 60 - std::sqrt(720.0)) < 1e-9);
    QVERIFY(std::abs(inSeconds(found.dalyFirstOrder) / 60 - (std::sqrt(720.0) - 2)) < 1e-9);
    QVERIFY(std::abs(inSeconds(found.daly) / 60 - 25.516045863) < 1e-6);
}

void WorkloadGoodputTest::longWritesSaveOncePerFailure()
{
    QCOMPARE(checkpointIntervals(minutes(20), minutes(10)).daly, minutes(10)); // at 2 M
    QVERIFY(checkpointIntervals(minutes(19.9), minutes(10)).daly < minutes(10));
}

std::unique_ptr<QObject> makeWorkloadGoodputTest()
{
    return make<WorkloadGoodputTest>();
}

#include "tst_workloadgoodput.moc"
