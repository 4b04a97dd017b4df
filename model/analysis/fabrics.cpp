#include "model/analysis/fabrics.h"

#include "model/text.h"

namespace clusterwright {
namespace {

/// Switches that stand with the role, and the part if one is named, of a tier.
std::int64_t standingFor(const Design &design, const SwitchTier &tier)
{
    if (tier.role == Role::Other)
        return 0;
    std::map<RackTypeId, std::int64_t> perRack;
    for (const RackType &type : design.rackTypes)
        for (const Placement &placement : type.placements)
            if (placement.role == tier.role &&
                (tier.part.empty() || partOf(design, placement).id == tier.part))
                ++perRack[type.id];
    std::int64_t count = 0;
    if (!perRack.empty())
        for (const Rack &rack : design.racks)
            if (const auto found = perRack.find(rack.type); found != perRack.end())
                count += found->second;
    return count;
}

FabricResults computeFabric(const Design &design, const Fabric &fabric)
{
    FabricResults results{.network = buildNetwork(design, fabric), .cables = {}, .capacity = {}};
    results.cables = computeCables(design, fabric, results.network);
    results.capacity = capacityOf(results.network);
    std::int64_t placed = 0;
    for (const FabricDevice &device : results.network.devices)
        if (device.tier != Tier::Endpoint)
            ++(device.rack < 0 ? results.unplaced : placed);
    std::int64_t standing = standingFor(design, fabric.leaf);
    if (fabric.spine.role != fabric.leaf.role)
        standing += standingFor(design, fabric.spine);
    if (fabric.core.role != fabric.spine.role && fabric.core.role != fabric.leaf.role)
        standing += standingFor(design, fabric.core);
    results.idle = std::max<std::int64_t>(0, standing - placed);
    return results;
}

void addTo(std::optional<Figure<Power>> &figure, Power modules)
{
    if (!figure)
        return;
    figure->basis = formatQuantity(figure->value) + " without transceivers + " + formatQuantity(modules) +
                    " of those that its links need";
    figure->kind = FigureKind::Derived;
    figure->value += modules;
}

} // namespace

std::vector<FabricResults> computeFabrics(const Design &design)
{
    std::vector<FabricResults> results;
    results.reserve(design.fabrics.size());
    for (const Fabric &fabric : design.fabrics)
        results.push_back(computeFabric(design, fabric));
    return results;
}

std::map<PlacementId, Power> modulePowers(const Design &design, const std::vector<FabricResults> &fabrics)
{
    std::map<std::string_view, const RackType *> types;
    for (const RackType &type : design.rackTypes)
        types[type.id] = &type;
    std::map<std::pair<std::int32_t, std::int32_t>, double> ofDevice; // by rack and placement
    for (const FabricResults &fabric : fabrics)
        for (std::size_t i = 0; i < fabric.network.devices.size(); ++i)
            if (const FabricDevice &device = fabric.network.devices[i];
                device.rack >= 0 && fabric.cables.devicePower[i] > 0)
                ofDevice[{device.rack, device.placement}] +=
                    static_cast<double>(fabric.cables.devicePower[i]);
    std::map<PlacementId, Power> most;
    for (const auto &[place, power] : ofDevice) {
        const Rack &rack = design.racks[static_cast<std::size_t>(place.first)];
        const Placement &placement = types.at(rack.type)->placements[static_cast<std::size_t>(place.second)];
        Power &entry = most[placement.id];
        entry = std::max(entry, watts(power));
    }
    return most;
}

LoadedPlaces::LoadedPlaces(const Design &design, const std::vector<FabricResults> &fabrics)
    : m_design(design), m_modules(modulePowers(design, fabrics))
{
}

std::vector<Placed> LoadedPlaces::in(const RackType &type)
{
    std::vector<Placed> placed = placedIn(m_design, type);
    if (m_modules.empty())
        return placed;
    for (Placed &thing : placed) {
        const auto &modules = thing.part->electrical.modules;
        if (!modules || modules->value == ModulePower::Included)
            continue;
        const auto found = m_modules.find(thing.placement->id);
        if (found == m_modules.end())
            continue;
        Part &own = m_parts.emplace_back(*thing.part);
        addTo(own.electrical.typical, found->second);
        if (modules->value == ModulePower::NotIncluded)
            addTo(own.electrical.max, found->second);
        thing.part = &own;
    }
    return placed;
}

} // namespace clusterwright
