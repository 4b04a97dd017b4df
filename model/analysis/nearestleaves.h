// The leaves of a fabric by their distance from a rack, found one after the other as they are asked for.
#pragma once

#include "model/analysis/networkattach.h"

#include <functional>

namespace clusterwright::net {

/// The centre of a rack, in metres, and the index of its hall.
struct Spot {
    double x = 0, y = 0;
    std::size_t hall = 0;
};
/// Of all racks, in their order.
std::vector<Spot> spotsOf(const Design &design);

class NearestLeaves {
public:
    /// Of those that are open. Leaves of another hall are farther than any of this one; those that stand
    /// nowhere come last.
    NearestLeaves(const FabricNetwork &network, const Leaves &leaves, const std::vector<Spot> &spots,
                  std::int32_t rack, const std::function<bool(std::size_t)> &isOpen);

    /// The nearest leaf, the second, ... from 0; equally near ones in their order. Nothing after the last.
    std::optional<std::size_t> at(std::size_t index);

private:
    std::vector<std::pair<double, std::size_t>> m_heap; ///< squared distance and leaf, of those not asked for
    std::vector<std::size_t> m_sorted;
};

} // namespace clusterwright::net
