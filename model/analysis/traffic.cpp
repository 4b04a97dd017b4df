#include "model/analysis/traffic.h"

#include "model/analysis/trafficdemand.h"

#include <algorithm>
#include <limits>

namespace clusterwright {

namespace {

constexpr std::size_t at(std::int32_t index)
{
    return static_cast<std::size_t>(index);
}

constexpr double rounding = 1e-9; // share of a rate

/// Splits what flows to one switch after the other over the shortest paths.
class Router {
public:
    Router(const FabricNetwork &network, const NetworkGraph &graph)
        : m_network(network), m_graph(graph), m_rate(graph.arcs.size()), m_load(graph.arcs.size()),
          m_distance(graph.size()), m_amount(graph.size())
    {
        for (std::size_t arc = 0; arc < m_rate.size(); ++arc)
            m_rate[arc] = network.links[at(graph.arcs[arc].link)].rate;
    }

    void route(std::int32_t target, const Demand &demand, std::span<const SwitchFlow> flows)
    {
        findDistances(target);
        const double taken = demand.take[at(target)];
        for (const std::int32_t device : m_queue)
            m_amount[at(device)] = demand.send[at(device)] * taken;
        for (const SwitchFlow &flow : flows)
            m_amount[at(flow.from)] += flow.rate;
        for (std::size_t i = m_queue.size(); i-- > 1;) // the farthest first, without the target
            passOn(m_queue[i]);
    }

    void addTo(LinkLoads &load) const
    {
        for (std::size_t device = 0; device < m_graph.size(); ++device)
            for (auto arc = at(m_graph.first[device]); arc < at(m_graph.first[device + 1]); ++arc) {
                const auto link = at(m_graph.arcs[arc].link);
                const bool isForward = at(m_network.links[link].a.device) == device;
                (isForward ? load.forward : load.backward)[link] += m_load[arc];
            }
    }

private:
    void findDistances(std::int32_t target)
    {
        std::ranges::fill(m_distance, -1);
        m_distance[at(target)] = 0;
        m_queue.assign(1, target);
        for (std::size_t done = 0; done < m_queue.size(); ++done) {
            const std::int32_t here = m_queue[done], next = m_distance[at(here)] + 1;
            for (const Arc &arc : m_graph.arcsOf(here))
                if (std::int32_t &distance = m_distance[at(arc.to)]; distance < 0) {
                    distance = next;
                    m_queue.push_back(arc.to);
                }
        }
    }

    void passOn(std::int32_t device)
    {
        const double amount = m_amount[at(device)];
        if (amount <= 0)
            return;
        const std::int32_t nearer = m_distance[at(device)] - 1;
        const auto first = at(m_graph.first[at(device)]), last = at(m_graph.first[at(device) + 1]);
        double all = 0;
        for (std::size_t arc = first; arc < last; ++arc)
            if (m_distance[at(m_graph.arcs[arc].to)] == nearer)
                all += m_rate[arc];
        for (std::size_t arc = first; arc < last; ++arc)
            if (const std::int32_t to = m_graph.arcs[arc].to; m_distance[at(to)] == nearer) {
                const double part = amount * (m_rate[arc] / all);
                m_load[arc] += part;
                m_amount[at(to)] += part;
            }
    }

    const FabricNetwork &m_network;
    const NetworkGraph &m_graph;
    std::vector<double> m_rate, m_load; ///< by arc
    std::vector<std::int32_t> m_distance, m_queue;
    std::vector<double> m_amount; ///< by device: on its way to the target
};

/// Those of one target after those of another.
void routeAll(Demand &demand, Router &router)
{
    std::ranges::stable_sort(demand.flows, {}, &SwitchFlow::to);
    const auto end = demand.flows.end();
    auto flow = demand.flows.begin();
    for (std::size_t target = 0; target < demand.take.size(); ++target) {
        const auto first = flow;
        while (flow != end && at(flow->to) == target)
            ++flow;
        if (demand.take[target] > 0 || flow != first)
            router.route(static_cast<std::int32_t>(target), demand, {first, flow});
    }
}

/// Calls function(end, rate, index in forward then backward loads) for both directions of every link.
template <typename Function>
void forEachEnd(const FabricNetwork &network, const Function &function)
{
    for (std::size_t i = 0; i < network.links.size(); ++i)
        for (const bool isForward : {true, false})
            function(LinkEnd{static_cast<std::int32_t>(i), isForward}, network.links[i].rate);
}

double loadOn(const LinkLoads &load, const LinkEnd &end)
{
    return (end.isForward ? load.forward : load.backward)[at(end.link)];
}

/// The classes that still rise, all by the same share.
class ProgressiveFilling {
public:
    ProgressiveFilling(const FabricNetwork &network, const std::vector<TrafficResult> &results,
                       std::vector<ClassShare> classes)
        : m_network(network), m_results(results), m_classes(std::move(classes)), m_rises(results.size())
    {
        for (std::size_t i = 0; i < results.size(); ++i)
            m_rises[i] = results[i].sources > 0;
    }

