#include "model/analysis/fabriccapacity.h"

#include "model/analysis/flow.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <numeric>

namespace clusterwright {

namespace {

constexpr std::size_t at(std::int32_t index)
{
    return static_cast<std::size_t>(index);
}

/// Bytes per second of one switch.
struct SwitchSums {
    double down = 0, up = 0;
};

std::vector<SwitchSums> switchSums(const FabricNetwork &network, const Failures &failures)
{
    std::vector<SwitchSums> sums(network.devices.size());
    for (std::size_t i = 0; i < network.links.size(); ++i) {
        const FabricLink &link = network.links[i];
        const auto a = at(link.a.device), z = at(link.z.device);
        if (network.devices[a].tier == network.devices[z].tier || !isLive(network, failures, i))
            continue;
        sums[a].up += link.rate;
        sums[z].down += link.rate;
    }
    return sums;
}

SwitchTierUse useOf(const FabricNetwork &network, Tier tier, const std::vector<SwitchSums> &sums)
{
    SwitchTierUse use{.tier = tier};
    for (const std::int32_t device : indicesOf(network, tier)) {
        const auto &[down, up] = sums[at(device)];
        ++use.switches;
        use.down += bytesPerSecond(down);
        use.up += bytesPerSecond(up);
        if (up <= 0) {
            use.withoutUplinks += down > 0 ? 1 : 0;
        } else if (!use.worst || down / up > *use.worst) {
            use.worst = down / up;
            use.worstSwitch = device;
        }
    }
    if (use.up > Bandwidth{})
        use.oversubscription = use.down / use.up;
    return use;
}

/// Of one plane.
struct PlaneSums {
    std::array<double, 4> capacity{}; ///< by the lower tier
    std::int64_t leaves = 0;          ///< that have endpoints
    std::int64_t pods = 0;            ///< of leaves and spines, that have endpoints

    double bisection() const
    {
        double narrowest = capacity[0];
        if (leaves > 1)
            narrowest = std::min(narrowest, capacity[1]);
        if (pods > 1)
            narrowest = std::min(narrowest, capacity[2]);
        return narrowest / 2;
    }
};

/// A number for each device, equal within a pod: what is joined without the links of cores.
std::vector<std::int32_t> podsOf(const FabricNetwork &network, const Failures &failures)
{
    Failures coresFailed = failures;
    coresFailed.devices.resize(network.devices.size());
    for (const std::int32_t core : indicesOf(network, Tier::Core))
        coresFailed.devices[at(core)] = true;
    return componentsOf(graphOf(network, coresFailed, Tier::Leaf));
}

/// Live links of endpoints of each device.
std::vector<std::int64_t> portsOfSwitches(const FabricNetwork &network, const Failures &failures)
{
    std::vector<std::int64_t> ports(network.devices.size());
    for (std::size_t i = 0; i < network.links.size(); ++i)
        if (network.links[i].lower == Tier::Endpoint && isLive(network, failures, i))
            ++ports[at(network.links[i].z.device)];
    return ports;
}

/// Switches with ports of endpoints by the switches that they are joined to: those with the same neighbours
/// are equally far from every other switch.
std::map<std::vector<std::int32_t>, std::vector<std::int32_t>>
alikeSwitches(const NetworkGraph &graph, const std::vector<std::int64_t> &ports)
{
    std::map<std::vector<std::int32_t>, std::vector<std::int32_t>> alike;
    std::vector<std::int32_t> neighbours;
    for (std::size_t i = 0; i < ports.size(); ++i) {
        if (ports[i] == 0)
            continue;
        neighbours.clear();
        for (const Arc &arc : graph.arcsOf(static_cast<std::int32_t>(i)))
            neighbours.push_back(arc.to);
        std::ranges::sort(neighbours);
        neighbours.erase(std::ranges::unique(neighbours).begin(), neighbours.end());
        alike[neighbours].push_back(static_cast<std::int32_t>(i));
    }
    return alike;
}

struct PortPairs {
    std::vector<std::int64_t> ports = {};                            ///< of each device
    std::vector<std::int64_t> counts = std::vector<std::int64_t>(1); ///< by switches between them

