#include "model/analysis/domains.h"
#include "tests/model/upkeepdesign.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::partIn;
using sample::q;

namespace {

Loss lossOf(const Design &design, const std::string &object, const RackId &rack = {})
{
    return clusterwright::lossOf(design, evaluate(design).results, domainOf(design, object, rack).value());
}

DomainGroup groupOf(const Design &design, DomainKind kind, const std::string &start = {})
{
    for (const DomainGroup &group : failureDomains(design, evaluate(design).results))
        if (group.kind == kind && group.name.starts_with(start))
            return group;
    return {.name = "none"};
}

/// "count racks/nodes/accelerators maintainable: reason".
QString summaryOf(const DomainGroup &group)
{
    return QString("%1 x %2/%3/%4 %5: %6")
        .arg(group.count)
        .arg(group.racks)
        .arg(group.nodes)
        .arg(group.accelerators)
        .arg(q(std::string(nameOf(group.maintainable))), q(group.reason));
}

/// All liquid cooled by one loop with its CDUs of this capacity.
Design liquidDesign(std::int64_t cdus, double kilowattEach)
{
    Design design = sample::designWithUpkeep(2);
    partIn(design, "example-gpu-8x").thermal.liquidFraction = sample::figure(0.8);
    CoolingLoop loop;
    loop.id = "loop";
    loop.name = "Loop";
    loop.rows = {"row"};
    loop.units = cdus;
    loop.unitCapacity = kilowatts(kilowattEach);
    return addCoolingLoop(std::move(design), loop).take();
}

} // namespace

class LossTest : public QObject {
    Q_OBJECT

private slots:
    void rack();
    void device();
    void feedThatOthersCarry();
    void feedThatTakesDevices();
    void overloadedSurvivor();
    void sourceAndWhatIsBelow();
    void standbyKeepsItUp();
    void rowAndHall();
    void coolingLoop();
    void coolantUnits_data();
    void coolantUnits();
    void airHandlers();
    void unknownSupplies();
    void networkSwitch();
    void noSuchThing();
    void groupsOfADesign();
    void groupsOfAlikeSources();
    void sharesOfUnknownAccelerators();
    void lossAndGroupAgree();
};

void LossTest::rack()
{
    const Design design = sample::designWithUpkeep(10);
    const RackId id = design.racks.at(2).id;
    const Loss loss = lossOf(design, id);
    QCOMPARE(loss.darkRacks, std::vector<RackId>{id});
    QVERIFY(loss.darkDevices.empty() && loss.degraded.empty() && loss.overloaded.empty());
    QCOMPARE(loss.nodes, 4);
    QCOMPARE(loss.accelerators, std::int64_t{32});
}

void LossTest::device()
{
    const Design design = sample::designWithUpkeep(2);
    const RackId second = design.racks.at(1).id;
    const Loss loss = lossOf(design, "s2", second);
    QVERIFY(loss.darkRacks.empty());
    QCOMPARE(loss.darkDevices, (std::vector<DeviceInRack>{{second, "s2"}}));
    QCOMPARE(loss.nodes, 1);
    QCOMPARE(loss.accelerators, std::int64_t{8});
    QCOMPARE(lossOf(design, "s2").darkDevices.front().rack, design.racks.front().id);
}

/// Six supplies over three feeds, four needed: two are lost with a feed.
void LossTest::feedThatOthersCarry()
{
    const Design design = sample::designWithUpkeep(2);
    const Loss loss = lossOf(design, "pdu1");
    QVERIFY(loss.darkRacks.empty() && loss.darkDevices.empty() && loss.overloaded.empty());
    QCOMPARE(loss.degraded.size(), std::size_t{4});
    QCOMPARE(loss.degraded.front().suppliesLeft, 4);
    QCOMPARE(loss.degraded.front().supplies, 6);
    QCOMPARE(summaryOf(groupOf(design, DomainKind::Feed, "Feed A")),
             QString("2 x 0/0/0 yes: feeds B, C carry its load"));
}

