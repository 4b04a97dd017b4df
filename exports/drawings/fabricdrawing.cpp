#include "exports/drawings/fabricdrawing.h"

#include "exports/drawings/fabriclines.h"
#include "exports/drawings/ramp.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clusterwright {
namespace {

constexpr double titlePixels = 15, textPixels = 11, lineHeight = 16, titleHeight = 24, headGap = 10;
constexpr double leastText = 7; // pixels; smaller text is left out
constexpr double narrowBox = 3; // pixels; narrower ones are drawn as their group

QColor fillOf(const FabricView &view, Tier tier)
{
    return view.palette().fillOf(tier == Tier::Endpoint ? PartKind::Server : PartKind::Switch);
}

void drawBands(const FabricView &view)
{
    for (const QRectF &band : view.drawing.bands)
        view.painter.fillRect(view.at(band).intersected(view.exposed), view.palette().floor);
}

void drawLabels(const FabricView &view)
{
    constexpr double leastWidth = 66;
    for (const FabricDrawing::Label &label : view.drawing.labels) {
        const QRectF place = view.at(label.place);
        if (place.width() < leastWidth || !view.isSeen(place))
            continue;
        const double pixels = std::clamp(textPixels * view.scale, 9.0, textPixels + 3), step = pixels * 1.4;
        const auto lines = label.lines.size() + (label.title.isEmpty() ? 0 : 1);
        double y = std::max(place.top(), place.center().y() - static_cast<double>(lines) * step / 2);
        const auto say = [&](const QString &text, bool isTitle) {
            if (y + step > place.bottom() + 1)
                return;
            view.painter.setFont(drawingFont(pixels + (isTitle ? 1 : 0), view.style.text, isTitle));
            view.painter.setPen(isTitle ? view.palette().text : view.palette().dimText);
            drawLine(view.painter, {place.left(), y, place.width(), step}, Qt::AlignLeft | Qt::AlignVCenter,
                     text);
            y += step;
        };
        if (!label.title.isEmpty())
            say(label.title, true);
        for (const QString &line : label.lines)
            say(line, false);
    }
}

/// A group whose boxes are too narrow to be seen.
void drawBlock(const FabricView &view, const FabricDrawing::Group &group)
{
    const QRectF place = view.at(group.place);
    const QRectF shown = place.width() > 3 ? place.adjusted(0.5, 0.5, -0.5, -0.5) : place;
    view.painter.fillRect(shown, fillOf(view, group.tier));
    view.painter.setPen(thinPen(view.palette().line, view.style.text));
    view.painter.setBrush(Qt::NoBrush);
    if (place.width() > 3)
        view.painter.drawRect(shown);
    const double pixels = std::min(textPixels, place.height() * 0.8);
    if (pixels < leastText || place.width() < 40)
        return;
    view.painter.setPen(view.palette().text);
    view.painter.setFont(drawingFont(pixels, view.style.text));
    const QString text = group.title.isEmpty() ? group.count : group.title + ": " + group.count;
    drawLine(view.painter, place.adjusted(3, 0, -3, 0), Qt::AlignCenter, text);
}

/// Covers the lines, which so end at its edge and not among its boxes.
void drawGroupFrame(const FabricView &view, const FabricDrawing::Group &group)
{
    const QRectF place = view.at(group.place);
    view.painter.setPen(thinPen(view.palette().line, view.style.text));
    view.painter.setBrush(view.palette().background);
    view.painter.drawRect(place);
    const double pixels = std::min(textPixels, 11 * view.scale);
    if (pixels < leastText || group.title.isEmpty())
        return;
    view.painter.setPen(view.palette().dimText);
    view.painter.setFont(drawingFont(pixels, view.style.text));
    const QString whole = group.title + QStringLiteral(" · ") + group.count;
    const bool fits = QFontMetricsF(view.painter.font()).horizontalAdvance(whole) <= place.width() - 8;
    drawLine(view.painter, {place.left() + 4, place.top(), place.width() - 8, 16 * view.scale},
             Qt::AlignLeft | Qt::AlignVCenter, fits ? whole : group.title);
}

void drawBoxText(const FabricView &view, const FabricDrawing::Box &box, const QRectF &place)
{
    const bool hasDetail = !box.detail.isEmpty() && place.height() >= 24;
    const double room = hasDetail ? place.height() / 2 : place.height();
    const double pixels = std::min(room * 0.72, textPixels);
    if (pixels < leastText)
        return;
    const QRectF inner = place.adjusted(3, 0, -3, 0);
    view.painter.setPen(view.palette().text);
    view.painter.setFont(drawingFont(pixels, view.style.text, hasDetail));
    drawLine(view.painter, {inner.left(), inner.top() + (hasDetail ? 2 : 0), inner.width(), room},
             Qt::AlignCenter, box.name);
    if (!hasDetail)
        return;
    view.painter.setPen(view.palette().dimText);
    view.painter.setFont(drawingFont(std::max(leastText, pixels - 1), view.style.text));
    drawLine(view.painter, {inner.left(), inner.top() + room - 1, inner.width(), room}, Qt::AlignCenter,
             box.detail);
}

void drawBox(const FabricView &view, const FabricDrawing::Box &box)
{
    constexpr double outlined = 26; // pixels; narrower ones are bars
    const QRectF place = view.at(box.place);
    if (!view.isSeen(place))
        return;
    const QColor fill = box.stands ? fillOf(view, box.tier) : view.palette().slot;
    if (place.width() < outlined) {
        view.painter.fillRect(place, box.stands ? fill : view.palette().line);
        return;
    }
    QPen pen = thinPen(view.palette().frame, view.style.text);
    if (!box.stands)
        pen.setStyle(Qt::DashLine);
    view.painter.setPen(pen);
    view.painter.setBrush(fill);
    view.painter.drawRect(place);
    drawBoxText(view, box, place);
}

void drawGroups(const FabricView &view)
{
    for (const FabricDrawing::Group &group : view.drawing.groups) {
        if (!view.isSeen(view.at(group.place)))
            continue;
        const bool isNarrow = view.boxWidth() < narrowBox;
        if (isNarrow) {
            drawBlock(view, group);
            continue;
        }
        drawGroupFrame(view, group);
        for (const std::int32_t box : group.boxes)
            drawBox(view, view.drawing.boxes[static_cast<std::size_t>(box)]);
    }
}

/// Frames what is pointed out, large enough to be seen at any size.
void drawMarks(const FabricView &view)
{
    constexpr double least = 6;
    const auto frame = [&](std::int32_t index, double width, const QColor &color) {
        QRectF place = view.at(view.drawing.boxes.at(static_cast<std::size_t>(index)).place);
        const double more = std::max(0.0, (least - std::min(place.width(), place.height())) / 2);
        place.adjust(-more, -more, more, more);
        view.painter.setBrush(more > 0 ? QBrush(color) : QBrush(Qt::NoBrush));
        view.painter.setPen(QPen(color, width));
        if (view.isSeen(place))
            view.painter.drawRect(place);
        return place;
    };
    for (const std::int32_t box : view.marks.path)
        frame(box, 2.5, view.palette().selection);
    for (const std::int32_t box : view.marks.chosen)
        frame(box, 3, view.palette().selection);
    if (view.marks.lost >= 0) {
        const QRectF place = frame(view.marks.lost, 2.5, view.palette().refused);
        view.painter.drawLine(place.topLeft(), place.bottomRight());
        view.painter.drawLine(place.bottomLeft(), place.topRight());
    }
}

double headHeight(const FabricDrawing &drawing, double width, const DrawingStyle &style)
{
    return titleHeight + lineHeight + drawFabricLegend(nullptr, {}, width, drawing, style) + headGap;
}

} // namespace

