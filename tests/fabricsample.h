// A small fabric that stands in racks, for tests of drawings and views.
#pragma once

#include "model/design/networkedits.h"
#include "tests/networksample.h"

namespace clusterwright::sample {

/// Eight nodes of four ports, two to a rack; two leaves and two spines in a rack N1; 32 links of nodes and 32
/// between the switches. One medium of any rate, up to 50 m.
inline Design standingFabric()
{
    Design design = nodeRacks(8, 2, 4);
    design = addRackType(std::move(design), "net", "Network rack", rack()).take();
    const auto add = [&](const char *what, int unit, Role role) {
        PlaceRequest request = at(unit);
        request.name = std::string(what) + "-{n}";
        request.role = role;
        request.count = 2;
        design = placePart(std::move(design), "net",
                           switchOf(std::string("switch-") + what, 32, gigabitsPerSecond(400)), request)
                     .take();
    };
    add("leaf", 20, Role::ComputeLeaf);
    add("spine", 30, Role::ComputeSpine);
    design = addRacks(std::move(design), "net", "row0", 1, "N1").take();
    Fabric fabric = treeOf(32, 2);
    fabric.leaf.part = "switch-leaf";
    fabric.leaf.role = Role::ComputeLeaf;
    fabric.spine.part = "switch-spine";
    fabric.spine.role = Role::ComputeSpine;
    fabric.spine.count = 2;
    design = withFabric(std::move(design), fabric, nodesOf("f"));
    MediumRow medium;
    medium.id = "dac";
    medium.name = "DAC";
    medium.reach = metres(50);
    medium.diameter = metres(0.01);
    medium.bendRadius = metres(0.05);
    design.media.push_back(medium);
    return design;
}

} // namespace clusterwright::sample
