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

void addCell(std::string &line, const std::string &cell, bool isFirst)
{
    line += (isFirst ? "" : ",") + cell;
}

} // namespace

std::string csvText(const Table &table)
{
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        addCell(text, textCell(table.columns[i].title), i == 0);
    text += "\r\n";
    for (const std::vector<Cell> &row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            addCell(text, csvCell(row[i]), i == 0);
        text += "\r\n";
    }
    return text;
}

} // namespace clusterwright
