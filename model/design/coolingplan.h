// Cooling plan: the air of a hall and the liquid loops, as they were decided. What nobody stated is unknown.
#pragma once

#include "model/parts/figure.h"
#include "model/quantity.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace clusterwright {

using CoolingLoopId = std::string;

/// The air side of a hall: computer room air handlers (CRAH) and what the air does on its way.
struct HallAir {
    std::optional<Temperature> supply = {};     ///< of the cold air
    std::optional<double> humidity = {};        ///< relative, 0..1, at the supply temperature
    std::optional<double> recirculation = {};   ///< share of the intake that is exhaust air, 0..1
    std::optional<double> bypass = {};          ///< share of the supplied air that passes no device, 0..1
    std::optional<std::int64_t> units = {};     ///< air handlers installed
    std::optional<Power> unitCapacity = {};     ///< of one air handler at the design's return temperature
    std::optional<VolumeFlow> unitAirflow = {}; ///< of one air handler
    std::optional<Power> unitFanPower = {};     ///< electrical, of one air handler
    std::optional<double> heatRejection = {};   ///< electrical power of chillers and towers per heat removed
    std::optional<Power> otherPower = {};       ///< lights and the rest of the building
    std::string source = {};                    ///< who stated them

    bool operator==(const HallAir &) const = default;
};

enum class Fluid { Water, Pg25 };
template <>
inline constexpr auto namesOf<Fluid> = std::array{Name{Fluid::Water, "water"}, Name{Fluid::Pg25, "pg25"}};

/// One liquid loop with its coolant distribution units (CDU). It serves the racks of its rows.
struct CoolingLoop {
    CoolingLoopId id = {};
    std::string name = {};
    std::vector<std::string> rows = {}; ///< ids
    Fluid coolant = Fluid::Pg25;
    std::optional<Temperature> facilitySupply = {}; ///< water that the building delivers
    std::optional<Temperature> supply = {};         ///< coolant that the racks get
    std::optional<TemperatureRise> rise = {};       ///< of the coolant through the racks, at maximum power
    std::optional<std::int64_t> units = {};         ///< CDUs installed
    std::optional<Power> unitCapacity = {};         ///< of one CDU at the rated approach
    std::optional<TemperatureRise> ratedApproach = {};
    std::optional<VolumeFlow> unitFlow = {}; ///< of one CDU
    std::optional<Pressure> unitHead = {};   ///< pressure that one CDU offers outside itself, at that flow
    std::optional<Power> unitPumpPower = {}; ///< electrical, of one CDU
    std::optional<Pressure> rackDrop = {}, pipeDrop = {}; ///< at the reference flows below
    std::optional<VolumeFlow> rackDropFlow = {}, pipeDropFlow = {};
    std::optional<Length> bore = {};            ///< inner diameter of the main pipe
    std::optional<Mass> coolantMass = {};       ///< in the loop
    std::optional<TemperatureRise> margin = {}; ///< from the supply to where devices throttle
    std::optional<Time> transfer = {};          ///< until pumps run again after a power loss
    std::string source = {};

    bool operator==(const CoolingLoop &) const = default;
};

} // namespace clusterwright