void drawFabricBody(QPainter &painter, const QRectF &area, const FabricDrawing &drawing,
                    const DrawingStyle &style, const FabricMarks &marks)
{
    if (drawing.isEmpty() || area.isEmpty() || drawing.size.isEmpty())
        return;
    const QRectF exposed = style.exposed.isEmpty() ? area.adjusted(-1, -1, 1, 1) : style.exposed;
    const FabricView view{painter, drawing, style, marks, area.topLeft(), area.width() / drawing.size.width(),
                          exposed};
    painter.save();
    drawBands(view);
    drawLabels(view);
    drawFabricLines(view);
    drawGroups(view);
    drawMarkedLines(view);
    drawMarks(view);
    painter.restore();
}

QSizeF fabricSize(const FabricDrawing &drawing)
{
    constexpr double widest = 2400;
    const double scale = std::min(1.0, widest / std::max(1.0, drawing.size.width()));
    const QSizeF body = drawing.size * scale;
    return {body.width(), body.height() + headHeight(drawing, body.width(), {.text = TextRule::Paper})};
}

void drawFabric(QPainter &painter, const QRectF &area, const FabricDrawing &drawing,
                const DrawingStyle &style, const FabricMarks &marks)
{
    const Palette &palette = paletteOf(style.theme);
    painter.save();
    painter.setPen(palette.text);
    painter.setFont(drawingFont(titlePixels, style.text, true));
    drawLine(painter, {area.left(), area.top(), area.width(), titleHeight}, Qt::AlignLeft | Qt::AlignVCenter,
             drawing.title);
    painter.setPen(palette.dimText);
    painter.setFont(drawingFont(textPixels, style.text));
    drawLine(painter, {area.left(), area.top() + titleHeight, area.width(), lineHeight},
             Qt::AlignLeft | Qt::AlignVCenter,
             drawing.isEmpty() ? QStringLiteral("Nothing is connected yet.") : drawing.note);
    drawFabricLegend(&painter, {area.left(), area.top() + titleHeight + lineHeight}, area.width(), drawing,
                     style);
    painter.restore();
    const QRectF room = area.adjusted(0, headHeight(drawing, area.width(), style), 0, 0);
    if (room.isEmpty() || drawing.size.isEmpty())
        return;
    const double scale =
        std::min({1.0, room.width() / drawing.size.width(), room.height() / drawing.size.height()});
    const QSizeF size = drawing.size * scale;
    drawFabricBody(painter, {QPointF(room.center().x() - size.width() / 2, room.top()), size}, drawing, style,
                   marks);
}

