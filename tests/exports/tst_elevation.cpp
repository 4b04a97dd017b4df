#include "exports/drawings/elevation.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QImage>
#include <QPainter>

using namespace clusterwright;

class ElevationTest : public QObject {
    Q_OBJECT

private slots:
    void placeIsInverseOfBox_data();
    void placeIsInverseOfBox();
    void halfSteps();
    void partsFillTheArea();
    void facesShowWhatIsThere();
    void detailSaysTheTotals();
    void worstOpenFindingMarksTheBox();
    void boxIsWhereItsUnitsAre_data();
    void boxIsWhereItsUnitsAre();
    void nothingOutsideTheArea();
    void exposedPartOnly();

private:
    static Elevation elevation(Face face)
    {
        const Design design = sample::richDesign();
        return elevationOf(design, evaluate(design), design.rackTypes.at(0), face);
    }
    static QImage painted(const Elevation &elevation, const QRectF &area, const QSize &size,
                          const DrawingStyle &style)
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::magenta);
        QPainter painter(&image);
        drawElevation(painter, area, elevation, style);
        return image;
    }
};

void ElevationTest::placeIsInverseOfBox_data()
{
    QTest::addColumn<QRectF>("area");
    QTest::newRow("tall") << QRectF(0, 0, 300, 900);
    QTest::newRow("moved") << QRectF(-37.5, 12.25, 180, 533);
    QTest::newRow("narrow") << QRectF(5, 5, 20, 700);
    QTest::newRow("tiny") << QRectF(0, 0, 16, 52);
}

void ElevationTest::placeIsInverseOfBox()
{
    QFETCH(const QRectF, area);
    for (const Face face : {Face::Front, Face::Rear}) {
        const Elevation rack = elevation(face);
        for (int unit = 1; unit <= 48; ++unit) {
            const QRectF box = boxArea(area, rack, bottomOfUnit(unit), HalfUnits{2});
            QCOMPARE(placeAt(area, rack, box.center().y()), bottomOfUnit(unit));
            QVERIFY(unitsArea(area, rack).adjusted(-0.01, -0.01, 0.01, 0.01).contains(box));
        }
    }
}

void ElevationTest::halfSteps()
{
    const QRectF area(0, 0, 300, 900);
    const Elevation rack = elevation(Face::Front);
    const QRectF half = boxArea(area, rack, HalfUnits{7}, HalfUnits{1});
    QCOMPARE(placeAt(area, rack, half.center().y(), 1), HalfUnits{7});
    QCOMPARE(placeAt(area, rack, half.center().y(), 2), HalfUnits{6});
    QCOMPARE(placeAt(area, rack, area.bottom() + 500), HalfUnits{0});
}

void ElevationTest::partsFillTheArea()
{
    const Elevation rear = elevation(Face::Rear);
    const QRectF area(QPointF(10, 20), elevationSize(rear, 12));
    QVERIFY(std::abs(unitsArea(area, rear).height() - 48 * 12) < 1e-6);
    QVERIFY(std::abs(unitsArea(area, rear).width() - 12 * 482.6 / 44.45) < 1e-6); // a 19 inch panel
    QCOMPARE(rear.sides.size(), std::size_t(2));
    for (const Elevation::Side &side : rear.sides) {
        const QRectF place = sideArea(area, rear, side);
        QVERIFY(area.contains(place) && !place.intersects(unitsArea(area, rear)));
    }
    QVERIFY(!sideArea(area, rear, rear.sides[0]).intersects(sideArea(area, rear, rear.sides[1])));
}

void ElevationTest::facesShowWhatIsThere()
{
    const Elevation front = elevation(Face::Front), rear = elevation(Face::Rear);
    QCOMPARE(front.boxes.size(), std::size_t(5)); // four servers, one switch
    QCOMPARE(rear.boxes.size(), std::size_t(6));  // and the switch that faces the rear
    QVERIFY(front.sides.empty());
    QCOMPARE(front.boxes.front().detail, QString("GPU 8x, 10.2 kW"));
    QVERIFY(rear.boxes.back().detail.endsWith("power unknown"));
    QVERIFY(std::ranges::is_sorted(rear.boxes, std::ranges::less{}, &Elevation::Box::bottom));
}

