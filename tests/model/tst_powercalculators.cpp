#include "model/calculators/power.h"
#include "tests/model/calculatorhelpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using calc::List;
using calc::Record;
using sample::errorKey;
using sample::isTrue;
using sample::numberOf;

/// Figures of publications where a row says so; the rest are closed forms worked out by hand.
class PowerCalculatorsTest : public QObject {
    Q_OBJECT

private slots:
    void branchLimits_data();
    void branchLimits();
    void loadAtTheLimitFits();
    void singlePhaseLoad();
    void stripOfThreeBanks();
    void oneLoadedPair();
    void nothingLoaded();
    void balancedServers();
    void verdictIsPerLine();
    void breakerSizes();
    void shelves_data();
    void shelves();
    void shelvesAreChecked();
    void rackPdus();
    void sharedSupplies();
    void efficiencyCurve_data();
    void efficiencyCurve();
    void curveMustRise();
    void ratingRatios();
    void facility();
    void busbar();
    void backup();
    void swings();
    void ramps();
    void rollup();
};

void PowerCalculatorsTest::branchLimits_data()
{
    QTest::addColumn<double>("line");
    QTest::addColumn<double>("breaker");
    QTest::addColumn<double>("limit");
    QTest::newRow("datacentermd.com three-phase example, 8646 VA") << 208.0 << 30.0 << 8646.0;
    QTest::newRow("415 V, 60 A: sqrt(3) 415 V 48 A") << 415.0 << 60.0 << 34502.45;
}

void PowerCalculatorsTest::branchLimits()
{
    QFETCH(double, line);
    QFETCH(double, breaker);
    QFETCH(double, limit);
    COMPARE_NEAR(inVoltAmperes(branchLimit(volts(line), amperes(breaker), 3, 0.8).power), limit, 1e-4);
    const Record inputs{{"line_voltage_v", line}, {"breaker_a", breaker}};
    COMPARE_NEAR(numberOf("power.branch_limit", inputs, "limit_va"), limit, 1e-4);
}

void PowerCalculatorsTest::loadAtTheLimitFits()
{
    Record inputs{{"line_voltage_v", 230},
                  {"breaker_a", 32},
                  {"phases", 1},
                  {"continuous_factor", 0.7},
                  {"load_kw", 0.7 * 32 * 230 / 1000}};
    QVERIFY(isTrue("power.branch_limit", inputs, "ok"));
    inputs.set("load_kw", 0.7 * 32 * 230 / 1000 * (1 + 1e-8));
    QVERIFY(!isTrue("power.branch_limit", inputs, "ok"));
}

void PowerCalculatorsTest::singlePhaseLoad()
{
    const Record inputs{
        {"line_voltage_v", 230}, {"breaker_a", 32}, {"phases", 1}, {"load_kw", 6}, {"power_factor", 0.95}};
    QCOMPARE(numberOf("power.branch_limit", inputs, "limit_a"), 25.6);
    COMPARE_NEAR(numberOf("power.branch_limit", inputs, "line_current_a"), 27.45995423, 1e-9);
    QVERIFY(!isTrue("power.branch_limit", inputs, "ok"));
    const auto without = sample::ask("power.branch_limit", {{"line_voltage_v", 230}, {"breaker_a", 32}});
    QVERIFY(!without.value().find("ok") && !without.value().find("load_va"));
}

/// Schneider Electric FAQ FA156194: three 20 A banks at 16 A and 208 V carry 9,984 W.
void PowerCalculatorsTest::stripOfThreeBanks()
{
    const Record inputs{{"i_ab_a", 16}, {"i_bc_a", 16}, {"i_ca_a", 16}, {"line_voltage_v", 208}};
    QCOMPARE(numberOf("power.line_currents", inputs, "total_va"), 9984.0);
    COMPARE_NEAR(numberOf("power.line_currents", inputs, "i_l2_a"), 27.7128129, 1e-8);
    QVERIFY(std::abs(numberOf("power.line_currents", inputs, "imbalance")) < 1e-12);
}

void PowerCalculatorsTest::oneLoadedPair()
{
    const LineCurrents lines = lineCurrents(amperes(9), {}, {});
    QCOMPARE(inAmperes(lines.l1), 9.0);
    QCOMPARE(inAmperes(lines.l2), 9.0);
    QCOMPARE(inAmperes(lines.l3), 0.0);
    QCOMPARE(lines.imbalance(), 0.5);
}

void PowerCalculatorsTest::nothingLoaded()
{
    QCOMPARE(numberOf("power.line_currents", {{"i_ab_a", 0}, {"i_bc_a", 0}, {"i_ca_a", 0}}, "imbalance"),
             0.0);
}

