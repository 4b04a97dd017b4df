#include "exports/pageblocks.h"

#include "exports/pagetable.h"
#include "exports/papertext.h"

#include <algorithm>

namespace clusterwright {
namespace {

constexpr double textSize = 12, captionSize = 11;

QString text(const std::string &words)
{
    return QString::fromStdString(words);
}

bool isWideDrawing(const Drawing &drawing)
{
    const auto *plan = std::get_if<FloorPlan>(&drawing.content);
    return plan && plan->size.width() > plan->size.height();
}

bool isWideSection(const Section &section)
{
    return std::ranges::any_of(section.blocks, [](const Block &block) {
        const auto *table = std::get_if<Table>(&block);
        const auto *drawing = std::get_if<Drawing>(&block);
        return (table && isWideTable(*table)) || (drawing && isWideDrawing(*drawing));
    });
}

void drawPair(QPainter &painter, const QRectF &area, const ElevationPair &pair)
{
    constexpr double gap = 28, largestUnit = 20;
    const QSizeF front = elevationSize(pair.front, 1), rear = elevationSize(pair.rear, 1);
    const double unit = std::min(
        {(area.width() - gap) / (front.width() + rear.width()), area.height() / front.height(), largestUnit});
    const DrawingStyle style{.text = TextRule::Paper};
    const double width = (front.width() + rear.width()) * unit + gap;
    const QRectF first(area.left() + (area.width() - width) / 2, area.top(), front.width() * unit,
                       front.height() * unit);
    drawElevation(painter, first, pair.front, style);
    drawElevation(painter, {first.right() + gap, area.top(), rear.width() * unit, rear.height() * unit},
                  pair.rear, style);
}

class Placer {
public:
    explicit Placer(PageFlow &flow) : m_flow(flow) {}

    void place(const Section &section)
    {
        addHeading(section);
        m_isNewPage = m_isNewPage || section.startsPage;
        if (section.blocks.empty())
            return; // goes where the next section goes
        m_flow.start(isWideSection(section), m_isNewPage);
        m_isNewPage = false;
        for (const Block &block : section.blocks)
            std::visit([&](const auto &content) { place(content); }, block);
    }

private:
    void addHeading(const Section &section)
    {
        if (section.level > 1) {
            ++m_lower;
        } else {
            m_lower = 0;
            section.isAppendix ? ++m_appendix : ++m_upper;
        }
        std::string number = section.isAppendix ? std::string(1, static_cast<char>('A' + m_appendix - 1))
                                                : std::to_string(m_upper);
        if (section.level > 1)
            number += "." + std::to_string(m_lower);
        m_flow.addHeading({number, section.title, section.level});
    }

    void place(const Paragraph &paragraph)
    {
        const auto lines =
            wrappedLines(text(paragraph.text), paperFont(textSize), m_flow.body().width(), m_flow.device());
        const double height = lineHeightOf(textSize) * 1.08;
        if (height * static_cast<double>(std::min<std::size_t>(lines.size(), 3)) > m_flow.room() &&
            m_flow.room() < m_flow.fullRoom())
            m_flow.breakPage(); // no widow of one or two lines
        for (const QString &line : lines)
            m_flow.place(height, 0, [=](QPainter &painter, const QRectF &area) {
                paintLines(painter, area, {line}, paperFont(textSize), Qt::AlignLeft);
            });
        m_flow.skip(textSize);
    }

    void place(const Table &table)
    {
        placeTable(m_flow, table, "Table " + std::to_string(++m_tables) + ". " + table.title);
    }

