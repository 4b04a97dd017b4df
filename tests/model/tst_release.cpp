#include "model/design/editrules.h"
#include "model/design/integrity.h"
#include "model/design/release.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

namespace {

/// Without open errors, with title and number.
Design soundDesign()
{
    Design design = sample::computeRacks(2, 3, 1);
    design.meta.number = "CW-1";
    return design;
}

Release release(const std::string &revision, const std::string &date = "2026-03-01")
{
    return {revision, date, "A. Architect", "For review", {}};
}

Result<Design> released(const Design &design, const Release &release)
{
    return releaseDesign(design, evaluate(design), release);
}

QString textOf(const std::vector<std::string> &sentences)
{
    QStringList list;
    for (const std::string &sentence : sentences)
        list << q(sentence);
    return list.join(' ');
}

} // namespace

class ReleaseTest : public QObject {
    Q_OBJECT

private slots:
    void setsStatusAndHistoryAndBaseline();
    void refusals_data();
    void refusals();
    void errorsStandInTheWay();
    void expiredWaiversStandInTheWay();
    void unknownFiguresAreNamed();
    void secondReleaseSaysWhatChanged();
    void editsReopen();
    void releasedIsNotSet();
};

void ReleaseTest::setsStatusAndHistoryAndBaseline()
{
    Design design = soundDesign();
    design.extra["comments"] = "[]";
    QCOMPARE(evaluate(design).counts.errors, 0);
    const Design after = released(design, release("B")).take();
    QCOMPARE(after.meta.status, Status::Released);
    QCOMPARE(q(after.meta.revision), QString("B"));
    QCOMPARE(after.releases.size(), std::size_t(1));
    QVERIFY(textOf(after.releases[0].changes).startsWith("First release."));
    const Design &kept = *after.baseline.design;
    QVERIFY(!kept.baseline.design && kept.extra.empty());
    QVERIFY(kept.racks == design.racks && kept.meta == after.meta && kept.releases == after.releases);
    QVERIFY(after.extra == design.extra);
    QVERIFY(checkIntegrity(after));
    QVERIFY(changesSinceRelease(after, evaluate(after)).empty());
}

void ReleaseTest::refusals_data()
{
    QTest::addColumn<Design>("design");
    QTest::addColumn<QString>("revision");
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("by");
    QTest::addColumn<QString>("expected");
    const Design sound = soundDesign();
    Design untitled = sound, unnumbered = sound;
    untitled.meta.title.clear();
    unnumbered.meta.number.clear();
    const Design old = released(sound, release("A", "2026-02-01")).take();
    const auto row = [](const char *name, const Design &design, const char *revision, const char *date,
                        const char *by, const char *expected) {
        QTest::newRow(name) << design << QString(revision) << QString(date) << QString(by)
                            << QString(expected);
    };
    row("no title", untitled, "A", "2026-03-01", "me", "design|title|is missing");
    row("no number", unnumbered, "A", "2026-03-01", "me", "design|number|is missing");
    row("no revision", sound, "", "2026-03-01", "me", "design|revision|is missing");
    row("no date", sound, "A", "", "me", "design|date|must be a date");
    row("date in words", sound, "A", "1 March 26", "me", "design|date|must be a date");
    row("nobody", sound, "A", "2026-03-01", "", "design|by|is missing");
    row("used revision", old, "A", "2026-03-01", "me", "design|revision|is A, which was released already");
    row("before the last", old, "B", "2026-01-01", "me",
        "design|date|is before that of revision A, 2026-02-01");
    row("the day of the last", old, "B", "2026-02-01", "me", "accepted");
}

void ReleaseTest::refusals()
{
    QFETCH(const Design, design);
    QFETCH(const QString, revision);
    QFETCH(const QString, date);
    QFETCH(const QString, by);
    QFETCH(const QString, expected);
    const auto after =
        released(design, {revision.toStdString(), date.toStdString(), by.toStdString(), "", {}});
    QVERIFY2(refusalOf(after).startsWith(expected), qPrintable(refusalOf(after)));
}

