// Rules that compare racks with the limits of their hall: PWR010, THM001, THM002, MEC003.
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::firstOf;
using sample::found;
using sample::partIn;
using sample::q;

class HallRulesTest : public QObject {
    Q_OBJECT

private slots:
    void overTheLimit_data();
    void overTheLimit();
    void limitOfTheHallIsUnknown_data();
    void limitOfTheHallIsUnknown();
    void nothingWhereNoRackStands();
    void oneFindingForAllRacksOfAType();
    void eachHallIsCheckedAlone();
    void unknownPowerIsNotEvaluated();
    void coolingTakesTheLargerHeat();
    void liquidTakesHeatFromTheAir();
    void airflowDependsOnTheAltitude_data();
    void airflowDependsOnTheAltitude();
    void footprintIsUnknown();

private:
    static Design withLimit(const std::string &key, const std::string &value, int racks = 2)
    {
        return setValue(sample::computeRacks(4, 3, racks), "h", key, value).take();
    }
};

void HallRulesTest::overTheLimit_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("enough");
    QTest::addColumn<QString>("tooLittle");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("unit");
    QTest::newRow("power") << "PWR010"
                           << "rack_power_w"
                           << "40.8 kW"
                           << "40 kW"
                           << "Maximum power of Compute rack in Hall (2 racks): 40.8 kW of 40.0 kW."
                           << "W";
    QTest::newRow("heat to air") << "THM001"
                                 << "rack_air_heat_w"
                                 << "40.8 kW"
                                 << "30 kW"
                                 << "Heat to air of Compute rack in Hall (2 racks): 40.8 kW of 30.0 kW."
                                 << "W";
    // Air of 20 C at sea level: 101,325 / (287.05 x 293.15) = 1.2041 kg/m3;
    // 40.8 kW / (1.2041 kg/m3 x 1,006 J/(kg K) x 11.1 K) = 3.0344 m3/s
    QTest::newRow("airflow")
        << "THM002"
        << "rack_airflow_m3_per_s"
        << "3.04"
        << "3"
        << "Air needed by Compute rack in Hall (2 racks) at 0 m: 10,924 m³/h of 10,800 m³/h."
        << "m³/s";
    // 730 kg over 0.8 x 1.2 m
    QTest::newRow("floor") << "MEC003"
                           << "floor_load_kg_per_m2"
                           << "761"
                           << "700"
                           << "Floor load under Compute rack in Hall (2 racks): 760 kg/m² of 700 kg/m²."
                           << "kg/m²";
}

void HallRulesTest::overTheLimit()
{
    QFETCH(const QString, rule);
    QFETCH(const QString, key);
    QFETCH(const QString, enough);
    QFETCH(const QString, tooLittle);
    const std::string id = rule.toStdString();
    QCOMPARE(found(withLimit(key.toStdString(), enough.toStdString())), QStringList());
    const Design design = withLimit(key.toStdString(), tooLittle.toStdString());
    QCOMPARE(found(design), QStringList(rule + " open"));
    const Finding finding = firstOf(design, id);
    QTEST(q(finding.message), "message");
    QTEST(q(finding.unit), "unit");
    QVERIFY(finding.measured > finding.limit);
    QVERIFY(finding.severity == Severity::Error && !finding.fix.empty());
}

void HallRulesTest::limitOfTheHallIsUnknown_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("message");
    QTest::newRow("power") << "PWR010"
                           << "rack_power_w"
                           << "The power limit of a rack in Hall is not stated.";
    QTest::newRow("heat") << "THM001"
                          << "rack_air_heat_w"
                          << "The limit of a rack's heat to air in Hall is not stated.";
    QTest::newRow("airflow") << "THM002"
                             << "rack_airflow_m3_per_s"
                             << "The air supplied to a rack in Hall is not stated.";
    QTest::newRow("floor") << "MEC003"
                           << "floor_load_kg_per_m2"
                           << "The floor load limit of Hall is not stated.";
}

void HallRulesTest::limitOfTheHallIsUnknown()
{
    QFETCH(const QString, rule);
    QFETCH(const QString, key);
    Design design = withLimit(key.toStdString(), "");
    design = addRackType(design, "u", "Other rack", sample::rack()).take();
    design = addRacks(design, "u", "row", 1, "O{n}").take(); // another type, yet one finding
    QCOMPARE(found(design), QStringList(rule + " not_evaluated"));
    const Finding finding = firstOf(design, rule.toStdString());
    QTEST(q(finding.message), "message");
    QCOMPARE(finding.objects, std::vector<std::string>{"h"});
}

void HallRulesTest::nothingWhereNoRackStands()
{
    Design design = sample::computeRacks(4, 3, 0);
    design.halls.front().limits = {};
    QCOMPARE(found(design), QStringList());
}

