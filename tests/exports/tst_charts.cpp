#include "exports/drawings/chartparts.h"
#include "exports/drawings/charts.h"
#include "exports/drawings/chartsof.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QImage>
#include <QPainter>

using namespace clusterwright;

namespace {

/// Two categories, two series, one limit; nothing unknown.
Chart smallChart(Chart::Kind kind = Chart::Kind::Stacked)
{
    Chart chart;
    chart.kind = kind;
    chart.title = "Title";
    chart.categoryName = "Rack";
    chart.quantity = "Power";
    chart.unit = "kW";
    chart.categories = {{"A", {}, "a", "t"}, {"B", {}, "b", "t"}};
    chart.series = {{"First", Chart::Fill::Server, {{10, 0}, {20, 0}}},
                    {"Second", Chart::Fill::Storage, {{30, 0}, {0, 0}}}};
    chart.limits = {{"Limit", {std::optional(50.0), std::nullopt}}};
    return chart;
}

struct Painted {
    QImage image;
    QRectF plot;
};

Painted paint(const Chart &chart, Theme theme = Theme::Light, const QRectF &area = {0, 0, 600, 400})
{
    Painted painted{QImage(600, 400, QImage::Format_RGB32), {}};
    painted.image.fill(paletteOf(theme).background);
    QPainter painter(&painted.image);
    painted.plot = drawChart(painter, area, chart, {.theme = theme});
    return painted;
}

/// Where a value stands in the column of a category; the plot goes up to 1.18 of the highest value.
QPoint at(const Painted &painted, const Chart &chart, std::size_t category, double value)
{
    const QRectF column = categoryArea(painted.plot, chart, category);
    return QPointF(column.center().x(),
                   painted.plot.bottom() - value / (1.18 * highestOf(chart)) * painted.plot.height())
        .toPoint();
}

/// How many pixels in a small square are of this colour.
int count(const QImage &image, const QPoint &middle, const QColor &color)
{
    int pixels = 0;
    for (int x = -4; x <= 4; ++x)
        for (int y = -4; y <= 4; ++y)
            pixels += image.pixelColor(middle + QPoint(x, y)) == color;
    return pixels;
}

} // namespace

class ChartsTest : public QObject {
    Q_OBJECT

private slots:
    void barsStandOnEachOther();
    void barsStandBesideEachOther();
    void barsReachTheirValues_data() { themes(); }
    void barsReachTheirValues();
    void limitIsALineWhereItIsKnown_data() { themes(); }
    void limitIsALineWhereItIsKnown();
    void unknownEndsHatched();
    void findingIsMarked();
    void stepsFloat();
    void columnsAreHitWhereTheyStand();
    void chartStaysInItsArea_data();
    void chartStaysInItsArea();
    void tooSmallOrEmptyPaintsNoPlot();
    void samePictureTwice();

private:
    static void themes()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << static_cast<int>(Theme::Light);
        QTest::newRow("dark") << static_cast<int>(Theme::Dark);
    }
};

void ChartsTest::barsStandOnEachOther()
{
    const auto bars = barsOf(smallChart(), 0.6);
    QCOMPARE(bars.size(), std::size_t(3)); // nothing of the second series in B
    QCOMPARE(bars[0].from, 0.0);
    QCOMPARE(bars[0].to, 10.0);
    QCOMPARE(bars[1].from, 10.0);
    QCOMPARE(bars[1].to, 40.0);
    QCOMPARE(bars[2].category, std::size_t(1));
    QCOMPARE(highestOf(smallChart()), 50.0);
}

void ChartsTest::barsStandBesideEachOther()
{
    const auto bars = barsOf(smallChart(Chart::Kind::Grouped), 0.6);
    QCOMPARE(bars[0].middle, -0.15);
    QCOMPARE(bars[1].middle, 0.15);
    QCOMPARE(bars[1].width, 0.3);
    QCOMPARE(bars[1].from, 0.0);
    QCOMPARE(bars[1].to, 30.0);
}

void ChartsTest::barsReachTheirValues()
{
    QFETCH(const int, theme);
    const Palette &palette = paletteOf(static_cast<Theme>(theme));
    const Chart chart = smallChart();
    const Painted painted = paint(chart, static_cast<Theme>(theme));
    const QColor first = palette.fillOf(PartKind::Server), second = palette.fillOf(PartKind::Storage);
    const QPoint aside(-30, 0); // of the label in the middle
    QCOMPARE(painted.image.pixelColor(at(painted, chart, 0, 5) + aside), first);
    QVERIFY(count(painted.image, at(painted, chart, 0, 25) + aside, second) > 20); // between pattern lines
    QCOMPARE(count(painted.image, at(painted, chart, 0, 25) + aside, first), 0);
    QCOMPARE(painted.image.pixelColor(at(painted, chart, 1, 18) + aside), first);
    QVERIFY(painted.image.pixelColor(at(painted, chart, 1, 22) + aside) != first);
}

void ChartsTest::limitIsALineWhereItIsKnown()
{
    QFETCH(const int, theme);
    const QColor color = paletteOf(static_cast<Theme>(theme)).refused;
    const Chart chart = smallChart();
    const Painted painted = paint(chart, static_cast<Theme>(theme));
    QVERIFY(count(painted.image, at(painted, chart, 0, 50), color) >= 9);
    QCOMPARE(count(painted.image, at(painted, chart, 1, 50), color), 0);
}

