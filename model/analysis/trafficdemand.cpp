#include "model/analysis/trafficdemand.h"

#include <algorithm>

namespace clusterwright {

namespace {

constexpr std::size_t at(std::int32_t index)
{
    return static_cast<std::size_t>(index);
}

/// A live link of an endpoint.
struct Port {
    std::int32_t link = -1, onSwitch = -1, component = -1;
    double rate = 0;
};

/// The ports of each endpoint, in the order of the links.
class Ports {
public:
    Ports(const FabricNetwork &network, const Failures &failures, const std::vector<std::int32_t> &component)
        : m_first(network.devices.size() + 1)
    {
        std::vector<std::int32_t> links;
        for (std::size_t i = 0; i < network.links.size(); ++i)
            if (const FabricLink &link = network.links[i];
                link.lower == Tier::Endpoint && network.devices[at(link.z.device)].tier != Tier::Endpoint &&
                isLive(network, failures, i)) {
                links.push_back(static_cast<std::int32_t>(i));
                ++m_first[at(link.a.device) + 1];
            }
        for (std::size_t i = 1; i < m_first.size(); ++i)
            m_first[i] += m_first[i - 1];
        m_ports.resize(links.size());
        std::vector<std::size_t> next(m_first.begin(), m_first.end() - 1);
        for (const std::int32_t i : links) {
            const FabricLink &link = network.links[at(i)];
            m_ports[next[at(link.a.device)]++] = {i, link.z.device, component[at(link.z.device)], link.rate};
        }
    }

    std::span<const Port> of(std::int32_t device) const
    {
        return {m_ports.data() + m_first[at(device)], m_ports.data() + m_first[at(device) + 1]};
    }

private:
    std::vector<std::size_t> m_first;
    std::vector<Port> m_ports;
};

/// Rate of those ports that are in a component.
double rateIn(std::span<const Port> ports, std::int32_t component)
{
    double rate = 0;
    for (const Port &port : ports)
        rate += port.component == component ? port.rate : 0;
    return rate;
}

/// A port sends all that its link carries; false if there is nobody to send to.
bool startsFrom(const Port &port, double rateOfTargets, Demand &demand)
{
    if (rateOfTargets <= 0) {
        ++demand.unreached;
        return false;
    }
    ++demand.sources;
    demand.injection += port.rate;
    demand.load.forward[at(port.link)] += port.rate;
    return true;
}

/// One port to some others, in proportion to their rates.
void sendTo(const Port &from, std::span<const Port> targets, Demand &demand)
{
    const double all = rateIn(targets, from.component);
    if (!startsFrom(from, all, demand))
        return;
    for (const Port &to : targets) {
        if (to.component != from.component)
            continue;
        const double rate = from.rate * to.rate / all;
        demand.flows.push_back({from.onSwitch, to.onSwitch, rate});
        demand.load.backward[at(to.link)] += rate;
    }
}

/// Every port of the sources to every port of the targets, but not to its own device.
void sendToAll(const Ports &ports, const Traffic &traffic, const std::vector<std::int32_t> &targets,
               Demand &demand)
{
    const std::size_t size = demand.send.size();
    std::vector<double> rateOfTargets(size), sent(size); // by component
    std::vector<bool> isTarget(size);
    for (const std::int32_t target : targets) {
        isTarget[at(target)] = true;
        for (const Port &port : ports.of(target)) {
            rateOfTargets[at(port.component)] += port.rate;
            demand.take[at(port.onSwitch)] += port.rate;
        }
    }
    for (const std::int32_t source : traffic.sources)
        for (const Port &from : ports.of(source)) {
            const auto own = isTarget[at(source)] ? ports.of(source) : std::span<const Port>{};
            const double ownRate = rateIn(own, from.component);
            const double all = rateOfTargets[at(from.component)] - ownRate;
            const bool hasOthers = all > 1e-9 * ownRate; // more than rounding
            if (!startsFrom(from, hasOthers ? all : 0, demand))
                continue;
            demand.send[at(from.onSwitch)] += from.rate / all;
            sent[at(from.component)] += from.rate / all;
            for (const Port &to : own)
                if (to.component == from.component) {
                    const double rate = from.rate * to.rate / all;
                    demand.flows.push_back({from.onSwitch, to.onSwitch, -rate});
                    demand.load.backward[at(to.link)] -= rate;
                }
        }
    for (const std::int32_t target : targets)
        for (const Port &port : ports.of(target))
            demand.load.backward[at(port.link)] += port.rate * sent[at(port.component)];
}

void sendAround(const Ports &ports, const Traffic &traffic, Demand &demand)
{
    for (std::size_t i = 0; i < traffic.sources.size(); ++i) {
        const std::int32_t next = traffic.sources[(i + 1) % traffic.sources.size()];
        const auto targets = next == traffic.sources[i] ? std::span<const Port>{} : ports.of(next);
        for (const Port &port : ports.of(traffic.sources[i]))
            sendTo(port, targets, demand);
    }
}

void sendAroundByRail(const Ports &ports, const Traffic &traffic, Demand &demand)
{
    std::size_t most = 0;
    for (const std::int32_t source : traffic.sources)
        most = std::max(most, ports.of(source).size());
    std::vector<Port> ring;
    for (std::size_t rail = 0; rail < most; ++rail) {
        ring.clear();
        for (const std::int32_t source : traffic.sources)
            if (const auto own = ports.of(source); rail < own.size())
                ring.push_back(own[rail]);
        for (std::size_t i = 0; i < ring.size(); ++i)
            sendTo(ring[i], {&ring[(i + 1) % ring.size()], ring.size() > 1 ? 1U : 0U}, demand);
    }
}

} // namespace

Demand demandOf(const FabricNetwork &network, const Traffic &traffic, const Failures &failures,
                const std::vector<std::int32_t> &component)
{
    Demand demand;
    demand.send.resize(network.devices.size());
    demand.take.resize(network.devices.size());
    demand.load = {std::vector<double>(network.links.size()), std::vector<double>(network.links.size())};
    const Ports ports(network, failures, component);
    switch (traffic.pattern) {
    case Pattern::AllToAll:
        sendToAll(ports, traffic, traffic.sources, demand);
        break;
    case Pattern::ToTargets:
        sendToAll(ports, traffic, traffic.targets, demand);
        break;
    case Pattern::Ring:
        sendAround(ports, traffic, demand);
        break;
    case Pattern::RailRing:
        sendAroundByRail(ports, traffic, demand);
        break;
    }
    return demand;
}

} // namespace clusterwright
