// Networks as drawings: what they say, where things stand, how they are painted; port maps and cables on the
// floor.
#include "exports/drawings/fabricdrawing.h"

#include "exports/cabledocuments.h"
#include "exports/drawings/fabriclines.h"
#include "exports/drawings/floorcables.h"
#include "exports/fabrictables.h"
#include "exports/nameddrawing.h"
#include "model/analysis/traffic.h"
#include "tests/fabricsample.h"
#include "tests/runner.h"

#include <QImage>
#include <QPainter>

#include <numeric>

using namespace clusterwright;

namespace {

FabricDrawing drawn(const Design &design, LinkColours colours = LinkColours::Medium)
{
    return fabricDrawingOf(design, evaluate(design), design.fabrics.front(), colours);
}

std::size_t boxesOf(const FabricDrawing &drawing, Tier tier)
{
    return static_cast<std::size_t>(std::ranges::count(drawing.boxes, tier, &FabricDrawing::Box::tier));
}

std::int64_t linksOf(const std::vector<FabricDrawing::Line> &lines)
{
    return std::accumulate(
        lines.begin(), lines.end(), std::int64_t{},
        [](std::int64_t sum, const FabricDrawing::Line &line) { return sum + line.links; });
}

Fabric dragonfly()
{
    Fabric fabric = sample::treeOf(16, 2);
    fabric.topology = Topology::Dragonfly;
    fabric.endpointsPerSwitch = 4;
    fabric.switchesPerGroup = 4;
    fabric.globalLinks = 2;
    fabric.groups = 5;
    return fabric;
}

Fabric threeTiers()
{
    Fabric fabric = sample::treeOf(8, 3);
    fabric.nodesPerUnit = 4;
    return fabric;
}

Fabric planes()
{
    Fabric fabric = sample::treeOf(16, 2);
    fabric.planes = 4;
    return fabric;
}

Design cabled(int nodes, const Fabric &fabric)
{
    return sample::withFabric(sample::nodeRacks(nodes, 4, 4), fabric, sample::nodesOf("f"));
}

void addDesigns()
{
    QTest::addColumn<Design>("design");
    QTest::newRow("switches that stand") << sample::standingFabric();
    QTest::newRow("switches that stand nowhere") << cabled(16, sample::treeOf(32, 2));
    QTest::newRow("three tiers in pods") << cabled(16, threeTiers());
    QTest::newRow("planes side by side") << cabled(16, planes());
    QTest::newRow("groups around a circle") << cabled(20, dragonfly());
    QTest::newRow("racks in several lines") << cabled(160, sample::treeOf(64, 2));
}

QImage painted(const FabricDrawing &drawing, const QSize &size, const QRectF &area,
               Theme theme = Theme::Light, const FabricMarks &marks = {})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(paletteOf(theme).background);
    QPainter painter(&image);
    drawFabric(painter, area, drawing, {.theme = theme}, marks);
    return image;
}

bool isBlank(const QImage &image, const QRect &area)
{
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            if (image.pixel(x, y) != image.pixel(0, 0))
                return false;
    return true;
}

} // namespace

Q_DECLARE_METATYPE(clusterwright::Design)

class FabricDrawingTest : public QObject {
    Q_OBJECT

private slots:
    void everyDeviceHasABox();
    void everyLinkIsInALine_data() { addDesigns(); }
    void everyLinkIsInALine();
    void boxesDoNotOverlap_data() { addDesigns(); }
    void boxesDoNotOverlap();
    void tiersStandAboveEachOther();
    void planesHaveTheirOwnGroups();
    void legendCountsTheLinks();
    void loadColoursTheLinks();
    void paintsOnlyInside_data();
    void paintsOnlyInside();
    void marksAreSeen();
    void manyLinksBecomeBundles();
    void linesAreClipped_data();
    void linesAreClipped();
    void emptyFabricSaysSo();
    void portMapKnowsEveryPort();
    void portMapIsPaintedInside();
    void areNamedDrawings();
    void cablesOnTheFloor();
    void tablesHaveTheFigures();
};

