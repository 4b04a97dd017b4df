#include "model/analysis/workloadsearch.h"

#include "model/analysis/calculoninputs.h"
#include "model/analysis/workloadenumerate.h"
#include "tests/runner.h"
#include "tests/searchsample.h"

#include <cmath>
#include <mutex>

using namespace clusterwright;
using nlohmann::json;

namespace {

/// Every execution of a study on its own, in the order of the search.
std::vector<CalculonExecution> enumerated(const SearchStudy &study)
{
    std::vector<CalculonExecution> all;
    for (const CalculonExecution &branch : parity::branchesOf(study))
        for (CalculonExecution execution : parity::settingsOf(study, branch))
            for (const std::int64_t microbatch : parity::microbatchesOf(study, branch))
                for (const parity::Placement &placement : parity::placementsOf(study, branch)) {
                    execution.microbatchSize = microbatch;
                    execution.tensorParNet = placement.tensor;
                    execution.pipelineParNet = placement.pipeline;
                    execution.dataParNet = placement.data;
                    all.push_back(execution);
                }
    return all;
}

} // namespace

class WorkloadSearchTest : public QObject {
    Q_OBJECT

private slots:
    void findsWhatTheReferenceFinds_data();
    void findsWhatTheReferenceFinds();
    void agreesWithOneByOne();
    void threadsChangeNothing();
    void rankingIsSortedAndStartsWithTheBest();
    void frontIsWhatNothingBeats();
    void enumeratesInOrder();
    void factorsAscend_data();
    void factorsAscend();
    void sizesThatDoNotDivideLeaveNothing();
    void cancelStops();
    void progressCountsTheParts();
};

void WorkloadSearchTest::findsWhatTheReferenceFinds_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("data parallelism and overlap") << "search-study.json";
    QTest::newRow("pipelines and offloading") << "search-study-pipeline.json";
}

void WorkloadSearchTest::findsWhatTheReferenceFinds()
{
    constexpr double tolerance = 1e-12;
    QFETCH(const QString, file);
    const json study = sample::goldenJson(file.toStdString());
    const json expected = sample::goldenJson("search-expected.json")[file.toStdString()];
    const SearchResult found = searchExecutions(sample::studyOf(study));
    QCOMPARE(found.evaluated, expected["evaluated"].get<std::int64_t>());
    QCOMPARE(found.feasible, expected["feasible"].get<std::int64_t>());
    QCOMPARE(found.rejected(), expected["rejected"].get<std::int64_t>());
    QCOMPARE(found.ranking.size(), std::size_t{1});
    const FoundExecution &best = found.ranking.front();
    const double rate = expected["best_sample_rate"].get<double>();
    QVERIFY(std::abs(inPerSecond(best.result.sampleRate) - rate) <= tolerance * rate);
    QVERIFY(jsonOf(recordOf(best.execution)) == expected["best_execution"]);
    const auto again = estimateCalculon({{"app", recordFrom(study["app"])},
                                         {"system", recordFrom(study["system"])},
                                         {"execution", recordOf(best.execution)}});
    QVERIFY(again);
    QVERIFY(again.value() == recordOf(best.result));
}

/// Nothing is lost by rejecting early and sharing blocks.
void WorkloadSearchTest::agreesWithOneByOne()
{
    const SearchStudy study = sample::studyOf(sample::smallStudy());
    std::int64_t feasible = 0, count = 0;
    FoundExecution best;
    for (const CalculonExecution &execution : enumerated(study)) {
        ++count;
        const auto result = calculon(study.app, study.system, execution);
        if (!result) {
            QCOMPARE(result.error().key, std::string("infeasible"));
            continue;
        }
        ++feasible;
        if (result.value().sampleRate > best.result.sampleRate)
            best = {execution, result.value()};
    }
    const SearchResult found = searchExecutions(study);
    QCOMPARE(found.evaluated, count);
    QCOMPARE(found.feasible, feasible);
    QVERIFY(feasible > 100 && feasible < count);
    QVERIFY(found.ranking.front() == best);
}

void WorkloadSearchTest::threadsChangeNothing()
{
    auto study = sample::studyOf(sample::smallStudy());
    study.constraints.top = 50;
    const SearchResult one = searchExecutions(study, {.threads = 1, .findFront = true});
    for (const int threads : {2, 3, 8})
        QVERIFY(searchExecutions(study, {.threads = threads, .findFront = true}) == one);
    QVERIFY(searchExecutions(study, {.findFront = true}) == one);
}

void WorkloadSearchTest::rankingIsSortedAndStartsWithTheBest()
{
    auto study = sample::studyOf(sample::smallStudy());
    const SearchResult one = searchExecutions(study);
    study.constraints.top = 1'000'000;
    const SearchResult all = searchExecutions(study);
    QCOMPARE(std::ssize(all.ranking), all.feasible);
    QVERIFY(all.ranking.front() == one.ranking.front());
    for (std::size_t i = 1; i < all.ranking.size(); ++i)
        QVERIFY(all.ranking[i - 1].result.sampleRate >= all.ranking[i].result.sampleRate);
    study.constraints.top = 7;
    const SearchResult some = searchExecutions(study);
    QVERIFY(std::ranges::equal(some.ranking, std::span(all.ranking).first(7)));
}

