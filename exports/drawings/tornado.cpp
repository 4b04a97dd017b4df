// Paints a tornado: lying bars around a base value.
#include "exports/drawings/chartparts.h"
#include "model/text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>

#include <cmath>

namespace clusterwright {
namespace {

constexpr double lineHeight = 1.35 * chartTextSize, gap = 6;

/// Where the bars stand, and the values at the sides of the plot.
struct LyingFrame {
    QRectF rows; ///< with the names
    QRectF plot;
    double lowest = 0, highest = 1;

    double x(double value) const
    {
        return plot.left() + (value - lowest) / (highest - lowest) * plot.width();
    }
};

/// 1, 2 or 5 times a power of ten, for about so many steps over a span.
double niceStep(double span, double steps)
{
    const double raw = span / steps, power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= raw)
            return factor * power;
    return 10 * power;
}

/// What a row of this height says of its bar: the name, and below or beside it the detail.
QStringList nameTexts(const Chart::Category &category, double height)
{
    if (category.detail.isEmpty())
        return {category.name};
    if (height >= 2 * lineHeight)
        return {category.name, category.detail};
    return {category.name + ": " + category.detail};
}

LyingFrame frameOf(QPainter &painter, const QRectF &area, const Chart &chart)
{
    constexpr double mostNames = 0.4, padding = 0.16;
    const QFontMetricsF metrics(painter.font(), painter.device());
    LyingFrame frame;
    frame.rows = area.adjusted(0, 0, -gap, -2 * lineHeight - gap);
    const double height = frame.rows.height() / static_cast<double>(chart.categories.size());
    double names = 0;
    for (const Chart::Category &category : chart.categories)
        for (const QString &text : nameTexts(category, height))
            names = std::max(names, metrics.horizontalAdvance(text));
    names = std::min(names, area.width() * mostNames) + 2 * gap;
    frame.plot = frame.rows.adjusted(names, 0, 0, 0);
    const double lowest = lowestOf(chart), highest = highestOf(chart);
    const double span = highest > lowest ? highest - lowest : std::max(1.0, highest);
    frame.lowest = lowest - span * padding;
    frame.highest = highest + span * padding;
    return frame;
}

void drawAxis(QPainter &painter, const LyingFrame &frame, const Chart &chart, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    constexpr double steps = 6;
    const double step = niceStep(frame.highest - frame.lowest, steps);
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    for (double value = std::ceil(frame.lowest / step) * step; value <= frame.highest; value += step) {
        const double x = frame.x(value);
        painter.setPen(QPen(palette.grid, 1));
        painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
        painter.setPen(palette.text);
        constexpr double half = 50;
        painter.drawText(QRectF(x - half, frame.plot.bottom() + 2, 2 * half, lineHeight), Qt::AlignCenter,
                         QString::fromStdString(formatGrouped(value, decimals)));
    }
    painter.setPen(QPen(palette.line, 1));
    painter.drawLine(frame.plot.bottomLeft(), frame.plot.bottomRight());
    painter.drawLine(frame.plot.topLeft(), frame.plot.bottomLeft());
    painter.setPen(palette.dimText);
    painter.drawText(
        QRectF(frame.plot.left(), frame.plot.bottom() + lineHeight + 2, frame.plot.width(), lineHeight),
        Qt::AlignCenter, chart.quantity + " [" + chart.unit + "]");
}

void drawNames(QPainter &painter, const LyingFrame &frame, const QRectF &row, const Chart::Category &category,
               const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    const double width = frame.plot.left() - frame.rows.left() - gap;
    const QStringList texts = nameTexts(category, row.height());
    QRectF line(frame.rows.left(), row.center().y() - lineHeight * static_cast<double>(texts.size()) / 2,
                width, lineHeight);
    painter.setPen(palette.text);
    for (const QString &text : texts) {
        drawLine(painter, line, Qt::AlignRight | Qt::AlignVCenter, text);
        line.translate(0, lineHeight);
        painter.setPen(palette.dimText);
    }
}

void drawBar(QPainter &painter, const LyingFrame &frame, const QRectF &row, const Chart &chart,
             const Chart::Series &series, std::size_t category, const DrawingStyle &style)
{
    constexpr double share = 0.62, thickest = 26;
    const Palette &palette = paletteOf(style.theme);
    const Chart::Amount &amount = series.amounts.at(category);
    const double from = frame.x(chart.categories[category].base), to = frame.x(amount.known);
    const double height = std::min(row.height() * share, thickest);
    const QRectF bar(std::min(from, to), row.center().y() - height / 2, std::abs(to - from), height);
    painter.setPen(QPen(palette.frame, style.text == TextRule::Paper ? 0.6 : 1));
    painter.setBrush(colorOf(series.fill, palette));
    painter.drawRect(bar);
    drawPattern(painter, bar, series.fill, style);
    const QString text = amountText(chart, amount);
    const double width = QFontMetricsF(painter.font(), painter.device()).horizontalAdvance(text);
    const bool isLeft = to < from;
    painter.setPen(palette.text);
    painter.drawText(QRectF(isLeft ? bar.left() - width - gap : bar.right() + gap,
                            row.center().y() - lineHeight / 2, width + 1, lineHeight),
                     Qt::AlignCenter, text);
}

} // namespace

QRectF drawTornado(QPainter &painter, const QRectF &area, const Chart &chart, const DrawingStyle &style)
{
    painter.save();
    painter.setFont(drawingFont(chartTextSize, style.text));
    const LyingFrame frame = frameOf(painter, area, chart);
    drawAxis(painter, frame, chart, style);
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        const QRectF row = categoryArea(frame.rows, chart, i);
        drawNames(painter, frame, row, chart.categories[i], style);
        for (const Chart::Series &series : chart.series)
            drawBar(painter, frame, row, chart, series, i, style);
        if (chart.limits.empty() || !chart.limits.front().values.at(i))
            continue;
        painter.setPen(limitPen(0, style));
        const double x = frame.x(*chart.limits.front().values[i]);
        painter.drawLine(QPointF(x, row.top()), QPointF(x, row.bottom()));
    }
    painter.restore();
    return frame.rows;
}

} // namespace clusterwright
