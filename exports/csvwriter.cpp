#include "exports/csvwriter.h"

namespace clusterwright {
namespace {

std::string textCell(std::string text)
{
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string csvCell(const Cell &cell)
{
    if (const auto *number = std::get_if<double>(&cell))
        return plainNumber(*number);
    const auto *text = std::get_if<std::string>(&cell);
    return text ? textCell(*text) : std::string();
}

std::vector<Cell> titlesOf(const std::vector<Column> &columns)
{
    std::vector<Cell> titles;
    for (const Column &column : columns)
        titles.emplace_back(column.title);
    return titles;
}

} // namespace

void appendCsvLine(std::string &text, const std::vector<Cell> &cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i)
        text += (i == 0 ? "" : ",") + csvCell(cells[i]);
    text += "\r\n";
}

std::string csvText(const Table &table)
{
    std::string text;
    appendCsvLine(text, titlesOf(table.columns));
    for (const std::vector<Cell> &row : table.rows)
        appendCsvLine(text, row);
    return text;
}

} // namespace clusterwright
