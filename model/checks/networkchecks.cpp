// Rules about switches, links and cables of the networks.
#include "model/checks/eachfabric.h"

#include <cmath>
#include <set>

namespace clusterwright {
namespace {

std::string counted(std::int64_t count, const std::string &what)
{
    return formatGrouped(static_cast<double>(count), 0) + " " + what + (count == 1 ? "" : "s");
}

/// "1.33:1".
std::string ratioText(double ratio)
{
    return formatNumber(ratio, 2) + ":1";
}

std::string endName(const Design &design, const Fabric &fabric, const FabricNetwork &network,
                    const FabricPort &port)
{
    const FabricDevice &device = network.devices[static_cast<std::size_t>(port.device)];
    const Part *part = partOf(design, fabric, device);
    const auto groups = part ? portGroupsOf(*part) : std::vector<PortGroup>();
    const auto group = static_cast<std::size_t>(port.group);
    return deviceName(design, fabric, device) +
           (group < groups.size() ? " " + portName(groups, group, port.port) : std::string());
}

std::string linkName(const Design &design, const Fabric &fabric, const FabricNetwork &network,
                     const FabricLink &link)
{
    return endName(design, fabric, network, link.a) + " to " + endName(design, fabric, network, link.z);
}

/// The highest port in use of each switch against the ports that it has; the worst switch of each tier.
void checkPortsOf(const Design &design, const Fabric &fabric, const FabricNetwork &network,
                  std::vector<Finding> &findings)
{
    std::vector<std::int32_t> ports(network.devices.size(), 0);
    std::vector<std::int16_t> group(network.devices.size(), 0);
    for (const FabricLink &link : network.links)
        for (const FabricPort *port : {&link.a, &link.z}) {
            const auto index = static_cast<std::size_t>(port->device);
            if (network.devices[index].tier == Tier::Endpoint)
                continue;
            if (port->port + 1 > ports[index]) {
                ports[index] = port->port + 1;
                group[index] = port->group;
            }
        }
    std::set<Tier> told;
    std::map<const Part *, std::vector<PortGroup>> groups;
    for (std::size_t i = 0; i < ports.size(); ++i) {
        const FabricDevice &device = network.devices[i];
        if (ports[i] == 0 || told.contains(device.tier))
            continue;
        const Part *part = partOf(design, fabric, device);
        const auto [known, isNew] = groups.try_emplace(part);
        if (isNew && part)
            known->second = portGroupsOf(*part);
        const auto own = static_cast<std::size_t>(group[i]);
        if (own >= known->second.size() || ports[i] <= known->second[own].count)
            continue;
        told.insert(device.tier);
        findings.push_back({.objects = {fabric.id},
                            .message = fabric.name + ", " + deviceName(design, fabric, device) + ": " +
                                       std::to_string(ports[i]) + "/" +
                                       std::to_string(known->second[own].count) + " ports.",
                            .measured = ports[i],
                            .limit = static_cast<double>(known->second[own].count),
                            .fix = "Add a switch, or change links down, links up or breakout."});
    }
}

bool mayMeet(const FabricEndpoints &a, const FabricEndpoints &b)
{
    return (a.role == b.role || a.role == Role::Other || b.role == Role::Other) &&
           (a.part == b.part || a.part.empty() || b.part.empty());
}

/// Whether two groups take the same ports of a device.
bool overlap(const FabricEndpoints &a, const FabricEndpoints &b)
{
    if (a.use != b.use || !mayMeet(a, b))
        return false;
    const auto end = [](const FabricEndpoints &one) {
        return one.ports ? one.first + *one.ports : std::numeric_limits<std::int64_t>::max();
    };
    return a.first < end(b) && b.first < end(a);
}

void checkSharedPorts(const Design &design, std::vector<Finding> &findings)
{
    for (std::size_t i = 0; i < design.endpoints.size(); ++i)
        for (std::size_t j = i + 1; j < design.endpoints.size(); ++j) {
            const FabricEndpoints &a = design.endpoints[i], &b = design.endpoints[j];
            if (!overlap(a, b))
                continue;
            const std::string what = a.use.empty() ? "the first ports" : "ports \"" + a.use + "\"";
            findings.push_back({.objects = {a.id, b.id},
                                .message = findById(design.fabrics, a.fabric)->name + " and " +
                                           findById(design.fabrics, b.fabric)->name + " both use " + what +
                                           " of the same devices.",
                                .fix = "Let one of them begin after the ports of the other."});
        }
}

/// Links without a cable, split by why.
struct Unmade {
    std::int64_t unfit = 0, tooFar = 0;
    const FabricLink *firstUnfit = nullptr, *farthest = nullptr;
    double needed = 0, reach = 0; ///< metres, of the farthest
};

double longestReach(const Design &design, const Fabric &fabric, const FabricNetwork &network,
                    const FabricLink &link)
{
    const auto groupOf = [&](const FabricPort &port) -> std::optional<PortGroup> {
        const Part *part = partOf(design, fabric, network.devices[static_cast<std::size_t>(port.device)]);
        const auto groups = part ? portGroupsOf(*part) : std::vector<PortGroup>();
        const auto index = static_cast<std::size_t>(port.group);
        if (index < groups.size())
            return groups[index];
        return {};
    };
    const auto a = groupOf(link.a), z = groupOf(link.z);
    double reach = -1;
    for (const MediumRow &medium : design.media)
        if (fitsPorts(design, medium, bytesPerSecond(link.rate), {a ? &*a : nullptr, link.a.link >= 0},
                      {z ? &*z : nullptr, link.z.link >= 0}))
            if (const auto own = longestOf(design, medium))
                reach = std::max(reach, inMetres(*own));
    return reach;
}

Unmade unmadeLinks(const Design &design, const Fabric &fabric, const FabricResults &results)
{
    Unmade unmade;
    if (results.cables.withoutMedium == 0)
        return unmade;
    std::map<std::tuple<Tier, Tier, std::int16_t, std::int16_t, double>, double> reaches;
    for (std::size_t i = 0; i < results.network.links.size(); ++i) {
        const CableRun &run = results.cables.runs[i];
        if (run.medium >= 0 || run.needed < 0)
            continue;
        const FabricLink &link = results.network.links[i];
        const auto tierOf = [&](const FabricPort &port) {
            return results.network.devices[static_cast<std::size_t>(port.device)].tier;
        };
        const auto [reach, isNew] =
            reaches.try_emplace({tierOf(link.a), tierOf(link.z), link.a.group, link.z.group, link.rate}, 0);
        if (isNew)
            reach->second = longestReach(design, fabric, results.network, link);
        if (reach->second < 0) {
            ++unmade.unfit;
            if (!unmade.firstUnfit)
                unmade.firstUnfit = &link;
            continue;
        }
        ++unmade.tooFar;
        if (static_cast<double>(run.needed) > unmade.needed) {
            unmade.needed = static_cast<double>(run.needed);
            unmade.reach = reach->second;
            unmade.farthest = &link;
        }
    }
    return unmade;
}

std::optional<double> targetOf(const RuleContext &context, const Fabric &fabric)
{
    if (fabric.target)
        return fabric.target;
    switch (fabric.kind) {
    case FabricKind::ScaleUp:
    case FabricKind::ScaleOut:
        return parameterOf(context.design, "NET004", "compute");
    case FabricKind::Storage:
        return parameterOf(context.design, "NET004", "storage");
    case FabricKind::InBand:
    case FabricKind::OutOfBand:
        break;
    }
    return parameterOf(context.design, "NET004", "frontend");
}

} // namespace

std::vector<Finding> checkSwitchPorts(const RuleContext &context)
{
    auto findings = forEachFabric(
        context, [&](const Fabric &fabric, const FabricResults &results, std::vector<Finding> &all) {
            checkPortsOf(context.design, fabric, results.network, all);
            if (results.unplaced > 0)
                all.push_back({.objects = {fabric.id},
                               .message = fabric.name + ": " + std::to_string(results.unplaced) +
                                          " of the switches that it needs stand in no rack.",
                               .measured = static_cast<double>(results.unplaced),
                               .limit = 0,
                               .fix = "Place them: Network > Place switches."});
        });
    checkSharedPorts(context.design, findings);
    return findings;
}

std::vector<Finding> checkLinkEnds(const RuleContext &context)
{
    return forEachFabric(context, [&](const Fabric &fabric, const FabricResults &results,
                                      std::vector<Finding> &all) {
        const Unmade unmade = unmadeLinks(context.design, fabric, results);
        if (unmade.unfit == 0)
            return;
        const bool hasTable = !context.design.media.empty();
        all.push_back(
            {.objects = {fabric.id},
             .message = fabric.name + ": no cable of the media table fits both ends of " +
                        counted(unmade.unfit, "link") + ", such as " +
                        linkName(context.design, fabric, results.network, *unmade.firstUnfit) + " at " +
                        formatExact(inGigabitsPerSecond(bytesPerSecond(unmade.firstUnfit->rate))) + " Gb/s.",
             .measured = static_cast<double>(unmade.unfit),
             .limit = 0,
             .state = hasTable ? FindingState::Open : FindingState::NotEvaluated,
             .fix = hasTable ? "Add a medium of this rate and form, or change transceiver, "
                               "cable or breakout."
                             : "State the media table of the design."});
    });
}

std::vector<Finding> checkReach(const RuleContext &context)
{
    return forEachFabric(
        context, [&](const Fabric &fabric, const FabricResults &results, std::vector<Finding> &all) {
            const Unmade unmade = unmadeLinks(context.design, fabric, results);
            if (unmade.tooFar > 0)
                all.push_back(
                    {.objects = {fabric.id},
                     .message = fabric.name + ": " + counted(unmade.tooFar, "link") + " out of reach; " +
                                linkName(context.design, fabric, results.network, *unmade.farthest) +
                                " needs " + formatNumber(unmade.needed, 1) + " m, the media reach " +
                                formatNumber(unmade.reach, 1) + " m.",
                     .measured = unmade.needed,
                     .limit = unmade.reach,
                     .unit = "m",
                     .fix = "Add the next medium to the media table, or move the racks together."});
            if (results.cables.unknownLength > 0 && fabric.isBackplane == Answer::No)
                all.push_back({.objects = {fabric.id},
                               .message = fabric.name + ": length of " +
                                          counted(results.cables.unknownLength, "link") +
                                          " unknown; an end stands in no rack or in another hall.",
                               .state = FindingState::NotEvaluated,
                               .fix = "Place its switches, or state the length of the link."});
        });
}

std::vector<Finding> checkTierRatio(const RuleContext &context)
{
    return forEachFabric(context, [&](const Fabric &fabric, const FabricResults &results,
                                      std::vector<Finding> &all) {
        constexpr double slack = 1e-9;
        const double target = *targetOf(context, fabric);
        for (const SwitchTierUse &tier : results.capacity.tiers)
            if (tier.worst && *tier.worst > target * (1 + slack))
                all.push_back({.objects = {fabric.id},
                               .message = fabric.name + ", " + std::string(nameOf(tier.tier)) + " tier: " +
                                          ratioText(*tier.worst) + " over " + ratioText(target) + ".",
                               .measured = *tier.worst,
                               .limit = target,
                               .fix = "Add uplinks and spines, or state the ratio that is accepted."});
    });
}

std::vector<Finding> checkSpread(const RuleContext &context)
{
    return forEachFabric(
        context, [&](const Fabric &fabric, const FabricResults &results, std::vector<Finding> &all) {
            const FabricPlan &plan = results.network.plan;
            const std::int64_t pods = fabric.planes * std::max<std::int64_t>(1, plan.pods);
            if (fabric.topology != Topology::FatTree || plan.spines == 0 || plan.spines % pods != 0)
                return;
            const std::int64_t spines = plan.spines / pods, uplinks = plan.leafUp;
            if (uplinks * fabric.uplinkBreakout % spines == 0)
                return;
            all.push_back({.objects = {fabric.id},
                           .message = fabric.name + ": " + counted(uplinks, "uplink") + " over " +
                                      counted(spines, "spine") + " is uneven.",
                           .measured = static_cast<double>(uplinks),
                           .limit = static_cast<double>(spines),
                           .fix = "Use the next number of spines that divides the uplinks."});
        });
}

std::vector<Finding> checkEndpointsReached(const RuleContext &context)
{
    return forEachFabric(
        context, [&](const Fabric &fabric, const FabricResults &results, std::vector<Finding> &all) {
            const FabricPlan &plan = results.network.plan;
            if (plan.unconnected > 0)
                all.push_back({.objects = {fabric.id},
                               .message = fabric.name + ": " + counted(plan.unconnected, "link") +
                                          " of endpoints find no switch port.",
                               .measured = static_cast<double>(plan.unconnected),
                               .limit = 0,
                               .fix = "Add switches, or more links down of each."});
            const bool isTwoTier = fabric.topology == Topology::FatTree && fabric.tiers == 2;
            const std::int64_t most = plan.spineRadix * fabric.uplinkBreakout;
            const std::int64_t leaves = plan.leaves / std::max<std::int64_t>(1, fabric.planes);
            if (isTwoTier && plan.spines > 0 && leaves > most)
                all.push_back({.objects = {fabric.id},
                               .message = fabric.name + ": " + counted(plan.endpointPorts, "endpoint") +
                                          " need 3 tiers: a spine reaches " + std::to_string(most) +
                                          " leaves of " + std::to_string(leaves) + ".",
                               .measured = static_cast<double>(leaves),
                               .limit = static_cast<double>(most),
                               .fix = "Add a tier, a plane, or switches of higher radix."});
        });
}

std::vector<Finding> checkRails(const RuleContext &context)
{
    return forEachFabric(context, [&](const Fabric &fabric, const FabricResults &results,
                                      std::vector<Finding> &all) {
        if (fabric.rails < 2)
            return;
        for (const FabricLink &link : results.network.links) {
            if (link.override < 0 || link.lower != Tier::Endpoint)
                continue;
            const auto &devices = results.network.devices;
            const FabricDevice &node = devices[static_cast<std::size_t>(link.a.device)];
            const FabricDevice &leaf = devices[static_cast<std::size_t>(link.z.device)];
            if (node.endpoints < 0 || leaf.tier != Tier::Leaf)
                continue;
            const FabricEndpoints &group = context.design.endpoints[static_cast<std::size_t>(node.endpoints)];
            const std::int64_t index =
                (link.a.port - group.first) * group.split + std::max<std::int16_t>(0, link.a.link);
            const std::int64_t rail = index / fabric.planes % fabric.rails;
            if (group.attach != Attach::Unit || rail == leaf.rail)
                continue;
            all.push_back({.objects = {context.design.links[static_cast<std::size_t>(link.override)].id},
                           .message = endName(context.design, fabric, results.network, link.a) +
                                      ": port of rail " + std::to_string(rail + 1) + " on rail " +
                                      std::to_string(leaf.rail + 1) + ".",
                           .measured = leaf.rail + 1,
                           .limit = static_cast<double>(rail + 1),
                           .fix = "Cable it to a leaf of its rail."});
        }
    });
}

std::vector<Finding> checkOwnAdapter(const RuleContext &context)
{
    std::set<const Part *> seen;
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < context.design.fabrics.size(); ++i) {
        const Fabric &fabric = context.design.fabrics[i];
        if (fabric.kind != FabricKind::ScaleOut)
            continue;
        std::map<std::int32_t, std::int64_t> links;
        const FabricNetwork &network = context.results.fabrics[i].network;
        for (const FabricLink &link : network.links)
            if (link.lower == Tier::Endpoint)
                ++links[link.a.device];
        for (const auto &[index, count] : links) {
            const Part *part =
                partOf(context.design, fabric, network.devices[static_cast<std::size_t>(index)]);
            const auto *server = part ? factsOf<ServerFacts>(*part) : nullptr;
            if (!server || !server->acceleratorCount || server->acceleratorCount->value == 0 ||
                !seen.insert(part).second)
                continue;
            const std::int64_t accelerators = server->acceleratorCount->value;
            const bool isShort = count < accelerators;
            findings.push_back(
                {.objects = {part->id},
                 .message = isShort
                                ? part->model + ": " + std::to_string(count) + " fabric ports for " +
                                      counted(accelerators, "accelerator") + "; some use a remote adapter."
                                : part->model + ": which adapter shares a PCIe switch or root port with "
                                                "which accelerator is not stated.",
                 .measured = static_cast<double>(count),
                 .limit = static_cast<double>(accelerators),
                 .state = isShort ? FindingState::Open : FindingState::NotEvaluated,
                 .fix = "Give each accelerator an adapter on its own PCIe switch or root port."});
        }
    }
    return findings;
}

} // namespace clusterwright
