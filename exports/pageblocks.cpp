#include "exports/pageblocks.h"

#include "exports/drawings/charts.h"
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
    constexpr double widestUpright = 700; // of a diagram at its usual size
    if (const auto *diagram = std::get_if<Diagram>(&drawing.content))
        return diagramSize(*diagram).width() > widestUpright;
    if (std::holds_alternative<FabricDrawing>(drawing.content) ||
        std::holds_alternative<PortMap>(drawing.content))
        return true;
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

void drawContent(QPainter &painter, const QRectF &area, const Drawing &drawing)
{
    const DrawingStyle style{.text = TextRule::Paper};
    if (const auto *plan = std::get_if<FloorPlan>(&drawing.content))
        drawFloorPlan(painter, area, *plan, style);
    else if (const auto *chart = std::get_if<Chart>(&drawing.content))
        drawChart(painter, area, *chart, style);
    else if (const auto *diagram = std::get_if<Diagram>(&drawing.content))
        drawDiagram(painter, area, *diagram, style);
    else if (const auto *fabric = std::get_if<FabricDrawing>(&drawing.content))
        drawFabric(painter, area, *fabric, style);
    else if (const auto *ports = std::get_if<PortMap>(&drawing.content))
        drawPortMap(painter, area, *ports, style);
    else if (const auto *xy = std::get_if<XyChart>(&drawing.content))
        drawXyChart(painter, area, *xy, style);
    else if (const auto *bar = std::get_if<ShareBar>(&drawing.content))
        drawShareBar(painter, area, *bar, style);
    else
        drawElevationPair(painter, area, std::get<ElevationPair>(drawing.content), style);
}

bool isChart(const Drawing &drawing)
{
    return std::holds_alternative<Chart>(drawing.content) || std::holds_alternative<XyChart>(drawing.content);
}

/// How high a drawing and what is below it may become, of the height of an empty page.
double drawingHeight(const Drawing &drawing, double width, double below, double page)
{
    const auto fitted = [&](const QSizeF &size) {
        return std::min(size.height() * std::min(1.0, width / size.width()) + below, page);
    };
    if (const auto *diagram = std::get_if<Diagram>(&drawing.content))
        return fitted(diagramSize(*diagram));
    if (const auto *fabric = std::get_if<FabricDrawing>(&drawing.content))
        return fitted(fabricSize(*fabric));
    if (const auto *ports = std::get_if<PortMap>(&drawing.content))
        return fitted(portMapSize(*ports));
    if (const auto *bar = std::get_if<ShareBar>(&drawing.content))
        return std::min(shareBarHeight(*bar, width) + below, page);
    return isChart(drawing) ? std::min(chartHeight(width) + below, page) : page;
}

class Placer {
public:
    Placer(PageFlow &flow, const Numbering &numbering) : m_flow(flow), m_numbering(numbering) {}

    void place(const Section &section, const SectionNumbers &numbers)
    {
        m_flow.addHeading({numbers.label, numbers.number, section.title, section.level});
        m_isNewPage = m_isNewPage || section.startsPage;
        if (section.blocks.empty())
            return; // goes where the next section goes
        m_flow.start(isWideSection(section), m_isNewPage);
        m_isNewPage = false;
        for (std::size_t i = 0; i < section.blocks.size(); ++i) {
            m_label = numbers.blocks.at(i);
            std::visit([&](const auto &content) { place(content); }, section.blocks[i]);
        }
    }

private:
    void place(const Paragraph &paragraph)
    {
        const QFont font = paperFont(textSize);
        const auto lines = wrappedLines(text(resolved(paragraph.text, m_numbering)), font,
                                        m_flow.body().width(), m_flow.device());
        const double height = lineHeightOf(textSize) * 1.08;
        if (height * static_cast<double>(std::min<std::size_t>(lines.size(), 3)) > m_flow.room() &&
            m_flow.room() < m_flow.fullRoom())
            m_flow.breakPage(); // no widow of one or two lines
        for (const QString &line : lines) {
            const auto paint = [=](QPainter &painter, const QRectF &area) {
                paintLines(painter, area, {line}, font, Qt::AlignLeft);
            };
            m_flow.addLinks(m_flow.place(height, 0, paint), {line}, font);
        }
        m_flow.skip(textSize);
    }

