// What a processor keeps in its two memories.
#include "model/analysis/calculonstep.h"

#include <algorithm>

namespace clusterwright::parity {
namespace {

/// Microbatches whose activations are kept at once, with one forward and one backward pass in turn.
double keptMicrobatches(const Schedule &schedule, const CalculonExecution &execution)
{
    const auto stages = static_cast<double>(execution.pipelinePar);
    const double kept = std::min(schedule.microbatches, stages);
    return schedule.chunks > 1 ? kept * (1 + (stages - 1) / (schedule.chunks * stages)) : kept;
}

/// What a processor needs in all, wherever it lies.
void addTotals(CalculonResult &result, const Schedule &schedule, const BlockSpace &block,
               const CalculonExecution &execution)
{
    const double blocks = schedule.blocks;
    result.weightSpace = block.weights * blocks;
    result.actSpace = block.working;
    if (!execution.training)
        return;
    const double kept = keptMicrobatches(schedule, execution);
    if (execution.activationRecompute == ActivationRecompute::Full)
        result.actCheckpointSize = blocks * block.checkpoint * kept;
    else
        result.actSpace += block.storage * (blocks * kept - 1);
    result.actGradSpace = block.activationGradient;
    result.weightGradSpace = block.weightGradient + block.shardedGradient * (blocks - 1);
    result.optimizerSpace = block.optimizer * blocks;
}

struct Tiers {
    DataSize first{}, second{};
};

/// Two blocks of what is offloaded stay in the first memory.
Tiers tiersOf(const CalculonResult &result, const Schedule &schedule, const BlockSpace &block,
              const CalculonExecution &execution)
{
    const bool isFull = execution.activationRecompute == ActivationRecompute::Full;
    Tiers tiers;
    if (execution.weightOffload)
        tiers = {block.weights * 2.0, result.weightSpace};
    else
        tiers.first = result.weightSpace;
    if (!execution.activationsOffload) {
        tiers.first += result.actSpace + result.actCheckpointSize;
    } else {
        tiers.first += block.working + (isFull ? block.checkpoint * 2.0 : block.storage);
        tiers.second += isFull ? result.actCheckpointSize : result.actSpace;
    }
    if (execution.optimizerOffload) {
        tiers.first += block.weightGradient + block.shardedGradient + block.optimizer * 2.0;
        tiers.second += block.shardedGradient * schedule.blocks + result.optimizerSpace;
    } else {
        tiers.first += result.weightGradSpace + result.optimizerSpace;
    }
    tiers.first += result.actGradSpace;
    return tiers;
}

} // namespace

void addSpace(CalculonResult &result, const Schedule &schedule, const BlockSpace &block,
              const CalculonExecution &execution)
{
    addTotals(result, schedule, block, execution);
    const Tiers tiers = tiersOf(result, schedule, block, execution);
    result.procMemTier1CapReq = tiers.first;
    result.procMemTier2CapReq = tiers.second;
}

} // namespace clusterwright::parity
