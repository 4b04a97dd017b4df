#include "model/analysis/fabricpath.h"

#include <algorithm>
#include <cassert>

namespace clusterwright {

namespace {

constexpr std::size_t at(std::int32_t index)
{
    return static_cast<std::size_t>(index);
}

/// Links of each device to the end of a path.
struct Ways {
    const FabricNetwork &network;
    NetworkGraph graph;
    std::vector<std::int32_t> distance;

    /// Whether an arc of a device leads one link nearer. Endpoints do not forward.
    bool isNearer(std::int32_t device, const Arc &arc) const
    {
        const std::int32_t left = distance[at(arc.to)];
        return left >= 0 && left == distance[at(device)] - 1 &&
               (left == 0 || network.devices[at(arc.to)].tier != Tier::Endpoint);
    }
};

/// Shortest paths from a device to the end: each device on the way passes on what reaches it.
double countPaths(const Ways &ways, std::int32_t from, std::int32_t to)
{
    std::vector<double> paths(ways.distance.size());
    std::vector<std::int32_t> reached{from};
    paths[at(from)] = 1;
    for (std::size_t done = 0; done < reached.size(); ++done)
        for (const Arc &arc : ways.graph.arcsOf(reached[done])) {
            if (!ways.isNearer(reached[done], arc))
                continue;
            if (paths[at(arc.to)] == 0)
                reached.push_back(arc.to);
            paths[at(arc.to)] += paths[at(reached[done])];
        }
    return paths[at(to)];
}

} // namespace

std::optional<FabricPath> findPath(const FabricNetwork &network, std::int32_t from, std::int32_t to,
                                   const Failures &failures)
{
    assert(from != to);
    Ways ways{network, graphOf(network, failures), {}};
    ways.distance = distancesTo(network, ways.graph, {&to, 1});
    if (ways.distance[at(from)] < 0)
        return std::nullopt;
    FabricPath path;
    for (std::int32_t here = from; here != to; here = path.hops.back().to) {
        const auto arcs = ways.graph.arcsOf(here);
        const Arc arc =
            *std::ranges::find_if(arcs, [&](const Arc &next) { return ways.isNearer(here, next); });
        const Bandwidth rate = bytesPerSecond(network.links[at(arc.link)].rate);
        path.narrowest = path.hops.empty() ? rate : std::min(path.narrowest, rate);
        path.hops.push_back({arc.link, here, arc.to});
    }
    path.switches = static_cast<std::int64_t>(path.hops.size()) - 1;
    path.alternatives = countPaths(ways, from, to);
    return path;
}

Time latencyOf(const FabricPath &path, const PathDelays &delays, Length cable, DataSize message)
{
    return pathLatency({.switches = path.switches,
                        .perSwitch = delays.perSwitch,
                        .perNic = delays.perAdapter,
                        .cable = cable,
                        .propagation = delays.propagation},
                       message, path.narrowest);
}

} // namespace clusterwright
