#include "model/analysis/workloadplace.h"

#include "model/analysis/calibration.h"
#include "model/text.h"

#include <cmath>

namespace clusterwright {
namespace {

/// Of which servers a workload takes its accelerators: the part that it names, else the one that brings most.
const Part *serverOf(const WorkloadContext &context, const Workload &workload)
{
    const Part *best = nullptr;
    double most = 0;
    for (const auto &[id, count] : context.total.nodeParts) {
        const Part &part = context.design.parts.at(id);
        const auto *server = factsOf<ServerFacts>(part);
        if (!server || (!workload.part.empty() && workload.part != id))
            continue;
        const double all =
            server->acceleratorCount ? static_cast<double>(server->acceleratorCount->value) * count : 0;
        if (!best || all > most) {
            best = &part;
            most = all;
        }
    }
    return best;
}

const FabricResults *fabricOf(const WorkloadContext &context, const FabricId &wanted, FabricKind kind)
{
    for (std::size_t i = 0; i < context.design.fabrics.size(); ++i) {
        const Fabric &fabric = context.design.fabrics[i];
        if (wanted.empty() ? fabric.kind == kind : fabric.id == wanted)
            return &context.fabrics[i];
    }
    return nullptr;
}

/// The ports of a server that are meant for computing, where no fabric says what they are linked to.
Bandwidth computePorts(const Part &server)
{
    Bandwidth sum{};
    for (const PortGroup &group : portGroupsOf(server))
        if (group.use == "compute" && group.rate)
            sum += *group.rate * static_cast<double>(group.count);
    return sum;
}

std::string originOf(const Part &part, const std::string &source)
{
    const Source *entry = nullptr;
    for (const Source &known : part.sources)
        if (known.key == source)
            entry = &known;
    return fullName(part) + (entry ? ": " + entry->title : "");
}

/// Collects figures, and the names of those that are not stated.
struct Collector {
    WorkloadHardware &hardware;
    std::vector<std::string> &missing;

