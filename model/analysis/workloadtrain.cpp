#include "model/analysis/workloadtrain.h"

#include "model/analysis/workloadmemory.h"
#include "model/analysis/workloadstage.h"

#include <cmath>
#include <vector>

namespace clusterwright {
namespace {

/// Chunks of a stage that are tried: all divisors of its layers, in rising order.
std::vector<std::int64_t> divisorsOf(std::int64_t number)
{
    std::vector<std::int64_t> divisors, high;
    for (std::int64_t low = 1; low <= number / low; ++low) {
        if (number % low != 0)
            continue;
        divisors.push_back(low);
        if (low != number / low)
            high.push_back(number / low);
    }
    divisors.insert(divisors.end(), high.rbegin(), high.rend());
    return divisors;
}

std::vector<std::int64_t> microbatchesToTry(const TrainingCase &given)
{
    if (given.run.microbatch)
        return {*given.run.microbatch};
    std::vector<std::int64_t> sizes;
    for (const std::int64_t size : {1, 2, 4, 8})
        if (given.run.batch / dataRanks(given) % size == 0)
            sizes.push_back(size);
    return sizes;
}

std::vector<std::int64_t> virtualStagesToTry(const TrainingCase &given)
{
    if (given.run.virtualStages)
        return {*given.run.virtualStages};
    if (given.run.pipeline == 1)
        return {1};
    return divisorsOf(layersOfStage(given));
}

TrainingMemory memoryOf(const LayoutSizes &sizes, const MicrobatchCost &microbatch, double virtualStages)
{
    TrainingMemory memory =
        stateOf(heldParameters(sizes).all, sizes.run.sharding, sizes.data * sizes.context);
    memory.activations =
        bytes(activationBytes(sizes.model, {.tensor = sizes.tensor,
                                            .pipeline = sizes.pipeline,
                                            .context = sizes.context,
                                            .virtualStages = virtualStages,
                                            .microbatch = microbatch.sequences,
                                            .sequence = sizes.sequence,
                                            .inFlight = microbatch.count,
                                            .sequenceParallel = sizes.sequenceParallel,
                                            .flashAttention = sizes.run.flashAttention == Answer::Yes,
                                            .recompute = sizes.run.recompute}));
    return memory;
}

/// Communication that repeats with every microbatch; the layers of a full stage count.
void addLayerParts(TrainingStep &step, const LayoutSizes &sizes, const MicrobatchCost &microbatch,
                   double jitter)
{
    const double times = microbatch.count * std::ceil(sizes.layers / sizes.pipeline) * jitter;
    step.tensor = seconds(times * microbatch.layer.tensor.seconds());
    step.context = seconds(times * microbatch.layer.context.seconds());
    step.expert = seconds(times * microbatch.layer.exchange.seconds());
}

void addRates(TrainingStep &step, const LayoutSizes &sizes)
{
    const double peak = sizes.peak;
    step.tokensPerSecond = sizes.batch * sizes.sequence / inSeconds(step.time) / sizes.accelerators;
    step.modelRate = perSecond(sizes.flop.train * step.tokensPerSecond);
    step.hardwareRate = perSecond(sizes.flop.hardware * step.tokensPerSecond);
    step.mfu = inPerSecond(step.modelRate) / peak;
    step.hfu = inPerSecond(step.hardwareRate) / peak;
}

TrainingStep stepOf(const LayoutSizes &sizes, const MicrobatchCost &microbatch, std::int64_t virtualStages)
{
    const auto chunks = static_cast<double>(virtualStages);
    const StepCost cost = stepCost(sizes, microbatch, chunks);
    TrainingStep step;
    step.time = seconds(cost.total(microbatch.count));
    step.microbatch = static_cast<std::int64_t>(microbatch.sequences);
    step.virtualStages = virtualStages;
    step.microbatches = static_cast<std::int64_t>(microbatch.count);
    step.bubble = seconds(cost.bubble * cost.jitter);
    step.dataParallel = seconds((cost.data + microbatch.count * cost.shardedExchange) * cost.jitter);
    step.pipeline = seconds(cost.pipeline * cost.jitter);
    step.optimizer = seconds(cost.optimizer * cost.jitter);
    addLayerParts(step, sizes, microbatch, cost.jitter);
    addRates(step, sizes);
    const TrainingMemory memory = memoryOf(sizes, microbatch, chunks);
    step.state = memory.state();
    step.activations = memory.activations;
    step.fits = inBytes(memory.total()) <= TrainingStep::usableShare * sizes.memory;
    return step;
}

bool isBetter(const TrainingStep &step, const TrainingStep &best)
{
    return step.fits != best.fits ? step.fits : step.time < best.time;
}

} // namespace

std::int64_t dataRanks(const TrainingCase &given)
{
    std::int64_t ranks = given.accelerators;
    for (const std::int64_t size : {given.run.tensor, given.run.pipeline, given.run.context}) {
        if (size < 1 || ranks % size != 0)
            return 0;
        ranks /= size;
    }
    return ranks;
}

std::int64_t layersOfStage(const TrainingCase &given)
{
    return (given.model.layers + given.run.pipeline - 1) / given.run.pipeline;
}

TrainingStep stepOf(const TrainingCase &given, const TrainingEfficiency &efficiency, std::int64_t microbatch,
                    std::int64_t virtualStages)
{
    const LayoutSizes sizes = layoutSizes(given, efficiency);
    return stepOf(sizes, microbatchCost(sizes, static_cast<double>(microbatch)), virtualStages);
}

Result<TrainingStep> trainingStep(const TrainingCase &given)
{
    if (const auto error = checkTraining(given))
        return *error;
    const LayoutSizes sizes = layoutSizes(given, trainingEfficiency(given.hardware));
    const std::vector<std::int64_t> chunks = virtualStagesToTry(given);
    std::optional<TrainingStep> best;
    for (const std::int64_t size : microbatchesToTry(given)) {
        const MicrobatchCost microbatch = microbatchCost(sizes, static_cast<double>(size));
        for (const std::int64_t count : chunks) {
            const TrainingStep step = stepOf(sizes, microbatch, count);
            if (!best || isBetter(step, *best))
                best = step;
        }
    }
    return *best;
}

} // namespace clusterwright
