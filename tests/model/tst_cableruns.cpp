#include "model/analysis/cableruns.h"
#include "model/design/arrange.h"
#include "tests/model/cabled.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;

namespace {

constexpr double rate = 50e9; // bytes per second: 400 Gb/s

/// A network between devices of the design, made by hand: placements 0 and 1 are the nodes, 2 is the leaf.
struct Wires {
    Design design;
    Fabric fabric = {};
    FabricNetwork network = {};

    std::int32_t add(std::int32_t rack, std::int32_t placement)
    {
        network.devices.push_back(
            {.rack = rack, .placement = placement, .tier = placement == 2 ? Tier::Leaf : Tier::Endpoint});
        return static_cast<std::int32_t>(network.devices.size()) - 1;
    }
    FabricLink &join(std::int32_t a, std::int32_t aPort, std::int32_t z, std::int32_t zPort)
    {
        return network.links.emplace_back(
            FabricLink{.a = {.device = a, .port = aPort}, .z = {.device = z, .port = zPort}, .rate = rate});
    }
    CableResults run() const { return computeCables(design, fabric, network); }
};

/// One link from node n1 of the first rack to the leaf of another.
Wires oneLink(Design design, std::int32_t toRack = 1)
{
    Wires wires{std::move(design)};
    const auto node = wires.add(0, 0), leaf = wires.add(toRack, 2);
    wires.join(node, 0, leaf, 0);
    return wires;
}

Rack &rackAt(Design &design, std::size_t index, const char *row, double x, double y)
{
    Rack &rack = design.racks.at(index);
    rack.row = row;
    rack.x = x;
    rack.y = y;
    return rack;
}

/// Of the first run: "dac 3", "none", "unknown".
QString choiceOf(const Wires &wires)
{
    const CableRun run = wires.run().runs.at(0);
    if (run.needed < 0)
        return "unknown";
    if (run.medium < 0)
        return "none";
    return q(wires.design.media.at(static_cast<std::size_t>(run.medium)).id) + " " +
           QString::number(static_cast<double>(run.ordered));
}

} // namespace

class CableRunsTest : public QObject {
    Q_OBJECT

private slots:
    void lengths_data();
    void lengths();
    void turnedRackCountsFromItsMiddle();
    void stock_data();
    void stock();
    void reachIncludesItsEnd();
    void aMoveChangesLengthAndMedium();
    void forms_data();
    void forms();
    void cages_data();
    void cages();
    void linkByHandNamesLengthAndMedium();
    void twinCableTakesTwoLinks();
    void twinCableIsNotSharedWithAnotherMedium();
    void moduleOfEachCageAndPowerOfEachEnd();
    void powerThatNobodyStates();
    void backplaneOrdersNothing();
    void reachAndDiameterOfTheParts();
    void linesAddUp_data();
    void linesAddUp();
};

/// Node: middle at 4 U = 0.1778 m; leaf: at 39.5 U = 1.755775 m; tray at 2.7 m, a tenth of slack, 0.5 m of
/// loop.
void CableRunsTest::lengths_data()
{
    QTest::addColumn<Design>("design");
    QTest::addColumn<int>("toRack");
    QTest::addColumn<double>("expected");
    const Design design = sample::cabledRacks(3);
    QTest::newRow("same rack: difference of heights and the detour") << design << 0 << 1.577975 + 0.6;
    QTest::newRow("next rack of the row") << design << 1 << (0.8 + 2.5222 + 0.944225) * 1.1 + 0.5;
    QTest::newRow("the rack after it") << design << 2 << (1.6 + 2.5222 + 0.944225) * 1.1 + 0.5;
    Design across = design;
    rackAt(across, 1, "row2", design.racks[0].x, design.racks[0].y + 4);
    QTest::newRow("opposite, in another row") << across << 1 << (4 + 2.5222 + 0.944225) * 1.1 + 0.5;
    rackAt(across, 1, "row2", design.racks[0].x + 2.4, design.racks[0].y + 4);
    QTest::newRow("along and across") << across << 1 << (6.4 + 2.5222 + 0.944225) * 1.1 + 0.5;
    rackAt(across, 1, "row3", 3, 2);
    QTest::newRow("in another hall no way is known") << across << 1 << -1.0;
    Design low = design;
    low.cabling.trayHeight.value = metres(1);
    QTest::newRow("no rise to a tray below the device") << low << 1 << (0.8 + 0.8222) * 1.1 + 0.5;
    Design plain = design;
    plain.cabling.slack.value = 0;
    plain.cabling.serviceLoop.value = metres(0);
    QTest::newRow("without slack and loop") << plain << 1 << 0.8 + 2.5222 + 0.944225;
    plain.cabling.detour.value = metres(0);
    QTest::newRow("same rack without detour") << plain << 0 << 1.577975;
}