void ElevationTest::detailSaysTheTotals()
{
    QCOMPARE(elevation(Face::Front).detail, QString("5 racks · 34 of 48 U · ≥ 42.5 kW, 1 unknown"));
}

void ElevationTest::worstOpenFindingMarksTheBox()
{
    Design design = sample::richDesign();
    const auto worstOf = [&](const char *type) {
        std::vector<std::optional<Severity>> worst;
        const Elevation drawn =
            elevationOf(design, evaluate(design), *findById(design.rackTypes, type), Face::Rear);
        for (const Elevation::Box &box : drawn.boxes)
            worst.push_back(box.worst);
        return worst;
    };
    const Placement &outOfBand = *std::ranges::find(findById(design.rackTypes, "t")->placements,
                                                    std::string("oob-1"), &Placement::name);
    design.waivers.push_back({"THM005", outOfBand.id, "own duct", "me", "2026-02-01", ""});
    QVERIFY(!worstOf("t").back()); // both of its findings are waived
    design.waivers.erase(design.waivers.begin());
    QVERIFY(worstOf("t").back() == Severity::Warning);
    QVERIFY(worstOf("t").front() == Severity::Error); // six cords on two feeds, four needed
    QVERIFY(!worstOf("t").at(4));                     // the leaf switch
}

void ElevationTest::boxIsWhereItsUnitsAre_data()
{
    QTest::addColumn<int>("theme");
    QTest::addColumn<int>("detail");
    for (const int theme : {0, 1})
        for (const int detail : {0, 1, 2})
            QTest::addRow("theme %d, detail %d", theme, detail) << theme << detail;
}

void ElevationTest::boxIsWhereItsUnitsAre()
{
    QFETCH(const int, theme);
    QFETCH(const int, detail);
    const DrawingStyle style{.detail = static_cast<Detail>(detail), .theme = static_cast<Theme>(theme)};
    const Palette &palette = paletteOf(style.theme);
    const Elevation front = elevation(Face::Front);
    const QSizeF size = elevationSize(front, 14);
    const QImage image = painted(front, QRectF(QPointF(), size), size.toSize(), style);
    const auto colorAt = [&](int unit) {
        const QRectF place = boxArea(QRectF(QPointF(), size), front, bottomOfUnit(unit), HalfUnits{2});
        return image.pixelColor(static_cast<int>(place.center().x()), static_cast<int>(place.center().y()));
    };
    QCOMPARE(colorAt(3), palette.fillOf(PartKind::Server));
    QCOMPARE(colorAt(46), palette.slot); // the switch in unit 46 faces the rear
    QCOMPARE(colorAt(40), palette.slot);
}

void ElevationTest::nothingOutsideTheArea()
{
    Elevation rear = elevation(Face::Rear);
    rear.title = QString(300, 'W');
    rear.detail = QString(300, 'W');
    for (Elevation::Box &box : rear.boxes)
        box.name = box.detail = QString(200, 'M');
    for (const double unit : {3.0, 9.0, 18.0}) {
        const QSize size = elevationSize(rear, unit).toSize() + QSize(40, 40);
        const QRectF area(QPointF(20, 20), elevationSize(rear, unit));
        const QImage image = painted(rear, area, size, {});
        const QRect inside = area.toAlignedRect().adjusted(-2, -2, 2, 2);
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                if (!inside.contains(x, y))
                    QCOMPARE(image.pixelColor(x, y), QColor(Qt::magenta));
    }
}

void ElevationTest::exposedPartOnly()
{
    const Elevation front = elevation(Face::Front);
    const QRectF area(QPointF(), elevationSize(front, 10));
    DrawingStyle style;
    style.exposed = boxArea(area, front, bottomOfUnit(40), HalfUnits{10});
    const QImage image = painted(front, area, area.size().toSize(), style);
    const QPointF server = boxArea(area, front, bottomOfUnit(3), HalfUnits{2}).center();
    QVERIFY(image.pixelColor(server.toPoint()) != paletteOf(Theme::Light).fillOf(PartKind::Server));
}

std::unique_ptr<QObject> makeElevationTest()
{
    return make<ElevationTest>();
}

#include "tst_elevation.moc"
