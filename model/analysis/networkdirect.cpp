// Direct networks of routers: which of them are joined, port by port.
#include "model/analysis/networkbuild.h"
#include "model/calculators/fabricdirect.h"

#include <numeric>

namespace clusterwright::net {
namespace {

/// A link between two switches, by their indices among the switches of the network.
struct Edge {
    std::size_t a = 0, z = 0;
    bool isGlobal = false;
};

/// Switches and edges. Spines follow the leaves.
struct Graph {
    Count leaves = 0, spines = 0;
    Count leavesPerGroup = 0, spinesPerGroup = 0; ///< 0 = there are no groups
    Count groups = 0;
    std::vector<Edge> edges;
};

constexpr Count mostOfOne = 10'000; // of any number that a direct network is made from

std::size_t at(Count index)
{
    return static_cast<std::size_t>(index);
}

Count decided(Draft &draft, const char *name, const std::optional<Count> &value)
{
    if (!value)
        say(draft, std::string(name) + " is not stated.");
    return value ? within(draft, name, *value, mostOfOne) : 0;
}

/// Endpoints of a router: as stated, or those that there are, shared by all.
Count endpointsEach(Draft &draft, Count routers)
{
    if (draft.fabric.endpointsPerSwitch)
        return within(draft, "endpointsPerSwitch", *draft.fabric.endpointsPerSwitch, mostRadix);
    return routers > 0 ? dividedUp(static_cast<Count>(draft.sockets.size()), routers) : 0;
}

/// How many links each group has to every other one: all as many, and those that are left over around a
/// circle, so that two pairs differ by one at most and no group has more than `links`.
std::vector<Edge> groupPairs(Count groups, Count links)
{
    std::vector<Edge> pairs;
    const Count others = groups - 1, rest = links % others;
    for (Count round = 0; round < links / others; ++round)
        for (Count a = 0; a < groups; ++a)
            for (Count z = a + 1; z < groups; ++z)
                pairs.push_back({at(a), at(z), true});
    for (Count distance = 1; distance <= rest / 2; ++distance)
        for (Count a = 0; a < groups; ++a)
            pairs.push_back({at(a), at((a + distance) % groups), true});
    if (rest % 2 == 0)
        return pairs;
    const Count distance = groups % 2 == 0 ? groups / 2 : (rest + 1) / 2;
    std::vector<bool> hasOne(at(groups));
    for (Count a = 0; a < groups; ++a)
        if (const Count z = (a + distance) % groups; !hasOne[at(a)] && !hasOne[at(z)]) {
            hasOne[at(a)] = hasOne[at(z)] = true;
            pairs.push_back({at(a), at(z), true});
        }
    return pairs;
}

/// Global links; those of a group take its switches in turn. The first switch of group 0 is `first`.
void addGlobalEdges(Graph &graph, Count first, Count perGroup, Count linksEach)
{
    std::vector<Count> next(at(graph.groups));
    const auto switchOf = [&](std::size_t group) {
        return at(first + static_cast<Count>(group) * perGroup + next[group]++ % perGroup);
    };
    for (const Edge &pair : groupPairs(graph.groups, perGroup * linksEach)) {
        const std::size_t a = switchOf(pair.a), z = switchOf(pair.z);
        graph.edges.push_back({std::min(a, z), std::max(a, z), true});
    }
}

/// Groups of a network whose groups have `perGroup` switches of `global` links each; 0 if it cannot be.
Count groupsOf(Draft &draft, Count perGroup, Count global)
{
    std::optional<Count> stated;
    if (draft.fabric.groups)
        stated = std::max<Count>(2, within(draft, "groups", *draft.fabric.groups, mostOfOne));
    const auto counts = dragonfly(1, perGroup, global, stated);
    if (!counts)
        say(draft, counts.error().message);
    return counts ? counts.value().groups : 0;
}

Graph dragonflyGraph(Draft &draft)
{
    Graph graph;
    const Count a = decided(draft, "switchesPerGroup", draft.fabric.switchesPerGroup);
    const Count h = decided(draft, "globalLinks", draft.fabric.globalLinks);
    graph.leavesPerGroup = a;
    graph.groups = a > 0 && h > 0 ? groupsOf(draft, a, h) : 0;
    if (!isBuildable(draft, product({graph.groups, a}), a + h))
        return {};
    graph.leaves = graph.groups * a;
    for (Count router = 0; router < graph.leaves; ++router)
        for (Count other = router + 1; other < (router / a + 1) * a; ++other)
            graph.edges.push_back({at(router), at(other)});
    if (graph.groups > 1)
        addGlobalEdges(graph, 0, a, h);
    return graph;
}

Graph dragonflyPlusGraph(Draft &draft)
{
    Graph graph;
    const Count leaves = decided(draft, "switchesPerGroup", draft.fabric.switchesPerGroup);
    const Count spines = decided(draft, "spinesPerGroup", draft.fabric.spinesPerGroup);
    const Count h = decided(draft, "globalLinks", draft.fabric.globalLinks);
    graph.leavesPerGroup = leaves;
    graph.spinesPerGroup = spines;
    graph.groups = leaves > 0 && spines > 0 && h > 0 ? groupsOf(draft, spines, h) : 0;
    if (!isBuildable(draft, product({graph.groups, spines}), leaves + h))
        return {};
    graph.leaves = graph.groups * leaves;
    graph.spines = graph.groups * spines;
    for (Count leaf = 0; leaf < graph.leaves; ++leaf)
        for (Count i = 0; i < spines; ++i)
            graph.edges.push_back({at(leaf), at(graph.leaves + leaf / leaves * spines + i)});
    if (graph.groups > 1)
        addGlobalEdges(graph, graph.leaves, spines, h);
    return graph;
}

Graph hyperXGraph(Draft &draft)
{
    const std::vector<Count> shape = shapeOf(draft);
    const Count multiplicity = within(draft, "multiplicity", draft.fabric.multiplicity, mostOfOne);
    const HyperX counts = hyperX(shape, 0, multiplicity);
    if (shape.empty() || !isBuildable(draft, counts.switches, counts.radix))
        return {};
    Graph graph;
    graph.leaves = counts.switches;
    for (Count router = 0; router < graph.leaves; ++router) {
        Count stride = 1;
        for (const Count length : shape) {
            const Count own = router / stride % length;
            for (Count other = own + 1; other < length; ++other)
                graph.edges.insert(graph.edges.end(), at(multiplicity),
                                   {at(router), at(router + (other - own) * stride)});
            stride *= length;
        }
    }
    return graph;
}

Graph slimFlyGraph(Draft &draft)
{
    constexpr Count least = 3;
    const Count q = std::max(least, decided(draft, "order", draft.fabric.order));
    const auto counts = slimFly(q);
    if (!counts)
        say(draft, counts.error().message);
    if (!counts || !isBuildable(draft, counts.value().routers, counts.value().radix))
        return {};
    say(draft, "The links between the routers of a Slim Fly are counted, not laid out.");
    draft.network.plan.leafSpineCables = counts.value().interswitchLinks;
    draft.network.plan.leafUp = counts.value().networkRadix;
    Graph graph;
    graph.leaves = counts.value().routers;
    return graph;
}

Graph graphOf(Draft &draft)
{
    switch (draft.fabric.topology) {
    case Topology::Dragonfly:
        return dragonflyGraph(draft);
    case Topology::DragonflyPlus:
        return dragonflyPlusGraph(draft);
    case Topology::HyperX:
        return hyperXGraph(draft);
    default:
        return slimFlyGraph(draft);
    }
}

/// Adds the switches of a tier and returns the index of the first.
std::size_t addSwitches(Draft &draft, Tier tier, Count count, Count perGroup)
{
    auto &devices = draft.network.devices;
    const std::size_t first = devices.size();
    FabricDevice device{.tier = tier};
    for (Count i = 0; i < count; ++i) {
        device.unit = static_cast<std::int32_t>(perGroup > 0 ? i / perGroup : 0);
        devices.push_back(device);
    }
    bindSwitches(draft, tier);
    return first;
}

/// The endpoints in their order, `each` to a router.
void attachInOrder(Draft &draft, std::size_t first, const TierPorts &ports, Count each, Count routers)
{
    Count index = 0;
    for (Socket &socket : draft.sockets) {
        const Count router = each > 0 ? index / each : routers, link = index % std::max<Count>(1, each);
        ++index;
        if (router >= routers || link >= ports.down)
            continue;
        socket.at = portAt(first + at(router), ports.group, 0, link, ports.perDown);
        auto &device = draft.network.devices[static_cast<std::size_t>(socket.own.device)];
        device.unit = draft.network.devices[first + at(router)].unit;
    }
}

/// Gives every edge the next port up of its ends.
void addEdges(Draft &draft, const Graph &graph, std::size_t first, const TierPorts &leaf,
              const TierPorts &spine)
{
    std::vector<Count> next(at(graph.leaves + graph.spines));
    Count missing = 0;
    const auto portOf = [&](std::size_t index) {
        const TierPorts &ports = index < at(graph.leaves) ? leaf : spine;
        return portAt(first + index, ports.group, ports.firstUp, next[index]++, ports.perUp);
    };
    const auto mostOf = [&](std::size_t index) {
        return index < at(graph.leaves) ? leaf.mostUp : spine.mostUp;
    };
    for (const Edge &edge : graph.edges) {
        if (next[edge.a] >= mostOf(edge.a) || next[edge.z] >= mostOf(edge.z)) {
            ++missing;
            continue;
        }
        FabricLink link{.a = portOf(edge.a), .z = portOf(edge.z)};
        link.rate = inBytesPerSecond(draft.uplinkRate);
        link.lower = edge.a < at(graph.leaves) ? Tier::Leaf : Tier::Spine;
        link.isGlobal = edge.isGlobal;
        draft.network.links.push_back(link);
    }
    if (missing > 0)
        say(draft, std::to_string(missing) + " links between switches find no port.");
}

void writePlan(FabricPlan &plan, const Graph &graph)
{
    plan.units = plan.pods = graph.groups;
    plan.leaves = graph.leaves;
    plan.spines = graph.spines;
    std::vector<Count> links(at(graph.leaves + graph.spines));
    for (const Edge &edge : graph.edges) {
        ++links[edge.a];
        ++links[edge.z];
        ++(edge.a < at(graph.leaves) ? plan.leafSpineCables : plan.spineCoreCables);
    }
    for (std::size_t i = 0; i < links.size(); ++i)
        (i < at(graph.leaves) ? plan.leafUp : plan.spineUp) =
            std::max(i < at(graph.leaves) ? plan.leafUp : plan.spineUp, links[i]);
    if (graph.spines > 0) {
        plan.spineDown = graph.leavesPerGroup;
        plan.spineUp -= plan.spineDown;
    }
}

} // namespace

std::vector<Count> shapeOf(Draft &draft)
{
    std::vector<Count> shape;
    for (const std::string &text : draft.fabric.shape) {
        constexpr std::size_t digits = 5;
        const bool isNumber = !text.empty() && text.size() <= digits &&
                              text.find_first_not_of("0123456789") == std::string::npos;
        shape.push_back(isNumber ? std::stoll(text) : 0);
        if (shape.back() < 1) {
            say(draft, "The shape has \"" + text + "\" where a whole number from 1 is wanted.");
            return {};
        }
    }
    if (shape.empty())
        say(draft, "shape is not stated.");
    return shape;
}

void buildRouters(Draft &draft)
{
    FabricPlan &plan = draft.network.plan;
    plan.endpointCables = plan.endpointPorts;
    const Graph graph = graphOf(draft);
    writePlan(plan, graph);
    const Count each = endpointsEach(draft, graph.leaves);
    const TierPorts leaf = routerPorts(draft, Tier::Leaf, each);
    const TierPorts spine = routerPorts(draft, Tier::Spine, 0);
    plan.leafDown = leaf.down;
    plan.leafRadix = leaf.radix;
    plan.spineRadix = spine.radix;
    const std::size_t first = addSwitches(draft, Tier::Leaf, graph.leaves, graph.leavesPerGroup);
    addSwitches(draft, Tier::Spine, graph.spines, graph.spinesPerGroup);
    attachInOrder(draft, first, leaf, each, graph.leaves);
    addEdges(draft, graph, first, leaf, spine);
}

} // namespace clusterwright::net
