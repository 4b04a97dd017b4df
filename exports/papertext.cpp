#include "exports/papertext.h"

#include "exports/drawings/style.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace clusterwright {
namespace {

/// How many characters of the word fit the width, at least one; a surrogate pair is not divided. Prefers to
/// divide behind a sign that ends a piece of a name or an address.
qsizetype fittingLength(const QString &word, const QFontMetricsF &metrics, double width)
{
    qsizetype length = 1;
    while (length < word.size() && metrics.horizontalAdvance(word.left(length + 1)) <= width)
        ++length;
    for (qsizetype end = length; end > length / 3; --end)
        if (QString("/-_.,&?=").contains(word.at(end - 1)))
            return end;
    if (length > 1 && word.at(length - 1).isHighSurrogate())
        --length;
    return length;
}

void addParagraph(std::vector<QString> &lines, const QString &text, const QFontMetricsF &metrics,
                  double width)
{
    QString line;
    for (QString word : text.split(' ', Qt::SkipEmptyParts)) {
        const QString longer = line.isEmpty() ? word : line + ' ' + word;
        if (metrics.horizontalAdvance(longer) <= width) {
            line = longer;
            continue;
        }
        if (!line.isEmpty())
            lines.push_back(line);
        while (metrics.horizontalAdvance(word) > width && word.size() > 1) {
            const qsizetype length = fittingLength(word, metrics, width);
            if (length >= word.size())
                break;
            lines.push_back(word.left(length));
            word = word.mid(length);
        }
        line = word;
    }
    lines.push_back(line);
}

} // namespace

QFont paperFont(double pixels, bool isBold)
{
    return drawingFont(pixels, TextRule::Paper, isBold);
}

double lineHeightOf(double pixels)
{
    return pixels * 1.32;
}

std::vector<QString> wrappedLines(const QString &text, const QFont &font, double width,
                                  const QPaintDevice *device)
{
    const QFontMetricsF metrics(font, device);
    std::vector<QString> lines;
    for (const QString &paragraph : text.split('\n'))
        addParagraph(lines, QString(paragraph).replace('\t', ' ').remove('\r'), metrics, width);
    return lines;
}

double wrappedHeight(const std::string &text, double pixels, bool isBold, double width,
                     const QPaintDevice *device)
{
    const auto lines = wrappedLines(QString::fromStdString(text), paperFont(pixels, isBold), width, device);
    return static_cast<double>(lines.size()) * lineHeightOf(pixels);
}

double widestWord(const QString &text, const QFont &font, const QPaintDevice *device)
{
    const QFontMetricsF metrics(font, device);
    double widest = 0;
    for (const QString &word : QString(text).replace('\n', ' ').split(' '))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return widest;
}

std::vector<LabelPlace> labelsIn(const std::vector<QString> &lines, const QRectF &area, const QFont &font,
                                 const QPaintDevice *device)
{
    const QFontMetricsF metrics(font, device);
    const double height = lineHeightOf(font.pixelSize());
    const QString signs = ".,;:!?()";
    std::vector<LabelPlace> places;
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (qsizetype from = 0, end = 0; from < lines[i].size(); from = end + 1) {
            const QString &line = lines[i];
            end = line.indexOf(' ', from);
            end = end < 0 ? line.size() : end;
            qsizetype first = from, last = end;
            while (first < last && signs.contains(line.at(first)))
                ++first;
            while (first < last && signs.contains(line.at(last - 1)))
                --last;
            const QString word = line.mid(first, last - first);
            if (!word.contains(QChar::Nbsp))
                continue;
            const double left = area.left() + metrics.horizontalAdvance(line.left(first));
            places.push_back({word.toStdString(), QRectF(left, area.top() + static_cast<double>(i) * height,
                                                         metrics.horizontalAdvance(word), height)});
        }
    return places;
}

void paintLines(QPainter &painter, const QRectF &area, const std::vector<QString> &lines, const QFont &font,
                Qt::Alignment alignment, const QColor &color)
{
    const double height = lineHeightOf(font.pixelSize());
    painter.setFont(font);
    painter.setPen(color.isValid() ? color : paletteOf(Theme::Light).text);
    QRectF line(area.left(), area.top(), area.width(), height);
    for (QString text : lines) {
        text.replace(QChar::Nbsp, ' '); // has divided no line; copied text has the usual space
        painter.drawText(line, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, text);
        line.translate(0, height);
    }
}

} // namespace clusterwright
