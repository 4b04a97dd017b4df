// Network: the devices and links of a fabric, from port to port, as they follow from its rules and from where
// things stand. Compact: 100,000 endpoints in three tiers take about 20 MB.
#pragma once

#include "model/design/design.h"
#include "model/parts/ports.h"

namespace clusterwright {

enum class Tier : std::uint8_t { Endpoint, Leaf, Spine, Core };
template <>
inline constexpr auto namesOf<Tier> = std::array{Name{Tier::Endpoint, "endpoint"}, Name{Tier::Leaf, "leaf"},
                                                 Name{Tier::Spine, "spine"}, Name{Tier::Core, "core"}};

/// A device with ports in a fabric, or a switch that the fabric needs.
struct FabricDevice {
    std::int32_t rack = -1;      ///< index in Design::racks; -1 = it stands nowhere yet (switches only)
    std::int32_t placement = -1; ///< index in the placements of the rack's type
    Tier tier = Tier::Endpoint;
    std::int32_t endpoints = -1; ///< of an endpoint: index in Design::endpoints of the group it came by
    std::int32_t plane = 0;      ///< of a switch
    std::int32_t unit = 0;       ///< scalable unit, pod of a spine, or group of a direct network
    std::int32_t rail = 0;       ///< of a leaf
    std::int32_t number = 0;     ///< in its tier, from 0, over all planes

    bool operator==(const FabricDevice &) const = default;
};

/// One port of one device of the network, or one link of a port that is split.
struct FabricPort {
    std::int32_t device = -1; ///< index in FabricNetwork::devices
    std::int32_t port = 0;    ///< in its group, from 0
    std::int16_t group = 0;   ///< index in portGroupsOf() the part
    std::int16_t link = -1;   ///< of a port that is split, from 0; -1 = the whole port

    bool operator==(const FabricPort &) const = default;
    auto operator<=>(const FabricPort &) const = default;
};

/// A link; `a` is the end nearer to the endpoints.
struct FabricLink {
    FabricPort a, z;
    double rate = 0;             ///< bytes per second, in each direction
    Tier lower = Tier::Endpoint; ///< tier of end a: Endpoint, Leaf (to spines, or between routers), Spine
    bool isGlobal = false;       ///< between groups of a direct network, or through an optical circuit switch
    std::int32_t override = -1;  ///< index in Design::links, if it was decided by hand

    bool operator==(const FabricLink &) const = default;
};

/// What the counting rules give. Cables of a tier boundary count an uplink that splits once.
struct FabricPlan {
    std::int64_t devices = 0;       ///< that have ports in the fabric
    std::int64_t endpointPorts = 0; ///< links of endpoints
    std::int64_t units = 0, pods = 0;
    std::int64_t leaves = 0, spines = 0, cores = 0;                                  ///< of all planes
    std::int64_t leafDown = 0, leafUp = 0, spineDown = 0, spineUp = 0, coreDown = 0; ///< links of one switch
    std::int64_t leafRadix = 0, spineRadix = 0, coreRadix = 0; ///< links that one can have at its rates
    std::int64_t endpointCables = 0, leafSpineCables = 0, spineCoreCables = 0;
    std::int64_t opticalSwitchPorts = 0; ///< of a torus: ports of optical circuit switches
    std::int64_t unconnected = 0;        ///< links of endpoints that found no switch port

    bool operator==(const FabricPlan &) const = default;
};

struct FabricNetwork {
    FabricPlan plan;
    std::vector<FabricDevice> devices; ///< endpoints, leaves, spines, cores
    std::vector<FabricLink> links;     ///< of endpoints, leaf to spine, spine to core, each in the order of a
    std::vector<std::string> problems; ///< why it, or a part of it, cannot be built; sentences

    bool operator==(const FabricNetwork &) const = default;
};

/// The network of a fabric of the design. Pure, deterministic; linear in links. Switches that the rules need
/// and that stand nowhere are part of it, without a place.
FabricNetwork buildNetwork(const Design &design, const Fabric &fabric);

/// The part of a device: of its placement, or of its tier in the fabric. Null if the design has no such part.
const Part *partOf(const Design &design, const Fabric &fabric, const FabricDevice &device);

/// What FabricPort::group counts: the port groups of the part, and one more for ports that it does not state:
/// those that a group of endpoints states for it, or the radix of its tier.
std::vector<PortGroup> portGroupsOf(const Design &design, const Fabric &fabric, const FabricDevice &device);

/// "A05-leaf-1"; of a switch that stands nowhere "compute leaf 3".
std::string deviceName(const Design &design, const Fabric &fabric, const FabricDevice &device);

/// Index of the first device of a tier, and one past the last; (n, n) if there is none.
std::pair<std::size_t, std::size_t> devicesOf(const FabricNetwork &network, Tier tier);

} // namespace clusterwright
