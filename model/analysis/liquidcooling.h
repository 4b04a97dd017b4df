// Liquid cooling: the heat that a loop takes from its rows, the flow and pressure that need, and what its
// coolant distribution units (CDU) carry, all of them and with one lost.
#pragma once

#include "model/analysis/aircooling.h"

namespace clusterwright {

/// One rack of a type that a loop serves.
struct LoopRack {
    RackTypeId type = {};
    int racks = 0;
    Total<Power> heat = {}; ///< to liquid, of one rack
    Total<VolumeFlow> flow =
        {}; ///< for it at the rise of the loop; unknown where the loop's coolant is not known

    bool operator==(const LoopRack &) const = default;
};

struct LoopRow {
    RowId row = {};
    int racks = 0;
    Total<Power> heat = {};
    Total<VolumeFlow> flow = {};

    bool operator==(const LoopRow &) const = default;
};

/// A loop at maximum power of its racks. What one of the inputs does not say is unknown.
struct LoopCooling {
    CoolingLoopId loop = {};
    std::vector<LoopRow> rows = {}; ///< as the loop lists them
    std::vector<LoopRack> racks =
        {}; ///< by type, in the order of the design; the larger of power and published heat
    int liquidDevices = 0;
    Total<Power> heat = {};
    Total<VolumeFlow> flow = {};
    std::optional<Temperature> mean = {}, returned = {}; ///< of the coolant: supply + rise / 2, supply + rise
    std::optional<Coolant> coolant = {};                 ///< at the mean temperature
    std::optional<TemperatureRise> approach = {};        ///< coolant supply less facility supply
    std::optional<Power> unitCapacity = {}; ///< of a CDU at that approach, an estimate: see deratedCdu()
    std::optional<std::int64_t> unitsNeeded = {}; ///< CDUs that carry the heat, without a spare
    Redundant<Power> capacity = {};
    Redundant<VolumeFlow> available = {};
    std::optional<Power> dutyOneLost = {};       ///< of each CDU that is left, as a share of the known heat
    Verdict withAll = Verdict::NotEvaluated;     ///< heat and flow
    Verdict withOneLost = Verdict::NotEvaluated; ///< heat; with less flow than needed the rise is higher
    std::optional<TemperatureRise> riseOneLost = {}; ///< of the coolant, for the known heat
    std::optional<Pressure> rackDrop = {},
                            pipeDrop = {};    ///< at the flow of the fullest rack, and of the loop
    std::optional<Pressure> drop = {};        ///< both
    std::optional<Speed> velocity = {};       ///< in the main pipe
    std::optional<Temperature> dewPoint = {}; ///< of the supply air, in the dampest hall of its rows
    std::optional<TemperatureRise> dewPointMargin = {}; ///< supply less dew point
    std::optional<Temperature> highestSupply =
        {};                               ///< of the known limits of its liquid-cooled devices the lowest
    int withoutLimit = 0;                 ///< liquid-cooled devices that state none, over all racks
    std::optional<Time> rideThrough = {}; ///< until the margin is gone without pumps; none without heat

    bool operator==(const LoopCooling &) const = default;
};

/// Flow and velocity leave out the heat that is not known; so does the pressure. The drops grow with the
/// flow to the power of 1.8 (Blasius, smooth turbulent pipes).
/// Test: CoolingTest::loopAtItsDesignPoint.
std::vector<LoopCooling> computeLoops(const Design &design,
                                      const std::map<RackTypeId, std::vector<Placed>> &placed,
                                      const std::map<RackTypeId, RackHeat> &heats);

} // namespace clusterwright
