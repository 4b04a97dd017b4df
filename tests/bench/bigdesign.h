// A large design for measurements: racks of 18 switches and two PDUs each, in rows of 25.
#pragma once

#include "tests/sample.h"

namespace clusterwright::sample {

/// `racks` racks of `types` rack types, 20 devices each; made of parts of no real product.
inline Design bigDesign(int racks, int types)
{
    constexpr int racksPerRow = 25, devices = 18;
    Design design;
    design.meta.title = "Large";
    design.meta.revision = "A";
    const int rows = (racks + racksPerRow - 1) / racksPerRow;
    design = addHall(std::move(design), {"h", "Hall", 24, 3.0 * rows + 2}).take();
    for (int t = 0; t < types; ++t) {
        const std::string id = "t" + std::to_string(t);
        design = addRackType(std::move(design), id, "Type " + std::to_string(t), rack()).take();
        PlaceRequest request = at(1 + t % 10);
        request.role = Role::ComputeLeaf;
        request.count = devices;
        design = placePart(std::move(design), id, networkSwitch(), request).take();
        design = placePart(std::move(design), id, pdu(), {}).take();
        design = placePart(std::move(design), id, pdu(), {}).take();
    }
    for (int r = 0; r < rows; ++r) {
        const std::string id = "row" + std::to_string(r);
        design = addRow(std::move(design),
                        {id, "Row " + std::to_string(r), "h", 1, 1 + 3.0 * r, 22, Facing::South})
                     .take();
    }
    for (int i = 0; i < racks; ++i)
        design = addRacks(std::move(design), "t" + std::to_string(i % types),
                          "row" + std::to_string(i / racksPerRow), 1, "R" + std::to_string(i))
                     .take();
    return design;
}

} // namespace clusterwright::sample
