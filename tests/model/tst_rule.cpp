#include "model/checks/rule.h"
#include "model/design/editrules.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::firstOf;
using sample::found;
using sample::partIn;
using sample::q;

class RuleTest : public QObject {
    Q_OBJECT

private slots:
    void goodDesignHasNoFindings();
    void estimates();
    void names_data();
    void names();
    void overlap();
    void sticksOut();
    void mass_data();
    void mass();
    void depth_data();
    void depth();
    void normalLoad_data();
    void normalLoad();
    void feedLost();
    void noFeed();
    void powerKnown();
    void cordsOfAType();
    void cordsOfARack();
    void oneCord();
    void publishedHeat_data();
    void publishedHeat();
    void waiverIsOfOneRuleAndObject();
    void waiverGoesNoFurtherThanItSays();
    void waiverDoesNotCoverWhatIsNotEvaluated();

private:
    static Design moved(Design design, const std::string &id, int unit) // as no edit does, but a file may
    {
        std::get<UnitPlace>(sample::placementIn(design, id).place).bottom = bottomOfUnit(unit);
        return design;
    }
    static FeedFacts &feedIn(Design &design)
    {
        return std::get<FeedFacts>(partIn(design, "example-pdu-34kva").facts);
    }
};

void RuleTest::goodDesignHasNoFindings()
{
    QCOMPARE(found(sample::computeRacks(4, 3, 3)), QStringList());
}

void RuleTest::estimates() // DAT001
{
    Design design = sample::computeRacks();
    partIn(design, "example-gpu-8x").size.mass->kind = FigureKind::Estimate;
    partIn(design, "example-gpu-8x").size.depth->kind = FigureKind::Estimate;
    partIn(design, "example-gpu-8x").electrical.max->source.clear();
    const Finding unsourced = firstOf(design, "DAT001");
    QCOMPARE(q(unsourced.message), QString("Example GPU 8x has figures without a source: max_power_w."));
    const auto findings = evaluate(design).findings;
    const Finding finding = *(std::ranges::find(findings, "DAT001", &Finding::rule) + 1);
    QCOMPARE(q(finding.message), QString("Example GPU 8x rests on 2 estimates: depth_m, mass_kg."));
    QCOMPARE(finding.measured, std::optional(2.0));
    QCOMPARE(finding.objects, std::vector<std::string>{"example-gpu-8x"});
    QCOMPARE(found(design), (QStringList{"DAT001 open", "DAT001 open"}));
}

void RuleTest::names_data()
{
    QTest::addColumn<QStringList>("set"); // object, name, object, name
    QTest::addColumn<QString>("message");
    QTest::newRow("different") << QStringList{"r1", "A", "r2", "B"} << "";
    QTest::newRow("two racks") << QStringList{"r1", "A", "r2", "A"} << "Two racks are named A.";
    QTest::newRow("two rack types") << QStringList{"u", "Compute rack"}
                                    << "Two rack types are named Compute rack.";
    QTest::newRow("two halls") << QStringList{"h2", "Hall"} << "Two halls are named Hall.";
    QTest::newRow("two rows") << QStringList{"row2", "Row"} << "Two rows are named Row.";
    QTest::newRow("two things in a rack")
        << QStringList{"s1", "x", "s2", "x"} << "Two things in Compute rack are named x.";
    QTest::newRow("one name in two types") << QStringList{"s1", "x", "o", "x"} << "";
    QTest::newRow("one name when expanded") << QStringList{"r1", "A", "r2", "A-1", "s1", "1-x", "s2", "x"}
                                            << "Two devices are named A-1-x: one in rack A, one in rack A-1.";
    QTest::newRow("alike when expanded, but not the same")
        << QStringList{"r1", "A", "r2", "A-1", "s1", "1-x", "s2", "y"} << "";
}

