#include "model/analysis/thermal.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;

class ThermalTest : public QObject {
    Q_OBJECT

private slots:
    void airflowOfPublishedRise();
    void airflowFromFirstPrinciples();
    void airflowFollowsTheAssumptions();
    void airThinsWithAltitude();
    void airAndLiquidCloseToPower();
    void unknownFraction();
    void unknownPower();
    void whatDrawsNothingHeatsNothing();

private:
    static double cubicFeetPerMinute(double watt, double kelvin)
    {
        constexpr double inSi = 4.719474e-4; // m3/s
        return inCubicMetresPerSecond(
                   airflowFor(watts(watt), kilogramsPerCubicMetre(1.204), kelvins(kelvin))) /
               inSi;
    }
    static HeatTotals heatOf(const Design &design) { return evaluate(design).results.types.at("t").one.heat; }
};

/// DGX H100: 10.2 kW at the published 1,105 CFM is a rise of 16.2 K, golden/calc-cases.json case THM-01
/// (NVIDIA DGX H100/H200 user guide, environmental table). The case takes 1.76 CFM K/W, which lies 0.6 %
/// above first principles.
void ThermalTest::airflowOfPublishedRise()
{
    const double flow = cubicFeetPerMinute(10'200, 16.2461538);
    QVERIFY2(std::abs(flow / 1105 - 1) < 0.007, qPrintable(QString::number(flow)));
}

/// golden/calc-cases.json case THM-02: 10 kW at 12 K, air of 20 C at sea level, from first principles.
void ThermalTest::airflowFromFirstPrinciples()
{
    const double flow = cubicFeetPerMinute(10'000, 12);
    QVERIFY2(std::abs(flow / 1457.66583 - 1) < 0.005, qPrintable(QString::number(flow)));
}

void ThermalTest::airflowFollowsTheAssumptions()
{
    Design design = sample::computeRacks(1);
    const double usual = inCubicMetresPerSecond(heatOf(design).airflow.known);
    design = setValue(design, "design", "air_temperature_rise_k", 22.2, "twice 11.1 K").take();
    QCOMPARE(inCubicMetresPerSecond(heatOf(design).airflow.known), usual / 2);
    design.assumptions.airDensity.value = kilogramsPerCubicMetre(0.602); // half of 1.204
    QCOMPARE(inCubicMetresPerSecond(heatOf(design).airflow.known), usual);
}

/// Pressures of the U.S. Standard Atmosphere 1976: 101,325 Pa at sea level, 84,556 Pa at 1,500 m, 70,109 Pa
/// at 3,000 m.
void ThermalTest::airThinsWithAltitude()
{
    const Density sea = kilogramsPerCubicMetre(1.204);
    QCOMPARE(inKilogramsPerCubicMetre(airDensityAt(sea, metres(0))), 1.204);
    for (const auto &[altitude, pressure] : {std::pair{1500., 84'556.}, {3000., 70'109.}}) {
        const double share = airDensityAt(sea, metres(altitude)) / sea;
        QVERIFY2(std::abs(share * 101'325 / pressure - 1) < 1e-3, qPrintable(QString::number(share)));
    }
}

void ThermalTest::airAndLiquidCloseToPower()
{
    Design design = sample::computeRacks(4);
    sample::partIn(design, "example-gpu-8x").thermal.liquidFraction->value = 0.8;
    const HeatTotals heat = heatOf(design);
    QCOMPARE(inWatts(heat.all.known), 40'800.0);
    QCOMPARE(inWatts(heat.liquid.known), 32'640.0);
    QCOMPARE(inWatts(heat.air.known + heat.liquid.known), 40'800.0);
    QCOMPARE(heat.coolantFlow.unknownCount, 4);
    QCOMPARE(heat.air.unknownCount + heat.liquid.unknownCount, 0);
}

void ThermalTest::unknownFraction()
{
    Design design = sample::computeRacks(2);
    sample::partIn(design, "example-gpu-8x").thermal.liquidFraction.reset();
    const HeatTotals heat = heatOf(design);
    QVERIFY((heat.all == Total<Power>{watts(20'400), 0}));
    QVERIFY((heat.air == Total<Power>{{}, 2}));
    QVERIFY((heat.liquid == Total<Power>{{}, 2}));
    QVERIFY((heat.airflow == Total<VolumeFlow>{{}, 2}));
    QCOMPARE(heat.coolantFlow.unknownCount, 2);
}

void ThermalTest::unknownPower()
{
    Design design = sample::computeRacks(2);
    sample::partIn(design, "example-gpu-8x").electrical.max.reset();
    const HeatTotals heat = heatOf(design);
    QVERIFY((heat.all == Total<Power>{{}, 2}));
    QCOMPARE(heat.airflow.unknownCount, 2);
    QCOMPARE(heat.coolantFlow.unknownCount, 0); // it is known to be air-cooled
}

void ThermalTest::whatDrawsNothingHeatsNothing()
{
    QVERIFY(heatOf(sample::computeRacks(0, 3)) == HeatTotals{});
}

std::unique_ptr<QObject> makeThermalTest()
{
    return make<ThermalTest>();
}

#include "tst_thermal.moc"