void FabricDrawingTest::everyDeviceHasABox()
{
    const FabricDrawing drawing = drawn(sample::standingFabric());
    QCOMPARE(boxesOf(drawing, Tier::Endpoint), 8u);
    QCOMPARE(boxesOf(drawing, Tier::Leaf), 2u);
    QCOMPARE(boxesOf(drawing, Tier::Spine), 2u);
    QCOMPARE(drawing.groups.size(), 6u); // four racks of nodes, leaves, spines
    QCOMPARE(drawing.groups.front().count, QString("2 endpoints"));
    const auto leaf = std::ranges::find(drawing.boxes, Tier::Leaf, &FabricDrawing::Box::tier);
    QCOMPARE(leaf->name, QString("N1-leaf-1"));
    QCOMPARE(leaf->detail, QString("16 down, 16 up"));
    QVERIFY(leaf->stands);
}

void FabricDrawingTest::everyLinkIsInALine()
{
    QFETCH(Design, design);
    const FabricDrawing drawing = drawn(design);
    const auto links = static_cast<std::int64_t>(buildNetwork(design, design.fabrics.front()).links.size());
    QVERIFY(links > 0);
    QCOMPARE(linksOf(drawing.lines), links);
    QCOMPARE(linksOf(drawing.bundles), links);
    QVERIFY(drawing.bundles.size() <= drawing.lines.size());
}

void FabricDrawingTest::boxesDoNotOverlap()
{
    QFETCH(Design, design);
    const FabricDrawing drawing = drawn(design);
    const QRectF all = QRectF(QPointF(), drawing.size).adjusted(-0.5, -0.5, 0.5, 0.5);
    for (std::size_t i = 0; i < drawing.boxes.size(); ++i) {
        const QRectF &place = drawing.boxes[i].place;
        QVERIFY(all.contains(place));
        QVERIFY(drawing.groups.at(static_cast<std::size_t>(drawing.boxes[i].group)).place.contains(place));
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY2(!place.intersects(drawing.boxes[j].place), qPrintable(drawing.boxes[i].name));
    }
}

void FabricDrawingTest::tiersStandAboveEachOther()
{
    const FabricDrawing drawing = drawn(cabled(16, threeTiers()));
    QCOMPARE(drawing.bands.size(), 4u);
    double above = -1;
    for (const Tier tier : {Tier::Core, Tier::Spine, Tier::Leaf, Tier::Endpoint}) {
        double top = drawing.size.height(), bottom = 0;
        for (const FabricDrawing::Box &box : drawing.boxes)
            if (box.tier == tier) {
                top = std::min(top, box.place.top());
                bottom = std::max(bottom, box.place.bottom());
            }
        QVERIFY(top > above);
        above = bottom;
    }
}

void FabricDrawingTest::planesHaveTheirOwnGroups()
{
    const FabricDrawing drawing = drawn(cabled(16, planes()));
    QStringList titles;
    for (const FabricDrawing::Group &group : drawing.groups)
        if (group.tier == Tier::Leaf)
            titles << group.title;
    QCOMPARE(titles, QStringList({"Plane 1", "Plane 2", "Plane 3", "Plane 4"}));
}

void FabricDrawingTest::legendCountsTheLinks()
{
    const FabricDrawing drawing = drawn(sample::standingFabric());
    QCOMPARE(drawing.legend.size(), 2u);
    QVERIFY(drawing.legend[0].text.isEmpty()); // every link has a medium
    QCOMPARE(drawing.legend[1].text, QString("DAC (64)"));
    Design without = sample::standingFabric();
    without.media.clear();
    QCOMPARE(drawn(without).legend.at(0).text, QString("No medium (64)"));
    QVERIFY(drawn(sample::standingFabric(), LinkColours::Plain).legend.empty());
}

void FabricDrawingTest::loadColoursTheLinks()
{
    const Design design = sample::standingFabric();
    const Evaluation evaluation = evaluate(design);
    const FabricNetwork &network = evaluation.results.fabrics[0].network;
    std::vector<double> use(network.links.size(), 0.2);
    use[0] = 0.5;
    use[1] = 1.2;
    const FabricDrawing drawing =
        fabricDrawingOf(design, evaluation, design.fabrics[0], LinkColours::Utilisation, use);
    QStringList legend;
    for (const FabricDrawing::LegendEntry &entry : drawing.legend)
        legend << entry.text;
    QCOMPARE(legend, QStringList({"up to 25 % (62)", "to 50 % (1)", "to 75 % (0)", "to 100 % (0)",
                                  "above its rate (1)"}));
    const auto shades = [&](std::int16_t shade) {
        return std::ranges::count(drawing.lines, shade, &FabricDrawing::Line::shade);
    };
    QCOMPARE(shades(4), 1); // a line shows the fullest of its links
}

