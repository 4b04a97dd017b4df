#include "exports/drawings/chartparts.h"

#include "model/text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace clusterwright {
namespace {

constexpr double titleSize = 14, valueSize = 11, markSize = 13;
constexpr double endHeight =
    12; ///< of the hatched end of a bar with unknowns, whose true length nobody knows
constexpr double swatchWidth = 18, swatchHeight = 11, rowHeight = chartRowHeight;

/// Parallel lines over an area, rising to the right if `rises`, this many pixels apart along the edges.
void drawDiagonals(QPainter &painter, const QRectF &area, double step, bool rises)
{
    const double width = area.width(), height = area.height();
    for (double offset = step / 2; offset < width + height; offset += step) {
        // The line from the left or lower edge to the upper or right one, then mirrored if it falls.
        const QPointF from(std::max(0.0, offset - height), std::min(offset, height));
        const QPointF to(std::min(offset, width), std::max(0.0, offset - width));
        const auto place = [&](const QPointF &point) {
            return QPointF(area.left() + (rises ? point.x() : width - point.x()), area.top() + point.y());
        };
        painter.drawLine(place(from), place(to));
    }
}

void drawUnknownEnd(QPainter &painter, const QRectF &area, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    painter.setPen(QPen(palette.frame, style.text == TextRule::Paper ? 0.6 : 1));
    painter.setBrush(palette.background);
    painter.drawRect(area);
    constexpr double step = 6;
    drawDiagonals(painter, area, step, true);
    drawDiagonals(painter, area, step, false);
}

std::vector<LegendEntry> legendOf(QPainter &painter, const Chart &chart, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    std::vector<LegendEntry> entries;
    if (chart.kind != Chart::Kind::Steps && chart.kind != Chart::Kind::Curve) // categories and axis say it
        for (const Chart::Series &series : chart.series)
            entries.push_back(
                {series.name, [&painter, &palette, style, fill = series.fill](const QRectF &area) {
                     painter.setPen(QPen(palette.frame, style.text == TextRule::Paper ? 0.6 : 1));
                     painter.setBrush(colorOf(fill, palette));
                     painter.drawRect(area);
                     drawPattern(painter, area, fill, style);
                 }});
    for (std::size_t i = 0; i < chart.limits.size(); ++i)
        entries.push_back({chart.limits[i].name, [&painter, style, i](const QRectF &area) {
                               painter.setPen(limitPen(i, style));
                               painter.drawLine(QPointF(area.left(), area.center().y()),
                                                QPointF(area.right(), area.center().y()));
                           }});
    if (hasUnknowns(chart))
        entries.push_back({"Unknown, the bar is longer",
                           [&painter, style](const QRectF &area) { drawUnknownEnd(painter, area, style); }});
    return entries;
}

/// The label of one series in its bar, if it stands on another and has room.
void drawInside(QPainter &painter, const QRectF &place, const QString &text, const QColor &fill,
                const Palette &palette)
{
    constexpr double padding = 3;
    const QFontMetricsF metrics(painter.font(), painter.device());
    QRectF label(0, 0, metrics.horizontalAdvance(text) + 2 * padding, metrics.height());
    if (label.width() > place.width() - 2 || label.height() > place.height() - 2)
        return;
    label.moveCenter(place.center());
    painter.fillRect(label, fill); // no pattern behind the digits
    painter.setPen(palette.text);
    painter.drawText(label, Qt::AlignCenter, text);
}

/// Paints what stands over a bar or a stack, its hatched end and its value if there is room; returns the top.
double drawEnd(QPainter &painter, const QRectF &place, double room, const Chart &chart,
               const Chart::Amount &amount, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    double top = place.top();
    if (amount.unknownCount > 0) {
        top -= endHeight;
        drawUnknownEnd(painter, {place.left(), top, place.width(), endHeight}, style);
    }
    const QString text = amountText(chart, amount);
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double width = metrics.horizontalAdvance(text);
    if (width + 2 > room)
        return top;
    constexpr double gap = 3;
    const QPointF baseline(place.center().x() - width / 2, top - gap);
    const QRectF label(baseline - QPointF(1, metrics.ascent()), QSizeF(width + 2, metrics.ascent() + 1));
    painter.fillRect(label, palette.background); // no limit line through the digits
    painter.setPen(palette.text);
    painter.drawText(baseline, text);
    return label.top();
}

QRectF stackPlace(const PlotFrame &frame, const Chart &chart, std::size_t category, double width)
{
    const double base = chart.categories[category].base;
    return frame.place(
        {category, 0, static_cast<double>(category), width, base, base + sumOf(chart, category).known});
}

} // namespace

