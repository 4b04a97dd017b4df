#include "exports/drawings/chartparts.h"
#include "exports/drawings/workloadcharts.h"
#include "tests/runner.h"
#include "tests/workloadsample.h"

#include <QImage>
#include <QPainter>

#include <cmath>

using namespace clusterwright;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a), two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

/// Eight accelerators in a domain, with the figures of an H100.
WorkloadHardware hardware(std::int64_t accelerators)
{
    WorkloadHardware hardware;
    hardware.accelerators = accelerators;
    hardware.one.accelerator = AcceleratorClass::H100;
    hardware.one.bf16 = perSecond(1000e12);
    hardware.one.memory = gigabytes(80);
    hardware.one.memoryBandwidth = bytesPerSecond(4e12);
    hardware.one.domain = 8;
    hardware.one.scaleUp = bytesPerSecond(450e9);
    hardware.one.scaleOut = bytesPerSecond(50e9);
    return hardware;
}

WorkloadResults trained()
{
    WorkloadResults results;
    results.hardware = hardware(512);
    results.step.emplace();
    results.step->time = seconds(10);
    results.step->state = gigabytes(30);
    results.step->activations = gigabytes(50);
    results.parts = {{"Linear layers", TimeKind::Compute, seconds(7), 0.7},
                     {"Norms", TimeKind::Memory, seconds(0.5), 0.05},
                     {"Tensor-parallel exchange", TimeKind::Exchange, seconds(1.5), 0.15},
                     {"Pipeline bubble", TimeKind::Idle, seconds(1), 0.1}};
    results.roof = {{"Linear layers", 4900e12, 1e12, seconds(7)}, {"Norms", 1e12, 2e12, seconds(0.5)}};
    return results;
}

WorkloadResults served(const Workload &workload)
{
    WorkloadResults results;
    results.hardware = hardware(64);
    results.hardware->one.fp8 = perSecond(2000e12);
    results.serving = servingRate(servingCaseOf(workload, *results.hardware)).take();
    results.parts = partsOf(servingCaseOf(workload, *results.hardware));
    return results;
}

XyChart smallChart()
{
    XyChart chart;
    chart.title = "Title";
    chart.xTitle = "Interval [min]";
    chart.yTitle = "Share";
    chart.series = {{"First",
                     Chart::Fill::First,
                     true,
                     true,
                     false,
                     {{1, 10, "low"}, {5, 60, "middle", true}, {10, 100, "high"}}},
                    {"Limit", Chart::Fill::Second, true, false, true, {{1, 110}, {10, 110}}}};
    return chart;
}

struct Painted {
    QImage image;
    XyPlaces places;
};

Painted paint(const XyChart &chart, Theme theme = Theme::Light, const QSize &size = {640, 360})
{
    Painted painted{QImage(size, QImage::Format_RGB32), {}};
    painted.image.fill(paletteOf(theme).background);
    QPainter painter(&painted.image);
    painted.places = drawXyChart(painter, QRectF(painted.image.rect()), chart, {.theme = theme});
    return painted;
}

int count(const QImage &image, const QRectF &area, const QColor &color)
{
    int pixels = 0;
    const QRect inside = area.toAlignedRect().intersected(image.rect());
    for (int x = inside.left(); x <= inside.right(); ++x)
        for (int y = inside.top(); y <= inside.bottom(); ++y)
            pixels += image.pixelColor(x, y) == color;
    return pixels;
}

QRectF around(const QPointF &point, double radius)
{
    return {point - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)};
}

bool areFinite(const XyChart &chart)
{
    return std::ranges::all_of(chart.series, [](const XyChart::Series &series) {
        return std::ranges::all_of(series.points, [](const XyChart::Point &point) {
            return std::isfinite(point.x) && std::isfinite(point.y);
        });
    });
}

} // namespace

