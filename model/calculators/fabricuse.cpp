#include "model/calculators/fabricuse.h"

namespace clusterwright {

Bandwidth injection(Count nodes, Count nicsPerNode, Bandwidth nic)
{
    return asNumber(product({nodes, nicsPerNode})) * nic;
}

ScaleUp scaleUp(Count gpus, Count linksPerGpu, Count switchChips, Count lanesPerDirection)
{
    const Count links = product({gpus, linksPerGpu});
    return {links, ratioOf(links, switchChips), product({links, lanesPerDirection, 2})};
}

FabricLoss loseSpinesOrPlanes(Count failed, Count all)
{
    return {ratioOf(failed, all), 0, 0, 0};
}

FabricLoss loseLeaf(Count nodes, Count nicsPerNode, Count endpointsPerLeaf)
{
    return {ratioOf(endpointsPerLeaf, product({nodes, nicsPerNode})), endpointsPerLeaf,
            std::min(nodes, endpointsPerLeaf), ratioOf(1, nicsPerNode)};
}

Time pathLatency(const Path &path, DataSize message, Bandwidth link)
{
    Time latency =
        2.0 * path.perNic + asNumber(path.switches) * path.perSwitch + path.cable * path.propagation;
    if (message > DataSize{})
        latency += seconds(inBytes(message) / inBytesPerSecond(link));
    return latency;
}

Length cableLength(const CableRoute &route)
{
    const double run = std::abs(inMetres(route.along)) + std::abs(inMetres(route.across));
    return (metres(run) + route.riseA + route.riseB) * (1 + route.slackFraction) + route.serviceLoop;
}

std::optional<Length> stockLength(Length needed, const std::vector<Length> &stock)
{
    std::optional<Length> shortest;
    for (const Length &length : stock)
        if (fits(needed, length) && (!shortest || length < *shortest))
            shortest = length;
    return shortest;
}

const Medium *pickMedium(Length length, const std::vector<Medium> &media)
{
    const auto found =
        std::ranges::find_if(media, [length](const Medium &medium) { return length <= medium.reach; });
    return found == media.end() ? nullptr : &*found;
}

} // namespace clusterwright
