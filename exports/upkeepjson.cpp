#include "exports/upkeepjson.h"

#include "exports/jsonparts.h"
#include "model/analysis/availability.h"
#include "model/analysis/domains.h"
#include "model/analysis/service.h"

namespace clusterwright {
namespace {

using nlohmann::json;

json rateJson(const Total<Rate> &rate)
{
    return sum(inPerYear(rate.known), rate.unknownCount);
}

json secondsJson(const std::optional<Time> &time)
{
    return time ? number(inSeconds(*time)) : json();
}

json hoursJson(const std::optional<Time> &time)
{
    return time ? number(inHours(*time)) : json();
}

template <typename T>
json orNull(const std::optional<T> &value)
{
    return value ? json(*value) : json();
}

json ratioJson(const std::optional<TimeRatio> &ratio)
{
    if (!ratio)
        return nullptr;
    return {{"interval_s", number(inSeconds(ratio->interval))},
            {"goodput", number(ratio->ratio)},
            {"largest_share", number(ratio->largestShare)},
            {"model_valid", ratio->isValid()}};
}

json jobJson(const JobResults &job)
{
    constexpr double days = 365;
    return {{"interruptions_per_day", job.interruptions ? sum(inPerYear(job.interruptions->known) / days,
                                                              job.interruptions->unknownCount)
                                                        : json()},
            {"mtbi_h", hoursJson(job.between)},
            {"young_interval_s", secondsJson(job.young)},
            {"daly_interval_s", secondsJson(job.daly)},
            {"planned", ratioJson(job.planned)},
            {"best", ratioJson(job.best)},
            {"model_valid_up_to", TimeRatio::largestOfFirstOrder}};
}

json componentsJson(const Design &design, const ReliabilityResults &results)
{
    json list = json::array();
    for (const auto &[component, one] : results.components) {
        const ComponentUpkeep upkeep = upkeepOf(design, component);
        list.push_back({{"class", nameOf(component)},
                        {"units", sum(static_cast<double>(one.units.known), one.units.unknownCount)},
                        {"failures_per_year", rateJson(one.failures)},
                        {"repair_h", upkeep.repair ? number(inHours(upkeep.repair->value)) : json()},
                        {"hot_swap", upkeep.hotSwap ? json(nameOf(upkeep.hotSwap->value)) : json()},
                        {"spares_demand", optionalNumber(one.demand)},
                        {"spares_needed", orNull(one.needed)},
                        {"spares_stock", orNull(one.stock)}});
    }
    return list;
}

json partsJson(const Design &design, const ReliabilityResults &results)
{
    json list = json::array();
    for (const auto &[id, rate] : results.parts)
        if (rate != Total<Rate>{})
            list.push_back({{"part", id},
                            {"failures_per_year", rateJson(rate)},
                            {"mtbf_h", hoursJson(meanTimeBetween(rate))},
                            {"supplies_availability",
                             optionalNumber(suppliesAvailability(design.parts.at(id), design.upkeep))}});
    return list;
}

json rackTypesJson(const Design &design, const Evaluation &evaluation)
{
    json list = json::array();
    for (const RackType &type : design.rackTypes) {
        const TypeResults &results = evaluation.results.types.at(type.id);
        const auto rack = std::ranges::find(design.racks, type.id, &Rack::type);
        const auto rate = failuresIn(results.one.inventory, evaluation.results.reliability);
        json entry = {{"type", type.id},
                      {"failures_per_year", rateJson(rate)},
                      {"mtbf_h", hoursJson(meanTimeBetween(rate))}};
        if (rack != design.racks.end()) {
            const auto feeds = rackFeedAvailability(design, *rack, results.feeds);
            entry["feed_availability"] = optionalNumber(feeds.one);
            entry["feeds_needed"] = feeds.needed;
            entry["feeds_availability"] = optionalNumber(feeds.together);
        }
        list.push_back(std::move(entry));
    }
    return list;
}

json serviceJson(const Design &design)
{
    json list = json::array();
    for (const ServiceItem &item : serviceList(design))
        list.push_back({{"type", item.type},
                        {"part", item.part},
                        {"pieces", item.pieces},
                        {"needs_two_or_lift", orNull(item.needsTwo)},
                        {"above_reach", orNull(item.tooHigh)},
                        {"below_reach", orNull(item.tooLow)}});
    return list;
}

} // namespace

json reliabilityJson(const Design &design, const Evaluation &evaluation)
{
    const ReliabilityResults &results = evaluation.results.reliability;
    return {{"failures_per_year", rateJson(results.all)},
            {"compute_node_failures_per_year", rateJson(results.computeNodes)},
            {"service_level", number(results.serviceLevel)},
            {"job", jobJson(results.job)},
            {"components", componentsJson(design, results)},
            {"parts", partsJson(design, results)},
            {"rack_types", rackTypesJson(design, evaluation)},
            {"service", serviceJson(design)}};
}

json costJson(const Design &design, const CostResults &cost)
{
    json swings = json::array();
    for (const CostSwing &swing : cost.swings)
        swings.push_back({{"input", nameOf(swing.input)},
                          {"low", number(swing.low)},
                          {"high", number(swing.high)},
                          {"accelerator_hour_at_low_usd", number(inDollars(swing.perHourAtLow))},
                          {"accelerator_hour_at_high_usd", number(inDollars(swing.perHourAtHigh))}});
    const auto total = [](const auto &quantity, double unit) {
        return quantity ? sum(inBaseUnit(quantity->known) / unit, quantity->unknownCount) : json();
    };
    constexpr double kilowattHour = 3.6e6;
    return {{"currency", design.priceBook.currency},
            {"devices_usd", moneyJson(cost.devices)},
            {"spares_usd", moneyJson(cost.spares)},
            {"discount_usd", moneyJson(cost.discount)},
            {"net_usd", moneyJson(cost.net)},
            {"freight_usd", moneyJson(cost.freight)},
            {"tax_usd", moneyJson(cost.tax)},
            {"landed_usd", moneyJson(cost.landed)},
            {"integration_usd", moneyJson(cost.integration)},
            {"capex_usd", moneyJson(cost.capex)},
            {"capital_usd_per_year", moneyJson(cost.capitalPerYear)},
            {"depreciation_usd_per_year", moneyJson(cost.depreciationPerYear)},
            {"energy_kwh_per_year", total(cost.energy, kilowattHour)},
            {"energy_usd_per_year", moneyJson(cost.energyPerYear)},
            {"maintenance_usd_per_year", moneyJson(cost.maintenancePerYear)},
            {"space_usd_per_year", moneyJson(cost.spacePerYear)},
            {"cost_usd_per_year", moneyJson(cost.perYear)},
            {"whole_life_usd", moneyJson(cost.wholeLife)},
            {"accelerator_hour_usd", moneyJson(cost.perAcceleratorHour)},
            {"rack_month_usd", moneyJson(cost.perRackMonth)},
            {"operational_carbon_kg_per_year", total(cost.operationalCarbon, 1)},
            {"embodied_carbon_kg_per_year", total(cost.embodiedCarbon, 1)},
            {"sensitivity", std::move(swings)},
            {"missing_inputs", cost.missing}};
}

json failureDomainsJson(const Design &design, const Evaluation &evaluation)
{
    json list = json::array();
    for (const DomainGroup &group : failureDomains(design, evaluation.results))
        list.push_back({{"kind", nameOf(group.kind)},
                        {"name", group.name},
                        {"object", group.first.object},
                        {"rack_type", group.type.empty() ? json() : json(group.type)},
                        {"count", group.count},
                        {"racks_lost", group.racks},
                        {"devices_lost", group.devices},
                        {"nodes_lost", group.nodes},
                        {"accelerators_lost", group.accelerators},
                        {"unknown", group.unknownCount},
                        {"share", optionalNumber(group.share)},
                        {"repair_h", hoursJson(group.repair)},
                        {"maintainable", nameOf(group.maintainable)},
                        {"reason", group.reason}});
    return list;
}

} // namespace clusterwright
