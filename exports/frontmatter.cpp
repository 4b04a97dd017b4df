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
            page = {m_shape, {}};
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
    PageShape m_shape{m_spec.issue.paper};
    QRectF m_body = m_shape.body();
    double m_y = 0;
};

class ContentsWriter {
public:
    ContentsWriter(Paper paper, const QPaintDevice *device) : m_device(device), m_shape{paper} {}

    void add(const ContentsList &list)
    {
        constexpr double kept = 100, gap = 20; // kept: room for the title and some entries
        if (m_contents.pages.empty() || m_y + kept > m_body.bottom())
            addPage();
        else
            m_y += gap;
        addTitle(list, {});
        for (const ContentsList::Entry &entry : list.entries)
            add(list, entry);
    }

    Contents take() { return std::move(m_contents); }

private:
    static constexpr double pageWidth = 46;

    struct Line {
        QRectF area;
        std::vector<QString> lines;
        double numberWidth = 0;
        QFont font;
        QString number, page;
    };

    void addPage()
    {
        m_contents.pages.push_back({m_shape, {}});
        m_y = m_body.top();
    }

    void addTitle(const ContentsList &list, const char *more)
    {
        const double size = list.isMinor ? 15 : 20;
        const QRectF area(m_body.left(), m_y, m_body.width(), 2 * size);
        m_contents.pages.back().paints.push_back([=, title = text(list.title) + more](QPainter &painter) {
            paintLines(painter, area, {title}, paperFont(size, true), Qt::AlignLeft);
        });
        m_y += area.height();
    }

    void add(const ContentsList &list, const ContentsList::Entry &entry)
    {
        const Anchor &anchor = entry.anchor;
        const bool isUpper = !list.isMinor && anchor.level == 1;
        const double indent = anchor.level == 1 ? 0 : 26, space = isUpper ? 7 : 1;
        const double number = anchor.number.empty() ? 0 : anchor.level == 1 ? 26 : 38;
        const QFont font = paperFont(list.isMinor ? 11 : 12, isUpper);
        const auto lines =
            wrappedLines(text(anchor.title), font, m_body.width() - indent - number - pageWidth, m_device);
        const double height = static_cast<double>(lines.size()) * lineHeightOf(font.pixelSize());
        if (m_y + space + height > m_body.bottom()) {
            addPage();
            addTitle(list, " (continued)");
        }
        m_y += space;
        const QRectF area(m_body.left() + indent, m_y, m_body.width() - indent, height);
        const Line line{area, lines, number, font, text(anchor.number), text(entry.page)};
        m_contents.pages.back().paints.push_back([=](QPainter &painter) { paintEntry(painter, line); });
        m_contents.links.push_back({m_contents.pages.size() - 1, area, anchor.label});
        m_y += height;
    }

    static void paintEntry(QPainter &painter, const Line &line)
    {
        paintLines(painter, line.area, {line.number}, line.font, Qt::AlignLeft);
        paintLines(painter, line.area.adjusted(line.numberWidth, 0, 0, 0), line.lines, line.font,
                   Qt::AlignLeft);
        const double height = lineHeightOf(line.font.pixelSize()), last = line.area.bottom() - height;
        paintLines(painter, {line.area.right() - pageWidth, last, pageWidth, height}, {line.page}, line.font,
                   Qt::AlignRight);
        const QFontMetricsF metrics(line.font, painter.device());
        const double from =
            line.area.left() + line.numberWidth + metrics.horizontalAdvance(line.lines.back()) + 8;
        const double to = line.area.right() - metrics.horizontalAdvance(line.page) - 8;
        const double y = last + line.font.pixelSize();
        painter.setPen(QPen(paletteOf(Theme::Light).line, 0.8, Qt::DotLine));
        if (to > from)
            painter.drawLine(QPointF(from, y), QPointF(to, y));
    }

    const QPaintDevice *m_device;
    PageShape m_shape;
    QRectF m_body = m_shape.body();
    Contents m_contents;
    double m_y = 0;
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

Contents contentsOf(const std::vector<ContentsList> &lists, Paper paper, const QPaintDevice *device)
{
    ContentsWriter writer(paper, device);
    for (const ContentsList &list : lists)
        if (!list.entries.empty())
            writer.add(list);
    return writer.take();
}

} // namespace clusterwright
