#include "exports/drawings/sharebar.h"

#include "exports/drawings/chartparts.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace clusterwright {
namespace {

constexpr double titleSize = 14, numberSize = 11;
constexpr double titleHeight = 24, barHeight = 34, gap = 6, noteHeight = 16;
constexpr double swatchWidth = 24, swatchHeight = 14, columnGap = 24, nameGap = 8;

/// As wide on the screen as on paper, so that the height does not depend on the device.
QFontMetricsF metricsOf(double size)
{
    return QFontMetricsF(drawingFont(size, TextRule::Paper));
}

QStringList wrapped(const QString &text, double width)
{
    const QFontMetricsF metrics = metricsOf(chartTextSize);
    QStringList lines;
    for (const QString &word : text.split(' ', Qt::SkipEmptyParts))
        if (!lines.isEmpty() && metrics.horizontalAdvance(lines.last() + ' ' + word) <= width)
            lines.last() += ' ' + word;
        else
            lines << word;
    return lines;
}

/// The legend: as many columns as there is room for, read by rows.
struct Grid {
    std::size_t columns = 1, rows = 0;
    double nameWidth = 0, columnWidth = 0;
};

Grid gridOf(const ShareBar &bar, double width)
{
    const QFontMetricsF metrics = metricsOf(chartTextSize);
    Grid grid;
    double values = 0;
    for (const ShareBar::Part &part : bar.parts) {
        grid.nameWidth = std::max(grid.nameWidth, metrics.horizontalAdvance(part.name));
        values = std::max(values, metrics.horizontalAdvance(part.value));
    }
    constexpr double slack = 4;
    grid.nameWidth += slack;
    grid.columnWidth = swatchWidth + nameGap + grid.nameWidth + nameGap + values + slack;
    grid.columns = static_cast<std::size_t>(
        std::max(1.0, std::floor((width + columnGap) / (grid.columnWidth + columnGap))));
    grid.columns = std::min(grid.columns, std::max<std::size_t>(1, bar.parts.size()));
    grid.rows = (bar.parts.size() + grid.columns - 1) / grid.columns;
    return grid;
}

Chart::Fill fillOf(int tone)
{
    constexpr std::array fills{Chart::Fill::Server, Chart::Fill::Switch, Chart::Fill::Storage,
                               Chart::Fill::Other};
    return fills.at(static_cast<std::size_t>(std::clamp(tone, 0, 3)));
}

/// Neighbours of one tone stand out by their shade; text stays readable on all of them.
QColor colorOf(const ShareBar &bar, std::size_t part, const Palette &palette)
{
    constexpr std::array shades{100, 112, 106};
    std::size_t before = 0;
    for (std::size_t i = 0; i < part; ++i)
        before += bar.parts[i].tone == bar.parts[part].tone;
    const QColor color = colorOf(fillOf(bar.parts[part].tone), palette);
    const int shade = shades.at(before % shades.size());
    if (shade == shades.front())
        return color;
    return palette.theme == Theme::Dark ? color.lighter(shade) : color.darker(shade);
}

/// A box with its number, by which the bar and the legend find each other without colour.
void drawBox(QPainter &painter, const QRectF &place, const ShareBar &bar, std::size_t part,
             const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    const QString number = QString::number(part + 1);
    constexpr double narrow = 4; // of which nothing would be left between its edges
    if (place.width() < narrow)
        return painter.fillRect(place, colorOf(bar, part, palette));
    painter.setPen(QPen(palette.frame, style.text == TextRule::Paper ? 0.6 : 1));
    painter.setBrush(colorOf(bar, part, palette));
    painter.drawRect(place);
    if (metricsOf(numberSize).horizontalAdvance(number) + 4 > place.width())
        return;
    painter.setFont(drawingFont(numberSize, style.text));
    painter.setPen(palette.text);
    painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, number);
}

double sumOf(const ShareBar &bar)
{
    double sum = 0;
    for (const ShareBar::Part &part : bar.parts)
        sum += std::max(0.0, part.size);
    return sum;
}

/// The whole of the bar, empty where the limit goes on, and the limit across it with its name below.
void drawLimit(QPainter &painter, const QRectF &whole, double x, const QString &name,
               const DrawingStyle &style)
{
    constexpr double over = 5;
    painter.setPen(limitPen(0, style));
    painter.drawLine(QPointF(x, whole.top() - over), QPointF(x, whole.bottom() + over));
    const double width = metricsOf(chartTextSize).horizontalAdvance(name) + 4;
    const double left =
        std::clamp(x - width / 2, whole.left(), std::max(whole.left(), whole.right() - width));
    painter.setFont(drawingFont(chartTextSize, style.text));
    painter.setPen(paletteOf(style.theme).text);
    drawLine(painter, {left, whole.bottom() + over, std::min(width, whole.width()), chartRowHeight},
             Qt::AlignCenter, name);
}

