#include "exports/drawings/charts.h"

#include "exports/drawings/chartparts.h"
#include "exports/drawings/chartsplot.h"
#include "model/text.h"

#include <qcustomplot.h>

#include <cmath>
#include <limits>

namespace clusterwright {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double lineHeight = 1.35 * chartTextSize;

/// The text in at most two lines of this width; empty if it does not fit.
QString inTwoLines(const QString &text, double width, const QFontMetricsF &metrics)
{
    QStringList lines{QString()};
    for (const QString &word : text.split(' ')) {
        const QString longer = lines.last().isEmpty() ? word : lines.last() + ' ' + word;
        if (metrics.horizontalAdvance(longer) <= width)
            lines.last() = longer;
        else if (lines.size() < 2 && metrics.horizontalAdvance(word) <= width)
            lines << word;
        else
            return {};
    }
    return lines.join('\n');
}

struct CategoryLabels {
    std::vector<QString> texts;
    bool isUpright = false; ///< else they run from the bottom to the top
    std::size_t every = 1;  ///< which of them have room
};

/// Names with their details below them, or names alone; across if they fit a pitch of so many pixels.
CategoryLabels labelsOf(const Chart &chart, double pitch, const QFontMetricsF &metrics)
{
    constexpr double gap = 8, longest = 130;
    CategoryLabels labels;
    bool hasRoomForDetails = true;
    for (const Chart::Category &category : chart.categories) {
        labels.texts.push_back(inTwoLines(category.name, pitch - gap, metrics));
        hasRoomForDetails &= metrics.horizontalAdvance(category.detail) <= pitch - gap;
    }
    labels.isUpright = !std::ranges::count(labels.texts, QString());
    for (std::size_t i = 0; i < chart.categories.size(); ++i)
        if (!labels.isUpright)
            labels.texts[i] = metrics.elidedText(chart.categories[i].name, Qt::ElideMiddle, longest);
        else if (hasRoomForDetails && !chart.categories[i].detail.isEmpty())
            labels.texts[i] += '\n' + chart.categories[i].detail;
    if (!labels.isUpright)
        labels.every = static_cast<std::size_t>(std::max(1.0, std::ceil(lineHeight / pitch)));
    return labels;
}

void setUpAxes(QCustomPlot &plot, const Chart &chart, const QCPRange &values, double pitch,
               const DrawingStyle &style)
{
    styleAxis(*plot.xAxis, style);
    styleAxis(*plot.yAxis, style);
    const QFontMetricsF metrics(drawingFont(chartTextSize, style.text));
    const CategoryLabels labels = labelsOf(chart, pitch, metrics);
    const QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (std::size_t i = 0; i < labels.texts.size(); i += labels.every)
        ticker->addTick(static_cast<double>(i), labels.texts[i]);
    plot.xAxis->setTicker(ticker);
    plot.xAxis->setTickLength(0, 0);
    plot.xAxis->setTickLabelRotation(labels.isUpright ? 0 : -90);
    plot.xAxis->grid()->setVisible(false);
    plot.xAxis->setLabel(chart.categoryName);
    plot.xAxis->setRange(-0.5, static_cast<double>(chart.categories.size()) - 0.5);
    groupNumbers(*plot.yAxis);
    plot.yAxis->setLabel(chart.quantity + " [" + chart.unit + "]");
    plot.yAxis->setRange(values);
}

/// Bars of one fill, which begin at `from`: QCustomPlot stacks, so that an unseen bar is below each.
void addBars(QCustomPlot &plot, const std::vector<ChartBar> &bars, std::size_t series, const QColor &color,
             const DrawingStyle &style)
{
    auto *below = new QCPBars(plot.xAxis, plot.yAxis);
    auto *seen = new QCPBars(plot.xAxis, plot.yAxis);
    below->setPen(Qt::NoPen);
    below->setBrush(Qt::NoBrush);
    seen->setPen(QPen(paletteOf(style.theme).frame, style.text == TextRule::Paper ? 0.6 : 1));
    seen->setBrush(color);
    for (const ChartBar &bar : bars)
        if (bar.series == series && bar.to > bar.from) {
            below->addData(bar.middle, bar.from);
            seen->addData(bar.middle, bar.to - bar.from);
            seen->setWidth(bar.width);
        }
    below->setStackingGap(0);
    seen->setStackingGap(0);
    seen->moveAbove(below);
}

/// A line that follows the values: as wide as the category, from level to level where they are equal.
void addLimit(QCustomPlot &plot, const Chart::Limit &limit, const QPen &pen)
{
    QCPGraph *graph = plot.addGraph();
    graph->setPen(pen);
    for (std::size_t i = 0; i < limit.values.size(); ++i) {
        const double value = limit.values[i].value_or(missing), middle = static_cast<double>(i);
        const bool goesOn = i > 0 && limit.values[i] == limit.values[i - 1];
        if (!goesOn)
            graph->addData(middle - 0.5, missing);
        graph->addData(middle - 0.5, value);
        graph->addData(middle + 0.5, value);
    }
}

/// From the end of each step to the beginning of the next.
void addConnectors(QCustomPlot &plot, const Chart &chart, double width, const DrawingStyle &style)
{
    QCPGraph *graph = plot.addGraph();
    graph->setPen(QPen(paletteOf(style.theme).line, 1, Qt::DotLine));
    constexpr double rounding = 1e-9;
    for (std::size_t i = 0; i + 1 < chart.categories.size(); ++i) {
        const auto endOf = [&](std::size_t step) {
            return chart.categories[step].base + sumOf(chart, step).known;
        };
        const double level = endOf(i), next = chart.categories[i + 1].base, middle = static_cast<double>(i);
        if (std::abs(next - level) > rounding * level && std::abs(endOf(i + 1) - level) > rounding * level)
            continue;
        graph->addData(middle + width / 2, missing);
        graph->addData(middle + width / 2, level);
        graph->addData(middle + 1 - width / 2, level);
    }
}

void addCurve(QCustomPlot &plot, const Chart::Series &series, const DrawingStyle &style)
{
    QCPGraph *graph = plot.addGraph();
    graph->setPen(QPen(paletteOf(style.theme).frame, style.text == TextRule::Paper ? 1.2 : 2));
    for (std::size_t i = 0; i < series.amounts.size(); ++i)
        graph->addData(static_cast<double>(i), series.amounts[i].known);
}

/// From 0 to above the highest bar; for a curve what it takes, as its ends are close together.
QCPRange valuesOf(const Chart &chart)
{
    constexpr double headRoom = 0.18, footRoom = 0.08;
    const double highest = highestOf(chart);
    if (chart.kind != Chart::Kind::Curve)
        return {0, highest > 0 ? highest * (1 + headRoom) : 1};
    const double lowest = lowestOf(chart), span = highest > lowest ? highest - lowest : 1;
    return {std::max(0.0, lowest - footRoom * span), highest + 2 * headRoom * span};
}

void fillPlot(QCustomPlot &plot, const Chart &chart, const std::vector<ChartBar> &bars, double width,
              const DrawingStyle &style)
{
    makePlain(plot);
    for (std::size_t i = 0; i < chart.series.size(); ++i)
        if (chart.kind == Chart::Kind::Curve)
            addCurve(plot, chart.series[i], style);
        else
            addBars(plot, bars, i, colorOf(chart.series[i].fill, paletteOf(style.theme)), style);
    for (std::size_t i = 0; i < chart.limits.size(); ++i)
        addLimit(plot, chart.limits[i], limitPen(i, style));
    if (chart.kind == Chart::Kind::Steps)
        addConnectors(plot, chart, width, style);
}

} // namespace

