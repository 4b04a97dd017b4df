#include "exports/drawings/floorplan.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>

using namespace clusterwright;

class FloorPlanTest : public QObject {
    Q_OBJECT

private slots:
    void racksStandWhereTheyAre();
    void legendNamesTheShades();
    void otherHallsAreNotShown();
    void frontEdgeIsOnTheFacingSide_data();
    void frontEdgeIsOnTheFacingSide();
    void planFitsItsArea_data();
    void planFitsItsArea();
    void thousandRacksAreQuick();

private:
    static FloorPlan plan()
    {
        const Design design = sample::richDesign();
        return floorPlanOf(design, evaluate(design), design.halls.at(0));
    }
};

void FloorPlanTest::racksStandWhereTheyAre()
{
    const Design design = sample::richDesign();
    const FloorPlan drawn = plan();
    QCOMPARE(drawn.size, QSizeF(20, 10));
    QCOMPARE(drawn.rows.size(), std::size_t(2));
    QCOMPARE(drawn.racks.size(), design.racks.size());
    for (std::size_t i = 0; i < design.racks.size(); ++i) {
        QCOMPARE(drawn.racks[i].id, design.racks[i].id);
        QCOMPARE(drawn.racks[i].place, QRectF(design.racks[i].x, design.racks[i].y, 0.8, 1.2));
    }
    QCOMPARE(drawn.racks.front().detail, QString("≥ 42.5 kW"));
}

void FloorPlanTest::legendNamesTheShades()
{
    const FloorPlan drawn = plan();
    for (const FloorPlan::RackBox &rack : drawn.racks)
        QCOMPARE(drawn.legend.at(static_cast<std::size_t>(rack.shade)), rack.type);
    QVERIFY(drawn.racks.front().shade != drawn.racks.back().shade);
}

void FloorPlanTest::otherHallsAreNotShown()
{
    const Design design = addHall(sample::richDesign(), {"h2", "Second", 5, 5}).take();
    const FloorPlan second = floorPlanOf(design, evaluate(design), design.halls.at(1));
    QVERIFY(second.racks.empty() && second.rows.empty());
}

void FloorPlanTest::frontEdgeIsOnTheFacingSide_data()
{
    QTest::addColumn<int>("facing");
    QTest::addColumn<QPoint>("edge");
    QTest::newRow("north") << static_cast<int>(Facing::North) << QPoint(30, 3);
    QTest::newRow("south") << static_cast<int>(Facing::South) << QPoint(30, 56);
    QTest::newRow("west") << static_cast<int>(Facing::West) << QPoint(3, 30);
    QTest::newRow("east") << static_cast<int>(Facing::East) << QPoint(56, 30);
}

void FloorPlanTest::frontEdgeIsOnTheFacingSide()
{
    QFETCH(const int, facing);
    QFETCH(const QPoint, edge);
    FloorPlan::RackBox rack = plan().racks.front();
    rack.facing = static_cast<Facing>(facing);
    rack.worst.reset();
    QImage image(60, 60, QImage::Format_RGB32);
    QPainter painter(&image);
    drawRackBox(painter, QRectF(0, 0, 60, 60), rack, {.detail = Detail::Devices});
    const Palette &palette = paletteOf(Theme::Light);
    for (const QPoint point : {QPoint(30, 3), QPoint(30, 56), QPoint(3, 30), QPoint(56, 30)})
        QCOMPARE(image.pixelColor(point), point == edge ? palette.frame : palette.shadeOf(rack.shade));
}

void FloorPlanTest::planFitsItsArea_data()
{
    QTest::addColumn<QSizeF>("hall");
    QTest::newRow("wide") << QSizeF(40, 12);
    QTest::newRow("deep") << QSizeF(8, 50);
    QTest::newRow("small") << QSizeF(3, 3);
}

void FloorPlanTest::planFitsItsArea()
{
    QFETCH(const QSizeF, hall);
    FloorPlan drawn = plan();
    drawn.size = hall;
    drawn.title = QString(300, 'W');
    drawn.legend.assign(drawn.legend.size(), QString(200, 'M'));
    std::erase_if(drawn.racks, [&](const FloorPlan::RackBox &rack) {
        return !QRectF(QPointF(), hall).contains(rack.place);
    });
    QImage image(640, 480, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    const QRect inside(20, 20, 600, 440);
    drawFloorPlan(painter, inside, drawn, {});
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (!inside.adjusted(-1, -1, 1, 1).contains(x, y))
                QCOMPARE(image.pixelColor(x, y), QColor(Qt::magenta));
}

void FloorPlanTest::thousandRacksAreQuick()
{
    const FloorPlan::RackBox rack = plan().racks.front();
    QImage image(1600, 900, QImage::Format_RGB32);
    QPainter painter(&image);
    const DrawingStyle style{.detail = Detail::Devices};
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 1000; ++i)
        drawRackBox(painter, QRectF(i % 40 * 40, i / 40 * 36, 20, 30), rack, style);
    QVERIFY2(timer.elapsed() < 100,
             "1,000 racks must not take longer than a few frames even on a busy machine");
}

std::unique_ptr<QObject> makeFloorPlanTest()
{
    return make<FloorPlanTest>();
}

#include "tst_floorplan.moc"
