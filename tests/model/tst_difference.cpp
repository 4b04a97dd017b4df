#include "model/design/arrange.h"
#include "model/design/editrules.h"
#include "model/difference.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;

namespace {

Difference between(const Design &a, const Design &b)
{
    return differenceBetween(a, evaluate(a), b, evaluate(b));
}

QStringList linesOf(const Difference &difference)
{
    return q(differenceText(difference)).split('\n', Qt::SkipEmptyParts);
}

QString sentencesOf(const Difference &difference)
{
    QStringList sentences;
    for (const std::string &sentence : changeSentences(difference))
        sentences << q(sentence);
    return sentences.join(' ');
}

const TotalChange *totalOf(const Difference &difference, const std::string &key)
{
    for (const TotalChange &change : difference.totals)
        if (change.to.key == key)
            return &change;
    return nullptr;
}

} // namespace

class DifferenceTest : public QObject {
    Q_OBJECT

private slots:
    void equalDesignsDoNotDiffer();
    void counterAndOrderDoNotCount();
    void lines_data();
    void lines();
    void everyEditIsSeenBothWays();
    void whatIsAddedOneWayIsRemovedTheOther();
    void totalsWithTheirDelta();
    void unknownFiguresInTotals();
    void findingsComeAndGo();
    void renamingMakesNoFinding();
    void anotherSourceOfTheSameFigure();
    void whatNoFieldShowsIsStillSaid();
    void likeThingsShareASentence();
};

void DifferenceTest::equalDesignsDoNotDiffer()
{
    const Difference difference = between(sample::computeRacks(), sample::computeRacks());
    QVERIFY(difference.isEmpty());
    QCOMPARE(linesOf(difference), QStringList("The designs are equal."));
    QVERIFY(changeSentences(difference).empty());
    QVERIFY(difference.findingsAdded.empty() && difference.findingsRemoved.empty());
    QVERIFY(std::ranges::all_of(difference.totals, [](const TotalChange &t) { return isZero(t.delta); }));
}

void DifferenceTest::counterAndOrderDoNotCount()
{
    const Design a = sample::computeRacks(4, 3, 2);
    Design b = a;
    b.nextNumber += 5;
    std::swap(b.racks[0], b.racks[1]);
    std::ranges::reverse(b.rackTypes[0].placements);
    QVERIFY(between(a, b).isEmpty());
}

void DifferenceTest::lines_data()
{
    QTest::addColumn<Design>("after");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *expected, Result<Design> after) {
        QTest::newRow(expected) << after.take() << QString(expected);
    };
    const Design d = sample::computeRacks(2, 2, 1);
    const RackId rack = d.racks.front().id;
    row("~ design Pod (design): Title: Test -> Pod", setValue(d, "design", "title", "Pod"));
    row("~ hall Hall (h): Power limit of a rack: 100 kW -> 41 kW", setValue(d, "h", "rack_power_w", "41 kW"));
    row("~ rack X1 (rack-0001): Name: R1 -> X1", setValue(d, rack, "name", "X1"));
    row("> rack R1 (rack-0001): Row at 1 m, 2 m -> Row at 4 m, 2 m", moveRack(d, rack, 4, 2));
    row("> row Row (row): Hall at 1 m, 2 m -> Hall at 2 m, 3 m", moveRow(d, "row", 2, 3));
    row("+ rack R2 (rack-0002)", addRacks(d, "t", "row", 1, "R{n}"));
    row("- rack R1 (rack-0001)", removeRack(d, rack));
    row("+ hall h2", addHall(d, {"h2", "", 5, 5}));
    row("+ row r2", addRow(d, {"r2", "", "h", 1, 5, 3, Facing::North}));
    row("+ rack type Other (u)", addRackType(d, "u", "Other", sample::rack()));
    row("+ node type Node (n)", addNodeType(d, {"n", "Node", {}}, sample::server()));
    row("> device node-1 in Compute rack (s1): U1 -> U20",
        movePlacement(d, "t", "s1", {.bottom = bottomOfUnit(20)}));
    row("> device node-1 in Compute rack (s1): U1 -> U1, rear",
        movePlacement(d, "t", "s1", {.face = Face::Rear}));
    row("> device pdu-A in Compute rack (pdu1): left side -> right side",
        movePlacement(d, "t", "pdu1", {.slot = Slot::Right}));
    row("- device node-1 in Compute rack (s1)", removePlacement(d, "t", "s1"));
    row("~ device node-1 in Compute rack (s1): Part: Example GPU 8x -> Example Switch 64",
        replacePlacement(d, "t", "s1", sample::networkSwitch()));
    row("+ part Example Switch 64 (example-switch-64)", placePart(d, "t", sample::networkSwitch(), {}));
    row("~ part Example GPU 8x (example-gpu-8x): Maximum power: 10.2 kW -> 9 kW",
        setValue(d, "example-gpu-8x", "max_power_w", "9 kW", "measured"));
    row("+ price Example GPU 8x (example-gpu-8x)",
        setPrice(d, {"example-gpu-8x", dollars(1), dollars(2), dollars(3), "", "quote"}));
    row("+ assumption No storage. (a)", addStatement(d, {"a", "No storage.", ""}));
    row("+ waiver PWR016 on node-1 in Compute rack (PWR016:s1)",
        waive(d, {"PWR016", "s1", "why", "me", "2026-01-31", ""}));
    row("+ rule parameter MEC002 margin (MEC002:margin)", setParameter(d, {"MEC002", "margin", 0.2, "why"}));
}

