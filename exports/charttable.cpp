#include "exports/charttable.h"

#include "exports/composeparts.h"

namespace clusterwright {
namespace {

constexpr double nameWidth = 26, numberWidth = 11;

std::string titleOf(const QString &name, const Chart &chart)
{
    return (name + " [" + chart.unit + "]").toStdString();
}

Cell amountCell(const Chart &chart, const Chart::Amount &amount)
{
    return sumCell(amount.known, amount.unknownCount, chart.decimals);
}

/// The columns of numbers after name and detail.
std::vector<std::string> numberTitles(const Chart &chart)
{
    if (chart.kind == Chart::Kind::Steps)
        return {titleOf(chart.quantity, chart)};
    std::vector<std::string> titles;
    for (const Chart::Series &series : chart.series)
        titles.push_back(titleOf(series.name, chart));
    if (chart.kind == Chart::Kind::Stacked)
        titles.push_back(titleOf("All", chart));
    for (const Chart::Limit &limit : chart.limits)
        titles.push_back(titleOf(limit.name, chart));
    return titles;
}

std::vector<Cell> numberCells(const Chart &chart, std::size_t category)
{
    if (chart.kind == Chart::Kind::Steps)
        return {amountCell(chart, sumOf(chart, category))};
    std::vector<Cell> cells;
    for (const Chart::Series &series : chart.series)
        cells.push_back(amountCell(chart, series.amounts.at(category)));
    if (chart.kind == Chart::Kind::Stacked)
        cells.push_back(amountCell(chart, sumOf(chart, category)));
    for (const Chart::Limit &limit : chart.limits)
        cells.push_back(limit.values.at(category) ? Cell{*limit.values.at(category)}
                                                  : Cell{std::string("no figure")});
    return cells;
}

} // namespace

Table chartTable(const Chart &chart)
{
    Table table{chart.title.toStdString(), chart.title.toStdString(), {}, {}, {}, chart.note.toStdString()};
    table.columns.push_back({chart.categoryName.toStdString(), nameWidth});
    if (!chart.detailName.isEmpty())
        table.columns.push_back({chart.detailName.toStdString(), numberWidth});
    for (std::string &title : numberTitles(chart))
        table.columns.push_back({std::move(title), numberWidth, Align::Right, chart.decimals});
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        const QString &mark = chart.categories[i].mark;
        std::vector<Cell> row{(chart.categories[i].name + (mark.isEmpty() ? "" : ", " + mark)).toStdString()};
        if (!chart.detailName.isEmpty())
            row.emplace_back(chart.categories[i].detail.toStdString());
        std::ranges::move(numberCells(chart, i), std::back_inserter(row));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace clusterwright