std::vector<ChartBar> barsOf(const Chart &chart, double width)
{
    std::vector<ChartBar> bars;
    const bool isGrouped = chart.kind == Chart::Kind::Grouped;
    const double own = isGrouped ? width / static_cast<double>(chart.series.size()) : width;
    for (std::size_t category = 0; category < chart.categories.size(); ++category) {
        double level = chart.categories[category].base;
        for (std::size_t series = 0; series < chart.series.size(); ++series) {
            const Chart::Amount &amount = chart.series[series].amounts.at(category);
            const double beside = isGrouped ? (static_cast<double>(series) + 0.5) * own - width / 2 : 0;
            if (amount != Chart::Amount{})
                bars.push_back({category, series, static_cast<double>(category) + beside, own, level,
                                level + amount.known});
            if (!isGrouped)
                level += amount.known;
        }
    }
    return bars;
}

double PlotFrame::x(double category) const
{
    return area.left() + (category + 0.5) / static_cast<double>(categories) * area.width();
}

double PlotFrame::y(double value) const
{
    return area.bottom() - (value - lowest) / (highest - lowest) * area.height();
}

QRectF PlotFrame::place(const ChartBar &bar) const
{
    return {QPointF(x(bar.middle - bar.width / 2), y(bar.to)),
            QPointF(x(bar.middle + bar.width / 2), y(bar.from))};
}

QColor colorOf(Chart::Fill fill, const Palette &palette)
{
    constexpr int firstShade = 5, secondShade = 6;
    switch (fill) {
    case Chart::Fill::Server:
        return palette.fillOf(PartKind::Server);
    case Chart::Fill::Switch:
        return palette.fillOf(PartKind::Switch);
    case Chart::Fill::Storage:
        return palette.fillOf(PartKind::Storage);
    case Chart::Fill::Other:
        return palette.fillOf(PartKind::Item);
    case Chart::Fill::First:
        return palette.shadeOf(firstShade);
    case Chart::Fill::Second:
        break;
    }
    return palette.shadeOf(secondShade);
}

QColor strokeOf(Chart::Fill fill, const Palette &palette)
{
    const bool isDark = palette.theme == Theme::Dark;
    switch (fill) {
    case Chart::Fill::Server:
        return isDark ? "#4cc9d6" : "#0e7490";
    case Chart::Fill::Switch:
        return isDark ? "#4fc383" : "#1b7a45";
    case Chart::Fill::Storage:
        return isDark ? "#c79bea" : "#7b3fa0";
    case Chart::Fill::Other:
        return palette.line;
    case Chart::Fill::First:
        return palette.selection;
    case Chart::Fill::Second:
        break;
    }
    return isDark ? "#f2a65a" : "#a8500f";
}

QPen limitPen(std::size_t limit, const DrawingStyle &style)
{
    const double width = style.text == TextRule::Paper ? 1.2 : 2;
    return {paletteOf(style.theme).refused, width, limit == 0 ? Qt::SolidLine : Qt::DashLine, Qt::FlatCap};
}

void drawPattern(QPainter &painter, const QRectF &area, Chart::Fill fill, const DrawingStyle &style)
{
    constexpr double step = 8, closeStep = 5;
    painter.setPen(QPen(paletteOf(style.theme).line, style.text == TextRule::Paper ? 0.4 : 1));
    if (fill == Chart::Fill::Switch || fill == Chart::Fill::Second)
        drawDiagonals(painter, area, step, true);
    else if (fill == Chart::Fill::Storage)
        for (double y = area.bottom() - closeStep; y > area.top(); y -= closeStep)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    else if (fill == Chart::Fill::Other)
        for (double x = area.left() + closeStep; x < area.right(); x += closeStep)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
}

