#include "model/analysis/workloadmemory.h"
#include "tests/model/workloadcases.h"
#include "tests/runner.h"

using namespace clusterwright;

class WorkloadMemoryTest : public QObject {
    Q_OBJECT

private slots:
    void publishedFigure_data();
    void publishedFigure();
    void everyShardingSavesMore();
    void interleavingKeepsMore();
    void fewMicrobatchesFillLess();

private:
    /// The 22 B model of arXiv 2205.05198, figure 1: tensor parallel over 8.
    static ModelShape twentyTwoBillion()
    {
        return {.layers = 48, .hidden = 6144, .heads = 64, .feedForward = 24576, .vocabulary = 51200};
    }
    static MemoryLayout overEight()
    {
        MemoryLayout layout;
        layout.tensor = 8;
        layout.microbatch = 4;
        layout.sequence = 2048;
        layout.flashAttention = false;
        return layout;
    }
};

void WorkloadMemoryTest::publishedFigure_data()
{
    QTest::addColumn<bool>("sequenceParallel");
    QTest::addColumn<Recompute>("recompute");
    QTest::addColumn<double>("perElement"); // bytes, equations 1 to 5
    const double scores = 5 * 64 * 2048.0 / 6144 / 8;
    QTest::newRow("tensor parallel") << false << Recompute::None << 10 + 24 / 8.0 + scores;
    QTest::newRow("sequence parallel too") << true << Recompute::None << 34 / 8.0 + scores;
    QTest::newRow("attention again") << false << Recompute::Selective << 10 + 24 / 8.0;
    QTest::newRow("both: a fifth of the first") << true << Recompute::Selective << 34 / 8.0;
    QTest::newRow("everything again") << false << Recompute::Full << 2.0;
    QTest::newRow("everything again, shared") << true << Recompute::Full << 2 / 8.0;
}

void WorkloadMemoryTest::publishedFigure()
{
    QFETCH(bool, sequenceParallel);
    QFETCH(Recompute, recompute);
    QFETCH(double, perElement);
    MemoryLayout layout = overEight();
    layout.sequenceParallel = sequenceParallel;
    layout.recompute = recompute;
    const TrainingMemory memory = trainingMemory(twentyTwoBillion(), layout);
    QCOMPARE(inBytes(memory.state()), 48'922'361'856.0); // 18 bytes of 48 * 12 * 6144^2 / 8
    QCOMPARE(inBytes(memory.activations), 2048.0 * 4 * 6144 * 48 * perElement);
    QCOMPARE(memory.total(), memory.state() + memory.activations);
}

void WorkloadMemoryTest::everyShardingSavesMore()
{
    const auto state = [](StateSharding sharding) { return inBytes(stateOf(1e9, sharding, 4).state()); };
    QCOMPARE(state(StateSharding::None), 18e9);
    QCOMPARE(state(StateSharding::Zero1), 9e9);
    QCOMPARE(state(StateSharding::Zero2), 6e9);
    QCOMPARE(state(StateSharding::Fsdp), 4.5e9);
}

void WorkloadMemoryTest::interleavingKeepsMore()
{
    MemoryLayout layout = overEight();
    layout.pipeline = layout.inFlight = 4;
    const double plain = activationBytes(twentyTwoBillion(), layout);
    layout.virtualStages = 3;
    QCOMPARE(activationBytes(twentyTwoBillion(), layout), plain * (1 + 3 / 12.0));
}

void WorkloadMemoryTest::fewMicrobatchesFillLess()
{
    MemoryLayout layout = overEight();
    layout.inFlight = 8;
    const double one = activationBytes(twentyTwoBillion(), layout);
    layout.pipeline = 4;
    QCOMPARE(activationBytes(twentyTwoBillion(), layout), one); // four of a quarter of the layers each
    layout.inFlight = 2;
    QCOMPARE(activationBytes(twentyTwoBillion(), layout), one / 2);
}

std::unique_ptr<QObject> makeWorkloadMemoryTest()
{
    return make<WorkloadMemoryTest>();
}

#include "tst_workloadmemory.moc"