    std::vector<ClassShare> run()
    {
        while (std::ranges::find(m_rises, true) != m_rises.end()) {
            const double level = nextLevel();
            for (std::size_t i = 0; i < m_classes.size(); ++i)
                if (m_rises[i])
                    m_classes[i].obtained = level;
            stopAt(level);
        }
        return m_classes;
    }

private:
    /// Load of the classes that stay, and of those that rise per share of injection.
    std::pair<double, double> loadsOn(const LinkEnd &end) const
    {
        double fixed = 0, rising = 0;
        for (std::size_t i = 0; i < m_results.size(); ++i)
            if (const double load = loadOn(m_results[i].load, end); m_rises[i])
                rising += load;
            else
                fixed += load * m_classes[i].obtained;
        return {fixed, rising};
    }

    /// The share at which the next class has what it wants or the next link is full.
    double nextLevel() const
    {
        double level = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < m_classes.size(); ++i)
            if (m_rises[i])
                level = std::min(level, m_classes[i].demanded);
        forEachEnd(m_network, [&](const LinkEnd &end, double rate) {
            if (const auto [fixed, rising] = loadsOn(end); rising > 0)
                level = std::min(level, std::max(rate - fixed, 0.0) / rising);
        });
        return level;
    }

    void stopAt(double level)
    {
        std::vector<bool> stops(m_classes.size());
        forEachEnd(m_network, [&](const LinkEnd &end, double rate) {
            const auto [fixed, rising] = loadsOn(end);
            if (rising <= 0 || fixed + rising * level < rate * (1 - rounding))
                return;
            for (std::size_t i = 0; i < m_classes.size(); ++i)
                if (m_rises[i] && !stops[i] && m_classes[i].demanded > level &&
                    loadOn(m_results[i].load, end) > 0) {
                    stops[i] = true;
                    m_classes[i].binding = end;
                }
        });
        for (std::size_t i = 0; i < m_classes.size(); ++i)
            if (stops[i] || m_classes[i].demanded <= level)
                m_rises[i] = false;
    }

    const FabricNetwork &m_network;
    const std::vector<TrafficResult> &m_results;
    std::vector<ClassShare> m_classes;
    std::vector<bool> m_rises;
};

/// What has failed, and the links that have no rate.
Failures withoutRate(const FabricNetwork &network, Failures failures)
{
    failures.links.resize(network.links.size());
    for (std::size_t i = 0; i < network.links.size(); ++i)
        if (network.links[i].rate <= 0)
            failures.links[i] = true;
    return failures;
}

} // namespace

TrafficResult trafficOf(const FabricNetwork &network, const Traffic &traffic, const Failures &failures)
{
    const Failures unusable = withoutRate(network, failures);
    const NetworkGraph graph = graphOf(network, unusable, Tier::Leaf);
    Demand demand = demandOf(network, traffic, unusable, componentsOf(graph));
    Router router(network, graph);
    routeAll(demand, router);
    router.addTo(demand.load);

    TrafficResult result{.load = std::move(demand.load),
                         .injection = bytesPerSecond(demand.injection),
                         .sources = demand.sources,
                         .unreached = demand.unreached};
    double highest = 0;
    forEachEnd(network, [&](const LinkEnd &end, double rate) {
        double &load = (end.isForward ? result.load.forward : result.load.backward)[at(end.link)];
        if (load < rounding * rate)
            load = 0; // left over where flows were taken away again
        if (load > highest * rate * (1 + rounding)) {
            highest = load / rate;
            result.narrowest = end;
        }
    });
    if (highest > 0)
        result.share = std::min(1 / highest, 1.0);
    return result;
}

std::vector<double> utilisationOf(const FabricNetwork &network, const LinkLoads &load, double share)
{
    std::vector<double> utilisation(network.links.size());
    forEachEnd(network, [&](const LinkEnd &end, double rate) {
        double &use = utilisation[at(end.link)];
        if (rate > 0)
            use = std::max(use, share * loadOn(load, end) / rate);
    });
    return utilisation;
}

Contention contend(const FabricNetwork &network, const std::vector<TrafficClass> &classes,
                   const Failures &failures)
{
    std::vector<TrafficResult> results;
    std::vector<ClassShare> shares;
    for (const auto &[traffic, demand] : classes) {
        results.push_back(trafficOf(network, traffic, failures));
        shares.push_back({.demanded = demand});
    }
    Contention contention{.classes = ProgressiveFilling(network, results, std::move(shares)).run()};
    LinkLoads &load = contention.load;
    load = {std::vector<double>(network.links.size()), std::vector<double>(network.links.size())};
    for (std::size_t i = 0; i < results.size(); ++i) {
        ClassShare &share = contention.classes[i];
        share.throughput = share.obtained * results[i].injection;
        for (std::size_t link = 0; link < network.links.size(); ++link) {
            load.forward[link] += share.obtained * results[i].load.forward[link];
            load.backward[link] += share.obtained * results[i].load.backward[link];
        }
    }
    return contention;
}

} // namespace clusterwright
