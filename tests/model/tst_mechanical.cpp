#include "model/analysis/mechanical.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;

class MechanicalTest : public QObject {
    Q_OBJECT

private slots:
    void unitsAndMassOfARack();
    void frontAndRearShareUnits();
    void overlapCountsOnce();
    void outsideTheRackCountsNothing();
    void halfUnits();
    void unknownMass();
    void stance();
    void cablesAndCoolantAddMass();
    void pointLoadUnderAFoot();
    void cableFill();

private:
    static Bulk bulkOf(const Design &design) { return evaluate(design).results.types.at("t").one.bulk; }
};

void MechanicalTest::unitsAndMassOfARack()
{
    const Bulk bulk = bulkOf(sample::computeRacks(4, 3));
    QCOMPARE(bulk.unitsTotal.count, 96);
    QCOMPARE(bulk.unitsUsed.count, 64); // the zero-U PDUs take none
    QCOMPARE(inKilograms(bulk.contents.known), 4 * 130.0 + 3 * 10);
    QCOMPARE(inKilograms(bulk.all.known), 4 * 130.0 + 3 * 10 + 180);
    QCOMPARE(bulk.all.unknownCount, 0);
}

void MechanicalTest::frontAndRearShareUnits()
{
    Design design = sample::computeRacks(0, 0);
    PlaceRequest front = sample::at(5), rear = sample::at(5);
    front.face = Face::Front;
    rear.face = Face::Rear;
    design = placePart(design, "t", sample::networkSwitch(), front).take();
    design = placePart(design, "t", sample::networkSwitch(), rear).take();
    QCOMPARE(bulkOf(design).unitsUsed.count, 2);
    rear.bottom = bottomOfUnit(7);
    design = placePart(design, "t", sample::networkSwitch(), rear).take();
    QCOMPARE(bulkOf(design).unitsUsed.count, 4);
}

void MechanicalTest::overlapCountsOnce() // no edit makes one, a file may
{
    Design design = sample::computeRacks(2, 0);
    std::get<UnitPlace>(sample::placementIn(design, "s2").place).bottom = bottomOfUnit(5);
    QCOMPARE(bulkOf(design).unitsUsed.count, 24);
}

void MechanicalTest::outsideTheRackCountsNothing()
{
    Design design = sample::computeRacks(1, 0);
    for (const auto &[unit, used] : {std::pair{45, 8}, {49, 0}, {-3, 8}, {-100, 0}}) {
        std::get<UnitPlace>(sample::placementIn(design, "s1").place).bottom = bottomOfUnit(unit);
        QCOMPARE(bulkOf(design).unitsUsed.count, used);
    }
}

void MechanicalTest::halfUnits()
{
    Design design = sample::computeRacks(0, 0);
    Part tray = sample::part("example-tray", "Tray", 0.5, 1, 0.3);
    tray.facts = ItemFacts{};
    design = placePart(design, "t", tray, {.bottom = HalfUnits{7}}).take();
    QCOMPARE(bulkOf(design).unitsUsed.count, 1);
}

void MechanicalTest::unknownMass()
{
    Design design = sample::computeRacks(2, 1);
    sample::partIn(design, "example-gpu-8x").size.mass.reset();
    QVERIFY((bulkOf(design).contents == Total<Mass>{kilograms(10), 2}));
    sample::partIn(design, "example-rack-48u").size.mass.reset();
    QVERIFY((bulkOf(design).contents == Total<Mass>{kilograms(10), 2}));
    QVERIFY((bulkOf(design).all == Total<Mass>{kilograms(10), 3}));
}

/// By hand: 48 U of 44.45 mm in 2.26 m leave 126.4 mm; 130 kg at 0.3042 m and 180 kg at 1.13 m are at 0.7837
/// m, from which 0.4 m to the side are seen under 27.04 degrees.
void MechanicalTest::stance()
{
    Design design = sample::computeRacks(1, 0);
    const auto stanceOf = [&design] {
        return computeStance(design.parts.at("example-rack-48u"), placedIn(design, design.rackTypes[0]));
    };
    QVERIFY(std::abs(inMetres(stanceOf()->base) - 0.1264) < 1e-9);
    QVERIFY(std::abs(inMetres(stanceOf()->centreOfGravity) - 0.78370) < 1e-5);
    QVERIFY(std::abs(stanceOf()->tipDegrees - 27.04) < 0.01);
    design = placePart(design, "t", sample::pdu(), {}).take(); // 10 kg at half the height
    QVERIFY(std::abs(inMetres(stanceOf()->centreOfGravity) - 0.79452) < 1e-5);
    sample::partIn(design, "example-gpu-8x").size.mass.reset();
    QVERIFY(!stanceOf());
    design = sample::computeRacks(1, 0);
    std::get<RackFacts>(sample::partIn(design, "example-rack-48u").facts).outerHeight.reset();
    QVERIFY(!stanceOf());
}

void MechanicalTest::cablesAndCoolantAddMass()
{
    Design design = sample::computeRacks(4, 3);
    design.rackTypes[0].allowances.cables = kilograms(25);
    design.rackTypes[0].allowances.coolant = kilograms(15);
    const Bulk bulk = bulkOf(design);
    QCOMPARE(inKilograms(bulk.contents.known), 550.0 + 25 + 15);
    QCOMPARE(inKilograms(bulk.all.known), 730.0 + 25 + 15);
    QCOMPARE(bulk.all.unknownCount, 0);
}

void MechanicalTest::pointLoadUnderAFoot()
{
    // a rack of 1.36 t: 340 kg on each of four feet
    QCOMPARE(inKilograms(pointLoad({kilograms(1360), 2}).known), 340.0);
    QCOMPARE(pointLoad({kilograms(1360), 2}).unknownCount, 2);
}

void MechanicalTest::cableFill()
{
    RackAllowances allowances;
    QVERIFY(!clusterwright::cableFill(allowances));
    allowances.cableCount = 100;
    allowances.cableDiameter = metres(0.006);
    allowances.managerArea = squareMetres(0.01);
    // 100 x pi x 6^2 / 4 mm2 = 2,827.4 mm2 of 10,000 mm2
    QVERIFY(std::abs(*clusterwright::cableFill(allowances) - 0.28274) < 1e-5);
    allowances.managerArea = squareMetres(0);
    QVERIFY(!clusterwright::cableFill(allowances));
}

std::unique_ptr<QObject> makeMechanicalTest()
{
    return make<MechanicalTest>();
}

#include "tst_mechanical.moc"
