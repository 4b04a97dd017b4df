#include "model/analysis/networkattach.h"

#include "model/analysis/nearestleaves.h"

#include <queue>

namespace clusterwright::net {
namespace {

/// The links down of all leaves as they fill up. Those kept for a unit are given to others last.
class FreePorts {
public:
    explicit FreePorts(const Leaves &leaves)
        : m_down(leaves.ports.down), m_used(static_cast<std::size_t>(leaves.count * m_down)),
          m_free(static_cast<std::size_t>(leaves.count), m_down),
          m_next(m_free.size(), m_down > 0 ? leaves.portsPerBlock % m_down : 0)
    {
    }

    Count free(std::size_t leaf) const { return m_free[leaf]; }
    void use(std::size_t leaf, Count link)
    {
        m_used[leaf * static_cast<std::size_t>(m_down) + static_cast<std::size_t>(link)] = true;
        --m_free[leaf];
    }
    /// Takes a link of a leaf that has one.
    Count take(std::size_t leaf)
    {
        Count &next = m_next[leaf];
        while (m_used[leaf * static_cast<std::size_t>(m_down) + static_cast<std::size_t>(next)])
            next = (next + 1) % m_down;
        use(leaf, next);
        return next;
    }

private:
    Count m_down;
    std::vector<bool> m_used;
    std::vector<Count> m_free, m_next;
};

FabricPort leafPort(const Leaves &leaves, std::size_t leaf, Count link)
{
    return portAt(leaves.first + leaf, leaves.ports.group, 0, link, leaves.ports.perDown);
}

void attachToUnits(Draft &draft, const Leaves &leaves, const Units &units, FreePorts &ports)
{
    for (Socket &socket : draft.sockets) {
        if (attachOf(draft, socket) != Attach::Unit || leaves.portsPerBlock == 0)
            continue;
        const auto device = static_cast<std::size_t>(socket.own.device);
        const Count plane = socket.index % leaves.planes, inPlane = socket.index / leaves.planes;
        const Count rail = inPlane % leaves.rails;
        const Count link = units.position[device] * units.linksPerRail + inPlane / leaves.rails;
        const Count block = link / leaves.portsPerBlock, inBlock = link % leaves.portsPerBlock;
        const Count unit = draft.network.devices[device].unit;
        const Count leaf = ((unit * leaves.planes + plane) * leaves.rails + rail) * leaves.blocks + block;
        if (block >= leaves.blocks || leaf >= leaves.count)
            continue;
        ports.use(static_cast<std::size_t>(leaf), inBlock);
        socket.at = leafPort(leaves, static_cast<std::size_t>(leaf), inBlock);
    }
}

/// Switches of each plane, the one with the most free links first, then in their order.
class Emptiest {
public:
    explicit Emptiest(Count planes) : m_switches(static_cast<std::size_t>(planes)) {}

