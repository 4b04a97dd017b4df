#include "model/analysis/workloadmemory.h"

#include "model/analysis/workloadcounts.h"

#include <algorithm>

namespace clusterwright {
namespace {

/// Bytes that each element of the hidden states leaves in one layer.
double bytesPerElement(const ModelShape &model, const MemoryLayout &layout)
{
    const double tensor = layout.tensor;
    if (layout.recompute == Recompute::Full)
        return layout.sequenceParallel ? 2 / tensor : 2;
    const double base = layout.sequenceParallel ? 34 / tensor : 10 + 24 / tensor;
    if (layout.recompute == Recompute::Selective || layout.flashAttention)
        return base;
    return base + 5 * static_cast<double>(model.heads) * (layout.sequence / layout.context) /
                      (static_cast<double>(model.hidden) * tensor);
}

} // namespace

double activationBytes(const ModelShape &model, const MemoryLayout &layout)
{
    const double p = layout.pipeline, v = layout.virtualStages;
    const double interleaved = p > 1 && v > 1 ? 1 + (p - 1) / (p * v) : 1;
    return layout.sequence / layout.context * layout.microbatch * static_cast<double>(model.hidden) *
           static_cast<double>(model.layers) * interleaved * bytesPerElement(model, layout) *
           std::min(layout.inFlight, p) / p;
}

TrainingMemory stateOf(double parameters, StateSharding sharding, double ranks)
{
    const bool sharesGradients = sharding == StateSharding::Zero2 || sharding == StateSharding::Fsdp;
    return {bytes(2 * parameters / (sharding == StateSharding::Fsdp ? ranks : 1)),
            bytes(4 * parameters / (sharesGradients ? ranks : 1)),
            bytes(12 * parameters / (sharding == StateSharding::None ? 1 : ranks)),
            {}};
}

TrainingMemory trainingMemory(const ModelShape &model, const MemoryLayout &layout)
{
    const ParameterCounts counts = countParameters(model);
    const double parameters = static_cast<double>(model.layers) * (counts.attention + counts.dense) /
                              (layout.tensor * layout.pipeline);
    TrainingMemory memory = stateOf(parameters, layout.sharding, layout.data);
    memory.activations = bytes(activationBytes(model, layout));
    return memory;
}

} // namespace clusterwright
