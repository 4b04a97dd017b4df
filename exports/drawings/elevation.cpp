#include "exports/drawings/elevation.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace clusterwright {
namespace {

// All lengths in rack units. A 19 inch panel (482.6 mm) is 10.86 U wide (EIA-310).
constexpr double headUnits = 3.2, footUnits = 0.6;
constexpr double panelUnits = 482.6 / 44.45, railUnits = 1.3, channelUnits = 1.5, postUnits = 0.3;
constexpr double marginUnits = postUnits + railUnits + channelUnits; // beside the panel
constexpr double readablePixels = 6.4, numberedPixels = 7;

double unitsOf(const Elevation &elevation)
{
    return std::max(1.0, inUnits(elevation.height));
}

double pixelsPerUnit(const QRectF &area, const Elevation &elevation)
{
    return area.height() / (unitsOf(elevation) + headUnits + footUnits);
}

struct Canvas {
    QPainter &painter;
    const QRectF &area;
    const Elevation &elevation;
    const DrawingStyle &style;
    const Palette &palette = paletteOf(style.theme);
    const QRectF units = unitsArea(area, elevation);
    const double unit = pixelsPerUnit(area, elevation);
    const double seen = unit * zoomOf(painter); ///< pixels per unit on the device
    const double margin = units.left() - area.left();
    const double post = margin * postUnits / marginUnits;
    const double rail = margin * railUnits / marginUnits;

