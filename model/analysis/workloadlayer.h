// One layer of a training run: the time of each of its parts for one microbatch on one accelerator.
#pragma once

#include "model/analysis/workloadcounts.h"
#include "model/analysis/workloadoperations.h"
#include "model/analysis/workloadtrain.h"

namespace clusterwright {

/// A run as plain numbers, and the rates that it meets: everything about it that the microbatch does not
/// change.
struct LayoutSizes {
    ModelShape model = {};
    TrainingRun run = {};
    TrainingEfficiency efficiency = {};
    SustainedRates rates = {};
    double accelerators = 1, tensor = 1, pipeline = 1, context = 1, data = 1, expert = 1; ///< parallel sizes
    double domain = 1;              ///< accelerators that the scale-up network joins
    double memory = 0;              ///< bytes of one accelerator
    double peak = 0;                ///< operations per second of the precision, as rated
    double batch = 1, sequence = 1; ///< sequences of a step; tokens of one
    double layers = 1, hidden = 1, heads = 1, cacheHeads = 1;
    double headWidth = 1;      ///< of queries and keys
    double attentionWidth = 1; ///< of all heads, the mean of scores and values
    bool sequenceParallel = false;
    double sequenceShards = 1; ///< accelerators that share norms and residuals
    double expertShare = 0;    ///< of the layers, 0..1
    ParameterCounts parameters = {};
    FlopCounts flop = {}; ///< of a token, as the run counts
};
LayoutSizes layoutSizes(const TrainingCase &run, const TrainingEfficiency &efficiency);

/// Parts of one layer, the mean over dense and expert layers. Communication is what overlap does not hide.
struct LayerCost {
    PassCost projections; ///< of attention, linear
    PassCost attention;   ///< its core
    PassCost vectors;     ///< rotary positions, norms, residuals, activation functions
    PassCost dense;       ///< MLP, linear
    PassCost experts;     ///< products of routed and shared experts, router
    PassCost routing;     ///< permutation, padding, uneven load
    PassCost exchange;    ///< between experts
    PassCost tensor, context;
    OperationCost recompute; ///< of the backward pass

    PassCost sum() const; ///< with recompute
};

/// For `rows` tokens of a microbatch on one accelerator. The parts and their constants are those of a model
/// calibrated to published runs (calibrationNote()). Test: WorkloadTrainTest.
LayerCost layerCost(const LayoutSizes &sizes, double rows);

/// The output head with its loss, for the same rows; 16 bit.
PassCost headCost(const LayoutSizes &sizes, double rows);

/// Seconds of one tensor-parallel reduce-scatter or all-gather of the hidden states; 0 without such ranks.
double tensorUnit(const LayoutSizes &sizes, double rows);

} // namespace clusterwright