void CableRunsTest::lengths()
{
    QFETCH(const Design, design);
    QFETCH(const int, toRack);
    QFETCH(const double, expected);
    const CableResults results = oneLink(design, toRack).run();
    QCOMPARE(results.runs.size(), std::size_t(1));
    QVERIFY2(std::abs(static_cast<double>(results.runs[0].needed) - expected) < 1e-5,
             qPrintable(QString::number(static_cast<double>(results.runs[0].needed), 'g', 8)));
    QCOMPARE(results.runs[0].isInRack, toRack == 0);
    QCOMPARE(results.unknownLength, std::int64_t(expected < 0 ? 1 : 0));
    QCOMPARE(results.cables, std::int64_t(1));
}

void CableRunsTest::turnedRackCountsFromItsMiddle()
{
    Design design = sample::cabledRacks(2);
    design.racks[1].facing = Facing::East; // 1.2 m wide and 0.8 m deep: its middle is 0.2 m east and north
    const double length = static_cast<double>(oneLink(design).run().runs[0].needed);
    QVERIFY(std::abs(length - ((1.0 + 0.2 + 2.5222 + 0.944225) * 1.1 + 0.5)) < 1e-5);
}

void CableRunsTest::stock_data()
{
    QTest::addColumn<QStringList>("stock");
    QTest::addColumn<double>("length");
    QTest::addColumn<QString>("expected");
    const QStringList some{"5", "10", "20"};
    QTest::newRow("the next one") << some << 5.2 << "sr 10";
    QTest::newRow("exactly one") << some << 10.0 << "sr 10";
    QTest::newRow("below the shortest") << some << 0.3 << "sr 5";
    QTest::newRow("any tenth, rounded up") << QStringList{} << 5.21 << "sr 5.3";
    QTest::newRow("exactly a tenth") << QStringList{} << 5.3 << "sr 5.3";
    QTest::newRow("exactly one that no float holds") << QStringList{"5.3", "10"} << 5.3 << "sr 5.3";
    QTest::newRow("half a metre") << QStringList{"0.5", "1"} << 0.4 << "sr 0.5";
    QTest::newRow("stated in no order") << QStringList{"20", "5", "10"} << 5.2 << "sr 10";
    QTest::newRow("longer than any in stock: not to be had") << some << 20.1 << "none";
}

void CableRunsTest::stock()
{
    QFETCH(const QStringList, stock);
    QFETCH(const double, length);
    Design design = sample::cabledRacks();
    design.media.erase(design.media.begin());
    for (const QString &one : stock)
        design.media[0].stock.push_back(one.toStdString());
    design.media[0].stock.erase(design.media[0].stock.begin(), design.media[0].stock.begin() + 4);
    design.links.push_back({.id = "l", .length = metres(length)});
    Wires wires = oneLink(design);
    wires.network.links[0].override = 0;
    QTEST(choiceOf(wires), "expected");
    QCOMPARE(wires.run().lines.empty(), choiceOf(wires) == "none");
}

void CableRunsTest::reachIncludesItsEnd()
{
    for (const auto &[length, expected] : {std::pair(3.0, "dac 3"), std::pair(3.01, "sr 5"),
                                           std::pair(50.0, "sr 50"), std::pair(50.1, "none")}) {
        Design design = sample::cabledRacks();
        design.links.push_back({.id = "l", .length = metres(length)});
        Wires wires{design};
        const auto node = wires.add(0, 0), leaf = wires.add(1, 2);
        wires.join(node, 0, leaf, 0).override = 0;
        wires.join(node, 1, leaf, 1).override = 0;
        QCOMPARE(choiceOf(wires), QString(expected));
        QCOMPARE(wires.run().withoutMedium, std::int64_t(length > 50 ? 2 : 0));
    }
}

