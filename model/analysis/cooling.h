// Cooling: everything that takes the heat of the racks away, summed up by hall and by loop.
#pragma once

#include "model/analysis/liquidcooling.h"

namespace clusterwright {

struct CoolingResults {
    std::map<RackTypeId, RackHeat> types; ///< of one rack
    std::vector<RackAir> racks;           ///< one for each of the standing racks, in their order
    std::vector<HallCooling> halls;       ///< in the order of the design
    std::vector<LoopCooling> loops;       ///< the same
    Total<VolumeFlow> coolantFlow;        ///< of all liquid-cooled devices; unknown where no loop serves them
    Total<Power>
        coolingPower; ///< electrical, of all halls: fans, pumps and heat rejection, see computeCooling()
    Total<Power> otherPower; ///< of the halls: lights and the rest of the building, as stated

    bool operator==(const CoolingResults &) const = default;
};

/// `placed` by rack type. The pumps of a loop count for the hall of its first row. Fans and pumps draw what
/// is stated; heat rejection is for the typical power of the racks, so that their sum can be held against it
/// (PUE); the heat of fans and pumps is left out. What a hall in use does not state counts as unknown once.
CoolingResults computeCooling(const Design &design, const std::map<RackTypeId, std::vector<Placed>> &placed,
                              const std::vector<Standing> &standing);

/// The results of one hall, loop, or rack type in a hall; null if there is none.
const HallCooling *coolingOfHall(const CoolingResults &results, const HallId &hall);
const LoopCooling *coolingOfLoop(const CoolingResults &results, const CoolingLoopId &loop);
const RackAir *airOf(const CoolingResults &results, const RackTypeId &type, const HallId &hall);
/// The loop that serves a row, or null.
const CoolingLoop *loopOf(const Design &design, const RowId &row);

} // namespace clusterwright
