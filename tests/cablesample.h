// A small network for tests of documents: two racks, each with two nodes of two ports, a leaf and a spine.
// The sixteen links are 2 x 4 of the nodes and 2 x 2 x 2 between the switches.
#pragma once

#include "model/design/editrules.h"
#include "tests/sample.h"

namespace clusterwright::sample {

inline Part cableNode()
{
    Part part = sample::part("example-node", "Node", 2, 20, 0.8);
    auto &facts = part.facts.emplace<ServerFacts>();
    facts.acceleratorCount = figure<std::int64_t>(2);
    facts.ports = figure(std::vector<PortGroup>{
        {.count = 2, .rate = gigabitsPerSecond(400), .connector = "OSFP", .use = "compute"}});
    return part;
}

inline Part cableSwitch(const std::string &id, const std::string &model)
{
    Part part = sample::part(id, model, 1, 15, 0.66);
    auto &facts = part.facts.emplace<SwitchFacts>();
    facts.protocol = figure(std::string("Ethernet"));
    facts.ports = figure(std::vector<PortGroup>{
        {.count = 8, .rate = gigabitsPerSecond(400), .connector = "OSFP", .use = "", .name = "swp{n}"}});
    return part;
}

inline Part opticPart(const std::string &id, const std::string &model)
{
    Part part = sample::part(id, model, 0, 0.1, 0.1);
    part.facts = OpticFacts{};
    return part;
}

inline Design placedSwitches(Design design)
{
    const auto place = [&](int unit, const char *name, Role role, const Part &part, int count) {
        PlaceRequest request = at(unit);
        request.name = name;
        request.role = role;
        request.count = count;
        design = placePart(std::move(design), "t", part, request).take();
    };
    place(1, "node", Role::ComputeNode, cableNode(), 2);
    place(41, "leaf", Role::ComputeLeaf, cableSwitch("example-leaf", "Leaf 8"), 1);
    place(42, "spine", Role::ComputeSpine, cableSwitch("example-spine", "Spine 8"), 1);
    return addRacks(std::move(design), "t", "row", 2, "R{n}").take();
}

/// Copper up to 3 m and, beyond, fibre of two transceivers.
inline Design withMedia(Design design)
{
    for (const Part &part : {opticPart("example-dac", "DAC 400"), opticPart("example-dr4", "DR4 400"),
                             opticPart("example-fibre", "Fibre")})
        design.parts[part.id] = part;
    design.media = {{.id = "dac",
                     .name = "400G copper",
                     .kind = MediumKind::Dac,
                     .rate = gigabitsPerSecond(400),
                     .reach = metres(3),
                     .cable = "example-dac",
                     .endPower = watts(0.1),
                     .stock = {"1", "2", "3"}},
                    {.id = "dr4",
                     .name = "400G fibre",
                     .kind = MediumKind::Dr,
                     .rate = gigabitsPerSecond(400),
                     .reach = metres(500),
                     .cable = "example-fibre",
                     .transceiver = "example-dr4",
                     .singleTransceiver = "example-dr4",
                     .endPower = watts(8),
                     .stock = {"5", "10", "20"}}};
    return design;
}

/// Fabric "f", named Compute, of two tiers and two rails.
inline Design cabledDesign()
{
    Design design = withMedia(placedSwitches(computeRacks(0, 0, 0)));
    Fabric fabric;
    fabric.id = "f";
    fabric.name = "Compute";
    fabric.rails = 2;
    fabric.leaf = {.part = "example-leaf", .role = Role::ComputeLeaf};
    fabric.spine = {.part = "example-spine", .role = Role::ComputeSpine, .count = 2};
    design.fabrics = {fabric};
    FabricEndpoints endpoints;
    endpoints.id = "e";
    endpoints.fabric = "f";
    endpoints.role = Role::ComputeNode;
    endpoints.use = "compute";
    design.endpoints = {endpoints};
    return design;
}

} // namespace clusterwright::sample