    template <typename Q>
    void take(const char *name, const Part &part, const Stated<Q> &figure, Q &target) const
    {
        if (!figure) {
            missing.push_back(std::string(name) + " of " + fullName(part) + " is not stated.");
            return;
        }
        target = figure->value;
        add(name, shown(target), originOf(part, figure->source));
    }
    void add(const char *name, std::string value, std::string source) const
    {
        hardware.figures.push_back({name, std::move(value), std::move(source)});
    }
    static std::string shown(Count value) { return formatCount(value); }
    static std::string shown(const Rate &value) { return formatOperations(value); }
    static std::string shown(const DataSize &value) { return formatQuantity(value); }
    static std::string shown(const Bandwidth &value) { return formatDataRate(value); }
};

void takeAccelerator(const Collector &collect, const Part &part)
{
    WorkloadHardware &hardware = collect.hardware;
    Hardware &one = hardware.one;
    const auto &facts = std::get<AcceleratorFacts>(part.facts);
    hardware.accelerator = part.id;
    one.accelerator = classOf(part);
    collect.take("Dense BF16 rate", part, facts.bf16, one.bf16);
    if (facts.fp8)
        collect.take("Dense FP8 rate", part, facts.fp8, one.fp8.emplace());
    if (facts.fp4)
        collect.take("Dense FP4 rate", part, facts.fp4, one.fp4.emplace());
    collect.take("Memory", part, facts.memory, one.memory);
    collect.take("Memory bandwidth", part, facts.memoryBandwidth, one.memoryBandwidth);
    if (facts.scaleUpDomain)
        collect.take("Scale-up domain", part, facts.scaleUpDomain, one.domain);
    if (facts.scaleUp)
        collect.take("Scale-up bandwidth", part, facts.scaleUp, one.scaleUp);
    else if (one.domain > 1)
        collect.missing.push_back("Scale-up bandwidth of " + fullName(part) + " is not stated.");
}

/// The links of a node into the fabric of its collectives, shared by its accelerators.
void takeScaleOut(const Collector &collect, const WorkloadContext &context, const Workload &workload,
                  const Part &server)
{
    WorkloadHardware &hardware = collect.hardware;
    const auto perNode = static_cast<double>(hardware.perNode);
    const FabricResults *fabric = fabricOf(context, workload.fabric, FabricKind::ScaleOut);
    Bandwidth node{};
    std::string source;
    if (fabric) {
        const auto index = static_cast<std::size_t>(fabric - context.fabrics.data());
        node = linksOf(context.design, fabric->network, server.id);
        hardware.fabric = context.design.fabrics[index].id;
        source = "links of a node into " + context.design.fabrics[index].name + ", " + formatQuantity(node) +
                 ", shared by its accelerators";
        const auto unit = context.design.fabrics[index].nodesPerUnit.value_or(0);
        if (hardware.nodes > unit)
            hardware.oversubscription = oversubscriptionOf(fabric->capacity);
        if (hardware.oversubscription > 1)
            source += ", over the oversubscription of " + formatExact(hardware.oversubscription);
    }
    if (node == Bandwidth{}) {
        node = computePorts(server);
        source = "compute ports of " + fullName(server) + "; no fabric joins them";
    }
    if (node == Bandwidth{} && hardware.nodes > 1)
        collect.missing.push_back("No scale-out fabric joins the nodes, and " + fullName(server) +
                                  " states no compute ports.");
    hardware.one.scaleOut = node / perNode / hardware.oversubscription;
    collect.add("Scale-out bandwidth", formatDataRate(hardware.one.scaleOut), source);
}

/// How many accelerators run: those wanted, else all that stand but for the spare nodes.
bool takeNodes(WorkloadHardware &hardware, const Workload &workload, std::int64_t standingNodes,
               std::vector<std::string> &missing)
{
    hardware.standing = standingNodes * hardware.perNode;
    const std::int64_t free = std::max<std::int64_t>(standingNodes - workload.spareNodes.value_or(0), 0);
    hardware.accelerators = workload.accelerators.value_or(free * hardware.perNode);
    hardware.nodes = (hardware.accelerators + hardware.perNode - 1) / hardware.perNode;
    if (hardware.accelerators < 1)
        missing.push_back("No node is left to run it: " + formatCount(standingNodes) + " stand, " +
                          formatCount(workload.spareNodes.value_or(0)) + " are kept as spares.");
    else if (hardware.nodes > free)
        missing.push_back("It needs " + formatCount(hardware.nodes) + " nodes and " + formatCount(free) +
                          " can be used.");
    return hardware.accelerators > 0;
}

} // namespace

AcceleratorClass classOf(const Part &accelerator)
{
    const auto *facts = factsOf<AcceleratorFacts>(accelerator);
    if (!facts || !facts->architecture)
        return AcceleratorClass::Generic;
    const std::string &name = facts->architecture->value;
    const bool isRackScale = facts->scaleUpDomain && facts->scaleUpDomain->value > 8;
    const auto begins = [&](const char *text) { return name.starts_with(text); };
    if (begins("Ampere"))
        return AcceleratorClass::A100;
    if (begins("Hopper")) // the larger memory came with the second generation
        return facts->memory && facts->memory->value > gigabytes(96) ? AcceleratorClass::H200
                                                                     : AcceleratorClass::H100;
    if (begins("Blackwell Ultra"))
        return isRackScale ? AcceleratorClass::Gb300 : AcceleratorClass::B200;
    if (begins("Blackwell") && facts->scaleUpDomain && facts->scaleUpDomain->value > 1)
        return isRackScale ? AcceleratorClass::Gb200 : AcceleratorClass::B200;
    return begins("CDNA 3") ? AcceleratorClass::Mi300x : AcceleratorClass::Generic;
}

Bandwidth linksOf(const Design &design, const FabricNetwork &network, const PartId &part)
{
    std::map<std::pair<RackTypeId, std::int32_t>, bool> known; // few: by type, not by rack
    std::vector<char> isWanted(network.devices.size(), 0);
    double devices = 0, rate = 0;
    const auto [first, last] = devicesOf(network, Tier::Endpoint);
    for (std::size_t i = first; i < last; ++i) {
        const FabricDevice &device = network.devices[i];
        const RackTypeId &type = design.racks[static_cast<std::size_t>(device.rack)].type;
        const auto [entry, isNew] = known.try_emplace({type, device.placement}, false);
        if (isNew) {
            const RackType &rackType = *findById(design.rackTypes, type);
            entry->second =
                partOf(design, rackType.placements[static_cast<std::size_t>(device.placement)]).id == part;
        }
        isWanted[i] = entry->second ? 1 : 0;
        devices += entry->second ? 1 : 0;
    }
    for (const FabricLink &link : network.links)
        if (link.lower == Tier::Endpoint && isWanted[static_cast<std::size_t>(link.a.device)] != 0)
            rate += link.rate;
    return bytesPerSecond(devices > 0 ? rate / devices : 0);
}

double oversubscriptionOf(const FabricCapacity &capacity)
{
    double product = 1;
    for (const SwitchTierUse &tier : capacity.tiers)
        if (tier.oversubscription)
            product *= std::max(1.0, *tier.oversubscription);
    return product;
}

std::optional<WorkloadHardware> hardwareOf(const WorkloadContext &context, const Workload &workload,
                                           std::vector<std::string> &missing)
{
    const Part *server = serverOf(context, workload);
    if (!server) {
        missing.push_back(workload.part.empty()
                              ? "No compute node stands in a rack of the design."
                              : "No compute node of the part \"" + workload.part + "\" stands.");
        return std::nullopt;
    }
    const auto &facts = std::get<ServerFacts>(server->facts);
    if (!facts.acceleratorCount || facts.acceleratorCount->value < 1) {
        missing.push_back(fullName(*server) + " does not say how many accelerators it holds.");
        return std::nullopt;
    }
    const auto accelerator = context.design.parts.find(facts.accelerator);
    if (accelerator == context.design.parts.end() || !factsOf<AcceleratorFacts>(accelerator->second)) {
        missing.push_back("The accelerator of " + fullName(*server) + ", \"" + facts.accelerator +
                          "\", is not among the parts of the design.");
        return std::nullopt;
    }
    WorkloadHardware hardware;
    hardware.server = server->id;
    hardware.perNode = facts.acceleratorCount->value;
    const Collector collect{hardware, missing};
    hardware.one.domain = hardware.perNode;
    const bool runs = takeNodes(hardware, workload, context.total.nodeParts.at(server->id), missing);
    takeAccelerator(collect, accelerator->second);
    if (runs)
        takeScaleOut(collect, context, workload, *server);
    const auto fittable = fittableConstants(
        workload.kind == WorkloadKind::Training ? "workload.train_step" : "workload.inference_throughput");
    for (const FittedConstant &constant : context.design.fittedConstants)
        if (constant.accelerator == hardware.one.accelerator && std::ranges::count(fittable, constant.name))
            hardware.one.efficiency[constant.name] = constant.value;
    return missing.empty() ? std::optional(std::move(hardware)) : std::nullopt;
}

} // namespace clusterwright
