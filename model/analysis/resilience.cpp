#include "model/analysis/resilience.h"

#include "model/analysis/cutpoints.h"
#include "model/analysis/fabriccapacity.h"

#include <algorithm>

namespace clusterwright {

namespace {

constexpr std::size_t at(std::int32_t index)
{
    return static_cast<std::size_t>(index);
}

bool isUplink(const FabricNetwork &network, const FabricLink &link)
{
    const Tier lower = network.devices[at(link.a.device)].tier;
    return lower != Tier::Endpoint && lower < network.devices[at(link.z.device)].tier;
}

/// Rate of the uplinks of each switch, bytes per second.
std::vector<double> uplinkRates(const FabricNetwork &network, const Failures &failures = {})
{
    std::vector<double> rates(network.devices.size());
    for (std::size_t i = 0; i < network.links.size(); ++i)
        if (const FabricLink &link = network.links[i];
            isUplink(network, link) && isLive(network, failures, i))
            rates[at(link.a.device)] += link.rate;
    return rates;
}

std::optional<double> worstUplinks(const FabricNetwork &network, const Failures &failures)
{
    const auto before = uplinkRates(network), after = uplinkRates(network, failures);
    std::optional<double> worst;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i] > 0 && (failures.devices.empty() || !failures.devices[i]))
            worst = std::min(worst.value_or(1), after[i] / before[i]);
    return worst;
}

std::optional<double> bisectionLeft(const FabricNetwork &network, const Failures &failures)
{
    const auto before = treeBisection(network), after = treeBisection(network, failures);
    std::optional<double> left;
    if (before && after && *before > Bandwidth{})
        left = *after / *before;
    return left;
}

/// How bad a loss is: the larger, the worse, the first member before the others.
struct Severity {
    std::int64_t cutOff = 0;
    double injection = 0; ///< bytes per second that stop
    double uplinks = 0;   ///< share of the uplinks of the switch that loses most

    auto operator<=>(const Severity &) const = default;
};

struct Severities {
    std::vector<Severity> ofDevices, ofLinks; ///< by index
};

/// The largest share of a switch's uplinks that end at each other switch, or go through each link.
void addUplinks(const FabricNetwork &network, Severities &severities)
{
    const auto rates = uplinkRates(network);
    const NetworkGraph graph = graphOf(network, {}, Tier::Leaf);
    std::vector<double> to(network.devices.size());
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const auto arcs = graph.arcsOf(static_cast<std::int32_t>(i));
        const auto isUp = [&](const Arc &arc) {
            return at(network.links[at(arc.link)].a.device) == i &&
                   isUplink(network, network.links[at(arc.link)]);
        };
        for (const Arc &arc : arcs)
            if (isUp(arc)) {
                const double share = network.links[at(arc.link)].rate / rates[i];
                severities.ofLinks[at(arc.link)].uplinks = share;
                to[at(arc.to)] += share;
            }
        for (const Arc &arc : arcs)
            if (isUp(arc)) {
                double &worst = severities.ofDevices[at(arc.to)].uplinks;
                worst = std::max(worst, to[at(arc.to)]);
            }
        for (const Arc &arc : arcs)
            to[at(arc.to)] = 0;
    }
}

Severities severitiesOf(const FabricNetwork &network)
{
    const CutPoints points = cutPointsOf(network);
    Severities severities;
    for (const auto &[endpoints, rate] : points.ofDevices)
        severities.ofDevices.push_back({endpoints, rate});
    for (const auto &[endpoints, rate] : points.ofLinks)
        severities.ofLinks.push_back({endpoints, rate});
    addUplinks(network, severities);
    return severities;
}

/// The worst of the elements met so far.
struct Worst {
    std::int32_t index = -1;
    std::int64_t cutting = 0;
    Severity severity = {};

    void meet(std::size_t element, const Severity &other)
    {
        cutting += other.cutOff > 0 ? 1 : 0;
        if (index < 0 || other > severity) {
            index = static_cast<std::int32_t>(element);
            severity = other;
        }
    }
};

void addPlanes(const FabricNetwork &network, std::vector<SingleLoss> &losses)
{
    std::int32_t planes = 0;
    for (const FabricDevice &device : network.devices)
        if (device.tier != Tier::Endpoint)
            planes = std::max(planes, device.plane + 1);
    if (planes < 2)
        return;
    SingleLoss worst{.element = NetworkElement::Plane};
    for (std::int32_t plane = 0; plane < planes; ++plane) {
        const NetworkLoss loss = networkLoss(network, failedPlane(network, plane));
        worst.cutting += loss.cutOff > 0 ? 1 : 0;
        if (worst.index < 0 || std::pair(loss.cutOff, -loss.injectionLeft) >
                                   std::pair(worst.loss.cutOff, -worst.loss.injectionLeft)) {
            worst.index = plane;
            worst.loss = loss;
        }
    }
    losses.push_back(worst);
}

/// Of the links of one endpoint, or of all; bytes per second.
struct EndpointRates {
    double before = 0, after = 0;
};

} // namespace

NetworkLoss networkLoss(const FabricNetwork &network, const Failures &failures)
{
    const auto wasMain = mainPartOf(network), isMain = mainPartOf(network, failures, wasMain);
    std::vector<EndpointRates> rates(network.devices.size());
    for (std::size_t i = 0; i < network.links.size(); ++i)
        if (const FabricLink &link = network.links[i]; link.lower == Tier::Endpoint) {
            rates[at(link.a.device)].before += link.rate;
            rates[at(link.a.device)].after += isLive(network, failures, i) ? link.rate : 0;
        }
    NetworkLoss loss;
    EndpointRates all;
    for (std::size_t i = 0; i < network.devices.size(); ++i) {
        const auto &[before, after] = rates[i];
        if (network.devices[i].tier != Tier::Endpoint || !wasMain[i] || before <= 0)
            continue;
        const bool isCutOff = !isMain[i] || after <= 0;
        loss.cutOff += isCutOff ? 1 : 0;
        loss.affected += isCutOff || after < before ? 1 : 0;
        all.before += before;
        all.after += isCutOff ? 0 : after;
    }
    loss.injectionLeft = all.before > 0 ? all.after / all.before : 1;
    loss.worstUplinks = worstUplinks(network, failures);
    loss.bisectionLeft = bisectionLeft(network, failures);
    return loss;
}

std::vector<SingleLoss> worstSingleLosses(const FabricNetwork &network)
{
    const Severities severities = severitiesOf(network);
    std::array<Worst, 5> worst; // by NetworkElement
    for (std::size_t i = 0; i < network.links.size(); ++i)
        worst[network.links[i].lower == Tier::Endpoint ? 0 : 1].meet(i, severities.ofLinks[i]);
    for (std::size_t i = 0; i < network.devices.size(); ++i)
        if (const Tier tier = network.devices[i].tier; tier != Tier::Endpoint)
            worst.at(static_cast<std::size_t>(tier) + 1).meet(i, severities.ofDevices[i]);
    std::vector<SingleLoss> losses;
    for (std::size_t kind = 0; kind < worst.size(); ++kind) {
        const auto &[index, cutting, severity] = worst.at(kind);
        if (index < 0)
            continue;
        const auto element = static_cast<NetworkElement>(kind);
        const bool isLink = element <= NetworkElement::SwitchLink;
        const Failures failures = isLink ? failedLink(network, at(index)) : failedDevice(network, at(index));
        losses.push_back({element, index, cutting, networkLoss(network, failures)});
    }
    addPlanes(network, losses);
    return losses;
}

} // namespace clusterwright
