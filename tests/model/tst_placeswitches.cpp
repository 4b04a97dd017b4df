#include "model/design/arrange.h"
#include "model/design/footprint.h"
#include "model/sizing/placeswitches.h"
#include "tests/model/cabled.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

namespace {

/// Four racks of two nodes in each of two rows; no switch stands. A leaf serves two nodes.
Design bareRacks()
{
    Design design = sample::cabledRacks(4);
    std::erase_if(design.rackTypes[0].placements, [](const Placement &one) { return one.id == "leaf"; });
    design = addRacks(design, "t", "row2", 4, "S{n}").take();
    return sample::withFabric(design);
}

SwitchRequest request(SwitchPlaces where, Tier tier = Tier::Leaf)
{
    return {.fabric = "f", .tier = tier, .where = where, .row = "row2"};
}

std::int64_t unplaced(const Design &design, Tier tier)
{
    const FabricNetwork network = buildNetwork(design, design.fabrics[0]);
    return std::ranges::count_if(
        network.devices, [&](const FabricDevice &device) { return device.tier == tier && device.rack < 0; });
}

/// Names of the racks that stand in a row, in their order along it.
QString racksIn(const Design &design, const RowId &row)
{
    std::vector<const Rack *> racks;
    for (const Rack &rack : design.racks)
        if (rack.row == row)
            racks.push_back(&rack);
    std::ranges::sort(racks, {}, [](const Rack *rack) { return rack->x; });
    QStringList names;
    for (const Rack *rack : racks)
        names << q(rack->name);
    return names.join(' ');
}

bool racksOverlap(const Design &design)
{
    constexpr double slack = 1e-9;
    const std::vector<Footprint> prints = footprintsOf(design);
    for (std::size_t i = 0; i < prints.size(); ++i)
        for (std::size_t j = i + 1; j < prints.size(); ++j) {
            const Rack &a = design.racks[i], &b = design.racks[j];
            const bool isApart = a.x + prints[i].width <= b.x + slack ||
                                 b.x + prints[j].width <= a.x + slack ||
                                 a.y + prints[i].depth <= b.y + slack || b.y + prints[j].depth <= a.y + slack;
            const auto hallOf = [&](const Rack &rack) { return findById(design.rows, rack.row)->hall; };
            if (!isApart && hallOf(a) == hallOf(b))
                return true;
        }
    return false;
}

bool isInItsHall(const Design &design)
{
    return std::ranges::none_of(design.racks,
                                [&](const Rack &rack) { return leavesHall(design, rack).has_value(); });
}

} // namespace

class PlaceSwitchesTest : public QObject {
    Q_OBJECT

private slots:
    void rules_data();
    void rules();
    void topOfRackIsTheHighestFreePlace();
    void onlyThoseThatAreMissing();
    void fullRacksShareOneType();
    void gapsBehindTheMiddleAreUsed();
    void refusals_data();
    void refusals();
};

void PlaceSwitchesTest::rules_data()
{
    QTest::addColumn<Design>("design");
    QTest::addColumn<SwitchRequest>("request");
    QTest::addColumn<QString>("racks"); // of both rows
    const Design bare = bareRacks();
    const QString as = "R1 R2 R3 R4", bs = "S1 S2 S3 S4";
    QTest::newRow("top of rack") << bare << request(SwitchPlaces::TopOfRack) << as + " | " + bs;
    QTest::newRow("end of row") << bare << request(SwitchPlaces::EndOfRow) << as + " N01 | " + bs + " N02";
    QTest::newRow("middle of row") << bare << request(SwitchPlaces::MiddleOfRow)
                                   << "R1 R2 N01 R3 R4 | S1 S2 N02 S3 S4";
    QTest::newRow("network row") << bare << request(SwitchPlaces::NetworkRow) << as + " | " + bs + " N01";
    SwitchRequest two = request(SwitchPlaces::MiddleOfRow);
    two.perRack = 3;
    QTest::newRow("three in a rack") << bare << two << "R1 R2 N01 N02 R3 R4 | S1 S2 N03 N04 S3 S4";
    QTest::newRow("spines") << bare << request(SwitchPlaces::NetworkRow, Tier::Spine)
                            << as + " | " + bs + " N01";
    Design turned = bare;
    for (Rack &rack : turned.racks)
        rack.facing = Facing::North;
    for (Row &row : turned.rows)
        row.facing = Facing::North;
    QTest::newRow("racks that face north")
        << turned << request(SwitchPlaces::MiddleOfRow) << "R1 R2 N01 R3 R4 | S1 S2 N02 S3 S4";
}

void PlaceSwitchesTest::rules()
{
    QFETCH(const Design, design);
    QFETCH(const SwitchRequest, request);
    QVERIFY(unplaced(design, request.tier) > 0);
    const auto placed = placeSwitches(design, request);
    QCOMPARE(refusalOf(placed), QString("accepted"));
    QCOMPARE(unplaced(placed.value(), request.tier), std::int64_t(0));
    QCOMPARE(refusalOf(checkIntegrity(placed.value())), QString("accepted"));
    QTEST(racksIn(placed.value(), "row") + " | " + racksIn(placed.value(), "row2"), "racks");
    QVERIFY(!racksOverlap(placed.value()) && isInItsHall(placed.value()));
    const FabricResults results = computeFabrics(placed.value()).at(0);
    QCOMPARE(results.idle, std::int64_t(0));
    QVERIFY(refusalOf(placeSwitches(placed.value(), request)).contains("has all of its"));
}