std::vector<QRectF> drawBar(QPainter &painter, const QRectF &whole, const ShareBar &bar,
                            const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    const double sum = sumOf(bar), end = std::max(sum, bar.limit.value_or(0));
    const double scale = end > 0 ? whole.width() / end : 0;
    painter.setPen(QPen(palette.line, style.text == TextRule::Paper ? 0.6 : 1));
    painter.setBrush(palette.floor);
    painter.drawRect(whole);
    std::vector<QRectF> places;
    double x = whole.left();
    for (std::size_t i = 0; i < bar.parts.size(); ++i) {
        const double width = std::max(0.0, bar.parts[i].size) * scale;
        places.emplace_back(x, whole.top(), width, whole.height());
        if (width > 0)
            drawBox(painter, places.back(), bar, i, style);
        x += width;
    }
    if (bar.limit)
        drawLimit(painter, whole, whole.left() + *bar.limit * scale, bar.limitName, style);
    return places;
}

void drawLegend(QPainter &painter, const QRectF &area, const ShareBar &bar, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    const Grid grid = gridOf(bar, area.width());
    for (std::size_t i = 0; i < bar.parts.size(); ++i) {
        const double x = area.left() + static_cast<double>(i % grid.columns) * (grid.columnWidth + columnGap);
        const double y = area.top() + static_cast<double>(i / grid.columns) * chartRowHeight;
        drawBox(painter, {x, y + (chartRowHeight - swatchHeight) / 2, swatchWidth, swatchHeight}, bar, i,
                style);
        const double name = x + swatchWidth + nameGap, value = name + grid.nameWidth + nameGap;
        painter.setFont(drawingFont(chartTextSize, style.text));
        painter.setPen(palette.text);
        drawLine(painter, {name, y, std::min(grid.nameWidth, area.right() - name), chartRowHeight},
                 Qt::AlignLeft | Qt::AlignVCenter, bar.parts[i].name);
        painter.setPen(palette.dimText);
        drawLine(painter, {value, y, std::min(x + grid.columnWidth, area.right()) - value, chartRowHeight},
                 Qt::AlignLeft | Qt::AlignVCenter, bar.parts[i].value);
    }
}

} // namespace

std::vector<QRectF> drawShareBar(QPainter &painter, const QRectF &area, const ShareBar &bar,
                                 const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    painter.save();
    painter.setFont(drawingFont(titleSize, style.text, true));
    painter.setPen(palette.text);
    drawLine(painter, {area.left(), area.top(), area.width(), titleHeight}, Qt::AlignLeft | Qt::AlignVCenter,
             bar.title);
    QRectF rest = area.adjusted(0.5, titleHeight + gap, -0.5, 0);
    std::vector<QRectF> places;
    if (!bar.isEmpty()) {
        places = drawBar(painter, {rest.topLeft(), QSizeF(rest.width(), barHeight)}, bar, style);
        rest.setTop(rest.top() + barHeight + gap + (bar.limit ? chartRowHeight + gap : 0));
        drawLegend(painter, rest, bar, style);
        rest.setTop(rest.top() + static_cast<double>(gridOf(bar, area.width()).rows) * chartRowHeight + gap);
    }
    painter.setFont(drawingFont(chartTextSize, style.text));
    painter.setPen(palette.dimText);
    for (const QString &line : wrapped(bar.note, area.width())) {
        drawLine(painter, {rest.left(), rest.top(), area.width(), noteHeight},
                 Qt::AlignLeft | Qt::AlignVCenter, line);
        rest.setTop(rest.top() + noteHeight);
    }
    painter.restore();
    return places;
}

double shareBarHeight(const ShareBar &bar, double width)
{
    const double note = static_cast<double>(wrapped(bar.note, width).size()) * noteHeight;
    if (bar.isEmpty())
        return titleHeight + gap + note;
    return titleHeight + gap + barHeight + gap + (bar.limit ? chartRowHeight + gap : 0) +
           static_cast<double>(gridOf(bar, width).rows) * chartRowHeight + gap + note;
}

} // namespace clusterwright
