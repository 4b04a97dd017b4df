#include "model/analysis/workloadstage.h"

#include "model/analysis/workloadcollective.h"

#include <algorithm>
#include <cmath>

namespace clusterwright {
namespace {

bool isYes(Answer answer)
{
    return answer == Answer::Yes;
}

double layersOfStage(const LayoutSizes &sizes)
{
    return std::ceil(sizes.layers / sizes.pipeline);
}

/// Of data-parallel ranks: as many in one scale-up domain as tensor and context ranks leave room for.
TwoTierLinks dataLinks(const LayoutSizes &sizes)
{
    const SustainedRates &rates = sizes.rates;
    return {std::floor(sizes.domain / (sizes.tensor * sizes.context)), rates.scaleUp, rates.scaleOut,
            rates.scaleUpLatency, rates.scaleOutLatency};
}

/// Optimizer state, gradients and weights are shared by data and context ranks.
double shardingRanks(const LayoutSizes &sizes)
{
    return sizes.data * sizes.context;
}

void addBusiestStage(StepCost &step, const LayoutSizes &sizes, const MicrobatchCost &microbatch)
{
    const double layer = microbatch.forward + microbatch.backward, head = microbatch.head.seconds();
    const double most = layersOfStage(sizes);
    // the last stage gives up a layer for the head if the split is uneven
    const double last = most * sizes.pipeline > sizes.layers ? most - 1 : most;
    step.hasHead = sizes.pipeline == 1 || last * layer + head >= most * layer;
    step.stageLayers = step.hasHead ? last : most;
    step.stage = step.stageLayers * layer + (step.hasHead ? head : 0);
}

/// Weights of each layer gathered in both directions, gradients scattered, each behind nine tenths of a
/// layer.
void addFullSharding(StepCost &step, const LayoutSizes &sizes, const MicrobatchCost &microbatch)
{
    constexpr double cover = 0.9;
    const double held = heldParameters(sizes).all / sizes.layers, ranks = shardingRanks(sizes);
    const TwoTierLinks links = dataLinks(sizes);
    const double forward = twoTierExchange(2 * held, ranks, links);
    const double backward = twoTierExchange(sizes.run.gradientBytes * held, ranks, links) + forward;
    step.shardedExchange = sizes.layers * (std::max(0.0, forward - cover * microbatch.forward) +
                                           std::max(0.0, backward - cover * microbatch.backward) +
                                           sizes.efficiency.shardingTax * (forward + backward));
    step.stage += step.shardedExchange;
}

/// Gradients scattered, weights gathered, behind the passes over the first or last microbatches.
double dataExchange(const LayoutSizes &sizes, const MicrobatchCost &microbatch, double virtualStages)
{
    const HeldParameters held = heldParameters(sizes);
    const TwoTierLinks links = dataLinks(sizes);
    const double ranks = shardingRanks(sizes);
    const double expertRanks = std::max(1.0, std::floor(ranks * sizes.tensor / sizes.expert));
    const auto exchange = [&](double elementBytes) {
        const double routed =
            held.routed > 0 ? twoTierExchange(elementBytes * held.routed, expertRanks, links) : 0;
        return twoTierExchange(elementBytes * (held.all - held.routed), ranks, links) + routed;
    };
    const double gradients = exchange(sizes.run.gradientBytes);
    const double weights = sizes.run.sharding == StateSharding::None ? gradients : exchange(2);
    if (!isYes(sizes.run.overlapData))
        return gradients + weights;
    constexpr double cover = 0.8;
    const double layers = layersOfStage(sizes);
    const double passes = virtualStages > 1 ? std::min(microbatch.count, sizes.pipeline) : 1;
    const auto exposed = [&](double time, double layer) { // at least that of the first of its layers
        return std::max(time - cover * layers * layer * passes, time / std::max(2.0, layers));
    };
    return exposed(gradients, microbatch.backward) + exposed(weights, microbatch.forward);
}

void addPipeline(StepCost &step, const LayoutSizes &sizes, const MicrobatchCost &microbatch, double v)
{
    const double p = sizes.pipeline, m = microbatch.count;
    if (p <= 1)
        return;
    const SustainedRates &rates = sizes.rates;
    const bool isNear = sizes.tensor * sizes.context * p <= sizes.domain;
    const double transfer =
        2 * microbatch.rows * sizes.hidden / sizes.tensor / (isNear ? rates.scaleUp : rates.scaleOut) +
        rates.scaleOutLatency + (sizes.sequenceParallel ? 0 : tensorUnit(sizes, microbatch.rows));
    const double layer = microbatch.forward + microbatch.backward;
    if (sizes.run.schedule == PipelineSchedule::DualPipe) {
        constexpr double inputGradient = 1.35, exposed = 0.2;
        step.bubble =
            std::max(0.0, (p / 2 - 1) * layersOfStage(sizes) * (layer - inputGradient * microbatch.backward));
        step.pipeline = exposed * m * transfer;
        return;
    }
    const double mean = (sizes.layers * layer + microbatch.head.seconds()) / p;
    const double left = std::fmod(m, p);
    step.bubble = (p - 1) * mean / v + (v > 1 && left > 0 ? (v - 1) * (p - left) * mean / v : 0);
    step.pipeline = 2 * m * v * transfer * (isYes(sizes.run.overlapPipeline) ? 0.25 : 1);
}

} // namespace

HeldParameters heldParameters(const LayoutSizes &sizes)
{
    const ParameterCounts &counts = sizes.parameters;
    const double routed = counts.routed / (sizes.expert * sizes.pipeline);
    return {(counts.total - counts.routed) / (sizes.tensor * sizes.pipeline) + routed, routed};
}

MicrobatchCost microbatchCost(const LayoutSizes &sizes, double sequences)
{
    MicrobatchCost cost;
    cost.sequences = sequences;
    cost.rows = sequences * sizes.sequence / sizes.context;
    cost.count = sizes.batch / (sizes.data * sequences);
    cost.layer = layerCost(sizes, cost.rows);
    cost.head = headCost(sizes, cost.rows);
    const PassCost layer = cost.layer.sum();
    cost.forward = layer.forward.seconds;
    cost.backward = layer.backward.seconds;
    return cost;
}

StepCost stepCost(const LayoutSizes &sizes, const MicrobatchCost &microbatch, double virtualStages)
{
    constexpr double optimizerBytes = 30, weightBytes = 4; // moved for a parameter, shared and not
    StepCost step;
    addBusiestStage(step, sizes, microbatch);
    if (sizes.run.sharding == StateSharding::Fsdp)
        addFullSharding(step, sizes, microbatch);
    else
        step.data = dataExchange(sizes, microbatch, virtualStages);
    addPipeline(step, sizes, microbatch, virtualStages);
    const double held = heldParameters(sizes).all;
    const double share = sizes.run.sharding == StateSharding::None ? 1 : shardingRanks(sizes);
    step.optimizer = (held / share * optimizerBytes + weightBytes * held) / sizes.rates.memory;
    step.overhead = sizes.efficiency.step;
    step.jitter = 1 + sizes.efficiency.jitter * std::log2(std::max(1.0, sizes.accelerators / 8));
    return step;
}

} // namespace clusterwright
