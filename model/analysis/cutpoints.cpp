#include "model/analysis/cutpoints.h"

#include <algorithm>

namespace clusterwright {

namespace {

using Index = std::int32_t;

constexpr std::size_t at(Index index)
{
    return static_cast<std::size_t>(index);
}

constexpr double rounding = 1e-9; // share of a rate

/// Endpoints in a part of the network, and the rate of their links that end at a switch in it.
struct Side {
    std::int64_t endpoints = 0;
    double rate = 0;

    Side &operator+=(const Side &other)
    {
        endpoints += other.endpoints;
        rate += other.rate;
        return *this;
    }
    auto operator<=>(const Side &) const = default;
    Side operator-(const Side &other) const { return {endpoints - other.endpoints, rate - other.rate}; }
};

/// A vertex of the search tree, in the order of discovery. `low` is the earliest vertex that the tree below
/// it reaches over one other link.
struct Vertex {
    Index order = -1, low = -1, parent = -1;
    Index linkToParent = -1, nextArc = 0;
    Side below;   ///< itself and the tree below
    Side split;   ///< sum of the parts that hang on it alone
    Side largest; ///< of those
};

class Search {
public:
    explicit Search(const FabricNetwork &network)
        : m_network(network), m_graph(graphOf(network)), m_vertices(network.devices.size())
    {
        for (std::size_t i = 0; i < m_vertices.size(); ++i) {
            m_vertices[i].nextArc = m_graph.first[i];
            m_vertices[i].below.endpoints = network.devices[i].tier == Tier::Endpoint ? 1 : 0;
        }
        for (const FabricLink &link : network.links)
            if (link.lower == Tier::Endpoint)
                m_vertices[at(link.z.device)].below.rate += link.rate;
        for (const Vertex &vertex : m_vertices)
            m_own.push_back(vertex.below.rate);
    }

    /// The root is an endpoint, and so no device whose loss is asked for.
    CutPoints run(Index root)
    {
        CutPoints points{std::vector<CutOff>(m_vertices.size()), std::vector<CutOff>(m_network.links.size())};
        std::vector<Index> found;
        enter(root, -1, -1, found);
        for (Index here = root; here >= 0;) {
            Vertex &vertex = m_vertices[at(here)];
            if (vertex.nextArc == m_graph.first[at(here) + 1]) {
                leave(here);
                here = vertex.parent;
                continue;
            }
            const Arc &arc = m_graph.arcs[at(vertex.nextArc++)];
            if (arc.link == vertex.linkToParent)
                continue;
            if (const Vertex &other = m_vertices[at(arc.to)]; other.order >= 0) {
                vertex.low = std::min(vertex.low, other.order);
            } else {
                enter(arc.to, here, arc.link, found);
                here = arc.to;
            }
        }
        const Side all = m_vertices[at(root)].below;
        for (const Index device : found)
            judge(device, all, points);
        judgeLinksOfEndpoints(points);
        return points;
    }

private:
    void enter(Index device, Index parent, Index link, std::vector<Index> &found)
    {
        Vertex &vertex = m_vertices[at(device)];
        vertex.order = vertex.low = static_cast<Index>(found.size());
        vertex.parent = parent;
        vertex.linkToParent = link;
        found.push_back(device);
    }

    void leave(Index device)
    {
        const Vertex &vertex = m_vertices[at(device)];
        if (vertex.parent < 0)
            return;
        Vertex &parent = m_vertices[at(vertex.parent)];
        parent.low = std::min(parent.low, vertex.low);
        parent.below += vertex.below;
        if (vertex.low < parent.order)
            return;
        parent.split += vertex.below;
        parent.largest = std::max(parent.largest, vertex.below);
    }

    void judge(Index device, const Side &all, CutPoints &points) const
    {
        const Vertex &vertex = m_vertices[at(device)];
        if (m_network.devices[at(device)].tier != Tier::Endpoint) {
            const Side above = all - vertex.split - Side{0, m_own[at(device)]};
            points.ofDevices[at(device)] = lostOf(all, above, vertex.largest);
        }
        if (vertex.parent < 0 || vertex.low < vertex.order)
            return;
        // Nothing else joins what is below.
        Side below = vertex.below, above = all - vertex.below;
        const FabricLink &link = m_network.links[at(vertex.linkToParent)];
        if (link.lower == Tier::Endpoint)
            (link.z.device == device ? below : above).rate -= link.rate;
        points.ofLinks[at(vertex.linkToParent)] = lostOf(all, above, below);
    }

    /// The larger of two parts is kept, unless it is a single endpoint that is joined with nobody.
    static CutOff lostOf(const Side &all, const Side &one, const Side &other)
    {
        const Side &kept = std::max(one, other);
        const Side lost = kept.rate > rounding * all.rate ? all - kept : all;
        return {lost.endpoints, lost.rate};
    }

    /// Those that cut nothing off still take their own rate away.
    void judgeLinksOfEndpoints(CutPoints &points) const
    {
        for (std::size_t i = 0; i < m_network.links.size(); ++i)
            if (const FabricLink &link = m_network.links[i]; link.lower == Tier::Endpoint &&
                                                             m_vertices[at(link.a.device)].order >= 0 &&
                                                             points.ofLinks[i].endpoints == 0)
                points.ofLinks[i].rate = link.rate;
    }

    const FabricNetwork &m_network;
    NetworkGraph m_graph;
    std::vector<Vertex> m_vertices; ///< by device
    std::vector<double> m_own;      ///< rate of the links of endpoints at each device
};

} // namespace

CutPoints cutPointsOf(const FabricNetwork &network)
{
    const std::vector<bool> isMain = mainPartOf(network);
    for (std::size_t i = 0; i < network.devices.size(); ++i)
        if (isMain[i] && network.devices[i].tier == Tier::Endpoint)
            return Search(network).run(static_cast<Index>(i));
    return {std::vector<CutOff>(network.devices.size()), std::vector<CutOff>(network.links.size())};
}

std::vector<bool> mainPartOf(const FabricNetwork &network, const Failures &failures,
                             const std::vector<bool> &among)
{
    const std::vector<Index> component = componentsOf(graphOf(network, failures));
    std::vector<Side> sides(component.size() + 1);
    for (std::size_t i = 0; i < component.size(); ++i)
        if (network.devices[i].tier == Tier::Endpoint && (among.empty() || among[i]))
            ++sides[at(component[i])].endpoints;
    for (std::size_t i = 0; i < network.links.size(); ++i)
        if (const FabricLink &link = network.links[i];
            link.lower == Tier::Endpoint && isLive(network, failures, i))
            sides[at(component[at(link.z.device)])].rate += link.rate;
    const auto main = static_cast<Index>(std::max_element(sides.begin(), sides.end()) - sides.begin());
    std::vector<bool> isMain(component.size());
    for (std::size_t i = 0; i < component.size(); ++i)
        isMain[i] = component[i] == main;
    return isMain;
}

} // namespace clusterwright