double drawFabricLegend(QPainter *painter, const QPointF &corner, double width, const FabricDrawing &drawing,
                        const DrawingStyle &style)
{
    constexpr double swatch = 22, gap = 6, between = 18;
    const QFont font = drawingFont(textPixels, style.text);
    const QFontMetricsF metrics(font);
    double x = 0, y = 0;
    bool isEmpty = true;
    for (std::size_t i = 0; i < drawing.legend.size(); ++i) {
        const FabricDrawing::LegendEntry &entry = drawing.legend[i];
        if (entry.text.isEmpty())
            continue;
        const double needed = swatch + gap + metrics.horizontalAdvance(entry.text) * 1.05;
        if (x > 0 && x + needed > width) {
            x = 0;
            y += lineHeight;
        }
        isEmpty = false;
        if (painter) {
            painter->setPen(linePen(drawing, static_cast<int>(i), style, 1));
            const double middle = corner.y() + y + lineHeight / 2;
            painter->drawLine(QPointF(corner.x() + x, middle), QPointF(corner.x() + x + swatch, middle));
            painter->setPen(paletteOf(style.theme).text);
            painter->setFont(font);
            drawLine(*painter,
                     {corner.x() + x + swatch + gap, corner.y() + y, std::max(10.0, width - x - swatch - gap),
                      lineHeight},
                     Qt::AlignLeft | Qt::AlignVCenter, entry.text);
        }
        x += needed + between;
    }
    return isEmpty ? 0 : y + lineHeight;
}

} // namespace clusterwright
