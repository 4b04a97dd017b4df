// Fabric: a network of the cluster as it was decided: what it joins, through which switches, in which
// topology. Links are not stored: they follow from this and from where things stand (analysis/network.h).
#pragma once

#include "model/design/powerchain.h"
#include "model/design/role.h"
#include "model/quantity.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clusterwright {

using FabricId = std::string;

/// What a network is for.
enum class FabricKind { ScaleUp, ScaleOut, Storage, InBand, OutOfBand };
template <>
inline constexpr auto namesOf<FabricKind> =
    std::array{Name{FabricKind::ScaleUp, "scale-up"}, Name{FabricKind::ScaleOut, "scale-out"},
               Name{FabricKind::Storage, "storage"}, Name{FabricKind::InBand, "in-band"},
               Name{FabricKind::OutOfBand, "out-of-band"}};

enum class Topology { FatTree, Dragonfly, DragonflyPlus, HyperX, Torus, SlimFly, Custom };
template <>
inline constexpr auto namesOf<Topology> = std::array{Name{Topology::FatTree, "fat-tree"},
                                                     Name{Topology::Dragonfly, "dragonfly"},
                                                     Name{Topology::DragonflyPlus, "dragonfly-plus"},
                                                     Name{Topology::HyperX, "hyperx"},
                                                     Name{Topology::Torus, "torus"},
                                                     Name{Topology::SlimFly, "slim-fly"},
                                                     Name{Topology::Custom, "custom"}};

/// How leaves form pods in three tiers: those of neighbouring units, or those of a rail in all units.
enum class PodBy { Unit, Rail };
template <>
inline constexpr auto namesOf<PodBy> = std::array{Name{PodBy::Unit, "unit"}, Name{PodBy::Rail, "rail"}};

/// Where the ports of a group of endpoints go.
enum class Attach {
    Unit,    ///< to the leaves of their unit, rail by rail; they are what units are counted in
    Free,    ///< to leaf ports that are left, the emptiest leaf first
    Nearest, ///< to the nearest leaf with a free port, each next port of a device to another leaf
    Spine    ///< to spine ports that are left
};
template <>
inline constexpr auto namesOf<Attach> =
    std::array{Name{Attach::Unit, "unit"}, Name{Attach::Free, "free"}, Name{Attach::Nearest, "nearest"},
               Name{Attach::Spine, "spine"}};

/// The switches of one tier. Those that stand with this role (and part, if one is named) are taken in the
/// order of the racks, within a rack from the bottom.
struct SwitchTier {
    std::string part = {};                  ///< id
    Role role = Role::Other;                ///< of their placements; Other = none stand
    std::optional<std::int64_t> count = {}; ///< of all planes; none = as many as the rule needs
    std::optional<std::int64_t> radix =
        {}; ///< links of one at the rate of its endpoints; none = by its ports
    std::optional<std::int64_t> down = {}, up = {}; ///< links of one; none = the radix, shared by the ratio
    double oversubscription = 1;                    ///< down over up, where they are not stated; >= 1
    std::int64_t spare = 0;                         ///< links of one that stay free

    bool operator==(const SwitchTier &) const = default;
};

/// One network. Every count is per plane unless it says otherwise; a plane is an independent copy of the
/// switches, port i of a device goes to plane i mod planes.
struct Fabric {
    FabricId id = {};
    std::string name = {};
    FabricKind kind = FabricKind::ScaleOut;
    Topology topology = Topology::FatTree;

    // Fat trees
    std::int64_t tiers = 2; ///< 1 to 3
    std::int64_t planes = 1;
    std::int64_t rails = 1; ///< port i of a device, within its plane, goes to a leaf of rail i mod rails
    std::optional<std::int64_t> nodesPerUnit = {}; ///< devices; none = one unit holds all
    std::optional<std::int64_t> racksPerUnit = {}; ///< racks with such devices; before nodesPerUnit, which
                                                   ///< then only sizes the leaves
    std::optional<Bandwidth> rate = {};            ///< of a link; none = of the endpoint's port
    std::optional<Bandwidth> uplinkRate = {};      ///< between switches; none = the same
    std::int64_t uplinkBreakout = 1;               ///< links that each uplink cable may split into
    std::optional<std::int64_t> leavesPerPod = {}; ///< three tiers; none = as many as a spine has ports down
    PodBy podBy = PodBy::Unit;
    SwitchTier leaf = {}, spine = {}, core = {};
    std::int64_t managerPorts = 0; ///< leaf ports kept for fabric managers that are no devices of the design
    std::optional<std::int64_t> mostUnits = {}; ///< that the fabric shall grow to without new cables between
                                                ///< the switches that are there

    // Direct networks: the leaf tier is their routers (dragonfly+ has spines too)
    std::optional<std::int64_t> endpointsPerSwitch = {}; ///< p or T
    std::optional<std::int64_t> switchesPerGroup = {};   ///< a; of dragonfly+ the leaves of a group
    std::optional<std::int64_t> spinesPerGroup = {};     ///< of dragonfly+
    std::optional<std::int64_t> globalLinks = {};        ///< h, of a router or spine
    std::optional<std::int64_t> groups = {};             ///< g
    std::vector<std::string> shape = {}; ///< of a HyperX or torus, whole numbers: "4", "4", "4"
    std::int64_t multiplicity = 1;       ///< links between two switches of a HyperX, or neighbours of a torus
    std::optional<std::int64_t> cubeEdge = {}; ///< of a torus: blocks joined by optical circuit switches
    std::optional<std::int64_t> order = {};    ///< q of a Slim Fly

    std::optional<double> target = {};       ///< oversubscription of a tier that is accepted
    std::optional<double> declaredLoss = {}; ///< share of endpoints that one failure may cut off, accepted
    std::optional<std::int64_t> listedModules = {}; ///< transceivers on the order or the quote, to be checked
    Answer isBackplane = Answer::No;                ///< Yes = its cables belong to the rack: none are ordered
    std::string source = {};                        ///< who stated it

    bool operator==(const Fabric &) const = default;
};

/// A group of devices that a fabric joins.
struct FabricEndpoints {
    std::string id = {};
    FabricId fabric = {};
    Role role = Role::Other;                ///< of their placements; Other = every device with such ports
    std::string part = {};                  ///< id; empty = any part of the role
    std::string use = {};                   ///< of their port group: "compute"
    std::optional<std::int64_t> ports = {}; ///< of each device; none = all of the group from `first`
    std::int64_t first = 0;                 ///< the first port of the group that is used, from 0
    std::int64_t split = 1;                 ///< links that one port splits into (multi-plane adapters)
    std::optional<Bandwidth> rate = {};     ///< of one port, where the part states no such ports
    Attach attach = Attach::Unit;

    bool operator==(const FabricEndpoints &) const = default;
};

/// One port of one device.
struct PortPlace {
    std::string rack = {}, placement = {}; ///< ids
    std::string port = {};                 ///< name, as portName() gives it

    bool operator==(const PortPlace &) const = default;
};

/// A link decided by hand. The links that the rule gives to either port make way for it.
struct LinkOverride {
    std::string id = {};
    FabricId fabric = {};
    PortPlace a = {}, z = {};          ///< z without a rack: port a stays unconnected
    std::optional<Length> length = {}; ///< to order; none = as the route says
    std::string medium = {};           ///< id; empty = as the media table says
    std::string reason = {};

    bool operator==(const LinkOverride &) const = default;
};

} // namespace clusterwright
