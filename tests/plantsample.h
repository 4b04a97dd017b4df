// A design with a power chain for tests: two racks on two busways, each behind its own UPS, on one grid.
#pragma once

#include "model/design/plantedits.h"
#include "tests/sample.h"

namespace clusterwright::sample {

inline Design plantedRacks()
{
    Design design = computeRacks(4, 2, 2);
    design.parts.at("example-gpu-8x").electrical.supplies = figure(PowerSupplies{6, 3, watts(3400)});
    std::get<FeedFacts>(design.parts.at("example-pdu-34kva").facts).continuousLimit =
        figure(voltAmperes(45e3));
    const auto add = [&design](const char *id, SourceKind kind, std::vector<PowerSourceId> fedBy) {
        design = addPowerSource(std::move(design), {.id = id,
                                                    .name = id,
                                                    .kind = kind,
                                                    .fedBy = std::move(fedBy),
                                                    .lineVoltage = volts(415),
                                                    .rating = voltAmperes(200e3)})
                     .take();
    };
    add("grid", SourceKind::Utility, {});
    add("ups-a", SourceKind::Ups, {"grid"});
    add("ups-b", SourceKind::Ups, {"grid"});
    add("busway-a", SourceKind::Busway, {"ups-a"});
    add("busway-b", SourceKind::Busway, {"ups-b"});
    design = feedRacks(std::move(design), "h", "A", "busway-a").take();
    return feedRacks(std::move(design), "h", "B", "busway-b").take();
}

} // namespace clusterwright::sample
