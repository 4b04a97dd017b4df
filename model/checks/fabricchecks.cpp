// Rules about what networks give: survival of a loss, management, storage, growth, and whether they exist.
#include "model/analysis/cutpoints.h"
#include "model/analysis/resilience.h"
#include "model/calculators/fabrictrees.h"
#include "model/checks/eachfabric.h"

namespace clusterwright {
namespace {

/// Links of endpoints that came by a group of this role.
std::int64_t linksOfRole(const Design &design, const FabricNetwork &network, Role role)
{
    std::int64_t count = 0;
    for (const FabricLink &link : network.links) {
        const std::int32_t group = network.devices[static_cast<std::size_t>(link.a.device)].endpoints;
        count += group >= 0 && design.endpoints[static_cast<std::size_t>(group)].role == role;
    }
    return count;
}

std::string protocolOf(const Design &design, const Fabric &fabric)
{
    const auto part = design.parts.find(fabric.leaf.part);
    const auto *facts = part == design.parts.end() ? nullptr : factsOf<SwitchFacts>(part->second);
    return facts && facts->protocol ? facts->protocol->value : "";
}

bool hasManagementPort(const Part &part)
{
    return std::ranges::any_of(portGroupsOf(part),
                               [](const PortGroup &group) { return group.use == "management"; });
}

/// Devices that stand and have a management port.
std::int64_t managedDevices(const RuleContext &context)
{
    std::int64_t count = 0;
    for (const auto &[type, things] : context.placed)
        for (const Placed &thing : things)
            if (hasManagementPort(*thing.part))
                count += context.results.types.at(type).racks;
    return count;
}

/// What the compute nodes and the storage systems of a storage fabric have.
struct StorageUse {
    std::optional<double> leastNode; ///< bytes per second of the compute node with the fewest links
    double storageLinks = 0;         ///< bytes per second, of all storage systems
    double storageReads = 0;         ///< bytes per second that they are said to read
    std::int64_t systems = 0, unknownReads = 0;
};

StorageUse storageUse(const Design &design, const Fabric &fabric, const FabricNetwork &network)
{
    std::vector<double> rates(network.devices.size(), 0);
    for (const FabricLink &link : network.links)
        if (link.lower == Tier::Endpoint)
            rates[static_cast<std::size_t>(link.a.device)] += link.rate;
    StorageUse use;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const FabricDevice &device = network.devices[i];
        if (device.tier != Tier::Endpoint || device.endpoints < 0)
            continue;
        const Role role = design.endpoints[static_cast<std::size_t>(device.endpoints)].role;
        if (role == Role::ComputeNode && (!use.leastNode || rates[i] < *use.leastNode))
            use.leastNode = rates[i];
        if (role != Role::Storage)
            continue;
        use.storageLinks += rates[i];
        ++use.systems;
        const Part *part = partOf(design, fabric, device);
        const auto *facts = part ? factsOf<StorageFacts>(*part) : nullptr;
        if (facts && facts->readBandwidth)
            use.storageReads += inBytesPerSecond(facts->readBandwidth->value);
        else
            ++use.unknownReads;
    }
    return use;
}

/// The switch or plane whose loss cuts off the most endpoints.
struct WorstLoss {
    std::int64_t endpoints = 0;
    std::string name = {};
};

WorstLoss worstLossOf(const Design &design, const Fabric &fabric, const FabricNetwork &network)
{
    WorstLoss worst;
    const CutPoints cuts = cutPointsOf(network);
    std::int32_t device = -1;
    for (std::size_t i = 0; i < cuts.ofDevices.size(); ++i)
        if (network.devices[i].tier != Tier::Endpoint && cuts.ofDevices[i].endpoints > worst.endpoints) {
            worst.endpoints = cuts.ofDevices[i].endpoints;
            device = static_cast<std::int32_t>(i);
        }
    if (device >= 0)
        worst.name = deviceName(design, fabric, network.devices[static_cast<std::size_t>(device)]);
    for (std::int32_t plane = 0; fabric.planes > 1 && plane < fabric.planes; ++plane)
        if (const NetworkLoss loss = networkLoss(network, failedPlane(network, plane));
            loss.cutOff > worst.endpoints)
            worst = {loss.cutOff, "plane " + std::to_string(plane + 1)};
    return worst;
}

std::string rateText(double bytesPerSecond)
{
    return formatNumber(bytesPerSecond / 1e9, 0) + " GB/s";
}

} // namespace

