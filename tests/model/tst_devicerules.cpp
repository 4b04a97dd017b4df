// Rules about supplies, air, width, balance and the library: PWR003, PWR006, PWR007, THM005, THM006, MEC005,
// MEC008, DAT003; and the quick fixes.
#include "model/analysis/supplies.h"
#include "model/checks/rule.h"
#include "model/design/arrange.h"
#include "model/design/editfixes.h"
#include "model/design/editrules.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::figure;
using sample::firstOf;
using sample::found;
using sample::partIn;
using sample::q;

class DeviceRulesTest : public QObject {
    Q_OBJECT

private slots:
    void feedBalance();
    void suppliesLeft_data();
    void suppliesLeft();
    void supplyBand_data();
    void supplyBand();
    void unknownSuppliesMakeOneFinding();
    void efficiencyOfSupplies();
    void addingAFeedIsAQuickFix();
    void airDirection();
    void turnedRoundItMovesAirTheOtherWay();
    void unknownAirDirection();
    void openUnitsOfARack();
    void centreOfGravity();
    void width();
    void widthInOpenRack();
    void library();
    void namesOfDevicesAreShort();
    void waiverOfWhatIsTooLow();
    void fillWithBlankingPanels();
    void moveOutOfTheWay();
    void noQuickFix();

private:
    static Part panel()
    {
        Part panel = sample::part("example-panel", "Panel", 1, 0.2, 0.02);
        panel.facts = ItemFacts{};
        panel.category = "blanking_panel";
        return panel;
    }
    static QStringList foundIn(const Design &design, const Library &library, const std::string &rule)
    {
        QStringList list;
        for (const Finding &finding : evaluate(design, &library).findings)
            if (finding.rule == rule)
                list << q(finding.message);
        return list;
    }
};

