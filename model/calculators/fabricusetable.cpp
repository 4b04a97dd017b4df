#include "model/calculators/fabricgroups.h"
#include "model/calculators/fabricuse.h"

namespace clusterwright::calc {
namespace {

Result<Record> costPerEndpointOf(const Inputs &in)
{
    return Record{{"usd_per_endpoint", in.number("cost_usd") / in.number("endpoints")}};
}

Calculator costPerEndpointRow()
{
    return {
        "fabric.cost_per_endpoint",
        "Network cost per endpoint.",
        {number("cost_usd", atLeast(0), "network cost"), integer("endpoints", atLeast(1), "endpoints")},
        {{"usd_per_endpoint", "cost_usd/endpoints"}},
        "usd_per_endpoint = cost_usd/endpoints.",
        "Compare fabrics of like endpoint rate and oversubscription.",
        "Definition. Figure: Zhao et al., Insights into DeepSeek-V3, arXiv 2505.09343: three tiers for 65536 "
        "endpoints.",
        costPerEndpointOf};
}

Result<Record> injectionOf(const Inputs &in)
{
    const Count nodes = in.integer("nodes"), nics = in.integer("nics_per_node");
    const Bandwidth nic = gigabitsPerSecond(in.number("nic_gbps"));
    Record out{{"nics_total", asNumber(product({nodes, nics}))},
               {"node_injection_gbps", inGigabitsPerSecond(injection(1, nics, nic))},
               {"injection_gb_per_s", inGigabytesPerSecond(injection(nodes, nics, nic))}};
    if (const auto racks = in.maybeInteger("racks"))
        out.add("nodes_per_rack", ratioOf(nodes, *racks));
    if (const auto accelerators = in.maybeInteger("accelerators_per_node"))
        out.add("accelerators", asNumber(product({nodes, *accelerators})));
    return out;
}

Calculator injectionRow()
{
    return {
        "fabric.injection",
        "Injection bandwidth and densities of a cluster.",
        {integer("nodes", atLeast(1), "nodes in the cluster"),
         integer("nics_per_node", atLeast(1), "NICs of a node"),
         number("nic_gbps", above(0), "rate per NIC and direction"),
         integer("racks", atLeast(1), "racks of the nodes").optional(),
         integer("accelerators_per_node", atLeast(1), "accelerators of a node").optional()},
        {{"nics_total", "nodes*nics_per_node", Type::Integer},
         {"node_injection_gbps", "nics_per_node*nic_gbps"},
         {"injection_gb_per_s", "nics_total*nic_gbps/8"},
         {"nodes_per_rack", "nodes/racks", Type::Number, "racks"},
         {"accelerators", "nodes*accelerators_per_node", Type::Integer, "accelerators_per_node"}},
        "injection_gb_per_s = nodes*nics_per_node*nic_gbps/8.",
        "Line rate, one direction.",
        "Definition. Figure: Argonne Leadership Computing Facility, Aurora: 10624 nodes with eight NICs of "
        "200 Gb/s, 2.12 PB/s.",
        injectionOf};
}

Result<Record> scaleUpOf(const Inputs &in)
{
    const ScaleUp domain = scaleUp(in.integer("gpus"), in.integer("links_per_gpu"),
                                   in.integer("switch_chips"), in.integer("lanes_per_direction"));
    Record out{{"links", asNumber(domain.links)},
               {"links_per_chip", domain.linksPerChip},
               {"copper_cables", asNumber(domain.copperPairs)}};
    if (const auto each = in.maybeNumber("gpu_gb_per_s"))
        out.add("aggregate_gb_per_s", in.number("gpus") * *each);
    return out;
}

Calculator scaleUpRow()
{
    return {
        "fabric.scale_up",
        "Links of a single-level scale-up domain.",
        {integer("gpus", atLeast(1), "GPUs in the domain"),
         integer("links_per_gpu", atLeast(1), "links of a GPU"),
         integer("switch_chips", atLeast(1), "switch chips of the domain"),
         number("gpu_gb_per_s", above(0), "bandwidth per GPU").optional(),
         integer("lanes_per_direction", atLeast(1), "differential lanes per link and direction").orElse(2)},
        {{"links", "gpus*links_per_gpu", Type::Integer},
         {"links_per_chip", "links/switch_chips"},
         {"copper_cables", "links*lanes_per_direction*2", Type::Integer},
         {"aggregate_gb_per_s", "gpus*gpu_gb_per_s", Type::Number, "gpu_gb_per_s"}},
        "Every link of a GPU ends at a switch chip.",
        "One level of switches; links spread evenly over the chips.",
        "Counting. Figure: NVIDIA DGX SuperPOD reference architecture, DGX GB200: 72 GPUs with 18 links "
        "each, "
        "18 switch chips, 130 TB/s.",
        scaleUpOf};
}

constexpr std::string_view leafKeys[] = {"nodes", "nics_per_node", "endpoints_per_leaf"};
constexpr std::string_view spineKeys[] = {"spines"};
constexpr std::string_view planeKeys[] = {"planes"};

std::span<const std::string_view> neededKeys(const std::string &element)
{
    if (element == "leaf")
        return leafKeys;
    return element == "spine" ? spineKeys : planeKeys;
}

/// The first thing wrong with what is given for the failed element, if any.
std::optional<Error> checkFailure(const Inputs &in)
{
    const std::string &element = in.text("element");
    const auto needed = neededKeys(element);
    for (const std::string_view key : needed)
        if (!in.has(key))
            return refuse(std::string(key),
                          "is missing; it must be a whole number >= 1 for a " + element + ".");
    const Count failed = in.integer("failed"), most = element == "leaf" ? 1 : in.integer(needed.front());
    if (failed > most)
        return refuse("failed", "is " + std::to_string(failed) + "; it must be at most " +
                                    std::to_string(most) + " for a " + element + ".");
    if (element != "leaf")
        return std::nullopt;
    const Count ends = in.integer("endpoints_per_leaf"),
                all = in.integer("nodes") * in.integer("nics_per_node");
    if (ends > all)
        return refuse("endpoints_per_leaf", asNumber(ends), "at most nodes*nics_per_node", asNumber(all));
    return std::nullopt;
}

Result<Record> failureImpactOf(const Inputs &in)
{
    if (const auto error = checkFailure(in))
        return *error;
    const std::string &element = in.text("element");
    const bool isLeaf = element == "leaf";
    const FabricLoss loss =
        isLeaf ? loseLeaf(in.integer("nodes"), in.integer("nics_per_node"), in.integer("endpoints_per_leaf"))
               : loseSpinesOrPlanes(in.integer("failed"), in.integer(neededKeys(element).front()));
    Record out{{"bandwidth_loss", loss.bandwidth},
               {"endpoints_disconnected", asNumber(loss.endpointsCut)},
               {"nodes_affected", asNumber(loss.nodesAffected)}};
    if (isLeaf)
        out.add("node_bandwidth_loss", loss.bandwidthOfANode);
    return out;
}

Calculator failureImpactRow()
{
    return {
        "fabric.failure_impact",
        "What is lost when one fabric element fails (rail-optimised, single-homed).",
        {text("element", List{"spine", "leaf", "plane"}, "failed element"),
         integer("failed", atLeast(1), "failed spines or planes (1 for a leaf)").orElse(1),
         integer("spines", atLeast(1), "all spines, required for spine").optional(),
         integer("planes", atLeast(1), "all planes, required for plane").optional(),
         integer("nodes", atLeast(1), "all nodes, required for leaf").optional(),
         integer("nics_per_node", atLeast(1), "NICs of a node, required for leaf").optional(),
         integer("endpoints_per_leaf", atLeast(1), "endpoints of the leaf, required for leaf").optional()},
        {{"bandwidth_loss", "spine: failed/spines of every leaf's uplinks; plane: failed/planes; leaf: "
                            "endpoints_per_leaf/(nodes*nics_per_node)"},
         {"endpoints_disconnected", "leaf: endpoints_per_leaf; otherwise 0", Type::Integer},
         {"nodes_affected", "leaf: min(nodes, endpoints_per_leaf); otherwise 0", Type::Integer},
         {"node_bandwidth_loss", "1/nics_per_node", Type::Number, "element = leaf"}},
        "On a rail leaf every endpoint belongs to a different node.",
        "failed at most spines or planes, 1 for a leaf; endpoints_per_leaf at most nodes*nics_per_node. "
        "Single-homed endpoints, and a job that stops with any of them loses more.",
        "Counting.",
        failureImpactOf};
}

Result<Record> latencyOf(const Inputs &in)
{
    const double message = in.number("message_bytes");
    const auto link = in.maybeNumber("link_gbps");
    if (message > 0 && !link)
        return refuse("link_gbps", "is missing; it must be a number > 0, as message_bytes is above 0.");
    Path path;
    path.switches = in.integer("switches_on_path");
    path.perSwitch = seconds(in.number("switch_ns") * 1e-9);
    path.perNic = seconds(in.number("nic_ns") * 1e-9);
    path.cable = metres(in.number("length_m"));
    path.propagation = nanosecondsPerMetre(in.number("ns_per_m"));
    const Time latency = pathLatency(path, bytes(message), gigabitsPerSecond(link.value_or(0)));
    return Record{{"latency_ns", inSeconds(latency) * 1e9}};
}

Calculator latencyRow()
{
    return {
        "fabric.latency",
        "Path latency through a switched fabric.",
        {integer("switches_on_path", atLeast(0), "switches between the ends"),
         number("switch_ns", atLeast(0), "latency of one"), number("nic_ns", atLeast(0), "each end"),
         number("length_m", atLeast(0), "total cable length"),
         number("ns_per_m", above(0), "propagation: fibre 4.9, copper 4.3 to 5").orElse(5),
         number("message_bytes", atLeast(0), "payload to serialise once").orElse(0),
         number("link_gbps", above(0), "required when message_bytes > 0").optional()},
        {{"latency_ns",
          "2*nic_ns + switches_on_path*switch_ns + length_m*ns_per_m + 8*message_bytes/link_gbps"}},
        "latency_ns = 2*nic_ns + switches_on_path*switch_ns + length_m*ns_per_m + 8*message_bytes/link_gbps.",
        "link_gbps with message_bytes > 0. An idle fabric with cut-through switches and one link rate.",
        "Sum of the parts of a path; light in glass of refractive index 1.47.",
        latencyOf};
}

} // namespace

std::vector<Calculator> fabricUseCalculators()
{
    return {costPerEndpointRow(), injectionRow(), scaleUpRow(), failureImpactRow(), latencyRow()};
}

} // namespace clusterwright::calc
