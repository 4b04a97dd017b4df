#include "exports/drawings/chartparts.h"
#include "exports/drawings/chartsplot.h"
#include "exports/drawings/scatter.h"

#include <qcustomplot.h>

namespace clusterwright {
namespace {

constexpr double radius = 5;

/// From 0, or on a logarithmic axis from below the lowest value, to above the highest.
QCPRange rangeOf(const Scatter &scatter, double Scatter::Point::*value)
{
    constexpr double headRoom = 1.15, logarithmicRoom = 1.4;
    double lowest = 0, highest = 0;
    for (const Scatter::Point &point : scatter.points) {
        lowest = lowest > 0 ? std::min(lowest, point.*value) : point.*value;
        highest = std::max(highest, point.*value);
    }
    if (highest <= 0)
        return scatter.isLogarithmic ? QCPRange(1, 10) : QCPRange(0, 1);
    return scatter.isLogarithmic ? QCPRange(lowest / logarithmicRoom, highest * logarithmicRoom)
                                 : QCPRange(0, highest * headRoom);
}

void setUpAxis(QCPAxis &axis, const QString &title, const QCPRange &range, bool isLogarithmic,
               const DrawingStyle &style)
{
    styleAxis(axis, style);
    axis.setLabel(title);
    if (isLogarithmic)
        setLogarithmic(axis);
    else
        groupNumbers(axis);
    axis.setRange(range);
}

void drawPoints(QPainter &painter, const QRectF &plot, const std::vector<QPointF> &places,
                const Scatter &scatter, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(drawingFont(chartTextSize, style.text));
    const QFontMetricsF metrics(painter.font(), painter.device());
    std::vector<QRectF> taken;
    for (const QPointF &place : places)
        taken.emplace_back(place - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    for (std::size_t i = 0; i < places.size(); ++i) {
        painter.setPen(QPen(palette.selection, 2));
        painter.setBrush(scatter.points[i].isEstimate ? palette.background : palette.selection);
        painter.drawEllipse(places[i], radius, radius);
        const QString &name = scatter.points[i].name;
        const QSizeF size(metrics.horizontalAdvance(name) + 2, metrics.height());
        const QPointF right = places[i] + QPointF(radius + 4, -size.height() / 2);
        const QRectF label = placeBeside(places[i], radius, size, plot, taken).value_or(QRectF(right, size));
        taken.push_back(label);
        painter.setPen(palette.text);
        painter.drawText(label, Qt::AlignCenter | Qt::TextDontClip, name);
    }
}

} // namespace

void drawScatter(QPainter &painter, const QRectF &area, const Scatter &scatter, const DrawingStyle &style)
{
    constexpr QSizeF smallest(160, 120);
    if (area.width() < smallest.width() || area.height() < smallest.height())
        return;
    QCustomPlot plot;
    makePlain(plot);
    setUpAxis(*plot.xAxis, scatter.xTitle, rangeOf(scatter, &Scatter::Point::x), scatter.isLogarithmic,
              style);
    setUpAxis(*plot.yAxis, scatter.yTitle, rangeOf(scatter, &Scatter::Point::y), scatter.isLogarithmic,
              style);
    painter.save();
    painter.translate(area.topLeft());
    const QRectF place = paintPlot(painter, plot, area.size().toSize(), style);
    std::vector<QPointF> places;
    for (const Scatter::Point &point : scatter.points)
        places.emplace_back(plot.xAxis->coordToPixel(point.x), plot.yAxis->coordToPixel(point.y));
    drawPoints(painter, place, places, scatter, style);
    painter.restore();
}

} // namespace clusterwright
