#include "model/design/edit.h"
#include "model/design/editrules.h"
#include "model/design/ids.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <cmath>

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

namespace {

/// An edit and what it says: "accepted", or a fragment of "object|key|message".
struct Case {
    const char *name;
    std::function<Result<Design>(Design)> edit;
    const char *expected;
};

Price priceOf(double low, double base, double high, const char *basis = "quote")
{
    return {"example-gpu-8x", dollars(low), dollars(base), dollars(high), "2026-01-31", basis};
}

const double notANumber = std::nan("");

const std::vector<Case> cases{
    {"hall",
     [](Design d) {
         return addHall(d, {"h2", "", 30, 20});
     },
     "accepted"},
    {"hall: id taken by a row",
     [](Design d) {
         return addHall(d, {"row", "", 30, 20});
     },
     "row|id|is taken"},
    {"hall: id taken by a placement",
     [](Design d) {
         return addHall(d, {"s1", "", 3, 2});
     },
     "s1|id|is taken"},
    {"hall: id taken by a part",
     [](Design d) {
         return addHall(d, {"example-gpu-8x", "", 3, 2});
     },
     "is taken"},
    {"hall: the design's own id",
     [](Design d) {
         return addHall(d, {"design", "", 3, 2});
     },
     "design|id|is taken"},
    {"hall: id with a blank",
     [](Design d) {
         return addHall(d, {"a b", "", 3, 2});
     },
     "a b|id|may hold letters"},
    {"hall: id too long",
     [](Design d) {
         return addHall(d, {std::string(101, 'a'), "", 3, 2});
     },
     "at most 100"},
    {"hall: no width",
     [](Design d) {
         return addHall(d, {"h2", "", 0, 20});
     },
     "h2|width_m|and depth_m must be"},
    {"hall: negative depth",
     [](Design d) {
         return addHall(d, {"h2", "", 3, -1});
     },
     "h2|width_m|"},
    {"hall: too wide",
     [](Design d) {
         return addHall(d, {"h2", "", 10'001, 1});
     },
     "at most 10,000 m"},
    {"hall: not a number",
     [](Design d) {
         return addHall(d, {"h2", "", notANumber, 1});
     },
     "h2|width_m|"},

    {"row",
     [](Design d) {
         return addRow(d, {"r2", "", "h", 0, 9.9, 5, Facing::East});
     },
     "accepted"},
    {"row: no such hall",
     [](Design d) {
         return addRow(d, {"r2", "", "x", 1, 1, 5});
     },
     "x|hall|is no hall"},
    {"row: starts past the wall",
     [](Design d) {
         return addRow(d, {"r2", "", "h", 20, 1, 5});
     },
     "r2|x_m|and y_m must lie in the hall of 20 x 10 m"},
    {"row: starts before the wall",
     [](Design d) {
         return addRow(d, {"r2", "", "h", 1, -0.1, 5});
     },
     "r2|x_m|"},
    {"row: not a number",
     [](Design d) {
         return addRow(d, {"r2", "", "h", notANumber, 1, 5});
     },
     "r2|x_m|"},
    {"row: no length",
     [](Design d) {
         return addRow(d, {"r2", "", "h", 1, 1, 0});
     },
     "r2|length_m|must be above 0"},
    {"row: id taken",
     [](Design d) {
         return addRow(d, {"t", "", "h", 1, 1, 5});
     },
     "t|id|is taken"},

    {"rack type", [](Design d) { return addRackType(d, "u", "", sample::rack()); }, "accepted"},
    {"rack type: no rack", [](Design d) { return addRackType(d, "u", "", sample::server()); },
     "example-gpu-8x|rack|is no rack"},
    {"rack type: unknown height",
     [](Design d) {
         Part rack = sample::renamed(sample::rack(), "tall");
         rack.size.height.reset();
         return addRackType(d, "u", "", rack);
     },
     "tall|rack|has no known number of units"},
    {"rack type: id taken", [](Design d) { return addRackType(d, "t", "", sample::rack()); },
     "t|id|is taken"},
    {"rack type: id of its own part",
     [](Design d) { return addRackType(d, "tall", "", sample::renamed(sample::rack(), "tall")); },
     "tall|id|is taken"},
    {"rack type: part with the id of a row",
     [](Design d) { return addRackType(d, "u", "", sample::renamed(sample::rack(), "row")); },
     "row|id|is empty or the id of another thing"},

    {"node type",
     [](Design d) {
         return addNodeType(d, {"n", "", ""}, sample::server());
     },
     "accepted"},
    {"node type: no server",
     [](Design d) {
         return addNodeType(d, {"n", "", ""}, sample::pdu());
     },
     "example-pdu-34kva|chassis|is no server"},
    {"node type: id taken",
     [](Design d) {
         return addNodeType(d, {"t", "", ""}, sample::server());
     },
     "t|id|is taken"},
    {"node type: id of its own chassis",
     [](Design d) {
         return addNodeType(d, {"box", "", ""}, sample::renamed(sample::server(), "box"));
     },
     "box|id|is taken"},

    {"remove rack", [](Design d) { return removeRack(d, d.racks.at(0).id); }, "accepted"},
    {"remove rack: unknown", [](Design d) { return removeRack(d, "x"); }, "x|rack|is no rack of the design"},

    {"price", [](Design d) { return setPrice(d, priceOf(1, 2, 3)); }, "accepted"},
    {"price: free of charge", [](Design d) { return setPrice(d, priceOf(0, 0, 0)); }, "accepted"},
    {"price: negative", [](Design d) { return setPrice(d, priceOf(-1, 2, 3)); },
     "example-gpu-8x|low_usd|must not be"},
    {"price: low above base", [](Design d) { return setPrice(d, priceOf(3, 2, 3)); }, "low <= base <= high"},
    {"price: base above high", [](Design d) { return setPrice(d, priceOf(1, 4, 3)); }, "low <= base <= high"},
    {"price: not a number", [](Design d) { return setPrice(d, priceOf(1, notANumber, 3)); }, "|low_usd|"},
    {"price: no basis", [](Design d) { return setPrice(d, priceOf(1, 2, 3, "")); },
     "example-gpu-8x|basis|is missing"},

    {"statement",
     [](Design d) {
         return addStatement(d, {"a", "No storage.", ""});
     },
     "accepted"},
    {"statement: no text",
     [](Design d) {
         return addStatement(d, {"a", "", "x"});
     },
     "a|text|is missing"},
    {"statement: id taken",
     [](Design d) {
         return addStatement(d, {"h", "x", ""});
     },
     "h|id|is taken"},

    {"waiver",
     [](Design d) {
         return waive(d, {"PWR001", "t", "why", "me", "2026-01-31", ""});
     },
     "accepted"},
    {"waiver: expires",
     [](Design d) {
         return waive(d, {"R", "t", "why", "me", "2026-01-31", "2027-01-31"});
     },
     "accepted"},
    {"waiver: no rule",
     [](Design d) {
         return waive(d, {"", "t", "why", "me", "2026-01-31", ""});
     },
     "t|rule|"},
    {"waiver: no object",
     [](Design d) {
         return waive(d, {"R", "", "why", "me", "2026-01-31", ""});
     },
     "|rule|"},
    {"waiver: no reason",
     [](Design d) {
         return waive(d, {"R", "t", "", "me", "2026-01-31", ""});
     },
     "t|reason|"},
    {"waiver: nobody",
     [](Design d) {
         return waive(d, {"R", "t", "why", "", "2026-01-31", ""});
     },
     "t|reason|"},
    {"waiver: no date",
     [](Design d) {
         return waive(d, {"R", "t", "why", "me", "", ""});
     },
     "t|date|"},
    {"waiver: date in words",
     [](Design d) {
         return waive(d, {"R", "t", "why", "me", "31 Jan 2026", ""});
     },
     "t|date|and expires must be dates"},
    {"waiver: expires in words",
     [](Design d) {
         return waive(d, {"R", "t", "w", "me", "2026-01-31", "soon"});
     },
     "t|date|"},
};

} // namespace

class EditTest : public QObject {
    Q_OBJECT

private slots:
    void edits_data();
    void edits();
    void newThingsGetIdsAndNames();
    void idsAreNeverReused();
    void partsOfTheDesignKeepTheirVersion();
    void replacingPricesAndWaivers();
    void namePatterns_data();
    void namePatterns();
};

void EditTest::edits_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::newRow(cases.at(i).name) << static_cast<int>(i);
}

void EditTest::edits()
{
    QFETCH(const int, index);
    const Case &row = cases.at(static_cast<std::size_t>(index));
    const Design before = sample::computeRacks(2, 2, 2);
    const Design copy = before;
    const auto after = row.edit(before);
    QVERIFY2(refusalOf(after).contains(row.expected), qPrintable(refusalOf(after)));
    QVERIFY2(before == copy, "an edit changes a copy");
    if (after) {
        QVERIFY(!(after.value() == before));
        QCOMPARE(refusalOf(checkIntegrity(after.value())), QString("accepted"));
    }
}

void EditTest::newThingsGetIdsAndNames()
{
    Design design = addHall({}, {"", "", 20, 10}).take();
    QCOMPARE(q(design.halls.at(0).id), QString("hall-0001"));
    QCOMPARE(q(design.halls.at(0).name), QString("hall-0001"));
    design = addRow(design, {"", "", "hall-0001", 0, 0, 5}).take();
    QCOMPARE(q(design.rows.at(0).id), QString("row-0002"));
    design = addRackType(design, "", "", sample::rack()).take();
    QCOMPARE(q(design.rackTypes.at(0).name), QString("rack-type-0003"));
    design = addNodeType(design, {}, sample::server()).take();
    QCOMPARE(q(design.nodeTypes.at(0).id), QString("node-type-0004"));
    design = addStatement(design, {"", "text", ""}).take();
    QCOMPARE(q(design.assumptions.statements.at(0).id), QString("assumption-0005"));
    QCOMPARE(design.parts.size(), std::size_t(2));
}

void EditTest::idsAreNeverReused()
{
    Design design = sample::computeRacks(0, 0, 0);
    design = placePart(design, "t", sample::server(), {}).take();
    const std::string first = design.rackTypes.at(0).placements.at(0).id;
    design = removePlacement(design, "t", first).take();
    design = placePart(design, "t", sample::server(), {}).take();
    QVERIFY(design.rackTypes.at(0).placements.at(0).id != first);
    design = addRacks(design, "t", "row", 1, "").take();
    const std::string rack = design.racks.at(0).id;
    design = addRacks(removeRack(design, rack).take(), "t", "row", 1, "").take();
    QVERIFY(design.racks.at(0).id != rack);

    design.nextNumber = 7; // a script took the next id before
    design = addHall(design, {"hall-0007", "", 1, 1}).take();
    QCOMPARE(q(addHall(design, {"", "", 1, 1}).value().halls.back().id), QString("hall-0008"));

    design = placePart(design, "t", sample::networkSwitch(), {.id = "item-0020"}).take(); // given by a script
    design = removePlacement(design, "t", "item-0020").take();
    for (int i = 0; i < 20; ++i) {
        design = placePart(design, "t", sample::networkSwitch(), {}).take();
        QVERIFY(design.rackTypes.at(0).placements.back().id != "item-0020");
    }
}

void EditTest::partsOfTheDesignKeepTheirVersion()
{
    Part newer = sample::server();
    newer.version = "2";
    newer.electrical.max = sample::figure(watts(9000), FigureKind::Max);
    const Design design = placePart(sample::computeRacks(1), "t", newer, {}).take();
    QCOMPARE(q(design.parts.at(newer.id).version), QString("1"));
    QCOMPARE(inWatts(evaluate(design).results.total.power.max.known), 20'400.0);

    Part noRack = sample::server(); // whatever stands under an id in the design is what counts
    noRack.id = "example-rack-48u";
    QVERIFY(addRackType(design, "u", "", noRack));
    QVERIFY(!addNodeType(design, {"n", "", ""}, noRack));
}

void EditTest::replacingPricesAndWaivers()
{
    Design design = setPrice({}, priceOf(1, 2, 3)).take();
    design = setPrice(design, priceOf(4, 5, 6)).take();
    QCOMPARE(design.priceBook.prices.size(), std::size_t(1));
    QCOMPARE(inDollars(design.priceBook.prices.at("example-gpu-8x").base), 5.0);
    design = waive(design, {"R", "a", "old", "me", "2026-01-31", ""}).take();
    design = waive(design, {"R", "b", "other", "me", "2026-01-31", ""}).take();
    design = waive(design, {"R", "a", "new", "me", "2026-01-31", ""}).take();
    QCOMPARE(design.waivers.size(), std::size_t(2));
    QCOMPARE(q(design.waivers.back().reason), QString("new"));
}

void EditTest::namePatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("hasNumber");
    QTest::newRow("plain number") << "node-{n}"
                                  << "node-7" << true;
    QTest::newRow("two digits") << "A{n:02}"
                                << "A07" << true;
    QTest::newRow("nine digits") << "{n:09}"
                                 << "000000007" << true;
    QTest::newRow("in the middle") << "A{n}-x"
                                   << "A7-x" << true;
    QTest::newRow("only the first is replaced") << "{n}{n}"
                                                << "7{n}" << true;
    QTest::newRow("no number") << "node"
                               << "node" << false;
    QTest::newRow("no digits given") << "{n:0}"
                                     << "{n:0}" << false;
    QTest::newRow("width zero") << "{n:00}"
                                << "{n:00}" << false;
    QTest::newRow("not closed") << "{n:02"
                                << "{n:02" << false;
    QTest::newRow("cut off") << "{n:0"
                             << "{n:0" << false;
    QTest::newRow("empty") << ""
                           << "" << false;
}

void EditTest::namePatterns()
{
    QFETCH(const QString, pattern);
    QTEST(q(numberedName(pattern.toStdString(), 7)), "name");
    QTEST(hasNumber(pattern.toStdString()), "hasNumber");
}

std::unique_ptr<QObject> makeEditTest()
{
    return make<EditTest>();
}

#include "tst_edit.moc"
