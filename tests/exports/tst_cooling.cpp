// Cooling in reports and documents: JSON, sections, heat maps and the diagram of a loop.
#include "exports/compose.h"
#include "exports/coolingjson.h"
#include "exports/drawings/loopdiagram.h"
#include "exports/nameddrawing.h"
#include "tests/coolingsample.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>

#include <cmath>
#include <set>

using namespace clusterwright;

class CoolingExportTest : public QObject {
    Q_OBJECT

private slots:
    void loopInJson();
    void hallInJson();
    void unknownIsNull();
    void sectionsOfTheSpecification();
    void rampIsReadable_data() { themes(); }
    void rampIsReadable();
    void racksAreFilledByTheirNumber_data();
    void racksAreFilledByTheirNumber();
    void unknownRacksAreHatched();
    void limitsAreInTheLegend();
    void heatMapFitsItsArea();
    void heatMapsHaveNames();
    void loopIsDrawn();
    void loopOfManyCdusIsOneBox();
    void findingsMarkTheDiagram();

private:
    static void themes()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << static_cast<int>(Theme::Light);
        QTest::newRow("dark") << static_cast<int>(Theme::Dark);
    }
    static nlohmann::json loopOf(const Design &design)
    {
        return loopsJson(design, evaluate(design).results.cooling).at(0);
    }
    static nlohmann::json hallOf(const Design &design)
    {
        return hallsJson(design, evaluate(design).results.cooling).at(0);
    }
    static FloorPlan mapOf(const Design &design, RackColours colours)
    {
        return heatMapOf(design, evaluate(design), design.halls.at(0), colours);
    }
    static Diagram diagramOf(const Design &design)
    {
        return loopDiagramOf(design, evaluate(design), design.coolingLoops.at(0));
    }
    /// Name of the section -> names of its tables and number of its drawings.
    static std::map<std::string, QString> sectionsOf(const Design &design)
    {
        std::map<std::string, QString> sections;
        for (const Section &section : compose(design, evaluate(design), sample::issue()).sections) {
            QStringList parts;
            for (const Block &block : section.blocks)
                if (const auto *table = std::get_if<Table>(&block))
                    parts << QString::fromStdString(table->name) + " " + QString::number(table->rows.size());
                else if (std::holds_alternative<Drawing>(block))
                    parts << "drawing";
            sections[section.title] = parts.join(", ");
        }
        return sections;
    }
    /// Relative luminance (WCAG 2.2).
    static double luminance(const QColor &color)
    {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    }
};

