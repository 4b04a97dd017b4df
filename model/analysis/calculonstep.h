// Calculon's batch: what a processor keeps, and what a batch takes, from what one block keeps and takes.
#pragma once

#include "model/analysis/calculonblock.h"

namespace clusterwright::parity {

/// How the blocks of a processor and the microbatches of a batch are ordered. Counts.
struct Schedule {
    double microbatches = 1;
    double blocks = 1;        ///< of a processor, rounded up
    double missing = 0;       ///< processors with one block less
    double chunks = 1;        ///< of a processor
    double blocksOfChunk = 1; ///< the last of which is at the edge
};
Schedule scheduleOf(const CalculonApp &app, const CalculonExecution &execution);

/// Fills the sizes of a result.
void addSpace(CalculonResult &result, const Schedule &schedule, const BlockSpace &block,
              const CalculonExecution &execution);

/// Fills everything else.
void addTimes(CalculonResult &result, const CalculonApp &app, const Schedule &schedule,
              const BlockSpace &space, const BlockTimes &block, const CalculonSystem &system,
              const CalculonExecution &execution);

} // namespace clusterwright::parity
