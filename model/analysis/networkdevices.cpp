// Which devices a fabric joins, by which of their ports, and which switches stand for it.
#include "model/analysis/networkbuild.h"

#include <map>
#include <numeric>
#include <unordered_map>

namespace clusterwright::net {
namespace {

constexpr Count mostPorts = 4096; // links of one device in one group

bool fits(const Design &design, const Placement &placement, Role role, const std::string &part)
{
    return placement.role == role && (part.empty() || partOf(design, placement).id == part);
}

/// The first tier that a placement stands for; Endpoint if none.
Tier switchTierOf(const Design &design, const Fabric &fabric, const Placement &placement)
{
    for (const Tier tier : {Tier::Leaf, Tier::Spine, Tier::Core}) {
        const SwitchTier &switches = switchesOf(fabric, tier);
        if (switches.role != Role::Other && fits(design, placement, switches.role, switches.part))
            return tier;
    }
    return Tier::Endpoint;
}

/// Indices of placements by height from the bottom; what hangs at a side comes last.
std::vector<std::size_t> fromBottom(const RackType &type)
{
    std::vector<std::size_t> order(type.placements.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
        const UnitPlace *place = unitPlaceOf(type.placements[i]);
        return place ? place->bottom.count : std::numeric_limits<int>::max();
    });
    return order;
}

/// Index of the type of every rack.
std::vector<std::size_t> typesOfRacks(const Design &design)
{
    std::unordered_map<std::string_view, std::size_t> types;
    for (std::size_t i = 0; i < design.rackTypes.size(); ++i)
        types.emplace(design.rackTypes[i].id, i);
    std::vector<std::size_t> list;
    list.reserve(design.racks.size());
    for (const Rack &rack : design.racks)
        list.push_back(types.at(rack.type));
    return list;
}

/// Ports of one device that a group of endpoints uses.
struct PortRange {
    std::size_t group = 0;
    Count first = 0, count = 0;
    double rate = 0; ///< bytes per second, of one; 0 = unknown
};

std::optional<std::size_t> groupFor(const std::vector<PortGroup> &groups, const std::string &use)
{
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (use.empty() ? groups[i].use != "management" : groups[i].use == use)
            return i;
    return std::nullopt;
}

double asRate(const std::optional<Bandwidth> &rate)
{
    return rate ? inBytesPerSecond(*rate) : 0;
}

PortRange rangeOf(Draft &draft, const FabricEndpoints &endpoints, const Part &part)
{
    const std::vector<PortGroup> groups = portGroupsOf(part);
    const bool isNamed = endpoints.role != Role::Other || !endpoints.part.empty();
    const Count first = std::clamp<Count>(endpoints.first, 0, mostPorts);
    const std::string use = endpoints.use.empty() ? std::string() : " for \"" + endpoints.use + "\"";
    if (const auto index = groupFor(groups, endpoints.use)) {
        const PortGroup &group = groups[*index];
        const Count there = std::clamp<Count>(group.count - first, 0, mostPorts);
        const Count wanted = std::max<Count>(0, endpoints.ports.value_or(there));
        if (wanted > there && isNamed)
            say(draft, part.model + " has " + std::to_string(there) + " ports" + use + " from the " +
                           std::to_string(first + 1) + ". on; " + std::to_string(wanted) + " are wanted.");
        return {*index, first, std::min(wanted, there), asRate(group.rate)};
    }
    if (isNamed && endpoints.rate && endpoints.ports)
        return {groups.size(), first, std::clamp<Count>(*endpoints.ports, 0, mostPorts),
                asRate(endpoints.rate)};
    if (isNamed)
        say(draft, part.model + " states no ports" + use + ".");
    return {};
}

void addSockets(Draft &draft, std::int32_t index, const PortRange &range, std::vector<Socket> &sockets)
{
    const FabricEndpoints &endpoints = draft.design.endpoints[static_cast<std::size_t>(index)];
    const Count split = within(draft, "split", endpoints.split, mostPerPort);
    const double own = range.rate / asNumber(split), decided = asRate(draft.fabric.rate);
    const double rate = own > 0 && decided > 0 ? std::min(own, decided) : std::max(own, decided);
    const auto sameWay = std::ranges::count_if(
        sockets, [&](const Socket &one) { return attachOf(draft, one) == endpoints.attach; });
    for (Count i = 0; i < std::min(range.count * split, mostPorts); ++i) {
        Socket socket;
        socket.own = portAt(0, static_cast<std::int16_t>(range.group), range.first, i, split);
        socket.endpoints = index;
        socket.index = static_cast<std::int32_t>(sameWay + i);
        socket.rate = rate;
        sockets.push_back(socket);
    }
}

/// The sockets of a placement, of all groups of endpoints that it belongs to; each port once.
std::vector<Socket> socketsOf(Draft &draft, const Placement &placement)
{
    const Design &design = draft.design;
    std::vector<Socket> sockets;
    std::vector<PortRange> taken;
    if (switchTierOf(design, draft.fabric, placement) != Tier::Endpoint)
        return sockets;
    for (std::size_t i = 0; i < design.endpoints.size(); ++i) {
        const FabricEndpoints &endpoints = design.endpoints[i];
        const Role role = endpoints.role == Role::Other ? placement.role : endpoints.role;
        if (endpoints.fabric != draft.fabric.id || !fits(design, placement, role, endpoints.part))
            continue;
        const PortRange range = rangeOf(draft, endpoints, partOf(design, placement));
        const bool isTaken = std::ranges::any_of(taken, [&](const PortRange &other) {
            return other.group == range.group && other.first < range.first + range.count &&
                   range.first < other.first + other.count;
        });
        if (isTaken) {
            say(draft, "Two groups of endpoints want the same ports of " + partOf(design, placement).model +
                           "; the second goes without.");
            continue;
        }
        taken.push_back(range);
        addSockets(draft, static_cast<std::int32_t>(i), range, sockets);
    }
    return sockets;
}

struct DeviceSockets {
    std::int32_t placement = 0;
    std::vector<Socket> sockets;
};

std::vector<DeviceSockets> devicesIn(Draft &draft, const RackType &type)
{
    std::vector<DeviceSockets> devices;
    for (const std::size_t i : fromBottom(type))
        if (auto sockets = socketsOf(draft, type.placements[i]); !sockets.empty())
            devices.push_back({static_cast<std::int32_t>(i), std::move(sockets)});
    return devices;
}

void addDevice(Draft &draft, std::size_t rack, const DeviceSockets &source)
{
    auto &devices = draft.network.devices;
    const auto index = static_cast<std::int32_t>(devices.size());
    FabricDevice device;
    device.rack = static_cast<std::int32_t>(rack);
    device.placement = source.placement;
    device.endpoints = source.sockets.front().endpoints;
    device.number = index;
    devices.push_back(device);
    for (Socket socket : source.sockets) {
        socket.own.device = index;
        draft.sockets.push_back(socket);
    }
}

/// The rate of the links that the switches are planned for.
Bandwidth usualRate(const Draft &draft)
{
    double inUnits = 0, any = 0;
    for (const Socket &socket : draft.sockets) {
        any = std::max(any, socket.rate);
        if (attachOf(draft, socket) == Attach::Unit)
            inUnits = std::max(inUnits, socket.rate);
    }
    return draft.fabric.rate.value_or(bytesPerSecond(inUnits > 0 ? inUnits : any));
}

/// The placements of every rack type that stand for a tier, from the bottom.
std::vector<std::vector<std::int32_t>> switchesByType(const Design &design, const Fabric &fabric, Tier tier)
{
    std::vector<std::vector<std::int32_t>> list;
    for (const RackType &type : design.rackTypes) {
        auto &switches = list.emplace_back();
        for (const std::size_t i : fromBottom(type))
            if (switchTierOf(design, fabric, type.placements[i]) == tier)
                switches.push_back(static_cast<std::int32_t>(i));
    }
    return list;
}

} // namespace