std::vector<Finding> checkSingleLoss(const RuleContext &context)
{
    return forEachFabric(
        context, [&](const Fabric &fabric, const FabricResults &results, std::vector<Finding> &all) {
            const auto &devices = results.network.devices;
            const auto isEndpoint = [](const FabricDevice &one) { return one.tier == Tier::Endpoint; };
            const double endpoints = static_cast<double>(std::ranges::count_if(devices, isEndpoint));
            const WorstLoss worst = worstLossOf(context.design, fabric, results.network);
            if (worst.endpoints == 0)
                return;
            const double share = static_cast<double>(worst.endpoints) / endpoints;
            if (fabric.declaredLoss && share <= *fabric.declaredLoss)
                return;
            all.push_back({.objects = {fabric.id},
                           .message = fabric.name + ", loss of " + worst.name + ": " +
                                      std::to_string(worst.endpoints) +
                                      (worst.endpoints == 1 ? " endpoint" : " endpoints") + " isolated.",
                           .measured = share,
                           .limit = fabric.declaredLoss.value_or(0),
                           .fix = "Attach them to two switches or planes, or declare the loss."});
        });
}

std::vector<Finding> checkManagerPorts(const RuleContext &context)
{
    return forEachFabric(
        context, [&](const Fabric &fabric, const FabricResults &results, std::vector<Finding> &all) {
            if (!protocolOf(context.design, fabric).starts_with("InfiniBand") ||
                fabric.topology == Topology::SlimFly)
                return;
            const double needed = parameterOf(context.design, "NET010", "ib_fm_ports");
            const double reserved = static_cast<double>(
                fabric.managerPorts + linksOfRole(context.design, results.network, Role::FabricManager));
            if (reserved >= needed)
                return;
            all.push_back({.objects = {fabric.id},
                           .message = fabric.name + ": " + formatNumber(reserved, 0) + " of " +
                                      formatNumber(needed, 0) + " ports for the fabric manager.",
                           .measured = reserved,
                           .limit = needed,
                           .fix = "Attach the fabric managers, one node fewer, or take a larger leaf."});
        });
}

std::vector<Finding> checkManagementPorts(const RuleContext &context)
{
    if (context.design.fabrics.empty())
        return {};
    std::int64_t ports = 0;
    std::string object = "design";
    for (std::size_t i = 0; i < context.design.fabrics.size(); ++i) {
        if (context.design.fabrics[i].kind != FabricKind::OutOfBand)
            continue;
        object = context.design.fabrics[i].id;
        const FabricPlan &plan = context.results.fabrics[i].network.plan;
        ports += plan.leaves * plan.leafDown;
    }
    const std::int64_t needed = managedDevices(context);
    if (needed <= ports)
        return {};
    return {{.objects = {object},
             .message =
                 "OOB: " + std::to_string(needed) + " ports needed, " + std::to_string(ports) + " present.",
             .measured = static_cast<double>(needed),
             .limit = static_cast<double>(ports),
             .state = object == "design" ? FindingState::NotEvaluated : FindingState::Open,
             .fix = object == "design" ? "Add an out-of-band fabric." : "Add OOB switches."}};
}

