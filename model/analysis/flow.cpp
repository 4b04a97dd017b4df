#include "model/analysis/flow.h"

#include <algorithm>
#include <numeric>

namespace clusterwright {

namespace {

using Index = std::int32_t;

constexpr Index source = 0, sink = 1, nowhere = -1;

constexpr std::size_t at(Index index)
{
    return static_cast<std::size_t>(index);
}

/// Carries as much from u to v as from v to u.
struct Duplex {
    Index u = 0, v = 0;
    double capacity = 0;
};

/// Dinic's algorithm. The two directions of an edge are each other's reverse arcs.
class Residual {
public:
    Residual(std::size_t vertices, const std::vector<Duplex> &edges)
        : m_first(vertices + 1), m_arcs(2 * edges.size()), m_level(vertices)
    {
        double largest = 0;
        for (const Duplex &edge : edges) {
            ++m_first[at(edge.u) + 1];
            ++m_first[at(edge.v) + 1];
            largest = std::max(largest, edge.capacity);
        }
        m_none = largest * 1e-9;
        std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
        m_next.assign(m_first.begin(), m_first.end() - 1);
        for (const Duplex &edge : edges) {
            const Index there = m_next[at(edge.u)]++, back = m_next[at(edge.v)]++;
            m_arcs[at(there)] = {edge.capacity, edge.v, back};
            m_arcs[at(back)] = {edge.capacity, edge.u, there};
        }
    }

    double fillAll()
    {
        double flow = 0;
        while (findLevels())
            flow += fillShortestWays();
        return flow;
    }

    /// After fillAll(): whether more could flow from the source to here.
    bool isReached(Index vertex) const { return m_level[at(vertex)] >= 0; }

private:
    struct ResidualArc {
        double left = 0;
        Index to = 0, back = 0;
    };

    /// Levels by distance from the source, up to that of the sink; false if the sink is out of reach.
    bool findLevels()
    {
        std::fill(m_level.begin(), m_level.end(), nowhere);
        m_level[source] = 0;
        m_queue.assign(1, source);
        for (std::size_t done = 0; done < m_queue.size(); ++done) {
            const Index here = m_queue[done];
            for (Index arc = m_first[at(here)]; arc < m_first[at(here) + 1]; ++arc) {
                const auto &[left, to, back] = m_arcs[at(arc)];
                if (left <= m_none || m_level[at(to)] >= 0)
                    continue;
                m_level[at(to)] = m_level[at(here)] + 1;
                if (to == sink)
                    return true;
                m_queue.push_back(to);
            }
        }
        return false;
    }

    double fillShortestWays()
    {
        double added = 0;
        std::copy(m_first.begin(), m_first.end() - 1, m_next.begin());
        m_way.clear();
        for (Index here = source;;) {
            if (here == sink) {
                added += push();
                here = m_way.empty() ? source : m_arcs[at(m_way.back())].to;
            } else if (const Index arc = nextArc(here); arc != nowhere) {
                m_way.push_back(arc);
                here = m_arcs[at(arc)].to;
            } else if (m_way.empty()) {
                return added;
            } else { // a dead end: never come back
                m_level[at(here)] = nowhere;
                here = m_arcs[at(m_arcs[at(m_way.back())].back)].to;
                m_way.pop_back();
            }
        }
    }

    Index nextArc(Index vertex)
    {
        for (Index &arc = m_next[at(vertex)]; arc < m_first[at(vertex) + 1]; ++arc)
            if (m_arcs[at(arc)].left > m_none && m_level[at(m_arcs[at(arc)].to)] == m_level[at(vertex)] + 1)
                return arc;
        return nowhere;
    }

    /// Sends as much as fits along the way, and goes back to where it is full first.
    double push()
    {
        double amount = m_arcs[at(m_way.front())].left;
        for (const Index arc : m_way)
            amount = std::min(amount, m_arcs[at(arc)].left);
        std::size_t open = m_way.size();
        for (std::size_t i = m_way.size(); i-- > 0;) {
            ResidualArc &arc = m_arcs[at(m_way[i])];
            arc.left -= amount;
            m_arcs[at(arc.back)].left += amount;
            if (arc.left <= m_none)
                open = i;
        }
        m_way.resize(open);
        return amount;
    }