double drawTitleAndLegend(QPainter &painter, const QRectF &area, const QString &title,
                          const std::vector<LegendEntry> &entries, const DrawingStyle &style, int mostRows)
{
    const Palette &palette = paletteOf(style.theme);
    constexpr double titleHeight = 22, gap = 6, between = 20, roomForMore = 90;
    painter.save();
    painter.setFont(drawingFont(titleSize, style.text, true));
    painter.setPen(palette.text);
    drawLine(painter, {area.left(), area.top(), area.width(), titleHeight}, Qt::AlignLeft | Qt::AlignVCenter,
             title);
    painter.setFont(drawingFont(chartTextSize, style.text));
    const QFontMetricsF metrics(painter.font(), painter.device());
    double x = area.left(), y = area.top() + titleHeight;
    int rows = entries.empty() ? 0 : 1;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const double width = swatchWidth + gap + metrics.horizontalAdvance(entries[i].text);
        const double right = area.right() - (rows == mostRows && i + 1 < entries.size() ? roomForMore : 0);
        if (x > area.left() && x + width > right) {
            if (rows == mostRows) {
                painter.setPen(palette.dimText);
                drawLine(painter, {x, y, area.right() - x, rowHeight}, Qt::AlignLeft | Qt::AlignVCenter,
                         "and " + QString::number(entries.size() - i) + " more");
                break;
            }
            ++rows;
            x = area.left();
            y += rowHeight;
        }
        entries[i].drawSwatch({x, y + (rowHeight - swatchHeight) / 2, swatchWidth, swatchHeight});
        painter.setPen(palette.text);
        drawLine(painter, {x + swatchWidth + gap, y, area.right() - x - swatchWidth - gap, rowHeight},
                 Qt::AlignLeft | Qt::AlignVCenter, entries[i].text);
        x += width + between;
    }
    painter.restore();
    return titleHeight + rows * rowHeight + gap;
}

double drawChartHead(QPainter &painter, const QRectF &area, const Chart &chart, const DrawingStyle &style)
{
    return drawTitleAndLegend(painter, area, chart.title, legendOf(painter, chart, style), style);
}

std::optional<QRectF> placeBeside(const QPointF &point, double radius, const QSizeF &size, const QRectF &plot,
                                  const std::vector<QRectF> &taken)
{
    const double gap = radius + 4;
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
    return std::nullopt;
}

void drawBarParts(QPainter &painter, const PlotFrame &frame, const Chart &chart,
                  const std::vector<ChartBar> &bars, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    const bool isGrouped = chart.kind == Chart::Kind::Grouped;
    const double pitch = frame.area.width() / static_cast<double>(frame.categories);
    std::vector<double> tops(chart.categories.size(), frame.area.bottom()); // of all that is painted
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(drawingFont(valueSize, style.text));
    for (const ChartBar &bar : bars) {
        const Chart::Series &series = chart.series[bar.series];
        const Chart::Amount &amount = series.amounts[bar.category];
        const QRectF place = frame.place(bar);
        drawPattern(painter, place, series.fill, style);
        double &top = tops[bar.category];
        if (isGrouped)
            top = std::min(top, drawEnd(painter, place, place.width(), chart, amount, style));
        else if (amount.known < sumOf(chart, bar.category).known)
            drawInside(painter, place, amountText(chart, amount), colorOf(series.fill, palette), palette);
    }
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        const Chart::Amount sum = sumOf(chart, i);
        if (!isGrouped && sum != Chart::Amount{})
            tops[i] =
                drawEnd(painter, stackPlace(frame, chart, i, bars.front().width), pitch, chart, sum, style);
        if (chart.categories[i].worst)
            drawSeverityMark(
                painter,
                {frame.x(static_cast<double>(i)) - markSize / 2, tops[i] - markSize - 2, markSize, markSize},
                *chart.categories[i].worst, style);
    }
    painter.restore();
}

void drawCurveMarks(QPainter &painter, const PlotFrame &frame, const Chart &chart, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    constexpr double radius = 4, apart = 1.5 * valueSize;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(drawingFont(valueSize, style.text, true));
    const QFontMetricsF metrics(painter.font(), painter.device());
    double top = frame.area.top() + 2; // of the next label; each is below the one before
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        const Chart::Category &category = chart.categories[i];
        if (category.mark.isEmpty())
            continue;
        const Chart::Amount &amount = chart.series.front().amounts[i];
        const QPointF point(frame.x(static_cast<double>(i)), frame.y(amount.known));
        painter.setPen(limitPen(1, style));
        painter.drawLine(QPointF(point.x(), top), QPointF(point.x(), frame.area.bottom()));
        painter.setPen(QPen(palette.frame, 1));
        painter.setBrush(palette.background);
        painter.drawEllipse(point, radius, radius);
        const QString text =
            category.mark + ", " + category.name + ": " + amountText(chart, amount) + " " + chart.unit;
        QRectF label(point.x() + radius, top, metrics.horizontalAdvance(text) + 4, metrics.height());
        if (label.right() > frame.area.right())
            label.moveRight(point.x() - radius);
        painter.fillRect(label, palette.background);
        painter.setPen(palette.text);
        painter.drawText(label, Qt::AlignCenter, text);
        top += apart;
    }
    painter.restore();
}

} // namespace clusterwright