std::vector<Finding> checkStorageBandwidth(const RuleContext &context)
{
    return forEachFabric(
        context, [&](const Fabric &fabric, const FabricResults &results, std::vector<Finding> &all) {
            if (fabric.kind != FabricKind::Storage)
                return;
            const StorageUse use = storageUse(context.design, fabric, results.network);
            const double least = parameterOf(context.design, "NET012", "node_min_gb_s") * 1e9;
            if (use.leastNode && *use.leastNode < least)
                all.push_back({.objects = {fabric.id},
                               .message = fabric.name + ": " + rateText(*use.leastNode) + " of a node < " +
                                          rateText(least) + ".",
                               .measured = *use.leastNode / 1e9,
                               .limit = least / 1e9,
                               .unit = "GB/s",
                               .fix = "Use more or faster storage ports of the nodes."});
            const bool isShort = use.storageLinks < use.storageReads;
            if (use.systems > 0 && (isShort || use.unknownReads > 0))
                all.push_back({.objects = {fabric.id},
                               .message = fabric.name + ": " + rateText(use.storageLinks) +
                                          " of links to storage, which reads " +
                                          (use.unknownReads > 0 ? "at least " : "") +
                                          rateText(use.storageReads) + ".",
                               .measured = use.storageLinks / 1e9,
                               .limit = use.storageReads / 1e9,
                               .unit = "GB/s",
                               .state = isShort ? FindingState::Open : FindingState::NotEvaluated,
                               .fix = "Use more storage ports, or add storage leaf uplinks."});
        });
}

std::vector<Finding> checkTopology(const RuleContext &context)
{
    return forEachFabric(
        context, [&](const Fabric &fabric, const FabricResults &results, std::vector<Finding> &all) {
            for (const std::string &problem : results.network.problems)
                all.push_back({.objects = {fabric.id},
                               .message = fabric.name + ": " + problem,
                               .fix = "Take the nearest set of parameters that can be built."});
        });
}

std::vector<Finding> checkModuleBill(const RuleContext &context)
{
    return forEachFabric(
        context, [&](const Fabric &fabric, const FabricResults &results, std::vector<Finding> &all) {
            if (!fabric.listedModules)
                return;
            std::int64_t derived = 0;
            for (const ModuleLine &line : results.cables.modules)
                derived += line.count;
            if (derived == *fabric.listedModules)
                return;
            all.push_back({.objects = {fabric.id},
                           .message = fabric.name + ": " + std::to_string(*fabric.listedModules) +
                                      " transceivers listed, " + std::to_string(derived) + " derived.",
                           .measured = static_cast<double>(*fabric.listedModules),
                           .limit = static_cast<double>(derived),
                           .fix = "Take the bill that follows from the links."});
        });
}

std::vector<Finding> checkGrowth(const RuleContext &context)
{
    return forEachFabric(
        context, [&](const Fabric &fabric, const FabricResults &results, std::vector<Finding> &all) {
            const FabricPlan &plan = results.network.plan;
            if (!fabric.mostUnits || fabric.topology != Topology::FatTree || plan.units == 0 ||
                plan.spines == 0 || *fabric.mostUnits <= plan.units)
                return;
            const std::int64_t planes = std::max<std::int64_t>(1, fabric.planes);
            const std::int64_t leaves = plan.leaves / plan.units * *fabric.mostUnits / planes;
            const auto up = [](std::int64_t a, std::int64_t b) { return b > 0 ? (a + b - 1) / b : 0; };
            std::int64_t needed = 0, present = 0;
            if (fabric.tiers == 2) {
                needed = smallestDivisor(plan.leafUp, fabric.uplinkBreakout,
                                         up(leaves * plan.leafUp, plan.spineRadix)) *
                         planes;
                present = plan.spines;
            } else {
                needed = up(up(leaves * plan.leafUp, plan.spineDown) * plan.spineUp, plan.coreRadix) * planes;
                present = plan.cores;
            }
            if (needed <= present)
                return;
            const std::string what = fabric.tiers == 2 ? "spines" : "cores";
            all.push_back({.objects = {fabric.id},
                           .message = fabric.name + ": growth to " + std::to_string(*fabric.mostUnits) +
                                      " units re-cables the " + what + ", " + std::to_string(present) +
                                      " of " + std::to_string(needed) + " present.",
                           .measured = static_cast<double>(present),
                           .limit = static_cast<double>(needed),
                           .fix = "Provision " + what + " for the maximum."});
        });
}

} // namespace clusterwright
