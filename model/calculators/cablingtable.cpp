#include "model/calculators/fabricbill.h"
#include "model/calculators/fabricgroups.h"
#include "model/calculators/fabricuse.h"

namespace clusterwright::calc {
namespace {

Result<Record> cableLengthOf(const Inputs &in)
{
    const Length length = cableLength({metres(in.number("dx_m")), metres(in.number("dy_m")),
                                       metres(in.number("rise_a_m")), metres(in.number("rise_b_m")),
                                       in.number("slack_fraction"), metres(in.number("service_loop_m"))});
    std::vector<Length> stock;
    for (const double each : in.numbers("stock_m"))
        stock.push_back(metres(each));
    const auto order = stockLength(length, stock);
    if (!order)
        return refuse("stock_m", "must have a length of at least " + plainText(inMetres(length)) + " m.");
    return Record{{"length_m", inMetres(length)}, {"order_m", inMetres(*order)}};
}

Calculator cableLengthRow()
{
    return {
        "fabric.cable_length",
        "Cable length on an overhead Manhattan route, and the stock length to order.",
        {number("dx_m", any, "distance along the row"), number("dy_m", any, "distance across rows"),
         number("rise_a_m", atLeast(0), "from device A up to the tray"),
         number("rise_b_m", atLeast(0), "from device B up to the tray"),
         number("slack_fraction", atLeast(0), "added to the route").orElse(0.1),
         number("service_loop_m", atLeast(0), "added after the slack").orElse(0),
         numbers("stock_m", above(0), "stock lengths in any order")},
        {{"length_m", "(abs(dx_m) + abs(dy_m) + rise_a_m + rise_b_m)*(1 + slack_fraction) + service_loop_m"},
         {"order_m", "smallest stock length >= length_m"}},
        "length_m = (abs(dx_m) + abs(dy_m) + rise_a_m + rise_b_m)*(1 + slack_fraction) + service_loop_m.",
        "Some stock length is long enough (1e-9 of it taken for rounding). Bends at right angles, no "
        "detours.",
        "Geometry.",
        cableLengthOf};
}

Result<Record> pickMediumOf(const Inputs &in)
{
    std::vector<Medium> table;
    for (const Inputs &row : in.records("table"))
        table.push_back({row.text("type"), metres(row.number("max_m"))});
    std::vector<std::string> names;
    for (const double length : in.numbers("lengths_m")) {
        const Medium *medium = pickMedium(metres(length), table);
        if (!medium)
            return refuse("lengths_m[" + std::to_string(names.size()) + "]",
                          "is " + plainText(length) + "; no medium of the table reaches that far.");
        names.push_back(medium->name);
    }
    return Record{{"media", listOf(names)}};
}

Calculator pickMediumRow()
{
    return {"fabric.pick_medium",
            "First medium of an ordered table that reaches each length (bound inclusive).",
            {numbers("lengths_m", above(0), "lengths of cables"),
             records("table", {text("type", "name of the medium"), number("max_m", above(0), "its reach")},
                     "media in order of preference")},
            {{"media", "one name per length", Type::TextList}},
            "The first row with length <= max_m.",
            "Some row reaches every length. Reach depends on link rate and vendor: one table per rate.",
            "Selection by table.",
            pickMediumOf};
}

Result<Record> cableBillOf(const Inputs &in)
{
    ComputeFabric fabric;
    fabric.nodes = in.integer("nodes");
    fabric.nicsPerNode = in.integer("nics_per_node");
    fabric.cagesPerNode = in.integer("cages_per_node");
    fabric.leaves = in.integer("leaf");
    fabric.spines = in.integer("spine");
    fabric.cores = in.integer("core");
    fabric.interswitchCables = in.integer("interswitch_cables");
    fabric.inbandPortsPerNode = in.integer("inband_ports_per_node");
    fabric.cagesPerSwitch = in.integer("cages_per_switch");
    const CableBill bill = computeCableBill(fabric);
    return Record{{"compute_cables", asNumber(bill.computeCables)},
                  {"node_transceivers", asNumber(bill.nodeTransceivers)},
                  {"inband_cables", asNumber(bill.inbandCables)},
                  {"compute_switches", asNumber(bill.computeSwitches)},
                  {"switch_transceivers", asNumber(bill.switchTransceivers)}};
}

Calculator cableBillRow()
{
    return {"fabric.cable_bill",
            "Compute-fabric cables, cages and switch counts for a bill of materials.",
            {integer("nodes", atLeast(1), "nodes on the fabric"),
             integer("nics_per_node", atLeast(1), "fabric ports per node, one cable each"),
             integer("cages_per_node", atLeast(1), "transceiver cages per node"),
             integer("leaf", atLeast(1), "leaf switches"), integer("spine", atLeast(0), "spine switches"),
             integer("core", atLeast(0), "core switches").orElse(0),
             integer("interswitch_cables", atLeast(0), "all switch-to-switch cables"),
             integer("inband_ports_per_node", atLeast(0), "ports per node to the in-band network").orElse(0),
             integer("cages_per_switch", atLeast(0), "populated transceiver cages per switch").orElse(0)},
            {{"compute_cables", "nodes*nics_per_node + interswitch_cables", Type::Integer},
             {"node_transceivers", "nodes*cages_per_node", Type::Integer},
             {"inband_cables", "nodes*inband_ports_per_node", Type::Integer},
             {"compute_switches", "leaf + spine + core", Type::Integer},
             {"switch_transceivers", "compute_switches*cages_per_switch", Type::Integer}},
            "compute_cables = nodes*nics_per_node + interswitch_cables.",
            "Every node and every switch alike.",
            "Counting. Figure: NVIDIA DGX SuperPOD reference architecture, DGX H100, RA-11333-001 V11: 2040 "
            "cables "
            "and 508 node transceivers for 127 nodes.",
            cableBillOf};
}

Result<Record> rackBillOf(const Inputs &in)
{
    RackPlan plan;
    plan.nodes = in.integer("nodes");
    plan.nodesPerRack = in.integer("nodes_per_rack");
    plan.managementRacks = in.integer("mgmt_racks");
    plan.pdusPerComputeRack = in.integer("pdus_per_compute_rack");
    plan.pdusPerManagementRack = in.integer("pdus_per_mgmt_rack");
    for (const Inputs &devices : in.records("oob_devices"))
        plan.managedDevices = sum({plan.managedDevices, devices.integer("count")});
    plan.switchPorts = in.integer("oob_switch_ports");
    const RackBill bill = computeRackBill(plan);
    return Record{{"compute_racks", asNumber(bill.computeRacks)},
                  {"racks", asNumber(bill.racks)},
                  {"pdus", asNumber(bill.pdus)},
                  {"oob_ports", asNumber(bill.oobPorts)},
                  {"oob_switches", asNumber(bill.oobSwitches)}};
}

Calculator rackBillRow()
{
    return {"fabric.oob_bill",
            "Racks, rack PDUs and out-of-band ports for a bill of materials.",
            {integer("nodes", atLeast(1), "compute nodes"),
             integer("nodes_per_rack", atLeast(1), "nodes in a rack"),
             integer("mgmt_racks", atLeast(0), "management and network racks").orElse(0),
             integer("pdus_per_compute_rack", atLeast(0), "rack PDUs of a compute rack"),
             integer("pdus_per_mgmt_rack", atLeast(0), "rack PDUs of a management rack").orElse(0),
             records("oob_devices",
                     {text("name", "kind of device"), integer("count", atLeast(0), "one port each")},
                     "managed devices without the rack PDUs")
                 .orEmpty(),
             integer("oob_switch_ports", atLeast(1), "ports of an out-of-band switch").orElse(48)},
            {{"compute_racks", "ceil(nodes/nodes_per_rack)", Type::Integer},
             {"racks", "compute_racks + mgmt_racks", Type::Integer},
             {"pdus", "compute_racks*pdus_per_compute_rack + mgmt_racks*pdus_per_mgmt_rack", Type::Integer},
             {"oob_ports", "sum of counts + pdus", Type::Integer},
             {"oob_switches", "ceil(oob_ports/oob_switch_ports), the arithmetic minimum", Type::Integer}},
            "oob_ports = sum of counts + pdus.",
            "One out-of-band port per device; switches are shared by racks as if cables had no length.",
            "Counting.",
            rackBillOf};
}

} // namespace

std::vector<Calculator> cablingCalculators()
{
    return {cableLengthRow(), pickMediumRow(), cableBillRow(), rackBillRow()};
}

} // namespace clusterwright::calc
