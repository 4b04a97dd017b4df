// Rules about air, liquid loops, allowances and the way to the place: THM003, THM004, THM007 to THM014,
// MEC002 as shipped, MEC003 under a foot, MEC006, MEC007. Each is seen to fail, to pass, and not to be
// evaluated.
#include "tests/coolingsample.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::firstOf;
using sample::found;
using sample::partIn;
using sample::q;

class CoolingRulesTest : public QObject {
    Q_OBJECT

private slots:
    void everythingStatedPasses();
    void noLoopNoFindings();
    void inlets_data();
    void inlets();
    void inletFindingNamesDevices();
    void loops_data();
    void loops();
    void messages_data();
    void messages();
    void oneFindingForEachLoop();
    void unknownHeatNeverPasses_data();
    void unknownHeatNeverPasses();
    void heatThatNoLoopTakes();
    void rearDoorIsCredited();
    void allowances_data();
    void allowances();

private:
    /// Sorted, without the figures of parts that the changes set as estimates.
    static QStringList foundAfter(const QString &changes)
    {
        QStringList list = found(changed(sample::computeRacks(), changes));
        list.removeAll("DAT001 open");
        list.sort();
        return list;
    }
    /// "object.key=value;..." applied one after the other.
    static Design changed(Design design, const QString &changes)
    {
        for (const QString &change : changes.split(';', Qt::SkipEmptyParts)) {
            const QStringList sides = change.split('='), name = sides.at(0).split('.');
            const std::string value = sides.at(1).toStdString();
            auto result = setValue(design, name.at(0).toStdString(), name.at(1).toStdString(), value, "test");
            if (!result)
                qFatal("%s: %s", qPrintable(change), result.error().message.c_str());
            design = result.take();
        }
        return design;
    }
};

void CoolingRulesTest::everythingStatedPasses()
{
    QCOMPARE(found(sample::withLoop()), QStringList());
}

void CoolingRulesTest::noLoopNoFindings()
{
    QCOMPARE(found(sample::computeRacks()), QStringList());
    Design design = sample::computeRacks(); // a loop that cools nothing
    design = addCoolingLoop(design, {.id = "loop", .name = "Loop", .rows = {"row"}}).take();
    QCOMPARE(found(design), QStringList());
}

void CoolingRulesTest::inlets_data()
{
    QTest::addColumn<QString>("changes");
    QTest::addColumn<QStringList>("expected");
    const QString part = "example-gpu-8x.highest_inlet_c";
    QTest::newRow("at the limit") << "h.supply_c=35" << QStringList("THM004 open");
    QTest::newRow("above the limit") << "h.supply_c=35.1" << QStringList{"THM003 open", "THM004 open"};
    // 30 + 0.3 x 11.1 / 0.7 = 34.76 C with the rise that the design assumes
    QTest::newRow("warm by recirculation, within")
        << "h.supply_c=30;h.recirculation=0.3;h.rack_airflow_m3_per_s="
        << QStringList{"THM002 not_evaluated", "THM004 open"};
    // 30 + 0.35 x 11.1 / 0.65 = 35.98 C
    QTest::newRow("warm by recirculation, above")
        << "h.supply_c=30;h.recirculation=0.35;h.rack_airflow_m3_per_s="
        << QStringList{"THM002 not_evaluated", "THM003 open", "THM004 open"};
    QTest::newRow("cold") << "h.supply_c=17.9" << QStringList("THM004 open");
    QTest::newRow("at the edges of the recommended") << "h.supply_c=27" << QStringList();
    QTest::newRow("supply not stated")
        << "h.supply_c=" << QStringList{"THM003 not_evaluated", "THM004 not_evaluated"};
    QTest::newRow("recirculation not stated, cold may be warmer")
        << "h.recirculation=;h.supply_c=15" << QStringList{"THM003 not_evaluated", "THM004 not_evaluated"};
    QTest::newRow("recirculation not stated, too warm without it")
        << "h.recirculation=;h.supply_c=36" << QStringList{"THM003 open", "THM004 open"};
    QTest::newRow("no limit stated") << part + "=" << QStringList("THM003 not_evaluated");
    QTest::newRow("class instead of a limit")
        << part + "=;example-gpu-8x.inlet_class=A1;h.supply_c=26" << QStringList();
    QTest::newRow("class at an altitude: 32 - 2,100 / 300 = 25 C")
        << part + "=;example-gpu-8x.inlet_class=A1;h.supply_c=26;h.altitude_m=3000"
        << QStringList("THM003 open");
    QTest::newRow("class at an unknown altitude")
        << part + "=;example-gpu-8x.inlet_class=A1;h.altitude_m="
        << QStringList{"THM002 not_evaluated", "THM003 not_evaluated"};
}