/// Over two feeds three of six are lost with one.
void LossTest::feedThatTakesDevices()
{
    const Design design = sample::designWithUpkeep(2, 2);
    const Loss loss = lossOf(design, "pdu1");
    QCOMPARE(loss.darkRacks, std::vector<RackId>{design.racks.front().id});
    QCOMPARE(loss.accelerators, std::int64_t{32});
    QCOMPARE(summaryOf(groupOf(design, DomainKind::Feed, "Feed A")),
             QString("2 x 1/4/32 no: 4 nodes go down"));
}

/// 40.8 kW over two feeds that are left are 20.4 kVA on each, at a power factor of 1.
void LossTest::overloadedSurvivor()
{
    Design design = sample::designWithUpkeep(1);
    std::get<FeedFacts>(partIn(design, "example-pdu-34kva").facts).continuousLimit =
        sample::figure(voltAmperes(20'000));
    const Loss loss = lossOf(design, "pdu1");
    QCOMPARE(loss.overloaded.size(), std::size_t{2});
    QCOMPARE(q(loss.overloaded.front().name), QString("B"));
    QCOMPARE(inVoltAmperes(loss.overloaded.front().load.known), 20'400.0);
    QCOMPARE(summaryOf(groupOf(design, DomainKind::Feed, "Feed A")),
             QString("1 x 0/0/0 no: feed B would carry 20.4 kVA of 20.0 kVA"));
}

void LossTest::sourceAndWhatIsBelow()
{
    const Design design = sample::withPowerChain(sample::designWithUpkeep(3));
    const Loss bus = lossOf(design, "bus-A");
    QVERIFY(bus.darkRacks.empty());
    QCOMPARE(bus.degraded.size(), std::size_t{12});
    const Loss utility = lossOf(design, "utility");
    QCOMPARE(utility.darkRacks.size(), std::size_t{3});
    QCOMPARE(utility.accelerators, std::int64_t{96});
    QCOMPARE(summaryOf(groupOf(design, DomainKind::PowerSource, "Utility")),
             QString("1 x 3/12/96 no: 12 nodes go down"));
    QVERIFY(groupOf(design, DomainKind::PowerSource, "Utility").share == 1.0);
}

void LossTest::standbyKeepsItUp()
{
    Design design = sample::withPowerChain(sample::designWithUpkeep(3));
    PowerSource generator;
    generator.id = generator.name = "generator";
    generator.standby = Answer::Yes;
    design = addPowerSource(std::move(design), generator).take();
    for (PowerSource &source : design.powerSources)
        if (source.id.starts_with("bus-"))
            source.fedBy.push_back("generator");
    QVERIFY(lossOf(design, "utility") == Loss{});
    const DomainGroup group = groupOf(design, DomainKind::PowerSource, "Utility");
    QCOMPARE(group.racks, 0);
    QVERIFY2(group.maintainable == Maintainable::Yes, group.reason.c_str());
}

void LossTest::rowAndHall()
{
    Design design = sample::designWithUpkeep(3);
    design = addRow(std::move(design), {"row-2", "Row 2", "h", 1, 5, 10, Facing::South}).take();
    design = addRacks(std::move(design), "t", "row-2", 2, "S{n}").take();
    QCOMPARE(lossOf(design, "row").darkRacks.size(), std::size_t{3});
    QCOMPARE(lossOf(design, "row-2").darkRacks.size(), std::size_t{2});
    QCOMPARE(lossOf(design, "h").accelerators, std::int64_t{160});
    QCOMPARE(summaryOf(groupOf(design, DomainKind::Row)), QString("1 x 3/12/96 no: 12 nodes go down"));
    QCOMPARE(summaryOf(groupOf(design, DomainKind::Hall)), QString("1 x 5/20/160 no: 20 nodes go down"));
}

void LossTest::coolingLoop()
{
    const Loss loss = lossOf(liquidDesign(2, 100), "loop");
    QCOMPARE(loss.darkRacks.size(), std::size_t{2});
    QCOMPARE(loss.nodes, 8);
    Design mixed = liquidDesign(2, 100);
    partIn(mixed, "example-gpu-8x").thermal.liquidFraction.reset();
    QCOMPARE(lossOf(mixed, "loop").nodes, 0);
    QCOMPARE(lossOf(mixed, "loop").unknownCount, 8); // nobody says how they are cooled
}

void LossTest::coolantUnits_data()
{
    QTest::addColumn<int>("cdus");
    QTest::addColumn<double>("capacity"); // kW each, for 8 x 10.2 kW x 0.8 = 65.28 kW
    QTest::addColumn<QString>("summary");
    QTest::newRow("the other carries it") << 2 << 66. << "2 x 0/0/0 yes: the others carry 66.0 kW of 65.3 kW";
    QTest::newRow("it does not") << 2 << 65. << "2 x 2/8/64 no: the others carry 65.0 kW of 65.3 kW";
    QTest::newRow("two of three") << 3 << 33. << "3 x 0/0/0 yes: the others carry 66.0 kW of 65.3 kW";
    QTest::newRow("there is no other") << 1 << 100. << "1 x 2/8/64 no: the others carry 0 W of 65.3 kW";
    QTest::newRow("nobody says") << 2 << -1.
                                 << "2 x 0/0/0 unknown: the others carry an unknown part of 65.3 kW";
}

void LossTest::coolantUnits()
{
    QFETCH(const int, cdus);
    QFETCH(const double, capacity);
    QFETCH(const QString, summary);
    Design design = liquidDesign(cdus, capacity);
    if (capacity < 0)
        design.coolingLoops.front().unitCapacity.reset();
    QCOMPARE(summaryOf(groupOf(design, DomainKind::CoolantUnit)), summary);
    const Loss loss =
        clusterwright::lossOf(design, evaluate(design).results, {DomainKind::CoolantUnit, "loop"});
    QCOMPARE(loss.darkRacks.size(), summary.contains(" no:") ? std::size_t{2} : std::size_t{0});
    QCOMPARE(loss.unknownCount > 0, capacity < 0);
    QVERIFY(loss.note.starts_with("The units that are left carry"));
}

void LossTest::airHandlers()
{
    Design design = sample::designWithUpkeep(2); // 81.6 kW to air
    QCOMPARE(q(groupOf(design, DomainKind::AirHandler).name), QString("none"));
    design.halls.front().air.units = 3;
    design.halls.front().air.unitCapacity = kilowatts(41);
    QCOMPARE(summaryOf(groupOf(design, DomainKind::AirHandler)),
             QString("3 x 0/0/0 yes: the others carry 82.0 kW of 81.6 kW"));
    design.halls.front().air.unitCapacity = kilowatts(40);
    QCOMPARE(summaryOf(groupOf(design, DomainKind::AirHandler)),
             QString("3 x 2/8/64 no: the others carry 80.0 kW of 81.6 kW"));
}

void LossTest::unknownSupplies()
{
    Design design = sample::designWithUpkeep(1);
    partIn(design, "example-gpu-8x").electrical.supplies.reset();
    const Loss loss = lossOf(design, "pdu1");
    QCOMPARE(loss.nodes, 0);
    QCOMPARE(loss.unknownCount, 4);
    const DomainGroup group = groupOf(design, DomainKind::Feed, "Feed A");
    QVERIFY(group.maintainable == Maintainable::Unknown);
    QVERIFY(!group.share);
    QCOMPARE(group.unknownCount, 4);
}

void LossTest::networkSwitch()
{
    Design design = sample::designWithUpkeep(2);
    PlaceRequest request = sample::at(40, "leaf");
    request.role = Role::ComputeLeaf;
    design = placePart(std::move(design), "t", sample::networkSwitch(), request).take();
    const Loss loss = lossOf(design, "leaf");
    QCOMPARE(loss.darkDevices.size(), std::size_t{1});
    QVERIFY(q(loss.note).contains("no fabric yet"));
    const DomainGroup group = groupOf(design, DomainKind::Switch);
    QCOMPARE(q(group.name), QString("Switch of role compute-leaf"));
    QCOMPARE(group.count, 2);
    QVERIFY(!group.share && group.maintainable == Maintainable::Unknown);
}

void LossTest::noSuchThing()
{
    const Design design = sample::designWithUpkeep(1);
    QVERIFY(!domainOf(design, "nothing"));
    QVERIFY(!domainOf(sample::computeRacks(4, 3, 0), "s1")); // no rack of its type stands
    QVERIFY(domainOf(design, "s1")->kind == DomainKind::Node);
    QVERIFY(domainOf(design, "pdu1")->kind == DomainKind::Feed);
}

void LossTest::groupsOfADesign()
{
    const Design design = sample::designWithUpkeep(10);
    const auto groups = failureDomains(design, evaluate(design).results);
    QStringList list;
    for (const DomainGroup &group : groups)
        list << q(std::string(nameOf(group.kind)) + " " + group.name);
    const QStringList expected{"node Example GPU 8x",
                               "rack Compute rack",
                               "rack_feed Feed A of Compute rack",
                               "rack_feed Feed B of Compute rack",
                               "rack_feed Feed C of Compute rack",
                               "row Row",
                               "hall Hall"};
    QCOMPARE(list, expected);
    QCOMPARE(groups.at(0).count, 40);
    QVERIFY(groups.at(0).share == 8.0 / 320);
    QVERIFY(groups.at(1).share == 0.1);
    QVERIFY(groups.at(2).repair == hours(24));
    QVERIFY(failureDomains(Design{}, Results{}).empty());
}

void LossTest::groupsOfAlikeSources()
{
    const Design design = sample::withPowerChain(sample::designWithUpkeep(2));
    const DomainGroup bus = groupOf(design, DomainKind::PowerSource, "Busway");
    QCOMPARE(q(bus.name), QString("Busway A and 2 alike"));
    QCOMPARE(summaryOf(bus), QString("3 x 0/0/0 yes: feeds B, C carry its load"));
    const Design two = sample::withPowerChain(sample::designWithUpkeep(2, 2), "AB");
    const DomainGroup alike = groupOf(two, DomainKind::PowerSource, "Busway");
    QCOMPARE(q(alike.name), QString("Busway A and 1 alike"));
    QCOMPARE(summaryOf(alike), QString("2 x 2/8/64 no: 8 nodes go down"));
}

void LossTest::sharesOfUnknownAccelerators()
{
    Design design = sample::designWithUpkeep(2);
    std::get<ServerFacts>(partIn(design, "example-gpu-8x").facts).acceleratorCount.reset();
    const DomainGroup group = groupOf(design, DomainKind::Rack);
    QCOMPARE(group.unknownCount, 4);
    QVERIFY(!group.share);
}

/// The table and the view count the same.
void LossTest::lossAndGroupAgree()
{
    for (const Design &design : {sample::withPowerChain(sample::designWithUpkeep(3)),
                                 sample::withPowerChain(sample::designWithUpkeep(3, 2), "AB"),
                                 liquidDesign(1, 10), liquidDesign(2, 10)})
        for (const DomainGroup &group : failureDomains(design, evaluate(design).results)) {
            const Loss loss = clusterwright::lossOf(design, evaluate(design).results, group.first);
            QCOMPARE(loss.nodes, group.nodes);
            QCOMPARE(loss.accelerators, group.accelerators);
            QCOMPARE(static_cast<int>(loss.darkRacks.size()), group.racks);
        }
}

std::unique_ptr<QObject> makeLossTest()
{
    return make<LossTest>();
}

#include "tst_loss.moc"
