#include "exports/frontmatter.h"

#include "exports/papertext.h"

#include <QFontMetricsF>

namespace clusterwright {
namespace {

constexpr double factSize = 13;

QString text(const std::string &words)
{
    return QString::fromStdString(words);
}

/// The first page: title, what it is, and the facts that identify it.
class CoverWriter {
public:
    CoverWriter(const Specification &spec, const QPaintDevice *device) : m_spec(spec), m_device(device) {}

    /// With the title as large as the page allows.
    Page write()
    {
        Page page;
        for (const double size : {30.0, 20.0, 13.0}) {
            page = {};
            m_y = m_body.top() + size * 5;
            add(page, "Reference specification", 0, factSize, false, m_palette.dimText);
            m_y += size / 3;
            add(page, titleOf(m_spec), 0, size, true, m_palette.text);
            addRule(page, size * 0.6);
            addFacts(page);
            if (m_y <= m_body.bottom())
                break;
        }
        return page;
    }

private:
    /// Adds wrapped text and goes below it.
    void add(Page &page, const std::string &words, double indent, double size, bool isBold,
             const QColor &color)
    {
        const QRectF area(m_body.left() + indent, m_y, m_body.width() - indent, 0);
        const auto lines = wrappedLines(text(words), paperFont(size, isBold), area.width(), m_device);
        page.paints.push_back([=](QPainter &painter) {
            paintLines(painter, area, lines, paperFont(size, isBold), Qt::AlignLeft, color);
        });
        m_y += static_cast<double>(lines.size()) * lineHeightOf(size);
    }

    void addRule(Page &page, double gap)
    {
        const QRectF rule(m_body.left(), m_y + gap, 72, 4);
        page.paints.push_back(
            [=](QPainter &painter) { painter.fillRect(rule, paletteOf(Theme::Light).frame); });
        m_y = rule.bottom() + gap * 3;
    }

    void addFacts(Page &page)
    {
        constexpr double labelWidth = 170, gap = 9;
        for (const KeyFigure &fact : m_spec.cover) {
            const double top = m_y;
            add(page, fact.label, 0, factSize, false, m_palette.dimText);
            m_y = top;
            add(page, fact.value, labelWidth, factSize, false, m_palette.text);
            m_y += gap;
        }
    }

    const Specification &m_spec;
    const QPaintDevice *m_device;
    const Palette &m_palette = paletteOf(Theme::Light);
    QRectF m_body = bodyArea(false);
    double m_y = 0;
};

/// The pages after the cover. Page numbers count from the cover; there are as many pages as the headings
/// need.
class ContentsWriter {
public:
    ContentsWriter(const std::vector<Heading> &headings, const QPaintDevice *device)
        : m_headings(headings), m_device(device)
    {
    }

    std::size_t pageCount() { return write(0).pages.size(); }

    /// `before` pages stand in front of the body: the cover and these.
    Contents write(std::size_t before)
    {
        Contents contents;
        double y = 0;
        for (std::size_t i = 0; i < m_headings.size(); ++i) {
            const Heading &heading = m_headings[i];
            const double indent = heading.level == 1 ? 0 : 26, number = heading.level == 1 ? 26 : 38;
            const double space = heading.level == 1 ? 7 : 1;
            const auto lines = wrappedLines(text(heading.title), fontOf(heading),
                                            m_body.width() - indent - number - pageWidth, m_device);
            const double height = static_cast<double>(lines.size()) * lineHeightOf(entrySize);
            if (contents.pages.empty() || y + space + height > m_body.bottom())
                y = addPage(contents);
            y += space;
            const QRectF area = m_body.adjusted(indent, y - m_body.top(), 0, y + height - m_body.bottom());
            contents.pages.back().paints.push_back(
                [=](QPainter &painter) { paintEntry(painter, area, heading, number, lines, before); });
            contents.links.push_back({contents.pages.size(), area, i}); // after the cover
            y += height;
        }
        return contents;
    }

private:
    static constexpr double entrySize = 12, pageWidth = 46;

    static QFont fontOf(const Heading &heading) { return paperFont(entrySize, heading.level == 1); }

    double addPage(Contents &contents) const
    {
        contents.pages.push_back({});
        contents.pages.back().paints.push_back([body = m_body](QPainter &painter) {
            paintLines(painter, body, {"Contents"}, paperFont(20, true), Qt::AlignLeft);
        });
        return m_body.top() + 40;
    }

    static void paintEntry(QPainter &painter, const QRectF &area, const Heading &heading, double number,
                           const std::vector<QString> &lines, std::size_t before)
    {
        const QFont font = fontOf(heading);
        paintLines(painter, area, {text(heading.number)}, font, Qt::AlignLeft);
        paintLines(painter, area.adjusted(number, 0, 0, 0), lines, font, Qt::AlignLeft);
        const double last = area.bottom() - lineHeightOf(entrySize);
        const QRectF right(area.right() - pageWidth, last, pageWidth, lineHeightOf(entrySize));
        const QString page = QString::number(heading.page + before + 1);
        paintLines(painter, right, {page}, font, Qt::AlignRight);
        const QFontMetricsF metrics(font, painter.device());
        const double from = area.left() + number + metrics.horizontalAdvance(lines.back()) + 8;
        const double to = area.right() - metrics.horizontalAdvance(page) - 8;
        const double y = last + entrySize;
        QPen dots(paletteOf(Theme::Light).line, 0.8, Qt::DotLine);
        painter.setPen(dots);
        if (to > from)
            painter.drawLine(QPointF(from, y), QPointF(to, y));
    }

    const std::vector<Heading> &m_headings;
    const QPaintDevice *m_device;
    QRectF m_body = bodyArea(false);
};

} // namespace

std::string titleOf(const Specification &spec)
{
    return spec.meta.title.empty() ? "Untitled design" : spec.meta.title;
}

Page coverPage(const Specification &spec, const QPaintDevice *device)
{
    return CoverWriter(spec, device).write();
}

Contents contentsOf(const std::vector<Heading> &headings, const QPaintDevice *device)
{
    ContentsWriter writer(headings, device);
    return writer.write(1 + writer.pageCount());
}

} // namespace clusterwright
