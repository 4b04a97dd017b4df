// Layouts: every way to spread a training over accelerators, and which of them are best.
#pragma once

#include "model/analysis/workloadtrain.h"

#include <atomic>
#include <functional>

namespace clusterwright {

enum class LayoutObjective { Time, Memory, Cost, Energy };
template <>
inline constexpr auto namesOf<LayoutObjective> =
    std::array{Name{LayoutObjective::Time, "time"}, Name{LayoutObjective::Memory, "memory"},
               Name{LayoutObjective::Cost, "cost"}, Name{LayoutObjective::Energy, "energy"}};

/// What is tried. The model, the batch, the sequence, the precision and what overlaps stay as in `base`.
struct LayoutQuestion {
    TrainingCase base = {};
    std::vector<std::int64_t> accelerators = {}; ///< how many may run; empty = those of `base`
    double tokens = 0;                           ///< of the whole training; 0 = of one step
    Money perAcceleratorHour = {};               ///< 0 = not known; then no layout costs anything
    Power perAccelerator = {};                   ///< of an accelerator and its share of everything else
};

struct Layout {
    std::int64_t accelerators = 0;
    TrainingRun run = {}; ///< with the microbatch and the chunks that were chosen
    TrainingStep step = {};
    Time time{};       ///< of the tokens asked for
    DataSize memory{}; ///< of one accelerator
    Money cost{};
    Energy energy{};

    bool operator==(const Layout &) const = default;
};

struct LayoutAnswer {
    std::int64_t tried = 0, fitting = 0; ///< layouts; those that fit into the memory
    bool wasCancelled = false;
    std::vector<Layout> best;   ///< by the objective, best first, at most as many as asked for
    std::vector<Layout> pareto; ///< none is better in time, memory, cost and energy at once; by time

    bool operator==(const LayoutAnswer &) const = default;
};

/// Progress and cancelling of a search that runs for a while. Both may be called from any thread.
struct SearchControl {
    std::function<void(std::int64_t done, std::int64_t all)> progress = {};
    const std::atomic<bool> *cancel = nullptr;
};

/// Tries all tensor, pipeline, context and expert parallel sizes that divide, every microbatch that is a
/// power of two, every number of chunks that divides a stage, all modes of recomputation and sharding. Fails
/// if the base itself is wrong whatever the layout (no peak for its precision, a batch that nothing
/// divides), or the objective is a cost or an energy that is not known. The answer does
/// not depend on the number of threads. Test: WorkloadLayoutsTest.
Result<LayoutAnswer> findLayouts(const LayoutQuestion &question, LayoutObjective objective,
                                 std::size_t most = 20, const SearchControl &control = {});

} // namespace clusterwright