/// In the rack the twin cable of 3 m reaches; in the next rack it does not, three metres further the next
/// length of fibre is needed.
void CableRunsTest::aMoveChangesLengthAndMedium()
{
    Design design = sample::cabledRacks();
    const auto wired = [&](std::int32_t toRack) {
        Wires wires{design};
        const auto node = wires.add(0, 0), leaf = wires.add(toRack, 2);
        wires.join(node, 0, leaf, 0);
        wires.join(node, 1, leaf, 1);
        return wires;
    };
    QCOMPARE(choiceOf(wired(0)), QString("dac 3"));
    QCOMPARE(choiceOf(wired(1)), QString("sr 10"));
    const float before = wired(1).run().runs[0].needed;
    design = moveRack(design, design.racks[1].id, design.racks[1].x + 3, design.racks[1].y).take();
    QVERIFY(std::abs(static_cast<double>(wired(1).run().runs[0].needed - before) - 3.3) < 1e-5);
    design = moveRack(design, design.racks[1].id, design.racks[1].x + 3, design.racks[1].y).take();
    QCOMPARE(choiceOf(wired(1)), QString("sr 20"));
}

void CableRunsTest::forms_data()
{
    QTest::addColumn<QString>("cage");
    QTest::addColumn<QString>("plug");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, const char *cage, const char *plug, bool fits) {
        QTest::newRow(name) << cage << plug << fits;
    };
    row("its own form", "OSFP", "OSFP", true);
    row("named among other words", "OSFP", "OSFP twin-port, finned top", true);
    row("another form", "OSFP", "QSFP56", false);
    row("a form within another word", "QSFP", "QSFP56", false);
    row("QSFP-DD is no QSFP", "QSFP", "QSFP-DD", false);
    row("older plug in a newer cage", "QSFP112", "QSFP56", true);
    row("newer plug in an older cage", "QSFP56", "QSFP112", false);
    row("QSFP-DD takes QSFP56", "QSFP-DD", "QSFP56", true);
    row("QSFP-DD does not take QSFP112", "QSFP-DD", "QSFP112", false);
    row("SFP28 takes SFP+", "SFP28", "SFP+", true);
    row("SFP+ does not take SFP28", "SFP+", "SFP28", false);
    row("RJ45", "RJ45", "RJ45", true);
    row("cage that is not stated", "", "QSFP56", true);
}

void CableRunsTest::forms()
{
    QFETCH(const QString, cage);
    QFETCH(const QString, plug);
    QFETCH(const bool, fits);
    Design design;
    design.parts.emplace("plug", sample::optic("plug", plug.toStdString(), 400, 50, 9));
    const MediumRow cable{.id = "m", .cable = "plug"}, module{.id = "m", .singleTransceiver = "plug"};
    const PortGroup group = sample::ports(8, 400, cage.toStdString()), any = sample::ports(8, 400, "");
    for (const MediumRow &medium : {cable, module}) {
        QCOMPARE(fitsPorts(design, medium, gigabitsPerSecond(400), {&group}, {&any}), fits);
        QCOMPARE(fitsPorts(design, medium, gigabitsPerSecond(400), {&any}, {&group}), fits);
        QCOMPARE(fitsPorts(design, medium, gigabitsPerSecond(400), {nullptr}, {&group}), fits);
    }
}

/// Which of a cable of 400 or 800 Gb/s, and of modules for one or for more links, two links take that use the
/// first ports, or the first port split, of two devices.
void CableRunsTest::cages_data()
{
    QTest::addColumn<int>("perCage");
    QTest::addColumn<bool>("isSplit");
    QTest::addColumn<double>("portRate");
    QTest::addColumn<double>("linkRate");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, int perCage, bool isSplit, double portRate, double linkRate,
                        const char *expected) {
        QTest::newRow(name) << perCage << isSplit << portRate << linkRate << expected;
    };
    row("one port, one link", 1, false, 400, 400, "cable400 single ");
    row("twin-port cage", 2, false, 400, 400, "cable800 twin ");
    row("port split in two", 1, true, 800, 400, "cable800 twin ");
    row("port split in four: no direct cable carries two of four", 1, true, 1600, 400, "twin ");
    row("port of 400 split into 200", 1, true, 400, 200, "cable400 twin ");
    row("media of another rate", 1, false, 100, 100, "");
}

