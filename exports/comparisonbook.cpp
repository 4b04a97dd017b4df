#include "exports/comparisonbook.h"

namespace clusterwright {
namespace {

constexpr std::size_t firstPart = 4; // column of the first part

/// A number where there is one, so that a reader can calculate with it; else the text.
Cell cellOf(const ComparedValue &value)
{
    if (value.number)
        return *value.number;
    return shownText(value);
}

Table figureTable(const PartComparison &comparison)
{
    Table table{"Comparison",
                comparison.title +
                    ": figures down, parts across. Filled: the parts differ (≠) or some are unknown "
                    "(?). * an estimate or made of one. n/a: such a part has no such figure.",
                {{"Group", 10}, {"Figure", 34}, {"Unit", 14}, {"Differs", 8}},
                {},
                {},
                comparison.note};
    if (!comparison.note.empty())
        table.title += " " + comparison.note;
    for (const ComparedPart &part : comparison.parts)
        table.columns.push_back({part.name, 26});
    for (const ComparisonRow &row : comparison.rows) {
        const RowMark mark = markOf(row);
        std::vector<Cell> cells{std::string(nameOf(row.group)), row.title, row.unit, signOf(mark)};
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            cells.push_back(cellOf(row.values[i]));
            if (mark != RowMark::Same || row.values[i].isEstimate)
                table.marks.push_back(
                    {table.rows.size(), firstPart + i, mark != RowMark::Same, row.values[i].isEstimate});
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

std::string kindText(const ComparedValue &value)
{
    if (value.state != ComparedValue::State::Known)
        return "unknown";
    return value.isEstimate ? "estimate" : value.kind ? std::string(nameOf(*value.kind)) : "";
}

Table sourceTable(const PartComparison &comparison)
{
    Table table{"Sources",
                "Where every value comes from",
                {{"Part", 26},
                 {"Figure", 34},
                 {"Value", 22},
                 {"Kind", 10},
                 {"Confidence", 11},
                 {"Source", 50},
                 {"Basis", 50}},
                {},
                {}};
    for (std::size_t i = 0; i < comparison.parts.size(); ++i)
        for (const ComparisonRow &row : comparison.rows) {
            const ComparedValue &value = row.values[i];
            if (value.source.empty() && value.basis.empty())
                continue;
            table.rows.push_back({comparison.parts[i].name, titleWithUnit(row), shownText(value),
                                  kindText(value),
                                  value.confidence ? std::string(nameOf(*value.confidence)) : std::string(),
                                  value.source, value.basis});
        }
    return table;
}

} // namespace

std::vector<Table> comparisonTables(const PartComparison &comparison)
{
    return {figureTable(comparison), sourceTable(comparison)};
}

Result<std::string> comparisonXlsx(const PartComparison &comparison, const WorkbookFacts &facts)
{
    return xlsxBytes(comparisonTables(comparison), facts);
}

} // namespace clusterwright