/// datacentermd.com: 3 x 1000 VA and 6 x 530 VA over three banks of a 30 A strip at 208 V overload nothing.
void PowerCalculatorsTest::balancedServers()
{
    const Record inputs{{"line_voltage_v", 208}, {"load_ab_va", 2060}, {"load_bc_va", 2060},
                        {"load_ca_va", 2060},    {"breaker_a", 30},    {"bank_breaker_a", 20}};
    COMPARE_NEAR(numberOf("power.bank_check", inputs, "max_bank_current_a"), 9.90384615, 1e-8);
    COMPARE_NEAR(numberOf("power.bank_check", inputs, "max_line_current_a"), 17.1539647, 1e-8);
    QVERIFY(!isTrue("power.bank_check", inputs, "line_overload"));
    QVERIFY(!isTrue("power.bank_check", inputs, "bank_overload"));
}

/// One line is over 12.8 A although the sum of 6 kVA would fit 8.9 kVA.
void PowerCalculatorsTest::verdictIsPerLine()
{
    const BankCheck check =
        checkBanks(volts(400), {voltAmperes(4000), voltAmperes(2000), {}}, amperes(16), amperes(16), 0.8);
    QVERIFY(check.isLineOverloaded());
    QVERIFY(!check.isBankOverloaded());
    COMPARE_NEAR(inAmperes(check.lines.l2), std::sqrt(175), 1e-12);
    const BankCheck atLimit =
        checkBanks(volts(100), {voltAmperes(1280), {}, {}}, amperes(16), amperes(16), 0.8);
    QVERIFY(!atLimit.isLineOverloaded() && !atLimit.isBankOverloaded());
}

/// NFPA 70 (NEC) 210.20(A): 125 % of 38 A and 6 A are 53.5 A; the next of the ratings of 240.6(A) is 60 A.
void PowerCalculatorsTest::breakerSizes()
{
    Record inputs{{"continuous_a", 38},
                  {"noncontinuous_a", 6},
                  {"standard_sizes_a", List{100, 90, 80, 70, 60, 50, 45, 40}}};
    QCOMPARE(numberOf("power.breaker_size", inputs, "required_a"), 53.5);
    QCOMPARE(numberOf("power.breaker_size", inputs, "breaker_a"), 60.0);
    inputs.set("standard_sizes_a", List{53.5});
    QCOMPARE(numberOf("power.breaker_size", inputs, "breaker_a"), 53.5);
    inputs.set("standard_sizes_a", List{15, 53});
    QCOMPARE(errorKey("power.breaker_size", inputs), std::string("standard_sizes_a"));
}

void PowerCalculatorsTest::shelves_data()
{
    QTest::addColumn<Record>("inputs");
    QTest::addColumn<double>("installed");
    QTest::addColumn<double>("usable");
    QTest::addColumn<double>("surviving");
    QTest::newRow("OCP Open Rack V3: six of 3 kW, N+1")
        << Record{{"modules", 6}, {"module_kw", 3}, {"redundant", 1}} << 18.0 << 15.0 << 15.0;
    QTest::newRow("OCP high-power rack shelf: six of 5.5 kW")
        << Record{{"modules", 6}, {"module_kw", 5.5}, {"redundant", 1}} << 33.0 << 27.5 << 27.5;
    QTest::newRow("the fuller of two feeds lost")
        << Record{{"modules", 6}, {"module_kw", 3}, {"redundant", 1},
                  {"shelves", 5}, {"feeds", 2},     {"feeds_lost", 1}}
        << 90.0 << 75.0 << 30.0;
    QTest::newRow("two of three feeds lost, one had more")
        << Record{{"modules", 1}, {"module_kw", 1}, {"shelves", 7}, {"feeds", 3}, {"feeds_lost", 2}} << 7.0
        << 7.0 << 2.0;
}

void PowerCalculatorsTest::shelves()
{
    QFETCH(Record, inputs);
    QFETCH(double, installed);
    QFETCH(double, usable);
    QFETCH(double, surviving);
    QCOMPARE(numberOf("power.shelf_usable", inputs, "installed_kw"), installed);
    QCOMPARE(numberOf("power.shelf_usable", inputs, "usable_kw"), usable);
    QCOMPARE(numberOf("power.shelf_usable", inputs, "surviving_kw"), surviving);
    inputs.add("load_kw", surviving);
    QVERIFY(isTrue("power.shelf_usable", inputs, "ok"));
    QCOMPARE(numberOf("power.shelf_usable", inputs, "load_failover"), 1.0);
    QCOMPARE(numberOf("power.shelf_usable", inputs, "load_normal"), surviving / usable);
}

