#include "exports/drawings/diagram.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clusterwright {
namespace {

constexpr double boxWidth = 168, columnGap = 22, layerGap = 46, padding = 8;
constexpr double titlePixels = 13, linePixels = 11, lineHeight = 15, headHeight = 22, signSize = 16;
constexpr double titleHeight = 26, noteGap = 6, margin = 12;

int layersOf(const Diagram &diagram)
{
    int layers = 0;
    for (const Diagram::Box &box : diagram.boxes)
        layers = std::max(layers, box.layer + 1);
    return layers;
}

double boxHeight(const Diagram::Box &box)
{
    return headHeight + static_cast<double>(box.lines.size()) * lineHeight + padding;
}

/// The room of the note below the boxes, as many lines as it takes.
double noteHeight(const Diagram &diagram, double width)
{
    if (diagram.note.isEmpty())
        return 0;
    const QFontMetricsF metrics(drawingFont(linePixels, TextRule::Paper));
    constexpr double slack = 1.05; // the screen shapes text a little wider
    const double lines =
        std::ceil(metrics.horizontalAdvance(diagram.note) * slack / std::max(width, boxWidth));
    return noteGap + (lines + (lines > 1 ? 1 : 0)) * lineHeight; // words break before the end of a line
}

/// Where the boxes stand before anything is scaled, the title above them left out.
struct Layout {
    std::vector<QRectF> boxes;
    QSizeF size;
};

Layout layOut(const Diagram &diagram)
{
    const auto layers = static_cast<std::size_t>(layersOf(diagram));
    std::vector<double> heights(layers, 0), widths(layers, 0);
    for (const Diagram::Box &box : diagram.boxes) {
        const auto layer = static_cast<std::size_t>(box.layer);
        heights[layer] = std::max(heights[layer], boxHeight(box));
        widths[layer] += boxWidth + (widths[layer] > 0 ? columnGap : 0);
    }
    const double widest = widths.empty() ? 0 : std::ranges::max(widths);
    std::vector<double> tops(layers, 0), lefts(layers, 0);
    double bottom = 0;
    for (std::size_t layer = 0; layer < layers; ++layer) {
        tops[layer] = layer == 0 ? 0 : bottom + layerGap;
        bottom = tops[layer] + heights[layer];
        lefts[layer] = (widest - widths[layer]) / 2;
    }
    Layout layout{{}, {widest, bottom}};
    for (const Diagram::Box &box : diagram.boxes) {
        const auto layer = static_cast<std::size_t>(box.layer);
        layout.boxes.emplace_back(lefts[layer], tops[layer], boxWidth, boxHeight(box));
        lefts[layer] += boxWidth + columnGap;
    }
    return layout;
}

/// Where a link leaves or enters a box: links of one box are spread along its edge in the order of the boxes
/// at their other ends.
double attachment(const Diagram &diagram, const Layout &layout, std::size_t link, bool atEnd)
{
    const std::size_t box = atEnd ? diagram.links[link].to : diagram.links[link].from;
    const auto otherEnd = [&](const Diagram::Link &one) {
        return layout.boxes[atEnd ? one.from : one.to].center().x();
    };
    std::size_t before = 0, all = 0;
    for (std::size_t i = 0; i < diagram.links.size(); ++i) {
        const Diagram::Link &other = diagram.links[i];
        if ((atEnd ? other.to : other.from) != box)
            continue;
        ++all;
        const double there = otherEnd(other), own = otherEnd(diagram.links[link]);
        before += there < own || (there == own && i < link);
    }
    const QRectF &area = layout.boxes[box];
    return area.left() + area.width() * (static_cast<double>(before) + 1) / (static_cast<double>(all) + 1);
}

/// The height of the level part of a link: each source has its own lane, so that lines do not lie on each
/// other.
double laneOf(const Diagram &diagram, const Layout &layout, std::size_t link)
{
    const QRectF &from = layout.boxes[diagram.links[link].from], &to = layout.boxes[diagram.links[link].to];
    std::size_t before = 0, all = 0;
    for (std::size_t i = 0; i < diagram.boxes.size(); ++i)
        if (diagram.boxes[i].layer == diagram.boxes[diagram.links[link].from].layer) {
            before += i < diagram.links[link].from;
            ++all;
        }
    const double share = (static_cast<double>(before) + 1) / (static_cast<double>(all) + 1);
    const double top = std::max(from.bottom(), to.top() - layerGap);
    return top + (to.top() - top) * (0.15 + 0.55 * share);
}

void drawLinks(QPainter &painter, const Diagram &diagram, const Layout &layout, const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    for (std::size_t i = 0; i < diagram.links.size(); ++i) {
        const Diagram::Link &link = diagram.links[i];
        const QRectF &from = layout.boxes[link.from], &to = layout.boxes[link.to];
        const double x1 = attachment(diagram, layout, i, false), x2 = attachment(diagram, layout, i, true);
        const double lane = laneOf(diagram, layout, i);
        QPen pen(palette.line, 1.4);
        if (link.isStandby)
            pen.setStyle(Qt::DashLine);
        painter.setPen(pen);
        painter.drawPolyline(QPolygonF(
            {QPointF(x1, from.bottom()), QPointF(x1, lane), QPointF(x2, lane), QPointF(x2, to.top())}));
        if (link.text.isEmpty())
            continue;
        painter.setPen(palette.dimText);
        painter.setFont(drawingFont(linePixels, style.text));
        drawLine(painter, {x2 + 3, to.top() - lineHeight, boxWidth / 2, lineHeight}, Qt::AlignLeft,
                 link.text);
    }
}

/// A zigzag, two circles, a slash ... in a square.
void drawSign(QPainter &painter, const QRectF &area, Diagram::Sign sign)
{
    using Sign = Diagram::Sign;
    const QPointF centre = area.center();
    const double half = area.width() / 2;
    if (sign == Sign::Source || sign == Sign::Generator || sign == Sign::Pump)
        painter.drawEllipse(area);
    if (sign == Sign::Source) {
        QPolygonF wave;
        for (int i = 0; i <= 16; ++i)
            wave << QPointF(area.left() + 3 + (area.width() - 6) * i / 16,
                            centre.y() - std::sin(i * 3.14159 / 8) * half * 0.45);
        painter.drawPolyline(wave);
    } else if (sign == Sign::Generator) {
        painter.drawText(area, Qt::AlignCenter, QStringLiteral("G"));
    } else if (sign == Sign::Pump) {
        painter.drawPolygon(
            QPolygonF({QPointF(area.left() + 4, area.top() + 4), QPointF(area.left() + 4, area.bottom() - 4),
                       QPointF(area.right(), centre.y())}));
    } else if (sign == Sign::Transformer) {
        painter.drawEllipse(QPointF(centre.x(), centre.y() - half * 0.35), half * 0.6, half * 0.6);
        painter.drawEllipse(QPointF(centre.x(), centre.y() + half * 0.35), half * 0.6, half * 0.6);
    } else if (sign == Sign::Converter || sign == Sign::Exchanger) {
        painter.drawRect(area);
        painter.drawLine(area.bottomLeft(), area.topRight());
    } else if (sign == Sign::Switchgear) {
        painter.drawRect(area);
        painter.drawLine(QPointF(area.left(), centre.y()), QPointF(area.right(), centre.y()));
    } else if (sign == Sign::Busbar) {
        for (const double y : {-0.4, 0.0, 0.4})
            painter.drawLine(QPointF(area.left(), centre.y() + y * half),
                             QPointF(area.right(), centre.y() + y * half));
    } else if (sign == Sign::Breaker) {
        painter.drawLine(QPointF(centre.x(), area.top()), QPointF(centre.x(), centre.y() - 4));
        painter.drawLine(QPointF(centre.x() - 5, centre.y() - 5), QPointF(centre.x(), centre.y() + 4));
        painter.drawLine(QPointF(centre.x(), centre.y() + 4), QPointF(centre.x(), area.bottom()));
    } else if (sign == Sign::Racks) {
        painter.drawRect(area.adjusted(3, 0, -3, 0));
        for (const double y : {0.25, 0.5, 0.75})
            painter.drawLine(QPointF(area.left() + 3, area.top() + area.height() * y),
                             QPointF(area.right() - 3, area.top() + area.height() * y));
    }
}

void drawBox(QPainter &painter, const QRectF &area, const Diagram::Box &box, const DrawingStyle &style,
             bool isChosen)
{
    const Palette &palette = paletteOf(style.theme);
    painter.setBrush(box.isDown ? palette.slot : palette.floor);
    painter.setPen(QPen(isChosen ? palette.selection : palette.frame, isChosen ? 3 : 1.2));
    painter.drawRoundedRect(area, 4, 4);
    if (box.isDown) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(palette.grid, Qt::BDiagPattern));
        painter.drawRoundedRect(area, 4, 4);
    }
    painter.setBrush(Qt::NoBrush);
    const QRectF inner = area.adjusted(padding, 0, -padding, 0);
    double left = inner.left(), right = inner.right();
    if (box.sign != Diagram::Sign::None) {
        painter.setPen(QPen(palette.frame, 1.2));
        painter.setFont(drawingFont(titlePixels - 2, style.text));
        drawSign(painter, {left, area.top() + 4, signSize, signSize}, box.sign);
        left += signSize + 6;
    }
    if (box.worst) {
        drawSeverityMark(painter, {right - 14, area.top() + 5, 14, 14}, *box.worst, style);
        right -= 20;
    }
    painter.setPen(palette.text);
    painter.setFont(drawingFont(titlePixels, style.text, true));
    drawLine(painter, {left, area.top() + 2, right - left, headHeight - 2}, Qt::AlignLeft | Qt::AlignVCenter,
             box.title);
    painter.setPen(palette.dimText);
    painter.setFont(drawingFont(linePixels, style.text));
    for (qsizetype i = 0; i < box.lines.size(); ++i)
        drawLine(painter,
                 {inner.left(), area.top() + headHeight + static_cast<double>(i) * lineHeight, inner.width(),
                  lineHeight},
                 Qt::AlignLeft | Qt::AlignVCenter, box.lines.at(i));
}

} // namespace

