// Fat trees: how many switches each tier has, and every link between them.
#include "model/analysis/networkattach.h"
#include "model/calculators/fabrictrees.h"

#include <numeric>

namespace clusterwright::net {
namespace {

using Indices = std::vector<std::size_t>; // of devices in the network

struct Pod {
    Indices leaves, spines;
};
struct Plane {
    std::vector<Pod> pods; // one in two tiers
    Indices cores;
};
struct Tree {
    Count tiers = 2, planes = 1, rails = 1, breakout = 1;
    TierPorts leaf, spine, core;
    std::vector<Plane> of;         // the planes
    std::vector<Count> spineLinks; // down, of every spine, and how few of them a port carries
    Count perSpinePort = 1;
};

/// Of a count stated for all planes: that of one.
Count statedFor(const SwitchTier &tier, Count planes, Count plane)
{
    return shareOf(std::max<Count>(0, *tier.count), planes, plane);
}

Count linksAttached(const Draft &draft, Attach attach, Count planes, Count plane)
{
    return std::ranges::count_if(draft.sockets, [&](const Socket &socket) {
        return attachOf(draft, socket) == attach && socket.index % planes == plane;
    });
}

/// The leaves that the rule needs: whole units, or enough for all where no endpoint comes by unit.
Leaves neededLeaves(const Draft &draft, const Tree &tree, const Units &units)
{
    Leaves leaves{.ports = tree.leaf, .planes = tree.planes, .rails = tree.rails};
    leaves.units = units.count;
    Count links = product({units.size, units.linksPerRail}); // of a rail
    if (units.count == 0) {
        leaves.units = leaves.rails = 1;
        links = linksAttached(draft, Attach::Free, tree.planes, 0) +
                linksAttached(draft, Attach::Nearest, tree.planes, 0) +
                shareOf(std::clamp<Count>(draft.fabric.managerPorts, 0, mostLinks), tree.planes, 0);
    }
    leaves.blocks = tree.leaf.down > 0 ? dividedUp(links, tree.leaf.down) : 0;
    leaves.count = product({leaves.units, leaves.planes, leaves.rails, leaves.blocks});
    return leaves;
}

/// With as many leaves as are stated, if any are; the ports of a block are shared evenly by its leaves.
Leaves planLeaves(Draft &draft, const Tree &tree, const Units &units)
{
    Leaves leaves = neededLeaves(draft, tree, units);
    if (const auto stated = draft.fabric.leaf.count) {
        const Count count = std::max<Count>(0, *stated);
        if (count < leaves.count)
            say(draft, "The endpoints need " + std::to_string(leaves.count) + " leaves; " +
                           std::to_string(count) + " are stated.");
        const Count sets = leaves.units * leaves.planes * leaves.rails;
        leaves.blocks = std::max<Count>(leaves.blocks > 0 ? 1 : 0, count / sets);
        leaves.count = count;
    }
    if (units.count > 0 && leaves.blocks > 0) {
        const Count links = product({units.size, units.linksPerRail});
        leaves.portsPerBlock = std::min(dividedUp(links, leaves.blocks), tree.leaf.down);
    }
    return leaves;
}

void addLeaves(Draft &draft, Leaves &leaves)
{
    leaves.first = draft.network.devices.size();
    const Count inUnits = product({leaves.units, leaves.planes, leaves.rails, leaves.blocks});
    for (Count i = 0; i < leaves.count; ++i) {
        FabricDevice leaf{.tier = Tier::Leaf};
        const Count set = leaves.blocks > 0 ? i / leaves.blocks : 0;
        const bool isInUnit = i < inUnits;
        const Count plane = isInUnit ? set / leaves.rails % leaves.planes : i % leaves.planes;
        const Count unit = isInUnit ? set / leaves.rails / leaves.planes : leaves.units - 1;
        leaf.plane = static_cast<std::int32_t>(plane);
        leaf.unit = static_cast<std::int32_t>(unit);
        leaf.rail = static_cast<std::int32_t>(isInUnit ? set % leaves.rails : 0);
        draft.network.devices.push_back(leaf);
    }
    bindSwitches(draft, Tier::Leaf);
}

/// The leaves of each plane in the order in which they form pods.
std::vector<Indices> leavesByPlane(const Draft &draft, const Tree &tree)
{
    std::vector<Indices> planes(static_cast<std::size_t>(tree.planes));
    const auto &devices = draft.network.devices;
    const auto [first, last] = devicesOf(draft.network, Tier::Leaf);
    for (std::size_t i = first; i < last; ++i)
        planes[static_cast<std::size_t>(devices[i].plane)].push_back(i);
    if (tree.tiers == 3 && draft.fabric.podBy == PodBy::Rail)
        for (Indices &leaves : planes)
            std::ranges::stable_sort(leaves, {}, [&](std::size_t i) { return devices[i].rail; });
    return planes;
}

Count spinesOfTwoTiers(const Draft &draft, const Tree &tree, Count leaves, Count plane)
{
    const Count uplinks = product({leaves, tree.leaf.up});
    const Count others = linksAttached(draft, Attach::Spine, tree.planes, plane);
    if (draft.fabric.spine.count)
        return statedFor(draft.fabric.spine, tree.planes, plane);
    if (uplinks == 0)
        return dividedUp(others, tree.spine.downPorts);
    return smallestDivisor(tree.leaf.up, tree.breakout, dividedUp(uplinks + others, tree.spine.down));
}

/// Spines of a pod with leaves `before` it, of `all` of the plane: its share of those that are stated, or as
/// many as take its links.
Count spinesOfPod(const Draft &draft, const Tree &tree, Count plane, Count before, Count leaves, Count all)
{
    if (!draft.fabric.spine.count)
        return dividedUp(product({leaves, tree.leaf.up}), tree.spine.down);
    const Count stated = statedFor(draft.fabric.spine, tree.planes, plane);
    return product({stated, before + leaves}) / all - product({stated, before}) / all;
}

Indices addSwitches(Draft &draft, Tier tier, Count radix, Count count, Count plane, Count pod)
{
    const auto [first, last] = devicesOf(draft.network, tier);
    if (!isBuildable(draft, sum({count, static_cast<Count>(last - first)}), radix))
        return {};
    Indices added(static_cast<std::size_t>(count));
    auto &devices = draft.network.devices;
    std::iota(added.begin(), added.end(), devices.size());
    FabricDevice device{.tier = tier};
    device.plane = static_cast<std::int32_t>(plane);
    device.unit = static_cast<std::int32_t>(pod);
    devices.insert(devices.end(), added.size(), device);
    return added;
}

void addPods(Draft &draft, const Tree &tree, Plane &own, Count plane, const Indices &leaves)
{
    const Count all = static_cast<Count>(leaves.size());
    const Count stated = draft.fabric.leavesPerPod.value_or(tree.spine.down);
    const Count size =
        tree.tiers == 3 ? within(draft, "leavesPerPod", stated, mostLinks) : std::max<Count>(1, all);
    for (Count first = 0; first < all; first += size) {
        Pod pod;
        const Count count = std::min(size, all - first);
        pod.leaves = Indices(leaves.begin() + first, leaves.begin() + first + count);
        const Count spines = tree.tiers == 2 ? spinesOfTwoTiers(draft, tree, all, plane)
                                             : spinesOfPod(draft, tree, plane, first, count, all);
        pod.spines = addSwitches(draft, Tier::Spine, tree.spine.radix, spines, plane, first / size);
        own.pods.push_back(std::move(pod));
    }
}

void addCores(Draft &draft, const Tree &tree, Plane &own, Count plane)
{
    Count spines = 0;
    for (const Pod &pod : own.pods)
        spines += static_cast<Count>(pod.spines.size());
    const Count cores = draft.fabric.core.count ? statedFor(draft.fabric.core, tree.planes, plane)
                                                : dividedUp(product({spines, tree.spine.up}), tree.core.down);
    own.cores = addSwitches(draft, Tier::Core, tree.core.radix, cores, plane, 0);
}

/// One side of the links between two tiers.
struct Side {
    const Indices &devices;
    std::int16_t group = 0;
    Count first = 0, perPort = 1; // port, links of one
};

/// Gives every lower switch `links` links to the upper ones, as evenly as whole links go: those that are left
/// over begin at the next upper switch for each lower one. Returns how many found no port.
Count join(FabricNetwork &network, const Side &lower, const Side &upper, Count links, Count capacity,
           double rate, std::vector<Count> &used)
{
    const auto uppers = static_cast<Count>(upper.devices.size());
    if (uppers == 0)
        return links * static_cast<Count>(lower.devices.size());
    const Count base = links / uppers, rest = links % uppers;
    const std::size_t firstUpper = devicesOf(network, network.devices[upper.devices[0]].tier).first;
    const Tier tier = network.devices[lower.devices[0]].tier;
    Count missing = 0, begin = 0;
    for (const std::size_t device : lower.devices) {
        Count index = 0;
        const Count targets = base > 0 ? uppers : rest, wrapped = std::max<Count>(0, begin + rest - uppers);
        for (Count t = 0; t < targets; ++t) { // in the order of the upper ones
            const Count u = base > 0 || t < wrapped ? t : begin + t - wrapped;
            const bool hasMore = (u - begin + uppers) % uppers < rest;
            const std::size_t to = upper.devices[static_cast<std::size_t>(u)];
            for (Count i = 0; i < base + (hasMore ? 1 : 0); ++i, ++index) {
                Count &next = used[to - firstUpper];
                if (next >= capacity) {
                    ++missing;
                    continue;
                }
                network.links.push_back({.a = portAt(device, lower.group, lower.first, index, lower.perPort),
                                         .z = portAt(to, upper.group, upper.first, next++, upper.perPort),
                                         .rate = rate,
                                         .lower = tier});
            }
        }
        begin = (begin + rest) % uppers;
    }
    return missing;
}

/// The fewest links that an uplink must split into so that every spine gets as many of each leaf.
Count splitOf(Count up, Count breakout, std::size_t spines)
{
    for (Count split = 1; split <= breakout; ++split)
        if (breakout % split == 0 && spines > 0 && up * split % static_cast<Count>(spines) == 0)
            return split;
    return 1;
}

void joinLeaves(Draft &draft, Tree &tree)
{
    const auto [first, last] = devicesOf(draft.network, Tier::Spine);
    tree.spineLinks.assign(last - first, 0);
    tree.perSpinePort = tree.spine.perDown * tree.breakout;
    const FabricPlan &plan = draft.network.plan;
    draft.network.links.reserve(static_cast<std::size_t>(plan.leafSpineCables + plan.spineCoreCables));
    Count missing = 0;
    for (const Plane &plane : tree.of)
        for (const Pod &pod : plane.pods) {
            const Count split = tree.tiers == 2 ? splitOf(tree.leaf.up, tree.breakout, pod.spines.size()) : 1;
            tree.perSpinePort = std::min(tree.perSpinePort, tree.spine.perDown * split);
            missing +=
                join(draft.network, {pod.leaves, tree.leaf.group, tree.leaf.firstUp, tree.leaf.perUp * split},
                     {pod.spines, tree.spine.group, 0, tree.spine.perDown * split}, tree.leaf.up * split,
                     tree.spine.down * split, inBytesPerSecond(draft.uplinkRate) / asNumber(split),
                     tree.spineLinks);
        }
    if (missing > 0)
        say(draft, std::to_string(missing) + " links of leaves find no port of a spine.");
}

/// Groups of cores such that spine s of every pod goes to group s mod groups; 1 if the spines of the pods do
/// not share out evenly.
Count coreGroups(const Plane &plane)
{
    if (plane.pods.empty())
        return 1;
    const auto groups = std::gcd(plane.pods.front().spines.size(), plane.cores.size());
    const bool isEven = groups > 0 && std::ranges::all_of(plane.pods, [&](const Pod &pod) {
                            return pod.spines.size() % groups == 0;
                        });
    return isEven ? static_cast<Count>(groups) : 1;
}

void joinSpines(Draft &draft, const Tree &tree)
{
    const auto [first, last] = devicesOf(draft.network, Tier::Core);
    std::vector<Count> used(last - first);
    Count missing = 0;
    for (const Plane &plane : tree.of) {
        const auto groups = static_cast<std::size_t>(coreGroups(plane));
        const std::size_t size = plane.cores.size() / groups;
        for (std::size_t g = 0; g < groups; ++g) {
            Indices spines;
            for (const Pod &pod : plane.pods)
                for (std::size_t s = g; s < pod.spines.size(); s += groups)
                    spines.push_back(pod.spines[s]);
            const auto begin = plane.cores.begin() + static_cast<std::ptrdiff_t>(g * size);
            const Indices cores(begin, begin + static_cast<std::ptrdiff_t>(size));
            missing += join(draft.network, {spines, tree.spine.group, tree.spine.firstUp, tree.spine.perUp},
                            {cores, tree.core.group, 0, tree.core.perDown}, tree.spine.up, tree.core.down,
                            inBytesPerSecond(draft.uplinkRate), used);
        }
    }
    if (missing > 0)
        say(draft, std::to_string(missing) + " links of spines find no port of a core switch.");
}

/// The ports of all tiers; false if one is not known.
bool planPorts(Draft &draft, Tree &tree)
{
    const auto leaf = sharePorts(draft, Tier::Leaf, draft.rate, draft.uplinkRate, tree.tiers == 1);
    tree.leaf = leaf.value_or(TierPorts());
    const auto ofTier = [&](Tier tier, Count number) {
        return tree.tiers < number
                   ? TierPorts()
                   : sharePorts(draft, tier, draft.uplinkRate, draft.uplinkRate, tree.tiers == number)
                         .value_or(TierPorts());
    };
    tree.spine = ofTier(Tier::Spine, 2);
    tree.core = ofTier(Tier::Core, 3);
    return tree.leaf.down > 0 && (tree.tiers < 2 || (tree.leaf.up > 0 && tree.spine.down > 0)) &&
           (tree.tiers < 3 || (tree.spine.up > 0 && tree.core.down > 0));
}

void writePlan(FabricPlan &plan, const Draft &draft, const Tree &tree)
{
    const auto countOf = [&](Tier tier) {
        const auto [first, last] = devicesOf(draft.network, tier);
        return static_cast<Count>(last - first);
    };
    plan.leaves = countOf(Tier::Leaf);
    plan.spines = countOf(Tier::Spine);
    plan.cores = countOf(Tier::Core);
    if (tree.tiers == 3)
        for (const Plane &plane : tree.of)
            plan.pods += static_cast<Count>(plane.pods.size());
    plan.leafDown = tree.leaf.down;
    plan.leafUp = tree.leaf.up;
    plan.leafRadix = tree.leaf.radix;
    plan.spineDown = tree.spine.down;
    plan.spineUp = tree.spine.up;
    plan.spineRadix = tree.spine.radix;
    plan.coreDown = tree.core.down;
    plan.coreRadix = tree.core.radix;
    plan.leafSpineCables = plan.leaves * plan.leafUp;
    plan.spineCoreCables = plan.spines * plan.spineUp;
}

void addSpinesAndCores(Draft &draft, Tree &tree)
{
    tree.of.resize(static_cast<std::size_t>(tree.planes));
    const std::vector<Indices> leaves = leavesByPlane(draft, tree);
    for (std::size_t p = 0; p < tree.of.size() && tree.tiers >= 2; ++p)
        addPods(draft, tree, tree.of[p], static_cast<Count>(p), leaves[p]);
    bindSwitches(draft, Tier::Spine);
    for (std::size_t p = 0; p < tree.of.size() && tree.tiers == 3; ++p)
        addCores(draft, tree, tree.of[p], static_cast<Count>(p));
    bindSwitches(draft, Tier::Core);
}

} // namespace

void buildFatTree(Draft &draft)
{
    constexpr Count mostPlanes = 64, mostRails = 1024;
    Tree tree;
    tree.tiers = within(draft, "tiers", draft.fabric.tiers, 3);
    tree.planes = within(draft, "planes", draft.fabric.planes, mostPlanes);
    tree.rails = within(draft, "rails", draft.fabric.rails, mostRails);
    tree.breakout = within(draft, "uplinkBreakout", draft.fabric.uplinkBreakout, mostPerPort);
    FabricPlan &plan = draft.network.plan;
    plan.endpointCables = plan.endpointPorts + std::clamp<Count>(draft.fabric.managerPorts, 0, mostLinks);
    const Units units = unitsOf(draft, tree.planes, tree.rails);
    plan.units = units.count;
    if (!planPorts(draft, tree))
        return;
    Leaves leaves = planLeaves(draft, tree, units);
    if (!isBuildable(draft, leaves.count, tree.leaf.radix * tree.breakout))
        return;
    addLeaves(draft, leaves);
    addSpinesAndCores(draft, tree);
    writePlan(plan, draft, tree);
    attachToLeaves(draft, leaves, units);
    joinLeaves(draft, tree);
    joinSpines(draft, tree);
    attachToSpines(draft, tree.spine, tree.planes, tree.perSpinePort, tree.spineLinks);
}

} // namespace clusterwright::net
