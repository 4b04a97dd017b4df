// Mechanical formulas: what a rack weighs on its floor, how it stands, and what fits.
// Each states its source; tests: MechanicalCalculatorsTest, MechanicalTest::stance.
#pragma once

#include "model/quantity.h"

#include <span>

namespace clusterwright {

/// Mass over the footprint of the rack, width and depth above 0.
/// Test: MechanicalCalculatorsTest::floorLoads (NVIDIA DGX GB200 NVL72, 1.36 t).
AreaDensity floorLoad(Mass mass, Length width, Length depth);

/// The same as a pressure, with standard gravity 9.80665 m/s² (CGPM 1901).
Pressure floorPressure(AreaDensity load);

/// A mass and the height of its middle.
struct Lump {
    Mass mass;
    Length height;
};

/// sum(m h) / sum(m); the masses add up to more than 0.
/// Test: MechanicalCalculatorsTest::centresOfGravity.
Length centreOfGravity(std::span<const Lump> lumps);

/// atan(half of the base / height), in degrees: how far something leans to that side before it falls. Rigid,
/// on a level floor. Test: MechanicalCalculatorsTest::tipAngles.
double tipDegrees(Length halfBase, Length centreOfGravity);

/// The middle of something that is `units` high with its lowest unit at `bottomUnit`, counted from 1.
Length middleOfUnits(double bottomUnit, double units, Length pitch, Length base);

/// The area of a round cable.
Area crossSection(Length diameter);

} // namespace clusterwright
