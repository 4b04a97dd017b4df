#include "exports/drawings/chartparts.h"
#include "exports/drawings/chartsplot.h"
#include "exports/drawings/xychart.h"

#include <qcustomplot.h>

#include <cmath>

namespace clusterwright {
namespace {

constexpr double radius = 4, markedRadius = 5.5;

bool isPlaceable(const XyChart &chart, const XyChart::Point &point)
{
    return std::isfinite(point.x) && std::isfinite(point.y) && (!chart.isLogX || point.x > 0) &&
           (!chart.isLogY || point.y > 0);
}

/// From the lowest to the highest with room around them. A linear axis begins at 0 unless all values are
/// close together; a logarithmic one spans a factor of 4 at least.
QCPRange rangeOf(const std::vector<double> &values, bool isLogarithmic)
{
    constexpr double headRoom = 0.12, footRoom = 0.08, closeTogether = 0.5, logarithmicRoom = 0.07;
    if (values.empty())
        return isLogarithmic ? QCPRange(1, 10) : QCPRange(0, 1);
    const auto [lowest, highest] = std::ranges::minmax(values);
    if (isLogarithmic) {
        const double missing = std::max(1.0, 4 / (highest / lowest));
        const double room = std::pow(highest / lowest, logarithmicRoom) * std::sqrt(missing);
        return {lowest / room, highest * room};
    }
    const bool isClose = lowest > closeTogether * highest && lowest < highest;
    const double lower = isClose ? lowest - footRoom * (highest - lowest) : std::min(0.0, lowest);
    return {lower, highest > lower ? highest + headRoom * (highest - lower) : lower + 1};
}

QCPRange rangeOf(const XyChart &chart, bool isVertical)
{
    const bool isLogarithmic = isVertical ? chart.isLogY : chart.isLogX;
    std::vector<double> values;
    for (const XyChart::Series &series : chart.series)
        for (const XyChart::Point &point : series.points)
            if (isPlaceable(chart, point))
                values.push_back(isVertical ? point.y : point.x);
    for (const XyChart::Rule &rule : chart.rules)
        if (rule.isVertical != isVertical && (!isLogarithmic || rule.value > 0))
            values.push_back(rule.value);
    return rangeOf(values, isLogarithmic);
}

void setUpAxis(QCPAxis &axis, const XyChart &chart, bool isVertical, const QSizeF &size,
               const DrawingStyle &style)
{
    constexpr double pitchAcross = 38, pitchUpright = chartRowHeight; // of numbers
    styleAxis(axis, style);
    axis.setLabel(isVertical ? chart.yTitle : chart.xTitle);
    if (isVertical ? chart.isLogY : chart.isLogX)
        setLogarithmic(axis, isVertical ? size.height() / pitchUpright : size.width() / pitchAcross);
    else
        groupNumbers(axis);
    axis.setRange(rangeOf(chart, isVertical));
}

/// Shapes and colours repeat after different counts, so that many series are told apart.
void drawShape(QPainter &painter, const QPointF &place, double size, std::size_t series)
{
    constexpr std::size_t shapes = 5;
    const auto polygon = [&](std::initializer_list<QPointF> corners) {
        QPolygonF shape;
        for (const QPointF &corner : corners)
            shape << place + corner * size;
        painter.drawConvexPolygon(shape);
    };
    switch (series % shapes) {
    case 0:
        return painter.drawEllipse(place, size, size);
    case 1:
        return polygon({{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}});
    case 2:
        return polygon({{0, -1.2}, {1.1, 0.8}, {-1.1, 0.8}});
    case 3:
        return polygon({{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}});
    default:
        return polygon({{0, 1.2}, {1.1, -0.8}, {-1.1, -0.8}});
    }
}

QPen linePen(const XyChart::Series &series, const DrawingStyle &style)
{
    const double thickness = style.text == TextRule::Paper ? 1.2 : 2;
    QPen pen(strokeOf(series.fill, paletteOf(style.theme)), series.isDashed ? 0.75 * thickness : thickness,
             Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (series.isDashed)
        pen.setDashPattern({5, 4});
    return pen;
}

/// A rim of the background parts a point from lines and from points beneath it.
void drawPoint(QPainter &painter, const QPointF &place, const XyChart::Series &series, std::size_t index,
               bool isMarked, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    const double size = isMarked ? markedRadius : radius;
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.background);
    drawShape(painter, place, size + 1.2, index);
    painter.setBrush(strokeOf(series.fill, palette));
    if (isMarked)
        painter.setPen(QPen(palette.text, 1.4));
    drawShape(painter, place, size, index);
}

std::vector<LegendEntry> legendOf(QPainter &painter, const XyChart &chart, const DrawingStyle &style)
{
    std::vector<LegendEntry> entries;
    const auto isMarked = [](const XyChart::Point &point) { return point.isMarked; };
    const auto isNamed = [&](const XyChart::Series &series) {
        return !series.name.isEmpty() && !series.points.empty() &&
               !(series.isDashed && std::ranges::any_of(series.points, isMarked)); // named where it ends
    };
    if (std::ranges::count_if(chart.series, isNamed) < 2)
        return entries; // the axes say it
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const XyChart::Series &series = chart.series[i];
        if (isNamed(series))
            entries.push_back({series.name, [&painter, &series, style, i](const QRectF &area) {
                                   painter.save();
                                   painter.setRenderHint(QPainter::Antialiasing);
                                   painter.setPen(linePen(series, style));
                                   if (series.hasLine)
                                       painter.drawLine(QPointF(area.left(), area.center().y()),
                                                        QPointF(area.right(), area.center().y()));
                                   if (series.hasPoints)
                                       drawPoint(painter, area.center(), series, i, false, style);
                                   painter.restore();
                               }});
    }
    return entries;
}

/// What is painted over the axes, and what labels must not cover.
class Layer {
public:
    Layer(QPainter &painter, const QCustomPlot &plot, const QRectF &area, const XyChart &chart,
          const DrawingStyle &style)
        : m_painter(painter), m_plot(plot), m_area(area), m_chart(chart), m_style(style)
    {
    }

