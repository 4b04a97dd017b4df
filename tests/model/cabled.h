// Small designs with networks, cables and transceivers, for tests.
#pragma once

#include "model/design/networkedits.h"
#include "tests/model/helpers.h"

namespace clusterwright::sample {

inline PortGroup ports(std::int64_t count, double gigabits, const std::string &connector,
                       const std::string &use = {}, std::int64_t perCage = 1, const std::string &name = {})
{
    PortGroup group;
    group.count = count;
    group.rate = gigabitsPerSecond(gigabits);
    group.connector = connector;
    group.use = use;
    group.perCage = perCage;
    group.name = name;
    return group;
}

/// A server of 8 U with four ports of 400 Gb/s in two cages, and one for its management.
inline Part node()
{
    Part node = renamed(server(), "example-node");
    std::get<ServerFacts>(node.facts).ports =
        figure(std::vector{ports(4, 400, "OSFP", "compute", 2), ports(1, 1, "RJ45", "management")});
    return node;
}

/// A switch of 1 U with 16 ports of 400 Gb/s in eight cages; its powers are without transceivers.
inline Part leafSwitch()
{
    Part leaf = renamed(networkSwitch(), "example-leaf");
    leaf.model = "Leaf 16";
    leaf.electrical.typical = figure(watts(500), FigureKind::Typical);
    leaf.electrical.modules = figure(ModulePower::NotIncluded, FigureKind::Rated);
    leaf.facts.emplace<SwitchFacts>().ports =
        figure(std::vector{ports(16, 400, "OSFP", "", 2, "{cage}/{port}")});
    return leaf;
}

/// A transceiver or a cable: rate of the whole, reach in metres (0 = not stated), watts of one end.
inline Part optic(const std::string &id, const std::string &form, double gigabits, double reach, double watt)
{
    Part part = sample::part(id, id, 0, 0.1, 0.1);
    part.size = {}; // optics stand in no rack
    OpticFacts facts;
    facts.rate = figure(gigabitsPerSecond(gigabits));
    facts.form = figure(form);
    if (reach > 0)
        facts.reach = figure(metres(reach));
    part.facts = facts;
    part.electrical.max = figure(watts(watt), FigureKind::Max);
    return part;
}

inline Part fibre()
{
    Part part = sample::part("fibre", "Fibre", 0, 0.1, 0.1);
    part.size = {};
    OpticFacts facts;
    facts.diameter = figure(metres(0.003));
    facts.bendRadius = figure(metres(0.03));
    part.facts = facts;
    return part;
}

inline Library opticsLibrary()
{
    Library parts = library();
    for (const Part &part :
         {node(), leafSwitch(), fibre(), optic("twin-dac", "OSFP twin-port", 800, 3, 0.2),
          optic("twin-sr", "OSFP twin-port", 800, 50, 16), optic("single-sr", "OSFP", 400, 50, 9)})
        parts.emplace(part.id, part);
    return parts;
}

inline MediumRow copper()
{
    return {.id = "dac",
            .kind = MediumKind::Dac,
            .rate = gigabitsPerSecond(400),
            .cable = "twin-dac",
            .stock = {"1", "2", "3"}};
}

inline MediumRow glass()
{
    return {.id = "sr",
            .kind = MediumKind::Sr,
            .rate = gigabitsPerSecond(400),
            .cable = "fibre",
            .transceiver = "twin-sr",
            .singleTransceiver = "single-sr",
            .stock = {"5", "10", "20", "50"}};
}

/// Two rows of ten metres, four metres apart, and a row in a second hall. Racks of type "t" hold two nodes
/// "n1" (U1) and "n2" (U9) and a leaf "leaf" (U40).
inline Design cabledRacks(int racks = 2)
{
    Design design = computeRacks(0, 0, 0);
    const auto next = [&design](Result<Design> edited) { design = edited.take(); };
    next(addRow(design, {"row2", "Row 2", "h", 1, 6, 10, Facing::South}));
    next(addHall(design, {"h2", "Hall 2", 20, 10, wideLimits(), coolAir()}));
    next(addRow(design, {"row3", "Row 3", "h2", 1, 2, 10, Facing::South}));
    for (int i = 0; i < 2; ++i) {
        PlaceRequest place = at(1 + 8 * i, "n" + std::to_string(i + 1));
        place.role = Role::ComputeNode;
        next(placePart(design, "t", node(), place));
    }
    PlaceRequest top = at(40, "leaf");
    top.role = Role::ComputeLeaf;
    next(placePart(design, "t", leafSwitch(), top));
    if (racks > 0)
        next(addRacks(design, "t", "row", racks, "R{n}"));
    next(addMedium(design, copper(), opticsLibrary()));
    next(addMedium(design, glass(), opticsLibrary()));
    return design;
}

/// Each rack a unit with its leaf: eight links down, eight up to the spine, which stands nowhere.
inline Fabric leafAndSpine()
{
    return {.id = "f",
            .name = "Fabric",
            .nodesPerUnit = 2,
            .leaf = {.part = "example-leaf", .role = Role::ComputeLeaf},
            .spine = {.part = "example-leaf", .role = Role::ComputeSpine}};
}

inline Design withFabric(Design design, const Fabric &fabric = leafAndSpine())
{
    design = addFabric(std::move(design), fabric, opticsLibrary()).take();
    return addEndpoints(std::move(design),
                        {.id = "e", .fabric = fabric.id, .role = Role::ComputeNode, .use = "compute"})
        .take();
}

/// The same with a rack of spines in the second row.
inline Design wiredRacks(int racks = 2)
{
    Design design = addRackType(cabledRacks(racks), "network", "Network rack", rack()).take();
    PlaceRequest place = at(40, "spine");
    place.role = Role::ComputeSpine;
    design = placePart(std::move(design), "network", leafSwitch(), place).take();
    design = addRacks(std::move(design), "network", "row2", (racks + 1) / 2, "N{n}").take();
    return withFabric(std::move(design));
}

} // namespace clusterwright::sample