    std::vector<Index> m_first; ///< arc of each vertex, and one past the last
    std::vector<ResidualArc> m_arcs;
    std::vector<Index> m_level, m_next, m_queue, m_way;
    double m_none = 0; ///< what is not worth a way: rounding
};

/// The vertex of each device: all senders are one, and all receivers.
struct Vertices {
    std::vector<Index> of;
    Index count = 2;
};

Vertices verticesOf(const FabricNetwork &network, std::span<const Index> from, std::span<const Index> to)
{
    Vertices vertices{.of = std::vector<Index>(network.devices.size(), nowhere)};
    for (const Index device : from)
        vertices.of[at(device)] = source;
    for (const Index device : to)
        vertices.of[at(device)] = sink;
    for (std::size_t i = 0; i < network.devices.size(); ++i)
        if (vertices.of[i] == nowhere && network.devices[i].tier != Tier::Endpoint)
            vertices.of[i] = vertices.count++;
    return vertices;
}

/// Links that lead from a vertex to the source, or to the sink, become one edge.
template <typename Capacity>
std::vector<Duplex> edgesOf(const FabricNetwork &network, const Vertices &vertices, const Failures &failures,
                            const Capacity &capacity)
{
    std::vector<Duplex> edges;
    edges.reserve(network.links.size());
    std::vector<double> ofSource(at(vertices.count)), ofSink(at(vertices.count));
    for (std::size_t i = 0; i < network.links.size(); ++i) {
        const Index a = vertices.of[at(network.links[i].a.device)];
        const Index z = vertices.of[at(network.links[i].z.device)];
        const auto [low, high] = std::minmax(a, z);
        if (low == nowhere || low == high || !isLive(network, failures, i))
            continue;
        if (low == source)
            ofSource[at(high)] += capacity(network.links[i]);
        else if (low == sink)
            ofSink[at(high)] += capacity(network.links[i]);
        else
            edges.push_back({a, z, capacity(network.links[i])});
    }
    for (Index vertex = sink; vertex < vertices.count; ++vertex) {
        if (ofSource[at(vertex)] > 0)
            edges.push_back({source, vertex, ofSource[at(vertex)]});
        if (ofSink[at(vertex)] > 0)
            edges.push_back({sink, vertex, ofSink[at(vertex)]});
    }
    return edges;
}

} // namespace

NetworkFlow maxFlow(const FabricNetwork &network, std::span<const Index> from, std::span<const Index> to,
                    const Failures &failures)
{
    const Vertices vertices = verticesOf(network, from, to);
    Residual residual(at(vertices.count),
                      edgesOf(network, vertices, failures, [](const FabricLink &link) { return link.rate; }));
    NetworkFlow flow{bytesPerSecond(residual.fillAll())};
    const auto isCut = [&](Index a, Index z) {
        return a != nowhere && z != nowhere && residual.isReached(a) != residual.isReached(z);
    };
    if (flow.rate == Bandwidth{})
        return flow;
    for (std::size_t i = 0; i < network.links.size(); ++i)
        if (const FabricLink &link = network.links[i];
            isCut(vertices.of[at(link.a.device)], vertices.of[at(link.z.device)]) &&
            isLive(network, failures, i))
            flow.cut.push_back(static_cast<Index>(i));
    return flow;
}

std::int64_t disjointPaths(const FabricNetwork &network, Index from, Index to, const Failures &failures)
{
    const Vertices vertices = verticesOf(network, {&from, 1}, {&to, 1});
    Residual residual(at(vertices.count),
                      edgesOf(network, vertices, failures, [](const FabricLink &) { return 1.0; }));
    return static_cast<std::int64_t>(residual.fillAll());
}

} // namespace clusterwright
