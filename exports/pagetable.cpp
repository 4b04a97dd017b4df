#include "exports/pagetable.h"

#include "exports/drawings/style.h"
#include "exports/papertext.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

namespace clusterwright {
namespace {

constexpr double textSize = 10, captionSize = 11, padding = 4, noteGap = 6;
constexpr double widestPortrait = 128; // characters

enum class RowKind { Header, Plain, Striped, Total };

struct LaidRow {
    RowKind kind = RowKind::Plain;
    std::vector<std::vector<QString>> cells; ///< the lines of each

    std::size_t lineCount() const
    {
        std::size_t count = 1;
        for (const auto &lines : cells)
            count = std::max(count, lines.size());
        return count;
    }
};

struct Grid {
    std::vector<double> widths;
    std::vector<Align> aligns;
};

bool isBold(RowKind kind)
{
    return kind == RowKind::Header || kind == RowKind::Total;
}

QString shown(const Column &column, const Cell &cell)
{
    return QString::fromStdString(cellText(column, cell));
}

double heightOf(std::size_t lines)
{
    return static_cast<double>(lines) * lineHeightOf(textSize) + 2 * padding;
}

/// The least width of each column: no number and no usual word is divided.
std::vector<double> leastWidths(const Table &table, const QPaintDevice *device)
{
    constexpr double longestWord = 84; // pixels; longer words may be divided
    const QFont plain = paperFont(textSize), bold = paperFont(textSize, true);
    std::vector<double> widths;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column &column = table.columns[i];
        double widest = widestWord(QString::fromStdString(column.title), bold, device);
        const auto look = [&](const std::vector<Cell> &row, const QFont &font) {
            if (i >= row.size())
                return;
            const double word = widestWord(shown(column, row[i]), font, device);
            widest =
                std::max(widest, std::holds_alternative<double>(row[i]) ? word : std::min(word, longestWord));
        };
        for (const std::vector<Cell> &row : table.rows)
            look(row, plain);
        look(table.total, bold);
        widths.push_back(std::ceil(widest) + 2 * padding + 1);
    }
    return widths;
}

/// Shares the width by the columns' wishes, but gives each its least. If the least of all is too much, all
/// shrink alike and words are divided.
std::vector<double> sharedWidths(const Table &table, std::vector<double> least, double width)
{
    const double needed = std::accumulate(least.begin(), least.end(), 0.0);
    if (needed >= width) {
        for (double &column : least)
            column *= width / needed;
        return least;
    }
    std::vector<double> widths(least.size(), 0.0);
    for (bool isChanged = true; isChanged;) {
        isChanged = false;
        double left = width, wishes = 0;
        for (std::size_t i = 0; i < widths.size(); ++i)
            (widths[i] > 0 ? left : wishes) += widths[i] > 0 ? -widths[i] : table.columns[i].width;
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (widths[i] == 0 && table.columns[i].width / wishes * left < least[i]) {
                widths[i] = least[i];
                isChanged = true;
                break;
            }
        if (!isChanged)
            for (std::size_t i = 0; i < widths.size(); ++i)
                widths[i] = widths[i] > 0 ? widths[i] : table.columns[i].width / wishes * left;
    }
    return widths;
}

LaidRow laidRow(const Table &table, const std::vector<Cell> &cells, RowKind kind, const Grid &grid,
                const QPaintDevice *device)
{
    LaidRow row{kind, {}};
    for (std::size_t i = 0; i < grid.widths.size(); ++i) {
        const QString text = i < cells.size() ? shown(table.columns[i], cells[i]) : QString();
        row.cells.push_back(
            wrappedLines(text, paperFont(textSize, isBold(kind)), grid.widths[i] - 2 * padding, device));
    }
    return row;
}

LaidRow headerRow(const Table &table, const Grid &grid, const QPaintDevice *device)
{
    std::vector<Cell> titles;
    for (const Column &column : table.columns)
        titles.emplace_back(column.title);
    return laidRow(table, titles, RowKind::Header, grid, device);
}

void paintRow(QPainter &painter, const QRectF &area, const LaidRow &row, const Grid &grid)
{
    const Palette &palette = paletteOf(Theme::Light);
    if (row.kind == RowKind::Header)
        painter.fillRect(area, palette.fillOf(PartKind::Rack));
    else if (row.kind == RowKind::Striped)
        painter.fillRect(area, palette.floor);
    double x = area.left();
    for (std::size_t i = 0; i < grid.widths.size(); ++i) {
        const QRectF cell(x + padding, area.top() + padding, grid.widths[i] - 2 * padding, area.height());
        paintLines(painter, cell, row.cells[i], paperFont(textSize, isBold(row.kind)),
                   grid.aligns[i] == Align::Right ? Qt::AlignRight : Qt::AlignLeft);
        x += grid.widths[i];
    }
    const bool isStrong = row.kind == RowKind::Header || row.kind == RowKind::Total;
    painter.setPen(thinPen(isStrong ? palette.frame : palette.grid, TextRule::Paper));
    if (row.kind == RowKind::Total)
        painter.drawLine(area.topLeft(), area.topRight());
    painter.drawLine(area.bottomLeft(), area.bottomRight());
}

/// The lines of a row from `first` on, at most `count` of them.
LaidRow sliceOf(const LaidRow &row, std::size_t first, std::size_t count)
{
    LaidRow slice{row.kind, {}};
    for (const auto &lines : row.cells) {
        const std::size_t from = std::min(first, lines.size()), to = std::min(first + count, lines.size());
        slice.cells.emplace_back(lines.begin() + static_cast<std::ptrdiff_t>(from),
                                 lines.begin() + static_cast<std::ptrdiff_t>(to));
    }
    return slice;
}

class TablePlacer {
public:
    TablePlacer(PageFlow &flow, const Table &table, const std::string &label, const Numbering &numbering)
        : m_flow(flow), m_table(table), m_label(label), m_note(resolved(table.note, numbering))
    {
        m_grid->widths = sharedWidths(table, leastWidths(table, flow.device()), flow.body().width());
        for (const Column &column : table.columns)
            m_grid->aligns.push_back(column.align);
        m_header = headerRow(table, *m_grid, flow.device());
    }