void FabricDrawingTest::paintsOnlyInside_data()
{
    QTest::addColumn<Design>("design");
    QTest::addColumn<QRect>("area");
    QTest::newRow("at its size") << sample::standingFabric() << QRect(20, 20, 900, 600);
    QTest::newRow("far too small") << sample::standingFabric() << QRect(20, 20, 120, 90);
    QTest::newRow("flat") << sample::standingFabric() << QRect(20, 20, 900, 130);
    QTest::newRow("blocks in place of boxes") << cabled(160, sample::treeOf(64, 2)) << QRect(20, 20, 70, 120);
    QTest::newRow("a circle") << cabled(20, dragonfly()) << QRect(20, 20, 500, 500);
}

void FabricDrawingTest::paintsOnlyInside()
{
    QFETCH(Design, design);
    QFETCH(QRect, area);
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        const QSize size(area.right() + 40, area.bottom() + 40);
        const QImage image = painted(drawn(design), size, area, theme);
        QVERIFY(isBlank(image, {0, 0, size.width(), 18}));
        QVERIFY(isBlank(image, {0, 0, 18, size.height()}));
        QVERIFY(isBlank(image, {area.right() + 3, 0, 30, size.height()}));
        QVERIFY(isBlank(image, {0, area.bottom() + 3, size.width(), 30}));
        QVERIFY(!isBlank(image, area));
    }
}

void FabricDrawingTest::marksAreSeen()
{
    const FabricDrawing drawing = drawn(sample::standingFabric());
    const QRect area(10, 10, 1000, 700);
    const QRgb selection = paletteOf(Theme::Light).selection.rgb();
    const auto count = [&](const FabricMarks &marks) {
        const QImage image = painted(drawing, {1020, 720}, area, Theme::Light, marks);
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixel(x, y) == selection;
        return pixels;
    };
    QCOMPARE(count({}), 0);
    QVERIFY(count({.chosen = {8}}) > 500); // its frame and its lines
    QVERIFY(count({.path = {0, 8}}) > 200);
}

void FabricDrawingTest::manyLinksBecomeBundles()
{
    const FabricDrawing drawing = drawn(cabled(1024, sample::treeOf(64, 2)));
    QVERIFY(drawing.lines.size() > mostFabricLines);
    QVERIFY(drawing.bundles.size() < drawing.lines.size() / 2);
    const QImage image = painted(drawing, {900, 600}, QRectF(0, 0, 900, 600));
    QVERIFY(!isBlank(image, {0, 0, 900, 600}));
}

void FabricDrawingTest::linesAreClipped_data()
{
    QTest::addColumn<QLineF>("line");
    QTest::addColumn<bool>("isSeen");
    QTest::addColumn<QLineF>("part");
    QTest::newRow("inside") << QLineF(1, 1, 9, 9) << true << QLineF(1, 1, 9, 9);
    QTest::newRow("through") << QLineF(-10, 5, 20, 5) << true << QLineF(0, 5, 10, 5);
    QTest::newRow("upright") << QLineF(5, -5, 5, 5) << true << QLineF(5, 0, 5, 5);
    QTest::newRow("past the corner") << QLineF(-6, 5, 5, -7) << false << QLineF();
    QTest::newRow("beside") << QLineF(11, 0, 11, 10) << false << QLineF();
}

void FabricDrawingTest::linesAreClipped()
{
    QFETCH(QLineF, line);
    QFETCH(bool, isSeen);
    QFETCH(QLineF, part);
    const auto found = clipped(line, {0, 0, 10, 10});
    QCOMPARE(found.has_value(), isSeen);
    if (isSeen)
        QCOMPARE(*found, part);
}

void FabricDrawingTest::emptyFabricSaysSo()
{
    Design design = sample::nodeRacks(4, 4, 4);
    design.fabrics.push_back(sample::treeOf(16, 2));
    const FabricDrawing drawing = drawn(design);
    QVERIFY(drawing.isEmpty());
    QVERIFY(!isBlank(painted(drawing, {500, 200}, QRectF(0, 0, 500, 200)), {0, 0, 500, 200}));
}