    bool isExposed(const QRectF &place) const
    {
        return style.exposed.isEmpty() || style.exposed.intersects(place);
    }
    QFont font(double pixels, bool bold = false) const { return drawingFont(pixels, style.text, bold); }
    /// Of text in something of this height: in proportion, but readable if there is any way.
    double textSize(double height) const
    {
        return std::min({std::max(0.64 * height, 7 / zoomOf(painter)), 0.8 * height, 15.0});
    }
    /// The same in a box of any height: one of several units keeps its text readable when its unit is small.
    double textSizeIn(double height) const
    {
        constexpr double comfortablePixels = 9;
        const double usual = textSize(std::min(unit, height));
        return height <= unit ? usual
                              : std::max(usual, std::min(comfortablePixels / zoomOf(painter), 0.35 * height));
    }
    bool isReadable(double pixels) const { return pixels * zoomOf(painter) >= readablePixels; }
};

void drawFrame(const Canvas &canvas)
{
    QPainter &painter = canvas.painter;
    const QRectF outer(canvas.area.left(), canvas.units.top() - canvas.post, canvas.area.width(),
                       canvas.units.height() + 2 * canvas.post);
    painter.fillRect(outer, canvas.palette.frame);
    painter.fillRect(outer.adjusted(canvas.post, canvas.post, -canvas.post, -canvas.post),
                     canvas.palette.floor);
    painter.fillRect(canvas.units, canvas.palette.slot);
    if (canvas.style.detail == Detail::Outline)
        return;
    constexpr double smallestSlot = 3;
    painter.setPen(thinPen(canvas.palette.grid, canvas.style.text));
    if (canvas.seen >= smallestSlot)
        for (int i = 1; i < unitsOf(canvas.elevation); ++i) {
            const double y = canvas.units.bottom() - i * canvas.unit;
            painter.drawLine(QPointF(canvas.units.left(), y), QPointF(canvas.units.right(), y));
        }
    painter.setPen(thinPen(canvas.palette.line, canvas.style.text));
    for (const double x : {canvas.units.left(), canvas.units.right()})
        painter.drawLine(QPointF(x, canvas.units.top()), QPointF(x, canvas.units.bottom()));
}

void drawUnitNumbers(const Canvas &canvas)
{
    const int step = canvas.seen >= numberedPixels ? 1 : 5;
    const double size = std::min(canvas.unit * 0.62 * (step == 1 ? 1 : 3), 11.0);
    if (!canvas.isReadable(size * 1.4) || canvas.style.detail == Detail::Outline)
        return;
    canvas.painter.setFont(canvas.font(size));
    canvas.painter.setPen(canvas.palette.dimText);
    for (int number = 1; number <= unitsOf(canvas.elevation); ++number) {
        if (number != 1 && number % step != 0)
            continue;
        const double middle = canvas.units.bottom() - (number - 0.5) * canvas.unit;
        const QRectF left(canvas.units.left() - canvas.rail, middle - size, canvas.rail, 2 * size);
        const QString text = QString::number(number);
        canvas.painter.drawText(left, Qt::AlignCenter, text);
        canvas.painter.drawText(left.translated(canvas.rail + canvas.units.width(), 0), Qt::AlignCenter,
                                text);
    }
}

void drawPanel(const Canvas &canvas, const QRectF &place, const QColor &fill)
{
    QPainter &painter = canvas.painter;
    painter.fillRect(place, fill);
    if (canvas.style.detail == Detail::Outline)
        return;
    constexpr double smallestBevel = 6;
    const bool isDark = canvas.style.theme == Theme::Dark;
    if (canvas.seen >= smallestBevel) {
        const double edge = std::min(canvas.unit * 0.08, 2.0);
        painter.fillRect(QRectF(place.left(), place.top(), place.width(), edge),
                         fill.lighter(isDark ? 125 : 106));
        painter.fillRect(QRectF(place.left(), place.bottom() - edge, place.width(), edge), fill.darker(112));
    }
    painter.setPen(thinPen(canvas.palette.line, canvas.style.text));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(place);
}

/// Name at the left and detail at the right; below it where one line is too short for both.
void drawTexts(const Canvas &canvas, const QRectF &place, double size, const QString &name,
               const QString &detail)
{
    QPainter &painter = canvas.painter;
    const QFont bold = canvas.font(size, true), plain = canvas.font(size);
    const double gap = size;
    const double nameWidth = QFontMetricsF(bold, painter.device()).horizontalAdvance(name);
    const auto fitsBeside = [&](const QString &text) {
        return nameWidth + gap + QFontMetricsF(plain, painter.device()).horizontalAdvance(text) <=
               place.width();
    };
    const bool hasTwoLines = !fitsBeside(detail) && place.height() >= size * 2.7;
    const QString figure =
        detail.section(", ", -1); // where there is little room the figure goes before the model
    const bool fitsBelow = QFontMetricsF(plain, painter.device()).horizontalAdvance(detail) <= place.width();
    const bool isShort = hasTwoLines ? !fitsBelow : !fitsBeside(detail) && fitsBeside(figure);
    const QString shown = isShort ? figure : detail;
    QRectF first = place, second = place;
    if (hasTwoLines) {
        first = QRectF(place.left(), place.center().y() - size * 1.3, place.width(), size * 1.3);
        second = first.translated(0, size * 1.3);
    } else {
        second.setLeft(place.left() + std::min(nameWidth, place.width()) + gap);
    }
    painter.setFont(bold);
    painter.setPen(canvas.palette.text);
    drawLine(painter, first, Qt::AlignLeft | Qt::AlignVCenter, name);
    painter.setFont(plain);
    painter.setPen(canvas.palette.dimText);
    if (hasTwoLines || fitsBeside(shown) || second.width() >= size * 5)
        drawLine(painter, second, (hasTwoLines ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, shown);
}

void drawBox(const Canvas &canvas, const Elevation::Box &box)
{
    const QRectF place = boxArea(canvas.area, canvas.elevation, box.bottom, box.height, box.half);
    if (!canvas.isExposed(place))
        return;
    drawPanel(canvas, place, canvas.palette.fillOf(box.kind));
    const double size = canvas.textSizeIn(place.height());
    QRectF inner = place.adjusted(size * 0.8, 0, -size * 0.8, 0);
    if (box.worst && canvas.style.detail != Detail::Outline) {
        const double side = std::min(canvas.unit, place.height()) * 0.74;
        drawSeverityMark(canvas.painter, {inner.left(), place.center().y() - side / 2, side, side},
                         *box.worst, canvas.style);
        inner.setLeft(inner.left() + side + size * 0.5);
    }
    if (canvas.style.detail == Detail::Labels && canvas.isReadable(size))
        drawTexts(canvas, inner, size, box.name, box.detail);
}

void drawSide(const Canvas &canvas, const Elevation::Side &side)
{
    const QRectF place = sideArea(canvas.area, canvas.elevation, side);
    if (!canvas.isExposed(place))
        return;
    drawPanel(canvas, place, canvas.palette.fillOf(side.kind));
    const double size = canvas.textSize(std::min(canvas.unit, place.width()));
    if (canvas.style.detail == Detail::Outline)
        return;
    QRectF inner = place;
    if (side.worst) {
        const double mark = std::min(place.width(), canvas.unit) * 0.74;
        const QRectF area(place.center().x() - mark / 2, place.bottom() - mark * 1.3, mark, mark);
        drawSeverityMark(canvas.painter, area, *side.worst, canvas.style);
        inner.setBottom(area.top());
    }
    if (canvas.style.detail != Detail::Labels || !canvas.isReadable(size))
        return;
    QPainter &painter = canvas.painter;
    painter.save();
    painter.translate(inner.left(), inner.bottom());
    painter.rotate(-90); // reads from the bottom up
    drawTexts(canvas, QRectF(size * 0.8, 0, inner.height() - size * 1.6, inner.width()), size, side.name,
              side.detail);
    painter.restore();
}

void drawHead(const Canvas &canvas)
{
    const double title = std::min(canvas.unit * 0.98, 18.0), detail = std::min(canvas.unit * 0.78, 13.0);
    if (!canvas.isReadable(detail) || canvas.style.detail == Detail::Outline)
        return;
    QPainter &painter = canvas.painter;
    const double bottom = canvas.units.top() - canvas.post - detail * 0.5;
    const QRectF lower(canvas.area.left(), bottom - detail * 1.4, canvas.area.width(), detail * 1.4);
    QRectF upper(lower.left(), lower.top() - title * 1.4, lower.width(), title * 1.4);
    if (canvas.elevation.worst) {
        const QRectF mark(upper.left(), upper.center().y() - title / 2, title, title);
        drawSeverityMark(painter, mark, *canvas.elevation.worst, canvas.style);
        upper.setLeft(mark.right() + title * 0.4);
    }
    const double least = readablePixels / zoomOf(painter);
    painter.setFont(canvas.font(detail));
    painter.setPen(canvas.palette.dimText);
    const double face = drawLine(painter, upper, Qt::AlignRight | Qt::AlignVCenter,
                                 canvas.elevation.face == Face::Rear ? "Rear" : "Front");
    painter.setFont(
        canvas.font(shrunkSize(painter, painter.font(), canvas.elevation.detail, lower.width(), least)));
    drawLine(painter, lower, Qt::AlignLeft | Qt::AlignVCenter, canvas.elevation.detail);
    upper.setRight(upper.right() - face - detail);
    const QFont bold = canvas.font(title, true);
    painter.setFont(canvas.font(
        shrunkSize(painter, bold, canvas.elevation.title, upper.width(), std::max(least, title * 0.5)),
        true));
    painter.setPen(canvas.palette.text);
    drawLine(painter, upper, Qt::AlignLeft | Qt::AlignVCenter, canvas.elevation.title);
}

} // namespace

void drawElevation(QPainter &painter, const QRectF &area, const Elevation &elevation,
                   const DrawingStyle &style)
{
    painter.save();
    const Canvas canvas{painter, area, elevation, style};
    drawHead(canvas);
    drawFrame(canvas);
    drawUnitNumbers(canvas);
    for (const Elevation::Box &box : elevation.boxes)
        drawBox(canvas, box);
    for (const Elevation::Side &side : elevation.sides)
        drawSide(canvas, side);
    painter.restore();
}

QSizeF elevationSize(const Elevation &elevation, double pixelsPerUnit)
{
    return {(panelUnits + 2 * marginUnits) * pixelsPerUnit,
            (unitsOf(elevation) + headUnits + footUnits) * pixelsPerUnit};
}

QRectF unitsArea(const QRectF &area, const Elevation &elevation)
{
    constexpr double widestMargin = 0.3; // of the area, where it is narrower than a rack
    const double unit = pixelsPerUnit(area, elevation);
    const double margin = std::min(marginUnits * unit, area.width() * widestMargin);
    return {area.left() + margin, area.top() + headUnits * unit, area.width() - 2 * margin,
            unitsOf(elevation) * unit};
}

QRectF boxArea(const QRectF &area, const Elevation &elevation, HalfUnits bottom, HalfUnits height,
               std::optional<Slot> half)
{
    const QRectF units = unitsArea(area, elevation);
    const double unit = pixelsPerUnit(area, elevation);
    QRectF box(units.left(), units.bottom() - inUnits(bottom + height) * unit, units.width(),
               inUnits(height) * unit);
    if (half && (*half == Slot::Left) == (elevation.face == Face::Front))
        box.setRight(box.center().x());
    else if (half)
        box.setLeft(box.center().x());
    return box;
}

Slot halfAt(const QRectF &area, const Elevation &elevation, double x)
{
    const bool isLeft = x < unitsArea(area, elevation).center().x();
    return isLeft == (elevation.face == Face::Front) ? Slot::Left : Slot::Right;
}

QRectF sideArea(const QRectF &area, const Elevation &elevation, const Elevation::Side &side)
{
    const QRectF units = unitsArea(area, elevation);
    int count = 0, index = -1;
    for (const Elevation::Side &other : elevation.sides)
        if (other.slot == side.slot) {
            if (other.id == side.id)
                index = count;
            ++count;
        }
    if (index < 0) // held over the rack: where the next one would hang
        index = count++;
    const double margin = units.left() - area.left();
    const double width = margin * channelUnits / marginUnits;
    const double post = margin * postUnits / marginUnits;
    const double gap = width * 0.1, height = units.height() / count;
    const double left = side.slot == Slot::Left ? area.left() + post : area.right() - post - width;
    return {left + gap, units.top() + index * height + gap, width - 2 * gap, height - 2 * gap};
}

HalfUnits placeAt(const QRectF &area, const Elevation &elevation, double y, int step)
{
    const double halfUnits = (unitsArea(area, elevation).bottom() - y) / pixelsPerUnit(area, elevation) * 2;
    return {std::max(0, static_cast<int>(std::floor(halfUnits / step)) * step)};
}

} // namespace clusterwright
