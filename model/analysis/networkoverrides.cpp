// Links decided by hand, which take the place of those that the rule gives.
#include "model/analysis/networkbuild.h"

#include <charconv>
#include <map>

namespace clusterwright::net {
namespace {

/// One port, or all links of it, of those that overrides name.
using Port = std::tuple<std::int32_t, std::int16_t, std::int32_t>; // device, group, port
Port portOf(const FabricPort &port)
{
    return {port.device, port.group, port.port};
}

/// Ports, and which links of each; -1 = the whole port.
class PortSet {
public:
    void add(const FabricPort &port) { m_links[portOf(port)].push_back(port.link); }
    bool has(const FabricPort &port) const
    {
        const auto found = m_links.find(portOf(port));
        return found != m_links.end() && std::ranges::any_of(found->second, [&](std::int16_t link) {
                   return link < 0 || port.link < 0 || link == port.link;
               });
    }

private:
    std::map<Port, std::vector<std::int16_t>> m_links;
};

class DeviceIndex {
public:
    DeviceIndex(const Design &design, const FabricNetwork &network)
    {
        for (std::size_t i = 0; i < network.devices.size(); ++i) {
            const FabricDevice &device = network.devices[i];
            if (device.rack < 0)
                continue;
            const Rack &rack = design.racks[static_cast<std::size_t>(device.rack)];
            m_devices[{device.rack, device.placement}] = static_cast<std::int32_t>(i);
            m_racks.emplace(rack.id, device.rack);
        }
    }
    std::int32_t find(const Design &design, const PortPlace &place) const
    {
        const auto rack = m_racks.find(place.rack);
        if (rack == m_racks.end())
            return -1;
        const RackType *type =
            findById(design.rackTypes, design.racks[static_cast<std::size_t>(rack->second)].type);
        const Placement *placement = type ? findById(type->placements, place.placement) : nullptr;
        if (!placement)
            return -1;
        const auto index = static_cast<std::int32_t>(placement - type->placements.data());
        const auto found = m_devices.find({rack->second, index});
        return found == m_devices.end() ? -1 : found->second;
    }

private:
    std::map<std::string_view, std::int32_t> m_racks;
    std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> m_devices;
};

/// The link in what is left of a name after that of its port: -1 for none, nothing if it names another port.
std::optional<std::int16_t> linkIn(std::string_view rest)
{
    if (rest.empty())
        return std::int16_t(-1);
    std::int16_t link = -1;
    const auto [end, error] = std::from_chars(rest.data() + 1, rest.data() + rest.size(), link);
    const bool isLink =
        rest.front() == 's' && rest.size() > 1 && error == std::errc() && end == rest.data() + rest.size();
    if (isLink && link >= 0)
        return link;
    return {};
}

/// The port with a name; nothing if the device has none such.
std::optional<FabricPort> portNamed(const std::vector<PortGroup> &groups, std::int32_t device,
                                    const std::string &name)
{
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (std::int64_t i = 0; i < std::min<std::int64_t>(groups[g].count, mostRadix); ++i) {
            const std::string own = portName(groups, g, i);
            if (!name.starts_with(own))
                continue;
            if (const auto link = linkIn(std::string_view(name).substr(own.size())))
                return FabricPort{.device = device,
                                  .port = static_cast<std::int32_t>(i),
                                  .group = static_cast<std::int16_t>(g),
                                  .link = *link};
        }
    return {};
}

/// A port as an override names it, and the rate of a link at it.
struct End {
    FabricPort port;
    std::optional<Bandwidth> rate;
};

std::optional<End> endOf(Draft &draft, const DeviceIndex &index, const PortPlace &place)
{
    const std::int32_t found = index.find(draft.design, place);
    if (found < 0) {
        say(draft,
            "A link names " + place.placement + " in rack " + place.rack + ", which is not in this fabric.");
        return {};
    }
    const FabricDevice &device = draft.network.devices[static_cast<std::size_t>(found)];
    const auto groups = portGroupsOf(draft.design, draft.fabric, device);
    const auto port = portNamed(groups, found, place.port);
    if (!port) {
        say(draft, "A link names port " + place.port + " of " +
                       deviceName(draft.design, draft.fabric, device) + ", which it does not have.");
        return {};
    }
    const PortGroup &group = groups[static_cast<std::size_t>(port->group)];
    std::optional<Bandwidth> rate = group.rate;
    if (rate && port->link >= 0)
        rate = std::min(*rate, draft.rate > Bandwidth() ? draft.rate : *rate);
    return End{*port, rate};
}

Bandwidth slowerOf(const Draft &draft, const std::optional<Bandwidth> &a, const std::optional<Bandwidth> &z)
{
    if (a && z)
        return std::min(*a, *z);
    return a ? *a : z ? *z : draft.rate;
}

FabricLink linkBetween(const Draft &draft, const End &a, const End &z, std::size_t override)
{
    const auto tierOf = [&](const End &end) {
        return draft.network.devices[static_cast<std::size_t>(end.port.device)].tier;
    };
    const bool isUpward = tierOf(a) <= tierOf(z);
    FabricLink link{.a = isUpward ? a.port : z.port, .z = isUpward ? z.port : a.port};
    link.rate = inBytesPerSecond(slowerOf(draft, a.rate, z.rate));
    link.lower = std::min(tierOf(a), tierOf(z));
    link.override = static_cast<std::int32_t>(override);
    return link;
}

/// Links of endpoints that have none, but for those that were cut off by hand.
Count unconnected(const Draft &draft, const PortSet &cut)
{
    PortSet connected;
    for (const FabricLink &link : draft.network.links)
        if (link.lower == Tier::Endpoint) {
            connected.add(link.a);
            connected.add(link.z);
        }
    return std::ranges::count_if(draft.sockets, [&](const Socket &socket) {
        return !connected.has(socket.own) && !cut.has(socket.own);
    });
}

} // namespace

void applyOverrides(Draft &draft)
{
    const auto &overrides = draft.design.links;
    if (std::ranges::none_of(overrides, [&](const auto &one) { return one.fabric == draft.fabric.id; }))
        return;
    const DeviceIndex index(draft.design, draft.network);
    PortSet taken, cut;
    std::vector<FabricLink> added;
    for (std::size_t i = 0; i < overrides.size(); ++i) {
        if (overrides[i].fabric != draft.fabric.id)
            continue;
        const bool isCut = overrides[i].z.rack.empty();
        const auto a = endOf(draft, index, overrides[i].a);
        const auto z = a && !isCut ? endOf(draft, index, overrides[i].z) : a;
        if (!a || !z)
            continue;
        if (taken.has(a->port) || taken.has(z->port) || (!isCut && portOf(a->port) == portOf(z->port))) {
            say(draft, "Link " + overrides[i].id + " wants a port that another one has.");
            continue;
        }
        taken.add(a->port);
        if (isCut) {
            cut.add(a->port);
            continue;
        }
        taken.add(z->port);
        added.push_back(linkBetween(draft, *a, *z, i));
    }
    std::erase_if(draft.network.links,
                  [&](const FabricLink &link) { return taken.has(link.a) || taken.has(link.z); });
    draft.network.links.insert(draft.network.links.end(), added.begin(), added.end());
    draft.network.plan.unconnected = unconnected(draft, cut);
}

} // namespace clusterwright::net
