#include "exports/evaluationjson.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace clusterwright {
namespace {

using nlohmann::json;

/// Whole numbers without a fraction; others as short as they read back.
json number(double value)
{
    constexpr double largestWhole = 9007199254740992; // 2^53
    if (std::nearbyint(value) == value && std::abs(value) <= largestWhole)
        return static_cast<std::int64_t>(value);
    return value;
}

json optionalNumber(const std::optional<double> &value)
{
    return value ? number(*value) : json();
}

json sum(double known, int unknown)
{
    return {{"value", number(known)}, {"unknown", unknown}};
}

template <typename Q>
json sum(const Total<Q> &total)
{
    return sum(inBaseUnit(total.known), total.unknownCount);
}

json sum(const MoneyTotal &total)
{
    return {{"low", number(inDollars(total.low))},
            {"base", number(inDollars(total.base))},
            {"high", number(inDollars(total.high))},
            {"unknown", total.unknownCount}};
}

json heatInBtu(const HeatTotals &heat)
{
    return sum(inBtuPerHour(heat.all.known), heat.all.unknownCount);
}

json switchesByRole(const Inventory &inventory)
{
    json roles = json::object();
    for (const auto &[role, count] : inventory.switchesByRole)
        roles[std::string(nameOf(role))] = count;
    return roles;
}

json totalsJson(const Design &design, const Summary &total)
{
    return {{"halls", design.halls.size()},
            {"rows", design.rows.size()},
            {"racks", design.racks.size()},
            {"devices", total.inventory.devices},
            {"nodes", total.inventory.nodes},
            {"accelerators", total.inventory.accelerators},
            {"switches", total.inventory.switches()},
            {"switches_by_role", switchesByRole(total.inventory)},
            {"storage_systems", total.inventory.storageSystems},
            {"cables", nullptr}, // not 0: no fabric has been designed
            {"rack_units_total", number(inUnits(total.bulk.unitsTotal))},
            {"rack_units_used", number(inUnits(total.bulk.unitsUsed))},
            {"power_nameplate_w", sum(total.power.nameplate)},
            {"power_max_w", sum(total.power.max)},
            {"power_typical_w", sum(total.power.typical)},
            {"power_idle_w", sum(total.power.idle)},
            {"heat_btu_per_h", heatInBtu(total.heat)},
            {"air_heat_w", sum(total.heat.air)},
            {"liquid_heat_w", sum(total.heat.liquid)},
            {"airflow_m3_per_s", sum(total.heat.airflow)},
            {"coolant_flow_lpm", sum(0, total.heat.coolantFlowUnknown)},
            {"mass_kg", sum(total.bulk.all)},
            {"capex_usd", sum(total.price)}};
}

json feedsJson(const Design &design, const RackFeeds &feeds)
{
    json list = json::array();
    for (const FeedLoad &feed : feeds.feeds)
        list.push_back({{"name", feed.name},
                        {"load_w", sum(feed.load)},
                        {"load_va", sum(apparent(feed.load, design))},
                        {"limit_va", feed.limit ? number(inVoltAmperes(*feed.limit)) : json()},
                        {"load_one_feed_lost_w", sum(feed.loadOneFeedLost)},
                        {"worst_loss", feed.worstLoss.empty() ? json() : json(feed.worstLoss)}});
    return list;
}

json rackJson(const Design &design, const Evaluation &evaluation, const Rack &rack)
{
    const TypeResults &results = evaluation.results.types.at(rack.type);
    const Summary &one = results.one;
    const Row *row = findById(design.rows, rack.row);
    return {{"id", rack.id},
            {"name", rack.name},
            {"type", rack.type},
            {"type_name", findById(design.rackTypes, rack.type)->name},
            {"hall", row ? json(row->hall) : json()},
            {"row", rack.row},
            {"x_m", number(rack.x)},
            {"y_m", number(rack.y)},
            {"rack_units_total", number(inUnits(one.bulk.unitsTotal))},
            {"rack_units_used", number(inUnits(one.bulk.unitsUsed))},
            {"power_max_w", sum(one.power.max)},
            {"power_typical_w", sum(one.power.typical)},
            {"mass_kg", sum(one.bulk.all)},
            {"heat_btu_per_h", heatInBtu(one.heat)},
            {"feeds", feedsJson(design, results.feeds)}};
}

json partsJson(const Design &design, const Inventory &inventory)
{
    json list = json::array();
    for (const auto &[id, count] : inventory.parts) {
        const Part &part = design.parts.at(id);
        list.push_back({{"part", id},
                        {"vendor", part.vendor},
                        {"model", part.model},
                        {"kind", nameOf(kindOf(part))},
                        {"count", count}});
    }
    return list;
}

json findingJson(const Finding &finding)
{
    return {{"rule", finding.rule},
            {"severity", nameOf(finding.severity)},
            {"object", finding.objects.empty() ? json() : json(finding.objects.front())},
            {"objects", finding.objects},
            {"message", finding.message},
            {"measured", optionalNumber(finding.measured)},
            {"limit", optionalNumber(finding.limit)},
            {"unit", finding.unit},
            {"state", nameOf(finding.state)},
            {"fix", false}, // no quick fix exists
            {"advice", finding.fix}};
}

std::string fileText(const json &document)
{
    constexpr int indent = 2;
    return document.dump(indent, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace

std::string reportJson(const Design &design, const Evaluation &evaluation)
{
    json racks = json::array();
    for (const Rack &rack : design.racks)
        racks.push_back(rackJson(design, evaluation, rack));
    const Meta &meta = design.meta;
    return fileText({{"format", 1},
                     {"design",
                      {{"title", meta.title},
                       {"number", meta.number},
                       {"revision", meta.revision},
                       {"status", nameOf(meta.status)}}},
                     {"totals", totalsJson(design, evaluation.results.total)},
                     {"racks", std::move(racks)},
                     {"parts", partsJson(design, evaluation.results.total.inventory)}});
}

std::string checkJson(const Evaluation &evaluation)
{
    json findings = json::array();
    for (const Finding &finding : evaluation.findings)
        findings.push_back(findingJson(finding));
    const FindingCounts &counts = evaluation.counts;
    return fileText({{"findings", std::move(findings)},
                     {"summary",
                      {{"errors", counts.errors},
                       {"warnings", counts.warnings},
                       {"infos", counts.infos},
                       {"waived", counts.waived},
                       {"not_evaluated", counts.notEvaluated}}}});
}

std::string errorJson(const Error &error)
{
    return fileText(
        {{"error",
          {{"file", error.file}, {"object", error.object}, {"key", error.key}, {"message", error.message}}}});
}

} // namespace clusterwright
