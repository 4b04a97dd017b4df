// The pieces of a painted chart, of which QCustomPlot paints some and we paint others; used by charts*.cpp
// only.
#pragma once

#include "exports/drawings/chart.h"
#include "exports/drawings/style.h"

#include <functional>

class QPainter;

namespace clusterwright {

/// One bar in the units of the axes: categories stand at 0, 1, 2, ... and are 1 wide.
struct ChartBar {
    std::size_t category = 0, series = 0;
    double middle = 0, width = 0, from = 0, to = 0;
};

/// Every bar that has a length, and the empty ones of which something is unknown; `width` is that of all bars
/// of a category together.
std::vector<ChartBar> barsOf(const Chart &chart, double width);

/// Where the axes stand on the painter, and the values at the top and the bottom of the plot.
struct PlotFrame {
    QRectF area;
    std::size_t categories = 1;
    double highest = 1, lowest = 0;

    double x(double category) const;
    double y(double value) const;
    QRectF place(const ChartBar &bar) const;
};

inline constexpr double chartTextSize = 12, chartRowHeight = 18;

QColor colorOf(Chart::Fill fill, const Palette &palette);
/// Of lines and points: 3:1 on the background at least. Test: WorkloadChartsTest.
QColor strokeOf(Chart::Fill fill, const Palette &palette);
QPen limitPen(std::size_t limit, const DrawingStyle &style);

/// The lines that tell fills apart without colour.
void drawPattern(QPainter &painter, const QRectF &area, Chart::Fill fill, const DrawingStyle &style);

struct LegendEntry {
    QString text;
    std::function<void(const QRectF &)> drawSwatch;
};

/// Paints a title and below it the entries in rows from the top of the area; returns how high they are.
/// What finds no room in so many rows becomes "and 7 more".
double drawTitleAndLegend(QPainter &painter, const QRectF &area, const QString &title,
                          const std::vector<LegendEntry> &entries, const DrawingStyle &style,
                          int mostRows = 100);

/// The same with title and legend of a chart.
double drawChartHead(QPainter &painter, const QRectF &area, const Chart &chart, const DrawingStyle &style);

/// Paints patterns, hatched ends, values and marks over the bars.
void drawBarParts(QPainter &painter, const PlotFrame &frame, const Chart &chart,
                  const std::vector<ChartBar> &bars, const DrawingStyle &style);

/// Points out the marked points of a curve, with their values.
void drawCurveMarks(QPainter &painter, const PlotFrame &frame, const Chart &chart, const DrawingStyle &style);

/// The first place beside a point of this radius where a label of this size covers nothing that is taken and
/// stays in the plot. Above and below it moves with the edges of the plot.
std::optional<QRectF> placeBeside(const QPointF &point, double radius, const QSizeF &size, const QRectF &plot,
                                  const std::vector<QRectF> &taken);

/// Paints a tornado without title and legend; returns where its rows are, with their names. (tornado.cpp)
QRectF drawTornado(QPainter &painter, const QRectF &area, const Chart &chart, const DrawingStyle &style);

/// The column of a category; of a tornado its row.
QRectF categoryArea(const QRectF &plot, const Chart &chart, std::size_t category);

} // namespace clusterwright
