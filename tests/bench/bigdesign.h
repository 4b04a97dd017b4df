// A large design for measurements: racks of 18 switches and two PDUs each, in rows of 25.
#pragma once

#include "model/design/field.h"
#include "model/design/plantedits.h"
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

/// Racks of four servers with eight accelerators each and three PDUs, of eight types: 32 accelerators a rack.
inline Design nodeDesign(int racks)
{
    constexpr int racksPerRow = 25, types = 8;
    Design design;
    design.meta.title = "Accelerators";
    const int rows = (racks + racksPerRow - 1) / racksPerRow;
    design = addHall(std::move(design), {"h", "Hall", 24, 3.0 * rows + 2}).take();
    for (int t = 0; t < types; ++t) {
        const std::string id = "t" + std::to_string(t);
        design = addRackType(std::move(design), id, "Type " + std::to_string(t), rack()).take();
        PlaceRequest request = at(1 + t);
        request.count = 4;
        request.role = Role::ComputeNode;
        design = placePart(std::move(design), id, server(), request).take();
        for (int feed = 0; feed < 3; ++feed)
            design = placePart(std::move(design), id, pdu(), {}).take();
    }
    for (int r = 0; r < rows; ++r) {
        const std::string id = "row" + std::to_string(r);
        design = addRow(std::move(design), {id, id, "h", 1, 1 + 3.0 * r, 22, Facing::South}).take();
        design = addRacks(std::move(design), "t" + std::to_string(r % types), id,
                          std::min(racksPerRow, racks - r * racksPerRow), id + "-{n:02}")
                     .take();
    }
    return design;
}

/// The design with everything behind its racks: a grid, a UPS per feed and ten rows, a busway per feed and
/// row, a loop per ten rows, the air of the hall, failure rates, economics.
inline Design withPlant(Design design)
{
    constexpr std::size_t rowsPerGroup = 10;
    design = addPowerSource(std::move(design), {.id = "grid", .kind = SourceKind::Utility}).take();
    for (std::size_t r = 0; r < design.rows.size(); ++r) {
        const std::string group = std::to_string(r / rowsPerGroup), row = design.rows[r].id;
        if (r % rowsPerGroup == 0)
            design = addCoolingLoop(std::move(design), {.id = "loop" + group}).take();
        design.coolingLoops.back().rows.push_back(row);
        for (const char *feed : {"A", "B", "C"}) {
            const std::string ups = "ups-" + group + feed, busway = "busway-" + row + feed;
            if (r % rowsPerGroup == 0)
                design.powerSources.push_back(
                    {.id = ups, .name = ups, .kind = SourceKind::Ups, .fedBy = {"grid"}});
            design.powerSources.push_back({.id = busway, .name = busway, .fedBy = {ups}});
        }
    }
    for (PowerSource &source : design.powerSources) {
        source.rating = voltAmperes(1e9);
        source.lineVoltage = volts(415);
        source.efficiency = figure(0.98);
    }
    for (Rack &rack : design.racks)
        for (const char *feed : {"A", "B", "C"})
            rack.feedSources[feed] = std::string("busway-") + rack.row + feed;
    for (const std::string &object :
         {design.halls.front().id, std::string(economicsId), std::string(upkeepId), std::string(swingId)})
        for (const Field &field : fieldsOf(design, object))
            if (field.isNumber && field.value == FieldValue())
                if (auto next = setValue(design, object, field.key, 0.5, "a measurement"))
                    design = next.take();
    for (const Name<ComponentClass> &name : namesOf<ComponentClass>)
        for (const char *key : {"failures_per_year", "repair_s"})
            design = setValue(design, upkeepIdOf(name.value), key, 0.1, "a measurement").take();
    return design;
}

} // namespace clusterwright::sample
