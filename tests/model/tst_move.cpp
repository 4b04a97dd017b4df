// Moving, removing, and standing racks in rows.
#include "model/design/edit.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

class MoveTest : public QObject {
    Q_OBJECT

private slots:
    void within_data();
    void within();
    void toAnotherType();
    void toAnotherTypeNamesAndFeeds();
    void zeroUnit();
    void refusals_data();
    void refusals();
    void removeDropsAnUnusedPart();
    void aFeedThatGoesLeavesNoCordBehind_data();
    void aFeedThatGoesLeavesNoCordBehind();
    void racksStandSideBySide_data();
    void racksStandSideBySide();
    void rackNames_data();
    void rackNames();
    void rackRefusals_data();
    void rackRefusals();

private:
    static HalfUnits bottomOf(Design design, const std::string &id)
    {
        return unitPlaceOf(sample::placementIn(design, id))->bottom;
    }
    static Design twoTypes()
    {
        Design design = sample::computeRacks(2, 3);
        design = addRackType(design, "u", "Other rack", sample::rack()).take();
        return placePart(design, "u", sample::server(), sample::at(1, "other")).take();
    }
};

void MoveTest::within_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<QString>("expected");
    QTest::newRow("where it stands") << 9 << "accepted";
    QTest::newRow("up by one, over its own old place") << 10 << "accepted";
    QTest::newRow("to the top") << 41 << "accepted";
    QTest::newRow("past the top") << 42 << "t|u|GPU 8x (8 U) at U42 does not fit";
    QTest::newRow("down by one, into the other") << 8 << "t|u|U8 of Compute rack is taken by node-1.";
    QTest::newRow("onto the other") << 1 << "t|u|U1 of Compute rack is taken by node-1.";
    QTest::newRow("below the floor") << 0 << "t|u|";
}

void MoveTest::within()
{
    QFETCH(const int, unit);
    QFETCH(const QString, expected);
    const Design before = sample::computeRacks(2);
    const auto after = movePlacement(before, "t", "s2", {.bottom = bottomOfUnit(unit)});
    QVERIFY2(refusalOf(after).startsWith(expected), qPrintable(refusalOf(after)));
    QVERIFY(before == sample::computeRacks(2));
    if (!after)
        return;
    QCOMPARE(bottomOf(after.value(), "s2"), bottomOfUnit(unit));
    QVERIFY(movePlacement(after.value(), "t", "s2", {.bottom = bottomOfUnit(9)}).value() == before);
}

void MoveTest::toAnotherType()
{
    const Design before = twoTypes();
    Design after = movePlacement(before, "t", "s2", {.toType = "u"}).take();
    QCOMPARE(bottomOf(after, "s2"), bottomOfUnit(9)); // the lowest free place there
    QCOMPARE(after.rackTypes.at(0).placements.size(), std::size_t(4));
    QCOMPARE(after.rackTypes.at(1).placements.size(), std::size_t(2));
    after = movePlacement(before, "t", "s2", {.bottom = bottomOfUnit(41), .toType = "u"}).take();
    QCOMPARE(bottomOf(after, "s2"), bottomOfUnit(41));
    QVERIFY(refusalOf(movePlacement(before, "t", "s2", {.bottom = bottomOfUnit(8), .toType = "u"}))
                .startsWith("u|u|U8 of Other rack is taken by node-1"));
}

void MoveTest::toAnotherTypeNamesAndFeeds()
{
    Design design = twoTypes();
    design = setValue(design, "s1", "cords", "A,B,C").take();
    design = movePlacement(design, "t", "s1", {.toType = "u"}).take();
    QCOMPARE(sample::namesIn(design.rackTypes.at(1)), (QStringList{"node-1", "node-2"}));
    QVERIFY(sample::placementIn(design, "s1").cords.empty());
    design = movePlacement(design, "t", "pdu2", {.toType = "u"}).take();
    QCOMPARE(q(sample::placementIn(design, "pdu2").feed), QString("A"));
    QVERIFY(checkIntegrity(design));
}

void MoveTest::zeroUnit()
{
    Design design = sample::computeRacks(0, 1);
    design = movePlacement(design, "t", "pdu1", {.slot = Slot::Right}).take();
    QVERIFY((sample::placementIn(design, "pdu1").place ==
             std::variant<UnitPlace, SidePlace>(SidePlace{Slot::Right})));
    QVERIFY(movePlacement(design, "t", "pdu1", {}).value() == design);
    QVERIFY(refusalOf(movePlacement(design, "t", "pdu1", {.bottom = bottomOfUnit(3)}))
                .startsWith("example-pdu-34kva|u|"));
}

