#include "exports/drawings/chartsof.h"

#include "exports/drawings/costcharts.h"
#include "model/analysis/capacity.h"
#include "model/analysis/loadsbykind.h"
#include "model/checks/rule.h"

namespace clusterwright {
namespace {

constexpr std::size_t mostRackBars = 24; // with name and value readable on a portrait page
constexpr double percent = 100;

struct KindOfLoad {
    PartKind kind;
    const char *name;
    Chart::Fill fill;
};

constexpr std::array kindsOfLoad{KindOfLoad{PartKind::Server, "Servers", Chart::Fill::Server},
                                 KindOfLoad{PartKind::Switch, "Switches", Chart::Fill::Switch},
                                 KindOfLoad{PartKind::Storage, "Storage", Chart::Fill::Storage},
                                 KindOfLoad{PartKind::Item, "Other", Chart::Fill::Other}};

QString text(const std::string &words)
{
    return QString::fromStdString(words);
}

QString racksText(std::size_t count)
{
    return count == 0   ? QString("no racks")
           : count == 1 ? QString("1 rack")
                        : text(formatGrouped(static_cast<double>(count), 0)) + " racks";
}

Chart::Amount kilowattAmount(const Total<Power> &total)
{
    return {inKilowatts(total.known), total.unknownCount};
}

/// The most severe open finding of these rules about each rack type.
std::map<RackTypeId, Severity> worstOf(const Design &design, const Evaluation &evaluation,
                                       std::initializer_list<std::string_view> rules)
{
    std::map<RackTypeId, Severity> worst;
    for (const Finding &finding : evaluation.findings) {
        if (finding.state != FindingState::Open || !std::ranges::count(rules, finding.rule))
            continue;
        for (const std::string &object : finding.objects)
            if (findById(design.rackTypes, object)) {
                const auto [entry, isNew] = worst.try_emplace(object, finding.severity);
                entry->second = std::max(entry->second, finding.severity);
            }
    }
    return worst;
}

/// A chart with one category per rack or rack type, without series.
Chart rackChart(const Design &design, const Evaluation &evaluation, BarsFor bars,
                std::initializer_list<std::string_view> rules)
{
    const auto worst = worstOf(design, evaluation, rules);
    const auto worstFor = [&](const RackTypeId &type) {
        const auto found = worst.find(type);
        return found == worst.end() ? std::nullopt : std::optional(found->second);
    };
    Chart chart;
    chart.categoryName = bars == BarsFor::Racks ? "Rack" : "Rack type";
    chart.detailName = bars == BarsFor::Racks ? "Rack type" : "Racks";
    chart.note = bars == BarsFor::Racks ? "One bar per rack. "
                                        : "One bar per rack type; the racks of a type are alike. ";
    if (bars == BarsFor::Racks)
        for (const Rack &rack : design.racks)
            chart.categories.push_back({text(rack.name), text(findById(design.rackTypes, rack.type)->name),
                                        rack.id, rack.type, worstFor(rack.type)});
    else
        for (const RackType &type : design.rackTypes) {
            const int racks = evaluation.results.types.at(type.id).racks;
            chart.categories.push_back({text(type.name),
                                        racksText(static_cast<std::size_t>(racks)),
                                        {},
                                        type.id,
                                        worstFor(type.id)});
        }
    return chart;
}

bool isZero(const Chart::Series &series)
{
    return std::ranges::all_of(series.amounts,
                               [](const Chart::Amount &amount) { return amount == Chart::Amount{}; });
}

Chart rackPowerChart(const Design &design, const Evaluation &evaluation, BarsFor bars)
{
    Chart chart = rackChart(design, evaluation, bars, {"PWR001", "PWR002"});
    const double factor = design.assumptions.powerFactor.value;
    chart.title = bars == BarsFor::Racks ? "Maximum power by rack" : "Maximum power by rack type";
    chart.note += "Feed capacity: the sum of the continuous limits of a rack's feeds at a power factor of " +
                  text(formatExact(factor)) + "; with one feed lost, without the largest.";
    chart.quantity = "Maximum power";
    chart.unit = "kW";
    std::map<RackTypeId, std::map<PartKind, LoadTotals>> loads;
    std::map<RackTypeId, FeedCapacity> capacities;
    for (const RackType &type : design.rackTypes) {
        loads[type.id] = computeLoadsByKind(placedIn(design, type));
        capacities[type.id] = feedCapacity(evaluation.results.types.at(type.id).feeds, factor);
    }
    for (const KindOfLoad &kind : kindsOfLoad) {
        Chart::Series series{kind.name, kind.fill, {}};
        for (const Chart::Category &category : chart.categories)
            series.amounts.push_back(kilowattAmount(loads[category.type][kind.kind].max));
        if (!isZero(series))
            chart.series.push_back(std::move(series));
    }
    const auto addLimit = [&](const char *name, std::optional<Power> FeedCapacity::*member) {
        Chart::Limit limit{name, {}};
        for (const Chart::Category &category : chart.categories) {
            const std::optional<Power> capacity = capacities[category.type].*member;
            limit.values.push_back(capacity ? std::optional(inKilowatts(*capacity)) : std::nullopt);
        }
        chart.limits.push_back(std::move(limit));
    };
    addLimit("Feed capacity", &FeedCapacity::allFeeds);
    addLimit("Feed capacity, one feed lost", &FeedCapacity::oneLost);
    return chart;
}

Chart::Amount massAmount(const Total<Mass> &contents, const std::optional<Mass> &capacity)
{
    if (!capacity || *capacity <= Mass{})
        return {0, 1};
    return {contents.known / *capacity * percent, contents.unknownCount};
}

Chart rackFillChart(const Design &design, const Evaluation &evaluation, BarsFor bars)
{
    Chart chart = rackChart(design, evaluation, bars, {"MEC001", "MEC002"});
    const double margin = parameterOf(design, "MEC002", "margin");
    chart.kind = Chart::Kind::Grouped;
    chart.title = bars == BarsFor::Racks ? "Mass and space by rack" : "Mass and space by rack type";
    chart.note += "Mass: the contents against the static load of the rack less " +
                  text(formatNumber(margin * percent, 0)) + " %. Space: the units taken of all units.";
    chart.quantity = "Share of the limit";
    chart.unit = "%";
    Chart::Series mass{"Mass", Chart::Fill::First, {}}, space{"Space", Chart::Fill::Second, {}};
    Chart::Limit limit{"Limit", {}};
    for (const Chart::Category &category : chart.categories) {
        const Bulk &bulk = evaluation.results.types.at(category.type).one.bulk;
        const Part &rack = rackPartOf(design, *findById(design.rackTypes, category.type));
        mass.amounts.push_back(massAmount(bulk.contents, massCapacity(rack, margin)));
        space.amounts.push_back({inUnits(bulk.unitsUsed) / inUnits(bulk.unitsTotal) * percent, 0});
        limit.values.push_back(percent);
    }
    chart.series = {std::move(mass), std::move(space)};
    chart.limits = {std::move(limit)};
    return chart;
}

QString shareText(const Chart::Amount &part, const Total<Power> &all)
{
    if (all.unknownCount > 0 || all.known <= Power{})
        return {};
    return text(formatNumber(part.known / inKilowatts(all.known) * percent, 1)) + " %";
}

Chart powerStepsChart(const Design &design, const Evaluation &evaluation)
{
    const LoadTotals &all = evaluation.results.total.power;
    Chart chart;
    if (all.max == Total<Power>{})
        return chart;
    chart.kind = Chart::Kind::Steps;
    chart.title = "Power by kind of device";
    chart.categoryName = "Kind of device";
    chart.detailName = "Share";
    chart.quantity = "Power";
    chart.unit = "kW";
    chart.note = "The sum of " + racksText(design.racks.size()) + " at the racks' feeds, at maximum power.";
    double base = 0;
    for (const auto loads = computeLoadsByKind(design); const KindOfLoad &kind : kindsOfLoad)
        if (const auto found = loads.find(kind.kind); found != loads.end()) {
            const Chart::Amount amount = kilowattAmount(found->second.max);
            addStep(chart, kind.name, kind.fill, amount, base);
            chart.categories.back().detail = shareText(amount, all.max);
            base += amount.known;
        }
    addStep(chart, "All, maximum", Chart::Fill::First, kilowattAmount(all.max), 0);
    if (all.typical.known > Power{}) {
        addStep(chart, "All, typical", Chart::Fill::Second, kilowattAmount(all.typical), 0);
        chart.note += " Typical power is the sum of what is published; it never stands in for the maximum.";
    }
    return chart;
}

} // namespace

BarsFor barsFor(const Design &design)
{
    const bool allFit = !design.racks.empty() && design.racks.size() <= mostRackBars;
    const bool allStand = std::ranges::all_of(
        design.rackTypes, [&](const RackType &type) { return rackCount(design, type.id) > 0; });
    return allFit && allStand ? BarsFor::Racks : BarsFor::RackTypes;
}

Chart chartOf(ChartSubject subject, const Design &design, const Evaluation &evaluation, BarsFor bars)
{
    switch (subject) {
    case ChartSubject::RackPower:
        return rackPowerChart(design, evaluation, bars);
    case ChartSubject::RackFill:
        return rackFillChart(design, evaluation, bars);
    case ChartSubject::PowerSteps:
        return powerStepsChart(design, evaluation);
    case ChartSubject::CostSteps:
        return costStepsChart(design, evaluation.results.cost);
    case ChartSubject::YearSteps:
        return yearStepsChart(design, evaluation.results.cost);
    case ChartSubject::Sensitivity:
        return sensitivityChart(design, evaluation.results.cost);
    case ChartSubject::Goodput:
        break;
    }
    return goodputChart(design, evaluation.results.reliability);
}

} // namespace clusterwright