void CoolingRulesTest::inlets()
{
    QFETCH(const QString, changes);
    QTEST(foundAfter(changes), "expected");
}

void CoolingRulesTest::inletFindingNamesDevices()
{
    const Design design = changed(sample::computeRacks(), "h.supply_c=36");
    const Finding finding = firstOf(design, "THM003");
    QCOMPARE(q(finding.message),
             QString("The inlet of 4 devices (node-1 to node-4) in Compute rack in Hall is 36.0 °C, "
                     "where 35.0 °C is the warmest."));
    QCOMPARE(finding.objects, (std::vector<std::string>{"s1", "s2", "s3", "s4", "t", "h"}));
    QCOMPARE(finding.measured, std::optional(36.0));
    QCOMPARE(finding.limit, std::optional(35.0));
}

void CoolingRulesTest::loops_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("changes");
    QTest::addColumn<QString>("state"); // empty = passes
    const auto row = [](const char *name, const char *rule, const char *changes, const char *state) {
        QTest::newRow(name) << rule << changes << state;
    };
    // 94.31 l/min needed, see CoolingTest
    row("flow: enough", "THM007", "loop.cdu_flow_m3_per_s=32 l/min", "");
    row("flow: too little", "THM007", "loop.cdu_flow_m3_per_s=31 l/min", "open");
    row("flow: higher rise", "THM007", "loop.cdu_flow_m3_per_s=31 l/min;loop.rise_k=12", "");
    row("flow: rise unknown", "THM007", "loop.rise_k=", "not_evaluated");
    row("flow: CDU flow unknown", "THM007", "loop.cdu_flow_m3_per_s=", "not_evaluated");
    // 65.28 kW on one CDU of 40 kW x approach / 4 K
    row("CDU lost: 1 x 70 kW at 7 K", "THM008", "loop.cdus=2;loop.facility_supply_c=23", "");
    row("CDU lost: 1 x 60 kW at 6 K", "THM008", "loop.cdus=2", "open");
    row("CDU lost: none left", "THM008", "loop.cdus=1;loop.cdu_capacity_w=500 kW", "open");
    row("CDU lost: approach unknown", "THM008", "loop.facility_supply_c=", "not_evaluated");
    row("CDU lost: capacity unknown", "THM008", "loop.cdu_capacity_w=", "not_evaluated");
    row("supply: 26 + 4 is 30 C", "THM009", "loop.facility_supply_c=26", "");
    row("supply: facility water too warm", "THM009", "loop.facility_supply_c=26.1", "open");
    row("supply: at the devices' limit", "THM009", "loop.supply_c=40", "");
    row("supply: above the devices' limit", "THM009", "loop.supply_c=40.1", "open");
    row("supply: facility unknown", "THM009", "loop.facility_supply_c=", "not_evaluated");
    row("supply: too warm whatever the facility", "THM009", "loop.facility_supply_c=;loop.supply_c=41",
        "open");
    row("supply: devices' limit unknown", "THM009", "example-gpu-8x.highest_coolant_c=", "not_evaluated");
    // air of 26 C and 80 %: dew point 22.28 C
    row("dew point: 2 K above", "THM010",
        "h.supply_c=26;h.relative_humidity=0.8;loop.facility_supply_c=20;loop.supply_c=24.3", "");
    row("dew point: too near", "THM010",
        "h.supply_c=26;h.relative_humidity=0.8;loop.facility_supply_c=20;loop.supply_c=24.2", "open");
    row("dew point: humidity unknown", "THM010", "h.relative_humidity=", "not_evaluated");
    row("dew point: air unknown", "THM010", "h.supply_c=", "not_evaluated");
    row("dew point: supply unknown", "THM010", "loop.supply_c=", "not_evaluated");
    // 62.99 kPa against 90 % of the head
    row("pressure: 63 kPa", "THM011", "loop.cdu_head_pa=70 kPa", "");
    row("pressure: 62.1 kPa", "THM011", "loop.cdu_head_pa=69 kPa", "open");
    row("pressure: head unknown", "THM011", "loop.cdu_head_pa=", "not_evaluated");
    row("pressure: reference flow unknown", "THM011", "loop.pipe_drop_flow_m3_per_s=", "not_evaluated");
    row("pressure: reference flow of nothing", "THM011", "loop.rack_drop_flow_m3_per_s=0", "not_evaluated");
    // 1.571792e-3 m3/s: 2.40 m/s at 28.88 mm
    row("velocity: 29 mm", "THM012", "loop.bore_m=29 mm", "");
    row("velocity: 28 mm", "THM012", "loop.bore_m=28 mm", "open");
    row("velocity: bore unknown", "THM012", "loop.bore_m=", "not_evaluated");
    row("velocity: no bore", "THM012", "loop.bore_m=0", "not_evaluated");
    // 128.02 s against 1.5 x the transfer
    row("ride-through: 1.5 x 85 s", "THM013", "loop.transfer_s=85", "");
    row("ride-through: 1.5 x 86 s", "THM013", "loop.transfer_s=86", "open");
    row("ride-through: mass unknown", "THM013", "loop.coolant_kg=", "not_evaluated");
    row("ride-through: margin unknown", "THM013", "loop.margin_k=", "not_evaluated");
}