QSizeF diagramSize(const Diagram &diagram)
{
    const QSizeF boxes = layOut(diagram).size;
    return {boxes.width() + 2 * margin, boxes.height() + 2 * margin +
                                            (diagram.title.isEmpty() ? 0 : titleHeight) +
                                            noteHeight(diagram, boxes.width())};
}

std::vector<QRectF> drawDiagram(QPainter &painter, const QRectF &area, const Diagram &diagram,
                                const DrawingStyle &style, const std::vector<std::size_t> &chosen)
{
    const QSizeF size = diagramSize(diagram);
    if (diagram.isEmpty() || size.isEmpty() || area.isEmpty())
        return {};
    const Palette &palette = paletteOf(style.theme);
    const double scale = std::min({1.0, area.width() / size.width(), area.height() / size.height()});
    const QPointF origin(area.left() + (area.width() - size.width() * scale) / 2 + margin * scale,
                         area.top() + (margin + (diagram.title.isEmpty() ? 0 : titleHeight)) * scale);
    const Layout layout = layOut(diagram);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(origin);
    painter.scale(scale, scale);
    painter.setPen(palette.text);
    painter.setFont(drawingFont(titlePixels + 1, style.text, true));
    if (!diagram.title.isEmpty())
        drawLine(painter, {0, -titleHeight, layout.size.width(), titleHeight}, Qt::AlignLeft, diagram.title);
    painter.setPen(palette.dimText);
    painter.setFont(drawingFont(linePixels, style.text));
    if (!diagram.note.isEmpty())
        painter.drawText(QRectF(0, layout.size.height() + noteGap, layout.size.width(),
                                noteHeight(diagram, layout.size.width())),
                         Qt::AlignLeft | Qt::TextWordWrap, diagram.note);
    drawLinks(painter, diagram, layout, style);
    std::vector<QRectF> places;
    for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
        drawBox(painter, layout.boxes[i], diagram.boxes[i], style, std::ranges::count(chosen, i) > 0);
        places.emplace_back(origin + layout.boxes[i].topLeft() * scale, layout.boxes[i].size() * scale);
    }
    painter.restore();
    return places;
}

QString boxText(const Diagram &diagram, std::size_t box)
{
    const Diagram::Box &own = diagram.boxes.at(box);
    QStringList text{own.title};
    text += own.lines;
    for (const Diagram::Link &link : diagram.links)
        if (link.to == box)
            text += QStringLiteral("from ") + diagram.boxes[link.from].title +
                    (link.isStandby ? QStringLiteral(", standby") : QString());
    if (own.isDown)
        text += QStringLiteral("down");
    if (own.worst)
        text += QString::fromUtf8(nameOf(*own.worst).data());
    return text.join(u'\n');
}

} // namespace clusterwright
