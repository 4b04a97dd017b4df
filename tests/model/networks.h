// Small networks made by hand, for tests and measurements.
#pragma once

#include "model/analysis/network.h"

#include <map>

namespace clusterwright::sample {

constexpr double linkRate = 50e9; // bytes per second: 400 Gb/s

/// Devices have to come tier by tier from the endpoints, links in the order of their lower end.
class NetworkMaker {
public:
    /// Index of the first.
    std::int32_t add(Tier tier, std::int32_t count, std::int32_t plane = 0)
    {
        const auto first = static_cast<std::int32_t>(network.devices.size());
        for (std::int32_t i = 0; i < count; ++i)
            network.devices.push_back({.tier = tier, .plane = plane, .number = m_counts[tier]++});
        return first;
    }
    void join(std::int32_t a, std::int32_t z, double rate = linkRate)
    {
        const auto port = [this](std::int32_t device) {
            return FabricPort{.device = device, .port = m_ports[device]++};
        };
        network.links.push_back({.a = port(a),
                                 .z = port(z),
                                 .rate = rate,
                                 .lower = network.devices[static_cast<std::size_t>(a)].tier});
    }

    FabricNetwork network = {};

private:
    std::map<Tier, std::int32_t> m_counts;
    std::map<std::int32_t, std::int32_t> m_ports;
};

/// Of switches with k ports in three tiers, k even, as Al-Fares 2008 draws it: k^3/4 endpoints, k pods.
inline FabricNetwork fatTree(std::int32_t k)
{
    const std::int32_t half = k / 2;
    NetworkMaker maker;
    maker.add(Tier::Endpoint, k * half * half);
    const auto leaf = maker.add(Tier::Leaf, k * half), spine = maker.add(Tier::Spine, k * half),
               core = maker.add(Tier::Core, half * half);
    for (std::int32_t i = 0; i < k * half * half; ++i)
        maker.join(i, leaf + i / half);
    for (std::int32_t i = 0; i < k * half; ++i)
        for (std::int32_t j = 0; j < half; ++j)
            maker.join(leaf + i, spine + i / half * half + j);
    for (std::int32_t i = 0; i < k * half; ++i)
        for (std::int32_t j = 0; j < half; ++j)
            maker.join(spine + i, core + i % half * half + j);
    return maker.network;
}

struct LeafSpine {
    std::int32_t leaves = 4, spines = 2;
    std::int32_t perLeaf = 4;      ///< endpoints, or groups of them: see rails
    std::int32_t linksPerPair = 1; ///< from each leaf to each spine
    std::int32_t planes = 1;       ///< each with that many leaves and spines
    std::int32_t rails = 1;        ///< ports of an endpoint in each plane, to this many neighbouring leaves
    double uplink = linkRate;      ///< rate
};

/// Endpoints on one leaf, or with `rails` on as many leaves, of each plane.
inline FabricNetwork leafSpine(const LeafSpine &shape)
{
    NetworkMaker maker;
    const std::int32_t endpoints = shape.leaves / shape.rails * shape.perLeaf;
    maker.add(Tier::Endpoint, endpoints);
    const std::int32_t leaf = endpoints, spine = leaf + shape.planes * shape.leaves;
    for (std::int32_t plane = 0; plane < shape.planes; ++plane)
        maker.add(Tier::Leaf, shape.leaves, plane);
    for (std::int32_t plane = 0; plane < shape.planes; ++plane)
        maker.add(Tier::Spine, shape.spines, plane);
    for (std::int32_t i = 0; i < endpoints; ++i)
        for (std::int32_t plane = 0; plane < shape.planes; ++plane)
            for (std::int32_t rail = 0; rail < shape.rails; ++rail)
                maker.join(i, leaf + plane * shape.leaves + i / shape.perLeaf * shape.rails + rail);
    for (std::int32_t i = 0; i < shape.planes * shape.leaves; ++i)
        for (std::int32_t j = 0; j < shape.spines; ++j)
            for (std::int32_t n = 0; n < shape.linksPerPair; ++n)
                maker.join(leaf + i, spine + i / shape.leaves * shape.spines + j, shape.uplink);
    return maker.network;
}

/// Routers in a ring, each joined to the next, with some endpoints on each: as the groups of a dragonfly are
/// when each has a link to two others.
inline FabricNetwork ringOfRouters(std::int32_t routers, std::int32_t perRouter)
{
    NetworkMaker maker;
    maker.add(Tier::Endpoint, routers * perRouter);
    const auto router = maker.add(Tier::Leaf, routers);
    for (std::int32_t i = 0; i < routers * perRouter; ++i)
        maker.join(i, router + i / perRouter);
    for (std::int32_t i = 0; i < routers; ++i)
        maker.join(router + i, router + (i + 1) % routers);
    return maker.network;
}

} // namespace clusterwright::sample
