#include "exports/drawings/partfront.h"

#include "exports/drawings/elevation.h"
#include "model/design/edit.h"
#include "model/text.h"

#include <QPainter>

namespace clusterwright {
namespace {

constexpr double cardHeight = 48, cardRadius = 4, padding = 12; // pixels
constexpr double captionSize = 13, textSize = 11;
constexpr double frameUnits = 0.3; // of the frame above and below the units

QString toQString(const std::string &text)
{
    return QString::fromStdString(text);
}

/// Takes units of a rack, or is a rack of a known height.
bool hasUnits(const Part &part)
{
    return part.size.height && part.size.height->value > HalfUnits{};
}

QString detailOf(const Part &part)
{
    QString text = toQString(formatExact(inUnits(part.size.height->value))) + ' ' +
                   QString::fromUtf8(nameOf(part.pitch).data());
    if (part.electrical.max)
        text += ", " + toQString(formatQuantity(part.electrical.max->value));
    return text;
}

Elevation frontOf(const Part &part)
{
    Elevation front;
    const HalfUnits height = part.size.height->value;
    front.height = {height.count + height.count % 2}; // whole units
    front.pitch = part.pitch;
    if (kindOf(part) == PartKind::Rack)
        return front;
    Elevation::Box box{{}, {}, height, toQString(part.model), detailOf(part), kindOf(part), {}};
    if (isHalfWidth(part))
        box.half = Slot::Left;
    front.boxes.push_back(std::move(box));
    return front;
}

/// What of an elevation is shown: its frame, without the title.
QRectF frameOf(const QRectF &area, const Elevation &front)
{
    const QRectF units = unitsArea(area, front);
    const double frame = frameUnits * units.height() / inUnits(front.height);
    return {area.left(), units.top() - frame, area.width(), units.height() + 2 * frame};
}

void drawCard(QPainter &painter, const QRectF &area, const Part &part, const QString &caption,
              const DrawingStyle &style)
{
    const Palette &palette = paletteOf(style.theme);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(thinPen(palette.line, style.text));
    painter.setBrush(palette.fillOf(kindOf(part)));
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), cardRadius, cardRadius);
    const QRectF inner = area.adjusted(padding, area.height() * 0.12, -padding, -area.height() * 0.12);
    painter.setFont(drawingFont(captionSize, style.text, true));
    painter.setPen(palette.text);
    drawLine(painter, QRectF(inner.left(), inner.top(), inner.width(), inner.height() / 2),
             Qt::AlignLeft | Qt::AlignVCenter, caption);
    painter.setFont(drawingFont(textSize, style.text));
    painter.setPen(palette.dimText);
    const bool isZeroUnit = part.size.height && !hasUnits(part);
    drawLine(painter, QRectF(inner.left(), inner.center().y(), inner.width(), inner.height() / 2),
             Qt::AlignLeft | Qt::AlignVCenter,
             isZeroUnit ? "Hangs at the side of a rack and takes no units" : toQString(fullName(part)));
}

} // namespace

QSizeF partFrontSize(const Part &part, const QSizeF &most)
{
    if (!hasUnits(part))
        return {most.width(), std::min(cardHeight, most.height())};
    const Elevation front = frontOf(part);
    const QSizeF atOne = elevationSize(front, 1);
    const double height = inUnits(front.height) + 2 * frameUnits;
    const double unit = std::min(most.width() / atOne.width(), most.height() / height);
    return {atOne.width() * unit, height * unit};
}

void drawPartFront(QPainter &painter, const QRectF &area, const Part &part, const QString &caption,
                   const DrawingStyle &style)
{
    painter.save();
    if (hasUnits(part)) {
        const Elevation front = frontOf(part);
        const double unit = area.height() / (inUnits(front.height) + 2 * frameUnits);
        QRectF whole(area.topLeft(), QSizeF(area.width(), elevationSize(front, unit).height()));
        painter.setClipRect(area);
        whole.translate(0, area.top() - frameOf(whole, front).top());
        drawElevation(painter, whole, front, style);
    } else {
        drawCard(painter, area, part, caption, style);
    }
    painter.restore();
}

} // namespace clusterwright