    void placeAll()
    {
        std::vector<LaidRow> rows;
        for (std::size_t i = 0; i < m_table.rows.size(); ++i)
            rows.push_back(laidRow(m_table, m_table.rows[i], i % 2 ? RowKind::Striped : RowKind::Plain,
                                   *m_grid, m_flow.device()));
        if (!m_table.total.empty())
            rows.push_back(laidRow(m_table, m_table.total, RowKind::Total, *m_grid, m_flow.device()));
        const double note = noteHeight();
        double height = note;
        for (const LaidRow &row : rows)
            height += heightOf(row.lineCount());
        placeHead(false, height);
        for (std::size_t i = 0; i < rows.size(); ++i)
            placeRow(rows[i], i + 1 == rows.size() ? note : 0);
        placeNote();
    }

private:
    std::vector<QString> noteLines() const
    {
        if (m_note.empty())
            return {};
        return wrappedLines(QString::fromStdString(m_note), paperFont(textSize), m_flow.body().width(),
                            m_flow.device());
    }

    double noteHeight() const
    {
        constexpr std::size_t most = 12; // lines that stay with the last row
        return noteGap + static_cast<double>(std::min(noteLines().size(), most)) * lineHeightOf(textSize);
    }

    void placeNote()
    {
        m_flow.skip(noteGap);
        for (const QString &line : noteLines()) {
            const auto paint = [=](QPainter &painter, const QRectF &area) {
                paintLines(painter, area, {line}, paperFont(textSize), Qt::AlignLeft,
                           paletteOf(Theme::Light).dimText);
            };
            m_flow.addLinks(m_flow.place(lineHeightOf(textSize), 0, paint), {line}, paperFont(textSize));
        }
    }

    std::vector<QString> captionLines(bool isContinued) const
    {
        std::string text = captionOf(m_label, m_table.title);
        if (text.empty() && !isContinued)
            return {};
        text += text.empty() ? "Continued" : isContinued ? " (continued)" : "";
        return wrappedLines(QString::fromStdString(text), paperFont(captionSize, true), m_flow.body().width(),
                            m_flow.device());
    }

    /// A short table is not divided, a long one not before its first rows.
    void placeHead(bool isContinued, double heightOfRest)
    {
        const auto lines = captionLines(isContinued);
        const double caption =
            lines.empty() ? 0 : static_cast<double>(lines.size()) * lineHeightOf(captionSize) + 5;
        const double height = caption + heightOf(m_header.lineCount());
        constexpr double shortTable = 0.4, start = 0.12; // of a page
        const double full = m_flow.fullRoom();
        const double kept =
            height + heightOfRest < full * shortTable ? heightOfRest : std::min(heightOfRest, full * start);
        if (!isContinued && height + kept > m_flow.room() && m_flow.room() < full)
            m_flow.breakPage();
        const auto paint = [=, header = m_header, grid = m_grid](QPainter &painter, const QRectF &area) {
            paintLines(painter, area, lines, paperFont(captionSize, true), Qt::AlignLeft);
            paintRow(painter, area.adjusted(0, caption, 0, 0), header, *grid);
        };
        const QRectF area = m_flow.place(height, 0, paint);
        if (!isContinued)
            m_flow.addAnchor(m_flow.tables, m_label, m_table.title, area.top());
    }

    /// With `below` more room under it on its page.
    void placeRow(const LaidRow &row, double below)
    {
        std::size_t first = 0;
        const std::size_t count = row.lineCount();
        const double height = heightOf(count) + below;
        if (height > m_flow.room() && height <= m_flow.fullRoom() * 0.5)
            nextPage();
        while (first < count) {
            if (heightOf(1) > m_flow.room())
                nextPage();
            const auto fitting =
                static_cast<std::size_t>((m_flow.room() - 2 * padding) / lineHeightOf(textSize));
            const std::size_t lines = std::min(std::max<std::size_t>(fitting, 1), count - first);
            m_flow.place(
                heightOf(lines), 0,
                [slice = sliceOf(row, first, lines), grid = m_grid](QPainter &painter, const QRectF &area) {
                    paintRow(painter, area, slice, *grid);
                });
            first += lines;
        }
    }

    void nextPage()
    {
        m_flow.breakPage();
        placeHead(true, 0);
    }

    PageFlow &m_flow;
    const Table &m_table;
    std::string m_label, m_note;
    std::shared_ptr<Grid> m_grid = std::make_shared<Grid>();
    LaidRow m_header;
};

} // namespace

bool isWideTable(const Table &table)
{
    double characters = 0;
    for (const Column &column : table.columns)
        characters += column.width;
    return characters > widestPortrait;
}

std::string captionOf(const std::string &label, const std::string &title)
{
    return label.empty() ? title : label + ". " + title;
}

void placeTable(PageFlow &flow, const Table &table, const std::string &label, const Numbering &numbering)
{
    TablePlacer(flow, table, label, numbering).placeAll();
    flow.skip(20);
}

} // namespace clusterwright
