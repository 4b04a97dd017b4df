// The graph of a network as compact arrays, with what has failed left out, and its connected parts.
#pragma once

#include "model/analysis/network.h"

#include <span>

namespace clusterwright {

/// What is taken out of a network, by index; an empty list takes nothing out.
struct Failures {
    std::vector<bool> devices = {}, links = {};

    bool operator==(const Failures &) const = default;
};

Failures failedDevice(const FabricNetwork &network, std::size_t device);
Failures failedLink(const FabricNetwork &network, std::size_t link);
/// All switches of a plane.
Failures failedPlane(const FabricNetwork &network, std::int32_t plane);

/// Neither the link nor a device at its ends has failed.
bool isLive(const FabricNetwork &network, const Failures &failures, std::size_t link);

struct Arc {
    std::int32_t to = -1, link = -1; ///< device and link, as indices
};

/// Each live link is an arc at both of its ends. Arcs of a device keep the order of the links.
struct NetworkGraph {
    std::vector<std::int32_t> first; ///< arc of each device, and one past the last
    std::vector<Arc> arcs;

    std::size_t size() const { return first.size() - 1; }
    std::span<const Arc> arcsOf(std::int32_t device) const
    {
        const auto index = static_cast<std::size_t>(device);
        return {arcs.data() + first[index], arcs.data() + first[index + 1]};
    }
};

/// Of the links from tier `lowest` upwards: Tier::Leaf leaves the links of endpoints out. Linear.
NetworkGraph graphOf(const FabricNetwork &network, const Failures &failures = {},
                     Tier lowest = Tier::Endpoint);

/// A number for each device, from 0: equal where a chain of links joins two of them. Linear.
std::vector<std::int32_t> componentsOf(const NetworkGraph &graph);

/// Links from each device to the nearest of the targets; -1 = there is no way. Endpoints do not forward:
/// a way ends at the first one. Linear.
std::vector<std::int32_t> distancesTo(const FabricNetwork &network, const NetworkGraph &graph,
                                      std::span<const std::int32_t> targets);

/// Indices of the devices of a tier, in order.
std::vector<std::int32_t> indicesOf(const FabricNetwork &network, Tier tier);

} // namespace clusterwright
