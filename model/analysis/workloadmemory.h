// Memory of training: parameters, their state, and activations of one accelerator, in closed form.
#pragma once

#include "model/design/workload.h"

namespace clusterwright {

/// How a model is laid out over the accelerators that hold it. The first pipeline stage, the fullest one, is
/// meant.
struct MemoryLayout {
    double tensor = 1, pipeline = 1, context = 1, data = 1; ///< parallel sizes
    double virtualStages = 1;
    double microbatch = 1, sequence = 1; ///< sequences; tokens of one
    double inFlight = 1; ///< microbatches whose activations are kept; at most one per stage is
    bool sequenceParallel = false, flashAttention = true;
    Recompute recompute = Recompute::None;
    StateSharding sharding = StateSharding::None;
};

/// Bytes of what is kept for the backward pass, 16 bit. Of a transformer block after Korthikanti et al.,
/// "Reducing Activation Recomputation in Large Transformer Models", arXiv 2205.05198, equations 1 to 5, with
/// interleaving; a model with experts counts as a dense one. Test: WorkloadMemoryTest::publishedFigure.
double activationBytes(const ModelShape &model, const MemoryLayout &layout);

struct TrainingMemory {
    DataSize weights{}, gradients{}, optimizer{}, activations{};

    DataSize state() const { return weights + gradients + optimizer; }
    DataSize total() const { return state() + activations; }
};

/// 2 bytes of each parameter of the layers, 4 of its gradient, 12 of its optimizer state (copy and two
/// moments in 32 bit), less what is shared by the data-parallel ranks. Dense models only; embeddings and
/// norms are left out as in the source above. Test: WorkloadMemoryTest::publishedFigure.
TrainingMemory trainingMemory(const ModelShape &model, const MemoryLayout &layout);

/// Bytes of weights, gradients and optimizer state of so many parameters, with what `ranks` share.
TrainingMemory stateOf(double parameters, StateSharding sharding, double ranks);

} // namespace clusterwright
