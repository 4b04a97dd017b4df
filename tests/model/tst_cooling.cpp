// What cooling must carry, and can: racks, halls and loops, with the arithmetic in the comments.
#include "model/analysis/cooling.h"
#include "tests/coolingsample.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;

class CoolingTest : public QObject {
    Q_OBJECT

private slots:
    void heatOfARackTakesTheLarger();
    void rearDoorCoolsTheRoom();
    void airOfARack();
    void inletWithRecirculation();
    void warmestInlets_data();
    void warmestInlets();
    void airHandlersOfAHall();
    void airHandlersOfNothingStated();
    void loopAtItsDesignPoint();
    void loopWithOneCduLost();
    void loopOfNothingStated();
    void loopOfUnknownHeat();
    void coolantOfAllRacks();
    void coolingPowerOfAHall();
    void rackInTwoHalls();

private:
    static CoolingResults coolingOf(const Design &design) { return evaluate(design).results.cooling; }
    static LoopCooling loopOf(CoolingLoop loop)
    {
        return coolingOf(sample::withLoop(std::move(loop))).loops.at(0);
    }
    static void isClose(double value, double expected)
    {
        QVERIFY2(std::abs(value - expected) <= 1e-4 * std::abs(expected),
                 qPrintable(QString("%1 is not %2").arg(value, 0, 'g', 8).arg(expected, 0, 'g', 8)));
    }
};

