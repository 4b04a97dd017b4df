#include "model/calculators/thermal.h"
#include "tests/model/calculatorhelpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using calc::Record;
using sample::errorKey;
using sample::isTrue;
using sample::numberOf;

/// Figures of publications where a row says so; the rest are closed forms worked out by hand.
class ThermalCalculatorsTest : public QObject {
    Q_OBJECT

private slots:
    void airflowBesideTheRule();
    void thinAirNeedsMoreFlow();
    void imperialRule();
    void riseOfPublishedFlow();
    void inletClasses_data();
    void inletClasses();
    void coolantOfPublishedFlow_data();
    void coolantOfPublishedFlow();
    void heatOfPublishedFlow();
    void coolantIsChecked_data();
    void coolantIsChecked();
    void waterBetweenRows();
    void rideThrough();
    void dewPoints_data();
    void dewPoints();
    void dewPointMargin();
    void recirculation();
    void coolantUnits();
    void pumpsAndFans();
};

void ThermalCalculatorsTest::airflowBesideTheRule()
{
    const Record inputs{{"heat_w", 5000}, {"delta_t_k", 10}, {"inlet_c", 25}};
    COMPARE_NEAR(numberOf("thermal.airflow", inputs, "density_kg_per_m3"), 1.183925153, 1e-9);
    COMPARE_NEAR(numberOf("thermal.airflow", inputs, "airflow_m3_per_s"), 0.4198051636, 1e-9);
    COMPARE_NEAR(numberOf("thermal.airflow", inputs, "airflow_cfm"), 889.516765, 1e-9);
    QCOMPARE(numberOf("thermal.airflow", inputs, "rule_cfm"), 880.0);
}

/// Density at 15 °C and 1,500 m: U.S. Standard Atmosphere 1976 has 84,556 Pa there.
void ThermalCalculatorsTest::thinAirNeedsMoreFlow()
{
    COMPARE_NEAR(inKilogramsPerCubicMetre(airDensity(celsius(15), metres(1500))), 84556 / (287.05 * 288.15),
                 1e-4);
    const Record sea{{"heat_w", 1000}, {"delta_t_k", 10}};
    Record high = sea;
    high.add("altitude_m", 1500);
    COMPARE_NEAR(numberOf("thermal.airflow", high, "airflow_cfm") /
                     numberOf("thermal.airflow", sea, "airflow_cfm"),
                 101325 / 84556., 1e-4);
}

/// Oracle Exadata Cloud@Customer X11M data sheet: 21,072 BTU/h and 976 CFM at 20 degrees F.
void ThermalCalculatorsTest::imperialRule()
{
    const Record inputs{{"heat_btu_per_h", 21072}, {"delta_t_f", 20}};
    COMPARE_NEAR(numberOf("thermal.airflow_btu", inputs, "airflow_cfm"), 976, 1e-3);
    COMPARE_NEAR(numberOf("thermal.airflow_btu", inputs, "heat_w"), 6175.59359, 1e-6);
}

/// NVIDIA DGX H100/H200 user guide, environmental table: 38,557 BTU/h at 1,105 CFM.
void ThermalCalculatorsTest::riseOfPublishedFlow()
{
    Record inputs{{"heat_btu_per_h", 38557}, {"airflow_cfm", 1105}};
    COMPARE_NEAR(numberOf("thermal.rise", inputs, "heat_w"), 11300, 1e-3);
    COMPARE_NEAR(numberOf("thermal.rise", inputs, "delta_t_k"), 18.0, 1e-3);
    inputs.add("heat_w", 10200);
    QCOMPARE(errorKey("thermal.rise", inputs), std::string("heat_w"));
    QCOMPARE(errorKey("thermal.rise", {{"airflow_cfm", 1105}}), std::string("heat_w"));
    QCOMPARE(numberOf("thermal.rise", {{"heat_w", 10200}, {"airflow_cfm", 1105}}, "heat_w"), 10200.0);
}