void DifferenceTest::lines()
{
    QFETCH(const Design, after);
    QFETCH(const QString, expected);
    const QStringList lines = linesOf(between(sample::computeRacks(2, 2, 1), after));
    QVERIFY2(lines.contains(expected), qPrintable(lines.join('\n')));
}

/// What is changed in one direction is changed in the other, with the values swapped.
void DifferenceTest::everyEditIsSeenBothWays()
{
    const Design a = sample::computeRacks();
    const Design b = setValue(a, "example-gpu-8x", "max_power_w", "9 kW", "measured").take();
    const Difference there = between(a, b), back = between(b, a);
    QCOMPARE(there.changed.size(), std::size_t(1));
    QVERIFY(there.changed[0].from == FieldValue(10200.0) && there.changed[0].to == FieldValue(9000.0));
    QVERIFY(there.changed[0].from == back.changed[0].to && there.changed[0].to == back.changed[0].from);
    QCOMPARE(q(there.changed[0].key), QString("max_power_w"));
}

void DifferenceTest::whatIsAddedOneWayIsRemovedTheOther()
{
    const Design a = sample::computeRacks(2, 2, 1);
    const Design b =
        addRackType(addRacks(a, "t", "row", 3, "R{n}").take(), "u", "Other", sample::rack()).take();
    const Difference there = between(a, b), back = between(b, a);
    QCOMPARE(there.added.size(), std::size_t(4));
    QVERIFY(there.added == back.removed && there.removed.empty() && back.added.empty());
    QVERIFY(between({}, b).removed.empty());
    QVERIFY(between({}, b).added.size() > 8); // hall, row, racks, types, devices, parts
}

void DifferenceTest::totalsWithTheirDelta()
{
    const Difference difference = between(sample::computeRacks(4, 3, 1), sample::computeRacks(4, 3, 3));
    const TotalChange *power = totalOf(difference, "power_max_w");
    QCOMPARE(power->delta.value, 2 * 4 * 10200.0);
    QCOMPARE(q(totalText(power->from)), QString("40.8 kW"));
    QCOMPARE(q(deltaText(power->delta)), QString("+81.6 kW"));
    QCOMPARE(totalOf(difference, "racks")->delta.value, 2.0);
    QCOMPARE(q(deltaText(totalOf(difference, "halls")->delta)), QString());
    QCOMPARE(q(totalText(totalOf(difference, "cables")->to)), QString("not designed"));
    const Design switched =
        placePart(sample::computeRacks(), "t", sample::networkSwitch(), {.role = Role::ComputeLeaf}).take();
    const Difference back = between(switched, sample::computeRacks());
    const TotalChange *leaves = totalOf(back, "switches_by_role");
    QVERIFY(leaves && leaves->delta.value == -1 && leaves->to.value == 0); // a role that is gone
}