void CoolingTest::heatOfARackTakesTheLarger()
{
    Design design = sample::liquidRacks();
    const auto heatOf = [&] { return coolingOf(design).types.at("t"); };
    // 4 x 10.2 kW; 80 % of it, 32.64 kW, to liquid
    QCOMPARE(inWatts(heatOf().liquid.known), 32'640.0);
    QCOMPARE(inWatts(heatOf().air.known), 8'160.0);
    QCOMPARE(heatOf().liquidDevices, 4);
    Part &server = sample::partIn(design, "example-gpu-8x");
    server.thermal.publishedHeat = sample::figure(watts(11'000)); // 4 x 11 kW x 0.8
    QCOMPARE(inWatts(heatOf().liquid.known), 35'200.0);
    server.thermal.publishedHeat = sample::figure(watts(9'000)); // less than the power
    QCOMPARE(inWatts(heatOf().liquid.known), 32'640.0);
    server.thermal.liquidFraction = sample::figure(1.0);
    server.electrical.max.reset(); // unknown, but none of it goes to air
    QVERIFY((heatOf().air == Total<Power>{{}, 0}));
    QVERIFY((heatOf().liquid == Total<Power>{{}, 4}));
}

void CoolingTest::rearDoorCoolsTheRoom()
{
    Design design = setValue(sample::computeRacks(), "t", "rear_door_w", "30 kW").take();
    QCOMPARE(inWatts(coolingOf(design).types.at("t").toRoom().known), 10'800.0); // 40.8 - 30 kW
    QCOMPARE(inWatts(coolingOf(design).halls.at(0).heat.known), 10'800.0);
    QCOMPARE(inWatts(coolingOf(design).halls.at(0).heatToAir.known), 40'800.0);
    design = setValue(design, "t", "rear_door_w", "45 kW").take();
    QCOMPARE(inWatts(coolingOf(design).types.at("t").toRoom().known), -4'200.0);
}

void CoolingTest::airOfARack()
{
    Design design = sample::computeRacks();
    const auto air = [&] { return coolingOf(design).racks.at(0); };
    // 101,325 Pa / (287.05 x 293.15 K) = 1.20412 kg/m3; 40,800 W / (1.20412 x 1,006 x 11.1) = 3.03438 m3/s
    isClose(inKilogramsPerCubicMetre(air().density), 1.20412);
    isClose(inCubicMetresPerSecond(air().needed.known), 3.03438);
    design.halls[0].limits.rackAirflow = cubicMetresPerSecond(3);
    isClose(inKelvins(*air().rise), 11.22721); // 40,800 / (1.20412 x 1,006 x 3)
    // 1.20412 x (1 - 2.25577e-5 x 1,500)^5.25588 = 1.00484 kg/m3
    design.halls[0].limits.altitude = metres(1500);
    isClose(inCubicMetresPerSecond(air().needed.known), 3.63615);
    design.halls[0].limits.rackAirflow.reset();
    QCOMPARE(inKelvins(*air().rise), 11.1); // as assumed
    design.halls[0].air.supply.reset();     // the density that the design assumes, at altitude
    isClose(inKilogramsPerCubicMetre(air().density), 1.00484 * 1.204 / 1.20412);
    QVERIFY(!air().inlet);
}

void CoolingTest::inletWithRecirculation()
{
    Design design = sample::computeRacks();
    const auto air = [&] { return coolingOf(design).racks.at(0); };
    QCOMPARE(inCelsius(*air().inlet), 20.0);
    design.halls[0].limits.rackAirflow = cubicMetresPerSecond(3);
    design.halls[0].air.recirculation = 0.1;
    isClose(inCelsius(*air().inlet), 21.24747); // 20 + 0.1 x 11.22721 / 0.9
    sample::partIn(design, "example-gpu-8x").electrical.max.reset();
    QVERIFY(!air().inlet); // the rise at the supplied air is not known
    design.halls[0].limits.rackAirflow.reset();
    isClose(inCelsius(*air().inlet), 21.23333); // 20 + 0.1 x 11.1 / 0.9
    design.halls[0].air.recirculation.reset();
    QCOMPARE(inCelsius(*air().inlet), 20.0);
    QVERIFY(air().isInletLeast);
}

void CoolingTest::warmestInlets_data()
{
    QTest::addColumn<int>("inletClass");
    QTest::addColumn<double>("altitude");
    QTest::addColumn<double>("highest");
    const auto row = [](const char *name, InletClass inletClass, double altitude, double highest) {
        QTest::newRow(name) << static_cast<int>(inletClass) << altitude << highest;
    };
    row("A1 at sea level", InletClass::A1, 0, 32);
    row("A2 where derating begins", InletClass::A2, 900, 35);
    row("A1 at 1,500 m: 600 m / 300 m per K", InletClass::A1, 1500, 30);
    row("A2 at 1,500 m: the same", InletClass::A2, 1500, 33);
    row("A3 at 1,600 m: 700 m / 175 m per K", InletClass::A3, 1600, 36);
    row("A4 at 1,525 m: 625 m / 125 m per K", InletClass::A4, 1525, 40);
    row("H1 at sea level", InletClass::H1, 0, 25);
    row("H1 at 1,900 m: 1,000 m / 500 m per K", InletClass::H1, 1900, 23);
}

void CoolingTest::warmestInlets()
{
    QFETCH(const int, inletClass);
    QFETCH(const double, altitude);
    QFETCH(const double, highest);
    Part part = sample::server();
    part.thermal.highestInlet.reset();
    QVERIFY(!highestInletOf(part, metres(altitude))); // nothing stated
    part.thermal.inletClass = sample::figure(static_cast<InletClass>(inletClass));
    QCOMPARE(inCelsius(*highestInletOf(part, metres(altitude))), highest);
    QVERIFY(!highestInletOf(part, std::nullopt));
    part.thermal.highestInlet = sample::figure(celsius(28)); // overrides the class at any altitude
    QCOMPARE(inCelsius(*highestInletOf(part, std::nullopt)), 28.0);
}

void CoolingTest::airHandlersOfAHall()
{
    Design design = sample::computeRacks(4, 3, 2); // 2 x 40.8 kW
    HallAir &air = design.halls[0].air;
    air.units = 3;
    air.unitCapacity = kilowatts(30);
    air.unitAirflow = cubicMetresPerSecond(3);
    air.bypass = 0.1;
    HallCooling hall = coolingOf(design).halls.at(0);
    QCOMPARE(inWatts(hall.heat.known), 81'600.0);
    isClose(inCubicMetresPerSecond(hall.needed.known), 6.06876); // 2 x 3.03438
    isClose(inCubicMetresPerSecond(*hall.supply), 6.74307);      // / 0.9
    // 20 + 81,600 / (1.20412 x 1,006 x 6.74307) = 20 + 11.1 x 0.9
    isClose(inCelsius(*hall.returnTemperature), 29.99);
    QCOMPARE(*hall.unitsForHeat, 3); // 81.6 / 30 = 2.72
    QCOMPARE(*hall.unitsForAir, 3);  // 6.74 / 3 = 2.25
    QCOMPARE(inWatts(*hall.capacity.all), 90'000.0);
    QCOMPARE(inWatts(*hall.capacity.oneLost), 60'000.0);
    QVERIFY(hall.withAll == Verdict::Pass && hall.withOneLost == Verdict::Fail);
    air.units = 4; // 90 kW and 9 m3/s are left
    hall = coolingOf(design).halls.at(0);
    QVERIFY(hall.withOneLost == Verdict::Pass);
    air.unitAirflow = cubicMetresPerSecond(2); // 6 m3/s are left, 6.74 needed
    QVERIFY(coolingOf(design).halls.at(0).withOneLost == Verdict::Fail);
}

void CoolingTest::airHandlersOfNothingStated()
{
    Design design = sample::computeRacks();
    design.halls[0].air = {};
    const HallCooling hall = coolingOf(design).halls.at(0);
    QVERIFY(!hall.supply && !hall.returnTemperature && !hall.unitsForHeat && !hall.unitsForAir);
    QVERIFY(!hall.capacity.all && !hall.airflow.oneLost);
    QVERIFY(hall.withAll == Verdict::NotEvaluated && hall.withOneLost == Verdict::NotEvaluated);
    QVERIFY((hall.coolingPower == Total<Power>{{}, 2})); // fans, heat rejection
    QVERIFY((coolingOf(sample::computeRacks(4, 3, 0)).coolingPower == Total<Power>{})); // nothing to cool
}

/// Water at a mean of 35 C, between the rows of 30 and 40 C: 993.95 kg/m3, 4,178.5 J/(kg K).
void CoolingTest::loopAtItsDesignPoint()
{
    const LoopCooling loop = loopOf(sample::coolingLoop());
    QCOMPARE(inCelsius(*loop.mean), 35.0);
    QCOMPARE(inCelsius(*loop.returned), 40.0);
    QCOMPARE(inKilogramsPerCubicMetre(loop.coolant->density), 993.95);
    QCOMPARE(inJoulesPerKilogramKelvin(loop.coolant->specificHeat), 4178.5);
    QCOMPARE(inWatts(loop.heat.known), 65'280.0); // 2 x 32,640 W
    // 60,000 x 32,640 / (993.95 x 4,178.5 x 10) = 47.1538 l/min of a rack
    isClose(inLitresPerMinute(loop.racks.at(0).flow.known), 47.1538);
    isClose(inLitresPerMinute(loop.flow.known), 94.3075);
    QCOMPARE(loop.rows.at(0).racks, 2);
    QVERIFY(loop.rows.at(0).flow == loop.flow && loop.rows.at(0).heat == loop.heat);
    QCOMPARE(inKelvins(*loop.approach), 6.0);
    isClose(inPascals(*loop.rackDrop), 35'995.1); // 40 kPa x (47.1538 / 50)^1.8
    isClose(inPascals(*loop.pipeDrop), 26'996.3); // 30 kPa x (94.3075 / 100)^1.8
    isClose(inPascals(*loop.drop), 62'991.5);
    isClose(inMetresPerSecond(*loop.velocity), 1.25079); // 1.571792e-3 m3/s / (pi x 0.04^2 / 4)
    // 200 kg x 4,178.5 x 10 K / 65,280 W
    isClose(inSeconds(*loop.rideThrough), 128.018);
    // g = ln 0.5 + 17.62 x 20 / 263.12 = 0.64617; 243.12 x g / (17.62 - g) = 9.2552 C
    isClose(inCelsius(*loop.dewPoint), 9.25517);
    isClose(inKelvins(*loop.dewPointMargin), 20.74483);
    QCOMPARE(inCelsius(*loop.highestSupply), 40.0);
    CoolingLoop other = sample::coolingLoop();
    other.coolant = Fluid::Pg25; // at 35 C: 1,019.75 kg/m3, 3,902.5 J/(kg K)
    isClose(inLitresPerMinute(loopOf(other).flow.known), 60'000.0 * 65'280 / (1019.75 * 3902.5 * 10));
}

void CoolingTest::loopWithOneCduLost()
{
    CoolingLoop plan = sample::coolingLoop();
    LoopCooling loop = loopOf(plan);
    QCOMPARE(inWatts(*loop.unitCapacity), 60'000.0); // 40 kW x 6 K / 4 K
    QCOMPARE(*loop.unitsNeeded, 2);                  // 65.28 / 60
    QCOMPARE(inWatts(*loop.capacity.all), 180'000.0);
    QCOMPARE(inWatts(*loop.capacity.oneLost), 120'000.0);
    QCOMPARE(inWatts(*loop.dutyOneLost), 32'640.0); // 65.28 / 2
    QVERIFY(loop.withAll == Verdict::Pass && loop.withOneLost == Verdict::Pass);
    QCOMPARE(inKelvins(*loop.riseOneLost), 10.0); // 100 l/min are left, more than needed
    plan.unitFlow = litresPerMinute(40);
    loop = loopOf(plan);
    isClose(inKelvins(*loop.riseOneLost), 11.7884); // 94.3075 / 80 x 10 K
    QVERIFY(loop.withAll == Verdict::Pass && loop.withOneLost == Verdict::Pass);
    plan.units = 2;
    loop = loopOf(plan);
    QVERIFY(loop.withAll == Verdict::Fail && loop.withOneLost == Verdict::Fail); // 80 l/min; 60 kW
    plan.units = 1;
    QVERIFY(!loopOf(plan).dutyOneLost);
    QVERIFY(!loopOf(plan).riseOneLost); // nothing flows
    QCOMPARE(inWatts(*loopOf(plan).capacity.oneLost), 0.0);
    plan.facilitySupply = celsius(31); // warmer than the supply
    QCOMPARE(inWatts(*loopOf(plan).unitCapacity), 0.0);
    QVERIFY(!loopOf(plan).unitsNeeded);
}

void CoolingTest::loopOfNothingStated()
{
    CoolingLoop plan;
    plan.id = plan.name = "loop";
    plan.rows = {"row"};
    const LoopCooling loop = loopOf(plan);
    QCOMPARE(inWatts(loop.heat.known), 65'280.0);
    QVERIFY((loop.flow == Total<VolumeFlow>{{}, 8})); // eight servers
    QVERIFY(!loop.mean && !loop.coolant && !loop.approach && !loop.unitCapacity && !loop.drop);
    QVERIFY(!loop.velocity && !loop.dewPointMargin && !loop.rideThrough && !loop.capacity.all);
    QVERIFY(loop.withAll == Verdict::NotEvaluated && loop.withOneLost == Verdict::NotEvaluated);
}

void CoolingTest::loopOfUnknownHeat()
{
    Design design = sample::withLoop();
    sample::partIn(design, "example-gpu-8x").electrical.max.reset();
    const LoopCooling loop = coolingOf(design).loops.at(0);
    QVERIFY((loop.heat == Total<Power>{{}, 8}));
    QCOMPARE(loop.flow.unknownCount, 8);
    QVERIFY(!loop.unitsNeeded && !loop.dutyOneLost && !loop.rideThrough);
    QVERIFY(loop.withAll == Verdict::NotEvaluated);
}

void CoolingTest::coolantOfAllRacks()
{
    Design design = sample::withLoop();
    const auto total = [&] { return evaluate(design).results.total.heat.coolantFlow; };
    isClose(inLitresPerMinute(total().known), 94.3075);
    QCOMPARE(total().unknownCount, 0);
    design = addRow(design, {"far", "Far row", "h", 1, 6, 10, Facing::South}).take();
    design = addRacks(design, "t", "far", 1, "F{n}").take();
    isClose(inLitresPerMinute(total().known), 94.3075);
    QCOMPARE(total().unknownCount, 4); // no loop serves its servers
    QVERIFY((coolingOf(sample::computeRacks()).coolantFlow == Total<VolumeFlow>{})); // all air-cooled
}

void CoolingTest::coolingPowerOfAHall()
{
    Design design = sample::withLoop();
    HallAir &air = design.halls[0].air;
    air.units = 3;
    air.unitFanPower = watts(500);
    air.heatRejection = 0.2;
    air.otherPower = watts(2500);
    sample::partIn(design, "example-gpu-8x").electrical.typical = sample::figure(watts(8000));
    // fans 3 x 500 W, pumps 3 x 1,000 W, rejection 0.2 x 8 x 8,000 W
    QVERIFY((coolingOf(design).coolingPower == Total<Power>{watts(1500 + 3000 + 12'800), 0}));
    QVERIFY((coolingOf(design).otherPower == Total<Power>{watts(2500), 0}));
    QVERIFY(coolingOf(design).halls.at(0).coolingPower == coolingOf(design).coolingPower);
    air.heatRejection.reset();
    QVERIFY((coolingOf(design).coolingPower == Total<Power>{watts(4500), 1}));
    design.coolingLoops[0].unitPumpPower.reset();
    QVERIFY((coolingOf(design).coolingPower == Total<Power>{watts(1500), 2}));
}

void CoolingTest::rackInTwoHalls()
{
    Design design = sample::withLoop();
    design = addHall(design, {"h2", "Hall 2", 9, 9, sample::wideLimits(), sample::coolAir()}).take();
    design = addRow(design, {"row2", "Row 2", "h2", 1, 1, 5, Facing::South}).take();
    design = addRacks(design, "t", "row2", 1, "X").take();
    design.coolingLoops[0].rows = {"row", "row2"};
    design.halls[1].air.humidity = 0.9; // 18.3081 C, the damper of the two
    const CoolingResults results = coolingOf(design);
    QCOMPARE(results.racks.size(), std::size_t(2));
    QCOMPARE(airOf(results, "t", "h2")->racks, 1);
    QCOMPARE(inWatts(coolingOfHall(results, "h2")->heat.known), 8'160.0);
    isClose(inCelsius(*results.loops.at(0).dewPoint), 18.3082);
    isClose(inLitresPerMinute(results.loops.at(0).flow.known), 3 * 47.1538);
    QVERIFY(!coolingOfHall(results, "no") && !coolingOfLoop(results, "no") && !airOf(results, "no", "h"));
    design.halls[1].air.humidity.reset();
    QVERIFY(!coolingOf(design).loops.at(0).dewPoint);
}

std::unique_ptr<QObject> makeCoolingTest()
{
    return make<CoolingTest>();
}

#include "tst_cooling.moc"
