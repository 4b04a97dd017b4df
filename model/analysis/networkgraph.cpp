#include "model/analysis/networkgraph.h"

#include <numeric>

namespace clusterwright {

Failures failedDevice(const FabricNetwork &network, std::size_t device)
{
    Failures failures{.devices = std::vector<bool>(network.devices.size())};
    failures.devices.at(device) = true;
    return failures;
}

Failures failedLink(const FabricNetwork &network, std::size_t link)
{
    Failures failures{.links = std::vector<bool>(network.links.size())};
    failures.links.at(link) = true;
    return failures;
}

Failures failedPlane(const FabricNetwork &network, std::int32_t plane)
{
    Failures failures{.devices = std::vector<bool>(network.devices.size())};
    for (std::size_t i = 0; i < network.devices.size(); ++i) {
        const FabricDevice &device = network.devices[i];
        failures.devices[i] = device.tier != Tier::Endpoint && device.plane == plane;
    }
    return failures;
}

bool isLive(const FabricNetwork &network, const Failures &failures, std::size_t link)
{
    const FabricLink &ends = network.links[link];
    const auto hasFailed = [&failures](std::int32_t device) {
        return !failures.devices.empty() && failures.devices[static_cast<std::size_t>(device)];
    };
    return (failures.links.empty() || !failures.links[link]) && !hasFailed(ends.a.device) &&
           !hasFailed(ends.z.device);
}

NetworkGraph graphOf(const FabricNetwork &network, const Failures &failures, Tier lowest)
{
    const auto index = [](std::int32_t device) { return static_cast<std::size_t>(device); };
    NetworkGraph graph;
    graph.first.assign(network.devices.size() + 1, 0);
    std::vector<std::int32_t> live;
    live.reserve(network.links.size());
    for (std::size_t i = 0; i < network.links.size(); ++i) {
        const FabricLink &link = network.links[i];
        if (link.lower < lowest || !isLive(network, failures, i))
            continue;
        live.push_back(static_cast<std::int32_t>(i));
        ++graph.first[index(link.a.device) + 1];
        ++graph.first[index(link.z.device) + 1];
    }
    std::partial_sum(graph.first.begin(), graph.first.end(), graph.first.begin());
    graph.arcs.resize(2 * live.size());
    std::vector<std::int32_t> next(graph.first.begin(), graph.first.end() - 1);
    for (const std::int32_t i : live) {
        const auto &[a, z] = std::pair(network.links[index(i)].a.device, network.links[index(i)].z.device);
        graph.arcs[index(next[index(a)]++)] = {z, i};
        graph.arcs[index(next[index(z)]++)] = {a, i};
    }
    return graph;
}

std::vector<std::int32_t> componentsOf(const NetworkGraph &graph)
{
    std::vector<std::int32_t> component(graph.size(), -1), queue;
    std::int32_t count = 0;
    for (std::size_t root = 0; root < graph.size(); ++root) {
        if (component[root] >= 0)
            continue;
        component[root] = count;
        queue.assign(1, static_cast<std::int32_t>(root));
        for (std::size_t done = 0; done < queue.size(); ++done)
            for (const Arc &arc : graph.arcsOf(queue[done]))
                if (std::int32_t &other = component[static_cast<std::size_t>(arc.to)]; other < 0) {
                    other = count;
                    queue.push_back(arc.to);
                }
        ++count;
    }
    return component;
}

std::vector<std::int32_t> distancesTo(const FabricNetwork &network, const NetworkGraph &graph,
                                      std::span<const std::int32_t> targets)
{
    std::vector<std::int32_t> distance(graph.size(), -1), queue(targets.begin(), targets.end());
    for (const std::int32_t target : targets)
        distance[static_cast<std::size_t>(target)] = 0;
    for (std::size_t done = 0; done < queue.size(); ++done) {
        const auto here = static_cast<std::size_t>(queue[done]);
        if (distance[here] > 0 && network.devices[here].tier == Tier::Endpoint)
            continue;
        for (const Arc &arc : graph.arcsOf(queue[done]))
            if (std::int32_t &other = distance[static_cast<std::size_t>(arc.to)]; other < 0) {
                other = distance[here] + 1;
                queue.push_back(arc.to);
            }
    }
    return distance;
}

std::vector<std::int32_t> indicesOf(const FabricNetwork &network, Tier tier)
{
    std::vector<std::int32_t> indices;
    for (std::size_t i = 0; i < network.devices.size(); ++i)
        if (network.devices[i].tier == tier)
            indices.push_back(static_cast<std::int32_t>(i));
    return indices;
}

} // namespace clusterwright
