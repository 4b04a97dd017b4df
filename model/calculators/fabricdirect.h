// Direct networks: counts of routers and links of Slim Fly, dragonfly, HyperX and torus.
#pragma once

#include "model/calculators/counts.h"
#include "model/result.h"

#include <optional>
#include <vector>

namespace clusterwright {

struct SlimFly {
    Count routers = 0;
    Count networkRadix = 0;  ///< links of a router to others
    Count concentration = 0; ///< endpoints of a router
    Count endpoints = 0, radix = 0, interswitchLinks = 0;
    bool isConstructible = false; ///< the graph exists: q is a prime power
};

/// McKay-Miller-Siran graph of diameter 2 for q = 4w + d >= 3 with d in -1, 0, 1: 2 q^2 routers of network
/// radix (3q - d)/2. Counts follow the formula even where no graph exists. Fails (key q) for q mod 4 = 2.
/// (Besta and Hoefler, "Slim Fly: a cost effective low-diameter network topology", SC14, arXiv 1912.08968.)
/// Test: FabricTest::direct.
Result<SlimFly> slimFly(Count q);

struct Dragonfly {
    Count groups = 0, routers = 0, endpoints = 0, radix = 0, localLinks = 0, globalLinks = 0;
};

/// p endpoints, a routers per group and h global links per router; groups a h + 1 if not stated, >= 2. Fails
/// (key groups) for more than that. (Kim, Dally, Scott and Abts, "Technology-driven, highly-scalable
/// dragonfly topology", ISCA 2008.) Test: FabricTest::direct.
Result<Dragonfly> dragonfly(Count endpointsPerRouter, Count routersPerGroup, Count globalLinksPerRouter,
                            std::optional<Count> groups = {});

struct HyperX {
    Count switches = 0, endpoints = 0, radix = 0, links = 0, diameter = 0;
};

/// Every switch is linked to all others of its row in each dimension, of >= 2 switches. (Ahn et al., "HyperX:
/// topology, routing, and packaging of efficient large-scale networks", SC09.) Test: FabricTest::direct.
HyperX hyperX(const std::vector<Count> &shape, Count endpointsPerSwitch, Count linkMultiplicity);

struct Torus {
    Count nodes = 0, links = 0, bisectionLinks = 0, diameter = 0;
};

/// Wrapped in every dimension, of >= 3 nodes: as many links per node as dimensions, 2 nodes/longest of them
/// across the narrowest cut. (Dally and Towles, "Principles and Practices of Interconnection Networks", 2004,
/// chapter 5.) Test: FabricTest::direct.
Torus torus(const std::vector<Count> &dimensions);

struct OpticalTorus {
    Count cubes = 0;
    Count linksPerCube = 0;  ///< optical, 6 edge^2: one per chip on each face
    Count linkEndpoints = 0; ///< ports that optical circuit switches must have
    Count hosts = 0;
};

/// A torus of cubes with optical circuit switches between them. Fails (key chips) unless chips are a multiple
/// of edge^3. (Jouppi et al., "TPU v4", ISCA 2023, arXiv 2304.01433.) Test: FabricTest::direct.
Result<OpticalTorus> opticalTorus(Count cubeEdge, Count chips, Count chipsPerHost);

} // namespace clusterwright