class WorkloadChartsTest : public QObject {
    Q_OBJECT

private slots:
    void strokesAreVisible_data() { themes(); }
    void strokesAreVisible();
    void pointsAreWhereTheyArePainted_data() { themes(); }
    void pointsAreWhereTheyArePainted();
    void limitIsADashedLine();
    void pointsAreHit();
    void pointsTellWhatTheyAre();
    void limitIsNotHit();
    void markedPointIsNamedBesideIt();
    void namesDoNotCover();
    void ruleCrossesThePlot_data();
    void ruleCrossesThePlot();
    void whatHasNoPlaceOnALogarithmIsLeftOut();
    void longLegendLeavesRoom();
    void tooSmallOrEmptyPaintsNoPlot();
    void samePictureTwice();

    void partsOfABarSumUp_data() { themes(); }
    void partsOfABarSumUp();
    void limitOfABar_data();
    void limitOfABar();
    void barIsAsHighAsItSays_data();
    void barIsAsHighAsItSays();

    void noEstimateNoChart();
    void timeIsSharedByKind();
    void memoryOfATraining();
    void memoryOfAServing();
    void operationsStandBelowTheRoof();
    void perfectScalingBeginsAtTheFirst();
    void latencyEndsWhereTheRunIs();
    void plannedIntervalIsPointedOut();
    void layoutsKeepTheirOrder_data();
    void layoutsKeepTheirOrder();
    void bestLayoutIsPointedOut();
    void familiesOfCalibration();

private:
    static void themes()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << static_cast<int>(Theme::Light);
        QTest::newRow("dark") << static_cast<int>(Theme::Dark);
    }
};

void WorkloadChartsTest::strokesAreVisible()
{
    QFETCH(const int, theme);
    const Palette &palette = paletteOf(static_cast<Theme>(theme));
    using enum Chart::Fill;
    std::vector<QColor> colors;
    for (const Chart::Fill fill : {Server, Switch, Storage, Other, First, Second}) {
        const QColor color = strokeOf(fill, palette);
        QVERIFY2(contrast(color, palette.background) >= 3, qPrintable(color.name()));
        QVERIFY(std::ranges::find(colors, color) == colors.end());
        colors.push_back(color);
    }
}

void WorkloadChartsTest::pointsAreWhereTheyArePainted()
{
    QFETCH(const int, theme);
    const Palette &palette = paletteOf(static_cast<Theme>(theme));
    const Painted painted = paint(smallChart(), static_cast<Theme>(theme));
    QCOMPARE(painted.places.points.size(), std::size_t(3));
    for (const auto &[index, place] : painted.places.points) {
        QVERIFY(painted.places.plot.contains(place));
        QVERIFY(count(painted.image, around(place, 2), strokeOf(Chart::Fill::First, palette)) >= 9);
    }
    const auto &places = painted.places.points;
    QVERIFY(places[0].second.x() < places[2].second.x()); // the marked one comes last
    QVERIFY(places[0].second.y() > places[2].second.y());
}

void WorkloadChartsTest::limitIsADashedLine()
{
    XyChart chart = smallChart();
    const Painted with = paint(chart);
    chart.series[1].hasLine = false;
    const Painted without = paint(chart);
    QCOMPARE(with.places.plot, without.places.plot);
    const QRect plot = with.places.plot.toRect();
    std::vector<bool> columns; // in which the line was painted
    for (int x = plot.left(); x < plot.right(); ++x) {
        columns.push_back(false);
        for (int y = plot.top(); y < plot.bottom(); ++y)
            if (with.image.pixel(x, y) != without.image.pixel(x, y))
                columns.back() = true;
    }
    const auto painted = static_cast<double>(std::ranges::count(columns, true));
    QVERIFY(painted > plot.width() * 0.3 && painted < plot.width() * 0.8);
}

