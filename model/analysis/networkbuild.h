// Building a network, step by step: what its generators share.
#pragma once

#include "model/analysis/network.h"
#include "model/calculators/counts.h"

namespace clusterwright::net {

/// No more links, and no more switch ports of one tier, are generated.
inline constexpr Count mostLinks = 4'000'000;
/// Links of one switch, links of one port.
inline constexpr Count mostRadix = 65'536, mostPerPort = 64;

/// One link of an endpoint, and the switch port that it found.
struct Socket {
    FabricPort own;
    FabricPort at = {};          ///< device -1 = none
    std::int32_t endpoints = -1; ///< index in Design::endpoints
    std::int32_t index = 0;      ///< among the links of its device that are attached in the same way
    double rate = 0;             ///< bytes per second; 0 = unknown
};

/// The ports of one kind of switch. Its first ports go down, the next up, and what is kept spare comes last.
struct TierPorts {
    std::int16_t group = 0;
    Count radix = 0, down = 0, up = 0; ///< links; the radix at the rate of those that go down
    Count perDown = 1, perUp = 1;      ///< links that one port carries
    Count downPorts = 0, firstUp = 0;  ///< ports
    Count mostUp = 0;                  ///< links up that there are ports for
};

/// A network on its way.
struct Draft {
    const Design &design;
    const Fabric &fabric;
    FabricNetwork network = {};
    std::vector<Socket> sockets = {}; ///< in the order of their devices
    Bandwidth rate = {}, uplinkRate = {};
};

constexpr Count dividedUp(Count a, Count b)
{
    return a / b + (a % b > 0 ? 1 : 0);
}
/// What part `index` of `parts` gets of a total that is shared as evenly as whole numbers go.
constexpr Count shareOf(Count total, Count parts, Count index)
{
    return total / parts + (index < total % parts ? 1 : 0);
}

/// Adds a sentence, once.
void say(Draft &draft, const std::string &problem);
/// A number of the fabric, between 1 and `most`; says so if it is not.
Count within(Draft &draft, const char *name, Count value, Count most);
/// Whether `switches` of `radix` links can be generated; says so if they are too many.
bool isBuildable(Draft &draft, Count switches, Count radix);

Attach attachOf(const Draft &draft, const Socket &socket);
const SwitchTier &switchesOf(const Fabric &fabric, Tier tier);
/// The part of a tier, or null.
const Part *partOfTier(const Design &design, const Fabric &fabric, Tier tier);

/// Port and link of the link `index` of ports that carry `perPort` each, counted from port `first`.
FabricPort portAt(std::size_t device, std::int16_t group, Count first, Count index, Count perPort);

/// Endpoint devices, their sockets, and the rates of the links.
void collectEndpoints(Draft &draft);
/// Numbers the switches of a tier and binds them to those that stand. They must be the last devices.
void bindSwitches(Draft &draft, Tier tier);
/// Switches that stand for a tier.
Count standingSwitches(const Design &design, const Fabric &fabric, Tier tier);

/// How the links of a switch are shared. The highest tier has none that go up. Nothing, and a sentence, if
/// its radix is not known.
std::optional<TierPorts> sharePorts(Draft &draft, Tier tier, Bandwidth below, Bandwidth above, bool isTop);
/// The ports of a router: `down` for endpoints, the others for its neighbours.
TierPorts routerPorts(Draft &draft, Tier tier, Count down);

/// The numbers of a HyperX or torus, x first; empty, and a sentence, if they are none.
std::vector<Count> shapeOf(Draft &draft);

void buildFatTree(Draft &draft);
/// Networks of routers: dragonfly, dragonfly+, HyperX, Slim Fly.
void buildRouters(Draft &draft);
void buildTorus(Draft &draft);
void buildCustom(Draft &draft);

/// The links of the endpoints that found a port, before those between the switches.
void addEndpointLinks(Draft &draft);
void applyOverrides(Draft &draft);

} // namespace clusterwright::net
