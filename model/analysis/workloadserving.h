// Serving: how fast instances of a model answer requests on given hardware.
#pragma once

#include "model/analysis/workloadhardware.h"
#include "model/result.h"

#include <optional>

namespace clusterwright {

struct ServingCase {
    ModelShape model = {};
    Hardware hardware = {};
    ServingRun run = {};
};

struct ServingRate {
    double tokensPerSecond = 0; ///< answered, of one accelerator
    double sequences = 0;       ///< at once, of an accelerator when split by data, else of the instance
    Time decodeStep{};          ///< of one token for all of them
    Time perToken{};            ///< as a user sees it, prefill of the others included
    Time prefill{};             ///< of one prompt
    DataSize cachePerToken{};   ///< all layers, windows ignored
    DataSize weights{};         ///< on one accelerator
    DataSize cache{};           ///< that one accelerator has room for

    bool operator==(const ServingRate &) const = default;
};

/// Fails as checkServing() does. Dense models are met to 5 % on average and 10 % at worst, models with
/// experts to 12 % and 29 %; long answers of the latter are the weakest. Test: WorkloadServingTest.
Result<ServingRate> servingRate(const ServingCase &run);

/// What one step of decoding takes, for so many sequences at once.
struct DecodeStep {
    Time linear{};        ///< weights read, or products
    Time attention{};     ///< cache read, or products
    Time communication{}; ///< between the accelerators
    Time experts{};       ///< tokens sorted to experts and back
    Time overhead{};      ///< of the step, and of each sequence

    Time sum() const { return linear + attention + communication + experts + overhead; }
    bool operator==(const DecodeStep &) const = default;
};

/// `run` must pass checkServing(). Sequences as in ServingRate.
DecodeStep decodeStepOf(const ServingCase &run, double sequences);
/// The rate at so many sequences at once instead of those that fit.
ServingRate servingRateAt(const ServingCase &run, double sequences);

/// Prompts are read on other instances than answers are made on.
struct SplitServing {
    double prefillRate = 0, decodeRate = 0; ///< requests per second of the pools
    double requestRate = 0;                 ///< the lower of the two
    Time transfer{}; ///< of the cache of a prompt, over the scale-out links of an instance
};
/// Of pools with so many instances each; `run` must pass checkServing().
SplitServing splitServing(const ServingCase &run, double prefillInstances, double decodeInstances);

/// What makes a run impossible, with the key of the wrong value: "run.gpus". Checked in the order peak,
/// accelerators, memory.
std::optional<Error> checkServing(const ServingCase &run);

} // namespace clusterwright