    std::vector<std::pair<XyIndex, QPointF>> draw()
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setFont(drawingFont(chartTextSize, m_style.text));
        m_painter.save();
        m_painter.setClipRect(m_area, Qt::IntersectClip);
        for (const XyChart::Rule &rule : m_chart.rules)
            drawRule(rule);
        for (const XyChart::Series &series : m_chart.series)
            if (series.hasLine)
                drawLineOf(series);
        m_painter.restore();
        for (const bool isMarked : {false, true})
            drawPoints(isMarked);
        drawLabels();
        m_painter.restore();
        return m_places;
    }

private:
    QPointF placeOf(const XyChart::Point &point) const
    {
        return {m_plot.xAxis->coordToPixel(point.x), m_plot.yAxis->coordToPixel(point.y)};
    }

    QSizeF sizeOf(const QString &text) const
    {
        const QFontMetricsF metrics(m_painter.font(), m_painter.device());
        return {metrics.horizontalAdvance(text) + 4, metrics.height()};
    }

    /// Its name stands at the end of a lying one, and beside the top of an upright one.
    void drawRule(const XyChart::Rule &rule)
    {
        const bool isLogarithmic = rule.isVertical ? m_chart.isLogX : m_chart.isLogY;
        if (isLogarithmic && rule.value <= 0)
            return;
        const QSizeF size = sizeOf(rule.name);
        QRectF label(QPointF(), size);
        m_painter.setPen(limitPen(1, m_style));
        if (rule.isVertical) {
            const double x = m_plot.xAxis->coordToPixel(rule.value);
            m_painter.drawLine(QPointF(x, m_area.top()), QPointF(x, m_area.bottom()));
            label.moveTopLeft({x + 4, m_area.top() + 2});
            if (label.right() > m_area.right())
                label.moveRight(x - 4);
        } else {
            const double y = m_plot.yAxis->coordToPixel(rule.value);
            m_painter.drawLine(QPointF(m_area.left(), y), QPointF(m_area.right(), y));
            label.moveBottomRight({m_area.right() - 4, y - 2});
            if (label.top() < m_area.top())
                label.moveTop(y + 2);
        }
        m_painter.setPen(paletteOf(m_style.theme).text);
        m_painter.drawText(label, Qt::AlignCenter | Qt::TextDontClip, rule.name);
        m_taken.push_back(label);
    }

    void drawLineOf(const XyChart::Series &series)
    {
        QPolygonF line;
        for (const XyChart::Point &point : series.points)
            if (isPlaceable(m_chart, point))
                line << placeOf(point);
        m_painter.setPen(linePen(series, m_style));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(line);
        for (qsizetype i = 1; i < line.size(); ++i)
            addToLines(QLineF(line[i - 1], line[i]));
    }

