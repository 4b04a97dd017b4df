// Switched fabrics in tiers: counts of switches, cables and endpoints.
#pragma once

#include "model/calculators/counts.h"
#include "model/quantity.h"
#include "model/result.h"

#include <optional>
#include <string>

namespace clusterwright {

struct FatTree {
    Count hosts = 0, edge = 0, aggregation = 0, core = 0, switches = 0, pods = 0, interswitchLinks = 0;
};

/// Three-tier k-ary fat-tree at full size, for switches of k >= 2 ports: k^3/4 hosts on 5 k^2/4 switches.
/// Fails (key switch_radix) for an odd k. (Al-Fares, Loukissas and Vahdat, "A scalable, commodity data center
/// network architecture", SIGCOMM 2008.) Test: FabricTest::tiers.
Result<FatTree> fatTree(Count radix);

/// Leaf-spine fabric in one or more independent planes; every endpoint port sits in exactly one of them.
struct TwoTierRequest {
    Count radix = 0;                        ///< ports per switch, >= 2
    double oversubscription = 1;            ///< leaf downlinks over uplinks at equal port speed, >= 1
    std::optional<Count> endpointsPerPlane; ///< the maximum if not stated
    Count planes = 1;
};
struct TwoTier {
    Count downPerLeaf = 0, upPerLeaf = 0;
    Count leaves = 0, spines = 0, leafSpineCables = 0, endpoints = 0, maxEndpoints = 0; ///< of all planes
};

/// floor(k o/(o + 1)) of the k ports of a leaf go down; the spines of a plane are the smallest divisor of the
/// uplinks of a leaf that has enough ports, so that each leaf has as many links to every spine. Counting,
/// after the tables of NVIDIA's DGX SuperPOD reference architectures. Fails (key oversubscription) if no port
/// is left to go up, and (key endpoints_per_plane) for more leaves than a spine has ports. Test:
/// FabricTest::tiers.
Result<TwoTier> twoTier(const TwoTierRequest &request);

/// A rail-optimised cluster of whole scalable units: port i of every node in a unit goes to a leaf of rail i.
struct UnitRequest {
    Count units = 0, nodesPerUnit = 0, nicsPerNode = 0, radix = 0;
    Count removedNodes = 0;           ///< left out; switches are still built for whole units
    Count managerPorts = 0;           ///< leaf ports of fabric managers
    std::optional<Count> rails;       ///< divides nicsPerNode; nicsPerNode if not stated
    std::optional<Count> downPerLeaf; ///< half of the radix, rounded down, if not stated
    std::optional<Count> upPerLeaf;   ///< the rest of the radix if not stated
    Count uplinkBreakout = 1;         ///< links each uplink and spine port splits into
    Count tiers = 2;                  ///< 2 or 3
};
struct UnitFabric {
    Count nodes = 0, leaves = 0, spines = 0, cores = 0; ///< no cores in two tiers
    Count endpointCables = 0, leafSpineCables = 0, spineCoreCables = 0;
};

/// Leaves per rail and unit are ceil(ports of the rail / downPerLeaf). Two tiers: spines as in twoTier(), of
/// uplinks times breakout. Three tiers, non-blocking: as many spines as leaves and
/// ceil(leaves * upPerLeaf / radix) cores. Reproduces the tables of NVIDIA's DGX SuperPOD reference
/// architectures for H100, B200 and B300; that the spines divide the uplinks evenly is read out of them.
/// Fails with the key of what does not fit: removed_nodes, rails, down_per_leaf, tiers, manager_ports. Test:
/// FabricTest::superPods.
Result<UnitFabric> scalableUnit(const UnitRequest &request);

/// The smallest divisor of a * b that is >= least; a * b if there is none. 1 <= a, b <= 1e9.
Count smallestDivisor(Count a, Count b, Count least);

/// Segments in which each port of a NIC goes to another top-of-rack switch; the switches of one plane reach
/// only the aggregation of that plane.
struct DualTorRequest {
    Count activeGpus = 0; ///< per segment, one NIC each
    Count gpusPerHost = 0, portsPerNic = 2;
    Count downPorts = 0,
          upPorts = 0;          ///< of a top-of-rack switch; one uplink to each aggregation of its plane
    Bandwidth downPort, upPort; ///< rate of one port
    Count segments = 1, planes = 2;
    double aggregationOversubscription = 1; ///< towards the core, >= 1
};
struct DualTor {
    Count hosts = 0, accessLinks = 0, tors = 0, uplinks = 0;                     ///< per segment
    double oversubscription = 0;                                                 ///< of a top-of-rack switch
    Count gpus = 0, torsPerPlane = 0, aggregationPerPlane = 0, aggregations = 0; ///< of the pod
    Count aggregationDownPorts = 0, aggregationUpPorts = 0;                      ///< of one
};

/// Counting, after Qian et al., "Alibaba HPN: a data center network for large language model training",
/// SIGCOMM 2024. Fails (key planes) if the switches do not share out evenly. Test: FabricTest::tiers.
Result<DualTor> dualTor(const DualTorRequest &request);

/// Bandwidth down over bandwidth up of one switch tier. Test: FabricTest::tiers.
double tierOversubscription(Count downPorts, Bandwidth down, Count upPorts, Bandwidth up);

struct Bisection {
    Count gpusPerPod = 0, gpus = 0;
    Bandwidth pod, cluster; ///< gpus * port rate / 2; above the pod divided by its oversubscription >= 1
};
/// Of a cluster that is non-blocking inside a pod. (Definition; the Llama 3 training cluster, arXiv
/// 2407.21783, is 7 to 1 above the pod.) Test: FabricTest::tiers.
Bisection computeBisection(Count gpusPerRack, Count racksPerPod, Count pods, Bandwidth gpu,
                           double oversubscription);

} // namespace clusterwright
