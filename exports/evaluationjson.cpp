#include "exports/evaluationjson.h"

#include "exports/coolingjson.h"
#include "exports/fabricjson.h"
#include "exports/jsonparts.h"
#include "exports/upkeepjson.h"
#include "exports/workloadjson.h"
#include "model/checks/rule.h"

namespace clusterwright {
namespace {

using nlohmann::json;

json heatInBtu(const HeatTotals &heat)
{
    return sum(inBtuPerHour(heat.all.known), heat.all.unknownCount);
}

json totalsJson(const Design &design, const Results &results)
{
    json totals = {{"switches_by_role", json::object()}};
    for (const TotalRow &row : totalsOf(design, results))
        (row.part.empty() ? totals[row.key] : totals[row.key][row.part]) = totalJson(row);
    return totals;
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

json overloadsJson(const std::vector<Overload> &overloads)
{
    json list = json::array();
    for (const Overload &overload : overloads)
        list.push_back({{"object", overload.object},
                        {"feed", overload.feed.empty() ? json() : json(overload.feed)},
                        {"type", overload.type.empty() ? json() : json(overload.type)},
                        {"racks", overload.racks},
                        {"load_va", number(inVoltAmperes(overload.load))},
                        {"limit_va", number(inVoltAmperes(overload.limit))}});
    return list;
}

json chainJson(const Design &design, const ChainResults &chain)
{
    json sources = json::array(), losses = json::array();
    for (const SourceLoad &load : chain.sources)
        sources.push_back({{"id", load.source},
                           {"name", findById(design.powerSources, load.source)->name},
                           {"load_w", sum(load.demand)},
                           {"load_va", sum(apparent(load.demand, design))},
                           {"drawn_w", sum(load.drawn)},
                           {"typical_w", sum(load.typical)},
                           {"limit_va", load.limit ? number(inVoltAmperes(*load.limit)) : json()},
                           {"load_one_source_lost_w", sum(load.worst)},
                           {"worst_loss", load.worstLoss.empty() ? json() : json(load.worstLoss)}});
    for (const SourceLoss &loss : chain.losses)
        losses.push_back({{"source", loss.source},
                          {"racks_dark", loss.racksDark},
                          {"racks_degraded", loss.racksDegraded},
                          {"devices_lost", loss.devicesLost},
                          {"nodes_lost", loss.nodesLost},
                          {"accelerators_lost", loss.acceleratorsLost},
                          {"overloads", overloadsJson(loss.overloads)}});
    return {{"sources", std::move(sources)}, {"single_losses", std::move(losses)}};
}

json facilityJson(const Facility &facility)
{
    return {{"it_w", sum(facility.it)},           {"distribution_loss_w", sum(facility.distribution)},
            {"cooling_w", sum(facility.cooling)}, {"other_w", sum(facility.other)},
            {"facility_w", sum(facility.all)},    {"pue", facility.pue ? number(*facility.pue) : json()}};
}

json partsJson(const Design &design, const Inventory &inventory)
{
    json list = json::array();
    for (const auto &[id, count] : billOf(inventory)) {
        const Part &part = design.parts.at(id);
        list.push_back({{"part", id},
                        {"vendor", part.vendor},
                        {"model", part.model},
                        {"kind", nameOf(kindOf(part))},
                        {"count", count}});
    }
    return list;
}

/// What the design changed in the rules, with the value of the table beside it.
json parametersJson(const Design &design)
{
    json list = json::array();
    for (const ParameterOverride &override : design.parameters)
        list.push_back({{"rule", override.rule},
                        {"parameter", override.parameter},
                        {"value", number(override.value)},
                        {"usual", number(parameterOf({}, override.rule, override.parameter))},
                        {"reason", override.reason}});
    return list;
}

} // namespace

std::string reportJson(const Design &design, const Evaluation &evaluation)
{
    json racks = json::array();
    for (const Rack &rack : design.racks)
        racks.push_back(rackJson(design, evaluation, rack));
    const Meta &meta = design.meta;
    return jsonText({{"format", 1},
                     {"design",
                      {{"title", meta.title},
                       {"number", meta.number},
                       {"revision", meta.revision},
                       {"status", nameOf(meta.status)}}},
                     {"totals", totalsJson(design, evaluation.results)},
                     {"racks", std::move(racks)},
                     {"power_chain", chainJson(design, evaluation.results.chain)},
                     {"facility", facilityJson(evaluation.results.facility)},
                     {"halls", hallsJson(design, evaluation.results.cooling)},
                     {"loops", loopsJson(design, evaluation.results.cooling)},
                     {"fabrics", fabricsJson(design, evaluation.results.fabrics)},
                     {"parts", partsJson(design, evaluation.results.total.inventory)},
                     {"reliability", reliabilityJson(design, evaluation)},
                     {"cost", costJson(design, evaluation.results.cost)},
                     {"failure_domains", failureDomainsJson(design, evaluation)},
                     {"workloads", workloadsJson(design, evaluation.results.workloads)},
                     {"parameters", parametersJson(design)}});
}

std::string checkJson(const Evaluation &evaluation)
{
    json findings = json::array();
    for (const Finding &finding : evaluation.findings)
        findings.push_back(findingJson(finding));
    const FindingCounts &counts = evaluation.counts;
    return jsonText({{"findings", std::move(findings)},
                     {"summary",
                      {{"errors", counts.errors},
                       {"warnings", counts.warnings},
                       {"infos", counts.infos},
                       {"waived", counts.waived},
                       {"not_evaluated", counts.notEvaluated}}}});
}

std::string errorJson(const Error &error)
{
    return jsonText(
        {{"error",
          {{"file", error.file}, {"object", error.object}, {"key", error.key}, {"message", error.message}}}});
}

} // namespace clusterwright