void CableRunsTest::cages()
{
    QFETCH(const int, perCage);
    QFETCH(const bool, isSplit);
    QFETCH(const double, portRate);
    QFETCH(const double, linkRate);
    Wires wires{sample::cabledRacks()};
    Library &parts = wires.design.parts;
    parts.emplace("c400", sample::optic("c400", "OSFP", 400, 3, 0.1));
    parts.emplace("c800", sample::optic("c800", "OSFP", 800, 3, 0.1));
    const auto ports = sample::figure(std::vector{sample::ports(8, portRate, "OSFP", "", perCage)});
    std::get<ServerFacts>(parts.at("example-node").facts).ports = ports;
    std::get<SwitchFacts>(parts.at("example-leaf").facts).ports = ports;
    const auto node = wires.add(0, 0), leaf = wires.add(0, 2);
    for (const int i : {0, 1}) {
        FabricLink &link = wires.join(node, isSplit ? 0 : i, leaf, isSplit ? 0 : i);
        link.rate = linkRate * 1e9 / 8;
        if (isSplit)
            link.a.link = link.z.link = static_cast<std::int16_t>(i);
    }
    const auto own = gigabitsPerSecond(linkRate == 100 ? 400 : linkRate);
    QString fitting;
    for (const MediumRow &medium : {MediumRow{.id = "cable400", .rate = own, .cable = "c400"},
                                    MediumRow{.id = "cable800", .rate = own, .cable = "c800"},
                                    MediumRow{.id = "single", .rate = own, .singleTransceiver = "single-sr"},
                                    MediumRow{.id = "twin", .rate = own, .transceiver = "twin-sr"}}) {
        wires.design.media = {medium};
        if (wires.run().withoutMedium == 0)
            fitting += q(medium.id) + " ";
    }
    QTEST(fitting, "expected");
}

void CableRunsTest::linkByHandNamesLengthAndMedium()
{
    Design design = sample::cabledRacks();
    design.links = {{.id = "l", .length = metres(17)}, {.id = "m", .medium = "dac"}};
    Wires wires = oneLink(design);
    wires.network.links[0].override = 0;
    QCOMPARE(choiceOf(wires), QString("sr 20"));
    wires.network.devices[1].rack = -1; // its length is known without a place
    QCOMPARE(choiceOf(wires), QString("sr 20"));
    wires.network.devices[1].rack = 0;
    wires.network.links[0].override = 1;
    QCOMPARE(choiceOf(wires), QString("dac 3"));
    QVERIFY(!wires.run().runs[0].sharesCable);
}

void CableRunsTest::twinCableTakesTwoLinks()
{
    Wires wires{sample::cabledRacks()};
    const auto node = wires.add(0, 0), leaf = wires.add(0, 2);
    for (int port = 0; port < 4; ++port)
        wires.join(node, port, leaf, port);
    CableResults results = wires.run();
    QCOMPARE(results.lines, (std::vector<CableLine>{{0, 3, 2}}));
    QCOMPARE(results.cables, std::int64_t(2));
    QCOMPARE(results.total, metres(6));
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(results.runs[i].sharesCable, i % 2 == 1);
    QVERIFY2(results.modules.empty(), "a direct cable has its ends");

    wires.network.links[1].z.port = 4; // to another cage: no twin cable any more
    results = wires.run();
    QCOMPARE(q(wires.design.media[static_cast<std::size_t>(results.runs[0].medium)].id), QString("sr"));
    QCOMPARE(results.lines, (std::vector<CableLine>{{0, 3, 1}, {1, 5, 2}}));
}

void CableRunsTest::twinCableIsNotSharedWithAnotherMedium()
{
    Wires wires{sample::cabledRacks()};
    wires.design.links = {{.id = "l", .medium = "sr"}};
    const auto node = wires.add(0, 0), leaf = wires.add(0, 2);
    wires.join(node, 0, leaf, 0).override = 0;
    wires.join(node, 1, leaf, 1);
    const CableResults results = wires.run();
    QCOMPARE(results.cables, std::int64_t(2));
    QVERIFY(!results.runs[1].sharesCable);
}

void CableRunsTest::moduleOfEachCageAndPowerOfEachEnd()
{
    Design design = sample::cabledRacks();
    design.media.erase(design.media.begin()); // no copper
    Wires wires{design};
    const auto node = wires.add(0, 0), leaf = wires.add(1, 2);
    for (int port = 0; port < 3; ++port)
        wires.join(node, port, leaf, 2 * port); // two cages of the node, three of the leaf
    const CableResults results = wires.run();
    QCOMPARE(results.modules, (std::vector<ModuleLine>{{"twin-sr", 5}}));
    QCOMPARE(inWatts(results.power), 6 * 8.0); // each end half of a module of 16 W
    QCOMPARE(results.devicePower, (std::vector<float>{24, 24}));
    QCOMPARE(results.unknownPower, std::int64_t(0));
    wires.design.media[0].endPower = watts(5);
    QCOMPARE(inWatts(wires.run().power), 30.0);
}