void ChartsTest::unknownEndsHatched()
{
    Chart chart = smallChart();
    chart.limits.clear();
    const QColor frame = paletteOf(Theme::Light).frame;
    const Painted known = paint(chart);
    chart.series[0].amounts[1].unknownCount = 2;
    const Painted unknown = paint(chart);
    // Above the bar, right of the label that stands higher; the legend has an entry more but no line more.
    const QPoint above = at(unknown, chart, 1, 20) + QPoint(30, -6);
    QCOMPARE(count(known.image, above, frame), 0);
    QVERIFY(count(unknown.image, above, paletteOf(Theme::Light).background) < 81);
    QVERIFY(known.image != unknown.image);
    QCOMPARE(amountText(chart, chart.series[0].amounts[1]), "≥\u00a020.0");
}

void ChartsTest::findingIsMarked()
{
    Chart chart = smallChart();
    const QColor error = paletteOf(Theme::Light).fillOf(Severity::Error);
    const auto errors = [&](const Painted &painted) {
        const QRect column = categoryArea(painted.plot, chart, 1).toRect();
        int pixels = 0;
        for (int x = column.left(); x < column.right(); ++x)
            for (int y = column.top(); y < column.bottom(); ++y)
                pixels += painted.image.pixelColor(x, y) == error;
        return pixels;
    };
    QCOMPARE(errors(paint(chart)), 0);
    chart.categories[1].worst = Severity::Error;
    QVERIFY(errors(paint(chart)) > 20);
}

void ChartsTest::stepsFloat()
{
    Chart chart = smallChart(Chart::Kind::Steps);
    chart.limits.clear();
    chart.categories[1].base = 40;
    QCOMPARE(highestOf(chart), 60.0);
    const Painted painted = paint(chart);
    const QColor fill = paletteOf(Theme::Light).fillOf(PartKind::Server);
    QVERIFY(painted.image.pixelColor(at(painted, chart, 1, 30)) != fill);
    QCOMPARE(painted.image.pixelColor(at(painted, chart, 1, 50) + QPoint(-30, 0)), fill);
}

void ChartsTest::columnsAreHitWhereTheyStand()
{
    const Chart chart = smallChart();
    const QRectF plot = paint(chart).plot;
    for (std::size_t i = 0; i < chart.categories.size(); ++i)
        QCOMPARE(categoryAt(plot, chart, categoryArea(plot, chart, i).center()), std::optional(i));
    QCOMPARE(categoryAt(plot, chart, plot.bottomLeft() + QPointF(5, 12)),
             std::optional<std::size_t>(0)); // name
    QCOMPARE(categoryAt(plot, chart, plot.topLeft() - QPointF(3, -20)), std::nullopt);
    QCOMPARE(categoryAt(plot, chart, plot.topLeft() - QPointF(-3, 20)), std::nullopt);
    QCOMPARE(categoryAt(plot, Chart(), plot.center()), std::nullopt);
}

void ChartsTest::chartStaysInItsArea_data()
{
    QTest::addColumn<int>("categories");
    QTest::addColumn<QString>("name");
    QTest::newRow("few with short names") << 2 << "A01";
    QTest::newRow("few with long names") << 4 << "Network and storage rack of the second phase";
    QTest::newRow("many with long names") << 60 << "Network and storage rack of the second phase";
    QTest::newRow("more than have room") << 700 << "A01";
}

void ChartsTest::chartStaysInItsArea()
{
    QFETCH(const int, categories);
    QFETCH(const QString, name);
    Chart chart = smallChart();
    chart.title = QString("A very long title ").repeated(20);
    chart.categories.assign(static_cast<std::size_t>(categories), {name, "12 racks", {}, "t"});
    for (Chart::Series &series : chart.series)
        series.amounts.assign(chart.categories.size(), {1234.5, 1});
    chart.limits[0].values.assign(chart.categories.size(), 5000.0);
    const QRectF area(40, 30, 520, 340);
    const Painted painted = paint(chart, Theme::Light, area);
    QVERIFY(area.contains(painted.plot));
    const QRect inside = area.toAlignedRect().adjusted(-1, -1, 1, 1);
    for (int x = 0; x < painted.image.width(); ++x)
        for (int y = 0; y < painted.image.height(); ++y)
            if (!inside.contains(x, y) && painted.image.pixelColor(x, y) != Qt::white)
                QFAIL(qPrintable(QString("painted at %1, %2").arg(x).arg(y)));
}

void ChartsTest::tooSmallOrEmptyPaintsNoPlot()
{
    QVERIFY(paint(smallChart(), Theme::Light, {0, 0, 100, 60}).plot.isEmpty());
    QVERIFY(paint(Chart()).plot.isEmpty());
}

void ChartsTest::samePictureTwice()
{
    const Design design = sample::richDesign();
    const Chart chart = chartOf(ChartSubject::RackPower, design, evaluate(design));
    QVERIFY(paint(chart).image == paint(chart).image);
    QVERIFY(paint(chart, Theme::Dark).image != paint(chart).image);
}

std::unique_ptr<QObject> makeChartsTest()
{
    return make<ChartsTest>();
}

#include "tst_charts.moc"
