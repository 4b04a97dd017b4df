#include "exports/drawings/costcharts.h"

#include "model/text.h"

#include <cmath>

namespace clusterwright {
namespace {

constexpr double percent = 100;

QString text(const std::string &words)
{
    return QString::fromStdString(words);
}

/// Amounts in thousands or millions, so that a bar carries a short number.
struct Scale {
    double divisor = 1;
    std::string unit;
};

Scale scaleFor(const std::optional<MoneyTotal> &largest, const std::string &currency)
{
    constexpr double thousand = 1e3, million = 1e6;
    const double value = inDollars(largest->base);
    if (value >= million)
        return {million, "million " + currency};
    return value >= thousand ? Scale{thousand, "thousand " + currency} : Scale{1, currency};
}

Chart::Amount amountOf(const std::optional<MoneyTotal> &money, const Scale &scale)
{
    return {inDollars(money->base) / scale.divisor, money->unknownCount};
}

Chart stepsChart(const char *title, const Scale &scale)
{
    Chart chart;
    chart.kind = Chart::Kind::Steps;
    chart.title = title;
    chart.categoryName = "Step";
    chart.quantity = "Amount";
    chart.unit = text(scale.unit);
    chart.decimals = 2;
    return chart;
}

/// Adds the step on top of what is there.
void climb(Chart &chart, double &level, const char *name, Chart::Fill fill, const Chart::Amount &amount)
{
    addStep(chart, name, fill, amount, level);
    level += amount.known;
}

QString inputText(const CostSwing &swing)
{
    switch (swing.input) {
    case CostInput::Prices:
        return "price book, low to high";
    case CostInput::EnergyPrice:
        return text(formatNumber(swing.low, 3) + " to " + formatNumber(swing.high, 3) + " per kWh");
    case CostInput::Pue:
        return text(formatNumber(swing.low, 2) + " to " + formatNumber(swing.high, 2));
    case CostInput::Years:
        return text(formatExact(swing.low) + " to " + formatExact(swing.high));
    case CostInput::Space:
        return text(formatQuantity(dollars(swing.low)) + " to " + formatQuantity(dollars(swing.high)) +
                    " a year");
    default:
        return text(formatPercent(swing.low) + " to " + formatPercent(swing.high));
    }
}

/// Intervals around the best one, each the fourth root of two above the one before, wide enough for the
/// planned one, which takes the place of the nearest.
std::vector<Time> intervalsAround(Time best, const std::optional<TimeRatio> &planned)
{
    constexpr int perDoubling = 4, around = 12, most = 40;
    const auto stepsTo = [&](Time interval) {
        return static_cast<int>(std::lround(perDoubling * std::log2(interval / best)));
    };
    int first = -around, last = around, at = last + 1;
    if (planned && std::abs(stepsTo(planned->interval)) <= most) {
        at = stepsTo(planned->interval);
        first = std::min(first, at - 1);
        last = std::max(last, at + 1);
    }
    std::vector<Time> intervals;
    for (int step = first; step <= last; ++step)
        intervals.push_back(step == at ? planned->interval
                                       : best * std::exp2(static_cast<double>(step) / perDoubling));
    return intervals;
}

std::string goodputNote(const Upkeep &upkeep, const JobResults &job)
{
    std::string note =
        "Share of time in which a job on all compute nodes makes progress, " + formatQuantity(*job.between) +
        " between interruptions, checkpoints of " + formatQuantity(upkeep.checkpoint->value) +
        ", restarts of " + formatQuantity(upkeep.restart->value) +
        ". First-order model (Young, Daly); it holds for times of at most a tenth of that "
        "between interruptions and is too low beyond. Steps of the interval are a quarter of a "
        "doubling.";
    if (job.interruptions->unknownCount > 0)
        note += " Some failure rates or counts are not stated, so that the goodput is at most this.";
    return note;
}

} // namespace

Chart costStepsChart(const Design &design, const CostResults &cost)
{
    if (!cost.capex || cost.capex->base <= Money{})
        return {};
    MoneyTotal list = cost.devices;
    list.add(*cost.spares);
    const Scale scale = scaleFor(list, design.priceBook.currency);
    Chart chart = stepsChart("From list price to capital expense", scale);
    chart.note = "At the base prices of the price book. The discount is taken off; all other steps add up.";
    double level = 0;
    climb(chart, level, "Devices, list", Chart::Fill::Server, amountOf(cost.devices, scale));
    climb(chart, level, "Spares, list", Chart::Fill::Switch, amountOf(cost.spares, scale));
    const Chart::Amount discount = amountOf(cost.discount, scale);
    level -= discount.known;
    addStep(chart, "Less discount", Chart::Fill::Second, {discount.known, 0}, level);
    climb(chart, level, "Freight", Chart::Fill::Storage, {amountOf(cost.freight, scale).known, 0});
    climb(chart, level, "Tax", Chart::Fill::Storage, {amountOf(cost.tax, scale).known, 0});
    climb(chart, level, "Integration", Chart::Fill::Other, {amountOf(cost.integration, scale).known, 0});
    addStep(chart, "Capital expense", Chart::Fill::First, amountOf(cost.capex, scale), 0);
    return chart;
}

Chart yearStepsChart(const Design &design, const CostResults &cost)
{
    if (!cost.perYear || cost.perYear->base <= Money{})
        return {};
    const Scale scale = scaleFor(cost.perYear, design.priceBook.currency);
    Chart chart = stepsChart("Cost of a year", scale);
    chart.note = "Capital: twelve monthly payments for the capital expense less the residual value.";
    double level = 0;
    climb(chart, level, "Capital", Chart::Fill::Server, amountOf(cost.capitalPerYear, scale));
    climb(chart, level, "Energy", Chart::Fill::Switch, amountOf(cost.energyPerYear, scale));
    climb(chart, level, "Maintenance", Chart::Fill::Storage,
          {amountOf(cost.maintenancePerYear, scale).known, 0});
    climb(chart, level, "Space", Chart::Fill::Other, amountOf(cost.spacePerYear, scale));
    addStep(chart, "Year", Chart::Fill::First, amountOf(cost.perYear, scale), 0);
    return chart;
}

Chart sensitivityChart(const Design &design, const CostResults &cost)
{
    if (cost.swings.empty())
        return {};
    Chart chart;
    chart.kind = Chart::Kind::Tornado;
    chart.title = "What moves the cost of an accelerator-hour";
    chart.note = "One input at a time between the two values beside its name, all others at base.";
    chart.categoryName = "Input";
    chart.detailName = "From, to";
    chart.quantity = "Cost of an accelerator-hour";
    chart.unit = text(design.priceBook.currency);
    chart.decimals = 3;
    Chart::Series low{"At the first value", Chart::Fill::First, {}};
    Chart::Series high{"At the second value", Chart::Fill::Second, {}};
    Chart::Limit base{"Base", {}};
    const double middle = inDollars(cost.perAcceleratorHour->base);
    for (const CostSwing &swing : cost.swings) {
        QString name = text(std::string(nameOf(swing.input)));
        name[0] = name[0].toUpper();
        chart.categories.push_back({name, inputText(swing), {}, {}, std::nullopt, middle});
        low.amounts.push_back({inDollars(swing.perHourAtLow), 0});
        high.amounts.push_back({inDollars(swing.perHourAtHigh), 0});
        base.values.emplace_back(middle);
    }
    if (cost.perAcceleratorHour->unknownCount > 0)
        chart.note += " All are lower bounds: " + QString::number(cost.perAcceleratorHour->unknownCount) +
                      " prices or powers are unknown.";
    chart.series = {std::move(low), std::move(high)};
    chart.limits = {std::move(base)};
    return chart;
}

Chart goodputChart(const Design &design, const ReliabilityResults &reliability)
{
    const JobResults &job = reliability.job;
    if (!job.best)
        return {};
    Chart chart;
    chart.kind = Chart::Kind::Curve;
    chart.title = "Goodput over the checkpoint interval";
    chart.categoryName = "Checkpoint interval";
    chart.quantity = "Goodput";
    chart.unit = "%";
    chart.decimals = 2;
    chart.note = text(goodputNote(design.upkeep, job));
    Chart::Series series{"Goodput", Chart::Fill::First, {}};
    for (const Time &interval : intervalsAround(job.best->interval, job.planned)) {
        Chart::Category category{text(formatQuantity(interval)), {}, {}, {}};
        if (interval == job.best->interval)
            category.mark = "best";
        if (job.planned && interval == job.planned->interval)
            category.mark = "planned";
        chart.categories.push_back(std::move(category));
        series.amounts.push_back({timeRatioAt(interval, design.upkeep, job)->ratio * percent, 0});
    }
    chart.series = {std::move(series)};
    return chart;
}

} // namespace clusterwright