void CableRunsTest::powerThatNobodyStates()
{
    Wires wires = oneLink(sample::cabledRacks());
    sample::partIn(wires.design, "twin-sr").electrical.max = {};
    QCOMPARE(wires.run().unknownPower, std::int64_t(2));
    QCOMPARE(inWatts(wires.run().power), 0.0);
    sample::partIn(wires.design, "twin-sr").electrical.typical = sample::figure(watts(10));
    QCOMPARE(inWatts(wires.run().power), 10.0);
    wires.design.media.clear();
    QCOMPARE(wires.run().unknownPower, std::int64_t(0));
    QCOMPARE(wires.run().withoutMedium, std::int64_t(1));
}

void CableRunsTest::backplaneOrdersNothing()
{
    Wires wires = oneLink(sample::cabledRacks());
    wires.fabric.isBackplane = Answer::Yes;
    const CableResults results = wires.run();
    QCOMPARE(results.runs.size(), std::size_t(1));
    QVERIFY(results.lines.empty() && results.modules.empty());
    QCOMPARE(results.cables + results.withoutMedium + results.unknownLength, std::int64_t(0));
    QCOMPARE(inWatts(results.power), 0.0);
}

void CableRunsTest::reachAndDiameterOfTheParts()
{
    Design design = sample::cabledRacks();
    QCOMPARE(*reachOf(design, design.media[0]), metres(3));
    QCOMPARE(*reachOf(design, design.media[1]), metres(50));
    sample::partIn(design, "fibre").facts.emplace<OpticFacts>().reach = sample::figure(metres(30));
    QCOMPARE(*reachOf(design, design.media[1]), metres(30));
    QVERIFY(!diameterOf(design, design.media[1]) && !bendRadiusOf(design, design.media[1]));
    design.media[1].reach = metres(40);
    QCOMPARE(*reachOf(design, design.media[1]), metres(40));
    QVERIFY(!reachOf(design, {.id = "nothing"}));
    design = sample::cabledRacks();
    QCOMPARE(*diameterOf(design, design.media[1]), metres(0.003));
    QCOMPARE(*bendRadiusOf(design, design.media[1]), metres(0.03));
    design.media[1].diameter = metres(0.004);
    QCOMPARE(*diameterOf(design, design.media[1]), metres(0.004));
}

void CableRunsTest::linesAddUp_data()
{
    QTest::addColumn<Design>("design");
    QTest::newRow("no fabric device stands") << sample::withFabric(sample::cabledRacks(0));
    QTest::newRow("spine stands nowhere") << sample::withFabric(sample::cabledRacks());
    QTest::newRow("all stands") << sample::wiredRacks(4);
    Design design = sample::wiredRacks(4);
    design.media.erase(design.media.begin() + 1);
    QTest::newRow("copper only: most is out of reach") << design;
    design.media.clear();
    QTest::newRow("no media") << design;
}

/// Every cable with a medium is in one line of the order.
void CableRunsTest::linesAddUp()
{
    QFETCH(const Design, design);
    const FabricNetwork network = buildNetwork(design, design.fabrics[0]);
    const CableResults results = computeCables(design, design.fabrics[0], network);
    QCOMPARE(results.runs.size(), network.links.size());
    QCOMPARE(results.devicePower.size(), network.devices.size());
    std::int64_t inLines = 0, shared = 0, withMedium = 0;
    double length = 0;
    for (const CableLine &line : results.lines) {
        inLines += line.count;
        length += static_cast<double>(line.count) * line.length;
    }
    for (const CableRun &run : results.runs) {
        shared += run.sharesCable;
        withMedium += run.medium >= 0 && !run.sharesCable;
    }
    QCOMPARE(inLines, withMedium);
    QCOMPARE(results.cables, withMedium + results.unknownLength + results.withoutMedium);
    QCOMPARE(results.cables + shared, static_cast<std::int64_t>(network.links.size()));
    QCOMPARE(inMetres(results.total), length);
    double power = 0;
    for (const float one : results.devicePower)
        power += static_cast<double>(one);
    QVERIFY(std::abs(power - inWatts(results.power)) <= 1e-6 * power); // floats
}

std::unique_ptr<QObject> makeCableRunsTest()
{
    return make<CableRunsTest>();
}

#include "tst_cableruns.moc"
