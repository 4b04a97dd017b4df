#include "model/analysis/network.h"

#include "model/analysis/networkbuild.h"

namespace clusterwright {

namespace net {

void say(Draft &draft, const std::string &problem)
{
    auto &problems = draft.network.problems;
    if (std::ranges::find(problems, problem) == problems.end())
        problems.push_back(problem);
}

Count within(Draft &draft, const char *name, Count value, Count most)
{
    if (value < 1 || value > most)
        say(draft, std::string(name) + " is " + std::to_string(value) + "; it must be from 1 to " +
                       std::to_string(most) + ".");
    return std::clamp<Count>(value, 1, most);
}

bool isBuildable(Draft &draft, Count switches, Count radix)
{
    const bool isSmall = product({switches, std::max<Count>(1, radix)}) <= mostLinks;
    if (!isSmall)
        say(draft, "There are more than " + std::to_string(mostLinks) +
                       " ports of switches, which is the most that is laid out.");
    return isSmall;
}

Attach attachOf(const Draft &draft, const Socket &socket)
{
    return draft.design.endpoints[static_cast<std::size_t>(socket.endpoints)].attach;
}

const SwitchTier &switchesOf(const Fabric &fabric, Tier tier)
{
    return tier == Tier::Core ? fabric.core : tier == Tier::Spine ? fabric.spine : fabric.leaf;
}

const Part *partOfTier(const Design &design, const Fabric &fabric, Tier tier)
{
    const auto part = design.parts.find(switchesOf(fabric, tier).part);
    return part == design.parts.end() ? nullptr : &part->second;
}

FabricPort portAt(std::size_t device, std::int16_t group, Count first, Count index, Count perPort)
{
    FabricPort port;
    port.device = static_cast<std::int32_t>(device);
    port.group = group;
    port.port = static_cast<std::int32_t>(first + index / perPort);
    port.link = static_cast<std::int16_t>(perPort > 1 ? index % perPort : -1);
    return port;
}

void addEndpointLinks(Draft &draft)
{
    std::vector<FabricLink> links;
    links.reserve(draft.sockets.size() + draft.network.links.size());
    for (const Socket &socket : draft.sockets)
        if (socket.at.device >= 0)
            links.push_back({.a = socket.own, .z = socket.at, .rate = socket.rate});
    draft.network.plan.unconnected = static_cast<Count>(draft.sockets.size() - links.size());
    links.insert(links.end(), draft.network.links.begin(), draft.network.links.end());
    draft.network.links = std::move(links);
}

void buildCustom(Draft &draft)
{
    FabricPlan &plan = draft.network.plan;
    for (const Tier tier : {Tier::Leaf, Tier::Spine, Tier::Core}) {
        const Count standing = standingSwitches(draft.design, draft.fabric, tier);
        const Count count = std::max<Count>(0, switchesOf(draft.fabric, tier).count.value_or(standing));
        (tier == Tier::Leaf ? plan.leaves : tier == Tier::Spine ? plan.spines : plan.cores) = count;
        if (!isBuildable(draft, count, 1))
            return;
        draft.network.devices.resize(draft.network.devices.size() + static_cast<std::size_t>(count),
                                     {.tier = tier});
        bindSwitches(draft, tier);
    }
}

namespace {

void build(Draft &draft)
{
    switch (draft.fabric.topology) {
    case Topology::FatTree:
        return buildFatTree(draft);
    case Topology::Dragonfly:
    case Topology::DragonflyPlus:
    case Topology::HyperX:
    case Topology::SlimFly:
        return buildRouters(draft);
    case Topology::Torus:
        return buildTorus(draft);
    case Topology::Custom:
        return buildCustom(draft);
    }
}

/// The group that stands for ports that a part does not state.
PortGroup assumedGroup(const Design &design, const Fabric &fabric, const FabricDevice &device)
{
    PortGroup group;
    group.rate = fabric.rate;
    if (device.tier != Tier::Endpoint) {
        group.count = switchesOf(fabric, device.tier).radix.value_or(0);
    } else if (device.endpoints >= 0) {
        const FabricEndpoints &endpoints = design.endpoints[static_cast<std::size_t>(device.endpoints)];
        group.count = endpoints.first + endpoints.ports.value_or(0);
        group.rate = endpoints.rate;
        group.use = endpoints.use;
    }
    return group;
}

const Placement *placementOf(const Design &design, const FabricDevice &device)
{
    if (device.rack < 0 || device.placement < 0)
        return nullptr;
    const Rack &rack = design.racks[static_cast<std::size_t>(device.rack)];
    const RackType *type = findById(design.rackTypes, rack.type);
    return type ? &type->placements[static_cast<std::size_t>(device.placement)] : nullptr;
}

} // namespace
} // namespace net

FabricNetwork buildNetwork(const Design &design, const Fabric &fabric)
{
    net::Draft draft{design, fabric};
    net::collectEndpoints(draft);
    net::build(draft);
    net::addEndpointLinks(draft);
    net::applyOverrides(draft);
    if (!std::ranges::is_sorted(draft.network.links, {}, &FabricLink::a))
        std::ranges::stable_sort(draft.network.links, {}, &FabricLink::a);
    return std::move(draft.network);
}

const Part *partOf(const Design &design, const Fabric &fabric, const FabricDevice &device)
{
    if (const Placement *placement = net::placementOf(design, device))
        return &partOf(design, *placement);
    return device.tier == Tier::Endpoint ? nullptr : net::partOfTier(design, fabric, device.tier);
}

std::vector<PortGroup> portGroupsOf(const Design &design, const Fabric &fabric, const FabricDevice &device)
{
    const Part *part = partOf(design, fabric, device);
    std::vector<PortGroup> groups = part ? portGroupsOf(*part) : std::vector<PortGroup>();
    groups.push_back(net::assumedGroup(design, fabric, device));
    return groups;
}

std::string deviceName(const Design &design, const Fabric &fabric, const FabricDevice &device)
{
    if (const Placement *placement = net::placementOf(design, device))
        return design.racks[static_cast<std::size_t>(device.rack)].name + "-" + placement->name;
    const Role role = net::switchesOf(fabric, device.tier).role;
    std::string kind(nameOf(role));
    std::ranges::replace(kind, '-', ' ');
    if (role == Role::Other || device.tier == Tier::Endpoint)
        kind = fabric.name + " " + std::string(nameOf(device.tier));
    return kind + " " + std::to_string(device.number + 1);
}

std::pair<std::size_t, std::size_t> devicesOf(const FabricNetwork &network, Tier tier)
{
    const auto range = std::ranges::equal_range(network.devices, tier, {}, &FabricDevice::tier);
    const auto first = static_cast<std::size_t>(range.begin() - network.devices.begin());
    return {first, first + range.size()};
}

} // namespace clusterwright