void collectEndpoints(Draft &draft)
{
    const std::vector<std::size_t> types = typesOfRacks(draft.design);
    std::vector<Count> racks(draft.design.rackTypes.size());
    for (const std::size_t type : types)
        ++racks[type];
    std::vector<std::vector<DeviceSockets>> devices(racks.size());
    Count links = 0;
    for (std::size_t t = 0; t < racks.size() && links <= mostLinks; ++t) {
        if (racks[t] > 0)
            devices[t] = devicesIn(draft, draft.design.rackTypes[t]);
        for (const DeviceSockets &device : devices[t])
            links += racks[t] * static_cast<Count>(device.sockets.size());
    }
    draft.network.plan.endpointPorts = links;
    if (links > mostLinks) {
        say(draft, "The endpoints have more than " + std::to_string(mostLinks) +
                       " links, which is the most that is laid out.");
        return;
    }
    draft.sockets.reserve(static_cast<std::size_t>(links));
    for (std::size_t rack = 0; rack < types.size(); ++rack)
        for (const DeviceSockets &device : devices[types[rack]])
            addDevice(draft, rack, device);
    draft.network.plan.devices = static_cast<Count>(draft.network.devices.size());
    draft.rate = usualRate(draft);
    draft.uplinkRate = draft.fabric.uplinkRate.value_or(draft.rate);
}

void bindSwitches(Draft &draft, Tier tier)
{
    const auto [first, last] = devicesOf(draft.network, tier);
    auto &devices = draft.network.devices;
    for (std::size_t i = first; i < last; ++i)
        devices[i].number = static_cast<std::int32_t>(i - first);
    const auto switches = switchesByType(draft.design, draft.fabric, tier);
    const std::vector<std::size_t> types = typesOfRacks(draft.design);
    std::size_t next = first;
    for (std::size_t rack = 0; rack < types.size() && next < last; ++rack)
        for (const std::int32_t placement : switches[types[rack]])
            if (next < last) {
                devices[next].rack = static_cast<std::int32_t>(rack);
                devices[next++].placement = placement;
            }
}

Count standingSwitches(const Design &design, const Fabric &fabric, Tier tier)
{
    const auto switches = switchesByType(design, fabric, tier);
    Count standing = 0;
    for (const std::size_t type : typesOfRacks(design))
        standing += static_cast<Count>(switches[type].size());
    return standing;
}

} // namespace clusterwright::net
