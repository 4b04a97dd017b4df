// A torus: endpoints that are joined to their neighbours without a switch.
#include "model/analysis/networkbuild.h"
#include "model/calculators/fabricdirect.h"

namespace clusterwright::net {
namespace {

struct Grid {
    std::vector<Count> shape;
    Count nodes = 0, multiplicity = 1, cubeEdge = 0; ///< 0 = no cubes
};

std::optional<Grid> gridOf(Draft &draft)
{
    constexpr Count mostOfOne = 10'000;
    Grid grid{.shape = shapeOf(draft)};
    if (grid.shape.empty())
        return std::nullopt;
    grid.nodes = torus(grid.shape).nodes;
    grid.multiplicity = within(draft, "multiplicity", draft.fabric.multiplicity, mostOfOne);
    if (!isBuildable(draft, grid.nodes,
                     product({2, static_cast<Count>(grid.shape.size()), grid.multiplicity})))
        return std::nullopt;
    if (!draft.fabric.cubeEdge)
        return grid;
    grid.cubeEdge = within(draft, "cubeEdge", *draft.fabric.cubeEdge, mostOfOne);
    const bool isWhole =
        std::ranges::all_of(grid.shape, [&](Count length) { return length % grid.cubeEdge == 0; });
    const auto optical = opticalTorus(grid.cubeEdge, grid.nodes, 1);
    if (isWhole && optical)
        draft.network.plan.opticalSwitchPorts = optical.value().linkEndpoints;
    else
        say(draft, "The shape is not made of whole cubes with " + std::to_string(grid.cubeEdge) +
                       " nodes on each edge.");
    return grid;
}

/// The sockets of every device: the first of each, and one past the last.
std::vector<std::size_t> firstSockets(const Draft &draft)
{
    std::vector<std::size_t> first(draft.network.devices.size() + 1);
    for (const Socket &socket : draft.sockets)
        ++first[static_cast<std::size_t>(socket.own.device) + 1];
    for (std::size_t i = 1; i < first.size(); ++i)
        first[i] += first[i - 1];
    return first;
}

/// Joins neighbours: the sockets of a device serve +x, -x, +y, ... in turn, each `multiplicity` of them.
struct Joiner {
    Draft &draft;
    const Grid &grid;
    std::vector<std::size_t> first = firstSockets(draft);
    Count missing = 0;

    Socket *socketOf(Count node, Count index)
    {
        const auto device = static_cast<std::size_t>(node);
        if (device + 1 >= first.size() ||
            first[device] + static_cast<std::size_t>(index) >= first[device + 1])
            return nullptr;
        return &draft.sockets[first[device] + static_cast<std::size_t>(index)];
    }
    void join(Count node, Count neighbour, Count dimension, bool isGlobal)
    {
        if (std::max(node, neighbour) >= draft.network.plan.devices)
            return; // nobody is there
        for (Count i = 0; i < grid.multiplicity; ++i) {
            const Socket *plus = socketOf(node, 2 * dimension * grid.multiplicity + i);
            const Socket *minus = socketOf(neighbour, (2 * dimension + 1) * grid.multiplicity + i);
            if (!plus || !minus) {
                ++missing;
                continue;
            }
            FabricLink link{.a = std::min(plus->own, minus->own), .z = std::max(plus->own, minus->own)};
            link.rate = std::min(plus->rate, minus->rate);
            link.isGlobal = isGlobal;
            draft.network.links.push_back(link);
        }
    }
};

} // namespace

void buildTorus(Draft &draft)
{
    const auto grid = gridOf(draft);
    if (!grid)
        return;
    FabricPlan &plan = draft.network.plan;
    if (plan.devices != grid->nodes)
        say(draft, "The shape has " + std::to_string(grid->nodes) + " nodes; there are " +
                       std::to_string(plan.devices) + " devices.");
    Joiner joiner{draft, *grid};
    for (Count node = 0; node < grid->nodes; ++node) {
        Count stride = 1, dimension = 0;
        for (const Count length : grid->shape) {
            const Count own = node / stride % length, next = (own + 1) % length;
            const bool isCubeFace = grid->cubeEdge > 0 && (own + 1) % grid->cubeEdge == 0;
            if (next > own || length > 2)
                joiner.join(node, node + (next - own) * stride, dimension, isCubeFace);
            stride *= length;
            ++dimension;
        }
    }
    if (joiner.missing > 0)
        say(draft, std::to_string(joiner.missing) + " links to neighbours find no port.");
    plan.endpointCables = static_cast<Count>(draft.network.links.size());
}

} // namespace clusterwright::net
