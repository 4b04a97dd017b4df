// Which executions a search tries, in which order.
#pragma once

#include "model/analysis/workloadsearch.h"

namespace clusterwright::parity {

/// Ascending. `number` is at least 1.
std::vector<std::int64_t> factorsOf(std::int64_t number);

/// The outer loops: parallel sizes, batch, chunks, recomputation, sharding and kind of communication. The
/// executions that share them follow each other, so that a branch is a part of the search.
std::vector<CalculonExecution> branchesOf(const SearchStudy &study);

/// The middle loops of a branch: overlaps, offloading, fusion.
std::vector<CalculonExecution> settingsOf(const SearchStudy &study, const CalculonExecution &branch);

/// The inner loops of a branch: sequences of a microbatch.
std::vector<std::int64_t> microbatchesOf(const SearchStudy &study, const CalculonExecution &branch);

/// And the networks on which the tensor, pipeline and data-parallel groups are.
struct Placement {
    std::int64_t tensor = 0, pipeline = 0, data = 0;
};
std::vector<Placement> placementsOf(const SearchStudy &study, const CalculonExecution &branch);

} // namespace clusterwright::parity
