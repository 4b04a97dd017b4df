// Calculon's block: the layers of one transformer block on one processor, what they keep, and what they take
// for one microbatch.
#pragma once

#include "model/analysis/workloadcalculon.h"

#include <optional>

namespace clusterwright::parity {

/// One pass through a layer.
struct Work {
    double flop = 0;
    DataSize moved{}; ///< to and from memory
};

/// How a layer exchanges data within its tensor-parallel group.
enum class Exchange { None, Separate, Overlapped };

/// What becomes of a layer and its tensors between the forward and the backward pass.
struct Marks {
    bool recomputed = false, recommunicated = false;
    bool reused = false; ///< its activation belongs to another layer
    bool stored = true, outputStored = true;
};

struct Layer {
    Work forward, inputGradient, weightGradient;
    double weights = 0; ///< elements
    DataSize input{}, output{}, activation{}, gradient{};
    bool onMatrix = false;
    Exchange exchange = Exchange::None;
    bool conjugate = false; ///< reduces in the forward pass, rather than gathers
    Marks marks = {};
};

/// Bytes of an element.
double sizeOf(CalculonDatatype datatype);

/// Of attention, then of the MLP, in the order of execution.
std::vector<Layer> layersOf(const CalculonApp &app, const CalculonExecution &execution);

/// What one block needs; the activations are of one microbatch.
struct BlockSpace {
    DataSize weights{};
    DataSize working{}, storage{}; ///< activations while it runs, and until its backward pass
    DataSize checkpoint{};         ///< its input, kept for full recomputation
    DataSize activationGradient{};
    DataSize weightGradient{}, shardedGradient{}; ///< as accumulated, and the share that is kept
    DataSize optimizer{};
};
BlockSpace spaceOf(const std::vector<Layer> &layers, const CalculonApp &app,
                   const CalculonExecution &execution);

/// Sums over the layers. The parts do not add up where layers overlap with communication.
struct PassTime {
    Time processing{}, flop{}, memory{};
};

/// Blocks in the middle of a chunk, and the one at its edge, which talks to another processor.
struct Pair {
    Time ordinary{}, edge{};
};

/// Communication in the tensor-parallel group: on the link, and what nothing hides.
struct LinkTime {
    Pair link{}, exposed{};
};

/// What one block takes for one microbatch; gradients and after are zero in inference.
struct BlockTimes {
    PassTime forward{}, inputGradient{}, weightGradient{}, optimizer{};
    PassTime recompute{}; ///< flop and memory are running totals of the forward pass, as in the reference
    LinkTime forwardLink{}, gradientLink{}, againLink{};
    double usefulFlop = 0;
};

/// The system has the datatype and the network of the execution. Nothing here depends on pipelinePar,
/// pipelineInterleaving, offloading or the network of data parallelism, and dataPar only shards the
/// optimizer.
BlockTimes timesOf(const std::vector<Layer> &layers, const CalculonSystem &system,
                   const CalculonExecution &execution);

} // namespace clusterwright::parity