void WorkloadChartsTest::pointsAreHit()
{
    const XyPlaces places = paint(smallChart()).places;
    for (const auto &[index, place] : places.points) {
        QCOMPARE(places.at(place), std::optional(index));
        QCOMPARE(places.at(place + QPointF(5, 5)), std::optional(index));
        QCOMPARE(places.at(place + QPointF(30, 40)), std::nullopt);
    }
    XyPlaces close{{}, {{{0, 0}, {10, 10}}, {{0, 1}, {14, 10}}}};
    QCOMPARE(close.at({13, 10}), std::optional(XyIndex{0, 1})); // the nearest of two
    QCOMPARE(close.at({11, 10}), std::optional(XyIndex{0, 0}));
    QCOMPARE(close.at({2, 10}, 8), std::optional(XyIndex{0, 0}));
    QCOMPARE(close.at({2, 10}, 7), std::nullopt);
}

void WorkloadChartsTest::pointsTellWhatTheyAre()
{
    XyChart chart = smallChart();
    QCOMPARE(pointText(chart, {0, 1}), QString("First; middle; Interval: 5\u00a0min; Share: 60"));
    chart.series.pop_back();
    QCOMPARE(pointText(chart, {0, 0}), QString("low; Interval: 1\u00a0min; Share: 10"));
}

void WorkloadChartsTest::limitIsNotHit()
{
    const XyPlaces places = paint(smallChart()).places;
    QVERIFY(std::ranges::all_of(places.points, [](const auto &one) { return one.first.series == 0; }));
}

void WorkloadChartsTest::markedPointIsNamedBesideIt()
{
    XyChart chart = smallChart();
    const Painted named = paint(chart);
    chart.series[0].points[1].name.clear();
    const Painted plain = paint(chart);
    QRect changed;
    for (int x = 0; x < named.image.width(); ++x)
        for (int y = 0; y < named.image.height(); ++y)
            if (named.image.pixel(x, y) != plain.image.pixel(x, y))
                changed |= QRect(x, y, 1, 1);
    QVERIFY(!changed.isEmpty());
    const QPointF place = named.places.points.back().second;
    QCOMPARE(named.places.points.back().first, (XyIndex{0, 1}));
    QVERIFY(QRectF(changed).intersects(around(place, 60)));
    QVERIFY(!QRectF(changed).contains(place));
}

/// Ten marked points in one spot: no name is painted over another, so that fewer may be named.
void WorkloadChartsTest::namesDoNotCover()
{
    const QRectF plot(0, 0, 400, 300);
    const QSizeF size(80, 14);
    std::vector<QRectF> taken;
    for (int i = 0; i < 10; ++i)
        if (const auto place = placeBeside({200, 150}, 5, size, plot, taken)) {
            QVERIFY(plot.contains(*place));
            for (const QRectF &other : taken)
                QVERIFY(!other.intersects(*place));
            taken.push_back(*place);
        }
    QVERIFY(taken.size() >= 4 && taken.size() <= 8);
}

void WorkloadChartsTest::ruleCrossesThePlot_data()
{
    QTest::addColumn<bool>("isVertical");
    QTest::addColumn<double>("value");
    QTest::newRow("upright") << true << 7.0;
    QTest::newRow("lying") << false << 40.0;
    QTest::newRow("beyond the points widens the axis") << true << 20.0;
}

void WorkloadChartsTest::ruleCrossesThePlot()
{
    QFETCH(const bool, isVertical);
    QFETCH(const double, value);
    XyChart chart = smallChart();
    const QColor color = paletteOf(Theme::Light).refused;
    const Painted without = paint(chart);
    QCOMPARE(count(without.image, without.places.plot, color), 0);
    chart.rules = {{"Limit", value, isVertical}};
    const Painted with = paint(chart);
    const double length = isVertical ? with.places.plot.height() : with.places.plot.width();
    QVERIFY(count(with.image, with.places.plot, color) > 0.4 * length); // it is dashed
}

