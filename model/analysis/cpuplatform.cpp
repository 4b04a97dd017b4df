#include "model/analysis/cpuplatform.h"

#include "model/analysis/worked.h"
#include "model/calculators/node.h"

#include <algorithm>
#include <array>

namespace clusterwright {
namespace {

/// One node. The values of its module are not known if it has none.
struct Node {
    const CpuFacts &cpu;
    const MemoryFacts *module;
    Worked sockets, modulesPerChannel;
    Worked cpuPrice, modulePrice, modulePower;
};

double inGigahertz(Rate rate)
{
    return inPerSecond(rate) / 1e9;
}
double inMegatransfers(Rate rate)
{
    return inPerSecond(rate) / 1e6;
}

Worked cores(const Node &node)
{
    return input(node.cpu.cores, "cores") * node.sockets;
}

Worked modules(const Node &node)
{
    return input(node.cpu.memoryChannels, "memory channels") * node.modulesPerChannel * node.sockets;
}

/// As the CPU states it; with modules at the lower of the two speeds (calculators/node.h).
Worked bandwidth(const Node &node)
{
    const CpuFacts &cpu = node.cpu;
    if (!node.module)
        return input(cpu.memoryBandwidth, inGigabytesPerSecond, "GB/s", "memory bandwidth") * node.sockets;
    const Worked speed =
        lesserOf(input(cpu.memoryRate, inMegatransfers, "MT/s", "memory speed"),
                 input(node.module->transferRate, inMegatransfers, "MT/s", "speed of the module"));
    Worked result = input(cpu.memoryChannels, "memory channels") * speed * chosen(8, "B") * node.sockets;
    if (result.value)
        result.value = inGigabytesPerSecond(memoryBandwidth(
            cpu.memoryChannels->value, std::min(cpu.memoryRate->value, node.module->transferRate->value),
            static_cast<Count>(*node.sockets.value)));
    return result;
}

Worked capacity(const Node &node)
{
    return modules(node) * input(node.module->capacity, inGigabytes, "GB", "capacity of the module");
}

Worked designPower(const Node &node)
{
    return input(node.cpu.designPower, inWatts, "W", "thermal design power") * node.sockets;
}

Worked memoryPower(const Node &node)
{
    return modules(node) * node.modulePower;
}

/// Of CPUs, and of memory modules if the node has any.
Worked power(const Node &node)
{
    return node.module ? designPower(node) + memoryPower(node) : designPower(node);
}

Worked coreGigahertz(const Node &node)
{
    return cores(node) * input(node.cpu.baseClock, inGigahertz, "GHz", "base clock");
}

Worked cpuCost(const Node &node)
{
    return node.cpuPrice * node.sockets;
}

Worked memoryCost(const Node &node)
{
    return modules(node) * node.modulePrice;
}

enum class Needs { Nothing, Module, OneSocket, TwoSockets };

struct NodeRow {
    RowGroup group;
    const char *key, *title, *unit, *formula;
    Worked (*compute)(const Node &); ///< null = the row of the CPU with this key, as it is
    Needs needs = Needs::Nothing;
};

constexpr NodeRow asStated(RowGroup group, const char *key)
{
    return {group, key, "", "", "", nullptr};
}

Worked lanes(const Node &node)
{
    return input(node.cpu.host.lanes, "PCIe lanes") * node.sockets;
}

using G = RowGroup;

constexpr std::array nodeRows{
    asStated(G::Identity, "vendor"),
    asStated(G::Identity, "family"),
    asStated(G::Identity, "status"),
    asStated(G::Identity, "roadmap_date"),
    asStated(G::Identity, "socket"),
    NodeRow{G::Figures, "node_sockets", "Sockets", "", "as chosen, at most what the CPU allows",
            [](const Node &node) { return node.sockets; }},
    NodeRow{G::Figures, "node_cores", "Cores", "", "cores x sockets", cores},
    NodeRow{G::Figures, "node_threads", "Threads", "", "threads x sockets",
            [](const Node &node) { return input(node.cpu.threads, "threads") * node.sockets; }},
    asStated(G::Figures, "base_clock_hz"),
    asStated(G::Figures, "boost_clock_hz"),
    asStated(G::Figures, "memory_type"),
    NodeRow{G::Figures, "node_memory_gb_s", "Memory bandwidth", "GB/s",
            "memory channels x memory speed x 8 B x sockets", bandwidth},
    NodeRow{G::Figures, "node_modules", "Memory modules", "", "memory channels x modules x sockets", modules,
            Needs::Module},
    NodeRow{G::Figures, "node_memory_gb", "Memory", "GB", "memory modules x capacity", capacity,
            Needs::Module},
    NodeRow{G::Figures, "node_most_memory_gb", "Most memory", "GB", "most memory x sockets",
            [](const Node &node) {
                return input(node.cpu.mostMemory, inGigabytes, "GB", "most memory") * node.sockets;
            }},
    asStated(G::Figures, "pcie_generation"),
    NodeRow{G::Figures, "node_pcie_lanes", "PCIe and CXL lanes for devices", "", "PCIe lanes x sockets",
            lanes, Needs::OneSocket},
    NodeRow{G::Figures, "node_pcie_lanes", "PCIe and CXL lanes for devices, at most", "",
            "PCIe lanes x sockets, of which the links between two sockets may take some", lanes,
            Needs::TwoSockets},
    asStated(G::Figures, "cxl_version"),
    NodeRow{G::Figures, "node_cpu_w", "Design power of CPUs", "W", "thermal design power x sockets",
            designPower},
    NodeRow{G::Figures, "node_memory_w", "Power of memory modules", "W", "memory modules x power of one",
            memoryPower, Needs::Module},
    NodeRow{G::Figures, "node_w", "Power of CPUs and memory modules", "W",
            "design power of CPUs + power of memory modules", power, Needs::Module},
    NodeRow{G::Derived, "node_core_ghz", "Cores x base clock (no benchmark score)", "core-GHz",
            "cores x base clock", coreGigahertz},
    NodeRow{G::Derived, "node_core_ghz_per_w", "Cores x base clock, per watt", "core-GHz/W",
            "cores x base clock / power", [](const Node &node) { return coreGigahertz(node) / power(node); }},
    NodeRow{G::Derived, "node_memory_gb_s_per_core", "Memory bandwidth per core", "GB/s",
            "memory bandwidth / cores", [](const Node &node) { return bandwidth(node) / cores(node); }},
    NodeRow{G::Derived, "node_memory_gb_per_core", "Memory per core", "GB", "memory / cores",
            [](const Node &node) { return capacity(node) / cores(node); }, Needs::Module},
    NodeRow{G::Price, "node_cpu_usd", "Cost of CPUs", "USD", "price x sockets", cpuCost},
    NodeRow{G::Price, "node_usd_per_core", "Cost of CPUs per core", "USD", "price x sockets / cores",
            [](const Node &node) { return cpuCost(node) / cores(node); }},
    NodeRow{G::Price, "node_memory_usd", "Cost of memory modules", "USD", "memory modules x price",
            memoryCost, Needs::Module},
    NodeRow{G::Price, "node_usd", "Cost of CPUs and memory modules", "USD",
            "cost of CPUs + cost of memory modules",
            [](const Node &node) { return cpuCost(node) + memoryCost(node); }, Needs::Module},
};

/// What a module draws: its maximum, or what is typical where no maximum is stated.
Worked powerOf(const Part &module)
{
    const Electrical &electrical = module.electrical;
    return electrical.max ? input(electrical.max, inWatts, "W", "maximum power of the module")
                          : input(electrical.typical, inWatts, "W typical", "power of the module");
}

Worked socketsOf(const CpuFacts &cpu, int wanted)
{
    if (!cpu.sockets) {
        Worked sockets = chosen(wanted, wanted == 1 ? "socket" : "sockets");
        sockets.isEstimate = wanted > 1; // nobody says that it works
        return sockets;
    }
    const auto count = std::min<Count>(cpu.sockets->value, wanted);
    return chosen(static_cast<double>(count), count == 1 ? "socket" : "sockets");
}

Node nodeOf(const Part &part, const PlatformOptions &options, const PriceBook &prices)
{
    const auto &cpu = std::get<CpuFacts>(part.facts);
    const Part *module = options.module;
    return {cpu,
            module ? factsOf<MemoryFacts>(*module) : nullptr,
            socketsOf(cpu, options.sockets),
            chosen(options.modulesPerChannel, "per channel"),
            priceOf(part.id, prices),
            module ? priceOf(module->id, prices) : Worked(),
            module ? powerOf(*module) : Worked()};
}

bool isMet(Needs needs, const PlatformOptions &options)
{
    switch (needs) {
    case Needs::Module:
        return options.module != nullptr;
    case Needs::OneSocket:
        return options.sockets == 1;
    case Needs::TwoSockets:
        return options.sockets > 1;
    case Needs::Nothing:
        break;
    }
    return true;
}

ComparisonRow rowOfNodes(const NodeRow &from, const std::vector<Node> &nodes)
{
    ComparisonRow row{from.group, from.key, from.title, from.unit, {}};
    for (const Node &node : nodes)
        row.values.push_back(workedValue(from.compute(node), from.unit, from.formula));
    return row;
}

std::optional<Error> wrongOptions(const std::vector<const Part *> &cpus, const PlatformOptions &options)
{
    if (const auto error = wrongChoice(cpus, 1))
        return error;
    for (const Part *part : cpus)
        if (!factsOf<CpuFacts>(*part))
            return wrong(part->id, "parts",
                         "\"" + fullName(*part) + "\" is no CPU; platforms are made of CPUs.");
    if (options.sockets < 1 || options.sockets > 2)
        return wrong("platform", "sockets",
                     "A node has 1 or 2 sockets, not " + std::to_string(options.sockets) + ".");
    if (options.modulesPerChannel < 1 || options.modulesPerChannel > 2)
        return wrong("platform", "modules_per_channel",
                     "A channel takes 1 or 2 modules, not " + std::to_string(options.modulesPerChannel) +
                         ".");
    if (options.module && !factsOf<MemoryFacts>(*options.module))
        return wrong(options.module->id, "module",
                     "\"" + fullName(*options.module) + "\" is no memory module.");
    return std::nullopt;
}

} // namespace

Result<PartComparison> comparePlatforms(const std::vector<const Part *> &cpus, const PlatformOptions &options,
                                        const PriceBook &prices)
{
    if (const auto error = wrongOptions(cpus, options))
        return *error;
    std::vector<Node> nodes;
    for (const Part *part : cpus)
        nodes.push_back(nodeOf(*part, options, prices));
    const PartComparison stated = sideBySide(cpus, prices);
    PartComparison comparison;
    comparison.title = "CPU platforms, nodes of " + std::to_string(options.sockets) +
                       (options.sockets == 1 ? " socket" : " sockets");
    if (options.module)
        comparison.title += ", " + std::to_string(options.modulesPerChannel) + " x " +
                            fullName(*options.module) + " per channel";
    comparison.note =
        "Peaks of data sheets, no benchmark scores. A CPU that allows fewer sockets is shown with as "
        "many as it allows.";
    if (options.module)
        comparison.note += " Whether the module fits the CPU is not checked.";
    comparison.parts = stated.parts;
    for (const NodeRow &row : nodeRows)
        if (!row.compute) {
            comparison.rows.push_back(*rowOf(stated, row.key));
            comparison.rows.back().group = row.group;
        } else if (isMet(row.needs, options)) {
            comparison.rows.push_back(rowOfNodes(row, nodes));
        }
    return comparison;
}

} // namespace clusterwright
