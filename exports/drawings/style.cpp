#include "exports/drawings/style.h"

#include <QFontMetricsF>
#include <QPainter>

#include <array>
#include <cmath>

namespace clusterwright {
namespace {

struct Fills {
    std::array<QColor, 9> kinds; // in the order of PartKind, of those in racks and the racks
    std::array<QColor, 3> severities;
    std::array<QColor, Palette::shadeCount> shades;
};

Palette makePalette(Theme theme)
{
    Palette palette;
    palette.theme = theme;
    const bool isDark = theme == Theme::Dark;
    const auto pick = [&](const char *light, const char *dark) { return QColor(isDark ? dark : light); };
    palette.background = pick("#ffffff", "#14181e");
    palette.floor = pick("#f6f7f9", "#1b2129");
    palette.frame = pick("#3c4654", "#aab4c0");
    palette.text = pick("#17202b", "#eef2f6");
    palette.dimText = pick("#4b5665", "#bcc6d1");
    palette.line = pick("#75818f", "#828e9c");
    palette.legal = pick("#1b7a45", "#4fc383");
    palette.refused = pick("#b3261e", "#ff7a70");
    palette.selection = pick("#1a5fd0", "#6aa8ff");
    palette.slot = pick("#eef1f4", "#20262e");
    palette.grid = pick("#dce1e7", "#2c343e");
    return palette;
}

const Fills &fillsOf(Theme theme)
{
    static const Fills light{
        {"#cfe0f5", "#cdebd8", "#f6dfc0", "#e6e9ee", "#e8d5ef", "#f3d0d8", "#e3e4e0", "#e6e8b8", "#c9eaea"},
        {"#1a5fb4", "#9a5b00", "#b3261e"},
        {"#cfe0f5", "#cdebd8", "#f6dfc0", "#e8d5ef", "#f3d0d8", "#c9eaea", "#e6e8b8", "#dcdfe6"}};
    static const Fills dark{
        {"#26456b", "#1f5138", "#5c4217", "#333b46", "#4c3160", "#632b3a", "#3d4248", "#484c1c", "#1c4d53"},
        {"#78b4ff", "#f2b33d", "#ff7a70"},
        {"#26456b", "#1f5138", "#5c4217", "#4c3160", "#632b3a", "#1c4d53", "#484c1c", "#3d4450"}};
    return theme == Theme::Dark ? dark : light;
}

void drawShape(QPainter &painter, const QRectF &area, Severity severity)
{
    if (severity == Severity::Error)
        painter.drawEllipse(area);
    else if (severity == Severity::Info)
        painter.drawRect(area);
    else
        painter.drawConvexPolygon(
            QPolygonF({QPointF(area.center().x(), area.top()), area.bottomRight(), area.bottomLeft()}));
}

const char *letterOf(Severity severity)
{
    return severity == Severity::Error ? "E" : severity == Severity::Warning ? "!" : "i";
}

} // namespace

QColor Palette::fillOf(PartKind kind) const
{
    const auto number = static_cast<std::size_t>(kind <= PartKind::Cooling ? kind : PartKind::Item);
    return fillsOf(theme).kinds.at(number);
}

QColor Palette::fillOf(Severity severity) const
{
    return fillsOf(theme).severities.at(static_cast<std::size_t>(severity));
}

QColor Palette::shadeOf(int number) const
{
    return fillsOf(theme).shades.at(static_cast<std::size_t>(number % shadeCount));
}

const Palette &paletteOf(Theme theme)
{
    static const Palette light = makePalette(Theme::Light), dark = makePalette(Theme::Dark);
    return theme == Theme::Dark ? dark : light;
}

QFont drawingFont(double pixels, TextRule text, bool bold)
{
    QFont font(QStringList{"Inter", "DejaVu Sans"});
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    if (text == TextRule::Paper) {
        font.setStyleStrategy(QFont::PreferNoShaping);
        font.setHintingPreference(QFont::PreferNoHinting);
    }
    return font;
}

QPen thinPen(const QColor &color, TextRule text)
{
    constexpr double hairline = 0.6;
    return {color, text == TextRule::Paper ? hairline : 0.0};
}

void drawSeverityMark(QPainter &painter, const QRectF &area, Severity severity, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    const double side = std::min(area.width(), area.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(area.center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.background); // a rim that parts the mark from any fill
    const double rim = side * 0.1;
    drawShape(painter, square.adjusted(-rim, -rim * 1.4, rim, rim), severity);
    painter.setBrush(palette.fillOf(severity));
    drawShape(painter, square, severity);
    if (constexpr double smallest = 8; side * zoomOf(painter) >= smallest) {
        const double lower = severity == Severity::Warning ? side * 0.24 : 0;
        painter.setFont(drawingFont(side * 0.7, style.text, true));
        painter.setPen(palette.background);
        painter.drawText(square.adjusted(-side, lower, side, 0), Qt::AlignCenter,
                         QLatin1String(letterOf(severity)));
    }
    painter.restore();
}

double drawLine(QPainter &painter, const QRectF &area, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    double width = metrics.horizontalAdvance(text);
    QString shown = text;
    if (width > area.width()) {
        shown = metrics.elidedText(text, Qt::ElideRight, area.width());
        width = metrics.horizontalAdvance(shown);
        if (width > area.width())
            return 0; // no room even for the ellipsis
    }
    painter.drawText(area, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
    return width;
}

double shrunkSize(const QPainter &painter, const QFont &font, const QString &text, double room, double least)
{
    const double size = font.pixelSize();
    const double width = QFontMetricsF(font, painter.device()).horizontalAdvance(text);
    return width <= room ? size : std::max(std::floor(size * room / width), least);
}

double zoomOf(const QPainter &painter)
{
    const QTransform &transform = painter.worldTransform();
    return std::hypot(transform.m11(), transform.m12());
}

} // namespace clusterwright
