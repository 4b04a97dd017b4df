#include "model/design/edit.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

class PlaceTest : public QObject {
    Q_OBJECT

private slots:
    void placing_data();
    void placing();
    void refusals_data();
    void refusals();
    void firstFreePlace();
    void stacking();
    void stackThatDoesNotFitChangesNothing();
    void frontAndRearShareUnits();
    void freePlacesOfAPart();
    void zeroUnitPartsGoToTheEmptierSide();
    void names_data();
    void names();
    void feedLetters();
    void rolesByKind();
    void halfUnits();
    void mostThingsInARack();
    void halfWidthDevicesStandSideBySide();
    void halfWidthDevicesMoveAndCopy();

private:
    static std::vector<UnitPlace> freePlaces(const Design &design, const Part &part,
                                             const PlacementId &moved = {});
};

void PlaceTest::placing_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<QString>("expected");
    QTest::newRow("below the floor") << 0
                                     << "t|u|GPU 8x (8 U) at U0 does not fit into the 48 U of Compute rack.";
    QTest::newRow("overlaps by one unit from above") << 8 << "t|u|U8 of Compute rack is taken by node-1.";
    QTest::newRow("touches the one below") << 9 << "accepted";
    QTest::newRow("touches the one above") << 12 << "accepted";
    QTest::newRow("overlaps by one unit from below") << 13 << "t|u|U20 of Compute rack is taken by node-2.";
    QTest::newRow("same place") << 20 << "t|u|U20 of Compute rack is taken by node-2.";
    QTest::newRow("highest that fits") << 41 << "accepted";
    QTest::newRow("sticks out at the top") << 42 << "t|u|GPU 8x (8 U) at U42 does not fit into the 48 U";
    QTest::newRow("far outside") << 1000 << "t|u|";
}

void PlaceTest::placing()
{
    QFETCH(const int, unit);
    QFETCH(const QString, expected);
    Design before = sample::computeRacks(1);
    before = placePart(before, "t", sample::server(), sample::at(20)).take();
    const auto after = placePart(before, "t", sample::server(), sample::at(unit, "new"));
    QVERIFY2(refusalOf(after).startsWith(expected), qPrintable(refusalOf(after)));
    const auto free = freePlaces(before, sample::server());
    QVERIFY(!free.empty());
    QCOMPARE(std::ranges::count(free, bottomOfUnit(unit), &UnitPlace::bottom) == 1, bool(after));
    if (after) {
        QVERIFY(checkIntegrity(after.value()));
        QCOMPARE(sample::found(after.value(), "MEC001"), QStringList());
    }
}

void PlaceTest::refusals_data()
{
    QTest::addColumn<Part>("part");
    QTest::addColumn<PlaceRequest>("request");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Part &part, const PlaceRequest &request,
                        const char *expected) { QTest::newRow(name) << part << request << expected; };
    Part open = sample::renamed(sample::networkSwitch(), "open");
    open.pitch = Pitch::OpenUnit;
    Part unknown = sample::renamed(sample::networkSwitch(), "unknown");
    unknown.size.height.reset();
    const Part pdu = sample::pdu(), server = sample::server();
    row("other pitch", open, {}, "open|pitch|Switch 64 counts in OU, the rack in U");
    row("unknown height", unknown, {}, "unknown|height_u|of Switch 64 is not known");
    row("a rack in a rack", sample::rack(), {}, "example-rack-48u|part|Rack 48U is a rack");
    row("zero-U with a unit", pdu, sample::at(3), "example-pdu-34kva|u|PDU 34.5 kVA is zero-U");
    row("slot for what fills units", server, {.slot = Slot::Left}, "example-gpu-8x|slot|");
    row("feed of a server", server, {.feed = "D"}, "example-gpu-8x|feed|");
    row("feed that is there", pdu, {.feed = "A"}, "t|feed|has a feed A already");
    row("id taken", server, {.id = "s1"}, "s1|id|is taken");
    row("id of its own part", sample::renamed(server, "box"), {.id = "box"}, "box|id|is taken");
    row("part with the id of a hall", sample::renamed(server, "h"), {}, "h|id|");
    row("part without an id", sample::renamed(server, ""), {}, "|id|is empty");
    row("none", server, {.count = 0}, "t|count|must lie from 1 to 1,000");
    row("negative count", server, {.count = -5}, "t|count|");
    row("too many", server, {.count = 1001}, "t|count|");
    row("one id for two", server, {.id = "x", .count = 2}, "t|id|cannot be given to several");
    row("no place left", sample::part("big", "Big", 40, 1, 1), {},
        "t|u|Big needs 40 U, Compute rack has at most 32 U");
}

