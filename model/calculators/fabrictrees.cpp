#include "model/calculators/fabrictrees.h"

#include <numeric>

namespace clusterwright {

namespace {

std::vector<Count> divisorsOf(Count number)
{
    std::vector<Count> divisors;
    for (Count divisor = 1; divisor * divisor <= number; ++divisor)
        if (number % divisor == 0) {
            divisors.push_back(divisor);
            divisors.push_back(number / divisor);
        }
    return divisors;
}

/// Switches of `ports` ports that take all the links of `switches` below.
Count switchesAbove(Count switches, Count linksEach, Count ports)
{
    return roundedUp(asNumber(switches) * asNumber(linksEach) / asNumber(ports));
}

} // namespace

Result<FatTree> fatTree(Count radix)
{
    if (radix % 2 != 0)
        return wrong({}, "switch_radix", "switch_radix is " + std::to_string(radix) + "; it must be even.");
    const Count half = radix / 2;
    FatTree tree;
    tree.hosts = product({radix, half, half});
    tree.edge = tree.aggregation = product({radix, half});
    tree.core = product({half, half});
    tree.switches = product({5, half, half});
    tree.pods = radix;
    tree.interswitchLinks = product({2, tree.hosts});
    return tree;
}

Result<TwoTier> twoTier(const TwoTierRequest &request)
{
    const double radix = asNumber(request.radix);
    TwoTier fabric;
    fabric.downPerLeaf = roundedDown(radix * request.oversubscription / (request.oversubscription + 1));
    fabric.upPerLeaf = request.radix - fabric.downPerLeaf;
    if (fabric.upPerLeaf < 1)
        return wrong({}, "oversubscription",
                     "oversubscription is too large: none of the " + std::to_string(request.radix) +
                         " ports of a leaf is left to go up.");
    const Count mostEndpoints = product({fabric.downPerLeaf, request.radix});
    const Count leaves = request.endpointsPerPlane
                             ? roundedUp(ratioOf(*request.endpointsPerPlane, fabric.downPerLeaf))
                             : request.radix;
    if (leaves > request.radix)
        return wrong({}, "endpoints_per_plane",
                     "endpoints_per_plane is " + std::to_string(*request.endpointsPerPlane) +
                         "; it must be at most " + std::to_string(mostEndpoints) +
                         ", as a spine has no port for more leaves.");
    const Count spines =
        smallestDivisor(fabric.upPerLeaf, 1, switchesAbove(leaves, fabric.upPerLeaf, request.radix));
    fabric.leaves = product({request.planes, leaves});
    fabric.spines = product({request.planes, spines});
    fabric.leafSpineCables = product({fabric.leaves, fabric.upPerLeaf});
    fabric.endpoints = product({request.planes, request.endpointsPerPlane.value_or(mostEndpoints)});
    fabric.maxEndpoints = product({request.planes, mostEndpoints});
    return fabric;
}

Result<UnitFabric> scalableUnit(const UnitRequest &request)
{
    const auto &[units, nodesPerUnit, nics, radix, removed, managerPorts, givenRails, givenDown, givenUp,
                 breakout, tiers] = request;
    const Count rails = givenRails.value_or(nics), down = givenDown.value_or(radix / 2);
    const Count up = givenUp.value_or(radix - down);
    if (removed >= units * nodesPerUnit)
        return wrong({}, "removed_nodes",
                     "removed_nodes is " + std::to_string(removed) + "; it must be less than " +
                         std::to_string(units * nodesPerUnit) + ", which is all nodes.");
    if (nics % rails != 0)
        return wrong({}, "rails",
                     "rails is " + std::to_string(rails) + "; it must divide nics_per_node, which is " +
                         std::to_string(nics) + ".");
    if (up < 1 || down + up > radix)
        return wrong({}, "down_per_leaf",
                     "down_per_leaf is " + std::to_string(down) + " and up_per_leaf " + std::to_string(up) +
                         "; each must be at least 1, and both together at most switch_radix, which is " +
                         std::to_string(radix) + ".");
    UnitFabric fabric;
    fabric.nodes = units * nodesPerUnit - removed;
    fabric.leaves = product({units, rails, roundedUp(ratioOf(nodesPerUnit * (nics / rails), down))});
    fabric.endpointCables = sum({product({fabric.nodes, nics}), managerPorts});
    fabric.leafSpineCables = product({fabric.leaves, up});
    if (tiers == 2 && fabric.leaves > radix * breakout)
        return wrong({}, "tiers",
                     "tiers is 2; it must be 3, as the " + std::to_string(fabric.leaves) +
                         " leaves are more than the " + std::to_string(radix * breakout) +
                         " links of a spine.");
    if (tiers == 3 && fabric.leaves > radix * radix / 2)
        return wrong({}, "tiers",
                     "tiers is 3, and three tiers of these switches take " +
                         std::to_string(radix * radix / 2) + " leaves; there are " +
                         std::to_string(fabric.leaves) + ".");
    if (tiers == 3 && (down != up || breakout != 1))
        return wrong(
            {}, "tiers",
            "tiers is 3; it must be 2 unless as many ports of a leaf go up as down and no uplink is split.");
    if (fabric.endpointCables > product({fabric.leaves, down}))
        return wrong({}, "manager_ports",
                     "manager_ports is " + std::to_string(managerPorts) +
                         "; with the ports of the nodes that makes " + std::to_string(fabric.endpointCables) +
                         ", and the leaves have " + std::to_string(product({fabric.leaves, down})) + ".");
    const Count enough = switchesAbove(fabric.leaves, up, radix);
    fabric.spines = tiers == 2 ? smallestDivisor(up, breakout, enough) : fabric.leaves;
    fabric.cores = tiers == 2 ? 0 : enough;
    fabric.spineCoreCables = tiers == 2 ? 0 : fabric.leafSpineCables;
    return fabric;
}

Count smallestDivisor(Count a, Count b, Count least)
{
    Count smallest = a * b;
    const std::vector<Count> divisors = divisorsOf(b);
    for (const Count divisor : divisorsOf(a)) // every divisor of a * b is a product of two such
        for (const Count other : divisors)
            if (divisor * other >= least)
                smallest = std::min(smallest, divisor * other);
    return smallest;
}

Result<DualTor> dualTor(const DualTorRequest &request)
{
    DualTor pod;
    pod.hosts = roundedUp(ratioOf(request.activeGpus, request.gpusPerHost));
    pod.accessLinks = request.activeGpus * request.portsPerNic;
    pod.tors = roundedUp(ratioOf(pod.accessLinks, request.downPorts));
    pod.uplinks = product({pod.tors, request.upPorts});
    pod.oversubscription =
        tierOversubscription(request.downPorts, request.downPort, request.upPorts, request.upPort);
    const Count common = std::gcd(request.segments, request.planes), rest = request.planes / common;
    if (pod.tors % rest != 0)
        return wrong({}, "planes",
                     "planes is " + std::to_string(request.planes) +
                         "; it must divide the top-of-rack switches of the pod, which are " +
                         std::to_string(product({request.segments, pod.tors})) + ".");
    pod.gpus = request.segments * request.activeGpus;
    pod.torsPerPlane = product({request.segments / common, pod.tors / rest});
    pod.aggregationPerPlane = request.upPorts;
    pod.aggregations = request.planes * request.upPorts;
    pod.aggregationDownPorts = pod.torsPerPlane;
    pod.aggregationUpPorts =
        roundedUp(asNumber(pod.aggregationDownPorts) / request.aggregationOversubscription);
    return pod;
}

double tierOversubscription(Count downPorts, Bandwidth down, Count upPorts, Bandwidth up)
{
    return asNumber(downPorts) * down / (asNumber(upPorts) * up);
}

Bisection computeBisection(Count gpusPerRack, Count racksPerPod, Count pods, Bandwidth gpu,
                           double oversubscription)
{
    Bisection cluster;
    cluster.gpusPerPod = product({gpusPerRack, racksPerPod});
    cluster.gpus = product({cluster.gpusPerPod, pods});
    cluster.pod = asNumber(cluster.gpusPerPod) * gpu / 2.0;
    cluster.cluster = asNumber(cluster.gpus) * gpu / 2.0 / oversubscription;
    return cluster;
}

} // namespace clusterwright
