#include "model/calculators/fabrictrees.h"
#include "tests/model/calculatorrows.h"
#include "tests/runner.h"

using namespace clusterwright;
using sample::figures, sample::refusal, sample::Record, sample::List;

class FabricTest : public QObject {
    Q_OBJECT

private slots:
    void tiers_data();
    void tiers() { sample::checkFigures(); }
    void superPods_data();
    void superPods() { sample::checkFigures(); }
    void direct_data();
    void direct() { sample::checkFigures(); }
    void use_data();
    void use() { sample::checkFigures(); }
    void cabling_data();
    void cabling() { sample::checkFigures(); }
    void refuses_data();
    void refuses() { sample::checkRefusal(); }
    void smallestDivisors();
    void countsStopAtTheLargest();

private:
    static Record units(int units, int nodes, int radix) ///< of eight ports per node
    {
        return {{"scalable_units", units},
                {"nodes_per_su", nodes},
                {"nics_per_node", 8},
                {"switch_radix", radix}};
    }
    static Record with(Record record, const Record &more)
    {
        for (const auto &[key, value] : more.entries())
            record.set(key, value);
        return record;
    }
};

void FabricTest::tiers_data()
{
    sample::addFigureColumns();
    figures("Al-Fares et al., SIGCOMM 2008: 27648 hosts of 48-port switches, 8.64 M$", "fabric.fat_tree",
            {{"switch_radix", 48}, {"switch_price_usd", 3000}},
            {{"hosts", 27'648},
             {"edge", 1152},
             {"aggregation", 1152},
             {"core", 576},
             {"switches", 2880},
             {"pods", 48},
             {"interswitch_links", 55'296},
             {"cost_usd", 8.64e6}});
    figures("Zhao et al., arXiv 2505.09343: two tiers of 64 ports", "fabric.two_tier", {{"switch_radix", 64}},
            {{"endpoints", 2048}, {"switches", 96}, {"leaf_spine_cables", 2048}});
    figures("3 to 1, two planes, the last leaf partly filled", "fabric.two_tier",
            {{"switch_radix", 32}, {"oversubscription", 3}, {"endpoints_per_plane", 250}, {"planes", 2}},
            {{"down_per_leaf", 24},
             {"up_per_leaf", 8},
             {"leaf", 22},
             {"spine", 8},
             {"switches", 30},
             {"leaf_spine_cables", 176},
             {"endpoints", 500},
             {"max_endpoints", 1536}});
    figures("switches of ten million ports, and one endpoint", "fabric.two_tier",
            {{"switch_radix", 1e7}, {"endpoints_per_plane", 1}},
            {{"leaf", 1}, {"spine", 1}, {"switches", 2}});
    figures("Llama 3, 2024: pods of 3072, 1:7 above", "fabric.bisection",
            {{"gpus_per_rack", 16},
             {"racks_per_pod", 192},
             {"pods", 8},
             {"gpu_gbps", 400},
             {"agg_oversubscription", 7}},
            {{"gpus_per_pod", 3072},
             {"gpus", 24'576},
             {"pod_bisection_gbps", 614'400},
             {"cluster_bisection_gbps", 4'915'200 / 7.0}});
    figures(
        "Alibaba HPN, SIGCOMM 2024: segment of 16 switches, 1.067", "fabric.dual_tor",
        {{"active_gpus", 1024},
         {"gpus_per_host", 8},
         {"tor_down_ports", 128},
         {"tor_down_gbps", 200},
         {"tor_up_ports", 60},
         {"tor_up_gbps", 400}},
        {{"hosts", 128}, {"access_links", 2048}, {"tors", 16}, {"uplinks", 960}, {"oversubscription", 1.067}},
        1e-3);
    figures("a pod of six segments", "fabric.dual_tor",
            {{"active_gpus", 512},
             {"gpus_per_host", 8},
             {"tor_down_ports", 64},
             {"tor_down_gbps", 200},
             {"tor_up_ports", 24},
             {"tor_up_gbps", 400},
             {"segments", 6},
             {"agg_core_oversubscription", 4}},
            {{"gpus", 3072},
             {"tors_per_plane", 48},
             {"agg_per_plane", 24},
             {"agg_total", 48},
             {"agg_down_ports", 48},
             {"agg_up_ports", 12}});
    figures("48 ports of 100 over 8 of 400", "fabric.oversubscription",
            {{"down_ports", 48}, {"down_gbps", 100}, {"up_ports", 8}, {"up_gbps", 400}}, {{"ratio", 1.5}});
}

void FabricTest::superPods_data()
{
    sample::addFigureColumns();
    const auto row = [](const char *name, const Record &inputs, int leaves, int spines, int cables) {
        figures(name, "fabric.scalable_unit", inputs,
                {{"leaf", leaves}, {"spine", spines}, {"leaf_spine_cables", cables}});
    };
    const Record withManager{{"removed_nodes", 1}, {"manager_ports", 4}}, three{{"tiers", 3}};
    row("NVIDIA DGX H100 RA-11333-001, table 3, four units", units(4, 32, 64), 32, 16, 1024);
    row("NVIDIA DGX H100 RA-11333-001, table 4, one unit", with(units(1, 32, 64), withManager), 8, 4, 256);
    row("NVIDIA DGX H100 RA-11333-001, table 4, four units", with(units(4, 32, 64), withManager), 32, 16,
        1024);
    row("NVIDIA DGX H100 RA-11333-001, 16 units", with(units(16, 32, 64), three), 128, 128, 4096);
    row("NVIDIA DGX B200 RA, two units", units(2, 32, 64), 16, 8, 512);
    row("NVIDIA DGX B300 RA, table 3, one unit, uplinks taken as split in four",
        with(units(1, 64, 64), {{"uplink_breakout", 4}}), 16, 8, 512);
    row("NVIDIA DGX B300 XDR RA, table 3, one unit", units(1, 72, 144), 8, 4, 576);
    row("NVIDIA DGX B300 XDR RA, table 3, two units", units(2, 72, 144), 16, 8, 1152);
    figures("127 nodes with a fabric manager", "fabric.scalable_unit", with(units(4, 32, 64), withManager),
            {{"nodes", 127}, {"gpus", 1016}, {"endpoint_cables", 1020}});
    figures("cores of 16 units", "fabric.scalable_unit", with(units(16, 32, 64), three),
            {{"nodes", 512}, {"core", 64}, {"spine_core_cables", 4096}});
    figures("two ports per rail, fewer GPUs than ports", "fabric.scalable_unit",
            with(units(2, 20, 32), {{"rails", 4}, {"gpus_per_node", 4}}),
            {{"nodes", 40}, {"gpus", 160}, {"leaf", 24}, {"spine", 16}, {"leaf_spine_cables", 384}});
}

void FabricTest::direct_data()
{
    sample::addFigureColumns();
    figures("Besta and Hoefler, SC14: Hoffman-Singleton graph, 200 endpoints", "fabric.slim_fly", {{"q", 5}},
            {{"routers", 50},
             {"network_radix", 7},
             {"concentration", 4},
             {"endpoints", 200},
             {"radix", 11},
             {"interswitch_links", 175},
             {"constructible", true}});
    figures("12 is no prime power", "fabric.slim_fly", {{"q", 12}},
            {{"routers", 288}, {"network_radix", 18}, {"constructible", false}});
    figures("27 is a cube, and 4w - 1", "fabric.slim_fly", {{"q", 27}},
            {{"network_radix", 41}, {"concentration", 21}, {"constructible", true}});
    figures("Kim et al., ISCA 2008, figure 5: 72 endpoints", "fabric.dragonfly",
            {{"endpoints_per_router", 2}, {"routers_per_group", 4}, {"global_links_per_router", 2}},
            {{"groups", 9},
             {"routers", 36},
             {"endpoints", 72},
             {"radix", 7},
             {"local_links", 54},
             {"global_links", 36},
             {"interswitch_links", 90}});
    figures("an odd number of global ports", "fabric.dragonfly",
            {{"endpoints_per_router", 1},
             {"routers_per_group", 3},
             {"global_links_per_router", 1},
             {"groups", 3}},
            {{"local_links", 9}, {"global_links", 4}});
    figures("Jouppi et al., ISCA 2023: TPU v4 of 4096 chips", "fabric.ocs_torus",
            {{"cube_edge", 4},
             {"chips", 4096},
             {"ocs_count", 48},
             {"ocs_ports_each", 128},
             {"chips_per_host", 4}},
            {{"cubes", 64},
             {"optical_links_per_cube", 96},
             {"link_endpoints", 6144},
             {"ocs_ports", 6144},
             {"hosts", 1024},
             {"ok", true}});
    figures("a switch too few", "fabric.ocs_torus",
            {{"cube_edge", 4},
             {"chips", 4096},
             {"ocs_count", 47},
             {"ocs_ports_each", 128},
             {"chips_per_host", 4}},
            {{"ok", false}});
    figures("4 by 4 by 3 with doubled links", "fabric.hyperx",
            {{"shape", List{4, 4, 3}}, {"terminals", 6}, {"link_multiplicity", 2}},
            {{"switches", 48}, {"endpoints", 288}, {"radix", 22}, {"links", 384}, {"diameter", 3}});
    figures("4 by 4 by 8", "fabric.torus", {{"dims", List{4, 4, 8}}},
            {{"nodes", 128}, {"links", 384}, {"bisection_links", 32}, {"diameter", 8}});
}

void FabricTest::use_data()
{
    sample::addFigureColumns();
    figures("Zhao et al., arXiv 2505.09343: 7.5 k$ per endpoint in three tiers", "fabric.cost_per_endpoint",
            {{"cost_usd", 4.91e8}, {"endpoints", 65'536}}, {{"usd_per_endpoint", 7500}}, 0.01);
    figures("Argonne, Aurora: 2.12 PB/s", "fabric.injection",
            {{"nodes", 10'624}, {"nics_per_node", 8}, {"nic_gbps", 200}, {"racks", 166}},
            {{"nics_total", 84'992}, {"injection_gb_per_s", 2.12e6}, {"nodes_per_rack", 64}}, 0.003);
    figures("accelerators of a small cluster", "fabric.injection",
            {{"nodes", 90}, {"nics_per_node", 8}, {"nic_gbps", 400}, {"accelerators_per_node", 8}},
            {{"node_injection_gbps", 3200}, {"injection_gb_per_s", 36'000}, {"accelerators", 720}});
    figures(
        "NVIDIA GB200 NVL72: 130 TB/s", "fabric.scale_up",
        {{"gpus", 72}, {"links_per_gpu", 18}, {"switch_chips", 18}, {"gpu_gb_per_s", 1800}},
        {{"links", 1296}, {"links_per_chip", 72}, {"copper_cables", 5184}, {"aggregate_gb_per_s", 130'000}},
        0.005);
    figures("one spine of 16", "fabric.failure_impact", {{"element", "spine"}, {"spines", 16}},
            {{"bandwidth_loss", 0.0625}, {"endpoints_disconnected", 0}, {"nodes_affected", 0}});
    figures("all planes", "fabric.failure_impact", {{"element", "plane"}, {"failed", 4}, {"planes", 4}},
            {{"bandwidth_loss", 1}});
    figures("a rail leaf", "fabric.failure_impact",
            {{"element", "leaf"}, {"nodes", 48}, {"nics_per_node", 4}, {"endpoints_per_leaf", 24}},
            {{"bandwidth_loss", 0.125},
             {"endpoints_disconnected", 24},
             {"nodes_affected", 24},
             {"node_bandwidth_loss", 0.25}});
    figures("a leaf with more endpoints than nodes", "fabric.failure_impact",
            {{"element", "leaf"}, {"nodes", 6}, {"nics_per_node", 4}, {"endpoints_per_leaf", 24}},
            {{"bandwidth_loss", 1}, {"nodes_affected", 6}});
    figures("three switches and 90 m", "fabric.latency",
            {{"switches_on_path", 3}, {"switch_ns", 300}, {"nic_ns", 700}, {"length_m", 90}},
            {{"latency_ns", 2750}});
    figures("with 4096 bytes to serialise", "fabric.latency",
            {{"switches_on_path", 1},
             {"switch_ns", 300},
             {"nic_ns", 600},
             {"length_m", 10},
             {"message_bytes", 4096},
             {"link_gbps", 400}},
            {{"latency_ns", 1631.92}});
}

void FabricTest::cabling_data()
{
    sample::addFigureColumns();
    figures("exactly a stock length, offsets below zero", "fabric.cable_length",
            {{"dx_m", -3.2},
             {"dy_m", -1.3},
             {"rise_a_m", 0.8},
             {"rise_b_m", 0.7},
             {"slack_fraction", 0},
             {"service_loop_m", 1},
             {"stock_m", List{10, 7, 5, 3}}},
            {{"length_m", 7}, {"order_m", 7}});
    figures("the next stock length, with the usual slack", "fabric.cable_length",
            {{"dx_m", 6},
             {"dy_m", 0},
             {"rise_a_m", 1.1},
             {"rise_b_m", 0.9},
             {"service_loop_m", 0.5},
             {"stock_m", List{5, 30, 10}}},
            {{"length_m", 9.3}, {"order_m", 10}});
    figures("a reach includes its end", "fabric.pick_medium",
            {{"lengths_m", List{3, 3.01, 100}},
             {"table", List{Record{{"type", "DAC"}, {"max_m", 3}}, Record{{"type", "AOC"}, {"max_m", 30}},
                            Record{{"type", "SMF"}, {"max_m", 100}}}}},
            {{"media", List{"DAC", "AOC", "SMF"}}});
    figures("NVIDIA DGX H100 RA-11333-001: 2040 cables, 508 node transceivers", "fabric.cable_bill",
            {{"nodes", 127},
             {"nics_per_node", 8},
             {"cages_per_node", 4},
             {"leaf", 32},
             {"spine", 16},
             {"interswitch_cables", 1024},
             {"inband_ports_per_node", 2}},
            {{"compute_cables", 2040},
             {"node_transceivers", 508},
             {"inband_cables", 254},
             {"compute_switches", 48},
             {"switch_transceivers", 0}});
    figures("nine nodes in three racks", "fabric.oob_bill",
            {{"nodes", 9},
             {"nodes_per_rack", 4},
             {"mgmt_racks", 1},
             {"pdus_per_compute_rack", 2},
             {"pdus_per_mgmt_rack", 2},
             {"oob_devices",
              List{Record{{"name", "nodes"}, {"count", 9}}, Record{{"name", "switches"}, {"count", 6}}}},
             {"oob_switch_ports", 24}},
            {{"compute_racks", 3}, {"racks", 4}, {"pdus", 8}, {"oob_ports", 23}, {"oob_switches", 1}});
    figures("nothing to manage", "fabric.oob_bill",
            {{"nodes", 1}, {"nodes_per_rack", 1}, {"pdus_per_compute_rack", 0}, {"oob_devices", List{}}},
            {{"oob_ports", 0}, {"oob_switches", 0}});
}

void FabricTest::refuses_data()
{
    sample::addRefusalColumns();
    refusal("an odd number of ports", "fabric.fat_tree", {{"switch_radix", 47}}, "switch_radix");
    refusal("more hosts than exact numbers", "fabric.fat_tree", {{"switch_radix", 1e9}}, "result");
    refusal("an oversubscription that takes every port", "fabric.two_tier",
            {{"switch_radix", 8}, {"oversubscription", 1e10}}, "oversubscription");
    refusal("an oversubscription beyond all numbers", "fabric.two_tier",
            {{"switch_radix", 8}, {"oversubscription", 1.7e308}}, "oversubscription");
    refusal("more leaves than ports of a spine", "fabric.two_tier",
            {{"switch_radix", 8}, {"endpoints_per_plane", 33}}, "endpoints_per_plane");
    const auto unit = [](const char *row, const Record &changes, const char *key) {
        refusal(row, "fabric.scalable_unit", with(units(4, 32, 64), changes), key);
    };
    unit("no node left", {{"removed_nodes", 128}, {"rails", 3}}, "removed_nodes");
    unit("rails that do not divide the ports", {{"rails", 3}, {"down_per_leaf", 64}}, "rails");
    unit("more ports than a switch has", {{"down_per_leaf", 40}, {"up_per_leaf", 25}}, "down_per_leaf");
    unit("no port left to go up", {{"down_per_leaf", 64}}, "down_per_leaf");
    unit("too large for two tiers", {{"scalable_units", 16}}, "tiers");
    unit("too large for three tiers", {{"scalable_units", 257}, {"tiers", 3}}, "tiers");
    unit("three tiers that block", {{"tiers", 3}, {"down_per_leaf", 33}}, "tiers");
    unit("three tiers with split uplinks", {{"tiers", 3}, {"uplink_breakout", 2}}, "tiers");
    unit("a port more than the leaves have", {{"manager_ports", 1}}, "manager_ports");
    refusal("q of the form 4w + 2", "fabric.slim_fly", {{"q", 6}}, "q");
    refusal("more groups than links reach", "fabric.dragonfly",
            {{"endpoints_per_router", 1},
             {"routers_per_group", 2},
             {"global_links_per_router", 1},
             {"groups", 4}},
            "groups");
    refusal("switches that do not share out over planes", "fabric.dual_tor",
            {{"active_gpus", 8},
             {"gpus_per_host", 8},
             {"tor_down_ports", 16},
             {"tor_down_gbps", 1},
             {"tor_up_ports", 1},
             {"tor_up_gbps", 1}},
            "planes");
    refusal("part of a cube", "fabric.ocs_torus",
            {{"cube_edge", 4}, {"chips", 65}, {"ocs_count", 1}, {"ocs_ports_each", 1}, {"chips_per_host", 1}},
            "chips");
    refusal(
        "a cube beyond all numbers", "fabric.ocs_torus",
        {{"cube_edge", 1e9}, {"chips", 64}, {"ocs_count", 1}, {"ocs_ports_each", 1}, {"chips_per_host", 1}},
        "chips");
    refusal("dimensions beyond exact numbers", "fabric.torus", {{"dims", List{1e9, 1e9, 1e9}}}, "result");
    refusal("a spine of how many", "fabric.failure_impact", {{"element", "spine"}, {"planes", 2}}, "spines");
    refusal("a leaf of how many", "fabric.failure_impact", {{"element", "leaf"}, {"nodes", 2}},
            "nics_per_node");
    refusal("more spines than there are", "fabric.failure_impact",
            {{"element", "spine"}, {"failed", 3}, {"spines", 2}}, "failed");
    refusal(
        "two leaves", "fabric.failure_impact",
        {{"element", "leaf"}, {"failed", 2}, {"nodes", 2}, {"nics_per_node", 2}, {"endpoints_per_leaf", 9}},
        "failed");
    refusal("a leaf of more endpoints than there are", "fabric.failure_impact",
            {{"element", "leaf"}, {"nodes", 2}, {"nics_per_node", 2}, {"endpoints_per_leaf", 5}},
            "endpoints_per_leaf");
    refusal("no stock that long", "fabric.cable_length",
            {{"dx_m", 50}, {"dy_m", 0}, {"rise_a_m", 0}, {"rise_b_m", 0}, {"stock_m", List{30, 50}}},
            "stock_m");
    refusal("a length that nothing reaches", "fabric.pick_medium",
            {{"lengths_m", List{2, 5000}}, {"table", List{Record{{"type", "DAC"}, {"max_m", 3}}}}},
            "lengths_m[1]");
    refusal("a message on no link", "fabric.latency",
            {{"switches_on_path", 1}, {"switch_ns", 1}, {"nic_ns", 1}, {"length_m", 1}, {"message_bytes", 1}},
            "link_gbps");
}

void FabricTest::smallestDivisors()
{
    QCOMPARE(smallestDivisor(32, 1, 9), Count{16});
    QCOMPARE(smallestDivisor(72, 1, 5), Count{6});
    QCOMPARE(smallestDivisor(6, 10, 13), Count{15}); // of neither factor alone
    QCOMPARE(smallestDivisor(7, 1, 2), Count{7});
    QCOMPARE(smallestDivisor(1'000'000'000, 1'000'000'000, 3), Count{4});
}

void FabricTest::countsStopAtTheLargest()
{
    QCOMPARE(product({1'000'000'000, 1'000'000'000, 10}), tooMany);
    QCOMPARE(product({tooMany, tooMany, 0}), Count{0});
    QCOMPARE(sum({tooMany, 1}), tooMany);
    QCOMPARE(roundedUp(1e300), tooMany);
    QCOMPARE(roundedUp(100 * 0.07), Count{7});
    QCOMPARE(roundedDown(64 * 2.0 / 3 * 1.5), Count{64});
}

std::unique_ptr<QObject> makeFabricTest()
{
    return make<FabricTest>();
}

#include "tst_fabric.moc"