void RuleTest::names() // DAT002
{
    QFETCH(const QStringList, set);
    QFETCH(const QString, message);
    Design design = sample::computeRacks(2, 3, 2);
    design.racks.at(0).id = "r1";
    design.racks.at(1).id = "r2";
    design = addRackType(design, "u", "Other", sample::rack()).take();
    design = placePart(design, "u", sample::server(), sample::at(1, "o")).take();
    design = addHall(design, {"h2", "Hall 2", 5, 5}).take();
    design = addRow(design, {"row2", "Row 2", "h2", 0, 0, 5}).take();
    for (int i = 0; i < set.size(); i += 2)
        design = setValue(design, set.at(i).toStdString(), "name", set.at(i + 1).toStdString()).take();
    QCOMPARE(q(firstOf(design, "DAT002").message), message);
    QCOMPARE(found(design, "DAT002").size(), message.isEmpty() ? 0 : 1);
}

void RuleTest::overlap() // MEC001
{
    QCOMPARE(found(moved(sample::computeRacks(2), "s2", 9), "MEC001"), QStringList());
    const Design design = moved(sample::computeRacks(2), "s2", 8);
    QCOMPARE(found(design), QStringList("MEC001 open"));
    const Finding finding = firstOf(design, "MEC001");
    QCOMPARE(q(finding.message), QString("node-2 overlaps node-1 at U8 of Compute rack."));
    QCOMPARE(finding.objects, (std::vector<std::string>{"s2", "s1", "t"}));
    Design shared = design;
    std::get<UnitPlace>(sample::placementIn(shared, "s1").place).face = Face::Front;
    QCOMPARE(found(shared), QStringList("MEC001 open"));
    std::get<UnitPlace>(sample::placementIn(shared, "s2").place).face = Face::Rear;
    QCOMPARE(found(shared, "MEC001"), QStringList());
    QCOMPARE(found(moved(moved(sample::computeRacks(3), "s2", 1), "s3", 1), "MEC001").size(), 3);
}

void RuleTest::sticksOut() // MEC001
{
    QCOMPARE(found(moved(sample::computeRacks(1), "s1", 41)), QStringList());
    QCOMPARE(found(moved(sample::computeRacks(1), "s1", 42)), QStringList("MEC001 open"));
    QCOMPARE(found(moved(sample::computeRacks(1), "s1", 0)), QStringList("MEC001 open"));
}

void RuleTest::mass_data()
{
    QTest::addColumn<double>(
        "kilogram"); // of each of two servers; two PDUs are 20 kg; 0.9 x 1,500 kg are allowed
    QTest::addColumn<bool>("limitIsKnown");
    QTest::addColumn<QString>("message");
    const QString start = "Contents of Compute rack against the static load less 10 %: ";
    QTest::newRow("at the limit") << 665.0 << true << QString();
    QTest::newRow("over") << 700.0 << true << start + "1,420 kg of 1,350 kg.";
    QTest::newRow("over by less than is shown")
        << 665.1 << true << start + "1,350 kg of 1,350 kg (over by 0.2 kg).";
    QTest::newRow("unknown mass") << -1.0 << true << start + "≥ 20.0 kg, 2 unknown of 1,350 kg.";
    QTest::newRow("unknown limit") << 100.0 << false << start + "220.0 kg of an unknown limit.";
}

void RuleTest::mass() // MEC002
{
    QFETCH(const double, kilogram);
    QFETCH(const bool, limitIsKnown);
    QFETCH(const QString, message);
    Design design = sample::computeRacks(2, 2);
    auto &mass = partIn(design, "example-gpu-8x").size.mass;
    mass = kilogram < 0 ? std::nullopt : std::optional(sample::figure(kilograms(kilogram)));
    if (!limitIsKnown)
        std::get<RackFacts>(partIn(design, "example-rack-48u").facts).staticLoad.reset();
    const Finding finding = firstOf(design, "MEC002");
    QCOMPARE(q(finding.message), message);
    if (message.isEmpty())
        return;
    QCOMPARE(finding.state == FindingState::Open,
             message.contains("1,350 kg of") || message.contains("1,420"));
    QCOMPARE(finding.limit.has_value(), limitIsKnown);
    QCOMPARE(q(finding.unit), QString("kg"));
    QCOMPARE(finding.objects, std::vector<std::string>{"t"});
}