void PowerCalculatorsTest::shelvesAreChecked()
{
    const auto keyOf = [](int redundant, int feeds, int lost) {
        return errorKey("power.shelf_usable", {{"modules", 3},
                                               {"module_kw", 1},
                                               {"redundant", redundant},
                                               {"shelves", 2},
                                               {"feeds", feeds},
                                               {"feeds_lost", lost}});
    };
    QCOMPARE(keyOf(2, 2, 1), std::string());
    QCOMPARE(keyOf(3, 3, 3), std::string("redundant"));
    QCOMPARE(keyOf(0, 3, 3), std::string("feeds"));
    QCOMPARE(keyOf(0, 2, 2), std::string("feeds_lost"));
}

/// NVIDIA DGX SuperPOD reference architecture, RA-11333-001: four DGX H100 of 10.2 kW in a rack.
void PowerCalculatorsTest::rackPdus()
{
    Record inputs{{"systems", 4}, {"system_kw", 10.2}, {"pdus", 3}};
    COMPARE_NEAR(numberOf("power.rack_pdu", inputs, "rack_kw"), 40.8, 1e-12);
    COMPARE_NEAR(numberOf("power.rack_pdu", inputs, "per_pdu_normal_kw"), 13.6, 1e-12);
    COMPARE_NEAR(numberOf("power.rack_pdu", inputs, "per_pdu_failover_kw"), 20.4, 1e-12);
    inputs.set("pdus", 1);
    QCOMPARE(errorKey("power.rack_pdu", inputs), std::string("pdus_lost"));
}

/// NVIDIA DGX H100 user guide: six supplies of 3.3 kW, 4+2, at 10.2 kW.
void PowerCalculatorsTest::sharedSupplies()
{
    Record inputs{{"psus", 6}, {"psu_kw", 3.3}, {"redundant", 2}, {"load_kw", 10.2}};
    COMPARE_NEAR(numberOf("power.psu_loads", inputs, "load_normal"), 0.515151515, 1e-8);
    COMPARE_NEAR(numberOf("power.psu_loads", inputs, "load_failover"), 0.772727273, 1e-8);
    QVERIFY(isTrue("power.psu_loads", inputs, "ok"));
    inputs.set("load_kw", 4 * 3.3);
    QVERIFY(isTrue("power.psu_loads", inputs, "ok"));
    inputs.set("redundant", 6);
    QCOMPARE(errorKey("power.psu_loads", inputs), std::string("redundant"));
}

void PowerCalculatorsTest::efficiencyCurve_data()
{
    QTest::addColumn<double>("load");
    QTest::addColumn<double>("efficiency");
    QTest::newRow("between points") << 0.75 << 0.925;
    QTest::newRow("on a point") << 0.5 << 0.94;
    QTest::newRow("flat below the first") << 0.01 << 0.9;
    QTest::newRow("on the first") << 0.2 << 0.9;
    QTest::newRow("on the last") << 1.0 << 0.91;
}

/// 80 PLUS Platinum at 230 V: 90, 94 and 91 % at 20, 50 and 100 %.
void PowerCalculatorsTest::efficiencyCurve()
{
    QFETCH(double, load);
    QFETCH(double, efficiency);
    const List points{Record{{"load", 0.2}, {"efficiency", 0.9}}, Record{{"load", 0.5}, {"efficiency", 0.94}},
                      Record{{"load", 1}, {"efficiency", 0.91}}};
    const Record inputs{{"points", points}, {"psu_w", 2000}, {"load", load}};
    COMPARE_NEAR(numberOf("power.psu_efficiency", inputs, "efficiency"), efficiency, 1e-12);
    COMPARE_NEAR(numberOf("power.psu_efficiency", inputs, "input_w"), 2000 * load / efficiency, 1e-12);
    COMPARE_NEAR(numberOf("power.psu_efficiency", inputs, "loss_w"), 2000 * load * (1 / efficiency - 1),
                 1e-9);
    const std::vector<EfficiencyPoint> one{{0.5, 0.9}};
    QCOMPARE(efficiencyAt(one, load), 0.9);
}

void PowerCalculatorsTest::curveMustRise()
{
    const List same{Record{{"load", 0.5}, {"efficiency", 0.9}}, Record{{"load", 0.5}, {"efficiency", 0.9}}};
    QCOMPARE(errorKey("power.psu_efficiency", {{"points", same}, {"psu_w", 1}, {"load", 1}}),
             std::string("points"));
}