void PlaceSwitchesTest::topOfRackIsTheHighestFreePlace()
{
    const Design placed = placeSwitches(bareRacks(), request(SwitchPlaces::TopOfRack)).take();
    const Placement &leaf = placed.rackTypes[0].placements.back();
    QCOMPARE(leaf.role, Role::ComputeLeaf);
    QCOMPARE(q(leaf.name), QString("compute-leaf-1"));
    QCOMPARE(unitPlaceOf(leaf)->bottom.count, 2 * 47);
    QCOMPARE(placed.rackTypes.size(), std::size_t(1));
}

void PlaceSwitchesTest::onlyThoseThatAreMissing()
{
    Design design = placeSwitches(bareRacks(), request(SwitchPlaces::EndOfRow)).take();
    design = addRacks(design, "t", "row2", 1, "T{n}").take();
    QCOMPARE(unplaced(design, Tier::Leaf), std::int64_t(1));
    const Design more = placeSwitches(design, request(SwitchPlaces::NetworkRow)).take();
    QCOMPARE(more.racks.size(), design.racks.size() + 1);
    QCOMPARE(more.rackTypes.back().placements.size(), std::size_t(1));
}

void PlaceSwitchesTest::fullRacksShareOneType()
{
    SwitchRequest some = request(SwitchPlaces::NetworkRow);
    some.perRack = 3;
    const Design before = bareRacks(), placed = placeSwitches(before, some).take();
    QCOMPARE(placed.racks.size(), before.racks.size() + 3); // 3 + 3 + 2
    QCOMPARE(placed.rackTypes.size(), before.rackTypes.size() + 2);
    QCOMPARE(placed.racks[8].type, placed.racks[9].type);
}

/// The row has room at its end only because of the gap.
void PlaceSwitchesTest::gapsBehindTheMiddleAreUsed()
{
    Design design = bareRacks();
    design = moveRack(design, design.racks[3].id, 1 + 10 - 0.8 - 0.8, 2).take();
    const Design placed = placeSwitches(design, request(SwitchPlaces::MiddleOfRow)).take();
    QCOMPARE(racksIn(placed, "row"), QString("R1 R2 N01 R3 R4"));
    QVERIFY(!racksOverlap(placed));
    QCOMPARE(placed.racks[3].x, design.racks[3].x);
}

void PlaceSwitchesTest::refusals_data()
{
    QTest::addColumn<Design>("design");
    QTest::addColumn<SwitchRequest>("request");
    QTest::addColumn<QString>("expected");
    const Design bare = bareRacks();
    const auto row = [](const char *name, const Design &design, const SwitchRequest &request,
                        const char *expected) { QTest::newRow(name) << design << request << expected; };
    const SwitchRequest top = request(SwitchPlaces::TopOfRack), end = request(SwitchPlaces::EndOfRow);
    SwitchRequest other = end;
    other.fabric = "none";
    row("unknown fabric", bare, other, "none|fabric|is no fabric of the design.");
    other = end;
    other.tier = Tier::Endpoint;
    row("endpoints are no switches", bare, other, "f|tier|must be leaf, spine or core.");
    row("tier without a part", bare, request(SwitchPlaces::EndOfRow, Tier::Core),
        "f|core_part|is not stated; choose the switch first.");
    Design changed = bare;
    changed.fabrics[0].leaf.role = Role::Other;
    row("tier without a role", changed, end, "f|leaf_role|is not stated; the fabric would not find");
    row("nothing is missing", placeSwitches(bare, top).take(), top,
        "f|tier|has all of its leaf switches in racks already.");
    changed = bare;
    changed.racks.clear();
    row("nothing to serve", changed, end, "f|");
    changed = bare;
    changed.racks.pop_back();
    changed.fabrics[0].nodesPerUnit = 4;
    row("four leaves, seven racks", changed, top,
        "f|where|8 switches do not share out evenly over the tops of 7");
    changed = addRackType(bare, "empty", "Empty", sample::rack()).take();
    other = request(SwitchPlaces::NetworkRow);
    other.row = "none";
    row("unknown row", bare, other, "f|row|\"none\" is no row of the design.");
    other.row = "row2";
    other.rack = "none";
    row("unknown rack", bare, other, "f|rack|\"none\" is no part of the design.");
    other.rack = "example-leaf";
    row("rack that is none", bare, other, "example-leaf|rack|");
    other.rack.clear();
    changed = bare;
    sample::partIn(changed, "example-leaf").size.height.reset();
    row("switch of unknown height", changed, other, "example-leaf|height_u|is not known");
    row("switch of unknown height at the top", changed, top, "example-leaf|height_u|is not known");
    changed = bare;
    sample::partIn(changed, "example-rack-48u").size.height.reset();
    row("rack of unknown height", changed, other, "example-rack-48u|height_u|is not known");
    changed = bare;
    sample::partIn(changed, "example-leaf").size.height->value = HalfUnits{2 * 49};
    row("switch that no rack holds", changed, other, "rack-type-");
    changed = bare;
    changed.rows[1].length = 3.5;
    row("no room in the row", changed, other, "row2|count|1 racks of 0.80 m do not fit");
}

void PlaceSwitchesTest::refusals()
{
    QFETCH(const Design, design);
    QFETCH(const SwitchRequest, request);
    QFETCH(const QString, expected);
    const auto placed = placeSwitches(design, request);
    QVERIFY2(refusalOf(placed).startsWith(expected), qPrintable(refusalOf(placed)));
}

std::unique_ptr<QObject> makePlaceSwitchesTest()
{
    return make<PlaceSwitchesTest>();
}

#include "tst_placeswitches.moc"
