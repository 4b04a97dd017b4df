#include "model/analysis/workloadcampaign.h"
#include "tests/model/workloadcases.h"
#include "tests/runner.h"

using namespace clusterwright;

class WorkloadCampaignTest : public QObject {
    Q_OBJECT

private slots:
    void published();
    void fleet();
    void checkpoint();
};

void WorkloadCampaignTest::published()
{
    // arXiv 2402.15627, table 2: 300 B tokens on 256 GPUs in 88.35 days
    const double rate = tokensPerSecond(768, 2048, seconds(40));
    const Campaign result = campaign(300e9, rate, 256);
    QVERIFY(std::abs(rate - 39'300) < 30);
    QVERIFY(std::abs(inHours(result.duration) / 24 - 88.35) < 0.1);
    QCOMPARE(result.acceleratorHours, inHours(result.duration) * 256);
    QCOMPARE(result.tokensPerDay, rate * 86400);
}

void WorkloadCampaignTest::fleet()
{
    const Fleet nodes = fleetFor({.promptTokens = 86400e3,
                                  .answerTokens = 86400e2,
                                  .promptRate = 500,
                                  .answerRate = 25,
                                  .perAcceleratorHour = dollars(2.5)});
    QCOMPARE(nodes.prefillNodes, 2.0);
    QCOMPARE(nodes.decodeNodes, 4.0);
    QCOMPARE(nodes.nodes, 6.0);
    QCOMPARE(inDollars(nodes.perDay), 6 * 8 * 24 * 2.5);
}

void WorkloadCampaignTest::checkpoint()
{
    // MLPerf Storage 2.0: 105 GB, which are GiB
    const CheckpointSize size = checkpointSize(sample::eightBillion(), 14, gigabytesPerSecond(10));
    QVERIFY(std::abs(inBytes(size.size) / 1073741824 / 105 - 1) < 0.03);
    QCOMPARE(inSeconds(*size.write), inBytes(size.size) / 10e9);
    QVERIFY(!checkpointSize(sample::eightBillion(), 14).write);
}

std::unique_ptr<QObject> makeWorkloadCampaignTest()
{
    return make<WorkloadCampaignTest>();
}

#include "tst_workloadcampaign.moc"