void ReleaseTest::errorsStandInTheWay()
{
    Design design = sample::computeRacks(4, 1, 1); // 40.8 kW on one feed of 34.5 kVA
    design.meta.number = "CW-1";
    const Evaluation evaluation = evaluate(design);
    QVERIFY(evaluation.counts.errors > 0);
    const QString refusal = refusalOf(released(design, release("A")));
    QVERIFY2(
        refusal.contains(q(evaluation.findings.front().rule + ": " + evaluation.findings.front().message)),
        qPrintable(refusal));
    QVERIFY(refusal.endsWith("Repair or waive it first."));
    for (const Finding &finding : evaluation.findings)
        if (finding.severity == Severity::Error && finding.state == FindingState::Open)
            design =
                waive(design, {finding.rule, finding.objects.front(), "why", "me", "2026-02-01", ""}).take();
    const auto after = released(design, release("A"));
    QVERIFY2(after, qPrintable(refusalOf(after)));
    QVERIFY(textOf(after.value().releases[0].changes).contains("waived errors: "));
}

void ReleaseTest::expiredWaiversStandInTheWay()
{
    const auto waived = [](const char *expires) {
        return waive(soundDesign(), {"PWR016", "s1", "why", "me", "2026-01-31", expires}).take();
    };
    QCOMPARE(refusalOf(released(waived("2026-02-28"), release("A"))),
             QString("s1||The waiver of PWR016 on node-1 in Compute rack expired on 2026-02-28, before the "
                     "release of 2026-03-01; renew it or withdraw it."));
    QVERIFY(released(waived("2026-03-01"), release("A")));
    QVERIFY(released(waived(""), release("A")));
}

/// A missing figure is no failure; the history says what could not be checked.
void ReleaseTest::unknownFiguresAreNamed()
{
    Design design = soundDesign();
    sample::partIn(design, "example-gpu-8x").electrical.max.reset();
    const Evaluation evaluation = evaluate(design);
    QVERIFY(evaluation.counts.notEvaluated > 0);
    QCOMPARE(evaluation.counts.errors, 0);
    const Design after = released(design, release("A")).take();
    const QString changes = textOf(after.releases[0].changes);
    QVERIFY2(changes.contains(QString("Released with %1 findings that could not be evaluated: ")
                                  .arg(evaluation.counts.notEvaluated)),
             qPrintable(changes));
}

void ReleaseTest::secondReleaseSaysWhatChanged()
{
    const Design first = released(soundDesign(), release("A")).take();
    Design draft = reopened(addRacks(first, "t", "row", 2, "R{n}").take(), first);
    QCOMPARE(draft.meta.status, Status::Draft);
    QVERIFY(
        textOf(changesSinceRelease(draft, evaluate(draft))).startsWith("Added 2 racks: R2, R3. Totals: "));
    const Design second = released(draft, release("B")).take();
    QVERIFY(textOf(second.releases[1].changes).startsWith("Added 2 racks: R2, R3. Totals: "));
    QVERIFY(second.baseline.design->releases == second.releases);
    const Design third = released(second, release("C")).take();
    QVERIFY(textOf(third.releases[2].changes).startsWith("Nothing changed since revision B."));
}

void ReleaseTest::editsReopen()
{
    const Design draft = soundDesign(), first = released(draft, release("A")).take();
    QCOMPARE(reopened(first, draft).meta.status, Status::Released); // the release itself
    QCOMPARE(reopened(first, first).meta.status, Status::Released); // an edit that changes nothing
    Design edited = first;
    edited.halls[0].name = "Other";
    QCOMPARE(reopened(edited, first).meta.status, Status::Draft);
    edited.meta.status = Status::Review;
    QCOMPARE(reopened(edited, first).meta.status, Status::Review);
    QVERIFY(reopened(draft, draft) == draft);
}

void ReleaseTest::releasedIsNotSet()
{
    const Design draft = soundDesign();
    QVERIFY(refusalOf(setValue(draft, "design", "status", "released"))
                .startsWith("design|status|becomes released by a release"));
    QVERIFY(setValue(draft, "design", "status", "review"));
    QVERIFY(setValue(released(draft, release("A")).take(), "design", "status", "released"));
}

std::unique_ptr<QObject> makeReleaseTest()
{
    return make<ReleaseTest>();
}

#include "tst_release.moc"