QRectF drawChart(QPainter &painter, const QRectF &area, const Chart &chart, const DrawingStyle &style)
{
    constexpr double axisWidth = 70, widestBar = 90, mostOfCategory = 0.64;
    constexpr QSizeF smallest(160, 120);
    const double head = drawChartHead(painter, area, chart, style);
    const QRectF inner = area.adjusted(0, head, 0, 0);
    if (chart.isEmpty() || inner.width() < smallest.width() || inner.height() < smallest.height())
        return {};
    if (chart.kind == Chart::Kind::Tornado)
        return drawTornado(painter, inner, chart, style);
    const double pitch = (inner.width() - axisWidth) / static_cast<double>(chart.categories.size());
    const double together = chart.kind == Chart::Kind::Grouped ? static_cast<double>(chart.series.size()) : 1;
    const double width = std::min(mostOfCategory, widestBar * together / pitch);
    const QCPRange values = valuesOf(chart);
    const std::vector<ChartBar> bars = barsOf(chart, width);
    QCustomPlot plot;
    setUpAxes(plot, chart, values, pitch, style);
    fillPlot(plot, chart, bars, width, style);
    painter.save();
    painter.translate(inner.topLeft());
    const QRectF place = paintPlot(painter, plot, inner.size().toSize(), style);
    const PlotFrame frame{place, chart.categories.size(), values.upper, values.lower};
    if (chart.kind == Chart::Kind::Curve)
        drawCurveMarks(painter, frame, chart, style);
    else
        drawBarParts(painter, frame, chart, bars, style);
    painter.restore();
    return place.translated(inner.topLeft());
}

double chartHeight(double width)
{
    constexpr double ratio = 0.5, least = 260, most = 420;
    return std::clamp(width * ratio, least, most);
}

std::optional<std::size_t> categoryAt(const QRectF &plot, const Chart &chart, const QPointF &point)
{
    if (chart.isEmpty() || plot.isEmpty() || point.x() < plot.left() || point.x() >= plot.right() ||
        point.y() < plot.top())
        return std::nullopt;
    const auto count = chart.categories.size();
    if (chart.kind == Chart::Kind::Tornado) {
        const auto row =
            static_cast<std::size_t>((point.y() - plot.top()) / plot.height() * static_cast<double>(count));
        return row < count ? std::optional(row) : std::nullopt;
    }
    const double pitch = plot.width() / static_cast<double>(count);
    return std::min(static_cast<std::size_t>((point.x() - plot.left()) / pitch), count - 1);
}

QRectF categoryArea(const QRectF &plot, const Chart &chart, std::size_t category)
{
    const auto count = static_cast<double>(chart.categories.size()), at = static_cast<double>(category);
    if (chart.kind == Chart::Kind::Tornado)
        return {plot.left(), plot.top() + plot.height() * at / count, plot.width(), plot.height() / count};
    const double pitch = plot.width() / count;
    return {plot.left() + pitch * at, plot.top(), pitch, plot.height()};
}

} // namespace clusterwright