void PlaceTest::refusals()
{
    QFETCH(const Part, part);
    QFETCH(const PlaceRequest, request);
    QFETCH(const QString, expected);
    const Design before = sample::computeRacks(2, 2);
    const auto after = placePart(before, "t", part, request);
    QVERIFY2(refusalOf(after).startsWith(expected), qPrintable(refusalOf(after)));
    QVERIFY(before == sample::computeRacks(2, 2));
    QVERIFY(refusalOf(placePart(before, "x", part, request)).startsWith("x|rack_type|is no rack type"));
    QVERIFY(refusalOf(placeNodeType(before, "x", "n", request)).startsWith("x|rack_type|"));
    QVERIFY(refusalOf(placeNodeType(before, "t", "n", request)).startsWith("n|node_type|is no node type"));
}

void PlaceTest::firstFreePlace()
{
    Design design = sample::computeRacks(1, 0); // U1 to U8
    design = placePart(design, "t", sample::networkSwitch(), sample::at(12)).take();
    design = placePart(design, "t", sample::server(), {.id = "a"}).take();
    QCOMPARE(unitPlaceOf(sample::placementIn(design, "a"))->bottom, bottomOfUnit(13));
    design = placePart(design, "t", sample::networkSwitch(), {.id = "b"}).take();
    QCOMPARE(unitPlaceOf(sample::placementIn(design, "b"))->bottom, bottomOfUnit(9));
}

void PlaceTest::stacking()
{
    PlaceRequest request = sample::at(5);
    request.count = 4;
    Design design = placePart(sample::computeRacks(0, 0), "t", sample::networkSwitch(), request).take();
    QCOMPARE(design.rackTypes.at(0).placements.size(), std::size_t(4));
    for (int i = 0; i < 4; ++i)
        QCOMPARE(unitPlaceOf(design.rackTypes.at(0).placements.at(std::size_t(i)))->bottom,
                 bottomOfUnit(5 + i));
    QCOMPARE(sample::found(design, "MEC001"), QStringList());
}

void PlaceTest::stackThatDoesNotFitChangesNothing()
{
    const Design before = sample::computeRacks(4, 0); // 16 U are free
    QVERIFY(placePart(before, "t", sample::networkSwitch(), {.count = 16}));
    QVERIFY(refusalOf(placePart(before, "t", sample::networkSwitch(), {.count = 17})).startsWith("t|u|"));
    QVERIFY(before == sample::computeRacks(4, 0));
}

void PlaceTest::frontAndRearShareUnits()
{
    const auto at5 = [](Face face) {
        PlaceRequest request = sample::at(5);
        request.face = face;
        return request;
    };
    for (const Face there : {Face::Front, Face::Rear, Face::Both}) {
        const Design design =
            placePart(sample::computeRacks(0, 0), "t", sample::networkSwitch(), at5(there)).take();
        for (const Face wanted : {Face::Front, Face::Rear, Face::Both}) {
            const bool isOther = there != Face::Both && wanted != Face::Both && there != wanted;
            QCOMPARE(bool(placePart(design, "t", sample::networkSwitch(), at5(wanted))), isOther);
        }
    }
}

/// As placeOptions() lists them: from the top down.
std::vector<UnitPlace> PlaceTest::freePlaces(const Design &design, const Part &part, const PlacementId &moved)
{
    std::vector<UnitPlace> places;
    const auto options = placeOptions(design, design.rackTypes.at(0), part, Face::Both, moved);
    for (const PlaceOption &option : options.value())
        if (!option.refusal)
            places.push_back(std::get<UnitPlace>(option.place));
    return places;
}

void PlaceTest::freePlacesOfAPart()
{
    const Design design = sample::computeRacks(4, 1); // U33 to U48 are free
    const RackType &type = design.rackTypes.at(0);
    const auto places = freePlaces(design, sample::server());
    QCOMPARE(places.size(), std::size_t(9));
    QCOMPARE(places.front().bottom, bottomOfUnit(41));
    QCOMPARE(places.back().bottom, bottomOfUnit(33));
    QCOMPARE(freePlaces(design, sample::server(), "s4").size(), std::size_t(17)); // it leaves its own place
    const auto all = placeOptions(design, type, sample::server()).take();
    QCOMPARE(all.size(), std::size_t(41));
    QCOMPARE(all.back().refusal->message, std::string("U1 of Compute rack is taken by node-1."));
    const auto sides = placeOptions(design, type, sample::pdu()).take();
    QCOMPARE(sides.size(), std::size_t(2));
    QVERIFY(std::get<SidePlace>(sides.back().place).slot == Slot::Right && !sides.back().refusal);
    QVERIFY(!placeOptions(design, type, sample::rack()));
    for (const UnitPlace &place : places)
        QVERIFY(placePart(design, "t", sample::server(), {.bottom = place.bottom}));
}

