// Heat of a rack and the air it needs.
#pragma once

#include "model/analysis/placed.h"
#include "model/analysis/total.h"
#include "model/calculators/thermal.h"

namespace clusterwright {

/// Heat is the electrical maximum (steady state); air and liquid close to it.
struct HeatTotals {
    Total<Power> all, air, liquid; ///< a device of unknown liquid share counts as unknown in air and liquid
    Total<VolumeFlow> airflow;     ///< needed by the heat to air
    Total<VolumeFlow> coolantFlow; ///< of liquid-cooled devices: that of the loops in the sum of all racks,
                                   ///< unknown for a rack alone

    bool operator==(const HeatTotals &) const = default;
    void add(const HeatTotals &other, int times = 1);
};

HeatTotals computeHeat(const std::vector<Placed> &placed, const Assumptions &assumptions);

} // namespace clusterwright