void CoolingRulesTest::loops()
{
    QFETCH(const QString, rule);
    QFETCH(const QString, changes);
    QFETCH(const QString, state);
    const Design design = changed(sample::withLoop(), changes);
    QCOMPARE(found(design, rule.toStdString()),
             state.isEmpty() ? QStringList() : QStringList(rule + " " + state));
    if (state.isEmpty())
        return;
    const Finding finding = firstOf(design, rule.toStdString());
    QCOMPARE(finding.objects, std::vector<std::string>{"loop"});
    QVERIFY(!finding.fix.empty() && !finding.unit.empty() && finding.message.ends_with('.'));
    QCOMPARE(finding.measured.has_value() && finding.limit.has_value(), state == "open");
}

void CoolingRulesTest::messages_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("changes");
    QTest::addColumn<QString>("message");
    QTest::newRow("flow")
        << "THM007"
        << "loop.cdu_flow_m3_per_s=30 l/min"
        << "The racks of Loop need 94.3 l/min at a rise of 10.0 K; its CDUs give 90.0 l/min.";
    QTest::newRow("CDU lost")
        << "THM008"
        << "loop.cdus=2"
        << "With one CDU of Loop lost, the 1 that are left carry 60.0 kW at an approach of "
           "6.0 K; the racks give 65.3 kW.";
    QTest::newRow("supply")
        << "THM009"
        << "loop.facility_supply_c=27"
        << "The coolant supply of Loop is 30.0 °C, below the facility water with the rated "
           "approach: 31.0 °C.";
    QTest::newRow("two missing")
        << "THM012"
        << "loop.rise_k=;loop.bore_m="
        << "The temperature rise and the bore of the main pipe of Loop are not stated.";
    QTest::newRow("ride-through")
        << "THM013"
        << "loop.transfer_s=100"
        << "Loop rides through 2.1 min without pumps; they may stand for 100.0 s, and 1.5 "
           "times that is asked for.";
}

void CoolingRulesTest::messages()
{
    QFETCH(const QString, rule);
    QFETCH(const QString, changes);
    QTEST(q(firstOf(changed(sample::withLoop(), changes), rule.toStdString()).message), "message");
}

void CoolingRulesTest::oneFindingForEachLoop()
{
    CoolingLoop plan;
    plan.id = plan.name = "bare";
    plan.rows = {"row"};
    QCOMPARE(found(sample::withLoop(plan)),
             (QStringList{"THM007 not_evaluated", "THM008 not_evaluated", "THM009 not_evaluated",
                          "THM010 not_evaluated", "THM011 not_evaluated", "THM012 not_evaluated",
                          "THM013 not_evaluated"}));
}

void CoolingRulesTest::unknownHeatNeverPasses_data()
{
    QTest::addColumn<QString>("rule");
    for (const char *rule : {"THM007", "THM008", "THM011", "THM012", "THM013"})
        QTest::newRow(rule) << rule;
}

void CoolingRulesTest::unknownHeatNeverPasses()
{
    QFETCH(const QString, rule);
    Design design = sample::withLoop();
    design = placePart(design, "t", sample::networkSwitch(), sample::at(40)).take();
    partIn(design, "example-switch-64").thermal.liquidFraction.reset();
    QCOMPARE(found(design, rule.toStdString()), QStringList(rule + " not_evaluated"));
    QVERIFY(q(firstOf(design, rule.toStdString()).message).contains("≥ 65.3 kW, 2 unknown"));
}