void DeviceRulesTest::feedBalance() // PWR003
{
    Design design = sample::computeRacks(4, 3);
    QCOMPARE(found(design, "PWR003"), QStringList());
    sample::placementIn(design, "s1").cords = {"A", "A", "A", "A", "B", "C"}; // 6.8 kW, 1.7 kW, 1.7 kW
    const Finding finding = firstOf(design, "PWR003");
    QCOMPARE(q(finding.message),
             QString("Feed A of Compute rack against the mean of its feeds and 10 % more: "
                     "17.0 kW of 15.0 kW."));
    QCOMPARE(finding.objects, (std::vector<std::string>{"pdu1", "t"}));
    QCOMPARE(finding.measured, std::optional(17'000.0));
    QVERIFY(finding.severity == Severity::Warning);
    QCOMPARE(found(setParameter(design, {"PWR003", "tol", 0.3, "a test"}).take(), "PWR003"), QStringList());
    partIn(design, "example-gpu-8x").electrical.max.reset();
    QCOMPARE(found(design, "PWR003"), QStringList("PWR003 not_evaluated"));
    QCOMPARE(found(sample::computeRacks(4, 1), "PWR003"), QStringList());
    QCOMPARE(found(sample::computeRacks(0, 3), "PWR003"), QStringList());
}

void DeviceRulesTest::suppliesLeft_data()
{
    QTest::addColumn<double>("power"); // of six supplies of 3.3 kW, four of which must live
    QTest::addColumn<QString>("message");
    QTest::newRow("as much as they give") << 13'200. << "";
    QTest::newRow("more") << 13'300.
                          << "Example GPU 8x draws 13.3 kW at most, but 4 of its 6 supplies, on which it is "
                             "said to run, are rated 13.2 kW.";
}

void DeviceRulesTest::suppliesLeft() // PWR006
{
    QFETCH(const double, power);
    Design design = sample::computeRacks(2, 3);
    partIn(design, "example-gpu-8x").electrical.max->value = watts(power);
    const Finding finding = firstOf(design, "PWR006");
    QTEST(q(finding.message), "message");
    if (power > 13'200) {
        QCOMPARE(finding.measured, std::optional(13'300.0));
        QCOMPARE(finding.limit, std::optional(13'200.0));
        QCOMPARE(finding.objects, std::vector<std::string>{"example-gpu-8x"});
        QCOMPARE(found(design, "PWR006"), QStringList("PWR006 open"));
    }
}

void DeviceRulesTest::supplyBand_data()
{
    QTest::addColumn<double>("power"); // of 19.8 kW
    QTest::addColumn<QString>("message");
    QTest::newRow("20 %") << 3960. << "";
    QTest::newRow("80 %") << 15'840. << "";
    QTest::newRow("none") << 0. << "";
    QTest::newRow("15 %") << 2970.
                          << "Example GPU 8x loads its 6 supplies to 15 % at maximum power, below 20 %.";
    QTest::newRow("90 %") << 17'820.
                          << "Example GPU 8x loads its 6 supplies to 90 % at maximum power, above 80 %.";
}

void DeviceRulesTest::supplyBand() // PWR007
{
    QFETCH(const double, power);
    Design design = sample::computeRacks(2, 3);
    partIn(design, "example-gpu-8x").electrical.max->value = watts(power);
    QTEST(q(firstOf(design, "PWR007").message), "message");
    QVERIFY(firstOf(design, "PWR007").unit == (q(firstOf(design, "PWR007").message).isEmpty() ? "" : "%"));
}

/// Titanium: 94 % at a fifth, 96 % at half, 91 % at full load; 10.2 kW on six of 3.3 kW are 51.5 %.
void DeviceRulesTest::efficiencyOfSupplies()
{
    QCOMPARE(efficiencyAt(EfficiencyGrade::Titanium, 0.5), 0.96);
    QVERIFY(std::abs(efficiencyAt(EfficiencyGrade::Titanium, 0.35) - 0.95) < 1e-12);
    QCOMPARE(efficiencyAt(EfficiencyGrade::Gold, 0.05), 0.88); // flat outside
    QVERIFY(efficiencyAt(EfficiencyGrade::Platinum, 0.5) > efficiencyAt(EfficiencyGrade::Gold, 0.5));
    Part server = sample::server();
    QVERIFY(!supplyEfficiency(server)); // its grade is not stated
    server.electrical.grade = figure(EfficiencyGrade::Titanium);
    QVERIFY(std::abs(supplyEfficiency(server).value_or(0) - (0.96 - 0.05 * (10.2 / 19.8 - 0.5) / 0.5)) <
            1e-12);
}

/// 40.8 kVA on one PDU of 34.5 kVA, then 20.4 kVA on each of two.
void DeviceRulesTest::addingAFeedIsAQuickFix() // PWR001
{
    const Design design = sample::computeRacks(4, 1);
    const Finding finding = firstOf(design, "PWR001");
    QCOMPARE(q(finding.quickFix), QString("Add another Example PDU 34.5 kVA"));
    const auto mended = applyQuickFix(design, finding, sample::library());
    QVERIFY(mended);
    QCOMPARE(evaluate(mended.value()).results.types.at("t").feeds.feeds.size(), 2u);
    QCOMPARE(found(mended.value(), "PWR001"), QStringList());
}

void DeviceRulesTest::unknownSuppliesMakeOneFinding() // PWR006, PWR007
{
    Design design = sample::computeRacks(2, 3);
    design = placePart(design, "t", sample::networkSwitch(), {}).take();
    partIn(design, "example-gpu-8x").electrical.supplies->value.rating.reset();
    partIn(design, "example-switch-64").electrical.max.reset();
    for (const char *rule : {"PWR006", "PWR007"}) {
        QCOMPARE(found(design, rule), QStringList(QString(rule) + " not_evaluated"));
        QVERIFY(q(firstOf(design, rule).message).contains("Example GPU 8x, Example Switch 64: the maximum"));
    }
}

void DeviceRulesTest::airDirection() // THM005
{
    Design design = sample::computeRacks(2, 3);
    design = placePart(design, "t", sample::networkSwitch(), {.count = 3}).take();
    QCOMPARE(found(design, "THM005"), QStringList());
    auto &direction = partIn(design, "example-switch-64").thermal.airflowDirection;
    direction->value = AirflowDirection::Passive;
    QCOMPARE(found(design, "THM005"), QStringList());
    direction->value = AirflowDirection::RearToFront; // the three are more than the two servers
    QCOMPARE(found(design, "THM005"), QStringList("THM005 open"));
    const Finding finding = firstOf(design, "THM005");
    QCOMPARE(q(finding.message),
             QString("node-1 and node-2 in Compute rack move air front to rear, the others rear to front."));
    QCOMPARE(finding.objects, (std::vector<std::string>{"s1", "s2", "t"}));
    QCOMPARE(finding.measured, std::optional(2.0));
}

void DeviceRulesTest::turnedRoundItMovesAirTheOtherWay() // THM005
{
    Part blows = sample::networkSwitch();
    blows.thermal.airflowDirection->value = AirflowDirection::RearToFront;
    PlaceRequest request;
    request.face = Face::Rear;
    Design design = placePart(sample::computeRacks(2, 3), "t", blows, request).take();
    QCOMPARE(found(design, "THM005"), QStringList());
    std::get<UnitPlace>(design.rackTypes[0].placements.back().place).face = Face::Front;
    QCOMPARE(found(design, "THM005"), QStringList("THM005 open"));
}

void DeviceRulesTest::unknownAirDirection() // THM005
{
    Design design = sample::computeRacks(1, 3);
    auto &direction = partIn(design, "example-gpu-8x").thermal.airflowDirection;
    direction.reset();
    QCOMPARE(found(design, "THM005"), QStringList()); // one device agrees with itself
    design = sample::computeRacks(4, 3);
    partIn(design, "example-gpu-8x").thermal.airflowDirection.reset();
    QCOMPARE(found(design, "THM005"), QStringList("THM005 not_evaluated"));
    QCOMPARE(q(firstOf(design, "THM005").message),
             QString("The airflow direction of 4 devices (node-1 to node-4) in Compute rack is not stated."));
    design = setValue(design, "example-gpu-8x", "airflow_direction", "rear_to_front", "as ordered").take();
    QCOMPARE(found(design, "THM005"), QStringList());
    design = setValue(design, "example-gpu-8x", "airflow_direction", "", "not ordered").take();
    QCOMPARE(found(design, "THM005"), QStringList("THM005 not_evaluated"));
    QCOMPARE(sample::refusalOf(setValue(design, "example-gpu-8x", "airflow_direction", "up", "x")),
             QString("example-gpu-8x|airflow_direction|must be one of front_to_rear, rear_to_front, "
                     "left_to_right, right_to_left, side_to_rear, passive, mixed."));
}

void DeviceRulesTest::openUnitsOfARack() // THM006
{
    Design design = sample::computeRacks(4, 3);
    const Finding finding = firstOf(design, "THM006");
    QCOMPARE(q(finding.message), QString("Compute rack has 16 U open to the front: U33 to U48."));
    QCOMPARE(finding.measured, std::optional(16.0));
    QCOMPARE(finding.objects, std::vector<std::string>{"t"});
    std::get<UnitPlace>(sample::placementIn(design, "s2").place).face = Face::Rear;
    QCOMPARE(q(firstOf(design, "THM006").message),
             QString("Compute rack has 24 U open to the front: U9 to U16, U33 to U48."));
    design = copyPlacement(sample::computeRacks(4, 3), "t", "s4", 0).take();
    QCOMPARE(found(design, "THM006"), QStringList());
    QCOMPARE(found(sample::computeRacks(0, 3), "THM006"), QStringList());    // nothing draws air
    QCOMPARE(found(sample::computeRacks(4, 3, 0), "THM006"), QStringList()); // nothing stands
    Design halves = sample::computeRacks(1, 3);
    halves = placePart(halves, "t", sample::halfSwitch(), sample::at(48)).take();
    QVERIFY(q(firstOf(halves, "THM006").message).contains("U9 to U47"));
}

void DeviceRulesTest::centreOfGravity() // MEC005
{
    Design design = sample::computeRacks(1, 0);
    QCOMPARE(found(design, "MEC005"), QStringList());
    std::get<UnitPlace>(sample::placementIn(design, "s1").place).bottom = bottomOfUnit(41);
    const Finding finding = firstOf(design, "MEC005");
    QCOMPARE(q(finding.message),
             QString("The centre of gravity of Compute rack is 1.53 m above the floor, where 1.00 m is the "
                     "limit; it tips at 14.7°, where 10.0° is the least. Its lowest unit is taken to begin "
                     "126 mm above the floor."));
    QCOMPARE(finding.limit, std::optional(1.0));
    QCOMPARE(q(finding.unit), QString("m"));
    design = setParameter(design, {"MEC005", "h_limit_m", 2, "anchored"}).take();
    QCOMPARE(found(design, "MEC005"), QStringList());
    design = setParameter(design, {"MEC005", "tip_deg", 20, "a test"}).take();
    QCOMPARE(q(firstOf(design, "MEC005").unit), QString("°"));
    QVERIFY(firstOf(design, "MEC005").measured < 20);
    partIn(design, "example-gpu-8x").size.mass.reset();
    QCOMPARE(found(design, "MEC005"), QStringList("MEC005 not_evaluated"));
    QCOMPARE(found(sample::computeRacks(0, 0), "MEC005"), QStringList());
}

void DeviceRulesTest::width() // MEC008
{
    Design design = sample::computeRacks(4, 3);
    auto &own = partIn(design, "example-gpu-8x").size.width;
    own->value = metres(0.483); // 19 inches in whole millimetres
    QCOMPARE(found(design), QStringList());
    own->value = metres(0.5);
    QCOMPARE(found(design), QStringList("MEC008 open"));
    const Finding finding = firstOf(design, "MEC008");
    QCOMPARE(q(finding.message),
             QString("4 devices (node-1 to node-4) in Compute rack are 500.0 mm wide; the "
                     "rack takes 482.6 mm."));
    QCOMPARE(finding.objects.size(), std::size_t(5));
    QCOMPARE(finding.limit, std::optional(482.6));
    own.reset();
    QCOMPARE(found(design), QStringList("MEC008 not_evaluated"));
    QCOMPARE(q(firstOf(design, "MEC008").message),
             QString("The width of 4 devices (node-1 to node-4) in Compute rack is not stated."));
}

void DeviceRulesTest::widthInOpenRack() // MEC008
{
    Part rack = sample::renamed(sample::rack(), "open-rack"),
         tray = sample::renamed(sample::server(), "tray");
    rack.pitch = tray.pitch = Pitch::OpenUnit;
    tray.size.width->value = metres(0.537);
    Design design = addRackType(sample::computeRacks(), "o", "Open rack", rack).take();
    design = placePart(design, "o", tray, {}).take();
    QCOMPARE(found(design, "MEC008"), QStringList());
    partIn(design, "tray").size.width->value = metres(0.54);
    QCOMPARE(firstOf(design, "MEC008").limit, std::optional(537.0));
}

void DeviceRulesTest::library() // DAT003
{
    const Design design = sample::computeRacks();
    Library library = sample::library();
    QCOMPARE(foundIn(design, library, "DAT003"), QStringList());
    QCOMPARE(found(design, "DAT003"), QStringList()); // without a library there is nothing to say
    library.at("example-gpu-8x").electrical.max->value = watts(11'000);
    library.at("example-gpu-8x").summary = "is no figure";
    QCOMPARE(foundIn(design, library, "DAT003"),
             QStringList("The library now gives other figures for Example GPU 8x: max_power_w."));
    const Design own = setValue(design, "example-gpu-8x", "max_power_w", 9000.0, "measured").take();
    QCOMPARE(foundIn(own, library, "DAT003"), QStringList()); // set in the design on purpose
    library.at("example-gpu-8x").version = "2";
    QCOMPARE(foundIn(own, library, "DAT003"),
             QStringList("Example GPU 8x is version 1 of its entry; the library has version 2."));
    library.erase("example-gpu-8x");
    QCOMPARE(foundIn(own, library, "DAT003"),
             QStringList("Example GPU 8x (example-gpu-8x) is not in the library any more."));
}

void DeviceRulesTest::namesOfDevicesAreShort()
{
    const Design design = sample::computeRacks(4, 0);
    std::vector<const Placement *> devices;
    QStringList texts;
    for (const Placement &placement : design.rackTypes[0].placements) {
        devices.push_back(&placement);
        texts << q(namesOfDevices(devices));
    }
    QCOMPARE(texts, (QStringList{"node-1", "node-1 and node-2", "3 devices (node-1 to node-3)",
                                 "4 devices (node-1 to node-4)"}));
}

void DeviceRulesTest::waiverOfWhatIsTooLow()
{
    Design design = sample::computeRacks(1, 2); // PWR016: 3 supplies are left of 4 that are needed
    Waiver waiver{"PWR016", "s1", "why", "me", "2026-01-31", ""};
    waiver.upTo = 3;
    QCOMPARE(found(waive(design, waiver).take(), "PWR016"), QStringList("PWR016 waived"));
    sample::placementIn(design, "s1").cords = {"A", "A", "A", "A", "B", "B"}; // 2 are left
    QCOMPARE(found(waive(design, waiver).take(), "PWR016"), QStringList("PWR016 open"));
}

void DeviceRulesTest::fillWithBlankingPanels()
{
    Design design = sample::computeRacks(3, 3);
    Library library = sample::library();
    QVERIFY(firstOf(design, "THM006").quickFix.empty()); // no panel at hand
    library.emplace("example-panel", panel());
    Finding finding;
    for (const Finding &candidate : evaluate(design, &library).findings)
        if (candidate.rule == "THM006")
            finding = candidate;
    QCOMPARE(q(finding.quickFix), QString("Fill the open units with blanking panels"));
    const auto filled = applyQuickFix(design, finding, library);
    QCOMPARE(sample::refusalOf(filled), QString("accepted"));
    QCOMPARE(found(filled.value(), "THM006"), QStringList());
    QCOMPARE(found(filled.value()), QStringList());
    QCOMPARE(rackCount(filled.value(), "t"), 1);
    QCOMPARE(evaluate(filled.value()).results.types.at("t").one.inventory.parts.at("example-panel"), 24);
    QVERIFY(checkIntegrity(filled.value()));
}

void DeviceRulesTest::moveOutOfTheWay()
{
    Design design = sample::computeRacks(2, 3);
    std::get<UnitPlace>(sample::placementIn(design, "s2").place).bottom = bottomOfUnit(8);
    const Finding finding = firstOf(design, "MEC001");
    QCOMPARE(q(finding.quickFix), QString("Move node-2 to the first free place"));
    const auto moved = applyQuickFix(design, finding, {});
    QCOMPARE(sample::refusalOf(moved), QString("accepted"));
    QCOMPARE(found(moved.value(), "MEC001"), QStringList());
}

void DeviceRulesTest::noQuickFix()
{
    const Design design = setValue(sample::computeRacks(), "h", "rack_power_w", "1 kW").take();
    const Finding finding = firstOf(design, "PWR010");
    QVERIFY(finding.quickFix.empty());
    QCOMPARE(sample::refusalOf(applyQuickFix(design, finding, {})),
             QString("PWR010|fix|has no quick fix here."));
}

std::unique_ptr<QObject> makeDeviceRulesTest()
{
    return make<DeviceRulesTest>();
}

#include "tst_devicerules.moc"
