#include "model/calculators/fabricgroups.h"
#include "model/calculators/fabrictrees.h"

namespace clusterwright::calc {
namespace {

Result<Record> fatTreeOf(const Inputs &in)
{
    const auto tree = fatTree(in.integer("switch_radix"));
    if (!tree)
        return tree.error();
    const double switches = asNumber(tree.value().switches);
    Record out{{"hosts", asNumber(tree.value().hosts)},
               {"edge", asNumber(tree.value().edge)},
               {"aggregation", asNumber(tree.value().aggregation)},
               {"core", asNumber(tree.value().core)},
               {"switches", switches},
               {"pods", asNumber(tree.value().pods)},
               {"interswitch_links", asNumber(tree.value().interswitchLinks)}};
    if (const auto price = in.maybeNumber("switch_price_usd"))
        out.add("cost_usd", switches * *price);
    return out;
}

Calculator fatTreeRow()
{
    return {"fabric.fat_tree",
            "Three-tier k-ary fat-tree at full size.",
            {integer("switch_radix", atLeast(2), "k, ports per switch, even"),
             number("switch_price_usd", atLeast(0), "price of one switch").optional()},
            {{"hosts", "k^3/4", Type::Integer},
             {"edge", "k^2/2", Type::Integer},
             {"aggregation", "k^2/2", Type::Integer},
             {"core", "k^2/4", Type::Integer},
             {"switches", "5*k^2/4", Type::Integer},
             {"pods", "k", Type::Integer},
             {"interswitch_links", "k^3/2", Type::Integer},
             {"cost_usd", "switches*price", Type::Number, "switch_price_usd"}},
            "k = switch_radix: k pods of k/2 edge and k/2 aggregation switches, k^2/4 core switches.",
            "Even radix. Full bisection with one kind of switch and one port speed.",
            "Al-Fares, Loukissas and Vahdat, A scalable, commodity data center network architecture, SIGCOMM "
            "2008.",
            fatTreeOf};
}

Result<Record> twoTierOf(const Inputs &in)
{
    const auto result = twoTier({in.integer("switch_radix"), in.number("oversubscription"),
                                 in.maybeInteger("endpoints_per_plane"), in.integer("planes")});
    if (!result)
        return result.error();
    const TwoTier &fabric = result.value();
    return Record{{"down_per_leaf", asNumber(fabric.downPerLeaf)},
                  {"up_per_leaf", asNumber(fabric.upPerLeaf)},
                  {"leaf", asNumber(fabric.leaves)},
                  {"spine", asNumber(fabric.spines)},
                  {"switches", asNumber(sum({fabric.leaves, fabric.spines}))},
                  {"leaf_spine_cables", asNumber(fabric.leafSpineCables)},
                  {"endpoints", asNumber(fabric.endpoints)},
                  {"max_endpoints", asNumber(fabric.maxEndpoints)}};
}

Calculator twoTierRow()
{
    return {
        "fabric.two_tier",
        "Leaf-spine fabric with a given oversubscription, in one or more independent planes.",
        {integer("switch_radix", atLeast(2), "k, ports per switch"),
         number("oversubscription", atLeast(1), "o, leaf downlinks over uplinks, equal port speed").orElse(1),
         integer("endpoints_per_plane", atLeast(1), "endpoint ports in each plane; the maximum if not given")
             .optional(),
         integer("planes", atLeast(1), "planes; each endpoint sits in exactly one").orElse(1)},
        {{"down_per_leaf", "floor(k*o/(o + 1))", Type::Integer},
         {"up_per_leaf", "k - down_per_leaf", Type::Integer},
         {"leaf", "planes*L, L = ceil(endpoints_per_plane/down_per_leaf)", Type::Integer},
         {"spine", "planes*S", Type::Integer},
         {"switches", "leaf + spine", Type::Integer},
         {"leaf_spine_cables", "leaf*up_per_leaf", Type::Integer},
         {"endpoints", "planes*endpoints_per_plane", Type::Integer},
         {"max_endpoints", "planes*down_per_leaf*k", Type::Integer}},
        "S = smallest divisor of up_per_leaf that is >= ceil(L*up_per_leaf/k), so that every leaf has the "
        "same "
        "number of links to every spine.",
        "up_per_leaf >= 1; L <= k. All uplinks are built, also of a leaf that is partly filled.",
        "Counting; spine counts as in the tables of NVIDIA's DGX SuperPOD reference architectures.",
        twoTierOf};
}

Result<Record> scalableUnitOf(const Inputs &in)
{
    const Count nics = in.integer("nics_per_node"), tiers = in.integer("tiers");
    const auto result =
        scalableUnit({in.integer("scalable_units"), in.integer("nodes_per_su"), nics,
                      in.integer("switch_radix"), in.integer("removed_nodes"), in.integer("manager_ports"),
                      in.maybeInteger("rails"), in.maybeInteger("down_per_leaf"),
                      in.maybeInteger("up_per_leaf"), in.integer("uplink_breakout"), tiers});
    if (!result)
        return result.error();
    const UnitFabric &fabric = result.value();
    const Count gpusPerNode = in.maybeInteger("gpus_per_node").value_or(nics);
    Record out{{"nodes", asNumber(fabric.nodes)},
               {"gpus", asNumber(product({fabric.nodes, gpusPerNode}))},
               {"leaf", asNumber(fabric.leaves)},
               {"spine", asNumber(fabric.spines)},
               {"endpoint_cables", asNumber(fabric.endpointCables)},
               {"leaf_spine_cables", asNumber(fabric.leafSpineCables)}};
    if (tiers == 3) {
        out.add("core", asNumber(fabric.cores));
        out.add("spine_core_cables", asNumber(fabric.spineCoreCables));
    }
    return out;
}

std::vector<Input> scalableUnitInputs()
{
    return {integer("scalable_units", atLeast(1), "number of units"),
            integer("nodes_per_su", atLeast(1), "nodes per unit"),
            integer("nics_per_node", atLeast(1), "fabric ports per node"),
            integer("switch_radix", atLeast(2), "ports per switch"),
            integer("gpus_per_node", atLeast(1), "GPUs in a node; nics_per_node if not given").optional(),
            integer("removed_nodes", atLeast(0),
                    "nodes left out (for fabric-manager ports); switches are still built for whole units")
                .orElse(0),
            integer("manager_ports", atLeast(0), "leaf ports used by fabric managers").orElse(0),
            integer("rails", atLeast(1), "divides nics_per_node; nics_per_node if not given").optional(),
            integer("down_per_leaf", atLeast(1), "floor(switch_radix/2) if not given").optional(),
            integer("up_per_leaf", atLeast(1), "switch_radix - down_per_leaf if not given").optional(),
            integer("uplink_breakout", atLeast(1), "links each uplink and spine port splits into").orElse(1),
            integer("tiers", List{2, 3}, "switch tiers").orElse(2)};
}

Calculator scalableUnitRow()
{
    return {"fabric.scalable_unit",
            "Switch and cable counts of a rail-optimised cluster built from whole scalable units.",
            scalableUnitInputs(),
            {{"nodes", "scalable_units*nodes_per_su - removed_nodes", Type::Integer},
             {"gpus", "nodes*gpus_per_node", Type::Integer},
             {"leaf", "scalable_units*rails*ceil(nodes_per_su*(nics_per_node/rails)/down_per_leaf)",
              Type::Integer},
             {"spine", "by the equation", Type::Integer},
             {"core", "by the equation", Type::Integer, "tiers = 3"},
             {"endpoint_cables", "nodes*nics_per_node + manager_ports", Type::Integer},
             {"leaf_spine_cables", "leaf*up_per_leaf", Type::Integer},
             {"spine_core_cables", "spine*up_per_leaf", Type::Integer, "tiers = 3"}},
            "tiers 2: spine = smallest divisor of (up_per_leaf*uplink_breakout) that is >= "
            "ceil(leaf*up_per_leaf/switch_radix). tiers 3 (non-blocking): spine = leaf, core = "
            "ceil(leaf*up_per_leaf/switch_radix).",
            "removed_nodes < all nodes; rails divides nics_per_node; down_per_leaf + up_per_leaf <= "
            "switch_radix; "
            "tiers 2 up to switch_radix*uplink_breakout leaves, tiers 3 up to switch_radix^2/2, with as many "
            "ports "
            "up as down and no breakout; endpoint_cables <= leaf*down_per_leaf.",
            "NVIDIA DGX SuperPOD reference architectures: DGX H100, RA-11333-001 V11, tables 3 and 4; B200; "
            "B300. "
            "That spines divide the uplinks evenly is read out of these tables.",
            scalableUnitOf};
}

Result<Record> bisectionOf(const Inputs &in)
{
    const Bisection cluster =
        computeBisection(in.integer("gpus_per_rack"), in.integer("racks_per_pod"), in.integer("pods"),
                         gigabitsPerSecond(in.number("gpu_gbps")), in.number("agg_oversubscription"));
    return Record{{"gpus_per_pod", asNumber(cluster.gpusPerPod)},
                  {"gpus", asNumber(cluster.gpus)},
                  {"pod_bisection_gbps", inGigabitsPerSecond(cluster.pod)},
                  {"cluster_bisection_gbps", inGigabitsPerSecond(cluster.cluster)}};
}

Calculator bisectionRow()
{
    return {
        "fabric.bisection",
        "Pod and cluster bisection of a three-level cluster that is non-blocking inside a pod.",
        {integer("gpus_per_rack", atLeast(1), "GPUs in a rack"),
         integer("racks_per_pod", atLeast(1), "racks in a pod"),
         integer("pods", atLeast(1), "pods in the cluster"),
         number("gpu_gbps", above(0), "port rate per GPU"),
         number("agg_oversubscription", atLeast(1), "ratio above the pod").orElse(1)},
        {{"gpus_per_pod", "gpus_per_rack*racks_per_pod", Type::Integer},
         {"gpus", "gpus_per_pod*pods", Type::Integer},
         {"pod_bisection_gbps", "gpus_per_pod*gpu_gbps/2"},
         {"cluster_bisection_gbps", "gpus*gpu_gbps/2/agg_oversubscription"}},
        "Half of the endpoints send to the other half.",
        "Non-blocking inside a pod; one port rate for all GPUs.",
        "Definition. Figure: Llama Team, The Llama 3 Herd of Models, arXiv 2407.21783, section 3.3: pods of "
        "3072 GPUs, 1:7 above.",
        bisectionOf};
}

Result<Record> dualTorOf(const Inputs &in)
{
    DualTorRequest request;
    request.activeGpus = in.integer("active_gpus");
    request.gpusPerHost = in.integer("gpus_per_host");
    request.portsPerNic = in.integer("ports_per_nic");
    request.downPorts = in.integer("tor_down_ports");
    request.downPort = gigabitsPerSecond(in.number("tor_down_gbps"));
    request.upPorts = in.integer("tor_up_ports");
    request.upPort = gigabitsPerSecond(in.number("tor_up_gbps"));
    request.segments = in.integer("segments");
    request.planes = in.integer("planes");
    request.aggregationOversubscription = in.number("agg_core_oversubscription");
    const auto result = dualTor(request);
    if (!result)
        return result.error();
    const DualTor &pod = result.value();
    return Record{{"hosts", asNumber(pod.hosts)},
                  {"access_links", asNumber(pod.accessLinks)},
                  {"tors", asNumber(pod.tors)},
                  {"uplinks", asNumber(pod.uplinks)},
                  {"oversubscription", pod.oversubscription},
                  {"gpus", asNumber(pod.gpus)},
                  {"tors_per_plane", asNumber(pod.torsPerPlane)},
                  {"agg_per_plane", asNumber(pod.aggregationPerPlane)},
                  {"agg_total", asNumber(pod.aggregations)},
                  {"agg_down_ports", asNumber(pod.aggregationDownPorts)},
                  {"agg_up_ports", asNumber(pod.aggregationUpPorts)}};
}

std::vector<Input> dualTorInputs()
{
    return {
        integer("active_gpus", atLeast(1), "GPUs per segment, one NIC per GPU"),
        integer("gpus_per_host", atLeast(1), "GPUs in a host"),
        integer("ports_per_nic", atLeast(1), "ports of a NIC, each to another ToR").orElse(2),
        integer("tor_down_ports", atLeast(1), "active downlinks per ToR"),
        number("tor_down_gbps", above(0), "rate of a downlink"),
        integer("tor_up_ports", atLeast(1), "uplinks per ToR, one to each aggregation switch of its plane"),
        number("tor_up_gbps", above(0), "rate of an uplink"),
        integer("segments", atLeast(1), "segments in the pod").orElse(1),
        integer("planes", atLeast(1), "planes of the pod").orElse(2),
        number("agg_core_oversubscription", atLeast(1), "ports down over ports up of an aggregation switch")
            .orElse(1)};
}

Calculator dualTorRow()
{
    return {
        "fabric.dual_tor",
        "Dual-ToR segment and dual-plane pod: each NIC has ports to different ToRs, ToRs of one plane reach "
        "only that plane.",
        dualTorInputs(),
        {{"hosts", "per segment: ceil(active_gpus/gpus_per_host)", Type::Integer},
         {"access_links", "per segment: active_gpus*ports_per_nic", Type::Integer},
         {"tors", "per segment: ceil(access_links/tor_down_ports)", Type::Integer},
         {"uplinks", "per segment: tors*tor_up_ports", Type::Integer},
         {"oversubscription", "tor_down_ports*tor_down_gbps/(tor_up_ports*tor_up_gbps)"},
         {"gpus", "segments*active_gpus", Type::Integer},
         {"tors_per_plane", "segments*tors/planes", Type::Integer},
         {"agg_per_plane", "tor_up_ports", Type::Integer},
         {"agg_total", "planes*agg_per_plane", Type::Integer},
         {"agg_down_ports", "tors_per_plane", Type::Integer},
         {"agg_up_ports", "ceil(agg_down_ports/agg_core_oversubscription)", Type::Integer}},
        "oversubscription = tor_down_ports*tor_down_gbps/(tor_up_ports*tor_up_gbps).",
        "planes divides segments*tors. Spare GPUs and spare ports are not counted.",
        "Qian et al., Alibaba HPN: a data center network for large language model training, SIGCOMM 2024.",
        dualTorOf};
}

Result<Record> oversubscriptionOf(const Inputs &in)
{
    const double ratio =
        tierOversubscription(in.integer("down_ports"), gigabitsPerSecond(in.number("down_gbps")),
                             in.integer("up_ports"), gigabitsPerSecond(in.number("up_gbps")));
    return Record{{"ratio", ratio}};
}

Calculator oversubscriptionRow()
{
    return {"fabric.oversubscription",
            "Oversubscription of one switch tier.",
            {integer("down_ports", atLeast(1), "ports towards the endpoints"),
             number("down_gbps", above(0), "rate of one"),
             integer("up_ports", atLeast(1), "ports towards the core"),
             number("up_gbps", above(0), "rate of one")},
            {{"ratio", "down_ports*down_gbps/(up_ports*up_gbps)"}},
            "ratio = down_ports*down_gbps/(up_ports*up_gbps).",
            "One tier: ratios of tiers multiply only where both can bind.",
            "Definition.",
            oversubscriptionOf};
}

} // namespace

std::vector<Calculator> tieredFabricCalculators()
{
    return {fatTreeRow(),   twoTierRow(), scalableUnitRow(),
            bisectionRow(), dualTorRow(), oversubscriptionRow()};
}

} // namespace clusterwright::calc