void MoveTest::refusals_data()
{
    QTest::addColumn<QStringList>("what"); // type, item, to type
    QTest::addColumn<QString>("expected");
    QTest::newRow("no such type") << QStringList{"x", "s1", ""} << "x|rack_type|is no rack type";
    QTest::newRow("no such item") << QStringList{"t", "x", ""} << "x|item|does not stand in Compute rack";
    QTest::newRow("item of another type") << QStringList{"t", "other", ""} << "other|item|does not stand";
    QTest::newRow("no such type to go to") << QStringList{"t", "s1", "x"} << "x|rack_type|is no rack type";
    QTest::newRow("full") << QStringList{"t", "s1", "full"}
                          << "full|u|GPU 8x needs 8 U, Full has at most 0 U";
    QTest::newRow("other pitch") << QStringList{"t", "s1", "open"} << "example-gpu-8x|pitch|";
}

void MoveTest::refusals()
{
    QFETCH(const QStringList, what);
    QFETCH(const QString, expected);
    Design before = addRackType(twoTypes(), "full", "Full", sample::rack()).take();
    before = placePart(before, "full", sample::networkSwitch(), {.count = 48}).take();
    Part rack = sample::renamed(sample::rack(), "orv3");
    rack.pitch = Pitch::OpenUnit;
    before = addRackType(before, "open", "", rack).take();
    const Design copy = before;
    const auto after = movePlacement(before, what.at(0).toStdString(), what.at(1).toStdString(),
                                     {.toType = what.at(2).toStdString()});
    QVERIFY2(refusalOf(after).startsWith(expected), qPrintable(refusalOf(after)));
    QVERIFY(before == copy);
    if (what.at(2).isEmpty()) {
        const auto removed = removePlacement(before, what.at(0).toStdString(), what.at(1).toStdString());
        QVERIFY2(refusalOf(removed).startsWith(expected), qPrintable(refusalOf(removed)));
    }
}

void MoveTest::removeDropsAnUnusedPart()
{
    Design design = addNodeType(sample::computeRacks(2, 1), {"n", "", ""}, sample::server()).take();
    design = placePart(design, "t", sample::networkSwitch(), {.id = "x"}).take();
    design = removePlacement(design, "t", "x").take();
    QVERIFY(!design.parts.contains("example-switch-64"));
    design = removePlacement(removePlacement(design, "t", "s1").take(), "t", "s2").take();
    QVERIFY(design.parts.contains("example-gpu-8x")); // the node type is built on it
    design = removePlacement(design, "t", "pdu1").take();
    QVERIFY(!design.parts.contains("example-pdu-34kva"));
    QVERIFY(design.parts.contains("example-rack-48u"));
    QVERIFY(checkIntegrity(design));
}

void MoveTest::aFeedThatGoesLeavesNoCordBehind_data()
{
    QTest::addColumn<bool>("isMoved");
    QTest::newRow("removed") << false;
    QTest::newRow("moved to another type") << true;
}

void MoveTest::aFeedThatGoesLeavesNoCordBehind()
{
    QFETCH(const bool, isMoved);
    Design design = setValue(twoTypes(), "s1", "cords", "A,B,A,B,A,B").take();
    design = setValue(design, "s2", "cords", "B,C").take();
    design = setValue(design, design.racks.at(0).id, "feed_source.A", "UPS 1").take();
    design =
        (isMoved ? movePlacement(design, "t", "pdu1", {.toType = "u"}) : removePlacement(design, "t", "pdu1"))
            .take();
    QCOMPARE(refusalOf(checkIntegrity(design)), QString("accepted"));
    QVERIFY(sample::placementIn(design, "s1").cords.empty()); // round robin over what is left
    QCOMPARE(sample::placementIn(design, "s2").cords, (std::vector<std::string>{"B", "C"}));
    QVERIFY(design.racks.at(0).feedSources.empty());
    QCOMPARE(evaluate(design).results.types.at("t").feeds.feeds.size(), std::size_t(2));
}

void MoveTest::racksStandSideBySide_data()
{
    QTest::addColumn<Facing>("facing");
    QTest::addColumn<double>("stepEast");
    QTest::addColumn<double>("stepSouth");
    QTest::newRow("north runs east") << Facing::North << 0.8 << 0.0;
    QTest::newRow("south runs east") << Facing::South << 0.8 << 0.0;
    QTest::newRow("east runs south") << Facing::East << 0.0 << 0.8;
    QTest::newRow("west runs south") << Facing::West << 0.0 << 0.8;
}