void RuleTest::depth_data()
{
    QTest::addColumn<double>("own"); // metres, without 0.15 m for cables
    QTest::addColumn<double>("rack");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("message");
    QTest::newRow("fits") << 0.9 << 1.1 << ""
                          << "";
    QTest::newRow("to the millimetre, though the sum is rounded up") << 0.804 << 0.954 << ""
                                                                     << "";
    QTest::newRow("too deep") << 0.951 << 1.1 << "open"
                              << "node-1 in Compute rack needs 1,101 mm with cables, has 1,100 mm.";
    QTest::newRow("unknown depth") << -1.0 << 1.1 << "not_evaluated"
                                   << "node-1 in Compute rack needs an unknown depth, has 1,100 mm.";
    QTest::newRow("unknown rack") << 0.5 << -1.0 << "not_evaluated"
                                  << "node-1 in Compute rack needs 650 mm with cables, has an unknown depth.";
}

void RuleTest::depth() // MEC004; zero-U PDUs have no depth to check
{
    QFETCH(const double, own);
    QFETCH(const double, rack);
    QFETCH(const QString, state);
    Design design = sample::computeRacks(1);
    const auto known = [](double metre) {
        return metre < 0 ? std::nullopt : std::optional(sample::figure(metres(metre)));
    };
    partIn(design, "example-gpu-8x").size.depth = known(own);
    partIn(design, "example-pdu-34kva").size.depth.reset();
    std::get<RackFacts>(partIn(design, "example-rack-48u").facts).mountingDepth = known(rack);
    const Finding finding = firstOf(design, "MEC004");
    QTEST(q(finding.message), "message");
    QCOMPARE(found(design), state.isEmpty() ? QStringList() : QStringList("MEC004 " + state));
    QVERIFY(state.isEmpty() || finding.unit == "mm");
}

void RuleTest::normalLoad_data()
{
    QTest::addColumn<double>("limit"); // VA; each feed carries 13.6 kVA
    QTest::addColumn<bool>("powerIsKnown");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("message");
    QTest::newRow("at the limit") << 13'600. << true << ""
                                  << "";
    QTest::newRow("over") << 13'000. << true << "open"
                          << "Feed A of Compute rack: 13.6 kVA of 13.0 kVA.";
    QTest::newRow("over by less than is shown")
        << 13'599. << true << "open"
        << "Feed A of Compute rack: 13.6 kVA of 13.6 kVA (over by 1 VA).";
    QTest::newRow("unknown limit") << -1. << true << "not_evaluated"
                                   << "Feed A of Compute rack: 13.6 kVA of an unknown limit.";
    QTest::newRow("unknown power") << 34'500. << false << "not_evaluated"
                                   << "Feed A of Compute rack: 4 unknown of 34.5 kVA.";
}

