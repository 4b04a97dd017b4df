// Designs of which failures, repairs, costs and the power chain are stated, with round numbers.
#pragma once

#include "model/design/plantedits.h"
#include "tests/model/helpers.h"

namespace clusterwright::sample {

template <typename Q>
Figure<Q> assumed(Q value)
{
    return {value, FigureKind::Estimate, "", "test", Confidence::Low};
}

inline void setUpkeep(Design &design, ComponentClass component, double failuresPerYear)
{
    ComponentUpkeep upkeep{component, assumed(failuresPerYear), assumed(hours(24)), 1, {}};
    auto &all = design.upkeep.components;
    std::erase_if(all, [&](const ComponentUpkeep &other) { return other.component == component; });
    all.push_back(upkeep);
    std::ranges::sort(all, {}, &ComponentUpkeep::component);
}

/// Racks of four nodes of 8 accelerators and three rack PDUs. A node fails 0.762 times a year: 8 x 0.05 +
/// 2 x 0.01 + 32 x 0.001 + 10 x 0.01 + 10 x 0.004 + 6 x 0.02 + 0.05. Every class has one spare.
inline Design designWithUpkeep(int racks = 10, int feeds = 3)
{
    Design design = computeRacks(4, feeds, racks);
    design.halls.front().air = {}; // air handlers are added where a test is about them
    auto &facts = std::get<ServerFacts>(partIn(design, "example-gpu-8x").facts);
    facts.processorCount = figure<std::int64_t>(2);
    facts.memoryModuleCount = figure<std::int64_t>(32);
    facts.driveCount = facts.adapterCount = figure<std::int64_t>(10);
    using enum ComponentClass;
    for (const auto &[component, rate] :
         {std::pair(Accelerator, 0.05), std::pair(Processor, 0.01), std::pair(MemoryModule, 0.001),
          std::pair(Drive, 0.01), std::pair(NetworkAdapter, 0.004), std::pair(PowerSupply, 0.02),
          std::pair(Chassis, 0.05), std::pair(RackPdu, 0.002), std::pair(PowerSource, 0.1)})
        setUpkeep(design, component, rate);
    Upkeep &upkeep = design.upkeep;
    upkeep.leadTime = assumed(hours(30 * 24));
    upkeep.serviceLevel = assumed(0.95);
    upkeep.commonCause = assumed(0.05);
    upkeep.checkpoint = assumed(seconds(60));
    upkeep.restart = assumed(seconds(600));
    upkeep.checkpointEvery = assumed(seconds(3600));
    upkeep.stoppingShare = assumed(0.5);
    return design;
}

/// A utility feeds a busway for each feed of all racks: "bus-A" and so on.
inline Design withPowerChain(Design design, const std::string &feeds = "ABC")
{
    PowerSource utility;
    utility.id = "utility";
    utility.name = "Utility";
    utility.kind = SourceKind::Utility;
    design = addPowerSource(std::move(design), utility).take();
    for (const char feed : feeds) {
        PowerSource bus;
        bus.id = std::string("bus-") + feed;
        bus.name = std::string("Busway ") + feed;
        bus.fedBy = {"utility"};
        design = addPowerSource(std::move(design), bus).take();
        design = feedRacks(std::move(design), "h", std::string(1, feed), bus.id).take();
    }
    return design;
}

/// Every economic input and every price stated; each server draws 8 kW on average.
inline Design designWithCosts(int racks = 1)
{
    Design design = designWithUpkeep(racks);
    partIn(design, "example-gpu-8x").electrical.typical = figure(watts(8000), FigureKind::Typical);
    const auto price = [&](const char *part, double low, double base, double high) {
        design = setPrice(std::move(design),
                          {part, dollars(low), dollars(base), dollars(high), "2026-01-01", "quotation"})
                     .take();
    };
    price("example-gpu-8x", 80'000, 100'000, 120'000);
    price("example-rack-48u", 2000, 2000, 2000);
    price("example-pdu-34kva", 1000, 1000, 1000);
    Economics &economics = design.economics;
    economics.spares = assumed(0.1);
    economics.discount = assumed(0.2);
    economics.freight = assumed(0.05);
    economics.tax = assumed(0.1);
    economics.integration = assumed(0.03);
    economics.annualRate = assumed(0.0);
    economics.years = assumed(4.0);
    economics.residual = assumed(0.1);
    economics.energyPrice = assumed(0.1);
    economics.usedPower = assumed(0.8);
    economics.pue = assumed(1.25);
    economics.maintenance = assumed(0.05);
    economics.space = assumed(dollars(1000));
    economics.soldHours = assumed(0.9);
    economics.carbon = assumed(0.4);
    economics.embodied = assumed(kilograms(20'000));
    return design;
}

} // namespace clusterwright::sample
