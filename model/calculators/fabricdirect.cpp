#include "model/calculators/fabricdirect.h"

namespace clusterwright {

namespace {

/// Whether q >= 2 is a power of one prime.
bool isPrimePower(Count q)
{
    for (Count prime = 2; prime * prime <= q; ++prime)
        if (q % prime == 0) {
            while (q % prime == 0)
                q /= prime;
            return q == 1;
        }
    return true;
}

} // namespace

Result<SlimFly> slimFly(Count q)
{
    if (q % 4 == 2)
        return wrong({}, "q",
                     "q is " + std::to_string(q) + "; it must be 4w - 1, 4w or 4w + 1 for a whole w.");
    const Count d = q % 4 == 3 ? -1 : q % 4;
    SlimFly network;
    network.routers = product({2, q, q});
    network.networkRadix = (3 * q - d) / 2;
    network.concentration = (network.networkRadix + 1) / 2;
    network.endpoints = product({network.routers, network.concentration});
    network.radix = network.networkRadix + network.concentration;
    network.interswitchLinks = product({q, q, network.networkRadix});
    network.isConstructible = isPrimePower(q);
    return network;
}

Result<Dragonfly> dragonfly(Count endpointsPerRouter, Count routersPerGroup, Count globalLinksPerRouter,
                            std::optional<Count> groups)
{
    const Count most = routersPerGroup * globalLinksPerRouter + 1;
    Dragonfly network;
    network.groups = groups.value_or(most);
    if (network.groups > most)
        return wrong({}, "groups",
                     "groups is " + std::to_string(network.groups) + "; the global links of a group reach " +
                         std::to_string(most) + " with its own.");
    network.routers = product({routersPerGroup, network.groups});
    network.endpoints = product({network.routers, endpointsPerRouter});
    network.radix = endpointsPerRouter + routersPerGroup - 1 + globalLinksPerRouter;
    network.localLinks = product({network.routers, routersPerGroup - 1}) / 2;
    network.globalLinks = product({network.routers, globalLinksPerRouter}) / 2;
    return network;
}

HyperX hyperX(const std::vector<Count> &shape, Count endpointsPerSwitch, Count linkMultiplicity)
{
    Count neighbours = 0;
    for (const Count switches : shape)
        neighbours = sum({neighbours, switches - 1});
    const Count linksPerSwitch = product({neighbours, linkMultiplicity});
    HyperX network;
    network.switches = product(shape);
    network.endpoints = product({network.switches, endpointsPerSwitch});
    network.radix = sum({endpointsPerSwitch, linksPerSwitch});
    network.links = product({network.switches, linksPerSwitch}) / 2;
    network.diameter = static_cast<Count>(shape.size());
    return network;
}

Torus torus(const std::vector<Count> &dimensions)
{
    Torus network;
    network.nodes = product(dimensions);
    network.links = product({static_cast<Count>(dimensions.size()), network.nodes});
    network.bisectionLinks = product({2, network.nodes / *std::ranges::max_element(dimensions)});
    for (const Count length : dimensions)
        network.diameter += length / 2;
    return network;
}

Result<OpticalTorus> opticalTorus(Count cubeEdge, Count chips, Count chipsPerHost)
{
    const Count cube = product({cubeEdge, cubeEdge, cubeEdge});
    if (chips % cube != 0)
        return wrong({}, "chips",
                     "chips is " + std::to_string(chips) +
                         "; it must be a multiple of cube_edge^3, which is " +
                         (cube == tooMany ? "larger than 1e9" : std::to_string(cube)) + ".");
    OpticalTorus network;
    network.cubes = chips / cube;
    network.linksPerCube = 6 * cubeEdge * cubeEdge;
    network.linkEndpoints = network.cubes * network.linksPerCube;
    network.hosts = roundedUp(ratioOf(chips, chipsPerHost));
    return network;
}

} // namespace clusterwright
