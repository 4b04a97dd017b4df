#include "model/design/ids.h"
#include "model/design/integrity.h"
#include "model/design/many.h"
#include "tests/runner.h"
#include "tests/sample.h"

using namespace clusterwright;

class ManyTest : public QObject {
    Q_OBJECT

private slots:
    void stackedThingsMoveTogether_data();
    void stackedThingsMoveTogether();
    void oneThatCannotMoveHoldsAll();
    void sidesStayWhereTheyHang();
    void removingIsAllOrNothing();
    void blockKeepsItsDistances();
    void blocksGoOnUntilTheRackIsFull();
    void badCountsAreRefused();
    void racksMoveTogether();
    void wholeRowGoesAlong();
    void racksDoNotStandInEachOther();
    void noMoveIsNoChange();
    void unknownRacksAreRefused();
    void clonesAreNamedOn();
    void patternOfAName_data();
    void patternOfAName();

private:
    static QString places(const Design &design)
    {
        QStringList list;
        for (const Placement &placement : design.rackTypes.front().placements)
            if (const UnitPlace *place = unitPlaceOf(placement))
                list << QString::number(1 + inUnits(place->bottom));
        return list.join(' ');
    }
    static QStringList racks(const Design &design)
    {
        QStringList list;
        for (const Rack &rack : design.racks)
            list << QStringLiteral("%1 %2 %3").arg(QString::fromStdString(rack.name)).arg(rack.x).arg(rack.y);
        return list;
    }
    static std::vector<RackId> ids(const Design &design, std::vector<std::size_t> indices)
    {
        std::vector<RackId> list;
        for (const std::size_t index : indices)
            list.push_back(design.racks.at(index).id);
        return list;
    }
};

void ManyTest::stackedThingsMoveTogether_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<QString>("after");
    QTest::newRow("up, the upper one first") << 2 << "2 10 17";
    QTest::newRow("by half a unit") << 1 << "1.5 9.5 17";
    QTest::newRow("down is blocked by the floor of the rack") << -2 << "refused";
    QTest::newRow("up into another is blocked") << 18 << "refused";
    QTest::newRow("over another") << 48 << "25 33 17";
}

void ManyTest::stackedThingsMoveTogether()
{
    QFETCH(int, by);
    Design design = sample::computeRacks(2);
    design = placePart(std::move(design), "t", sample::networkSwitch(), sample::at(17)).take();
    if (by < 18) // room for a small step
        design = movePlacement(std::move(design), "t", design.rackTypes.front().placements.back().id,
                               {.bottom = bottomOfUnit(40)})
                     .take();
    const auto next = moveItems(design, {{"t", "s1"}, {"t", "s2"}}, {by});
    QString text = next ? places(next.value()) : "refused";
    QTEST(text.replace("40", "17"), "after");
}

void ManyTest::oneThatCannotMoveHoldsAll()
{
    const Design design = sample::computeRacks(3);
    const auto next = moveItems(design, {{"t", "s1"}, {"t", "s2"}}, {2}); // s3 is right above
    QVERIFY(!next);
    QVERIFY(next.error().message.find("node-3") != std::string::npos);
    QVERIFY(!moveItems(design, {{"t", "s1"}, {"t", "gone"}}, {2}));
    QVERIFY(!moveItems(design, {{"u", "s1"}}, {2}));
}

void ManyTest::sidesStayWhereTheyHang()
{
    const Design design = sample::computeRacks(1);
    QCOMPARE(places(moveItems(design, {{"t", "pdu1"}, {"t", "s1"}}, {2}).take()), "2");
    const auto none = moveItems(design, {{"t", "pdu1"}}, {2});
    QVERIFY(!none);
    QVERIFY(none.error().message.find("hangs at a side") != std::string::npos);
}

void ManyTest::removingIsAllOrNothing()
{
    const Design design = sample::computeRacks(3);
    QCOMPARE(places(removeItems(design, {{"t", "s1"}, {"t", "s3"}, {"t", "pdu2"}}).take()), "9");
    QVERIFY(!removeItems(design, {{"t", "s1"}, {"t", "s1"}}));
}

void ManyTest::blockKeepsItsDistances()
{
    Design design = sample::computeRacks(1);
    design = placePart(std::move(design), "t", sample::networkSwitch(), sample::at(11, "w")).take();
    const std::vector<Item> both{{"t", "w"}, {"t", "s1"}};
    QCOMPARE(places(duplicateItems(design, both).take()), "1 11 22 12");
    QCOMPARE(places(duplicateItems(design, both, 2, HalfUnits{24}).take()), "1 11 23 13 35 25");
    const Design next = duplicateItems(design, both).take();
    QVERIFY(checkIntegrity(next));
    QVERIFY(!duplicateItems(design, {{"t", "s1"}, {"t", "pdu1"}})); // hangs at a side
}