/// Oracle Exadata Cloud@Customer X11M data sheet: 6.2 kW, 6.3 kVA, typically 4.3 kW.
void PowerCalculatorsTest::ratingRatios()
{
    Record inputs{{"max_kw", 6.2}, {"max_kva", 6.3}, {"typical_kw", 4.3}};
    COMPARE_NEAR(numberOf("power.rating_ratios", inputs, "power_factor"), 0.984126984, 1e-8);
    COMPARE_NEAR(numberOf("power.rating_ratios", inputs, "typical_over_max"), 0.693548387, 1e-8);
    inputs.set("typical_kw", 7);
    QCOMPARE(errorKey("power.rating_ratios", inputs), std::string("typical_kw"));
    inputs.set("max_kva", 6);
    QCOMPARE(errorKey("power.rating_ratios", inputs), std::string("max_kva"));
}

void PowerCalculatorsTest::facility()
{
    Record inputs{
        {"it_kw", 1000}, {"stage_efficiencies", List{0.97, 0.985}}, {"cooling_kw", 180}, {"other_kw", 15}};
    COMPARE_NEAR(numberOf("power.pue", inputs, "distribution_loss_kw"), 46.6272437, 1e-8);
    COMPARE_NEAR(numberOf("power.pue", inputs, "pue"), 1.24162724, 1e-8);
    COMPARE_NEAR(numberOf("power.pue", inputs, "annual_mwh"), 1241.62724 * 8.76, 1e-8);
    inputs.set("stage_efficiencies", List{});
    QCOMPARE(numberOf("power.pue", inputs, "distribution_loss_kw"), 0.0);
    QCOMPARE(numberOf("power.pue", inputs, "pue"), 1.195);
}

/// NVIDIA DGX GB200 NVL72: 120 kW at 48 V are 2.5 kA.
void PowerCalculatorsTest::busbar()
{
    QCOMPARE(inAmperes(directCurrent(kilowatts(120), volts(48))), 2500.0);
    QCOMPARE(errorKey("power.busbar", {{"load_kw", 1e308}, {"bus_v", 1}}), std::string("result"));
}

/// OCP Open Rack V3 battery backup: 15 kW for 240 s are 1 kWh.
void PowerCalculatorsTest::backup()
{
    QCOMPARE(numberOf("power.bbu_energy", {{"load_kw", 15}, {"duration_s", 240}}, "energy_kwh"), 1.0);
    const Record lossy{{"load_kw", 15}, {"duration_s", 240}, {"efficiency", 0.8}};
    QCOMPARE(numberOf("power.bbu_energy", lossy, "energy_kwh"), 1.25);
}

void PowerCalculatorsTest::swings()
{
    Record inputs{{"p_high_kw", 140}, {"p_low_kw", 60}, {"t_high_s", 1.2}, {"t_low_s", 0.8}};
    COMPARE_NEAR(numberOf("power.swing_storage", inputs, "p_avg_kw"), 108, 1e-12);
    COMPARE_NEAR(numberOf("power.swing_storage", inputs, "energy_kj"), 38.4, 1e-12);
    COMPARE_NEAR(numberOf("power.swing_storage", inputs, "peak_reduction"), 32 / 140., 1e-12);
    COMPARE_NEAR(numberOf("power.swing_storage", inputs, "frequency_hz"), 0.5, 1e-12);
    inputs.set("p_low_kw", 141);
    QCOMPARE(errorKey("power.swing_storage", inputs), std::string("p_low_kw"));
}

void PowerCalculatorsTest::ramps()
{
    const RampStorage ramp = rampStorage(kilowatts(1200), kilowatts(20));
    QCOMPARE(inSeconds(ramp.time), 60.0);
    QCOMPARE(inKilowattHours(ramp.storage), 10.0);
}

void PowerCalculatorsTest::rollup()
{
    Record inputs{{"scalable_units", 3}, {"racks_per_su", 6}, {"gpus_per_rack", 32}, {"su_kw", 330}};
    QCOMPARE(numberOf("power.cluster_rollup", inputs, "gpus"), 576.0);
    QCOMPARE(numberOf("power.cluster_rollup", inputs, "mean_kw_per_rack"), 55.0);
    for (const char *key : {"scalable_units", "racks_per_su", "gpus_per_rack"})
        inputs.set(key, 1e9);
    QCOMPARE(errorKey("power.cluster_rollup", inputs), std::string("result")); // above 2^53
}

std::unique_ptr<QObject> makePowerCalculatorsTest()
{
    return make<PowerCalculatorsTest>();
}

#include "tst_powercalculators.moc"
