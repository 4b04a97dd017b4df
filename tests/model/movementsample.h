// A run that reads and saves on small designs with storage, for tests.
#pragma once

#include "model/analysis/datamovement.h"
#include "tests/networksample.h"

namespace clusterwright::sample {

/// A storage system of 2 U with four ports of 200 Gb/s: reads 60 GB/s, writes 40 GB/s.
inline Part array()
{
    Part part = sample::part("example-array", "Array", 2, 40, 0.8);
    auto &facts = part.facts.emplace<StorageFacts>();
    facts.readBandwidth = figure(gigabytesPerSecond(60));
    facts.writeBandwidth = figure(gigabytesPerSecond(40));
    facts.usableCapacity = figure(gigabytes(500e3));
    facts.ports = figure(std::vector<PortGroup>{
        {.count = 4, .rate = gigabitsPerSecond(200), .connector = "OSFP", .use = "storage"}});
    return part;
}

inline FabricEndpoints endpointsOf(const std::string &id, const std::string &fabric, Role role,
                                   const std::string &use, Attach attach)
{
    FabricEndpoints endpoints;
    endpoints.id = id;
    endpoints.fabric = fabric;
    endpoints.role = role;
    endpoints.use = use;
    endpoints.attach = attach;
    return endpoints;
}

/// Two racks of two nodes with 50 GB/s to the storage each, and so many arrays.
inline Design nodesAndArrays(int arrays)
{
    Design design = nodeRacks(4, 2, 8);
    if (arrays == 0)
        return design;
    design = addRackType(std::move(design), "store", "Storage rack", rack()).take();
    PlaceRequest request = at(1);
    request.count = arrays;
    request.role = Role::Storage;
    design = placePart(std::move(design), "store", array(), request).take();
    return addRacks(std::move(design), "store", "row0", 1, "store").take();
}

/// A storage fabric "s" of two units with a leaf each, `up` uplinks of 25 GB/s of a leaf, arrays at the
/// spines; and a scale-out fabric "f" of one switch.
inline Design wired(int arrays = 2, std::int64_t up = 4)
{
    Design design = nodesAndArrays(arrays);
    Fabric fabric;
    fabric.id = "s";
    fabric.name = "Storage fabric";
    fabric.kind = FabricKind::Storage;
    fabric.nodesPerUnit = 2;
    fabric.leaf = fabric.spine = tierOf(64);
    fabric.leaf.down = 4;
    fabric.leaf.up = up;
    design.fabrics = {fabric, treeOf(64, 1)};
    design.endpoints = {
        endpointsOf("sn", "s", Role::ComputeNode, "storage", Attach::Unit),
        endpointsOf("ss", "s", Role::Storage, "storage", Attach::Spine),
        endpointsOf("fn", "f", Role::ComputeNode, "compute", Attach::Unit),
    };
    return design;
}

/// No storage fabric: nodes and arrays hang on the scale-out fabric.
inline Design converged()
{
    Design design = wired();
    design.fabrics.erase(design.fabrics.begin());
    design.endpoints = {endpointsOf("fn", "f", Role::ComputeNode, "compute", Attach::Unit),
                        endpointsOf("fs", "f", Role::Storage, "storage", Attach::Free)};
    return design;
}

/// UNet3D on H100 as the MLPerf Storage benchmark has it: seven samples in 0.323 s of compute, which is to
/// be 90 % of a step. The model has 8.05 billion parameters.
inline Workload training()
{
    Workload workload;
    workload.id = "w";
    workload.name = "Run";
    workload.training.batch = 7 * 32;
    workload.training.sharding = StateSharding::None;
    workload.data.modality = Modality::Volumes;
    workload.checkpoint.every = seconds(600);
    return workload;
}

inline MovementDemand demand()
{
    return {.nodes = 4,
            .accelerators = 32,
            .server = "example-node",
            .step = seconds(0.323 / 0.9),
            .parameters = 8.05e9,
            .copies = 4};
}

inline Inventory inventoryOf(const Design &design)
{
    Inventory total;
    for (const Rack &rack : design.racks) {
        const RackType &type = *findById(design.rackTypes, rack.type);
        total.add(computeInventory(rackPartOf(design, type), placedIn(design, type)));
    }
    return total;
}

inline DataMovement movementOf(const Design &design, const Workload &workload = training(),
                               const MovementDemand &moved = demand())
{
    return computeDataMovement(design, computeFabrics(design), inventoryOf(design), workload, moved);
}

} // namespace clusterwright::sample
