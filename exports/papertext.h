// Paper text: text in lines of a given width, for pages.
#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

#include <string>
#include <vector>

class QPainter;
class QPaintDevice;

namespace clusterwright {

QFont paperFont(double pixels, bool isBold = false);
double lineHeightOf(double pixels);

/// The text in lines no wider than this; a word that is wider alone is divided. Never empty.
std::vector<QString> wrappedLines(const QString &text, const QFont &font, double width,
                                  const QPaintDevice *device);
double wrappedHeight(const std::string &text, double pixels, bool isBold, double width,
                     const QPaintDevice *device);

/// The widest line of the text where only spaces divide it.
double widestWord(const QString &text, const QFont &font, const QPaintDevice *device);

/// A word with spaces that do not divide it, "Table 4", without the signs around it.
struct LabelPlace {
    std::string label;
    QRectF area;
};

/// The places of such words in lines that paintLines() paints into the area, from its left.
std::vector<LabelPlace> labelsIn(const std::vector<QString> &lines, const QRectF &area, const QFont &font,
                                 const QPaintDevice *device);

/// Paints lines from the top of the area downwards in the pen's colour or the given one.
void paintLines(QPainter &painter, const QRectF &area, const std::vector<QString> &lines, const QFont &font,
                Qt::Alignment alignment, const QColor &color = {});

} // namespace clusterwright
