#include "model/design/arrange.h"
#include "model/design/integrity.h"
#include "model/evaluation.h"
#include "tests/runner.h"
#include "tests/sample.h"

using namespace clusterwright;

class ArrangeTest : public QObject {
    Q_OBJECT

private slots:
    void copiesStandAboveTheOriginal();
    void stepLeavesGaps();
    void fillStopsWhereTheRackEnds();
    void fillStopsWhereAPlaceIsTaken();
    void fillNeedsRoomForOne();
    void copiesKeepRoleAndCords();
    void replaceKeepsPlaceNameAndId();
    void replaceThatDoesNotFitIsRefused();
    void replacedFeedKeepsItsName();
    void replacingAFeedByADeviceFreesTheCords();
    void cloneHasTheSameContents();
    void uniqueRackChangesAlone();
    void onlyRackOfItsTypeIsUniqueAlready();
    void racksAreRenamedInOrder();
    void rowTakesItsRacksAlong();
    void racksStayInTheHall();

private:
    static QStringList places(const Design &design, const RackTypeId &type = "t")
    {
        QStringList list;
        for (const Placement &placement : findById(design.rackTypes, type)->placements)
            if (const UnitPlace *place = unitPlaceOf(placement))
                list << QString::number(1 + inUnits(place->bottom));
        return list;
    }
    static const Placement &item(const Design &design, const PlacementId &id)
    {
        return *findById(design.rackTypes.at(0).placements, id);
    }
};

void ArrangeTest::copiesStandAboveTheOriginal()
{
    const Design design = copyPlacement(sample::computeRacks(1), "t", "s1", 2).take();
    QCOMPARE(places(design), QStringList({"1", "9", "17"}));
    QVERIFY(checkIntegrity(design));
}

void ArrangeTest::stepLeavesGaps()
{
    QCOMPARE(places(copyPlacement(sample::computeRacks(1), "t", "s1", 2, {}, HalfUnits{21}).take()),
             QStringList({"1", "9", "19.5"}));
    QCOMPARE(
        places(copyPlacement(sample::computeRacks(1), "t", "s1", 2, bottomOfUnit(11), HalfUnits{20}).take()),
        QStringList({"1", "11", "21"}));
    QVERIFY(!copyPlacement(sample::computeRacks(1), "t", "s1", 2, {}, HalfUnits{2})); // would overlap
}

void ArrangeTest::fillStopsWhereTheRackEnds()
{
    const Design design = copyPlacement(sample::computeRacks(1), "t", "s1", 0).take();
    QCOMPARE(places(design), QStringList({"1", "9", "17", "25", "33", "41"})); // 6 x 8 U of 48 U
}

void ArrangeTest::fillStopsWhereAPlaceIsTaken()
{
    const Design taken =
        placePart(sample::computeRacks(1), "t", sample::networkSwitch(), sample::at(30)).take();
    QCOMPARE(places(copyPlacement(taken, "t", "s1", 0).take()), QStringList({"1", "30", "9", "17"}));
}

void ArrangeTest::fillNeedsRoomForOne()
{
    const auto refused = copyPlacement(sample::computeRacks(6), "t", "s6", 0);
    QVERIFY(!refused);
    QCOMPARE(refused.error().key, std::string("u"));
}

void ArrangeTest::copiesKeepRoleAndCords()
{
    Design design = setValue(sample::computeRacks(1), "s1", "cords", Value("B,B,C,C,A,A")).take();
    design = setValue(design, "s1", "role", Value("storage")).take();
    design = copyPlacement(design, "t", "s1", 1).take();
    const Placement &copy = design.rackTypes.at(0).placements.back();
    QCOMPARE(copy.role, Role::Storage);
    QCOMPARE(copy.cords, item(design, "s1").cords);
    QVERIFY(copy.name != item(design, "s1").name);
}

void ArrangeTest::replaceKeepsPlaceNameAndId()
{
    const Design design = sample::computeRacks(2);
    const Design replaced = replacePlacement(design, "t", "s2", sample::networkSwitch()).take();
    QCOMPARE(places(replaced), QStringList({"1", "9"}));
    QCOMPARE(item(replaced, "s2").name, item(design, "s2").name);
    QCOMPARE(partOf(replaced, item(replaced, "s2")).id, std::string("example-switch-64"));
    QCOMPARE(item(replaced, "s2").role, Role::Other); // a compute node is a server's usual role
    const Design back = replacePlacement(replaced, "t", "s2", sample::server()).take();
    QVERIFY(evaluate(back) == evaluate(design));
    QVERIFY(!replacePlacement(replaced, "t", "s1", sample::networkSwitch())
                 .value()
                 .parts.contains("example-gpu-8x"));
}

