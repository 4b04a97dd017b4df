// Collectives of a workload on the links that it has: how long an all-reduce takes by each algorithm.
#pragma once

#include "model/analysis/workloadplace.h"

namespace clusterwright {

enum class ReduceAlgorithm { Hierarchical, Ring, Tree, InNetwork };
template <>
inline constexpr auto namesOf<ReduceAlgorithm> =
    std::array{Name{ReduceAlgorithm::Hierarchical, "hierarchical"}, Name{ReduceAlgorithm::Ring, "ring"},
               Name{ReduceAlgorithm::Tree, "tree"}, Name{ReduceAlgorithm::InNetwork, "in-network"}};

struct ReduceTime {
    ReduceAlgorithm algorithm = ReduceAlgorithm::Ring;
    DataSize size{};
    Time time{};
    Bandwidth bus{}; ///< size over time, times 2 (n - 1) / n: comparable with the rate of a link

    bool operator==(const ReduceTime &) const = default;
};

/// An all-reduce over all accelerators that run, for each size and algorithm. Rates are those that software
/// gets: of the scale-up links within a domain, else of the scale-out links behind their oversubscription.
/// Hierarchical: within the domains, then between them. Ring and tree: flat, at the slower of both links.
/// In-network: switches of the scale-out fabric add up, if they can. Empty for one accelerator. Formulas in
/// workloadcollective.h. Test: WorkloadResultsTest::collectives.
std::vector<ReduceTime> allReduceTimes(const WorkloadHardware &hardware, const std::vector<DataSize> &sizes);

} // namespace clusterwright