void ManyTest::blocksGoOnUntilTheRackIsFull()
{
    QCOMPARE(places(duplicateItems(sample::computeRacks(2), {{"t", "s1"}, {"t", "s2"}}, 0).take()),
             "1 9 17 25 33 41");
    QVERIFY(!duplicateItems(sample::computeRacks(6), {{"t", "s6"}}, 0)); // not even one fits
}

void ManyTest::badCountsAreRefused()
{
    const Design design = sample::computeRacks(1);
    QVERIFY(!duplicateItems(design, {{"t", "s1"}}, -1));
    QVERIFY(!duplicateItems(design, {{"t", "s1"}}, 1, HalfUnits{0}));
    QVERIFY(!duplicateItems(design, {}));
}

void ManyTest::racksMoveTogether()
{
    const Design design = sample::computeRacks(1, 3, 3);
    const Design next = moveRacks(design, ids(design, {1, 2}), 0.3, 0.1).take();
    QCOMPARE(racks(next), QStringList({"R1 1 2", "R2 2.1 2.1", "R3 2.9 2.1"}));
    QVERIFY(next.rows == design.rows);
    QVERIFY(moveRacks(next, ids(design, {1, 2}), -0.3, -0.1).take() == design); // no digits creep in
    const auto outside = moveRacks(design, ids(design, {1, 2}), 0, -3);
    QVERIFY(!outside);
    QVERIFY(outside.error().message.find("outside Hall") != std::string::npos);
}

void ManyTest::wholeRowGoesAlong()
{
    const Design design = sample::computeRacks(1, 3, 2);
    const Design next = moveRacks(design, ids(design, {0, 1}), 2, 1.5).take();
    QCOMPARE(next.rows.front().x, 3.0);
    QCOMPARE(next.rows.front().y, 3.5);
    QCOMPARE(addRacks(next, "t", "row", 1, "R3").take().racks.back().x, 4.6); // goes on where it stands now
}

void ManyTest::racksDoNotStandInEachOther()
{
    const Design design = sample::computeRacks(1, 3, 3);
    const auto next = moveRacks(design, ids(design, {0}), 0.5, 0);
    QVERIFY(!next);
    QCOMPARE(next.error().message, std::string("The new place of R1 overlaps R2."));
    QVERIFY(moveRacks(design, ids(design, {0, 1}), -0.5, 0)); // they touch, which is no collision
    QVERIFY(!moveRacks(design, ids(design, {0, 1}), 0.5, 0));
}

void ManyTest::noMoveIsNoChange()
{
    Design design = sample::computeRacks(1, 3, 2);
    design.racks.front().x = 1.00000000049; // as a script may have put it
    QVERIFY(moveRacks(design, ids(design, {0, 1}), 1e-9, 0).take() == design);
}

void ManyTest::unknownRacksAreRefused()
{
    const Design design = sample::computeRacks(1, 3, 2);
    QVERIFY(!moveRacks(design, {"gone"}, 1, 1));
    QVERIFY(!removeRacks(design, {design.racks.front().id, "gone"}));
    QVERIFY(!cloneRacks(design, {"gone"}));
    QCOMPARE(racks(removeRacks(design, ids(design, {0})).take()), QStringList{"R2 1.8 2"});
}

void ManyTest::clonesAreNamedOn()
{
    const Design design = sample::computeRacks(1, 3, 2);
    const Design next = cloneRacks(design, ids(design, {1, 0})).take();
    QCOMPARE(racks(next), QStringList({"R1 1 2", "R2 1.8 2", "R3 2.6 2", "R4 3.4 2"}));
    QVERIFY(checkIntegrity(next));
}

void ManyTest::patternOfAName_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("pattern");
    QTest::newRow("digits at the end") << std::string("R7") << std::string("R{n}");
    QTest::newRow("padded") << std::string("A2-07") << std::string("A2-{n:02}");
    QTest::newRow("none") << std::string("Spare") << std::string("Spare-{n}");
    QTest::newRow("a number alone") << std::string("12") << std::string("{n:02}");
    QTest::newRow("empty") << std::string() << std::string("-{n}");
}

void ManyTest::patternOfAName()
{
    QFETCH(std::string, name);
    QTEST(patternOf(name), "pattern");
}

std::unique_ptr<QObject> makeManyTest()
{
    return make<ManyTest>();
}

#include "tst_many.moc"