void ArrangeTest::replaceThatDoesNotFitIsRefused()
{
    Design design =
        placePart(sample::computeRacks(1), "t", sample::networkSwitch(), sample::at(9, "sw")).take();
    design = placePart(design, "t", sample::networkSwitch(), sample::at(10)).take();
    const auto refused = replacePlacement(design, "t", "sw", sample::server());
    QVERIFY(!refused);
    QVERIFY(refused.error().message.find("U10") != std::string::npos);
}

void ArrangeTest::replacedFeedKeepsItsName()
{
    Part larger = sample::pdu();
    larger.id = "example-pdu-60kva";
    const Design design = setValue(sample::computeRacks(1), "s1", "cords", Value("A,A,B,B,C,C")).take();
    const Design replaced = replacePlacement(design, "t", "pdu2", larger).take();
    QCOMPARE(item(replaced, "pdu2").feed, std::string("B"));
    QCOMPARE(item(replaced, "s1").cords.size(), std::size_t(6));
}

void ArrangeTest::replacingAFeedByADeviceFreesTheCords()
{
    const Design design = setValue(sample::computeRacks(1), "s1", "cords", Value("A,A,B,B,C,C")).take();
    const Design replaced = replacePlacement(design, "t", "pdu2", sample::networkSwitch()).take();
    QVERIFY(item(replaced, "s1").cords.empty());
    QVERIFY(item(replaced, "pdu2").feed.empty());
    QVERIFY(checkIntegrity(replaced));
}

void ArrangeTest::cloneHasTheSameContents()
{
    const Design plain = sample::computeRacks();
    const Design design = setValue(plain, plain.racks.at(0).id, "feed_source.A", Value("UPS 1")).take();
    const Design cloned = cloneRack(design, design.racks.at(0).id, {}, "Twin").take();
    QCOMPARE(cloned.racks.size(), std::size_t(2));
    QCOMPARE(cloned.racks.at(1).name, std::string("Twin"));
    QCOMPARE(cloned.racks.at(1).type, cloned.racks.at(0).type);
    QCOMPARE(cloned.racks.at(1).feedSources, cloned.racks.at(0).feedSources);
    QCOMPARE(cloned.racks.at(1).x, cloned.racks.at(0).x + 0.8);
}

void ArrangeTest::uniqueRackChangesAlone()
{
    const Design design = sample::computeRacks(2, 3, 3);
    const RackId rack = design.racks.at(1).id;
    const Design forked = makeUnique(design, rack).take();
    QCOMPARE(forked.rackTypes.size(), std::size_t(2));
    QCOMPARE(forked.rackTypes.back().name, std::string("Compute rack, R2"));
    QVERIFY(evaluate(forked).results.total == evaluate(design).results.total);
    QVERIFY(checkIntegrity(forked));
    const RackTypeId own = findById(forked.racks, rack)->type;
    const Design changed = removePlacement(forked, own, forked.rackTypes.back().placements.back().id).take();
    QCOMPARE(evaluate(changed).results.total.inventory.nodes, 5);
}

void ArrangeTest::onlyRackOfItsTypeIsUniqueAlready()
{
    const Design design = sample::computeRacks();
    QVERIFY(!makeUnique(design, design.racks.at(0).id));
    QVERIFY(!makeUnique(design, "none"));
}

void ArrangeTest::racksAreRenamedInOrder()
{
    const Design design = renameRacks(sample::computeRacks(1, 1, 3), "row", "A{n:02}").take();
    QCOMPARE(design.racks.at(0).name, std::string("A01"));
    QCOMPARE(design.racks.at(2).name, std::string("A03"));
    QVERIFY(renameRacks(design, "t", "B{n}"));
    QVERIFY(!renameRacks(design, "none", "B{n}"));
    QVERIFY(!renameRacks(design, "row", "B"));
}

void ArrangeTest::rowTakesItsRacksAlong()
{
    const Design design = moveRow(sample::computeRacks(1, 1, 2), "row", 3, 4.5).take();
    QCOMPARE(design.rows.at(0).y, 4.5);
    QCOMPARE(design.racks.at(0).x, 3.0);
    QVERIFY(qAbs(design.racks.at(1).x - 3.8) < 1e-9);
    QCOMPARE(design.racks.at(1).y, 4.5);
}

void ArrangeTest::racksStayInTheHall()
{
    const Design design = sample::computeRacks(1, 1, 2); // 0.8 x 1.2 m in a hall of 20 x 10 m
    const RackId rack = design.racks.at(0).id;
    QVERIFY(moveRack(design, rack, 19.2, 8.8));
    QVERIFY(!moveRack(design, rack, 19.3, 8.8));
    QVERIFY(!moveRack(design, rack, 1, -0.1));
    QVERIFY(!moveRow(design, "row", 18.9, 1)); // the second rack would stick out
    QVERIFY(!moveRow(design, "none", 1, 1));
}

std::unique_ptr<QObject> makeArrangeTest()
{
    return make<ArrangeTest>();
}

#include "tst_arrange.moc"
