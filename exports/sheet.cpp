#include "exports/sheet.h"

#include "exports/compose.h"
#include "exports/drawings/charts.h"
#include "exports/papertext.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

#include <cmath>

namespace clusterwright {
namespace {

constexpr double pixelsPerInch = 96, millimetresPerInch = 25.4;
constexpr double margin = 28, gap = 14, captionSize = 12, markSize = 10;

QString text(const std::string &words)
{
    return QString::fromStdString(words);
}

std::string joined(const std::vector<std::string> &texts, const char *separator)
{
    std::string all;
    for (const std::string &each : texts)
        all += (all.empty() ? "" : separator) + each;
    return all;
}

/// The largest of the usual scales at which the hall is no wider or deeper than 2 m of paper.
double pixelsPerMetreOf(const FloorPlan &plan)
{
    constexpr double widest = 2, millimetresPerMetre = 1000; // widest: metres of paper
    const double longest = std::max(plan.size.width(), plan.size.height());
    double scale = 50;
    for (const double smaller : {100, 200, 500, 1000})
        if (longest / scale > widest)
            scale = smaller;
    return millimetresPerMetre / scale / millimetresPerInch * pixelsPerInch;
}

constexpr double pixelsPerUnit = 20;

QSizeF sizeOf(const ElevationPair &pair)
{
    return elevationPairSize(pair, pixelsPerUnit);
}

QSizeF sizeOf(const FloorPlan &plan)
{
    return floorPlanSize(plan, pixelsPerMetreOf(plan), TextRule::Paper);
}

QSizeF sizeOf(const Chart &)
{
    constexpr double width = 960;
    return {width, chartHeight(width)};
}

QSizeF sizeOf(const XyChart &)
{
    return sizeOf(Chart());
}

QSizeF sizeOf(const ShareBar &bar)
{
    constexpr double width = 720;
    return {width, shareBarHeight(bar, width)};
}

QSizeF sizeOf(const Diagram &diagram)
{
    return diagramSize(diagram);
}

QSizeF sizeOf(const FabricDrawing &fabric)
{
    return fabricSize(fabric);
}

QSizeF sizeOf(const PortMap &ports)
{
    return portMapSize(ports);
}

void draw(QPainter &painter, const QRectF &area, const FabricDrawing &fabric)
{
    drawFabric(painter, area, fabric, {.text = TextRule::Paper});
}

void draw(QPainter &painter, const QRectF &area, const PortMap &ports)
{
    drawPortMap(painter, area, ports, {.text = TextRule::Paper});
}

void draw(QPainter &painter, const QRectF &area, const Diagram &diagram)
{
    drawDiagram(painter, area, diagram, {.text = TextRule::Paper});
}

void draw(QPainter &painter, const QRectF &area, const Chart &chart)
{
    drawChart(painter, area, chart, {.text = TextRule::Paper});
}

void draw(QPainter &painter, const QRectF &area, const XyChart &chart)
{
    drawXyChart(painter, area, chart, {.text = TextRule::Paper});
}

void draw(QPainter &painter, const QRectF &area, const ShareBar &bar)
{
    drawShareBar(painter, area, bar, {.text = TextRule::Paper});
}

void draw(QPainter &painter, const QRectF &area, const ElevationPair &pair)
{
    drawElevationPair(painter, area, pair, {.text = TextRule::Paper}, pixelsPerUnit);
}

void draw(QPainter &painter, const QRectF &area, const FloorPlan &plan)
{
    drawFloorPlan(painter, area, plan, {.text = TextRule::Paper});
}

/// Where everything stands on the sheet, in pixels of 1/96 inch.
struct Layout {
    QSizeF size;
    QRectF drawing, caption, marks;
    std::vector<QString> captionLines, markLines;
};

Layout layoutOf(const Sheet &sheet)
{
    const QSizeF size =
        std::visit([](const auto &content) { return sizeOf(content); }, sheet.drawing.content);
    Layout layout;
    layout.drawing = QRectF(QPointF(margin, margin), size);
    layout.captionLines =
        wrappedLines(text(sheet.drawing.caption), paperFont(captionSize, true), size.width(), nullptr);
    layout.markLines =
        wrappedLines(text(joined(sheet.marks, "  ·  ")), paperFont(markSize), size.width(), nullptr);
    const auto below = [&](const QRectF &upper, double space, std::size_t lines, double pixels) {
        return QRectF(margin, upper.bottom() + space, size.width(),
                      static_cast<double>(lines) * lineHeightOf(pixels));
    };
    layout.caption = below(layout.drawing, gap, layout.captionLines.size(), captionSize);
    layout.marks = below(layout.caption, 2, layout.markLines.size(), markSize);
    layout.size = QSizeF(std::ceil(size.width() + 2 * margin), std::ceil(layout.marks.bottom() + margin));
    return layout;
}

void paint(QPainter &painter, const Sheet &sheet, const Layout &layout)
{
    const Palette &palette = paletteOf(Theme::Light);
    painter.fillRect(QRectF(QPointF(), layout.size), palette.background);
    std::visit([&](const auto &content) { draw(painter, layout.drawing, content); }, sheet.drawing.content);
    paintLines(painter, layout.caption, layout.captionLines, paperFont(captionSize, true), Qt::AlignLeft);
    paintLines(painter, layout.marks, layout.markLines, paperFont(markSize), Qt::AlignLeft, palette.dimText);
}

QString titleOf(const Sheet &sheet)
{
    return text(sheet.drawing.caption + ": " + sheet.title);
}

QString descriptionOf(const Sheet &sheet)
{
    return text(joined(sheet.marks, ", ") + ". Written by " + sheet.tool + ".");
}

} // namespace

Sheet sheetOf(Drawing drawing, const Meta &meta, const std::string &status, const Issue &issue)
{
    const std::string title = meta.title.empty() ? "Untitled design" : meta.title;
    std::vector<std::string> marks = identityTexts(meta, status);
    marks.insert(marks.begin(), title);
    marks.push_back("Audience: " + std::string(nameOf(issue.audience)));
    marks.push_back(confidentialityText(meta));
    marks.push_back(issue.date);
    return {std::move(drawing), title, std::move(marks), toolText()};
}

std::string svgBytes(const Sheet &sheet)
{
    const Layout layout = layoutOf(sheet);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(static_cast<int>(pixelsPerInch));
    generator.setSize(layout.size.toSize());
    generator.setViewBox(QRect(QPoint(), layout.size.toSize()));
    generator.setTitle(titleOf(sheet).toHtmlEscaped()); // the generator writes them as they are
    generator.setDescription(descriptionOf(sheet).toHtmlEscaped());
    QPainter painter(&generator);
    paint(painter, sheet, layout);
    painter.end();
    QByteArray bytes = buffer.data();
    bytes.replace("font-family=\"Inter\"", // what stands in for it elsewhere is no wider
                  "font-family=\"Inter, 'Liberation Sans', Arial, Helvetica, sans-serif\"");
    return bytes.toStdString();
}

Result<std::string> pngBytes(const Sheet &sheet)
{
    constexpr double mostPerInch = 300, mostPixels = 6000;
    const Layout layout = layoutOf(sheet);
    const double longest = std::max(layout.size.width(), layout.size.height());
    const double scale = std::min(mostPerInch / pixelsPerInch, mostPixels / longest);
    QImage image((layout.size * scale).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return wrong("drawing", {}, "There is not enough memory for a picture of this size.");
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(image.rect(), paletteOf(Theme::Light).background);
    painter.scale(scale, scale);
    paint(painter, sheet, layout);
    painter.end();
    const int dotsPerMetre = static_cast<int>(std::lround(scale * pixelsPerInch / millimetresPerInch * 1000));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    image.setText("Title", titleOf(sheet));
    image.setText("Description", descriptionOf(sheet));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data().toStdString();
}

} // namespace clusterwright
