#include "model/calculators/groups.h"
#include "model/calculators/mincut.h"
#include "model/calculators/node.h"

#include <map>
#include <set>

namespace clusterwright::calc {
namespace {

PcieLink linkOf(const Inputs &in)
{
    return {static_cast<int>(in.integer("generation")), static_cast<int>(in.integer("lanes"))};
}

std::vector<PcieLink> linksOf(const std::vector<Inputs> &records)
{
    std::vector<PcieLink> links;
    for (const Inputs &record : records)
        links.push_back(linkOf(record));
    return links;
}

std::vector<Input> linkInputs()
{
    return {integer("generation", List{3, 4, 5, 6}, "PCIe generation"),
            integer("lanes", List{1, 2, 4, 8, 16}, "width of the link")};
}

Result<Record> pcieBandwidthOf(const Inputs &in)
{
    return Record{{"gb_per_s", inGigabytesPerSecond(pcieBandwidth(linkOf(in)))}};
}

Calculator pcieBandwidthRow()
{
    return {
        "node.pcie_bandwidth",
        "PCIe bandwidth per direction after line coding.",
        linkInputs(),
        {{"gb_per_s", "GT/s*lanes*coding/8"}},
        "GT/s 8, 16, 32, 64 for generation 3, 4, 5, 6; coding 128/130 for 3 to 5, 242/256 for 6.",
        "Before packet headers and flow control: transfers reach about 0.85 to 0.9 of it.",
        "PCI-SIG, PCI Express base specification, revisions 3.0 to 6.0: line rates, 128b/130b coding, 242 of "
        "256 bytes of a flit.",
        pcieBandwidthOf};
}

Result<Record> memoryBandwidthOf(const Inputs &in)
{
    const Bandwidth peak = memoryBandwidth(in.integer("channels"), perSecond(in.number("mt_per_s") * 1e6),
                                           in.integer("sockets"));
    return Record{{"peak_gb_per_s", inGigabytesPerSecond(peak)},
                  {"usable_gb_per_s", inGigabytesPerSecond(peak * in.number("efficiency"))}};
}

Calculator memoryBandwidthRow()
{
    return {"node.memory_bandwidth",
            "Memory bandwidth of a host.",
            {integer("channels", atLeast(1), "per socket, 8 bytes wide"),
             number("mt_per_s", above(0), "mega-transfers per second"),
             integer("sockets", atLeast(1), "processors in the host").orElse(1),
             number("efficiency", aboveUpTo(0, 1), "sustained over peak").orElse(1)},
            {{"peak_gb_per_s", "channels*mt_per_s*8/1000*sockets"},
             {"usable_gb_per_s", "peak_gb_per_s*efficiency"}},
            "peak_gb_per_s = channels*mt_per_s*8/1000*sockets.",
            "Every channel populated, and memory used from its own socket.",
            "JEDEC JESD79-5 (DDR5): transfer rate and 64 data bits per channel.",
            memoryBandwidthOf};
}

Result<Record> memoryRatioOf(const Inputs &in)
{
    const double host = in.number("host_gb"), gpu = in.number("gpu_gb"), needed = in.number("required_ratio");
    return Record{{"ratio", host / gpu}, {"min_host_gb", needed * gpu}, {"ok", fits(needed, host / gpu)}};
}

Calculator memoryRatioRow()
{
    return {
        "node.memory_ratio",
        "Host to accelerator memory ratio.",
        {number("host_gb", atLeast(0), "memory of the host"),
         number("gpu_gb", above(0), "memory of all accelerators of the host"),
         number("required_ratio", above(0), "least host memory over accelerator memory").orElse(2)},
        {{"ratio", "host_gb/gpu_gb"},
         {"min_host_gb", "required_ratio*gpu_gb"},
         {"ok", "that ratio >= required_ratio", Type::Flag}},
        "ratio = host_gb/gpu_gb.",
        "A rule of thumb; what a workload caches and stages decides.",
        "NVIDIA DGX SuperPOD reference architecture, DGX H100, RA-11333-001: 2 TB of host memory for 640 GB "
        "on the GPUs.",
        memoryRatioOf};
}

Result<Record> switchRatioOf(const Inputs &in)
{
    return Record{{"ratio", switchRatio(linksOf(in.records("uplinks")), linksOf(in.records("downlinks")))}};
}

Calculator switchRatioRow()
{
    return {"node.switch_ratio",
            "Oversubscription of a PCIe switch.",
            {records("uplinks", linkInputs(), "links to the processor"),
             records("downlinks", linkInputs(), "links to devices")},
            {{"ratio", "sum of downlink bandwidth/sum of uplink bandwidth, by node.pcie_bandwidth"}},
            "ratio = sum of downlink bandwidth/sum of uplink bandwidth.",
            "Counts all traffic as going up; what stays below the switch, as between a GPU and its NIC, does "
            "not.",
            "Definition; bandwidth as in node.pcie_bandwidth.",
            switchRatioOf};
}

Result<Record> laneBudgetOf(const Inputs &in)
{
    std::vector<LaneUse> devices;
    for (const Inputs &device : in.records("devices"))
        devices.push_back({device.integer("count"), device.integer("lanes")});
    const double used = asNumber(usedLanes(devices)), all = in.number("cpu_lanes");
    return Record{{"used_lanes", used}, {"free_lanes", all - used}, {"ok", used <= all}};
}

Calculator laneBudgetRow()
{
    return {"node.lane_budget",
            "PCIe lane budget of a CPU.",
            {integer("cpu_lanes", atLeast(1), "lanes the processor offers"),
             records("devices",
                     {integer("count", atLeast(1), "such devices"),
                      integer("lanes", atLeast(1), "lanes per device")},
                     "what is attached to the processor")
                 .orEmpty()},
            {{"used_lanes", "sum(count*lanes)", Type::Integer},
             {"free_lanes", "cpu_lanes - used_lanes, may be negative", Type::Integer},
             {"ok", "that used_lanes <= cpu_lanes", Type::Flag}},
            "used_lanes = sum(count*lanes).",
            "Lanes alone; how ports may be split is up to the processor.",
            "Counting.",
            laneBudgetOf};
}

/// Numbers of vertices in the order in which their names came up.
std::size_t vertexOf(std::map<std::string, std::size_t> &vertices, const std::string &name)
{
    return vertices.try_emplace(name, vertices.size()).first->second;
}

Result<Record> minCutOf(const Inputs &in)
{
    std::map<std::pair<std::string, std::string>, double> capacities; // of parallel edges together
    for (const Inputs &edge : in.records("edges"))
        capacities[{edge.text("from"), edge.text("to")}] += edge.number("gb_per_s");
    std::map<std::string, std::size_t> vertices;
    std::vector<FlowEdge> edges;
    std::vector<std::string> names;
    for (const auto &[ends, capacity] : capacities) {
        const std::size_t from = vertexOf(vertices, ends.first);
        edges.push_back({from, vertexOf(vertices, ends.second), capacity});
        names.push_back(ends.first + ">" + ends.second);
    }
    const auto source = vertices.find(in.text("source")), sink = vertices.find(in.text("sink"));
    if (source == vertices.end())
        return refuse("source", "must be an end of some edge.");
    if (sink == vertices.end() || sink == source)
        return refuse("sink", "must be an end of some edge, and not the source.");
    const MinCut cut = computeMinCut(edges, source->second, sink->second);
    std::set<std::string> cutNames; // in order, and once each
    for (const std::size_t edge : cut.edges)
        cutNames.insert(names[edge]);
    return Record{{"max_flow_gb_per_s", cut.flow},
                  {"cut_edges", listOf(std::vector<std::string>(cutNames.begin(), cutNames.end()))}};
}

Calculator minCutRow()
{
    return {
        "node.min_cut",
        "Deliverable bandwidth between two points of a directed capacity graph, and the edges that limit it.",
        {records("edges",
                 {text("from", "where the edge starts"), text("to", "where it ends"),
                  number("gb_per_s", atLeast(0), "capacity")},
                 "edges of the graph; parallel edges add up"),
         text("source", "where the data come from"), text("sink", "where they go")},
        {{"max_flow_gb_per_s", "maximum flow"},
         {"cut_edges",
          "from>to of every edge that leaves the set of vertices reachable from source in the residual graph "
          "of a maximum flow, sorted by byte value, without duplicates",
          Type::TextList}},
        "Maximum flow = minimum cut; the cut nearest to the source is the same for every algorithm.",
        "source and sink are ends of edges and differ. Residual capacity below 1e-9 counts as zero; a "
        "two-way link is two edges.",
        "L. R. Ford and D. R. Fulkerson, Maximal flow through a network, Canadian Journal of Mathematics 8, "
        "1956; E. A. Dinic, 1970.",
        minCutOf};
}

} // namespace

std::vector<Calculator> nodeCalculators()
{
    return {pcieBandwidthRow(), memoryBandwidthRow(), memoryRatioRow(),
            switchRatioRow(),   laneBudgetRow(),      minCutRow()};
}

} // namespace clusterwright::calc
