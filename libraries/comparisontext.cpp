#include "libraries/comparisontext.h"

#include "libraries/json.h"

#include <algorithm>

namespace clusterwright {
namespace {

using nlohmann::json;
using State = ComparedValue::State;

json valueJson(const ComparedValue &value)
{
    return {{"text", shownText(value)},
            {"number", JsonWriter::toJson(value.number)},
            {"known", value.state == State::Known},
            {"applies", value.state != State::Absent},
            {"estimate", value.isEstimate},
            {"confidence", value.confidence ? json(nameOf(*value.confidence)) : json()},
            {"source", value.source},
            {"basis", value.basis}};
}

json rowJson(const ComparisonRow &row)
{
    json values = json::array();
    for (const ComparedValue &value : row.values)
        values.push_back(valueJson(value));
    const RowMark mark = markOf(row);
    return {{"group", nameOf(row.group)},
            {"key", row.key},
            {"title", row.title},
            {"unit", row.unit},
            {"different", mark != RowMark::Same},
            {"mark", nameOf(mark)},
            {"values", values}};
}

bool isStartOfCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; // UTF-8
}

std::size_t lengthOf(const std::string &text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, isStartOfCharacter));
}

/// The first characters, with dots if there were more.
std::string shortened(const std::string &text, std::size_t most)
{
    if (lengthOf(text) <= most)
        return text;
    std::size_t characters = 0, end = 0;
    while (end < text.size() && (!isStartOfCharacter(text[end]) || ++characters <= most - 3))
        ++end;
    return text.substr(0, end) + "...";
}

std::string line(const std::vector<std::string> &cells, const std::vector<std::size_t> &widths)
{
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i)
        text += cells[i] + std::string(widths[i] - lengthOf(cells[i]) + 2, ' ');
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
}

} // namespace

std::string comparisonJson(const PartComparison &comparison)
{
    json parts = json::array(), rows = json::array();
    for (const ComparedPart &part : comparison.parts)
        parts.push_back({{"id", part.id}, {"name", part.name}, {"kind", nameOf(part.kind)}});
    for (const ComparisonRow &row : comparison.rows)
        rows.push_back(rowJson(row));
    return fileText(
        {{"title", comparison.title}, {"note", comparison.note}, {"parts", parts}, {"rows", rows}});
}

std::string comparisonText(const PartComparison &comparison)
{
    constexpr std::size_t widest = 36; // of the column of a part
    std::vector<std::vector<std::string>> table(1, {" ", "Figure"});
    for (const ComparedPart &part : comparison.parts)
        table.front().push_back(shortened(part.name, widest));
    for (const ComparisonRow &row : comparison.rows) {
        std::vector<std::string> cells{signOf(markOf(row)), titleWithUnit(row)};
        for (const ComparedValue &value : row.values)
            cells.push_back(shortened(shownText(value), widest));
        table.push_back(std::move(cells));
    }
    std::vector<std::size_t> widths(table.front().size());
    for (const auto &cells : table)
        for (std::size_t i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths[i], lengthOf(cells[i]));
    std::string text = comparison.title + "\n" + line(table.front(), widths);
    for (std::size_t i = 0; i < comparison.rows.size(); ++i) {
        const RowGroup group = comparison.rows[i].group;
        if (i == 0 || comparison.rows[i - 1].group != group)
            text += std::string(nameOf(group)) + "\n";
        text += line(table[i + 1], widths);
    }
    text += "≠ the parts differ, ? some are unknown, * an estimate or made of one\n";
    return comparison.note.empty() ? text : text + comparison.note + "\n";
}

} // namespace clusterwright