void ThermalCalculatorsTest::inletClasses_data()
{
    QTest::addColumn<QString>("airClass");
    QTest::addColumn<double>("altitude");
    QTest::addColumn<double>("lowest");
    QTest::addColumn<double>("highest");
    QTest::newRow("A1 below the derating") << "A1" << 500.0 << 15.0 << 32.0;
    QTest::newRow("A1 where it begins") << "A1" << 900.0 << 15.0 << 32.0;
    QTest::newRow("A2, 1 K per 300 m") << "A2" << 1800.0 << 10.0 << 32.0;
    QTest::newRow("A3, 1 K per 175 m") << "A3" << 2650.0 << 5.0 << 30.0;
    QTest::newRow("A4, 1 K per 125 m") << "A4" << 1900.0 << 5.0 << 37.0;
}

void ThermalCalculatorsTest::inletClasses()
{
    QFETCH(QString, airClass);
    QFETCH(double, altitude);
    QFETCH(double, lowest);
    QFETCH(double, highest);
    const Record inputs{{"ashrae_class", airClass.toStdString()}, {"altitude_m", altitude}};
    QCOMPARE(numberOf("thermal.inlet_class", inputs, "min_inlet_c"), lowest);
    QCOMPARE(numberOf("thermal.inlet_class", inputs, "max_inlet_c"), highest);
    QCOMPARE(numberOf("thermal.inlet_class", inputs, "recommended_max_c"), 27.0);
}

void ThermalCalculatorsTest::coolantOfPublishedFlow_data()
{
    QTest::addColumn<Record>("inputs");
    QTest::addColumn<double>("flow");
    QTest::addColumn<double>("relative");
    const auto glycol = [](double rise) {
        return Record{{"heat_kw", 1}, {"delta_t_k", rise}, {"fluid", "PG25"}, {"mean_c", 35}};
    };
    QTest::newRow("rating point of ASHRAE 127: 1 MW at 9.6 K, 1591 l/min")
        << Record{{"heat_kw", 1000}, {"delta_t_k", 9.6}, {"density_kg_per_m3", 1015}, {"cp_j_per_kg_k", 3870}}
        << 1591.0 << 1e-3;
    QTest::newRow("OCP guideline, 10 K, 1.5 l/min per kW") << glycol(10) << 1.5 << 0.03;
    QTest::newRow("OCP guideline, 7.5 K, 2 l/min per kW") << glycol(7.5) << 2.0 << 0.03;
    QTest::newRow("OCP guideline, 12 K, 1.25 l/min per kW") << glycol(12) << 1.25 << 0.03;
    QTest::newRow("10 MW at 10 K of water, 14,300 l/min")
        << Record{{"heat_kw", 10000}, {"delta_t_k", 10}, {"fluid", "water"}, {"mean_c", 30}} << 14300.0
        << 0.015;
}

void ThermalCalculatorsTest::coolantOfPublishedFlow()
{
    QFETCH(Record, inputs);
    QFETCH(double, flow);
    QFETCH(double, relative);
    COMPARE_NEAR(numberOf("thermal.coolant_flow", inputs, "flow_lpm"), flow, relative);
    const double heat = *inputs.find("heat_kw")->as<double>();
    COMPARE_NEAR(numberOf("thermal.coolant_flow", inputs, "flow_lpm_per_kw"), flow / heat, relative);
    QCOMPARE(numberOf("thermal.coolant_flow", inputs, "heat_kw"), heat);
}

/// The Register, 2024-03-21, on DGX GB200 NVL72: 2 l/s of water that warms by 20 K.
void ThermalCalculatorsTest::heatOfPublishedFlow()
{
    const Record inputs{{"flow_lpm", 120}, {"delta_t_k", 20}, {"fluid", "water"}, {"mean_c", 35}};
    COMPARE_NEAR(numberOf("thermal.coolant_flow", inputs, "heat_kw"), 166.1, 1e-3);
    COMPARE_NEAR(numberOf("thermal.coolant_flow", inputs, "mass_flow_kg_per_s"), 2 * 0.99395, 1e-9);
}