    void place(const Drawing &drawing)
    {
        const std::string caption = "Figure " + std::to_string(++m_figures) + ". " + drawing.caption;
        const auto lines =
            wrappedLines(text(caption), paperFont(captionSize, true), m_flow.body().width(), m_flow.device());
        const double below = static_cast<double>(lines.size()) * lineHeightOf(captionSize) + 8;
        constexpr double smallest = 0.6; // of a page
        if (m_flow.room() < m_flow.fullRoom() * smallest)
            m_flow.breakPage();
        m_flow.place(m_flow.room(), 0, [=, content = drawing.content](QPainter &painter, const QRectF &area) {
            const QRectF inner = area.adjusted(0, 0, 0, -below);
            if (const auto *plan = std::get_if<FloorPlan>(&content))
                drawFloorPlan(painter, inner, *plan, {.text = TextRule::Paper});
            else
                drawPair(painter, inner, std::get<ElevationPair>(content));
            paintLines(painter, QRectF(area.left(), inner.bottom() + 8, area.width(), below), lines,
                       paperFont(captionSize, true), Qt::AlignLeft);
        });
    }

    void place(const KeyFigures &group);

    PageFlow &m_flow;
    int m_upper = 0, m_lower = 0, m_appendix = 0, m_tables = 0, m_figures = 0;
    bool m_isNewPage = false;
};

constexpr std::size_t cardsPerRow = 3;
constexpr double cardGap = 10, cardPadding = 9, labelSize = 10, valueSize = 15, noteSize = 10;

struct Card {
    std::vector<QString> label, value, note;

    double height() const
    {
        return static_cast<double>(label.size()) * lineHeightOf(labelSize) +
               static_cast<double>(value.size()) * lineHeightOf(valueSize) +
               static_cast<double>(note.size()) * lineHeightOf(noteSize) + 2 * cardPadding;
    }
};

Card laidCard(const KeyFigure &figure, double width, const QPaintDevice *device)
{
    const double inner = width - 2 * cardPadding;
    Card card{wrappedLines(text(figure.label), paperFont(labelSize), inner, device),
              wrappedLines(text(figure.value), paperFont(valueSize, true), inner, device),
              {}};
    if (!figure.note.empty())
        card.note = wrappedLines(text(figure.note), paperFont(noteSize), inner, device);
    return card;
}

void paintCard(QPainter &painter, const QRectF &area, const Card &card)
{
    const Palette &palette = paletteOf(Theme::Light);
    painter.fillRect(area, palette.floor);
    painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), palette.line);
    QRectF inner = area.adjusted(cardPadding, cardPadding, -cardPadding, -cardPadding);
    paintLines(painter, inner, card.label, paperFont(labelSize), Qt::AlignLeft, palette.dimText);
    inner.setTop(inner.top() + static_cast<double>(card.label.size()) * lineHeightOf(labelSize));
    paintLines(painter, inner, card.value, paperFont(valueSize, true), Qt::AlignLeft);
    inner.setTop(inner.top() + static_cast<double>(card.value.size()) * lineHeightOf(valueSize));
    paintLines(painter, inner, card.note, paperFont(noteSize), Qt::AlignLeft, palette.dimText);
}

void Placer::place(const KeyFigures &group)
{
    const double width = (m_flow.body().width() - cardGap * (cardsPerRow - 1)) / cardsPerRow;
    const double title = lineHeightOf(captionSize) + 4;
    for (std::size_t first = 0; first < group.figures.size(); first += cardsPerRow) {
        std::vector<Card> cards;
        double height = 0;
        for (std::size_t i = first; i < std::min(first + cardsPerRow, group.figures.size()); ++i) {
            cards.push_back(laidCard(group.figures[i], width, m_flow.device()));
            height = std::max(height, cards.back().height());
        }
        const double head = first == 0 ? title : 0;
        m_flow.place(height + head, cardGap,
                     [=, name = text(group.title)](QPainter &painter, const QRectF &area) {
                         if (head > 0)
                             paintLines(painter, area, {name}, paperFont(captionSize, true), Qt::AlignLeft);
                         for (std::size_t i = 0; i < cards.size(); ++i)
                             paintCard(painter,
                                       {area.left() + static_cast<double>(i) * (width + cardGap),
                                        area.top() + head, width, height},
                                       cards[i]);
                     });
    }
    m_flow.skip(4);
}

} // namespace

void placeSections(PageFlow &flow, const std::vector<Section> &sections)
{
    Placer placer(flow);
    for (const Section &section : sections)
        placer.place(section);
}

} // namespace clusterwright
