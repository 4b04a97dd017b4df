#include "exports/drawings/ramp.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace clusterwright {
namespace {

constexpr std::array steps{"#ffffe5", "#fff7bc", "#fee391", "#fec44f", "#fe9929",
                           "#ec7014", "#cc4c02", "#993404", "#662506"};
constexpr double lineHeight = 1.4; // in the size of the text

/// Relative luminance (WCAG 2.2).
double luminanceOf(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor between(const QColor &a, const QColor &b, double share)
{
    const auto mix = [&](int from, int to) {
        return static_cast<int>(std::lround(std::lerp(from, to, share)));
    };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

QString numberText(double value)
{
    return QString::number(value, 'f', value == std::nearbyint(value) ? 0 : 1);
}

/// Width of the bar, the hatched box and its word beside it included in `width`.
double barWidth(double width, double textPixels)
{
    return std::clamp(width - 12 * textPixels, 4 * textPixels, 24 * textPixels);
}

void drawUnknown(QPainter &painter, const QPointF &corner, double textPixels, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    const QRectF box(corner, QSizeF(textPixels, textPixels));
    hatch(painter, box, style);
    painter.setPen(thinPen(palette.line, style.text));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
    painter.setPen(palette.text);
    painter.drawText(QRectF(box.right() + textPixels * 0.5, box.top() - textPixels * 0.2, 8 * textPixels,
                            textPixels * lineHeight),
                     Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("unknown"));
}

} // namespace

QColor rampColor(double level, Theme theme)
{
    const double place = std::clamp(theme == Theme::Dark ? 1 - level : level, 0.0, 1.0) * (steps.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), steps.size() - 2);
    return between(QColor(steps.at(below)), QColor(steps.at(below + 1)), place - static_cast<double>(below));
}

QColor textColorOn(const QColor &fill)
{
    const double luminance = luminanceOf(fill);
    return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05 ? QColor(Qt::white) : QColor(Qt::black);
}

double Ramp::levelOf(double value) const
{
    return most > least ? std::clamp((value - least) / (most - least), 0.0, 1.0) : 0;
}

double rampHeight(const Ramp &ramp, double textPixels)
{
    return textPixels * lineHeight * (3 + static_cast<double>(ramp.limits.size()));
}

void drawRamp(QPainter &painter, const QPointF &corner, double width, const Ramp &ramp, double textPixels,
              const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    const double line = textPixels * lineHeight;
    const QRectF bar(corner.x(), corner.y() + line, barWidth(width, textPixels), textPixels);
    painter.save();
    painter.setFont(drawingFont(textPixels, style.text));
    painter.setPen(palette.text);
    drawLine(painter, {corner, QSizeF(width, line)}, Qt::AlignLeft | Qt::AlignVCenter, ramp.title);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const double at = static_cast<double>(i) / (steps.size() - 1);
        gradient.setColorAt(at, rampColor(at, style.theme));
    }
    painter.fillRect(bar, gradient);
    painter.setPen(thinPen(palette.line, style.text));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    drawUnknown(painter, bar.topRight() + QPointF(textPixels * 1.5, 0), textPixels, style);
    double y = bar.bottom() + textPixels * 0.2;
    painter.setPen(palette.dimText);
    const QRectF ends(bar.left(), y, bar.width(), line);
    painter.drawText(ends, Qt::AlignLeft | Qt::AlignVCenter, numberText(ramp.least));
    painter.drawText(ends, Qt::AlignRight | Qt::AlignVCenter, numberText(ramp.most));
    for (const Ramp::Limit &limit : ramp.limits) {
        y += line;
        const double x = bar.left() + bar.width() * ramp.levelOf(limit.value);
        painter.setPen(limit.value > ramp.most ? QPen(Qt::NoPen) : QPen(palette.frame, textPixels * 0.12));
        painter.drawLine(QPointF(x, bar.top() - textPixels * 0.2),
                         QPointF(x, bar.bottom() + textPixels * 0.2));
        painter.setPen(palette.text);
        drawLine(painter, {corner.x(), y, width, line}, Qt::AlignLeft | Qt::AlignVCenter, limit.text);
    }
    painter.restore();
}

void hatch(QPainter &painter, const QRectF &area, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    const double gap = style.text == TextRule::Paper ? 5 : 7 / zoomOf(painter); // the same on any screen
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.fillRect(area, palette.background);
    painter.setPen(thinPen(palette.line, style.text));
    for (double x = area.left() - area.height() + gap / 2; x < area.right(); x += gap)
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()));
    painter.restore();
}

} // namespace clusterwright
