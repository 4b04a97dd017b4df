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

/// The first place beside a point where its name covers nothing and stays in the plot; else to its right.
/// Above and below it moves with the edges of the plot.
QRectF placeBeside(const QPointF &point, const QSizeF &size, const QRectF &plot,
                   const std::vector<QRectF> &taken)
{
    constexpr double gap = radius + 4;
    const double middle = point.y() - size.height() / 2, right = point.x() + gap,
                 left = point.x() - gap - size.width(), above = point.y() - gap - size.height(),
                 below = point.y() + gap, inside = std::max(plot.left(), plot.right() - size.width()),
                 centred = std::clamp(point.x() - size.width() / 2, plot.left(), inside);
    const std::array places{QPointF(right, middle),  QPointF(left, middle), QPointF(centred, above),
                            QPointF(centred, below), QPointF(right, above), QPointF(right, below),
                            QPointF(left, above),    QPointF(left, below)};
    for (const QPointF &place : places) {
        const QRectF label(place, size);
        const auto covers = [&](const QRectF &other) { return label.intersects(other); };
        if (plot.contains(label) && std::ranges::none_of(taken, covers))
            return label;
    }
    return {places.front(), size};
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
        const QRectF label =
            placeBeside(places[i], {metrics.horizontalAdvance(name) + 2, metrics.height()}, plot, taken);
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
