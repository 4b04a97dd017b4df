#include "views/icons.h"

#include <QPainter>

namespace clusterwright {
namespace {

constexpr int darkBelow = 128;          // lightness, of 0 to 255
constexpr std::array sizes{16, 32, 48}; // pixels, for screens of one to three times the density

template <typename Paint>
QIcon iconOf(const Paint &paint)
{
    QIcon icon;
    for (const int size : sizes) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        paint(painter, size);
        icon.addPixmap(pixmap);
        icon.addPixmap(pixmap, QIcon::Selected); // not tinted in a selected row
    }
    return icon;
}

} // namespace

QIcon severityIcon(Severity severity, Theme theme)
{
    return iconOf([&](QPainter &painter, int size) {
        drawSeverityMark(painter, QRectF(0, 0, size, size), severity, {.theme = theme});
    });
}

QIcon goodIcon(Theme theme)
{
    const Palette &palette = paletteOf(theme);
    return iconOf([&](QPainter &painter, int size) {
        painter.scale(size / 16.0, size / 16.0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.legal);
        painter.drawEllipse(QRectF(0.5, 0.5, 15, 15));
        painter.setPen(QPen(palette.background, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF({{4.5, 8.4}, {7, 11}, {11.5, 5.5}}));
    });
}

Theme themeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < darkBelow ? Theme::Dark : Theme::Light;
}

} // namespace clusterwright
