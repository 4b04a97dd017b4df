// Drawing style: all that differs between the canvas and a page.
#pragma once

#include "model/checks/finding.h"
#include "model/parts/part.h"

#include <QColor>
#include <QFont>
#include <QPen>
#include <QRectF>
#include <QString>

class QPainter;

namespace clusterwright {

enum class Detail {
    Outline, ///< one flat colour
    Devices, ///< rectangles
    Labels   ///< with text
};
enum class TextRule {
    Screen, ///< shaped as the platform likes
    Paper   ///< unshaped, so that text copied out of a PDF is what was written
};
enum class Theme { Light, Dark }; ///< paper is always light

struct DrawingStyle {
    Detail detail = Detail::Labels;
    TextRule text = TextRule::Screen;
    Theme theme = Theme::Light;
    QRectF exposed = {}; ///< nothing outside needs painting; empty = paint all
};

/// One palette for canvas, pages and charts: text on its fill has a contrast of 4.5:1 at least, lines on the
/// background 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). Test: PaletteTest.
struct Palette {
    QColor background, floor, frame, text, dimText, line;
    QColor legal, refused, selection;
    QColor slot, grid; ///< decoration without a meaning of its own: empty units, tiles

    QColor fillOf(PartKind kind) const;
    QColor fillOf(Severity severity) const; ///< a mark beside text, never the only sign
    QColor shadeOf(int number) const;       ///< of a rack type; repeats after shadeCount

    static constexpr int shadeCount = 8;

    Theme theme = Theme::Light;
};

const Palette &paletteOf(Theme theme);

/// The font of drawings and documents at this height in pixels.
QFont drawingFont(double pixels, TextRule text, bool bold = false);

/// A thin line: one pixel on the screen at any zoom, a hairline of fixed width on paper.
QPen thinPen(const QColor &color, TextRule text);

/// A circle with E, a triangle with ! or a square with i, as large as fits the area; the letter and the shape
/// say the severity without the colour.
void drawSeverityMark(QPainter &painter, const QRectF &area, Severity severity, const DrawingStyle &style);

/// One line of text, shortened with an ellipsis if it is wider than the area. Returns the width it took.
double drawLine(QPainter &painter, const QRectF &area, Qt::Alignment alignment, const QString &text);

/// The size in pixels at which the text fits the room: that of the font, or smaller but not below `least`.
double shrunkSize(const QPainter &painter, const QFont &font, const QString &text, double room, double least);

/// How many pixels of the device a unit of the painter is: 1 unless the painter is scaled.
double zoomOf(const QPainter &painter);

} // namespace clusterwright
