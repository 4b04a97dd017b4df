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

/// In a square of 16.
void drawOutline(QPainter &painter, FoundKind kind)
{
    switch (kind) {
    case FoundKind::Hall:
        painter.drawRect(QRectF(1.5, 2.5, 13, 11));
        painter.drawLine(QPointF(4, 6), QPointF(12, 6));
        painter.drawLine(QPointF(4, 10), QPointF(12, 10));
        break;
    case FoundKind::Row:
        for (const double x : {1.5, 6.0, 10.5})
            painter.drawRect(QRectF(x, 5.5, 4, 5));
        break;
    case FoundKind::RackType:
        painter.drawRect(QRectF(2.5, 1.5, 7, 11));
        painter.drawPolyline(QPolygonF({{11.5, 4.5}, {13.5, 4.5}, {13.5, 14.5}, {6.5, 14.5}}));
        break;
    case FoundKind::Rack:
        painter.drawRect(QRectF(4.5, 1.5, 7, 13));
        for (const double y : {5.0, 8.0, 11.0})
            painter.drawLine(QPointF(6.5, y), QPointF(9.5, y));
        break;
    case FoundKind::Device:
        painter.drawRect(QRectF(1.5, 5.5, 13, 5));
        painter.drawLine(QPointF(4, 8), QPointF(6, 8));
        break;
    case FoundKind::PowerSource:
        painter.drawPolyline(
            QPolygonF({{9.5, 1.5}, {4, 9}, {8, 9}, {6.5, 14.5}, {12, 7}, {8, 7}, {9.5, 1.5}}));
        break;
    case FoundKind::CoolingLoop:
        painter.drawEllipse(QRectF(2.5, 4.5, 11, 8));
        painter.drawPolyline(QPolygonF({{6, 2}, {9, 4.5}, {6, 7}}));
        break;
    case FoundKind::Fabric:
        for (const double x : {3.0, 8.0, 13.0})
            painter.drawLine(QPointF(8, 4), QPointF(x, 11));
        for (const QPointF at : {QPointF(8, 3), QPointF(3, 12.5), QPointF(8, 12.5), QPointF(13, 12.5)})
            painter.drawEllipse(at, 1.5, 1.5);
        break;
    case FoundKind::Workload:
        painter.drawPolyline(QPolygonF({{2.5, 1.5}, {2.5, 13.5}, {14.5, 13.5}}));
        painter.drawPolyline(QPolygonF({{4.5, 11}, {7.5, 6.5}, {10, 8.5}, {14, 3}}));
        break;
    case FoundKind::Statement:
        for (const double y : {4.0, 8.0, 12.0})
            painter.drawLine(QPointF(2.5, y), QPointF(y > 10 ? 9 : 13.5, y));
        break;
    }
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

QIcon kindIcon(PartKind kind, Theme theme)
{
    return iconOf([&](QPainter &painter, int size) {
        const Palette &palette = paletteOf(theme);
        painter.scale(size / 16.0, size / 16.0);
        painter.setPen(QPen(palette.line, 1));
        painter.setBrush(palette.fillOf(kind));
        painter.drawRoundedRect(QRectF(2.5, 2.5, 11, 11), 2, 2);
    });
}

QIcon objectIcon(FoundKind kind, Theme theme)
{
    return iconOf([&](QPainter &painter, int size) {
        painter.scale(size / 16.0, size / 16.0);
        painter.setPen(QPen(paletteOf(theme).text, 1.2));
        drawOutline(painter, kind);
    });
}

Icons::Icons(Theme theme)
{
    for (std::size_t i = 0; i < m_severities.size(); ++i)
        m_severities[i] = severityIcon(static_cast<Severity>(i), theme);
    for (std::size_t i = 0; i < m_kinds.size(); ++i)
        m_kinds[i] = kindIcon(static_cast<PartKind>(i), theme);
    for (std::size_t i = 0; i < m_objects.size(); ++i)
        m_objects[i] = objectIcon(static_cast<FoundKind>(i), theme);
}

Theme themeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < darkBelow ? Theme::Dark : Theme::Light;
}

} // namespace clusterwright
