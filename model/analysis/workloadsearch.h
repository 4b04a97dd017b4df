// Search: all executions of an application on a system, in parity with Calculon, and the best of them.
#pragma once

#include "model/analysis/workloadcalculon.h"

#include <atomic>
#include <functional>

namespace clusterwright {

struct SearchConstraints {
    std::int64_t numProcs = 1;
    std::int64_t maxBatchSize = 1; ///< sequences; the batch is the largest multiple of the data-parallel size
    CalculonDatatype datatype = CalculonDatatype::Float16;
    std::vector<bool> fusedActivation = {true}; ///< those to try, in this order
    bool allowTpOverlap = true, allowDpOverlap = true;
    std::int64_t top = 1; ///< how many of the best to keep

    bool operator==(const SearchConstraints &) const = default;
};

struct SearchStudy {
    CalculonApp app = {};
    CalculonSystem system = {}; ///< with the datatype, and at least one network
    SearchConstraints constraints = {};

    bool operator==(const SearchStudy &) const = default;
};

/// An execution that can run, and what it takes.
struct FoundExecution {
    CalculonExecution execution = {};
    CalculonResult result = {};

    bool operator==(const FoundExecution &) const = default;
};

struct SearchResult {
    std::int64_t evaluated = 0; ///< all that were enumerated
    std::int64_t feasible = 0;
    /// The `top` best by sample rate; of equal ones those that were enumerated first.
    std::vector<FoundExecution> ranking = {};
    /// Those that no other one beats in time and in need of the first memory, from the fastest to the
    /// smallest; empty if it was not asked for.
    std::vector<FoundExecution> front = {};
    bool cancelled = false; ///< the rest is then of what was done until then

    std::int64_t rejected() const { return evaluated - feasible; }
    bool operator==(const SearchResult &) const = default;
};

struct SearchOptions {
    int threads = 0; ///< 0 = all that the machine has
    bool findFront = false;
    /// Parts done and parts in all, from 0 on; called from any thread, several at once.
    std::function<void(std::int64_t done, std::int64_t total)> progress = {};
    const std::atomic<bool> *cancel = nullptr; ///< stops the search once it is true
};

/// The same for any number of threads.
SearchResult searchExecutions(const SearchStudy &study, const SearchOptions &options = {});

/// How many threads a search with this many, 0 for all, runs on.
int threadsOf(int threads);

} // namespace clusterwright
