// Rules about storage, STO002 to STO004 and STO007: each is seen to fire, to pass, and not to be evaluated.
#include "model/checks/rule.h"
#include "tests/model/helpers.h"
#include "tests/model/movementsample.h"
#include "tests/runner.h"

#include <functional>

using namespace clusterwright;
using sample::demand, sample::movementOf, sample::q, sample::training, sample::wired;

namespace {

/// "open: ..." and so on of one rule, for a run on the small design.
QString foundBy(const char *rule, const std::function<void(Workload &)> &change, Design design = wired(),
                const MovementDemand &moved = demand())
{
    Workload workload = training();
    change(workload);
    Results results;
    results.workloads.emplace_back();
    results.workloads.front().movement = movementOf(design, workload, moved);
    design.workloads = {workload};
    QStringList found;
    for (const Finding &finding : findRule(rule)->run({design, results, {}, {}}))
        found << q(std::string(nameOf(finding.state)) + ": " + finding.message);
    return found.join(" | ");
}

void addColumns()
{
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("expected");
}

void addRow(const char *name, const QString &found, const char *expected)
{
    QTest::newRow(name) << found << expected;
}

void compare()
{
    QFETCH(const QString, found);
    QTEST(found, "expected");
}

} // namespace

class StorageRulesTest : public QObject {
    Q_OBJECT

private slots:
    void checkpoints_data();
    void checkpoints() { compare(); }
    void dataReads_data();
    void dataReads() { compare(); }
    void localDrives_data();
    void localDrives() { compare(); }
    void fileOpens_data();
    void fileOpens() { compare(); }
    void nothingToCheck();
};

void StorageRulesTest::checkpoints_data() // STO002
{
    addColumns();
    Design unrated = wired();
    std::get<StorageFacts>(sample::partIn(unrated, "example-array").facts).writeBandwidth.reset();
    const auto pause = [](double allowed) {
        return [allowed](Workload &workload) { workload.checkpoint.window = seconds(allowed); };
    };
    addRow("pause too long", foundBy("STO002", pause(1)),
           "open: Run: checkpoint of 112.7 GB stops the run for 1.4 s, 1.0 s allowed.");
    addRow("pause long enough", foundBy("STO002", pause(2)), "");
    addRow("no pause stated", foundBy("STO002", [](Workload &) {}),
           "not_evaluated: Run: checkpoint of 112.7 GB cannot be checked; missing: Longest pause for a "
           "checkpoint.");
    addRow("unknown writes may be slow", foundBy("STO002", pause(2), unrated),
           "not_evaluated: Run: checkpoint of 112.7 GB cannot be checked; missing: Write rate of Array.");
    addRow("links alone are too slow", foundBy("STO002", pause(0.5), unrated),
           "open: Run: checkpoint of 112.7 GB stops the run for at least 0.6 s, 0.5 s allowed.");
    const auto drained = [](double every) {
        return [every](Workload &workload) {
            workload.checkpoint.mode = CheckpointMode::Asynchronous;
            workload.checkpoint.toHost = gigabytesPerSecond(25);
            workload.checkpoint.window = seconds(1);
            workload.checkpoint.every = seconds(every);
        };
    };
    addRow("drained in time", foundBy("STO002", drained(2)), "");
    addRow("not drained before the next", foundBy("STO002", drained(1)),
           "open: Run: checkpoint of 112.7 GB is written for 1.4 s, 1.0 s until the next.");
}

void StorageRulesTest::dataReads_data() // STO003
{
    addColumns();
    const auto hits = [](double share) {
        return [share](Workload &workload) {
            workload.training.batch *= 2;
            workload.data.localHits = share;
        };
    };
    addRow("reads too much", foundBy("STO003", hits(0)),
           "open: Run: data read needs 183 GB/s, 120 GB/s by Storage systems.");
    addRow("reads half of it from local drives", foundBy("STO003", hits(0.5)), "");
    addRow("no storage",
           foundBy(
               "STO003", [](Workload &) {}, wired(0)),
           "not_evaluated: Run: data read cannot be checked; missing: Storage systems (none is placed).");
}

void StorageRulesTest::localDrives_data() // STO004
{
    addColumns();
    const auto staged = [](double gigabytesStaged) {
        return [gigabytesStaged](Workload &workload) {
            workload.data.staged = gigabytes(gigabytesStaged);
            workload.data.localCapacity = gigabytes(1000);
            workload.checkpoint.keptLocally = 4;
        };
    };
    addRow("85 % of the drives is not enough", foundBy("STO004", staged(740)),
           "open: Run: local drives of a node need 0.8527 TB, 0.85 TB usable.");
    addRow("fits 85 % of the drives", foundBy("STO004", staged(737)), "");
    addRow("nothing on the drives", foundBy("STO004", [](Workload &) {}), "");
    addRow(
        "drives not stated",
        foundBy("STO004", [](Workload &workload) { workload.data.staged = gigabytes(1); }),
        "not_evaluated: Run: local drives of a node cannot be checked; missing: Local capacity of a node.");
}

void StorageRulesTest::fileOpens_data() // STO007
{
    addColumns();
    const auto opens = [](double most) {
        return [most](Workload &workload) {
            workload.data.samplesPerFile = 1;
            workload.data.metadataRate = perSecond(most);
        };
    };
    addRow("too many opens", foundBy("STO007", opens(600)),
           "open: Run: data read opens 624.1 files/s, 600 files/s possible.");
    addRow("opens enough", foundBy("STO007", opens(700)), "");
    addRow("opens not stated", foundBy("STO007", [](Workload &) {}),
           "not_evaluated: Run: data read cannot be checked; missing: Files that the storage opens per "
           "second; Samples of a file.");
}

void StorageRulesTest::nothingToCheck()
{
    const auto serving = [](Workload &workload) { workload.kind = WorkloadKind::Serving; };
    for (const char *rule : {"STO002", "STO003", "STO004", "STO007"}) {
        QCOMPARE(foundBy(rule, serving), QString());
        const Design design = wired();
        const Results results;
        QVERIFY(findRule(rule)->run({design, results, {}, {}}).empty());
    }
}

std::unique_ptr<QObject> makeStorageRulesTest()
{
    return make<StorageRulesTest>();
}

#include "tst_storagerules.moc"