void DifferenceTest::unknownFiguresInTotals()
{
    Design b = sample::computeRacks(2, 2, 1);
    Part unknown = sample::networkSwitch();
    unknown.electrical.max.reset();
    b = placePart(b, "t", unknown, sample::at(20)).take();
    const Difference difference = between(sample::computeRacks(2, 2, 1), b);
    const TotalChange *power = totalOf(difference, "power_max_w");
    QCOMPARE(power->delta.unknown, 1);
    QCOMPARE(q(deltaText(power->delta)), QString("+1 unknown"));
    QCOMPARE(q(totalText(power->to)), QString("≥ 20.4 kW, 1 unknown"));
}

void DifferenceTest::findingsComeAndGo()
{
    const Design a = sample::computeRacks(4, 3, 1);
    const Design b = removePlacement(a, "t", "pdu3").take(); // two feeds of 34.5 kVA for 40.8 kW
    const Difference difference = between(a, b);
    QVERIFY(!difference.findingsAdded.empty());
    for (const Finding &finding : difference.findingsAdded)
        QCOMPARE(finding.state, FindingState::Open);
    QVERIFY(between(b, a).findingsRemoved == difference.findingsAdded);
    QVERIFY(linesOf(difference).join('\n').contains("+ finding "));
}

/// Findings that only name the thing by its new name are the same as before.
void DifferenceTest::renamingMakesNoFinding()
{
    Design a = sample::computeRacks(4, 1, 1);
    QVERIFY(evaluate(a).counts.errors + evaluate(a).counts.warnings > 0);
    const Design b = setValue(a, "t", "name", "Other name").take();
    for (const Finding &finding : between(a, b).findingsAdded)
        QVERIFY2(!finding.measured, finding.message.c_str());
}

void DifferenceTest::anotherSourceOfTheSameFigure()
{
    const Design a = sample::computeRacks();
    Design b = a;
    b.parts.at("example-gpu-8x").electrical.max->kind = FigureKind::Nameplate;
    const Difference difference = between(a, b);
    QCOMPARE(difference.changed.size(), std::size_t(1));
    QCOMPARE(q(difference.changed[0].key), QString("max_power_w.source"));
    QCOMPARE(q(difference.changed[0].fromText), QString("max, high, sheet"));
    QCOMPARE(q(difference.changed[0].toText), QString("nameplate, high, sheet"));
}

void DifferenceTest::whatNoFieldShowsIsStillSaid()
{
    const Design a = sample::computeRacks();
    Design b = a;
    b.parts.at("example-gpu-8x").sources[0].url = "https://example.com";
    QCOMPARE(q(between(a, b).changed.at(0).key), QString("other"));
    b = a;
    b.extra["comments"] = "[1]";
    QCOMPARE(q(between(a, b).changed.at(0).key), QString("comments"));
}

void DifferenceTest::likeThingsShareASentence()
{
    const Design a = sample::computeRacks(2, 2, 1);
    Design b = addRacks(a, "t", "row", 6, "R{n}").take();
    b = addStatement(b, {"a", "No storage.", ""}).take();
    const QString text = sentencesOf(between(a, b));
    QVERIFY2(text.startsWith("Added 6 racks: R2, R3, R4, R5 and 2 more. Added assumption No storage."),
             qPrintable(text));
    QVERIFY2(text.contains("Totals: racks from 1 to 7; compute nodes from 2 to 14"), qPrintable(text));
    Design c = b;
    for (Rack &rack : c.racks)
        rack.facing = Facing::North;
    QCOMPARE(sentencesOf(between(b, c)),
             QString("Changed faces of 7 racks (R1, R2, R3, R4 and 3 more) from south to north."));
    Design released = b;
    released.meta.status = Status::Released;
    released.meta.revision = "Z";
    QCOMPARE(sentencesOf(between(b, released)), QString());
}

std::unique_ptr<QObject> makeDifferenceTest()
{
    return make<DifferenceTest>();
}

#include "tst_difference.moc"