    void add(Count plane, std::size_t index, Count free)
    {
        if (free > 0)
            m_switches[static_cast<std::size_t>(plane)].push({-free, index});
    }
    /// Takes a link of the emptiest switch of a plane and tells which that is.
    std::optional<std::size_t> take(Count plane)
    {
        auto &queue = m_switches[static_cast<std::size_t>(plane)];
        if (queue.empty())
            return std::nullopt;
        const auto [free, index] = queue.top();
        queue.pop();
        if (free < -1)
            queue.push({free + 1, index});
        return index;
    }

private:
    using Entry = std::pair<Count, std::size_t>;
    std::vector<std::priority_queue<Entry, std::vector<Entry>, std::greater<>>> m_switches;
};

void attachFree(Draft &draft, const Leaves &leaves, FreePorts &ports)
{
    Emptiest emptiest(leaves.planes);
    for (std::size_t i = 0; i < static_cast<std::size_t>(leaves.count); ++i)
        emptiest.add(draft.network.devices[leaves.first + i].plane, i, ports.free(i));
    const Count managers = std::clamp<Count>(draft.fabric.managerPorts, 0, mostLinks);
    for (Count i = 0; i < managers; ++i) {
        const auto leaf = emptiest.take(i % leaves.planes);
        if (leaf)
            ports.take(*leaf);
        else
            say(draft, "The leaves have no port left for some of the " + std::to_string(managers) +
                           " ports of fabric managers.");
    }
    for (Socket &socket : draft.sockets) {
        if (attachOf(draft, socket) != Attach::Free)
            continue;
        if (const auto leaf = emptiest.take(socket.index % leaves.planes))
            socket.at = leafPort(leaves, *leaf, ports.take(*leaf));
    }
}

/// The nearest leaf of the plane with a free port, one that the device has no port at if there is such.
std::optional<std::size_t> nearestFree(NearestLeaves &nearest, const Draft &draft, const Leaves &leaves,
                                       const FreePorts &ports, Count plane,
                                       const std::vector<std::size_t> &taken)
{
    std::optional<std::size_t> again;
    for (std::size_t i = 0; const auto leaf = nearest.at(i); ++i) {
        if (draft.network.devices[leaves.first + *leaf].plane != plane || ports.free(*leaf) == 0)
            continue;
        if (std::ranges::find(taken, *leaf) == taken.end())
            return leaf;
        again = again ? again : leaf;
    }
    return again;
}

void attachNearest(Draft &draft, const Leaves &leaves, FreePorts &ports)
{
    const std::vector<Spot> spots = spotsOf(draft.design);
    std::optional<NearestLeaves> nearest;
    std::int32_t rack = -1, device = -1;
    std::vector<std::size_t> taken;
    for (Socket &socket : draft.sockets) {
        if (attachOf(draft, socket) != Attach::Nearest)
            continue;
        const FabricDevice &own = draft.network.devices[static_cast<std::size_t>(socket.own.device)];
        if (own.rack != rack || !nearest) {
            const auto isOpen = [&](std::size_t leaf) { return ports.free(leaf) > 0; };
            nearest.emplace(draft.network, leaves, spots, own.rack, isOpen);
        }
        if (socket.own.device != device)
            taken.clear();
        rack = own.rack;
        device = socket.own.device;
        const Count plane = socket.index % leaves.planes;
        const auto leaf = nearestFree(*nearest, draft, leaves, ports, plane, taken);
        if (!leaf)
            continue;
        taken.push_back(*leaf);
        socket.at = leafPort(leaves, *leaf, ports.take(*leaf));
    }
}

bool hasAny(const Draft &draft, Attach attach)
{
    return std::ranges::any_of(draft.design.endpoints, [&](const FabricEndpoints &one) {
        return one.fabric == draft.fabric.id && one.attach == attach;
    });
}

} // namespace

void attachToLeaves(Draft &draft, const Leaves &leaves, const Units &units)
{
    if (leaves.ports.down == 0)
        return;
    FreePorts ports(leaves);
    attachToUnits(draft, leaves, units, ports);
    attachFree(draft, leaves, ports);
    if (hasAny(draft, Attach::Nearest))
        attachNearest(draft, leaves, ports);
}

void attachToSpines(Draft &draft, const TierPorts &spine, Count planes, Count perPort,
                    const std::vector<Count> &used)
{
    const auto [first, last] = devicesOf(draft.network, Tier::Spine);
    Emptiest emptiest(planes);
    std::vector<Count> ports;
    for (std::size_t i = 0; i < last - first; ++i) {
        ports.push_back(dividedUp(used[i], perPort));
        emptiest.add(draft.network.devices[first + i].plane, i, spine.downPorts - ports.back());
    }
    for (Socket &socket : draft.sockets) {
        if (attachOf(draft, socket) != Attach::Spine)
            continue;
        if (const auto index = emptiest.take(socket.index % planes))
            socket.at = portAt(first + *index, spine.group, ports[*index]++, 0, 1);
    }
}

} // namespace clusterwright::net
