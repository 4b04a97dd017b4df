#include "exports/drawings/chart.h"

#include "model/text.h"

#include <QStringList>

namespace clusterwright {
namespace {

QString withUnit(const Chart &chart, const Chart::Amount &amount)
{
    const QString text = amountText(chart, amount);
    const QString value =
        amount.known == 0 && amount.unknownCount > 0 ? text : text + QChar(QChar::Nbsp) + chart.unit;
    return amount.known != 0 && amount.unknownCount > 0
               ? value + ", " + QString::number(amount.unknownCount) + " unknown"
               : value;
}

} // namespace

void addStep(Chart &chart, const QString &name, Chart::Fill fill, const Chart::Amount &amount, double base)
{
    for (Chart::Series &series : chart.series)
        series.amounts.emplace_back();
    chart.categories.push_back({name, {}, {}, {}, std::nullopt, base});
    chart.series.push_back(
        {name, fill, std::vector<Chart::Amount>(chart.categories.size(), Chart::Amount{})});
    chart.series.back().amounts.back() = amount;
}

Chart::Amount sumOf(const Chart &chart, std::size_t category)
{
    Chart::Amount sum;
    for (const Chart::Series &series : chart.series) {
        sum.known += series.amounts.at(category).known;
        sum.unknownCount += series.amounts.at(category).unknownCount;
    }
    return sum;
}

bool isStacked(const Chart &chart)
{
    return chart.kind == Chart::Kind::Stacked || chart.kind == Chart::Kind::Steps;
}

double highestOf(const Chart &chart)
{
    double highest = 0;
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        if (!isStacked(chart))
            for (const Chart::Series &series : chart.series)
                highest = std::max(highest, series.amounts.at(i).known);
        else
            highest = std::max(highest, chart.categories[i].base + sumOf(chart, i).known);
        for (const Chart::Limit &limit : chart.limits)
            highest = std::max(highest, limit.values.at(i).value_or(0));
    }
    return highest;
}

double lowestOf(const Chart &chart)
{
    if (isStacked(chart) || chart.kind == Chart::Kind::Grouped)
        return 0;
    double lowest = highestOf(chart);
    for (const Chart::Series &series : chart.series)
        for (const Chart::Amount &amount : series.amounts)
            lowest = std::min(lowest, amount.known);
    return lowest;
}

bool hasUnknowns(const Chart &chart)
{
    const auto isUnknown = [](const Chart::Amount &amount) { return amount.unknownCount > 0; };
    return std::ranges::any_of(chart.series, [&](const Chart::Series &series) {
        return std::ranges::any_of(series.amounts, isUnknown);
    });
}

QString amountText(const Chart &chart, const Chart::Amount &amount)
{
    if (amount.known == 0 && amount.unknownCount > 0)
        return "unknown";
    return (amount.unknownCount > 0 ? QString("≥\u00a0") : QString()) +
           QString::fromStdString(formatGrouped(amount.known, chart.decimals));
}

QString categoryText(const Chart &chart, std::size_t category)
{
    const Chart::Category &entry = chart.categories.at(category);
    QStringList lines{entry.detail.isEmpty() ? entry.name : entry.name + ", " + entry.detail};
    if (!entry.mark.isEmpty())
        lines.first() += ", " + entry.mark;
    for (const Chart::Series &series : chart.series) {
        const Chart::Amount &amount = series.amounts.at(category);
        if (!isStacked(chart) || amount != Chart::Amount{})
            lines << series.name + ": " + withUnit(chart, amount);
    }
    if (chart.kind == Chart::Kind::Stacked)
        lines << "All: " + withUnit(chart, sumOf(chart, category));
    for (const Chart::Limit &limit : chart.limits)
        lines << limit.name + ": " +
                     (limit.values.at(category) ? withUnit(chart, {*limit.values.at(category), 0})
                                                : QString("no figure"));
    return lines.join('\n');
}

} // namespace clusterwright