void WorkloadSearchTest::frontIsWhatNothingBeats()
{
    auto study = sample::studyOf(sample::smallStudy());
    study.constraints.top = 1'000'000;
    const SearchResult found = searchExecutions(study, {.findFront = true});
    QVERIFY(found.front.size() > 1);
    QVERIFY(searchExecutions(study).front.empty());
    for (const FoundExecution &any : found.ranking) {
        const auto isAsGood = [&](const FoundExecution &other) {
            return other.result.totalTime <= any.result.totalTime &&
                   other.result.procMemTier1CapReq <= any.result.procMemTier1CapReq;
        };
        QVERIFY(std::ranges::any_of(found.front, isAsGood));
        if (std::ranges::count(found.front, any) > 0)
            QCOMPARE(std::ranges::count_if(found.front, isAsGood), 1);
    }
    for (std::size_t i = 1; i < found.front.size(); ++i) {
        QVERIFY(found.front[i - 1].result.totalTime < found.front[i].result.totalTime);
        QVERIFY(found.front[i - 1].result.procMemTier1CapReq > found.front[i].result.procMemTier1CapReq);
    }
}

void WorkloadSearchTest::enumeratesInOrder()
{
    json given = sample::smallStudy();
    given["constraints"]["num_procs"] = 2;
    given["constraints"]["max_batch_size"] = 3;
    const auto all = enumerated(sample::studyOf(given));
    QCOMPARE(all.front().tensorPar, std::int64_t{1});
    QCOMPARE(all.front().dataPar, std::int64_t{2});
    QCOMPARE(all.front().batchSize, std::int64_t{2}); // the largest multiple of 2 within 3
    QCOMPARE(all.front().activationRecompute, ActivationRecompute::Full);
    QVERIFY(all.front().optimizerSharding && all.front().weightOffload && !all.front().activationsOffload);
    QVERIFY(!all.front().fusedActivation); // as the study lists them
    QCOMPARE(all[1].dataParNet, std::int64_t{1});
    QVERIFY(all[2].fusedActivation);
    QCOMPARE(all.back().tensorPar, std::int64_t{2});
    QCOMPARE(all.back().batchSize, std::int64_t{3});
    QCOMPARE(all.back().tensorParNet, std::int64_t{1});
    QCOMPARE(all.back().tensorParCommType, TensorParCommType::RsAg);
}

void WorkloadSearchTest::factorsAscend_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QList<int>>("factors");
    QTest::newRow("one") << 1 << QList<int>{1};
    QTest::newRow("prime") << 641 << QList<int>{1, 641};
    QTest::newRow("square") << 36 << QList<int>{1, 2, 3, 4, 6, 9, 12, 18, 36};
}

void WorkloadSearchTest::factorsAscend()
{
    QFETCH(const int, number);
    QFETCH(const QList<int>, factors);
    const auto found = parity::factorsOf(number);
    QVERIFY(std::ranges::equal(found, factors));
}

void WorkloadSearchTest::sizesThatDoNotDivideLeaveNothing()
{
    json given = sample::smallStudy();
    given["constraints"]["num_procs"] = 13; // more data-parallel processors than sequences, and nothing else
    given["constraints"]["max_batch_size"] = 12;
    QVERIFY(searchExecutions(sample::studyOf(given)) == SearchResult());
    given = sample::smallStudy();
    given["app"]["feedforward"] = 6145; // no tensor parallelism
    for (const FoundExecution &found : searchExecutions(sample::studyOf(given), {.findFront = true}).front)
        QCOMPARE(found.execution.tensorPar, std::int64_t{1});
}

void WorkloadSearchTest::cancelStops()
{
    const SearchStudy study = sample::studyOf(sample::goldenJson("search-study-pipeline.json"));
    std::atomic<bool> cancel = true;
    const SearchResult none = searchExecutions(study, {.cancel = &cancel});
    QVERIFY(none.cancelled);
    QCOMPARE(none.evaluated, std::int64_t{0});
    cancel = false;
    const SearchResult some =
        searchExecutions(study, {.progress = [&](std::int64_t done, std::int64_t) { cancel = done >= 10; },
                                 .cancel = &cancel});
    QVERIFY(some.cancelled);
    QVERIFY(some.evaluated > 0 && some.evaluated < 253'840);
}

void WorkloadSearchTest::progressCountsTheParts()
{
    std::mutex mutex;
    std::vector<std::int64_t> seen;
    std::int64_t last = 0;
    const auto note = [&](std::int64_t done, std::int64_t total) {
        const std::lock_guard lock(mutex);
        seen.push_back(done);
        last = total;
    };
    searchExecutions(sample::studyOf(sample::smallStudy()), {.progress = note});
    std::ranges::sort(seen);
    QCOMPARE(std::ssize(seen), last);
    for (std::size_t i = 0; i < seen.size(); ++i)
        QCOMPARE(seen[i], static_cast<std::int64_t>(i + 1));
}

std::unique_ptr<QObject> makeWorkloadSearchTest()
{
    return make<WorkloadSearchTest>();
}

#include "tst_workloadsearch.moc"
