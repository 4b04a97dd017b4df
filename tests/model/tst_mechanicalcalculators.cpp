#include "model/calculators/mechanical.h"
#include "tests/model/calculatorhelpers.h"
#include "tests/runner.h"

#include <numbers>

using namespace clusterwright;
using calc::List;
using calc::Record;
using sample::isTrue;
using sample::numberOf;

/// Figures of publications where a comment says so; the rest are closed forms worked out by hand.
class MechanicalCalculatorsTest : public QObject {
    Q_OBJECT

private slots:
    void floorLoads();
    void rackMasses();
    void centresOfGravity();
    void trayFills();
    void units();
    void tipAngles();
};

/// NVIDIA DGX GB200 NVL72: 1.36 t on 600 x 1068 mm.
void MechanicalCalculatorsTest::floorLoads()
{
    const Record inputs{{"mass_kg", 1360}, {"width_m", 0.6}, {"depth_m", 1.068}};
    COMPARE_NEAR(numberOf("mechanical.floor_load", inputs, "floor_load_kg_per_m2"), 2122.34707, 1e-8);
    COMPARE_NEAR(numberOf("mechanical.floor_load", inputs, "pressure_kpa"), 20.8131149, 1e-8);
    QCOMPARE(numberOf("mechanical.floor_load", inputs, "mass_per_foot_kg"), 340.0);
}

void MechanicalCalculatorsTest::rackMasses()
{
    Record inputs{
        {"empty_kg", 150},
        {"items", List{Record{{"count", 6}, {"mass_kg", 120}}, Record{{"count", 2}, {"mass_kg", 15}}}},
        {"cables_kg", 50},
        {"static_capacity_kg", 1000},
        {"required_margin", 0.05}};
    QCOMPARE(numberOf("mechanical.rack_mass", inputs, "total_kg"), 950.0);
    QVERIFY(isTrue("mechanical.rack_mass", inputs, "ok")); // at the limit
    inputs.set("required_margin", 0.1);
    QVERIFY(!isTrue("mechanical.rack_mass", inputs, "ok"));
    inputs.set("items", List{});
    QCOMPARE(numberOf("mechanical.rack_mass", inputs, "utilisation"), 0.2);
}

void MechanicalCalculatorsTest::centresOfGravity()
{
    const Record item{{"height_u", 8}, {"mass_kg", 130.45}};
    Record inputs{
        {"empty_kg", 150}, {"empty_cog_m", 1.05}, {"first_u", 3}, {"items", List{item, item, item, item}}};
    COMPARE_NEAR(numberOf("mechanical.center_of_gravity", inputs, "cog_m"), 0.855897857, 1e-8);
    COMPARE_NEAR(numberOf("mechanical.center_of_gravity", inputs, "total_kg"), 671.8, 1e-12);
    inputs.set("items", List{});
    QCOMPARE(numberOf("mechanical.center_of_gravity", inputs, "cog_m"), 1.05);
    QCOMPARE(inMetres(middleOfUnits(1, 2, metres(0.05), metres(0.1))), 0.15);
}

void MechanicalCalculatorsTest::trayFills()
{
    Record inputs{{"cables", List{Record{{"count", 64}, {"diameter_mm", 3}},
                                  Record{{"count", 16}, {"diameter_mm", 7.5}}}},
                  {"tray_width_mm", 100},
                  {"tray_height_mm", 50}};
    COMPARE_NEAR(numberOf("mechanical.tray_fill", inputs, "fill"), 0.231849538, 1e-8);
    QVERIFY(isTrue("mechanical.tray_fill", inputs, "ok"));
    inputs.set("cables", List{Record{{"count", 1}, {"diameter_mm", 20}}});
    inputs.set("tray_width_mm", 20);
    inputs.set("tray_height_mm", 20);
    inputs.add("fill_limit", std::numbers::pi / 4);
    QVERIFY(isTrue("mechanical.tray_fill", inputs, "ok")); // at the limit
    inputs.set("fill_limit", std::numbers::pi / 4 - 1e-6);
    QVERIFY(!isTrue("mechanical.tray_fill", inputs, "ok"));
}

void MechanicalCalculatorsTest::units()
{
    Record inputs{{"rack_u", 48}, {"items_u", List{8, 8, 8, 8, 1, 1, 1, 2}}};
    QCOMPARE(numberOf("mechanical.u_space", inputs, "free_u"), 11.0);
    inputs.set("rack_u", 36);
    QCOMPARE(numberOf("mechanical.u_space", inputs, "free_u"), -1.0);
    QVERIFY(!isTrue("mechanical.u_space", inputs, "ok"));
}

void MechanicalCalculatorsTest::tipAngles()
{
    COMPARE_NEAR(tipDegrees(metres(0.25), metres(1.6)), 8.880659151, 1e-9);
    Record inputs{{"cog_m", 1}, {"half_base_m", 1}, {"required_deg", 45}};
    QVERIFY(isTrue("mechanical.tip_angle", inputs, "ok")); // at the limit
    inputs.set("required_deg", 45.001);
    QVERIFY(!isTrue("mechanical.tip_angle", inputs, "ok"));
}

std::unique_ptr<QObject> makeMechanicalCalculatorsTest()
{
    return make<MechanicalCalculatorsTest>();
}

#include "tst_mechanicalcalculators.moc"