void WorkloadChartsTest::whatHasNoPlaceOnALogarithmIsLeftOut()
{
    XyChart chart = smallChart();
    chart.isLogX = chart.isLogY = true;
    chart.series[0].points.push_back({0, 5});
    chart.series[0].points.push_back({5, -1});
    chart.rules = {{"None", 0, true}};
    const Painted painted = paint(chart);
    QCOMPARE(painted.places.points.size(), std::size_t(3));
    for (const auto &[index, place] : painted.places.points)
        QVERIFY(painted.places.plot.contains(place));
}

void WorkloadChartsTest::longLegendLeavesRoom()
{
    XyChart chart = smallChart();
    for (int i = 0; i < 40; ++i)
        chart.series.push_back({"A family with a long name, " + QString::number(i),
                                Chart::Fill::Other,
                                false,
                                true,
                                false,
                                {{2, 20}}});
    QVERIFY(paint(chart).places.plot.height() > 0.45 * 360);
}

void WorkloadChartsTest::tooSmallOrEmptyPaintsNoPlot()
{
    QVERIFY(XyChart().isEmpty());
    QVERIFY(paint(XyChart()).places.plot.isEmpty());
    QVERIFY(paint(smallChart(), Theme::Light, {150, 360}).places.points.empty());
    XyChart one = smallChart();
    one.series = {{"One", Chart::Fill::First, true, true, false, {{3, 3}}}};
    QCOMPARE(paint(one).places.points.size(), std::size_t(1)); // no span
    one.isLogX = one.isLogY = true;
    QVERIFY(paint(one).places.plot.contains(paint(one).places.points.front().second));
}

void WorkloadChartsTest::samePictureTwice()
{
    QCOMPARE(paint(smallChart()).image, paint(smallChart()).image);
    QVERIFY(paint(smallChart()).image != paint(smallChart(), Theme::Dark).image);
}

void WorkloadChartsTest::partsOfABarSumUp()
{
    QFETCH(const int, theme);
    const DrawingStyle style{.theme = static_cast<Theme>(theme)};
    const ShareBar bar{
        "Title", {}, {{"A", "30", 30, 0}, {"B", "10", 10, 1}, {"None", "0", 0, 2}, {"C", "60", 60, 3}}};
    QImage image(640, 200, QImage::Format_RGB32);
    image.fill(paletteOf(style.theme).background);
    QPainter painter(&image);
    const auto places = drawShareBar(painter, {20, 10, 600, 180}, bar, style);
    QCOMPARE(places.size(), std::size_t(4));
    QVERIFY(std::abs(places[0].width() - 0.3 * 599) < 1e-6);
    QVERIFY(std::abs(places[3].right() - 619.5) < 1e-6);
    for (std::size_t i = 1; i < places.size(); ++i)
        QVERIFY(std::abs(places[i].left() - places[i - 1].right()) < 1e-6);
    const QPointF aside(6, 6); // of the number in the middle
    const auto colorAt = [&](std::size_t i) {
        return image.pixelColor((places[i].topLeft() + aside).toPoint());
    };
    QCOMPARE(colorAt(0), paletteOf(style.theme).fillOf(PartKind::Server));
    QVERIFY(colorAt(0) != colorAt(1) && colorAt(1) != colorAt(3));
}

void WorkloadChartsTest::limitOfABar_data()
{
    QTest::addColumn<double>("limit");
    QTest::addColumn<double>("share"); // of the bar that the parts take
    QTest::newRow("beyond the parts") << 200.0 << 0.5;
    QTest::newRow("within the parts") << 50.0 << 1.0;
}

void WorkloadChartsTest::limitOfABar()
{
    QFETCH(const double, limit);
    QFETCH(const double, share);
    const ShareBar bar{"Title", {}, {{"A", "100", 100, 0}}, limit, "Capacity"};
    QImage image(640, 200, QImage::Format_RGB32);
    image.fill(paletteOf(Theme::Light).background);
    QPainter painter(&image);
    const auto places = drawShareBar(painter, {20, 10, 600, 180}, bar, {});
    QVERIFY(std::abs(places[0].width() - share * 599) < 1e-6);
    const double x = 20.5 + limit / std::max(100.0, limit) * 599;
    const QRectF line(x - 2, places[0].top(), 4, places[0].height());
    QVERIFY(count(image, line, paletteOf(Theme::Light).refused) > 20);
}

