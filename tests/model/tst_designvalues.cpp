// What a design knows of the inputs of calculators, and where it was taken from.
#include "model/calculators/calculatortext.h"
#include "model/calculators/designscope.h"
#include "model/design/plantedits.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <cmath>

using namespace clusterwright;
using sample::figure;
using sample::partIn;
using sample::q;

namespace {

Figure<double> stated(double value)
{
    return {value, FigureKind::Estimate, "plan", "", Confidence::Medium};
}

void addPlans(Design &design)
{
    design.swing.lowFraction = stated(0.25);
    design.swing.computeTime = figure(seconds(1.5));
    design.swing.exchangeTime = figure(seconds(0.5));
    design.swing.rampLimit = stated(30);
    design.upkeep.checkpoint = figure(seconds(20));
    design.upkeep.restart = figure(seconds(300));
    design.upkeep.leadTime = figure(hours(336));
    design.upkeep.serviceLevel = stated(0.95);
    design.upkeep.components = {{ComponentClass::Accelerator, stated(0.05), {}, {}, {}}};
    design.economics.annualRate = stated(0.08);
    design.economics.years = stated(4);
    design.economics.energyPrice = stated(0.1);
    design.economics.pue = stated(1.3);
    design.economics.freight = stated(0.5);
    design.economics.usedPower = stated(0.75);
    design.economics.space = figure(dollars(100));
    design.economics.embodied = figure(kilograms(2500));
    for (const auto &[part, price] : {std::pair{"example-gpu-8x", 300'000.0},
                                      {"example-pdu-34kva", 2000.0},
                                      {"example-rack-48u", 3000.0}})
        design.priceBook.prices[part] = {part, dollars(price), dollars(price), dollars(price), "", ""};
}

/// Two racks of four servers of 10.2 kW (8 kW typical, 80 % of it to liquid) on three PDUs of 240 V; feed A
/// hangs on a busway; one loop serves the row.
Design planned()
{
    Design design = sample::computeRacks(4, 3, 2);
    partIn(design, "example-gpu-8x").electrical.typical = figure(watts(8000), FigureKind::Typical);
    partIn(design, "example-gpu-8x").thermal.liquidFraction = figure(0.75);
    design = addPowerSource(design, {.id = "busway",
                                     .name = "Busway A",
                                     .lineVoltage = volts(415),
                                     .breaker = amperes(160),
                                     .efficiency = figure(0.96)})
                 .take();
    design = feedRacks(design, "h", "A", "busway").take();
    CoolingLoop loop{.id = "loop", .name = "Loop 1", .rows = {"row"}, .coolant = Fluid::Water};
    loop.supply = celsius(35);
    loop.facilitySupply = celsius(30);
    loop.rise = kelvins(10);
    loop.unitCapacity = kilowatts(80);
    loop.ratedApproach = kelvins(4);
    loop.coolantMass = kilograms(120);
    loop.margin = kelvins(8);
    loop.pipeDrop = kilopascals(50);
    loop.pipeDropFlow = litresPerMinute(100);
    design = addCoolingLoop(design, loop).take();
    design.halls[0].air.supply = celsius(24);
    design.halls[0].air.humidity = 0.5;
    addPlans(design);
    return design;
}

QString textOf(const calc::Value &value);

QString textOf(const calc::Record &record)
{
    QStringList texts;
    for (const calc::Entry &entry : record.entries())
        texts << q(entry.key) + "=" + textOf(entry.value);
    return texts.join(" ");
}

QString textOf(const calc::Value &value)
{
    if (const auto *record = value.as<calc::Record>())
        return "{" + textOf(*record) + "}";
    const auto *list = value.as<calc::List>();
    if (!list)
        return q(calc::inputText(value));
    QStringList texts;
    for (const calc::Value &element : *list)
        texts << textOf(element);
    return "[" + texts.join(", ") + "]";
}

calc::Record valuesOf(const Design &design, const char *calculator, const std::string &object)
{
    return calc::recordOf(
        calc::designValues(*calc::findCalculator(calculator), design, evaluate(design), object));
}

QString knownOf(const Design &design, const char *calculator, const std::string &object)
{
    return textOf(valuesOf(design, calculator, object));
}

} // namespace

class DesignValuesTest : public QObject {
    Q_OBJECT

private slots:
    void everyRowNamesAnInput();
    void values_data();
    void values();
    void originsAreNamed();
    void rackStandsForItsType();
    void resultsFollow();
    void allowancesAreWeighed();
    void lineLoadsOfAStrip();
    void unknownIsLeftOut();
    void emptyDesignKnowsNothingOfItself();
    void everythingKnownIsAccepted();
};

void DesignValuesTest::everyRowNamesAnInput()
{
    QStringList nameless;
    for (const calc::DesignRow &row : calc::designRows()) {
        const calc::Calculator *calculator = calc::findCalculator(row.calculator);
        // the cost calculators share rows for keys that not all of them have
        if (!calculator || (!row.calculator.starts_with("cost.") &&
                            !std::ranges::count(calculator->inputs, row.key, &calc::Input::key)))
            nameless << q(std::string(row.calculator) + " " + std::string(row.key));
    }
    QCOMPARE(nameless, QStringList());
}

void DesignValuesTest::values_data()
{
    QTest::addColumn<QString>("calculator");
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("expected");
    // feed A carries two of six cords of each of four servers: 13.6 kW in each of two racks
    QTest::newRow("busway") << "power.branch_limit"
                            << "busway"
                            << "line_voltage_v=415 breaker_a=160 phases=3 continuous_factor=0.8 load_kw=27.2 "
                               "power_factor=1";
    QTest::newRow("rack PDU without a stated breaker")
        << "power.branch_limit"
        << "pdu1"
        << "line_voltage_v=240 phases=1 continuous_factor=0.8 load_kw=13.6 power_factor=1";
    QTest::newRow("systems of a rack type") << "power.rack_pdu"
                                            << "t"
                                            << "systems=4 system_kw=10.2 pdus=3";
    QTest::newRow("supplies of a device") << "power.psu_loads"
                                          << "s1"
                                          << "psus=6 psu_kw=3.3 redundant=2 load_kw=10.2";
    QTest::newRow("supplies of a part") << "reliability.k_of_n"
                                        << "example-gpu-8x"
                                        << "required=4 installed=6";
    QTest::newRow("load swing: 8 nodes, a quarter while exchanging")
        << "power.swing_storage"
        << "design"
        << "p_high_kw=81.6 p_low_kw=20.4 t_high_s=1.5 t_low_s=0.5";
    QTest::newRow("step of the load") << "power.ramp_storage"
                                      << "design"
                                      << "step_kw=61.2 ramp_kw_per_s=30";
    QTest::newRow("roll-up of equal racks") << "power.cluster_rollup"
                                            << "design"
                                            << "scalable_units=1 racks_per_su=2 gpus_per_rack=32 su_kw=81.6";
    QTest::newRow("air of a rack: a quarter of 40.8 kW")
        << "thermal.airflow"
        << "t"
        << "heat_w=10200 delta_t_k=11.1 inlet_c=24 altitude_m=0";
    QTest::newRow("air of one device") << "thermal.rise"
                                       << "s1"
                                       << "heat_w=2550 airflow_cfm=42377.6000657863";
    QTest::newRow("dew point in hall and loop") << "thermal.dew_point"
                                                << "design"
                                                << "dry_bulb_c=24 relative_humidity=0.5 supply_c=35";
    QTest::newRow("flow of a loop: three quarters of 81.6 kW")
        << "thermal.coolant_flow"
        << "loop"
        << "heat_kw=61.2 delta_t_k=10 fluid=water mean_c=40";
    QTest::newRow("CDUs at their approach") << "thermal.cdu_count"
                                            << "loop"
                                            << "liquid_heat_kw=61.2 cdu_rated_kw=80 rated_approach_k=4 "
                                               "actual_approach_k=5";
    QTest::newRow("ride-through, water at 40 C")
        << "thermal.ride_through"
        << "loop"
        << "fluid_mass_kg=120 density_kg_per_m3=992.2 cp_j_per_kg_k=4179 margin_k=8 heat_w=61200";
    QTest::newRow("floor under a loaded rack: 180 + 4 x 130 + 3 x 10 kg") << "mechanical.floor_load"
                                                                          << "t"
                                                                          << "mass_kg=730 width_m=0.8 "
                                                                             "depth_m=1.2";
    QTest::newRow("mass; the limit holds for the contents, 1,500 kg")
        << "mechanical.rack_mass"
        << "t"
        << "empty_kg=180 items=[{count=3 mass_kg=10}, {count=4 mass_kg=130}] static_capacity_kg=1680 "
           "required_margin=0.1";
    QTest::newRow("units; the PDUs take none") << "mechanical.u_space"
                                               << "t"
                                               << "rack_u=48 items_u=[8, 8, 8, 8]";
    // (180 x 1.13 + 30 x 1.13 + 520 x 0.8376) / 730 m; the servers stand from 0.1264 m above the floor
    QTest::newRow("half of the narrower side") << "mechanical.tip_angle"
                                               << "t"
                                               << "cog_m=0.921715068493 half_base_m=0.4";
    QTest::newRow("checkpoints") << "reliability.young_interval"
                                 << "design"
                                 << "checkpoint_s=20 restart_s=300";
    QTest::newRow("spares of accelerators")
        << "reliability.spares"
        << "design"
        << "units=64 afr_per_year=0.05 lead_time_h=336 service_level=0.95";
    QTest::newRow("blast radius") << "reliability.blast_radius"
                                  << "design"
                                  << "nodes=8 nodes_per_rack=4";
    QTest::newRow("bill of the design") << "cost.bom"
                                        << "design"
                                        << "lines=[{item=Example GPU 8x quantity=8 unit_usd=300000 "
                                           "spare_fraction=0}, {item=Example PDU 34.5 kVA quantity=6 "
                                           "unit_usd=2000 spare_fraction=0}, {item=Example Rack 48U "
                                           "quantity=2 unit_usd=3000 spare_fraction=0}] freight=0.5";
    // 1.5 x (8 x 300,000 + 6 x 2,000 + 2 x 3,000); 0.75 x 64 / 81.6
    QTest::newRow("GPU-hour") << "cost.gpu_hour"
                              << "design"
                              << "capex_usd=3627000 annual_rate=0.08 years=4 gpus=64 it_kw=81.6 pue=1.3 "
                                 "usd_per_kwh=0.1 power_utilisation=0.588235294118 space_usd_per_year=2400";
    QTest::newRow("energy and carbon of two racks")
        << "cost.energy"
        << "design"
        << "it_kw=81.6 utilisation=0.588235294118 pue=1.3 usd_per_kwh=0.1 embodied_t=5 life_years=4";
    QTest::newRow("loan") << "cost.annuity"
                          << "design"
                          << "principal_usd=3627000 annual_rate=0.08 periods=48";
}

/// Numbers are compared to 1e-9 of their size: they are written out with twelve digits.
void DesignValuesTest::values()
{
    QFETCH(QString, calculator);
    QFETCH(QString, object);
    QFETCH(QString, expected);
    static const Design design = planned();
    const QStringList known = knownOf(design, calculator.toUtf8(), object.toStdString()).split(' '),
                      wanted = expected.split(' ');
    QCOMPARE(known.size(), wanted.size());
    for (qsizetype i = 0; i < known.size(); ++i) {
        const double value = known[i].section('=', 1).toDouble(), want = wanted[i].section('=', 1).toDouble();
        if (known[i] != wanted[i])
            QVERIFY2(known[i].section('=', 0, 0) == wanted[i].section('=', 0, 0) && want != 0 &&
                         std::abs(value - want) <= 1e-9 * std::abs(want),
                     qPrintable(known[i] + " instead of " + wanted[i]));
    }
}

void DesignValuesTest::originsAreNamed()
{
    const Design design = planned();
    const auto fromOf = [&](const char *calculator, const char *object) {
        QStringList texts;
        for (const auto &value :
             calc::designValues(*calc::findCalculator(calculator), design, evaluate(design), object))
            texts << q(value.from);
        return texts;
    };
    QCOMPARE(fromOf("power.branch_limit", "busway"),
             QStringList({"Busway A: line voltage", "Busway A: breaker", "Busway A: phases",
                          "Rule PWR001: continuous factor", "Busway A: maximum demand, nothing lost",
                          "Assumptions of the design: power factor (test)"}));
    QCOMPARE(fromOf("power.rack_pdu", "t").at(1),
             QString("Example GPU 8x: maximum power (Example data sheet)"));
    QCOMPARE(fromOf("reliability.young_interval", "design").at(0),
             QString("Upkeep: pause of a checkpoint (sheet)"));
}

void DesignValuesTest::rackStandsForItsType()
{
    const Design design = planned();
    QCOMPARE(knownOf(design, "power.rack_pdu", design.racks[1].id), knownOf(design, "power.rack_pdu", "t"));
    QCOMPARE(knownOf(design, "mechanical.floor_load", "nothing of this name"),
             knownOf(design, "mechanical.floor_load", "t")); // the only type there is
}

/// NVIDIA DGX SuperPOD data center design, DGX H100, Electrical: 13.6 kW on each PDU, 20.4 kW with one lost.
void DesignValuesTest::resultsFollow()
{
    const auto outputs =
        calc::calculate(*calc::findCalculator("power.rack_pdu"), valuesOf(planned(), "power.rack_pdu", "t"));
    QVERIFY(outputs);
    QCOMPARE(textOf(outputs.value()), "rack_kw=40.8 per_pdu_normal_kw=13.6 per_pdu_failover_kw=20.4");
}

/// Once: 730 kg, and 20 kg of cables and 15 kg of coolant.
void DesignValuesTest::allowancesAreWeighed()
{
    Design design = planned();
    RackAllowances &allowances = design.rackTypes[0].allowances;
    allowances.cables = kilograms(20);
    allowances.coolant = kilograms(15);
    allowances.cableCount = 64;
    allowances.cableDiameter = millimetres(7);
    QCOMPARE(knownOf(design, "mechanical.floor_load", "t"), "mass_kg=765 width_m=0.8 depth_m=1.2");
    QVERIFY(knownOf(design, "mechanical.rack_mass", "t").contains(" cables_kg=20 "));
    QCOMPARE(knownOf(design, "mechanical.tray_fill", "t"), "cables=[{count=64 diameter_mm=7}]");
}

/// Three servers of 2.08 kW, one on each bank: 10 A between each two lines of 208 V.
void DesignValuesTest::lineLoadsOfAStrip()
{
    Design design = sample::computeRacks(3, 1);
    auto &strip = std::get<FeedFacts>(partIn(design, "example-pdu-34kva").facts);
    strip.phases = figure<std::int64_t>(3);
    strip.lineVoltage = figure(volts(208));
    strip.inputCurrent = figure(amperes(30));
    strip.wiring = figure(Wiring::LineToLine);
    strip.banks = figure<std::int64_t>(3);
    strip.bankBreaker = figure(amperes(20));
    Part &server = partIn(design, "example-gpu-8x");
    server.electrical.max = figure(watts(2080), FigureKind::Max);
    server.electrical.supplies = figure(PowerSupplies{1, 1, watts(3000)});
    QCOMPARE(knownOf(design, "power.line_currents", "pdu1"),
             "i_ab_a=10 i_bc_a=10 i_ca_a=10 line_voltage_v=208");
    QCOMPARE(knownOf(design, "power.bank_check", "pdu1"),
             "line_voltage_v=208 load_ab_va=2080 load_bc_va=2080 load_ca_va=2080 breaker_a=30 "
             "bank_breaker_a=20 continuous_factor=0.8");
}

void DesignValuesTest::unknownIsLeftOut()
{
    Design design = planned();
    partIn(design, "example-gpu-8x").electrical.max.reset();
    QCOMPARE(knownOf(design, "power.branch_limit", "busway"),
             "line_voltage_v=415 breaker_a=160 phases=3 continuous_factor=0.8 power_factor=1");
    QCOMPARE(knownOf(design, "power.rack_pdu", "t"), "systems=4 pdus=3");
    design.priceBook.prices.erase("example-rack-48u");
    QCOMPARE(knownOf(design, "cost.bom", "design"), "freight=0.5");
    // no heat to liquid is no heat that a flow could be sized for
    Design air = planned();
    partIn(air, "example-gpu-8x").thermal.liquidFraction = figure(0.0);
    QCOMPARE(knownOf(air, "thermal.coolant_flow", "loop"), "delta_t_k=10 fluid=water mean_c=40");
}

void DesignValuesTest::emptyDesignKnowsNothingOfItself()
{
    for (const calc::Calculator &calculator : calc::calculators())
        for (const auto &value : calc::designValues(calculator, {}, evaluate({}), "design"))
            QVERIFY2(value.from.starts_with("Rule ") || value.from.starts_with("Assumptions"),
                     (std::string(calculator.name) + " " + value.key).c_str());
}

/// What the design knows is never refused; only what it does not know may be missing.
void DesignValuesTest::everythingKnownIsAccepted()
{
    const Design design = planned();
    const Evaluation evaluation = evaluate(design);
    int complete = 0;
    for (const calc::Calculator &calculator : calc::calculators())
        for (const char *object :
             {"design", "h", "row", "t", "s1", "pdu1", "example-gpu-8x", "busway", "loop"}) {
            const auto known = calc::designValues(calculator, design, evaluation, object);
            const auto outputs = calc::calculate(calculator, calc::recordOf(known));
            complete += outputs ? 1 : 0;
            const std::string refused = outputs ? std::string() : outputs.error().key;
            QVERIFY2(!std::ranges::count(known, refused, &calc::DesignValue::key),
                     (std::string(calculator.name) + " of " + object + ": " + refused).c_str());
        }
    QVERIFY(complete > 100);
}

std::unique_ptr<QObject> makeDesignValuesTest()
{
    return make<DesignValuesTest>();
}

#include "tst_designvalues.moc"
