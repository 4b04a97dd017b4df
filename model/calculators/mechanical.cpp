#include "model/calculators/mechanical.h"

#include <cmath>
#include <numbers>

namespace clusterwright {

AreaDensity floorLoad(Mass mass, Length width, Length depth)
{
    return mass / (width * depth);
}

Pressure floorPressure(AreaDensity load)
{
    constexpr double gravity = 9.80665; // m/s²
    return pascals(inKilogramsPerSquareMetre(load) * gravity);
}

Length centreOfGravity(std::span<const Lump> lumps)
{
    double mass = 0, moment = 0; // kg, kg m
    for (const Lump &lump : lumps) {
        mass += inKilograms(lump.mass);
        moment += inKilograms(lump.mass) * inMetres(lump.height);
    }
    return metres(moment / mass);
}

double tipDegrees(Length halfBase, Length centreOfGravity)
{
    return std::atan2(inMetres(halfBase), inMetres(centreOfGravity)) * 180 / std::numbers::pi;
}

Length middleOfUnits(double bottomUnit, double units, Length pitch, Length base)
{
    return base + pitch * (bottomUnit - 1 + units / 2);
}

Area crossSection(Length diameter)
{
    return diameter * diameter * (std::numbers::pi / 4);
}

} // namespace clusterwright