void WorkloadChartsTest::barIsAsHighAsItSays_data()
{
    QTest::addColumn<double>("width");
    QTest::newRow("wide") << 1200.0;
    QTest::newRow("as on paper") << 680.0;
    QTest::newRow("one column of the legend") << 240.0;
}

void WorkloadChartsTest::barIsAsHighAsItSays()
{
    QFETCH(const double, width);
    const ShareBar bar = timeBar({}, trained());
    const double height = shareBarHeight(bar, width);
    QImage image(static_cast<int>(width), static_cast<int>(height) + 60, QImage::Format_RGB32);
    const QColor background = paletteOf(Theme::Light).background;
    image.fill(background);
    QPainter painter(&image);
    drawShareBar(painter, {0, 0, width, height}, bar, {});
    const QRectF last(0, height - 16, width, 16), below(0, height + 1, width, 50);
    QVERIFY(count(image, last, background) < static_cast<int>(width) * 16); // the note
    const QRect belowPixels = below.toAlignedRect().intersected(image.rect());
    QCOMPARE(count(image, below, background), belowPixels.width() * belowPixels.height());
}

void WorkloadChartsTest::noEstimateNoChart()
{
    const Workload workload = sample::training70b();
    const WorkloadResults none;
    QVERIFY(timeBar(workload, none).isEmpty());
    QVERIFY(memoryBar(workload, none).isEmpty());
    QVERIFY(rooflineChart(none).isEmpty());
    QVERIFY(scalingChart(workload, none).isEmpty());
    QVERIFY(latencyChart(workload, none).isEmpty());
    QVERIFY(goodputChartOf({}, workload, none).isEmpty());
    QVERIFY(layoutChart({}, LayoutAxis::Time, LayoutAxis::Memory).isEmpty());
    QVERIFY(calibrationChart({}).isEmpty());
}

void WorkloadChartsTest::timeIsSharedByKind()
{
    const ShareBar bar = timeBar({}, trained());
    QCOMPARE(bar.title, QString("Time of a training step, 10 s"));
    QCOMPARE(bar.parts.size(), std::size_t(4));
    QCOMPARE(bar.parts[0], (ShareBar::Part{"Linear layers", "7 s, 70.0 %", 7, 0}));
    QCOMPARE(bar.parts[3].tone, 3);
    QCOMPARE(bar.note, QString("Compute 70.0 %, memory traffic 5.0 %, exchange 15.0 %, idle 10.0 %."));
    Workload serving;
    serving.kind = WorkloadKind::Serving;
    QVERIFY(timeBar(serving, trained()).title.startsWith("Time of an answered token"));
}

void WorkloadChartsTest::memoryOfATraining()
{
    WorkloadResults results = trained();
    const ShareBar tooMuch = memoryBar({}, results);
    QCOMPARE(tooMuch.limit, std::optional(80e9));
    QCOMPARE(tooMuch.limitName, QString("Capacity, 80 GB"));
    QCOMPARE(tooMuch.parts[0].size + tooMuch.parts[1].size, 80e9);
    QVERIFY(tooMuch.note.startsWith("It does not fit: 100.0 %"));
    results.step->fits = true;
    QVERIFY(memoryBar({}, results).note.startsWith("It fits"));
}

void WorkloadChartsTest::memoryOfAServing()
{
    const Workload workload = sample::serving70b();
    const WorkloadResults results = served(workload);
    const ShareBar bar = memoryBar(workload, results);
    QCOMPARE(bar.parts.size(), std::size_t(3));
    QCOMPARE(bar.parts[2].size, inBytes(workload.serving.reserve));
    double sum = 0;
    for (const ShareBar::Part &part : bar.parts)
        sum += part.size;
    QVERIFY(sum <= *bar.limit);
}