void HallRulesTest::oneFindingForAllRacksOfAType()
{
    const Design design = withLimit("rack_power_w", "10 kW", 3);
    QCOMPARE(found(design), QStringList("PWR010 open"));
    std::vector<std::string> objects{"t", "h"};
    for (const Rack &rack : design.racks)
        objects.push_back(rack.id);
    QCOMPARE(firstOf(design, "PWR010").objects, objects);
    QVERIFY(q(firstOf(withLimit("rack_power_w", "10 kW", 1), "PWR010").message).contains("in Hall (R1): "));
}

void HallRulesTest::eachHallIsCheckedAlone()
{
    Design design = withLimit("rack_power_w", "10 kW", 1);
    design = addHall(design, {"h2", "Hall 2", 5, 5, sample::wideLimits(), sample::coolAir()}).take();
    design = addRow(design, {"row2", "Row 2", "h2", 0, 0, 5}).take();
    design = addRacks(design, "t", "row2", 1, "X").take();
    QCOMPARE(found(design), QStringList("PWR010 open"));
    QVERIFY(q(firstOf(design, "PWR010").message).contains("in Hall (R1): "));
    design = setValue(design, "h2", "rack_power_w", "11 kW").take();
    QCOMPARE(found(design), (QStringList{"PWR010 open", "PWR010 open"}));
}

void HallRulesTest::unknownPowerIsNotEvaluated()
{
    Design design = withLimit("rack_power_w", "100 kW");
    partIn(design, "example-gpu-8x").electrical.max.reset();
    QCOMPARE(found(design, "PWR010"), QStringList("PWR010 not_evaluated"));
    QCOMPARE(q(firstOf(design, "PWR010").message),
             QString("Maximum power of Compute rack in Hall (2 racks): 4 unknown of 100.0 kW."));
    QCOMPARE(found(design, "THM001"), QStringList("THM001 not_evaluated"));
    QCOMPARE(found(design, "THM002"), QStringList("THM002 not_evaluated"));
    partIn(design, "example-gpu-8x").size.mass.reset();
    QCOMPARE(found(design, "MEC003"), QStringList("MEC003 not_evaluated"));
}

void HallRulesTest::coolingTakesTheLargerHeat()
{
    Design design = withLimit("rack_air_heat_w", "42 kW");
    QCOMPARE(found(design, "THM001"), QStringList());
    partIn(design, "example-gpu-8x").thermal.publishedHeat = sample::figure(watts(11'000));
    QCOMPARE(firstOf(design, "THM001").measured, std::optional(44'000.0));
    partIn(design, "example-gpu-8x").thermal.publishedHeat = sample::figure(watts(5'000));
    QCOMPARE(found(design, "THM001"), QStringList());
}

void HallRulesTest::liquidTakesHeatFromTheAir()
{
    Design design = withLimit("rack_air_heat_w", "20 kW");
    QCOMPARE(found(design, "THM001"), QStringList("THM001 open"));
    partIn(design, "example-gpu-8x").thermal.liquidFraction->value = 0.8;
    QCOMPARE(found(design, "THM001"), QStringList());
    partIn(design, "example-gpu-8x").thermal.liquidFraction.reset();
    QCOMPARE(found(design, "THM001"), QStringList("THM001 not_evaluated"));
}

void HallRulesTest::airflowDependsOnTheAltitude_data()
{
    QTest::addColumn<QString>("supplied"); // m3/s; 3.035 are needed at sea level
    QTest::addColumn<QString>("altitude");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("enough at sea level") << "3.2"
                                         << "0" << QStringList();
    QTest::newRow("not at 1,500 m") << "3.2"
                                    << "1500" << QStringList("THM002 open");
    QTest::newRow("enough at 1,500 m") << "3.64"
                                       << "1500" << QStringList();
    QTest::newRow("unknown altitude") << "3.2"
                                      << "" << QStringList("THM002 not_evaluated");
    QTest::newRow("too little at any altitude") << "3"
                                                << "" << QStringList{"THM002 open", "THM002 not_evaluated"};
}

void HallRulesTest::airflowDependsOnTheAltitude()
{
    QFETCH(const QString, supplied);
    QFETCH(const QString, altitude);
    Design design = withLimit("rack_airflow_m3_per_s", supplied.toStdString());
    design = setValue(design, "h", "altitude_m", altitude.toStdString()).take();
    QTEST(found(design), "expected");
}

void HallRulesTest::footprintIsUnknown()
{
    Design design = withLimit("floor_load_kg_per_m2", "2000");
    std::get<RackFacts>(partIn(design, "example-rack-48u").facts).outerDepth.reset();
    QCOMPARE(found(design), QStringList("MEC003 not_evaluated"));
}

std::unique_ptr<QObject> makeHallRulesTest()
{
    return make<HallRulesTest>();
}

#include "tst_hallrules.moc"
