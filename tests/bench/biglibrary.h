// A large library for measurements: parts of every kind with the texts and figures of usual ones.
#pragma once

#include "tests/sample.h"

namespace clusterwright::sample {

/// `count` parts of 40 vendors, a third of them without a mass; made of parts of no real product.
inline Library bigLibrary(int count)
{
    constexpr int vendors = 40, kinds = 16, units = 8;
    Library library;
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        Part made =
            device(part("part-" + number + "-400g", "Model " + number + " 400G", 1 + i % units, 20, 0.8),
                   100.0 + i, {2, 1, watts(2000)});
        made.vendor = i % vendors == 0 ? "NVIDIA" : "Vendor " + std::to_string(i % vendors);
        made.category = "ethernet_switch_400g";
        made.summary = "64 ports of 400 Gb/s in OSFP cages, 51.2 Tb/s, front to rear, with two supplies";
        made.orderCode = "920-9N42F-" + number;
        if (i % 3 == 0)
            made.size.mass.reset();
        made.lifecycle.status = static_cast<LifeStatus>(i % 6);
        setKind(made, static_cast<PartKind>(i % kinds));
        library.emplace(made.id, std::move(made));
    }
    return library;
}

} // namespace clusterwright::sample