void CoolingRulesTest::heatThatNoLoopTakes()
{
    Design design = sample::withLoop();
    design = addRow(design, {"far", "Far row", "h", 1, 6, 10, Facing::South}).take();
    QCOMPARE(found(design, "THM014"), QStringList());
    design = addRacks(design, "t", "far", 1, "F{n}").take();
    QCOMPARE(found(design, "THM014"), QStringList("THM014 open"));
    const Finding finding = firstOf(design, "THM014");
    QCOMPARE(q(finding.message),
             QString("Compute rack gives 32.6 kW of 40.8 kW to liquid, but no loop serves Far row."));
    QCOMPARE(finding.objects, (std::vector<std::string>{"t", "far"}));
    QCOMPARE(*finding.limit - *finding.measured, 32'640.0);
    partIn(design, "example-gpu-8x").thermal.liquidFraction = sample::figure(0.02);
    QCOMPARE(found(design, "THM014"), QStringList());                                      // within the 2 %
    QCOMPARE(found(sample::liquidRacks(), "THM014"), QStringList("THM014 not_evaluated")); // no loop at all
    partIn(design, "example-gpu-8x").thermal.liquidFraction.reset();
    QCOMPARE(found(design, "THM014"), QStringList("THM014 not_evaluated"));
}

void CoolingRulesTest::rearDoorIsCredited()
{
    Design design = changed(sample::computeRacks(), "h.rack_air_heat_w=20 kW");
    QCOMPARE(found(design, "THM001"), QStringList("THM001 open"));
    QCOMPARE(found(changed(design, "t.rear_door_w=20.8 kW"), "THM001"), QStringList()); // 40.8 - 20.8
    QCOMPARE(found(changed(design, "t.rear_door_w=20.7 kW"), "THM001"), QStringList("THM001 open"));
    QCOMPARE(found(changed(design, "t.rear_door_w=50 kW"), "THM001"), QStringList()); // cools the room
    partIn(design, "example-gpu-8x").electrical.max.reset();
    QCOMPARE(found(changed(design, "t.rear_door_w=50 kW"), "THM001"), QStringList("THM001 not_evaluated"));
}

void CoolingRulesTest::allowances_data()
{
    QTest::addColumn<QString>("changes");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &changes, const QStringList &expected) {
        QTest::newRow(name) << changes << expected;
    };
    // contents 4 x 130 + 3 x 10 = 550 kg; with the rack 730 kg, 182.5 kg under each foot
    row("foot: at the limit", "h.point_load_kg=182.5", {});
    row("foot: above it", "h.point_load_kg=182", {"MEC003 open"});
    row("foot: with 20 kg of cables", "h.point_load_kg=187;t.cable_mass_kg=20", {"MEC003 open"});
    row("foot: limit not stated", "h.point_load_kg=", {"MEC003 not_evaluated"});
    row("foot: said once with the floor",
        "h.point_load_kg=;h.floor_load_kg_per_m2=", {"MEC003 not_evaluated"});
    row("foot: above it, floor not stated",
        "h.point_load_kg=100;h.floor_load_kg_per_m2=", {"MEC003 not_evaluated", "MEC003 open"});
    const QString dynamic = "example-rack-48u.dynamic_load_kg=500;";
    row("rolling: not shipped full", dynamic, {});
    row("rolling: shipped full", dynamic + "t.shipping_limit_kg=1000;t.shipping_height_m=2.3",
        {"MEC002 open"});
    row("rolling: unknown rating", "t.shipping_limit_kg=1000;t.shipping_height_m=2.3", {});
    // 60 x pi x 6.5^2 / 4 mm2 = 1,991 mm2
    const QString cables = "t.cable_count=60;t.cable_diameter_m=6.5 mm;";
    row("cables: 39.8 % of 50 cm2", cables + "t.manager_area_m2=0.005", {});
    row("cables: 40.6 % of 49 cm2", cables + "t.manager_area_m2=0.0049", {"MEC006 open"});
    row("cables: area not stated", cables, {"MEC006 not_evaluated"});
    row("way: 730 kg through 2.3 m", "t.shipping_limit_kg=730;t.shipping_height_m=2.26", {});
    row("way: too heavy", "t.shipping_limit_kg=729;t.shipping_height_m=2.3", {"MEC007 open"});
    row("way: too heavy with coolant", "t.shipping_limit_kg=730;t.shipping_height_m=2.3;t.coolant_mass_kg=1",
        {"MEC007 open"});
    row("way: too high", "t.shipping_limit_kg=800;t.shipping_height_m=2.25", {"MEC007 open"});
    row("way: both", "t.shipping_limit_kg=700;t.shipping_height_m=2.25", {"MEC007 open", "MEC007 open"});
    row("way: height not stated", "t.shipping_limit_kg=800", {"MEC007 not_evaluated"});
    row("way: mass not stated", "t.shipping_height_m=2.3", {"MEC007 not_evaluated"});
}

void CoolingRulesTest::allowances()
{
    QFETCH(const QString, changes);
    QTEST(foundAfter(changes), "expected");
}

std::unique_ptr<QObject> makeCoolingRulesTest()
{
    return make<CoolingRulesTest>();
}

#include "tst_coolingrules.moc"
