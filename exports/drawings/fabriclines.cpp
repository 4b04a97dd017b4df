#include "exports/drawings/fabriclines.h"

#include "exports/drawings/ramp.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>

#include <array>
#include <cmath>
#include <set>

namespace clusterwright {
namespace {

using Line = FabricDrawing::Line;

constexpr std::size_t mostSmooth = 500; // lines that are drawn with soft edges on the screen

/// Where a line meets a box: along its edge as the other end lies in the drawing, so that lines to the left
/// leave on the left.
double attachment(const QRectF &box, double other, double width)
{
    const double share = width > 0 ? std::clamp(other / width, 0.0, 1.0) : 0.5;
    return box.left() + box.width() * (0.12 + 0.76 * share);
}

/// Between the edges of two things above each other, else between their middles.
QLineF lineBetween(const QRectF &a, const QRectF &z, double width)
{
    const QRectF &lower = a.top() >= z.bottom() ? a : z, &upper = a.top() >= z.bottom() ? z : a;
    if (lower.top() < upper.bottom())
        return {a.center(), z.center()};
    return {QPointF(attachment(lower, upper.center().x(), width), lower.top()),
            QPointF(attachment(upper, lower.center().x(), width), upper.bottom())};
}

QLineF scaled(const FabricView &view, const QLineF &line)
{
    return {view.at(line.p1()), view.at(line.p2())};
}

QLineF deviceLine(const FabricView &view, const Line &line)
{
    const auto &boxes = view.drawing.boxes;
    const QRectF &a = boxes[static_cast<std::size_t>(line.a)].place;
    const QRectF &z = boxes[static_cast<std::size_t>(line.z)].place;
    return scaled(view, view.drawing.bands.empty() ? QLineF(a.center(), z.center())
                                                   : lineBetween(a, z, view.drawing.size.width()));
}

QLineF bundleLine(const FabricView &view, const Line &line)
{
    const auto &groups = view.drawing.groups;
    const QRectF &a = groups[static_cast<std::size_t>(line.a)].place;
    const QRectF &z = groups[static_cast<std::size_t>(line.z)].place;
    return scaled(view, view.drawing.bands.empty() ? QLineF(a.center(), z.center())
                                                   : lineBetween(a, z, view.drawing.size.width()));
}

struct Shown {
    QLineF line;
    const Line *of = nullptr;
};

/// Those that are exposed, none if they are more than `most`.
std::optional<std::vector<Shown>> shownLines(const FabricView &view, std::size_t most)
{
    std::vector<Shown> shown;
    for (const Line &line : view.drawing.lines)
        if (const auto part = clipped(deviceLine(view, line), view.exposed)) {
            if (shown.size() == most)
                return std::nullopt;
            shown.push_back({*part, &line});
        }
    return shown;
}

/// The widest bundles that are exposed.
std::vector<Shown> shownBundles(const FabricView &view)
{
    std::vector<Shown> shown;
    for (const Line &line : view.drawing.bundles)
        if (line.a != line.z)
            if (const auto part = clipped(bundleLine(view, line), view.exposed))
                shown.push_back({*part, &line});
    if (shown.size() > mostFabricLines) {
        std::ranges::stable_sort(shown, std::greater(), [](const Shown &one) { return one.of->links; });
        shown.resize(mostFabricLines);
    }
    return shown;
}

/// Opaque: translucent lines cost ten times as much.
QColor blended(const QColor &color, const QColor &ground)
{
    constexpr double share = 0.62;
    const auto mix = [](int from, int to) { return static_cast<int>(from * share + to * (1 - share)); };
    return {mix(color.red(), ground.red()), mix(color.green(), ground.green()),
            mix(color.blue(), ground.blue())};
}

void paintLines(const FabricView &view, const std::vector<Shown> &shown, bool areBundles)
{
    QPainter &painter = view.painter;
    painter.setRenderHint(QPainter::Antialiasing,
                          view.style.text == TextRule::Paper || shown.size() <= mostSmooth);
    const bool isFaded = !view.marks.isEmpty();
    std::map<std::pair<std::int16_t, int>, QList<QLineF>> batches; // by shade and width
    for (const Shown &one : shown) {
        const int width = areBundles ? 1 + static_cast<int>(std::log2(std::max(1, one.of->links)) / 2)
                                     : std::min<int>(one.of->links, 4);
        batches[{one.of->shade, isFaded ? 1 : width}].push_back(one.line);
    }
    for (const auto &[key, lines] : batches) {
        QPen pen = linePen(view.drawing, key.first, view.style, key.second);
        if (isFaded)
            pen.setColor(view.palette().grid);
        else if (shown.size() > mostSmooth) // many lines stay apart if they are pale
            pen = QPen(blended(pen.color(), view.palette().background), pen.widthF() * 0.6);
        painter.setPen(pen);
        painter.drawLines(lines);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// How many links a bundle has, and their rate, where there is room for all such words.
void paintCounts(const FabricView &view, const std::vector<Shown> &shown)
{
    constexpr std::size_t most = 48;
    constexpr double pixels = 10, height = 14;
    if (shown.size() > most || !view.marks.isEmpty())
        return;
    view.painter.setFont(drawingFont(pixels, view.style.text));
    const QFontMetricsF metrics(view.painter.font());
    std::vector<QRectF> taken;
    for (const Shown &one : shown) {
        const QString text = QString::number(one.of->links) + QStringLiteral(" × · ") +
                             rateText(bytesPerSecond(one.of->bytesPerSecond));
        QRectF place(0, 0, metrics.horizontalAdvance(text) * 1.05 + 8, height);
        for (const double share : {0.5, 0.35, 0.65, 0.22, 0.78}) {
            place.moveCenter(one.line.pointAt(share));
            if (std::ranges::none_of(taken, [&](const QRectF &other) { return other.intersects(place); }))
                break;
        }
        if (std::ranges::any_of(taken, [&](const QRectF &other) { return other.intersects(place); }))
            continue;
        taken.push_back(place);
        view.painter.fillRect(place, view.palette().background);
        view.painter.setPen(view.palette().text);
        drawLine(view.painter, place, Qt::AlignCenter, text);
    }
}

} // namespace

QColor networkColor(int shade, Theme theme)
{
    static constexpr std::array light{"#75818f", "#1a4f9c", "#c2570c", "#1b7a45",
                                      "#7b2d8b", "#8a6d00", "#0b7285", "#b0256b"};
    static constexpr std::array dark{"#828e9c", "#6aa8ff", "#f59f4a", "#4fc383",
                                     "#d08be0", "#d9bf3d", "#3fc1d6", "#ff86b8"};
    const auto number = static_cast<std::size_t>(shade) % light.size();
    return QColor(theme == Theme::Dark ? dark[number] : light[number]);
}

std::optional<QLineF> clipped(const QLineF &line, const QRectF &area)
{
    double from = 0, to = 1;
    const double dx = line.dx(), dy = line.dy();
    const std::array<std::pair<double, double>, 4> edges{{{-dx, line.x1() - area.left()},
                                                          {dx, area.right() - line.x1()},
                                                          {-dy, line.y1() - area.top()},
                                                          {dy, area.bottom() - line.y1()}}};
    for (const auto &[step, room] : edges) {
        if (step == 0 && room < 0)
            return std::nullopt;
        if (step < 0)
            from = std::max(from, room / step);
        else if (step > 0)
            to = std::min(to, room / step);
    }
    if (from > to)
        return std::nullopt;
    return QLineF(line.pointAt(from), line.pointAt(to));
}

QPen linePen(const FabricDrawing &drawing, int shade, const DrawingStyle &style, std::int32_t links)
{
    const Palette &palette = paletteOf(style.theme);
    QColor color = palette.line;
    double width = 1 + 0.6 * (links - 1);
    if (drawing.colours == LinkColours::Medium && !drawing.legend.empty())
        color = networkColor(shade, style.theme);
    if (drawing.colours == LinkColours::Utilisation && !drawing.legend.empty()) {
        constexpr double least = 0.45; // lighter colours are not seen on the ground
        const double level = drawing.legend.at(static_cast<std::size_t>(shade)).level;
        color = rampColor(least + (1 - least) * level, style.theme);
        width += 2 * level;
    }
    return QPen(color, style.text == TextRule::Paper ? width * 0.7 : width);
}

void drawFabricLines(const FabricView &view)
{
    constexpr double narrow = 4; // pixels; between narrower boxes no single line is told
    const bool areFew = view.drawing.lines.size() <= mostFabricLines;
    if (areFew || view.boxWidth() >= narrow)
        if (const auto shown = shownLines(view, mostFabricLines))
            return paintLines(view, *shown, false);
    const std::vector<Shown> shown = shownBundles(view);
    paintLines(view, shown, true);
    paintCounts(view, shown);
}

void drawMarkedLines(const FabricView &view)
{
    if (view.marks.isEmpty())
        return;
    const std::set<std::int32_t> chosen(view.marks.chosen.begin(), view.marks.chosen.end());
    std::set<std::pair<std::int32_t, std::int32_t>> hops;
    for (std::size_t i = 1; i < view.marks.path.size(); ++i)
        hops.insert(std::minmax(view.marks.path[i - 1], view.marks.path[i]));
    QList<QLineF> own, way, lost;
    for (const Line &line : view.drawing.lines) {
        const bool isHop = hops.contains(std::minmax(line.a, line.z));
        const bool isOwn = hops.empty() && (chosen.contains(line.a) || chosen.contains(line.z));
        const bool isLost = view.marks.lost >= 0 && (line.a == view.marks.lost || line.z == view.marks.lost);
        if (!isHop && !isOwn && !isLost)
            continue;
        if (const auto part = clipped(deviceLine(view, line), view.exposed))
            (isLost ? lost : isHop ? way : own).push_back(*part);
    }
    view.painter.setRenderHint(QPainter::Antialiasing);
    view.painter.setPen(QPen(view.palette().selection, 1.4));
    view.painter.drawLines(own);
    view.painter.setPen(QPen(view.palette().selection, 3));
    view.painter.drawLines(way);
    view.painter.setPen(QPen(view.palette().refused, 1.4, Qt::DashLine));
    view.painter.drawLines(lost);
    view.painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace clusterwright