void ThermalCalculatorsTest::coolantIsChecked_data()
{
    QTest::addColumn<Record>("inputs");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, Record inputs, const char *key) {
        inputs.add("delta_t_k", 10);
        QTest::newRow(name) << std::move(inputs) << QString(key);
    };
    row("neither heat nor flow", {{"fluid", "water"}}, "heat_kw");
    row("both", {{"heat_kw", 1}, {"flow_lpm", 1}}, "heat_kw");
    row("no properties", {{"heat_kw", 1}}, "fluid");
    row("a mix", {{"heat_kw", 1}, {"density_kg_per_m3", 1000}, {"mean_c", 30}}, "fluid");
    row("all four",
        {{"heat_kw", 1}, {"density_kg_per_m3", 1}, {"cp_j_per_kg_k", 1}, {"fluid", "water"}, {"mean_c", 30}},
        "fluid");
    row("density alone", {{"heat_kw", 1}, {"density_kg_per_m3", 1000}}, "cp_j_per_kg_k");
    row("specific heat alone", {{"heat_kw", 1}, {"cp_j_per_kg_k", 4000}}, "density_kg_per_m3");
    row("fluid alone", {{"heat_kw", 1}, {"fluid", "water"}}, "mean_c");
    row("temperature alone", {{"heat_kw", 1}, {"mean_c", 30}}, "fluid");
    row("words are case-sensitive", {{"heat_kw", 1}, {"fluid", "Water"}, {"mean_c", 30}}, "fluid");
    row("too cold for the table", {{"heat_kw", 1}, {"fluid", "water"}, {"mean_c", 19.9}}, "mean_c");
}

void ThermalCalculatorsTest::coolantIsChecked()
{
    QFETCH(Record, inputs);
    QFETCH(QString, key);
    QCOMPARE(QString::fromStdString(errorKey("thermal.coolant_flow", inputs)), key);
}

void ThermalCalculatorsTest::waterBetweenRows()
{
    for (const auto &[level, density, specificHeat] :
         {std::tuple{20., 998.2, 4182.}, {25., 996.95, 4180.}, {40., 992.2, 4179.}, {60., 983.2, 4185.}}) {
        COMPARE_NEAR(inKilogramsPerCubicMetre(waterAt(celsius(level)).density), density, 1e-12);
        COMPARE_NEAR(inJoulesPerKilogramKelvin(waterAt(celsius(level)).specificHeat), specificHeat, 1e-12);
    }
}

/// OCP Modular TCS, appendix H: 840 kg at 2 MW and 15 K last 24 s.
void ThermalCalculatorsTest::rideThrough()
{
    Record inputs{{"fluid_mass_kg", 840}, {"cp_j_per_kg_k", 3840}, {"margin_k", 15}, {"heat_w", 2e6}};
    COMPARE_NEAR(numberOf("thermal.ride_through", inputs, "time_s"), 24, 0.01);
    inputs.add("buffer_l", 840 / 1.03); // as much again, of the usual density
    COMPARE_NEAR(numberOf("thermal.ride_through", inputs, "time_s"), 48.384, 1e-9);
}

void ThermalCalculatorsTest::dewPoints_data()
{
    QTest::addColumn<double>("air");
    QTest::addColumn<double>("humidity");
    QTest::addColumn<double>("dew");
    QTest::newRow("saturated") << 23.0 << 1.0 << 23.0;
    QTest::newRow("ASHRAE psychrometric chart, 25 °C, 50 %") << 25.0 << 0.5 << 13.9;
    QTest::newRow("27 °C, 50 %") << 27.0 << 0.5 << 15.7;
}

void ThermalCalculatorsTest::dewPoints()
{
    QFETCH(double, air);
    QFETCH(double, humidity);
    QFETCH(double, dew);
    QVERIFY(std::abs(inCelsius(dewPoint(celsius(air), humidity)) - dew) < 0.05);
}

