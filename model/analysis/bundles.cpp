#include "model/analysis/bundles.h"

#include <numbers>
#include <tuple>

namespace clusterwright {
namespace {

/// What is asked of a medium, once for all its cables.
struct Cable {
    std::optional<Area> section;
    std::optional<Length> bendRadius;
};

std::vector<Cable> cablesOf(const Design &design)
{
    std::vector<Cable> cables;
    for (const MediumRow &medium : design.media) {
        Cable cable;
        if (const auto diameter = diameterOf(design, medium))
            cable.section = std::numbers::pi / 4 * *diameter * *diameter;
        cable.bendRadius = bendRadiusOf(design, medium);
        cables.push_back(cable);
    }
    return cables;
}

void add(CableBundle &bundle, const Cable *cable)
{
    ++bundle.cables;
    if (cable && cable->section)
        bundle.section += *cable->section;
    else
        ++bundle.unknownDiameter;
    if (cable && cable->bendRadius && (!bundle.bendRadius || *bundle.bendRadius < *cable->bendRadius))
        bundle.bendRadius = cable->bendRadius;
}

} // namespace

std::vector<CableBundle> bundlesOf(const Design &design, const std::vector<FabricResults> &fabrics)
{
    const std::vector<Cable> cables = cablesOf(design);
    std::map<std::tuple<std::int32_t, std::int32_t, std::int32_t>, CableBundle> bundles;
    for (std::size_t fabric = 0; fabric < fabrics.size(); ++fabric) {
        const auto &[network, runs] = std::tie(fabrics[fabric].network, fabrics[fabric].cables.runs);
        for (std::size_t i = 0; i < std::min(network.links.size(), runs.size()); ++i) {
            const auto rackOf = [&](const FabricPort &port) {
                return network.devices[static_cast<std::size_t>(port.device)].rack;
            };
            const auto [a, z] = std::minmax({rackOf(network.links[i].a), rackOf(network.links[i].z)});
            if (a < 0 || runs[i].sharesCable)
                continue;
            const auto number = static_cast<std::int32_t>(fabric);
            CableBundle &bundle = bundles[{a, z, number}];
            bundle.a = a, bundle.z = z, bundle.fabric = number;
            add(bundle, runs[i].medium < 0 ? nullptr : &cables[static_cast<std::size_t>(runs[i].medium)]);
        }
    }
    std::vector<CableBundle> sorted;
    for (const auto &[key, bundle] : bundles)
        sorted.push_back(bundle);
    return sorted;
}

double trayFill(const CablingPlan &plan, Area section)
{
    const Area usable = plan.trayWidth.value * plan.trayDepth.value * plan.fill.value;
    if (usable <= Area{})
        return 0;
    return section / usable;
}

std::vector<std::int32_t> cablesOfDevices(const FabricResults &fabric)
{
    std::vector<std::int32_t> counts(fabric.network.devices.size());
    const auto &runs = fabric.cables.runs;
    for (std::size_t i = 0; i < std::min(fabric.network.links.size(), runs.size()); ++i)
        if (!runs[i].sharesCable)
            for (const FabricPort &end : {fabric.network.links[i].a, fabric.network.links[i].z})
                ++counts[static_cast<std::size_t>(end.device)];
    return counts;
}

std::map<PlacementId, std::int64_t>
cablesOfPlacements(const Design &design, const std::vector<FabricResults> &fabrics, const RackType &type)
{
    std::map<std::pair<std::int32_t, std::int32_t>, std::int64_t> ofDevices; // by rack and placement
    for (const FabricResults &fabric : fabrics) {
        const std::vector<std::int32_t> counts = cablesOfDevices(fabric);
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (const FabricDevice &device = fabric.network.devices[i];
                device.rack >= 0 && counts[i] > 0 &&
                design.racks[static_cast<std::size_t>(device.rack)].type == type.id)
                ofDevices[{device.rack, device.placement}] += counts[i];
    }
    std::map<PlacementId, std::int64_t> most;
    for (const auto &[place, count] : ofDevices) {
        std::int64_t &entry = most[type.placements[static_cast<std::size_t>(place.second)].id];
        entry = std::max(entry, count);
    }
    return most;
}

} // namespace clusterwright