/// The numbers are worked out in CoolingTest.
void CoolingExportTest::loopInJson()
{
    const nlohmann::json loop = loopOf(sample::withLoop());
    QCOMPARE(loop.at("heat_w").at("value").get<double>(), 65'280.0);
    QVERIFY(std::abs(loop.at("flow_lpm").at("value").get<double>() - 94.3075) < 1e-3);
    QCOMPARE(loop.at("normal").at("capacity_w").get<double>(), 180'000.0);
    QCOMPARE(loop.at("worst_failure").at("capacity_w").get<double>(), 120'000.0);
    QVERIFY(std::abs(loop.at("worst_failure").at("flow_lpm").get<double>() - 100) < 1e-9);
    QCOMPARE(loop.at("worst_failure").at("duty_of_each_w").get<double>(), 32'640.0);
    QVERIFY(loop.at("worst_failure").at("verdict") == "pass");
    QCOMPARE(loop.at("rows").at(0).at("racks").get<int>(), 2);
    QCOMPARE(loop.at("cdus").get<int>(), 3);
    for (const auto &[key, value] : loop.items()) // a number says its unit in its key, unless it is a count
        QVERIFY2(!value.is_number_float() || QString::fromStdString(key).contains(QRegularExpression(
                                                 "_(w|lpm|c|k|pa|s|per_s|per_m3|per_kg_k)$")),
                 key.c_str());
}

void CoolingExportTest::hallInJson()
{
    Design design = sample::computeRacks(4, 3, 2);
    HallAir &air = design.halls[0].air;
    air.units = 3;
    air.unitCapacity = kilowatts(30);
    air.unitAirflow = cubicMetresPerSecond(3);
    const nlohmann::json hall = hallOf(design);
    QCOMPARE(hall.at("heat_w").at("value").get<double>(), 81'600.0);
    QCOMPARE(hall.at("air_handlers_for_heat").get<int>(), 3);
    QCOMPARE(hall.at("worst_failure").at("capacity_w").get<double>(), 60'000.0);
    QVERIFY(hall.at("normal").at("verdict") == "pass" && hall.at("worst_failure").at("verdict") == "fail");
    QCOMPARE(hall.at("racks").at(0).at("inlet_c").get<double>(), 20.0);
    QCOMPARE(hall.at("racks").at(0).at("racks").get<int>(), 2);
}

void CoolingExportTest::unknownIsNull()
{
    CoolingLoop plan;
    plan.id = plan.name = "bare";
    plan.rows = {"row"};
    const nlohmann::json loop = loopOf(sample::withLoop(plan));
    for (const char *key :
         {"supply_c", "approach_k", "cdus", "pressure_drop_pa", "ride_through_s", "velocity_m_per_s"})
        QVERIFY2(loop.at(key).is_null(), key);
    QCOMPARE(loop.at("flow_lpm").at("unknown").get<int>(), 8);
    QVERIFY(loop.at("normal").at("verdict") == "not_evaluated");
    Design design = sample::computeRacks();
    design.halls[0].air = {};
    QVERIFY(hallOf(design).at("return_c").is_null() && hallOf(design).at("air_handlers").is_null());
}

void CoolingExportTest::sectionsOfTheSpecification()
{
    const auto sections = sectionsOf(sample::withLoop());
    QCOMPARE(sections.at("Air of the halls"), QString("Hall air 1, Air handlers 1"));
    QCOMPARE(sections.at("Air of the racks"), QString("Rack cooling 1"));
    QCOMPARE(sections.at("Liquid loops"), QString("Loops 1, Loop racks 1, drawing"));
    QCOMPARE(sections.at("CDU redundancy"), QString("CDUs 1"));
    QCOMPARE(sections.at("Heat of Hall"), QString("drawing"));
    QCOMPARE(sections.at("Inlets of Hall"), QString("drawing"));
    QCOMPARE(sections.at("Floor and transport"), QString("Floor 1, Shipping 1"));
    const auto without = sectionsOf(sample::computeRacks());
    QVERIFY(without.contains("Cooling") && !without.contains("Liquid loops"));
    Design bare = sample::computeRacks();
    bare.halls[0].air = {};
    QVERIFY(!sectionsOf(bare).contains("Inlets of Hall")); // nothing is known of them
    QVERIFY(!sectionsOf({}).contains("Cooling"));
}

void CoolingExportTest::rampIsReadable()
{
    QFETCH(const int, theme);
    const auto colorAt = [&](int step) { return rampColor(step / 100.0, static_cast<Theme>(theme)); };
    for (int step = 0; step <= 100; ++step) {
        const double fill = luminance(colorAt(step)), letters = luminance(textColorOn(colorAt(step)));
        QVERIFY2((std::max(fill, letters) + 0.05) / (std::min(fill, letters) + 0.05) >= 4.5,
                 qPrintable(colorAt(step).name()));
        if (step > 0) { // lightness alone tells more from less
            const bool isDarker = fill < luminance(colorAt(step - 1));
            QVERIFY2(isDarker == (static_cast<Theme>(theme) == Theme::Light),
                     qPrintable(colorAt(step).name()));
        }
    }
    QCOMPARE(rampColor(-1, Theme::Light), rampColor(0, Theme::Light));
    QCOMPARE(rampColor(2, Theme::Light), rampColor(1, Theme::Light));
}

void CoolingExportTest::racksAreFilledByTheirNumber_data()
{
    QTest::addColumn<int>("colours");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    QTest::addColumn<double>("level");
    // 2 racks of 40.8 kW, 80 % of it to liquid; limits of the hall far above
    QTest::newRow("heat to air") << static_cast<int>(RackColours::AirHeat)
                                 << "Heat of a rack to the room [kW]"
                                 << "8.2 kW" << 0. << 9. << 8.16 / 9;
    QTest::newRow("power") << static_cast<int>(RackColours::Power) << "Maximum power of a rack [kW]"
                           << "40.8 kW" << 0. << 41. << 40.8 / 41;
    // from the lowest recommended inlet to the limit of the servers; 20 C
    QTest::newRow("inlet") << static_cast<int>(RackColours::Inlet) << "Inlet temperature of a rack [°C]"
                           << "20.0 °C" << 18. << 35. << 2.0 / 17;
}

void CoolingExportTest::racksAreFilledByTheirNumber()
{
    QFETCH(const int, colours);
    const FloorPlan map = mapOf(sample::withLoop(), static_cast<RackColours>(colours));
    QVERIFY(map.ramp);
    QTEST(map.ramp->title, "title");
    QTEST(map.ramp->least, "least");
    QTEST(map.ramp->most, "most");
    QCOMPARE(map.racks.size(), std::size_t(2));
    for (const FloorPlan::RackBox &rack : map.racks) {
        QVERIFY(rack.fill == FloorPlan::Fill::Ramp);
        QTEST(rack.detail, "detail");
        QTEST(rack.level, "level");
    }
    const Design design = sample::withLoop();
    QVERIFY(mapOf(design, RackColours::Type) == floorPlanOf(design, evaluate(design), design.halls[0]));
}

void CoolingExportTest::unknownRacksAreHatched()
{
    Design design = sample::withLoop();
    design.parts.at("example-gpu-8x").electrical.max.reset();
    const FloorPlan map = mapOf(design, RackColours::Power);
    QVERIFY(map.racks.front().fill == FloorPlan::Fill::Unknown);
    QCOMPARE(map.racks.front().detail, QString("4 unknown"));
    QImage image(60, 60, QImage::Format_RGB32);
    QPainter painter(&image);
    drawRackBox(painter, QRectF(0, 0, 60, 60), map.racks.front(), {.detail = Detail::Outline});
    std::set<QRgb> colours;
    for (int x = 10; x < 50; ++x)
        colours.insert(image.pixel(x, 30));
    QVERIFY(colours.size() > 1); // a pattern, no flat colour
    design.halls[0].air.supply.reset();
    QCOMPARE(mapOf(design, RackColours::Inlet).racks.front().detail, QString("unknown"));
}

void CoolingExportTest::limitsAreInTheLegend()
{
    Design design = sample::withLoop();
    const auto textsOf = [&](RackColours colours) {
        QStringList texts;
        const FloorPlan map = mapOf(design, colours);
        for (const Ramp::Limit &limit : map.ramp->limits)
            texts << limit.text;
        return texts;
    };
    QCOMPARE(textsOf(RackColours::Inlet),
             (QStringList{"18.0 °C, lowest recommended inlet", "27.0 °C, highest recommended inlet",
                          "35.0 °C, warmest inlet of the most sensitive device"}));
    QCOMPARE(textsOf(RackColours::AirHeat), QStringList{"100.0 kW, limit of the hall"});
    design.halls[0].limits.rackAirHeat = kilowatts(12); // near enough to be on the scale
    QCOMPARE(mapOf(design, RackColours::AirHeat).ramp->most, 12.0);
    design.halls[0].limits.rackAirHeat.reset();
    QCOMPARE(textsOf(RackColours::AirHeat), QStringList());
}

void CoolingExportTest::heatMapFitsItsArea()
{
    FloorPlan map = mapOf(sample::withLoop(), RackColours::Inlet);
    map.ramp->title = QString(300, 'W');
    map.ramp->limits.front().text = QString(300, 'M');
    QImage image(640, 480, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    const QRect inside(20, 20, 600, 440);
    drawFloorPlan(painter, inside, map, {});
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (!inside.adjusted(-1, -1, 1, 1).contains(x, y))
                QCOMPARE(image.pixelColor(x, y), QColor(Qt::magenta));
    QVERIFY(floorPlanSize(map, 20, TextRule::Paper).height() >
            floorPlanSize(mapOf(sample::withLoop(), RackColours::Type), 20, TextRule::Paper).height());
}

void CoolingExportTest::heatMapsHaveNames()
{
    const Design design = sample::withLoop();
    const Evaluation evaluation = evaluate(design);
    for (const std::string name : {"heat:h", "heat:Hall", "inlet:h", "power:h"}) {
        const auto drawing = drawingNamed(design, evaluation, name);
        QVERIFY2(drawing && std::get<FloorPlan>(drawing.value().content).ramp, name.c_str());
    }
    const auto loop = drawingNamed(design, evaluation, "loop:loop");
    QVERIFY(loop && std::holds_alternative<Diagram>(loop.value().content));
    const auto refused = drawingNamed(design, evaluation, "heat:cellar");
    QVERIFY(!refused);
    QVERIFY(QString::fromStdString(refused.error().message).contains("heat:HALL"));
    QVERIFY(QString::fromStdString(refused.error().message).contains("loop:loop (Loop)"));
}

void CoolingExportTest::loopIsDrawn()
{
    const Diagram diagram = diagramOf(sample::withLoop());
    QStringList titles;
    for (const Diagram::Box &box : diagram.boxes)
        titles << QString::number(box.layer) + " " + box.title;
    QCOMPARE(titles, (QStringList{"0 Facility water", "1 CDU 1", "1 CDU 2", "1 CDU 3", "2 Supply", "3 Row",
                                  "4 Return"}));
    QCOMPARE(diagram.boxes[0].lines, QStringList("24.0 °C"));
    QCOMPARE(diagram.boxes[1].lines,
             (QStringList{"21.8 kW of 60.0 kW", "32.6 kW with one lost"})); // 65.28 / 3, / 2
    QCOMPARE(diagram.boxes[4].lines, (QStringList{"30.0 °C, 94.3 l/min", "pressure drop 63 kPa"}));
    QCOMPARE(diagram.boxes[5].lines, (QStringList{"2 racks, 65.3 kW", "94.3 l/min"}));
    QCOMPARE(diagram.boxes[6].lines, (QStringList{"40.0 °C", "65.3 kW"}));
    QCOMPARE(diagram.links.size(), std::size_t(3 + 3 + 1 + 1));
    for (const Diagram::Link &link : diagram.links)
        QCOMPARE(diagram.boxes.at(link.to).layer, diagram.boxes.at(link.from).layer + 1);
}

void CoolingExportTest::loopOfManyCdusIsOneBox()
{
    CoolingLoop plan = sample::coolingLoop();
    plan.units = 7;
    QCOMPARE(diagramOf(sample::withLoop(plan)).boxes.at(1).title, QString("7 CDUs"));
    plan.units.reset();
    plan.supply.reset();
    const Diagram diagram = diagramOf(sample::withLoop(plan));
    QCOMPARE(diagram.boxes.at(1).title, QString("CDUs, number not stated"));
    QCOMPARE(diagram.boxes.at(2).lines,
             (QStringList{"not stated, flow unknown", "pressure drop not stated"}));
    plan.rows.clear();
    QCOMPARE(diagramOf(addCoolingLoop(sample::liquidRacks(), plan).take()).boxes.size(), std::size_t(3));
}

void CoolingExportTest::findingsMarkTheDiagram()
{
    const Diagram sound = diagramOf(sample::withLoop());
    for (const Diagram::Box &box : sound.boxes)
        QVERIFY2(!box.worst, qPrintable(box.title));
    CoolingLoop plan = sample::coolingLoop();
    plan.units = 2;               // THM008, an error
    plan.transfer = seconds(100); // THM013, a warning
    const Diagram diagram = diagramOf(sample::withLoop(plan));
    QVERIFY(diagram.boxes.at(1).worst == Severity::Error && diagram.boxes.at(2).worst == Severity::Error);
    QVERIFY(diagram.boxes.back().worst == Severity::Warning);
    QVERIFY(!diagram.boxes.at(0).worst && !diagram.boxes.at(3).worst);
}

std::unique_ptr<QObject> makeCoolingExportTest()
{
    return make<CoolingExportTest>();
}

#include "tst_cooling.moc"
