#include "exports/compose.h"
#include "model/design/release.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

using namespace clusterwright;

namespace {

Design numbered()
{
    Design design = sample::computeRacks(2, 3, 2);
    design.meta.number = "CW-1";
    return design;
}

Design released(const Design &design, const char *revision)
{
    return releaseDesign(design, evaluate(design), {revision, "2026-02-01", "A. Architect", "For review", {}})
        .take();
}

Specification composed(const Design &design)
{
    return compose(design, evaluate(design), sample::issue());
}

/// The revision history of a document, or an empty table.
Table historyOf(const Specification &spec)
{
    for (const Section &section : spec.front)
        for (const Block &block : section.blocks)
            if (const auto *table = std::get_if<Table>(&block); table && table->name == "Revisions")
                return *table;
    return {};
}

QString textAt(const Table &table, std::size_t row, std::size_t column)
{
    return QString::fromStdString(cellText(table.columns.at(column), table.rows.at(row).at(column)));
}

QString statusOf(const Specification &spec)
{
    for (const KeyFigure &fact : spec.cover)
        if (fact.label == "Status")
            return QString::fromStdString(fact.value);
    return {};
}

} // namespace

class HistoryTest : public QObject {
    Q_OBJECT

private slots:
    void noHistoryBeforeTheFirstRelease();
    void oneRowPerRelease();
    void draftAfterAReleaseSaysWhatChanged();
    void longListsAreCut();
};

void HistoryTest::noHistoryBeforeTheFirstRelease()
{
    const Specification spec = composed(numbered());
    QVERIFY(historyOf(spec).rows.empty());
    QCOMPARE(statusOf(spec), QString("draft"));
}

void HistoryTest::oneRowPerRelease()
{
    const Design first = released(numbered(), "A");
    const Design draft = reopened(addRacks(first, "t", "row", 1, "R{n}").take(), first);
    const Specification spec = composed(released(draft, "B"));
    const Table table = historyOf(spec);
    QCOMPARE(table.rows.size(), std::size_t(2));
    QCOMPARE(textAt(table, 0, 0), QString("A"));
    QCOMPARE(textAt(table, 0, 1), QString("2026-02-01"));
    QCOMPARE(textAt(table, 0, 2), QString("A. Architect"));
    QCOMPARE(textAt(table, 0, 3), QString("For review"));
    QVERIFY(textAt(table, 0, 4).startsWith("First release."));
    QVERIFY(textAt(table, 1, 4).startsWith("Added rack R3."));
    QCOMPARE(statusOf(spec), QString("released"));
}

void HistoryTest::draftAfterAReleaseSaysWhatChanged()
{
    const Design first = released(numbered(), "A");
    const Specification spec = composed(reopened(removePlacement(first, "t", "s1").take(), first));
    const Table table = historyOf(spec);
    QCOMPARE(table.rows.size(), std::size_t(2));
    QCOMPARE(textAt(table, 1, 0), QString("draft"));
    QVERIFY(textAt(table, 1, 4)
                .startsWith("Removed device node-1 in Compute rack. Totals: compute nodes from "
                            "4 to 2;"));
    QCOMPARE(statusOf(spec), QString("draft, after revision A of 2026-02-01"));
}

void HistoryTest::longListsAreCut()
{
    Design design = released(numbered(), "A");
    for (int i = 0; i < 30; ++i)
        design.releases[0].changes.push_back("Change " + std::to_string(i) + ".");
    const std::size_t count = design.releases[0].changes.size();
    const QString text = textAt(historyOf(composed(design)), 0, 4);
    QVERIFY2(text.endsWith(QString(" And %1 more.").arg(count - 12)), qPrintable(text));
}

std::unique_ptr<QObject> makeHistoryTest()
{
    return make<HistoryTest>();
}

#include "tst_history.moc"
