// Facility: from the power of the devices to that of the building, and how the load of a job swings.
#pragma once

#include "model/analysis/powerchain.h"

namespace clusterwright {

/// At typical power, as energy is counted.
struct Facility {
    Total<Power> it;           ///< all devices
    Total<Power> distribution; ///< loss of the power chain; unknown for pieces without an efficiency
    Total<Power> cooling;      ///< fans, pumps, chillers and towers
    Total<Power> other;        ///< lights and the rest
    Total<Power> all;
    std::optional<double> pue; ///< all over IT; none while something in it is unknown

    bool operator==(const Facility &) const = default;
};

/// PUE = facility power / IT power (ISO/IEC 30134-2). A design without a power chain has an unknown loss.
/// Test: FacilityTest::pueOfAChain.
Facility computeFacility(const Total<Power> &it, const ChainResults &chain, const Total<Power> &cooling,
                         const Total<Power> &other);

/// How a synchronous training job moves the load of all compute nodes between compute and exchange.
struct Swing {
    Total<Power> high; ///< all compute nodes at maximum power
    std::optional<Power> low, average;
    std::optional<Power> amplitude;    ///< highest minus lowest
    std::optional<Energy> storage;     ///< that flattens it to its average
    std::optional<double> frequency;   ///< per second
    std::optional<Energy> rampStorage; ///< that covers one step while the source follows at its ramp limit

    bool operator==(const Swing &) const = default;
};

/// P_avg = (P_hi t_hi + P_lo t_lo) / (t_hi + t_lo); E = (P_hi - P_avg) t_hi. What is not stated stays
/// unknown. Test: FacilityTest::swing.
Swing computeSwing(const LoadSwing &plan, const Total<Power> &computeNodes);

} // namespace clusterwright