    void add(std::size_t switches, std::int64_t count)
    {
        if (count == 0)
            return;
        counts.resize(std::max(counts.size(), switches + 1));
        counts[switches] += count;
    }
};

} // namespace

FabricCapacity capacityOf(const FabricNetwork &network, const Failures &failures)
{
    FabricCapacity capacity;
    std::array<TierBoundary, 4> boundaries{{{Tier::Endpoint}, {Tier::Leaf}, {Tier::Spine}, {Tier::Core}}};
    for (std::size_t i = 0; i < network.links.size(); ++i)
        if (isLive(network, failures, i)) {
            TierBoundary &boundary = boundaries.at(static_cast<std::size_t>(network.links[i].lower));
            ++boundary.links;
            boundary.capacity += bytesPerSecond(network.links[i].rate);
        }
    capacity.injection = boundaries[0].capacity;
    std::ranges::copy_if(boundaries, std::back_inserter(capacity.boundaries),
                         [](const TierBoundary &boundary) { return boundary.links > 0; });
    const auto sums = switchSums(network, failures);
    for (const Tier tier : {Tier::Leaf, Tier::Spine, Tier::Core})
        if (const SwitchTierUse use = useOf(network, tier, sums); use.switches > 0)
            capacity.tiers.push_back(use);
    capacity.bisection = treeBisection(network, failures);
    return capacity;
}

std::optional<Bandwidth> treeBisection(const FabricNetwork &network, const Failures &failures)
{
    std::map<std::int32_t, PlaneSums> planes;
    const std::vector<std::int32_t> podOf = podsOf(network, failures);
    std::vector<bool> isLeafSeen(network.devices.size()), isPodSeen(network.devices.size());
    for (std::size_t i = 0; i < network.links.size(); ++i) {
        const FabricLink &link = network.links[i];
        const auto a = at(link.a.device), z = at(link.z.device);
        if (link.lower != Tier::Endpoint && network.devices[a].tier == network.devices[z].tier)
            return std::nullopt;
        if (!isLive(network, failures, i))
            continue;
        PlaneSums &plane = planes[network.devices[z].plane];
        plane.capacity.at(static_cast<std::size_t>(link.lower)) += link.rate;
        if (link.lower != Tier::Endpoint)
            continue;
        plane.leaves += isLeafSeen[z] ? 0 : 1;
        plane.pods += isPodSeen[at(podOf[z])] ? 0 : 1;
        isLeafSeen[z] = isPodSeen[at(podOf[z])] = true;
    }
    Bandwidth bisection;
    for (const auto &[number, plane] : planes)
        bisection += bytesPerSecond(plane.bisection());
    return bisection;
}

Bandwidth flowBetweenHalves(const FabricNetwork &network, const Failures &failures)
{
    std::vector<bool> isConnected(network.devices.size());
    for (std::size_t i = 0; i < network.links.size(); ++i)
        if (network.links[i].lower == Tier::Endpoint && isLive(network, failures, i))
            isConnected[at(network.links[i].a.device)] = true;
    std::vector<std::int32_t> endpoints = indicesOf(network, Tier::Endpoint);
    std::erase_if(endpoints, [&isConnected](std::int32_t device) { return !isConnected[at(device)]; });
    const std::span<const std::int32_t> all(endpoints);
    const std::size_t half = all.size() / 2;
    return maxFlow(network, all.first(half), all.last(half), failures).rate;
}

std::vector<std::int64_t> switchesBetween(const FabricNetwork &network, const Failures &failures)
{
    PortPairs pairs{.ports = portsOfSwitches(network, failures)};
    const NetworkGraph graph = graphOf(network, failures, Tier::Leaf);
    for (const auto &[neighbours, group] : alikeSwitches(graph, pairs.ports)) {
        std::int64_t inGroup = 0;
        for (const std::int32_t member : group)
            inGroup += pairs.ports[at(member)];
        auto distance = distancesTo(network, graph, {group.data(), 1});
        for (const std::int32_t member : group) {
            const std::int64_t own = pairs.ports[at(member)];
            distance[at(member)] = -1; // counted here: by way of a neighbour
            pairs.add(1, own * (own - 1));
            if (!neighbours.empty())
                pairs.add(3, own * (inGroup - own));
        }
        for (std::size_t i = 0; i < distance.size(); ++i)
            if (distance[i] > 0)
                pairs.add(at(distance[i]) + 1, inGroup * pairs.ports[i]);
    }
    const std::int64_t all = std::accumulate(pairs.ports.begin(), pairs.ports.end(), std::int64_t{});
    pairs.counts[0] =
        all * (all - 1) - std::accumulate(pairs.counts.begin(), pairs.counts.end(), std::int64_t{});
    return pairs.counts;
}

} // namespace clusterwright
