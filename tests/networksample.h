// Designs with fabrics for tests: racks of nodes with eight ports, switches by radix.
#pragma once

#include "model/analysis/network.h"
#include "tests/sample.h"

namespace clusterwright::sample {

/// A server of 1 U with ports of 400 Gb/s for "compute", two of 200 for "storage" and one of 1 for
/// "management".
inline Part node(std::int64_t ports)
{
    Part part = sample::part("example-node", "Node", 1, 20, 0.8);
    auto &facts = part.facts.emplace<ServerFacts>();
    facts.ports = figure(std::vector<PortGroup>{
        {.count = 1, .rate = gigabitsPerSecond(1), .connector = "RJ45", .use = "management", .name = "bmc"},
        {.count = ports, .rate = gigabitsPerSecond(400), .connector = "OSFP", .use = "compute"},
        {.count = 2,
         .rate = gigabitsPerSecond(200),
         .connector = "OSFP",
         .use = "storage",
         .name = "st{n}"}});
    return part;
}

/// A switch of 1 U with ports of a rate and two for management.
inline Part switchOf(const std::string &id, std::int64_t ports, Bandwidth rate)
{
    Part part = sample::part(id, "Switch " + std::to_string(ports), 1, 15, 0.66);
    auto &facts = part.facts.emplace<SwitchFacts>();
    facts.ports = figure(std::vector<PortGroup>{
        {.count = 2,
         .rate = gigabitsPerSecond(1),
         .connector = "RJ45",
         .use = "management",
         .name = "mgmt{n}"},
        {.count = ports, .rate = rate, .connector = "OSFP", .use = "", .name = "swp{n}"}});
    return part;
}

inline SwitchTier tierOf(std::int64_t radix)
{
    SwitchTier tier;
    tier.radix = radix;
    return tier;
}

/// A fat tree "f" of switches of one radix that stand nowhere.
inline Fabric treeOf(std::int64_t radix, std::int64_t tiers)
{
    Fabric fabric;
    fabric.id = "f";
    fabric.name = "Compute";
    fabric.tiers = tiers;
    fabric.leaf = fabric.spine = fabric.core = tierOf(radix);
    return fabric;
}

/// Of the compute ports of the nodes.
inline FabricEndpoints nodesOf(const std::string &fabric, Attach attach = Attach::Unit)
{
    FabricEndpoints endpoints;
    endpoints.id = "e";
    endpoints.fabric = fabric;
    endpoints.role = Role::ComputeNode;
    endpoints.use = "compute";
    endpoints.attach = attach;
    return endpoints;
}

/// A hall with `nodes` nodes of `ports` compute ports, `perRack` to a rack, the last rack with what is left.
inline Design nodeRacks(int nodes, int perRack, std::int64_t ports)
{
    constexpr int racksPerRow = 500;
    Design design;
    const int racks = (nodes + perRack - 1) / perRack, rows = (racks + racksPerRow - 1) / racksPerRow;
    design = addHall(std::move(design), {"h", "Hall", 420, 3.0 * rows + 2}).take();
    for (int t = 0; t < 2; ++t) { // a full rack and the last one
        const std::string id = t == 0 ? "full" : "last";
        const int count = t == 0 ? perRack : nodes - (racks - 1) * perRack;
        design = addRackType(std::move(design), id, id, rack()).take();
        PlaceRequest request = at(1);
        request.count = count;
        request.role = Role::ComputeNode;
        if (count > 0)
            design = placePart(std::move(design), id, node(ports), request).take();
    }
    for (int r = 0; r < rows; ++r) {
        const std::string row = "row" + std::to_string(r);
        design = addRow(std::move(design), {row, row, "h", 1, 1 + 3.0 * r, 410, Facing::South}).take();
        const int here = std::min(racksPerRow, racks - r * racksPerRow);
        const bool isLast = r == rows - 1;
        if (here - (isLast ? 1 : 0) > 0)
            design = addRacks(std::move(design), "full", row, here - (isLast ? 1 : 0), row + "-{n}").take();
        if (isLast)
            design = addRacks(std::move(design), "last", row, 1, "last").take();
    }
    return design;
}

/// With a fabric and its endpoints.
inline Design withFabric(Design design, const Fabric &fabric, const FabricEndpoints &endpoints)
{
    design.fabrics.push_back(fabric);
    design.endpoints.push_back(endpoints);
    return design;
}

} // namespace clusterwright::sample
