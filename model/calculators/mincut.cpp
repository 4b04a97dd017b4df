#include "model/calculators/mincut.h"

#include <algorithm>

namespace clusterwright {

namespace {

constexpr double none = 1e-9;

/// Edge e of the caller is arc 2e, its reverse arc 2e + 1.
class ResidualGraph {
public:
    explicit ResidualGraph(const std::vector<FlowEdge> &edges)
    {
        std::size_t vertices = 0;
        for (const auto &[from, to, capacity] : edges)
            vertices = std::max({vertices, from + 1, to + 1});
        m_arcsOf.resize(vertices);
        for (const auto &[from, to, capacity] : edges) {
            m_arcsOf[from].push_back(m_head.size());
            m_head.push_back(to);
            m_left.push_back(capacity);
            m_arcsOf[to].push_back(m_head.size());
            m_head.push_back(from);
            m_left.push_back(0);
        }
    }

    /// Distance of each vertex from the source over arcs with capacity left; -1 if there is no way.
    std::vector<int> levelsFrom(std::size_t source) const
    {
        std::vector<int> level(m_arcsOf.size(), -1);
        std::vector<std::size_t> queue{source};
        level[source] = 0;
        for (std::size_t next = 0; next < queue.size(); ++next)
            for (const std::size_t arc : m_arcsOf[queue[next]])
                if (m_left[arc] >= none && level[m_head[arc]] < 0) {
                    level[m_head[arc]] = level[queue[next]] + 1;
                    queue.push_back(m_head[arc]);
                }
        return level;
    }

    /// Fills all shortest ways from source to sink; the flow that this adds.
    double fill(std::vector<int> level, std::size_t source, std::size_t sink)
    {
        double added = 0;
        std::vector<std::size_t> tried(m_arcsOf.size(), 0), way;
        while (level[source] >= 0) {
            const std::size_t here = way.empty() ? source : m_head[way.back()];
            if (here == sink) {
                added += push(way);
                way.clear();
            } else if (const auto arc = nextArc(here, level, tried); arc != m_head.size()) {
                way.push_back(arc);
            } else { // a dead end: never come back
                level[here] = -1;
                if (!way.empty())
                    way.pop_back();
            }
        }
        return added;
    }

private:
    std::size_t nextArc(std::size_t vertex, const std::vector<int> &level,
                        std::vector<std::size_t> &tried) const
    {
        const auto &arcs = m_arcsOf[vertex];
        for (std::size_t &index = tried[vertex]; index < arcs.size(); ++index)
            if (m_left[arcs[index]] >= none && level[m_head[arcs[index]]] == level[vertex] + 1)
                return arcs[index];
        return m_head.size();
    }

    /// As much as fits through every arc of the way.
    double push(const std::vector<std::size_t> &way)
    {
        double amount = m_left[way.front()];
        for (const std::size_t arc : way)
            amount = std::min(amount, m_left[arc]);
        for (const std::size_t arc : way) {
            m_left[arc] -= amount;
            m_left[arc ^ 1U] += amount;
        }
        return amount;
    }

    std::vector<std::size_t> m_head; ///< the vertex an arc leads to
    std::vector<double> m_left;      ///< capacity that is left
    std::vector<std::vector<std::size_t>> m_arcsOf;
};

} // namespace

MinCut computeMinCut(const std::vector<FlowEdge> &edges, std::size_t source, std::size_t sink)
{
    ResidualGraph graph(edges);
    MinCut cut;
    auto level = graph.levelsFrom(source);
    for (; level[sink] >= 0; level = graph.levelsFrom(source))
        cut.flow += graph.fill(level, source, sink);
    for (std::size_t i = 0; i < edges.size(); ++i)
        if (level[edges[i].from] >= 0 && level[edges[i].to] < 0)
            cut.edges.push_back(i);
    return cut;
}

} // namespace clusterwright
