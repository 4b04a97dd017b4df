// Service: what it takes to exchange the things of a design by hand.
#pragma once

#include "model/design/design.h"

namespace clusterwright {

/// Heavier than this is lifted by two, or with a lift: a usual limit of product labels, near the 23 kg that
/// the NIOSH lifting equation gives for the best posture (unchecked).
constexpr Mass heaviestOfOne = kilograms(22);
/// Where hands reach without a ladder and without kneeling (practice).
constexpr Length highestReach = metres(1.8), lowestReach = metres(0.4);

/// What is placed in racks of one type with the same part, and how it is exchanged.
struct ServiceItem {
    RackTypeId type = {};
    PartId part = {};
    int pieces = 0;                    ///< in all racks of the type that stand
    std::optional<bool> needsTwo = {}; ///< none: mass unknown
    std::optional<int> tooHigh = {},
                       tooLow = {}; ///< pieces whose middle is out of reach; none: a height is unknown
    ComponentClass component = ComponentClass::Chassis; ///< the class that its repair is stated for
    std::optional<Figure<Answer>> hotSwap = {};
    std::optional<Figure<Time>> repair = {};
};

/// Of every device with a height; by type and part in the order of the design. Heights are from the floor,
/// where all that a rack is higher than its units is below them (see computeStance()). Test: ServiceTest.
std::vector<ServiceItem> serviceList(const Design &design);

} // namespace clusterwright