void MoveTest::racksStandSideBySide()
{
    QFETCH(const Facing, facing);
    QFETCH(const double, stepEast);
    QFETCH(const double, stepSouth);
    Design design = addRow(sample::computeRacks(1, 1, 0), {"r2", "", "h", 3, 4, 3.2, facing}).take();
    design = addRacks(design, "t", "r2", 2, "").take();
    design = addRacks(design, "t", "r2", 2, "").take(); // fills the row to the last millimetre
    for (int i = 0; i < 4; ++i) {
        const Rack &rack = design.racks.at(std::size_t(i));
        QCOMPARE(rack.x, 3 + i * stepEast);
        QCOMPARE(rack.y, 4 + i * stepSouth);
        QCOMPARE(int(rack.facing), int(facing));
    }
    QVERIFY(refusalOf(addRacks(design, "t", "r2", 1, ""))
                .startsWith("r2|count|1 racks of 0.80 m do not fit: 0.00 m of 3.20 m are free."));
    const Design less = removeRack(design, design.racks.at(1).id).take();
    QVERIFY2(!addRacks(less, "t", "r2", 1, ""), "racks go to the end of the row; a gap stays");
}

void MoveTest::rackNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("count");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("usual") << "" << 2 << QStringList{"rack-01", "rack-02"};
    QTest::newRow("counts on over the names of the design") << "R{n}" << 2 << QStringList{"R3", "R4"};
    QTest::newRow("own pattern") << "A{n:03}" << 2 << QStringList{"A001", "A002"};
    QTest::newRow("one without a pattern") << "Solo" << 1 << QStringList{"Solo"};
}

void MoveTest::rackNames()
{
    QFETCH(const QString, name);
    QFETCH(const int, count);
    Design design = sample::computeRacks(0, 0, 2); // R1, R2
    design = addRacks(design, "t", "row", count, name.toStdString()).take();
    QStringList names;
    for (const Rack &rack : design.racks)
        names << q(rack.name);
    QTEST(names.mid(2), "names");
}

void MoveTest::rackRefusals_data()
{
    QTest::addColumn<QStringList>("what"); // type, row, name
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no such type") << QStringList{"x", "row", ""} << 1 << "x|rack_type|is no rack type";
    QTest::newRow("no such row") << QStringList{"t", "x", ""} << 1 << "x|row|is no row";
    QTest::newRow("none") << QStringList{"t", "row", ""} << 0 << "row|count|must lie from 1 to 10,000";
    QTest::newRow("negative") << QStringList{"t", "row", ""} << -1 << "row|count|";
    QTest::newRow("very many") << QStringList{"t", "row", ""} << 10'001 << "row|count|";
    QTest::newRow("one more than fit")
        << QStringList{"t", "row", ""} << 12
        << "row|count|12 racks of 0.80 m do not fit: 9.20 m of 10.00 m are free.";
    QTest::newRow("all that fit") << QStringList{"t", "row", ""} << 11 << "accepted";
    QTest::newRow("several with one name")
        << QStringList{"t", "row", "A"} << 2 << "row|name|needs a place for the";
    QTest::newRow("unknown width") << QStringList{"thin", "row", ""} << 1
                                   << "nowidth|outer_width_m|is not known";
    QTest::newRow("past the edge of any hall") << QStringList{"t", "far", ""} << 3 << "far|count|";
    QTest::newRow("up to the edge of any hall") << QStringList{"t", "far", ""} << 2 << "accepted";
}

void MoveTest::rackRefusals()
{
    QFETCH(const QStringList, what);
    QFETCH(const int, count);
    QFETCH(const QString, expected);
    Part rack = sample::renamed(sample::rack(), "nowidth");
    std::get<RackFacts>(rack.facts).outerWidth.reset();
    Design before = addRackType(sample::computeRacks(0, 0, 1), "thin", "", rack).take();
    before = addHall(before, {"big", "", 10'000, 10}).take();
    before = addRow(before, {"far", "", "big", 9998, 0, 100, Facing::South}).take();
    const Design copy = before;
    const auto after =
        addRacks(before, what.at(0).toStdString(), what.at(1).toStdString(), count, what.at(2).toStdString());
    QVERIFY2(refusalOf(after).startsWith(expected), qPrintable(refusalOf(after)));
    QVERIFY(before == copy);
}

std::unique_ptr<QObject> makeMoveTest()
{
    return make<MoveTest>();
}

#include "tst_move.moc"