void FabricDrawingTest::portMapKnowsEveryPort()
{
    const Design design = sample::standingFabric();
    const Rack &rack = design.racks.back();
    const RackType &type = *findById(design.rackTypes, "net");
    const PortMap map = portMapOf(design, evaluate(design), rack.id, type.placements.front().id);
    QCOMPARE(map.title, QString("N1-leaf-1"));
    QCOMPARE(map.ports.size(), 34u); // two for management
    const auto count = [&](PortMap::Use use) {
        return std::ranges::count(map.ports, use, &PortMap::Port::use);
    };
    QCOMPARE(count(PortMap::Use::Down), 16);
    QCOMPARE(count(PortMap::Use::Up), 16);
    QCOMPARE(count(PortMap::Use::Free), 2);
    const auto up = std::ranges::find(map.ports, PortMap::Use::Up, &PortMap::Port::use);
    QVERIFY2(up->text.contains("to N1-spine-"), qPrintable(up->text));
    QVERIFY2(up->text.contains("400 Gb/s"), qPrintable(up->text));
    QVERIFY(portMapOf(design, evaluate(design), "none", "none").isEmpty());
}

void FabricDrawingTest::portMapIsPaintedInside()
{
    const Design design = sample::standingFabric();
    const PortMap map = portMapOf(design, evaluate(design), design.racks.back().id,
                                  findById(design.rackTypes, "net")->placements.front().id);
    QImage image(700, 400, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const QRectF area(20, 20, 600, 300);
    const auto places = drawPortMap(painter, area, map, {});
    QCOMPARE(places.size(), map.ports.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        QVERIFY(area.contains(places[i]));
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!places[i].adjusted(0.5, 0.5, -0.5, -0.5).intersects(places[j]));
    }
    QVERIFY(isBlank(image, {0, 0, 700, 19}));
}

void FabricDrawingTest::areNamedDrawings()
{
    const Design design = sample::standingFabric();
    const Evaluation evaluation = evaluate(design);
    const auto fabric = drawingNamed(design, evaluation, "fabric:f");
    QVERIFY(fabric && std::holds_alternative<FabricDrawing>(fabric.value().content));
    QVERIFY(drawingNamed(design, evaluation, "fabric:Compute"));
    const auto ports = drawingNamed(design, evaluation, "ports:N1/leaf-2");
    QVERIFY(ports && std::holds_alternative<PortMap>(ports.value().content));
    QVERIFY(!drawingNamed(design, evaluation, "ports:N1/leaf-9"));
    QVERIFY(!drawingNamed(design, evaluation, "ports:leaf-1"));
    const auto wrong = drawingNamed(design, evaluation, "fabric:x");
    QVERIFY(!wrong && wrong.error().message.find("fabric:f (Compute)") != std::string::npos);
}

void FabricDrawingTest::cablesOnTheFloor()
{
    const Design design = sample::standingFabric();
    const Evaluation evaluation = evaluate(design);
    const FloorCables cables = floorCablesOf(design, evaluation, design.halls.front());
    QCOMPARE(cables.bundles.size(), 4u); // each rack of nodes to the network rack
    for (const FloorCables::Bundle &bundle : cables.bundles)
        QCOMPARE(bundle.cables, 8);
    QCOMPARE(cables.leftOut, 0);
    QVERIFY(cables.bundles.front().fill > 0);
    QVERIFY(floorCablesOf(design, evaluation, {"other", "Other", 1, 1}).bundles.empty());
    QImage image(800, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    drawFloorCables(painter, cables, 20, {});
    QVERIFY(!isBlank(image, image.rect()));
}

void FabricDrawingTest::tablesHaveTheFigures()
{
    const Design design = sample::standingFabric();
    const Evaluation evaluation = evaluate(design);
    const Table capacity = capacityTable(design, evaluation, design.fabrics.front());
    QCOMPARE(capacity.rows.size(), 4u); // two boundaries, two tiers
    QCOMPARE(std::get<double>(capacity.rows[0][2]), 32.0);
    QCOMPARE(std::get<std::string>(capacity.rows[0][3]), std::string("12.8 Tb/s"));
    const Table bill = cableBillTable(design, evaluation);
    double cables = 0;
    for (const auto &row : bill.rows)
        cables += std::get<std::string>(row[0]) == "cable" ? std::get<double>(row[5]) : 0;
    QCOMPARE(cables, 64.0);
}

std::unique_ptr<QObject> makeFabricDrawingTest()
{
    return make<FabricDrawingTest>();
}

#include "tst_fabricdrawing.moc"