void WorkloadChartsTest::operationsStandBelowTheRoof()
{
    const XyChart chart = rooflineChart(trained());
    QVERIFY(chart.isLogX && chart.isLogY);
    QCOMPARE(chart.series.size(), std::size_t(2));
    const auto &points = chart.series[0].points;
    QCOMPARE(points[0].x, 4900.0);
    QCOMPARE(points[0].y, 700.0);
    QCOMPARE(points[0].name, QString("Linear layers, 70.0 %"));
    QVERIFY(points[0].isMarked);
    const auto &roof = chart.series[1];
    QVERIFY(roof.isDashed);
    QCOMPARE(roof.points.size(), std::size_t(3)); // 4 TB/s up to 250 operations per byte, then 1,000 TFLOP/s
    QCOMPARE(roof.points[1].x, 250.0);
    QCOMPARE(roof.points[1].y, 1000.0);
    QCOMPARE(roof.points[0].y, roof.points[0].x * 4);
    QVERIFY(roof.points.front().x < points[1].x && roof.points.back().x > points[0].x);
    for (const XyChart::Point &point : points)
        QVERIFY(point.y <= std::min(point.x * 4, 1000.0));
}

void WorkloadChartsTest::perfectScalingBeginsAtTheFirst()
{
    Workload workload = sample::training70b();
    workload.training.recompute = Recompute::Full;
    WorkloadResults results = trained();
    const XyChart chart = scalingChart(workload, results);
    QVERIFY(chart.isLogX && areFinite(chart));
    const auto &strong = chart.series.front().points, &perfect = chart.series.back().points;
    QVERIFY(strong.size() > 2);
    QCOMPARE(strong.back().x, 512.0);
    QVERIFY(strong.back().isMarked);
    QCOMPARE(perfect.front().y, strong.front().y);
    QVERIFY(perfect.back().y > strong.back().y);
    QVERIFY(std::abs(perfect.back().y / perfect.front().y - 512 / strong.front().x) < 1e-9);
    results.hardware->accelerators = 16; // nothing to scale from
    QVERIFY(scalingChart(workload, results).isEmpty());
}

void WorkloadChartsTest::latencyEndsWhereTheRunIs()
{
    const Workload workload = sample::serving70b();
    const WorkloadResults results = served(workload);
    const XyChart chart = latencyChart(workload, results);
    QVERIFY(areFinite(chart));
    const auto &points = chart.series.front().points;
    QCOMPARE(points.back().y, results.serving->tokensPerSecond);
    QCOMPARE(points.back().x, 1 / inSeconds(results.serving->perToken));
    QVERIFY(points.front().name.startsWith("1 at once"));
    QVERIFY(points.front().x > points.back().x && points.front().y < points.back().y);
}

void WorkloadChartsTest::plannedIntervalIsPointedOut()
{
    const Design design = sample::designWithUpkeep();
    WorkloadResults results = trained();
    results.goodput.between = hours(20);
    results.goodput.best = seconds(2900);
    const auto marked = [](const XyChart &chart) {
        QStringList names;
        for (const XyChart::Point &point : chart.series.front().points)
            if (point.isMarked)
                names << point.name;
        return names;
    };
    QCOMPARE(marked(goodputChartOf(design, {}, results)).size(), 1);
    results.goodput.isPlanned = true;
    results.goodput.interval = seconds(6000);
    results.goodput.ettr = 0.9;
    const XyChart chart = goodputChartOf(design, {}, results);
    const QStringList names = marked(chart);
    QCOMPARE(names.size(), 2);
    QVERIFY(names[0].startsWith("best, "));
    QCOMPARE(names[1], QString("planned, 100 min"));
    QVERIFY(std::ranges::is_sorted(chart.series.front().points, {}, &XyChart::Point::x));
}

