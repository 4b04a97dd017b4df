// Air cooling: the heat of racks, the air that they need and breathe in, and what the air handlers carry.
#pragma once

#include "model/analysis/known.h"
#include "model/analysis/placed.h"
#include "model/analysis/standing.h"
#include "model/analysis/thermal.h"

namespace clusterwright {

/// The heat of one rack of a type as cooling must take it: of each device the larger of its maximum power and
/// its published heat.
struct RackHeat {
    Total<Power> typical = {}; ///< typical power, all of it heat; for energy, not for sizing
    Total<Power> air = {},
                 liquid = {}; ///< a device of which the share or the power is unknown counts in both
    Total<Power> taken = {};  ///< by the rear door, as stated; nothing without one
    int liquidDevices = 0;    ///< that are or may be liquid cooled

    bool operator==(const RackHeat &) const = default;
    /// To the air of the hall: less what the rear door takes. Below zero the door cools the hall.
    Total<Power> toRoom() const;
};

RackHeat computeRackHeat(const std::vector<Placed> &placed, const RackAllowances &allowances);

/// The warmest air that a device may take in: its own limit, else that of its class, which falls with the
/// altitude above 900 m: 1 K per 300 m (A1, A2), 175 m (A3), 125 m (A4; all ASHRAE TC 9.9) and 500 m
/// (H1, 25 °C; ASHRAE TC 9.9 2021, unchecked). None if neither is stated, or the altitude of a class is not.
/// Test: CoolingTest::warmestInlets.
std::optional<Temperature> highestInletOf(const Part &part, const std::optional<Length> &altitude);

/// Air at the supply temperature and altitude of a hall; where the supply is not stated, that of the design's
/// assumption; where the altitude is not, that of sea level.
Density airDensityIn(const Hall &hall, const Assumptions &assumptions);

/// The air of one rack of a type in a hall.
struct RackAir {
    RackTypeId type = {};
    HallId hall = {};
    int racks = 0; ///< that stand there
    Density density{};
    Total<VolumeFlow> needed = {}; ///< for its heat to air, at the rise that the design assumes
    /// At the flow that the hall supplies; as the design assumes if none is stated.
    std::optional<TemperatureRise> rise = {};
    std::optional<Temperature> inlet = {}; ///< supply with the recirculated share of the exhaust
    bool isInletLeast = false;             ///< the recirculated share is not stated: the inlet may be warmer
    std::optional<Temperature> highestInlet = {}; ///< of the known limits of its devices the lowest
    int withoutLimit = 0;                         ///< devices that state neither limit nor class

    bool operator==(const RackAir &) const = default;
};

RackAir computeRackAir(const Standing &standing, const std::vector<Placed> &placed, const RackHeat &heat,
                       const Assumptions &assumptions);

/// What the air handlers of a hall must carry, and can.
struct HallCooling {
    HallId hall = {};
    Total<Power> heatToAir = {};                       ///< of all racks, before their rear doors
    Total<Power> rearDoors = {};                       ///< what these take
    Total<Power> heat = {};                            ///< the rest, for the air handlers
    Total<VolumeFlow> needed = {};                     ///< by all racks
    std::optional<VolumeFlow> supply = {};             ///< needed / (1 - bypass); none if anything is unknown
    std::optional<Temperature> returnTemperature = {}; ///< supply + heat / (rho cp V), at that flow
    std::optional<std::int64_t> unitsForHeat = {}, unitsForAir = {}; ///< air handlers needed, without a spare
    Redundant<Power> capacity = {};
    Redundant<VolumeFlow> airflow = {};
    Verdict withAll = Verdict::NotEvaluated, withOneLost = Verdict::NotEvaluated; ///< heat and air
    Total<Power> coolingPower = {}; ///< electrical: fans, pumps of its loops, heat rejection

    bool operator==(const HallCooling &) const = default;
};

/// The sums of `racks`, which stand in the hall, against its air handlers; `heats` by type. coolingPower has
/// the fans only.
HallCooling computeHallAir(const Hall &hall, const std::vector<RackAir> &racks,
                           const std::map<RackTypeId, RackHeat> &heats, const Assumptions &assumptions);

} // namespace clusterwright