void PlaceTest::zeroUnitPartsGoToTheEmptierSide()
{
    Design design = sample::computeRacks(0, 3);
    QList<int> sides;
    for (const Placement &placement : design.rackTypes.at(0).placements)
        sides << int(std::get<SidePlace>(placement.place).slot);
    QCOMPARE(sides, (QList<int>{int(Slot::Left), int(Slot::Right), int(Slot::Left)}));
    design = placePart(design, "t", sample::pdu(), {.id = "x", .slot = Slot::Left}).take();
    QCOMPARE(int(std::get<SidePlace>(sample::placementIn(design, "x").place).slot), int(Slot::Left));
}

void PlaceTest::names_data()
{
    QTest::addColumn<Part>("part");
    QTest::addColumn<PlaceRequest>("request");
    QTest::addColumn<QStringList>("names");
    const Part server = sample::server(), device = sample::networkSwitch();
    QTest::newRow("by role") << server << PlaceRequest{.count = 2} << QStringList{"node-2", "node-3"};
    QTest::newRow("leaf") << device << PlaceRequest{.role = Role::ComputeLeaf} << QStringList{"leaf-1"};
    QTest::newRow("spine") << device << PlaceRequest{.role = Role::ComputeSpine} << QStringList{"spine-1"};
    QTest::newRow("role in words") << device << PlaceRequest{.role = Role::OutOfBand} << QStringList{"oob-1"};
    QTest::newRow("pattern") << device << PlaceRequest{.name = "sw{n:02}", .count = 2}
                             << QStringList{"sw01", "sw02"};
    QTest::newRow("pattern goes on") << server << PlaceRequest{.name = "node-{n}"} << QStringList{"node-2"};
    QTest::newRow("several without a pattern")
        << device << PlaceRequest{.name = "x", .count = 2} << QStringList{"x-1", "x-2"};
    QTest::newRow("one as it is") << device << PlaceRequest{.name = "x"} << QStringList{"x"};
    QTest::newRow("feed") << sample::pdu() << PlaceRequest{} << QStringList{"pdu-C"};
}

void PlaceTest::names()
{
    QFETCH(const Part, part);
    QFETCH(const PlaceRequest, request);
    const Design design = placePart(sample::computeRacks(1, 2), "t", part, request).take();
    QTEST(sample::namesIn(design.rackTypes.at(0)).mid(3), "names");
}

void PlaceTest::feedLetters()
{
    Design design = sample::computeRacks(0, 2);
    design = placePart(design, "t", sample::pdu(), {.feed = "X"}).take();
    design = removePlacement(design, "t", "pdu1").take();
    design = placePart(design, "t", sample::pdu(), {.count = 26}).take();
    QStringList feeds;
    for (const Placement &placement : design.rackTypes.at(0).placements)
        feeds << q(placement.feed);
    QCOMPARE(feeds.mid(0, 4), (QStringList{"B", "X", "A", "C"})); // a letter that is free again is used
    QCOMPARE(feeds.mid(24), (QStringList{"Y", "Z", "A1", "B1"}));
}

void PlaceTest::rolesByKind()
{
    Part plain = sample::server();
    std::get<ServerFacts>(plain.facts).acceleratorCount->value = 0;
    Part array = sample::part("array", "Array", 2, 1, 1);
    array.facts = StorageFacts{};
    QCOMPARE(int(usualRole(sample::server())), int(Role::ComputeNode));
    QCOMPARE(int(usualRole(plain)), int(Role::Management));
    QCOMPARE(int(usualRole(sample::pdu())), int(Role::Feed));
    QCOMPARE(int(usualRole(array)), int(Role::Storage));
    QCOMPARE(int(usualRole(sample::networkSwitch())), int(Role::Other));
}

