// Maximum flow through a directed graph of capacities, and the edges that limit it.
#pragma once

#include <cstddef>
#include <vector>

namespace clusterwright {

/// A directed edge between vertices 0, 1, 2 ...; parallel edges add up. Capacity >= 0 in any one unit.
struct FlowEdge {
    std::size_t from = 0, to = 0;
    double capacity = 0;
};

struct MinCut {
    double flow = 0;
    /// Of the edges given, those that leave the set of vertices that can still be reached from the source
    /// when the flow is at its maximum: the cut nearest to the source, the same for every algorithm.
    std::vector<std::size_t> edges;
};

/// Maximum flow = minimum cut (Ford and Fulkerson 1956), by Dinic's algorithm (1970). Capacity that is left
/// counts as none below 1e-9. Source and sink differ and are vertices of some edge.
/// Test: NodeTest::published.
MinCut computeMinCut(const std::vector<FlowEdge> &edges, std::size_t source, std::size_t sink);

} // namespace clusterwright
