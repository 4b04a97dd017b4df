#include "model/calculators/mincut.h"
#include "tests/model/calculatorrows.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::figures, sample::refusal, sample::Record, sample::List, sample::Value;

class NodeTest : public QObject {
    Q_OBJECT

private slots:
    void published_data();
    void published() { sample::checkFigures(); }
    void refuses_data();
    void refuses() { sample::checkRefusal(); }
    void aLongWayWithATrap();

private:
    static Record link(int generation, int lanes) { return {{"generation", generation}, {"lanes", lanes}}; }
    static Record edge(const char *from, const char *to, double rate)
    {
        return {{"from", from}, {"to", to}, {"gb_per_s", rate}};
    }
    static Record graph(List edges, const char *source = "s", const char *sink = "t")
    {
        return {{"edges", std::move(edges)}, {"source", source}, {"sink", sink}};
    }
};

void NodeTest::published_data()
{
    sample::addFigureColumns();
    figures("PCI-SIG, generation 3: 985 MB/s per lane", "node.pcie_bandwidth", link(3, 1),
            {{"gb_per_s", 0.985}}, 1e-3);
    figures("PCI-SIG, generation 5 x16: 63 GB/s", "node.pcie_bandwidth", link(5, 16), {{"gb_per_s", 63.015}},
            1e-5);
    figures("PCI-SIG, generation 6 x16: 242 of 256 bytes", "node.pcie_bandwidth", link(6, 16),
            {{"gb_per_s", 121}});
    figures("JEDEC DDR5-4800, eight channels: 307.2 GB/s", "node.memory_bandwidth",
            {{"channels", 8}, {"mt_per_s", 4800}}, {{"peak_gb_per_s", 307.2}, {"usable_gb_per_s", 307.2}});
    figures("two sockets with efficiency", "node.memory_bandwidth",
            {{"channels", 8}, {"mt_per_s", 5600}, {"sockets", 2}, {"efficiency", 0.8}},
            {{"peak_gb_per_s", 716.8}, {"usable_gb_per_s", 573.44}});
    figures("NVIDIA DGX H100: 2 TB for 640 GB", "node.memory_ratio", {{"host_gb", 2048}, {"gpu_gb", 640}},
            {{"ratio", 3.2}, {"min_host_gb", 1280}, {"ok", true}});
    figures("exactly enough memory", "node.memory_ratio",
            {{"host_gb", 0.3}, {"gpu_gb", 0.1}, {"required_ratio", 3}}, {{"ok", true}});
    figures("three links share one", "node.switch_ratio",
            {{"uplinks", List{link(5, 16)}}, {"downlinks", List{link(5, 16), link(5, 16), link(5, 16)}}},
            {{"ratio", 3}});
    figures("all lanes taken", "node.lane_budget",
            {{"cpu_lanes", 128}, {"devices", List{Record{{"count", 8}, {"lanes", 16}}}}},
            {{"used_lanes", 128}, {"free_lanes", 0}, {"ok", true}});
    figures("a lane too many", "node.lane_budget",
            {{"cpu_lanes", 127}, {"devices", List{Record{{"count", 8}, {"lanes", 16}}}}},
            {{"free_lanes", -1}, {"ok", false}});
    figures("no device", "node.lane_budget", {{"cpu_lanes", 16}, {"devices", List{}}}, {{"free_lanes", 16}});
    figures("Cormen et al., Introduction to Algorithms, 3rd ed., figure 26.6: 23", "node.min_cut",
            graph({edge("s", "1", 16), edge("s", "2", 13), edge("1", "3", 12), edge("2", "1", 4),
                   edge("3", "2", 9), edge("2", "4", 14), edge("4", "3", 7), edge("3", "t", 20),
                   edge("4", "t", 4)}),
            {{"max_flow_gb_per_s", 23}, {"cut_edges", List{"1>3", "4>3", "4>t"}}});
    figures("parallel edges add up and are named once", "node.min_cut",
            graph({edge("s", "m", 25), edge("s", "m", 25), edge("m", "t", 64)}),
            {{"max_flow_gb_per_s", 50}, {"cut_edges", List{"s>m"}}});
    figures("two narrow places: the one near the source", "node.min_cut",
            graph({edge("s", "m", 5), edge("m", "t", 5)}), {{"cut_edges", List{"s>m"}}});
    figures("no way: every edge out of what is reached", "node.min_cut",
            graph({edge("s", "a", 1), edge("t", "a", 1), edge("a", "t", 0)}),
            {{"max_flow_gb_per_s", 0}, {"cut_edges", List{"a>t"}}});
}

void NodeTest::refuses_data()
{
    sample::addRefusalColumns();
    refusal("an unknown generation", "node.pcie_bandwidth", link(2, 16), "generation");
    refusal("a source that nothing touches", "node.min_cut", graph({edge("s", "t", 1)}, "x"), "source");
    refusal("a sink that nothing touches", "node.min_cut", graph({edge("s", "t", 1)}, "s", "x"), "sink");
    refusal("the source as sink", "node.min_cut", graph({edge("s", "t", 1)}, "s", "s"), "sink");
    refusal("a flow beyond all numbers", "node.min_cut",
            graph({edge("s", "a", 1.5e308), edge("a", "t", 1.5e308), edge("s", "b", 1.5e308),
                   edge("b", "t", 1.5e308)}),
            "result");
    refusal("lanes beyond exact numbers", "node.lane_budget",
            {{"cpu_lanes", 1}, {"devices", List{Record{{"count", 1e9}, {"lanes", 1e9}}}}}, "result");
}

/// A chain as long as recursion would overflow the stack, and an edge across it that the first way through
/// may take: the flow must be pushed back over it.
void NodeTest::aLongWayWithATrap()
{
    constexpr std::size_t length = 200'000;
    std::vector<FlowEdge> edges;
    for (std::size_t i = 0; i < length; ++i)
        edges.push_back({i, i + 1, 2.0});
    const std::size_t sink = length, side = length + 1;
    edges.push_back({0, side, 1.0});
    edges.push_back({side, length - 1, 1.0});
    const MinCut cut = computeMinCut(edges, 0, sink);
    QCOMPARE(cut.flow, 2.0);
    QCOMPARE(cut.edges, std::vector<std::size_t>{length - 1});
    const std::vector<FlowEdge> crossed{{0, 1, 1}, {0, 2, 1}, {1, 2, 1}, {1, 3, 1}, {2, 3, 1}};
    QCOMPARE(computeMinCut(crossed, 0, 3).flow, 2.0);
}

std::unique_ptr<QObject> makeNodeTest()
{
    return make<NodeTest>();
}

#include "tst_node.moc"
