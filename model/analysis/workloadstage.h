// One training step on one accelerator of the busiest pipeline stage: what its time is made of.
#pragma once

#include "model/analysis/workloadlayer.h"

namespace clusterwright {

/// What one microbatch costs; it depends on its size, not on the virtual stages.
struct MicrobatchCost {
    double sequences = 1; ///< of it
    double rows = 0;      ///< tokens on one accelerator
    double count = 0;     ///< microbatches of a step
    LayerCost layer;
    PassCost head;
    double forward = 0, backward = 0; ///< seconds of a layer
};
MicrobatchCost microbatchCost(const LayoutSizes &sizes, double sequences);

/// Seconds of one step before jitter. The steady part runs the stage once for each microbatch.
struct StepCost {
    double stageLayers = 0;     ///< of the stage that is busiest
    bool hasHead = false;       ///< that it holds the output head
    double shardedExchange = 0; ///< of each microbatch, of fully sharded data parallelism
    double stage = 0;           ///< of each microbatch, with that exchange
    double bubble = 0, pipeline = 0, data = 0, optimizer = 0, overhead = 0;
    double jitter = 1; ///< factor on all of them

    double total(double microbatches) const
    {
        return (microbatches * stage + bubble + pipeline + data + optimizer + overhead) * jitter;
    }
};
StepCost stepCost(const LayoutSizes &sizes, const MicrobatchCost &microbatch, double virtualStages);

/// Parameters of one accelerator; of routed experts alone.
struct HeldParameters {
    double all = 0, routed = 0;
};
HeldParameters heldParameters(const LayoutSizes &sizes);

} // namespace clusterwright