void RuleTest::normalLoad() // PWR001
{
    QFETCH(const double, limit);
    QFETCH(const bool, powerIsKnown);
    QFETCH(const QString, state);
    Design design = sample::computeRacks(4, 3);
    auto &own = feedIn(design).continuousLimit;
    own = limit < 0 ? std::nullopt : std::optional(sample::figure(voltAmperes(limit)));
    if (!powerIsKnown)
        partIn(design, "example-gpu-8x").electrical.max.reset();
    QTEST(q(firstOf(design, "PWR001").message), "message");
    QCOMPARE(found(design, "PWR001").count("PWR001 " + state), state.isEmpty() ? 0 : 3);
    if (state == "open") {
        QCOMPARE(firstOf(design, "PWR001").measured, std::optional(13'600.0));
        QCOMPARE(firstOf(design, "PWR001").limit, std::optional(limit));
        QCOMPARE(firstOf(design, "PWR001").objects, (std::vector<std::string>{"pdu1", "t"}));
    }
}

void RuleTest::feedLost() // PWR002
{
    Design design = sample::computeRacks(4, 3);
    feedIn(design).continuousLimit->value = voltAmperes(20'000);
    QCOMPARE(found(design), (QStringList{"PWR002 open", "PWR002 open", "PWR002 open"}));
    const Finding finding = firstOf(design, "PWR002");
    QCOMPARE(q(finding.message), QString("Feed A of Compute rack with feed B lost: 20.4 kVA of 20.0 kVA."));
    QCOMPARE(q(finding.unit), QString("VA"));
    feedIn(design).continuousLimit.reset();
    QCOMPARE(found(design, "PWR002").count("PWR002 not_evaluated"), 3);
    QCOMPARE(found(sample::computeRacks(1, 1), "PWR002"), QStringList()); // a single feed inherits nothing
}

void RuleTest::noFeed() // PWR001, PWR002
{
    const QStringList expected{"PWR001 not_evaluated", "PWR002 not_evaluated"};
    QCOMPARE(found(sample::computeRacks(1, 0)), expected);
    QCOMPARE(found(sample::computeRacks(0, 0)), QStringList());
    Design unknown = sample::computeRacks(1, 0);
    partIn(unknown, "example-gpu-8x").electrical.max.reset();
    QCOMPARE(found(unknown).mid(0, 2), expected);
}

void RuleTest::powerKnown() // PWR012
{
    Design design = sample::computeRacks(2);
    partIn(design, "example-gpu-8x").electrical.max.reset();
    QCOMPARE(found(design, "PWR012"), (QStringList{"PWR012 open", "PWR012 open"}));
    const Finding finding = firstOf(design, "PWR012");
    QCOMPARE(q(finding.message),
             QString("The maximum power of node-1 (Example GPU 8x) in Compute rack is not known."));
    QCOMPARE(finding.objects, (std::vector<std::string>{"s1", "t", "example-gpu-8x"}));
}

void RuleTest::cordsOfAType() // PWR016
{
    QCOMPARE(found(sample::computeRacks(1, 3)), QStringList()); // 2 of 6 cords on each: 4 are left
    const Design design = sample::computeRacks(1, 2);
    QCOMPARE(found(design), QStringList("PWR016 open"));
    const Finding finding = firstOf(design, "PWR016");
    QCOMPARE(
        q(finding.message),
        QString(
            "node-1 in Compute rack has 3 of 6 cords on feed A; without it 3 are live and 4 are needed."));
    QCOMPARE(finding.measured, std::optional(3.0));
    QCOMPARE(finding.limit, std::optional(4.0));
    QCOMPARE(q(finding.unit), QString("supplies"));
    Design single = design; // without redundancy there is nothing to spread
    partIn(single, "example-gpu-8x").electrical.supplies->value = {1, 1, {}};
    QCOMPARE(found(single, "PWR016"), QStringList());
    partIn(single, "example-gpu-8x").electrical.supplies.reset();
    QCOMPARE(found(single, "PWR016"), QStringList());
}

void RuleTest::cordsOfARack() // PWR016
{
    Design design = sample::computeRacks(1, 3, 2);
    const std::string rack = design.racks.at(1).id;
    design = setValue(design, rack, "feed_source.A", "UPS 1").take();
    QCOMPARE(found(design), QStringList());
    design = setValue(design, rack, "feed_source.B", "UPS 1").take();
    QCOMPARE(found(design), QStringList("PWR016 open"));
    const Finding finding = firstOf(design, "PWR016");
    QCOMPARE(q(finding.message),
             QString("node-1 in R2 has 4 of 6 cords on UPS 1; without it 2 are live and 4 are needed."));
    QCOMPARE(finding.objects, (std::vector<std::string>{rack, "s1"}));
}

void RuleTest::oneCord() // PWR019
{
    Design design = sample::computeRacks(2);
    QCOMPARE(found(design, "PWR019"), QStringList());
    partIn(design, "example-gpu-8x").electrical.supplies->value = {1, 1, {}};
    QCOMPARE(found(design, "PWR019"), (QStringList{"PWR019 open", "PWR019 open"}));
    QCOMPARE(
        q(firstOf(design, "PWR019").message),
        QString("node-1 (Example GPU 8x) in Compute rack has one power supply; it goes down with its feed."));
    partIn(design, "example-gpu-8x").electrical.supplies.reset(); // unknown is not one
    QCOMPARE(found(design, "PWR019"), QStringList());
}

void RuleTest::publishedHeat_data()
{
    QTest::addColumn<double>("heat");
    QTest::addColumn<QString>("message");
    QTest::newRow("equal") << 10200.0 << "";
    QTest::newRow("5 % more") << 10710.0 << "";
    QTest::newRow("DGX H100")
        << 11299.9 << "Example GPU 8x publishes 11.3 kW of heat, but 10.2 kW of maximum power: 10.8 % more.";
    QTest::newRow("half")
        << 5100.0 << "Example GPU 8x publishes 5.1 kW of heat, but 10.2 kW of maximum power: 50.0 % less.";
}

void RuleTest::publishedHeat() // THM015
{
    QFETCH(const double, heat);
    QFETCH(const QString, message);
    Design design = sample::computeRacks(1);
    QCOMPARE(found(design, "THM015"), QStringList()); // none is published
    partIn(design, "example-gpu-8x").thermal.publishedHeat = sample::figure(watts(heat));
    QCOMPARE(found(design, "THM015").size(), message.isEmpty() ? 0 : 1);
    if (!message.isEmpty())
        QCOMPARE(q(firstOf(design, "THM015").message), message);
    partIn(design, "example-gpu-8x").electrical.max.reset(); // nothing to compare with
    QCOMPARE(found(design, "THM015"), QStringList());
}

void RuleTest::waiverIsOfOneRuleAndObject()
{
    const Design design = sample::computeRacks(2, 2); // PWR016 for s1 and s2
    const auto waived = [&](const char *rule, const char *object) {
        return found(waive(design, {rule, object, "why", "me", "2026-01-31", ""}).take());
    };
    const QStringList open{"PWR016 open", "PWR016 open"};
    QCOMPARE(waived("PWR016", "s2"), (QStringList{"PWR016 open", "PWR016 waived"}));
    QCOMPARE(waived("PWR016", "t"), (QStringList{"PWR016 waived", "PWR016 waived"}));
    QCOMPARE(waived("PWR016", "pdu1"), open);
    QCOMPARE(waived("PWR002", "s2"), open);
    QCOMPARE(waived("PWR016", "s"), open);
}

void RuleTest::waiverGoesNoFurtherThanItSays()
{
    Design design = sample::computeRacks(4, 3);
    feedIn(design).continuousLimit = sample::figure(voltAmperes(20'000)); // 20.4 kW with one feed lost
    Waiver waiver{"PWR002", "t", "short of one server", "me", "2026-01-31", ""};
    waiver.upTo = 20'400;
    design = waive(design, waiver).take();
    QCOMPARE(found(design, "PWR002"), (QStringList{"PWR002 waived", "PWR002 waived", "PWR002 waived"}));
    design = placePart(design, "t", sample::networkSwitch(), {}).take(); // 1.7 kW more
    QVERIFY(found(design, "PWR002").contains("PWR002 open"));
    waiver.upTo = 25'000;
    QVERIFY(!found(waive(design, waiver).take(), "PWR002").contains("PWR002 open"));
    waiver.upTo = std::numeric_limits<double>::infinity();
    QVERIFY(!waive(design, waiver));
}

void RuleTest::waiverDoesNotCoverWhatIsNotEvaluated()
{
    const Design design = sample::computeRacks(1, 0);
    QCOMPARE(found(waive(design, {"PWR001", "t", "why", "me", "2026-01-31", ""}).take(), "PWR001"),
             QStringList("PWR001 not_evaluated"));
}

std::unique_ptr<QObject> makeRuleTest()
{
    return make<RuleTest>();
}

#include "tst_rule.moc"
