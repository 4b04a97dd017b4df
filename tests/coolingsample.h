// A small design for tests of cooling: two racks that give most of their heat to one liquid loop.
#pragma once

#include "model/design/plantedits.h"
#include "tests/sample.h"

namespace clusterwright::sample {

/// "loop" with everything stated, so that no rule has anything to say of it with liquidRacks(): water of
/// 30 °C and a rise of 10 K from facility water of 24 °C, three CDUs of 40 kW at 4 K.
inline CoolingLoop coolingLoop()
{
    CoolingLoop loop;
    loop.id = "loop";
    loop.name = "Loop";
    loop.rows = {"row"};
    loop.coolant = Fluid::Water;
    loop.facilitySupply = celsius(24);
    loop.supply = celsius(30);
    loop.rise = kelvins(10);
    loop.units = 3;
    loop.unitCapacity = kilowatts(40);
    loop.ratedApproach = kelvins(4);
    loop.unitFlow = litresPerMinute(50);
    loop.unitHead = kilopascals(100);
    loop.unitPumpPower = watts(1000);
    loop.rackDrop = kilopascals(40);
    loop.rackDropFlow = litresPerMinute(50);
    loop.pipeDrop = kilopascals(30);
    loop.pipeDropFlow = litresPerMinute(100);
    loop.bore = metres(0.04);
    loop.coolantMass = kilograms(200);
    loop.margin = kelvins(10);
    loop.transfer = seconds(60);
    loop.source = "test";
    return loop;
}

/// Two racks of four servers of 10.2 kW that give 80 % of it to liquid of at most 40 °C: 2 x 32.64 kW.
inline Design liquidRacks(int racks = 2)
{
    Design design = computeRacks(4, 3, racks);
    Thermal &thermal = design.parts.at("example-gpu-8x").thermal;
    thermal.liquidFraction = figure(0.8);
    thermal.highestCoolant = figure(celsius(40));
    return design;
}

inline Design withLoop(CoolingLoop loop = coolingLoop(), int racks = 2)
{
    return addCoolingLoop(liquidRacks(racks), std::move(loop)).take();
}

} // namespace clusterwright::sample
