#include "exports/fabricjson.h"

#include "exports/jsonparts.h"

namespace clusterwright {
namespace {

using nlohmann::json;

json bytesOf(const std::optional<Bandwidth> &rate)
{
    return rate ? number(inBytesPerSecond(*rate)) : json();
}

json tiersJson(const FabricCapacity &capacity)
{
    json tiers = json::array();
    for (const SwitchTierUse &use : capacity.tiers)
        tiers.push_back({{"tier", nameOf(use.tier)},
                         {"switches", use.switches},
                         {"down_byte_per_s", bytesOf(use.down)},
                         {"up_byte_per_s", bytesOf(use.up)},
                         {"oversubscription", optionalNumber(use.oversubscription)},
                         {"worst_oversubscription", optionalNumber(use.worst)}});
    return tiers;
}

json cablesJson(const FabricResults &results)
{
    const FabricPlan &plan = results.network.plan;
    return {{"endpoint", plan.endpointCables},
            {"leaf_spine", plan.leafSpineCables},
            {"spine_core", plan.spineCoreCables},
            {"total", results.cables.cables},
            {"unknown_length", results.cables.unknownLength},
            {"without_medium", results.cables.withoutMedium}};
}

json mediaJson(const Design &design, const CableResults &cables)
{
    json media = json::array();
    for (const CableLine &line : cables.lines) {
        const MediumRow &medium = design.media[static_cast<std::size_t>(line.medium)];
        media.push_back({{"medium", medium.id},
                         {"part", medium.cable.empty() ? json() : json(medium.cable)},
                         {"length_m", number(line.length)},
                         {"count", line.count}});
    }
    return media;
}

json modulesJson(const CableResults &cables)
{
    json modules = json::array();
    for (const ModuleLine &line : cables.modules)
        modules.push_back({{"part", line.part}, {"count", line.count}});
    return modules;
}

std::int64_t modulesIn(const CableResults &cables)
{
    std::int64_t count = 0;
    for (const ModuleLine &line : cables.modules)
        count += line.count;
    return count;
}

} // namespace

json fabricJson(const Design &design, const Fabric &fabric, const FabricResults &results)
{
    const FabricPlan &plan = results.network.plan;
    return {
        {"id", fabric.id},
        {"name", fabric.name},
        {"kind", nameOf(fabric.kind)},
        {"topology", nameOf(fabric.topology)},
        {"devices", plan.devices},
        {"units", plan.units},
        {"pods", plan.pods},
        {"leaves", plan.leaves},
        {"spines", plan.spines},
        {"cores", plan.cores},
        {"endpoint_links", plan.endpointPorts},
        {"links", results.network.links.size()},
        {"tiers", tiersJson(results.capacity)},
        {"injection_byte_per_s", bytesOf(results.capacity.injection)},
        {"bisection_byte_per_s", bytesOf(results.capacity.bisection)},
        {"cables", cablesJson(results)},
        {"cables_by_medium", mediaJson(design, results.cables)},
        {"cable_length_m", number(inMetres(results.cables.total))},
        {"transceivers", modulesIn(results.cables)},
        {"transceivers_by_part", modulesJson(results.cables)},
        {"module_power_w", sum(inWatts(results.cables.power), static_cast<int>(results.cables.unknownPower))},
        {"unplaced_switches", results.unplaced},
        {"idle_switches", results.idle},
        {"unconnected", plan.unconnected},
        {"problems", results.network.problems}};
}

json fabricsJson(const Design &design, const std::vector<FabricResults> &fabrics)
{
    json list = json::array();
    for (std::size_t i = 0; i < fabrics.size(); ++i)
        list.push_back(fabricJson(design, design.fabrics[i], fabrics[i]));
    return list;
}

} // namespace clusterwright