void PlaceTest::halfUnits()
{
    Part tray = sample::part("tray", "Tray", 0.5, 1, 0.3);
    tray.facts = ItemFacts{};
    PlaceRequest request = {.bottom = HalfUnits{95}};
    QVERIFY(placePart(sample::computeRacks(0), "t", tray, request));
    request.count = 2; // the second would need half a unit above the rack
    QVERIFY(
        refusalOf(placePart(sample::computeRacks(0), "t", tray, request)).contains("at U49 does not fit"));
    QVERIFY(refusalOf(placePart(sample::computeRacks(0), "t", sample::server(), {.bottom = HalfUnits{81}}))
                .contains("at U41.5 does not fit"));
}

/// What an edit makes can be saved and opened: both hold to the same bound.
void PlaceTest::mostThingsInARack()
{
    Design full = placePart(sample::computeRacks(0, 0), "t", sample::pdu(), {}).take();
    while (full.rackTypes.at(0).placements.size() < 1000) { // by edits this takes seconds
        full.rackTypes.at(0).placements.push_back(full.rackTypes.at(0).placements.back());
        full.rackTypes.at(0).placements.back().feed += "x";
    }
    QVERIFY(refusalOf(placePart(full, "t", sample::pdu(), {})).startsWith("t|count|holds 1,000"));
    Design two = addRackType(full, "u", "", sample::rack()).take();
    two = placePart(two, "u", sample::pdu(), {.id = "one"}).take();
    QVERIFY(refusalOf(movePlacement(two, "u", "one", {.toType = "t"})).startsWith("t|to_rack_type|"));
}

void PlaceTest::halfWidthDevicesStandSideBySide()
{
    Design design = sample::computeRacks(1);
    design = placePart(design, "t", sample::halfSwitch(), sample::at(20, "a")).take();
    design = placePart(design, "t", sample::halfSwitch(), sample::at(20, "b")).take();
    const auto half = [&design](const char *id) {
        return unitPlaceOf(*findById(design.rackTypes[0].placements, id))->half;
    };
    QVERIFY(half("a") == Slot::Left);
    QVERIFY(half("b") == Slot::Right);
    QVERIFY(refusalOf(placePart(design, "t", sample::halfSwitch(), sample::at(20)))
                .startsWith("t|u|U20 of Compute rack is taken by"));
    QVERIFY(!placePart(design, "t", sample::networkSwitch(), sample::at(20)));
    QCOMPARE(sample::found(design, "MEC001"), QStringList());
    QCOMPARE(evaluate(design).results.types.at("t").one.bulk.unitsUsed, (HalfUnits{18}));
    PlaceRequest request = sample::at(22, "c");
    request.slot = Slot::Right;
    design = placePart(design, "t", sample::halfSwitch(), request).take();
    QVERIFY(half("c") == Slot::Right);
    Part ofUnknownWidth = sample::networkSwitch();
    ofUnknownWidth.size.width.reset();
    const auto whole = placePart(design, "t", ofUnknownWidth, {.slot = Slot::Left});
    QVERIFY2(refusalOf(whole).startsWith("example-switch-64|slot|Switch 64 is of unknown width"),
             qPrintable(refusalOf(whole)));
    QVERIFY(checkIntegrity(design));
    design.rackTypes[0].placements.back().thing = PartRef{"example-gpu-8x"};
    QVERIFY(!checkIntegrity(design));
}

void PlaceTest::halfWidthDevicesMoveAndCopy()
{
    Design design = placePart(sample::computeRacks(1), "t", sample::halfSwitch(), sample::at(20, "a")).take();
    design = movePlacement(design, "t", "a", {.slot = Slot::Right}).take();
    const auto place = [&design] { return *unitPlaceOf(*findById(design.rackTypes[0].placements, "a")); };
    QVERIFY(place() == (UnitPlace{bottomOfUnit(20), Face::Both, Slot::Right}));
    design = movePlacement(design, "t", "a", {.bottom = bottomOfUnit(30)}).take();
    QVERIFY(place() == (UnitPlace{bottomOfUnit(30), Face::Both, Slot::Right}));
    QVERIFY(!movePlacement(design, "t", "s1", {.slot = Slot::Right}));
    const auto free = freePlaces(design, sample::halfSwitch());
    QVERIFY(std::ranges::count(free, UnitPlace{bottomOfUnit(30), Face::Both, Slot::Left}) == 1);
    QVERIFY(std::ranges::count(free, UnitPlace{bottomOfUnit(30), Face::Both, Slot::Right}) == 0);
    QVERIFY(std::ranges::count(free, bottomOfUnit(1), &UnitPlace::bottom) == 0);
}

std::unique_ptr<QObject> makePlaceTest()
{
    return make<PlaceTest>();
}

#include "tst_place.moc"