    void place(const Table &table) { placeTable(m_flow, table, m_label, m_numbering); }

    void place(const Drawing &drawing)
    {
        const auto lines = wrappedLines(text(captionOf(m_label, drawing.caption)),
                                        paperFont(captionSize, true), m_flow.body().width(), m_flow.device());
        const double below = static_cast<double>(lines.size()) * lineHeightOf(captionSize) + 8;
        constexpr double smallest = 0.6; // of what it may have
        const double most = drawingHeight(drawing, m_flow.body().width(), below, m_flow.fullRoom());
        if (m_flow.room() < most * smallest)
            m_flow.breakPage();
        const bool hasGap = isChart(drawing) || std::holds_alternative<ShareBar>(drawing.content);
        const auto paint = [=](QPainter &painter, const QRectF &area) {
            const QRectF inner = area.adjusted(0, 0, 0, -below);
            drawContent(painter, inner, drawing);
            paintLines(painter, QRectF(area.left(), inner.bottom() + 8, area.width(), below), lines,
                       paperFont(captionSize, true), Qt::AlignLeft);
        };
        const QRectF area = m_flow.place(std::min(m_flow.room(), most), hasGap ? 12 : 0, paint);
        m_flow.addAnchor(m_flow.figures, m_label, drawing.caption, area.top());
    }

    void place(const KeyFigures &group);

    PageFlow &m_flow;
    const Numbering &m_numbering;
    std::string m_label; ///< of the block that is placed
    bool m_isNewPage = false;
};

constexpr std::size_t cardsPerRow = 3;
constexpr double cardGap = 10, cardPadding = 9, labelSize = 10, valueSize = 15, noteSize = 10;

struct Card {
    std::vector<QString> label, value, note;

    double noteTop() const
    {
        return cardPadding + static_cast<double>(label.size()) * lineHeightOf(labelSize) +
               static_cast<double>(value.size()) * lineHeightOf(valueSize);
    }
    double height() const
    {
        return noteTop() + static_cast<double>(note.size()) * lineHeightOf(noteSize) + cardPadding;
    }
};

Card laidCard(const KeyFigure &figure, const std::string &note, double width, const QPaintDevice *device)
{
    const double inner = width - 2 * cardPadding;
    Card card{wrappedLines(text(figure.label), paperFont(labelSize), inner, device),
              wrappedLines(text(figure.value), paperFont(valueSize, true), inner, device),
              {}};
    if (!note.empty())
        card.note = wrappedLines(text(note), paperFont(noteSize), inner, device);
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
    inner.setTop(area.top() + card.noteTop());
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
            const KeyFigure &figure = group.figures[i];
            cards.push_back(laidCard(figure, resolved(figure.note, m_numbering), width, m_flow.device()));
            height = std::max(height, cards.back().height());
        }
        const double head = first == 0 ? title : 0;
        const auto cardArea = [=](const QRectF &area, std::size_t i) {
            return QRectF(area.left() + static_cast<double>(i) * (width + cardGap), area.top() + head, width,
                          height);
        };
        const auto paint = [=, name = text(group.title)](QPainter &painter, const QRectF &area) {
            if (head > 0)
                paintLines(painter, area, {name}, paperFont(captionSize, true), Qt::AlignLeft);
            for (std::size_t i = 0; i < cards.size(); ++i)
                paintCard(painter, cardArea(area, i), cards[i]);
        };
        const QRectF area = m_flow.place(height + head, cardGap, paint);
        for (std::size_t i = 0; i < cards.size(); ++i)
            m_flow.addLinks(cardArea(area, i).adjusted(cardPadding, cards[i].noteTop(), 0, 0), cards[i].note,
                            paperFont(noteSize));
    }
    m_flow.skip(4);
}

} // namespace

void placeSections(PageFlow &flow, const std::vector<Section> &sections,
                   const std::vector<SectionNumbers> &numbers, const Numbering &numbering)
{
    Placer placer(flow, numbering);
    for (std::size_t i = 0; i < sections.size(); ++i)
        placer.place(sections[i], numbers.at(i));
}

} // namespace clusterwright