    void addToLines(const QLineF &line)
    {
        constexpr double step = 6;
        const auto steps = static_cast<int>(std::min(line.length() / step, 1000.0)) + 1;
        for (int i = 0; i <= steps; ++i)
            m_lines.emplace_back(line.pointAt(static_cast<double>(i) / steps) - QPointF(1, 1), QSizeF(2, 2));
    }

    void drawPoints(bool isMarked)
    {
        for (std::size_t i = 0; i < m_chart.series.size(); ++i) {
            const XyChart::Series &series = m_chart.series[i];
            for (std::size_t j = 0; j < series.points.size(); ++j) {
                const XyChart::Point &point = series.points[j];
                if (point.isMarked != isMarked || !isPlaceable(m_chart, point))
                    continue;
                const QPointF place = placeOf(point);
                if (series.hasPoints || (isMarked && !series.isDashed)) {
                    drawPoint(m_painter, place, series, i, isMarked, m_style);
                    const QPointF corner(markedRadius, markedRadius);
                    m_taken.emplace_back(place - corner, place + corner);
                }
                if (!series.isDashed)
                    m_places.emplace_back(XyIndex{i, j}, place);
            }
        }
    }

    void drawLabels()
    {
        for (const XyChart::Series &series : m_chart.series)
            for (const XyChart::Point &point : series.points)
                if (point.isMarked && !point.name.isEmpty() && isPlaceable(m_chart, point))
                    drawLabel(placeOf(point), point.name);
    }

    /// Beside the point where there is room, off the lines if possible; else farther away, with a thin line
    /// to it; else not at all: the pointer finds it.
    void drawLabel(const QPointF &place, const QString &name)
    {
        const QSizeF size = sizeOf(name);
        std::vector<QRectF> all = m_taken;
        all.insert(all.end(), m_lines.begin(), m_lines.end());
        constexpr double farther = 16, farthest = 5;
        std::optional<QRectF> label;
        double distance = markedRadius;
        for (double step = 0; step <= farthest && !label; ++step) {
            distance = markedRadius + step * farther;
            label = placeBeside(place, distance, size, m_area, all);
        }
        if (!label)
            label = placeBeside(place, distance = markedRadius, size, m_area, m_taken);
        if (!label)
            return;
        const Palette &palette = paletteOf(m_style.theme);
        if (distance > markedRadius) {
            const QPointF end(std::clamp(place.x(), label->left(), label->right()),
                              std::clamp(place.y(), label->top() + 2, label->bottom() - 2));
            m_painter.setPen(thinPen(palette.line, m_style.text));
            m_painter.drawLine(place + (end - place) * (markedRadius / QLineF(place, end).length()), end);
        }
        m_painter.setPen(palette.text);
        m_painter.drawText(*label, Qt::AlignCenter | Qt::TextDontClip, name);
        m_taken.push_back(*label);
    }

    QPainter &m_painter;
    const QCustomPlot &m_plot;
    const QRectF m_area;
    const XyChart &m_chart;
    const DrawingStyle m_style;
    std::vector<QRectF> m_taken, m_lines;
    std::vector<std::pair<XyIndex, QPointF>> m_places;
};

} // namespace

XyPlaces drawXyChart(QPainter &painter, const QRectF &area, const XyChart &chart, const DrawingStyle &style)
{
    constexpr QSizeF smallest(160, 120);
    constexpr double shareOfLegend = 0.25;
    const int rows = std::max(1, static_cast<int>(area.height() * shareOfLegend / chartRowHeight));
    const double head =
        drawTitleAndLegend(painter, area, chart.title, legendOf(painter, chart, style), style, rows);
    const QRectF inner = area.adjusted(0, head, 0, 0);
    if (chart.isEmpty() || inner.width() < smallest.width() || inner.height() < smallest.height())
        return {};
    QCustomPlot plot;
    makePlain(plot);
    setUpAxis(*plot.xAxis, chart, false, inner.size(), style);
    setUpAxis(*plot.yAxis, chart, true, inner.size(), style);
    painter.save();
    painter.translate(inner.topLeft());
    XyPlaces places{paintPlot(painter, plot, inner.size().toSize(), style), {}};
    places.points = Layer(painter, plot, places.plot, chart, style).draw();
    painter.restore();
    places.plot.translate(inner.topLeft());
    for (auto &[index, place] : places.points)
        place += inner.topLeft();
    return places;
}

} // namespace clusterwright
