// Training step: how long one step of a run takes on given hardware, and what its parts are.
#pragma once

#include "model/analysis/workloadefficiency.h"
#include "model/result.h"

namespace clusterwright {

/// A run on so many accelerators.
struct TrainingCase {
    ModelShape model = {};
    Hardware hardware = {};
    std::int64_t accelerators = 1;
    TrainingRun run = {};
};

/// Times of the parts are those that nothing hides; they lie within `time`. FLOP are per token of the model
/// as AttentionCount says.
struct TrainingStep {
    Time time{};
    double tokensPerSecond = 0;       ///< of one accelerator
    Rate modelRate{}, hardwareRate{}; ///< operations per second of one accelerator
    double mfu = 0, hfu = 0;          ///< of the peak of the precision, 0..1
    std::int64_t microbatch = 1, virtualStages = 1, microbatches = 1; ///< as chosen
    Time bubble{}, dataParallel{}, pipeline{}, tensor{}, expert{}, context{}, optimizer{};
    DataSize state{}, activations{}; ///< of one accelerator, the first stage
    bool fits = false;               ///< into `usableShare` of the memory

    static constexpr double usableShare = 0.94;

    bool operator==(const TrainingStep &) const = default;
};

/// Fails as checkTraining() does. A microbatch that is not stated is the fastest of 1, 2, 4 and 8 that fits,
/// or the fastest if none does; virtual stages are chosen among the divisors of the layers of a stage.
Result<TrainingStep> trainingStep(const TrainingCase &run);

/// The same without any check and any choice, for searches: `run` must pass checkTraining(), `efficiency` be
/// that of its hardware, and `microbatch` divide the sequences of a data-parallel rank.
TrainingStep stepOf(const TrainingCase &run, const TrainingEfficiency &efficiency, std::int64_t microbatch,
                    std::int64_t virtualStages);

/// What makes a run impossible, with the key of the wrong value: "run.tp". Checked in the order accelerators,
/// batch, tensor, pipeline, context, expert, peak, microbatch, virtual stages.
std::optional<Error> checkTraining(const TrainingCase &run);

/// Data-parallel ranks of a run; 0 if its sizes do not divide the accelerators.
std::int64_t dataRanks(const TrainingCase &run);
/// Layers of a pipeline stage: all over the stages, rounded up.
std::int64_t layersOfStage(const TrainingCase &run);

} // namespace clusterwright