void WorkloadChartsTest::layoutsKeepTheirOrder_data()
{
    QTest::addColumn<int>("axis");
    QTest::addColumn<QString>("title");
    QTest::addColumn<double>("first"); // of the first layout, in the unit of the title
    QTest::newRow("time") << static_cast<int>(LayoutAxis::Time) << "Time [d]" << 10.0;
    QTest::newRow("memory") << static_cast<int>(LayoutAxis::Memory) << "Memory of an accelerator [GB]"
                            << 60.0;
    QTest::newRow("cost") << static_cast<int>(LayoutAxis::Cost) << "Cost [million USD]" << 2.0;
    QTest::newRow("energy") << static_cast<int>(LayoutAxis::Energy) << "Energy [MWh]" << 500.0;
}

LayoutAnswer twoLayouts()
{
    LayoutAnswer answer;
    Layout layout;
    layout.accelerators = 1024;
    layout.run.tensor = 8;
    layout.time = hours(240);
    layout.memory = gigabytes(60);
    layout.cost = dollars(2e6);
    layout.energy = kilowattHours(500e3);
    answer.pareto = {layout, layout};
    answer.pareto[1].memory = gigabytes(40);
    answer.pareto[1].time = hours(300);
    answer.best = {answer.pareto[1]};
    return answer;
}

void WorkloadChartsTest::layoutsKeepTheirOrder()
{
    QFETCH(const int, axis);
    QFETCH(const QString, title);
    QFETCH(const double, first);
    const XyChart chart = layoutChart(twoLayouts(), static_cast<LayoutAxis>(axis), LayoutAxis::Memory);
    QCOMPARE(chart.xTitle, title);
    QCOMPARE(chart.series.size(), std::size_t(1));
    QCOMPARE(chart.series[0].points.size(), std::size_t(2));
    QVERIFY(std::abs(chart.series[0].points[0].x - first) < 1e-9);
    QCOMPARE(chart.series[0].points[1].y, 40.0);
    QVERIFY(!chart.isLogX); // values are close together
}

void WorkloadChartsTest::bestLayoutIsPointedOut()
{
    LayoutAnswer answer = twoLayouts();
    const XyChart chart = layoutChart(answer, LayoutAxis::Time, LayoutAxis::Memory);
    QVERIFY(!chart.series[0].points[0].isMarked && chart.series[0].points[1].isMarked);
    QVERIFY(chart.series[0].points[0].name.startsWith("1,024 accelerators, tensor 8, microbatch 1"));
    answer.pareto[1].time = hours(240 * 30);
    QVERIFY(layoutChart(answer, LayoutAxis::Time, LayoutAxis::Memory).isLogX);
}

void WorkloadChartsTest::familiesOfCalibration()
{
    CalibrationCase entry;
    entry.family = "A";
    entry.run.name = "run";
    entry.run.value = 100;
    entry.predicted = 110;
    CalibrationCase other = entry, refused = entry;
    other.family = "B";
    other.predicted = 90;
    refused.predicted.reset();
    const XyChart chart = calibrationChart({entry, other, entry, refused});
    QStringList names;
    for (const XyChart::Series &series : chart.series)
        names << series.name;
    QCOMPARE(names, (QStringList{"A", "B"}));
    QCOMPARE(chart.series[0].points.size(), std::size_t(2));
    QCOMPARE(chart.series[0].points[0].name, QString("run, +10.0 %"));
    QCOMPARE(chart.series[1].points[0].name, QString("run, -10.0 %"));
    QVERIFY(std::abs(chart.series[0].points[0].y - 10) < 1e-9);
    QCOMPARE(chart.rules.size(), std::size_t(2));
    QVERIFY(chart.series[0].fill != chart.series[1].fill);
    QCOMPARE(paint(chart).places.points.size(), std::size_t(3));
}

std::unique_ptr<QObject> makeWorkloadChartsTest()
{
    return make<WorkloadChartsTest>();
}

#include "tst_workloadcharts.moc"