void ThermalCalculatorsTest::dewPointMargin()
{
    Record inputs{{"dry_bulb_c", 22}, {"relative_humidity", 0.45}, {"supply_c", 20}};
    COMPARE_NEAR(numberOf("thermal.dew_point", inputs, "margin_k"), 10.48499937, 1e-8);
    QVERIFY(isTrue("thermal.dew_point", inputs, "ok"));
    inputs.set("supply_c", 11);
    QVERIFY(!isTrue("thermal.dew_point", inputs, "ok"));
    QVERIFY(!sample::ask("thermal.dew_point", {{"dry_bulb_c", 22}, {"relative_humidity", 0.45}})
                 .value()
                 .find("ok"));
}

void ThermalCalculatorsTest::recirculation()
{
    Record inputs{{"supply_c", 20}, {"server_delta_t_k", 12}, {"recirculation", 0.25}, {"limit_c", 23}};
    QCOMPARE(numberOf("thermal.recirculation", inputs, "inlet_c"), 24.0);
    QCOMPARE(numberOf("thermal.recirculation", inputs, "max_recirculation"), 0.2);
    QVERIFY(!isTrue("thermal.recirculation", inputs, "ok"));
    inputs.set("recirculation", 0.2);
    QVERIFY(isTrue("thermal.recirculation", inputs, "ok")); // at the limit
    inputs.set("limit_c", 19);
    QCOMPARE(errorKey("thermal.recirculation", inputs), std::string("limit_c"));
}

void ThermalCalculatorsTest::coolantUnits()
{
    Record inputs{{"liquid_heat_kw", 920}, {"cdu_rated_kw", 350}};
    QCOMPARE(numberOf("thermal.cdu_count", inputs, "duty"), 3.0);
    QCOMPARE(numberOf("thermal.cdu_count", inputs, "installed"), 4.0);
    COMPARE_NEAR(numberOf("thermal.cdu_count", inputs, "failover_load"), 920 / 1050., 1e-12);
    inputs.set("liquid_heat_kw", 3 * 350 * (1 + 1e-12)); // rounding makes no fourth
    QCOMPARE(numberOf("thermal.cdu_count", inputs, "duty"), 3.0);
    inputs.add("rated_approach_k", 5);
    QCOMPARE(errorKey("thermal.cdu_count", inputs), std::string("actual_approach_k"));
    inputs.add("actual_approach_k", 2.5);
    QCOMPARE(numberOf("thermal.cdu_count", inputs, "effective_cdu_kw"), 175.0);
    QCOMPARE(numberOf("thermal.cdu_count", inputs, "duty"), 6.0);
    QCOMPARE(
        errorKey("thermal.cdu_count", {{"liquid_heat_kw", 1}, {"cdu_rated_kw", 1}, {"actual_approach_k", 1}}),
        std::string("rated_approach_k"));
}

void ThermalCalculatorsTest::pumpsAndFans()
{
    const Record fan{{"rated_w", 640}, {"speed_fraction", 0.5}};
    QCOMPARE(numberOf("thermal.fan_power", fan, "fan_w"), 80.0);
    QCOMPARE(numberOf("thermal.fan_power", fan, "pressure_fraction"), 0.25);
    const Record drop{{"dp_ref_kpa", 60}, {"flow_ref_lpm", 100}, {"flow_lpm", 130}};
    COMPARE_NEAR(numberOf("thermal.pressure_drop", drop, "dp_kpa"), 96.2164401, 1e-8);
    const Record pump{{"flow_lpm", 600}, {"dp_kpa", 150}, {"efficiency", 0.5}};
    COMPARE_NEAR(numberOf("thermal.pump_power", pump, "pump_kw"), 3, 1e-12);
}

std::unique_ptr<QObject> makeThermalCalculatorsTest()
{
    return make<ThermalCalculatorsTest>();
}

#include "tst_thermalcalculators.moc"
