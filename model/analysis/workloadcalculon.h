// Parity with Calculon: what a transformer takes on a system, exactly as calculon-ai/calculon computes it at
// commit caa4b11 (2024, Apache-2.0), for comparison and for the search. Names are those of its files. Nothing
// in here is calibrated: the estimates of a design come from workloadtrain.h.
#pragma once

#include "model/analysis/calculonsystem.h"
#include "model/calculators/record.h"
#include "model/result.h"

namespace clusterwright {

/// A transformer of equal blocks.
struct CalculonApp {
    std::int64_t hidden = 1, feedforward = 1, seqSize = 1, attnHeads = 1, attnSize = 1, numBlocks = 1;

    bool operator==(const CalculonApp &) const = default;
};

enum class CalculonDatatype { Float8, Float16, Float32, Bfloat16 };
template <>
inline constexpr auto namesOf<CalculonDatatype> =
    std::array{Name{CalculonDatatype::Float8, "float8"}, Name{CalculonDatatype::Float16, "float16"},
               Name{CalculonDatatype::Float32, "float32"}, Name{CalculonDatatype::Bfloat16, "bfloat16"}};

enum class AttentionType { Multihead, Multiquery };
template <>
inline constexpr auto namesOf<AttentionType> =
    std::array{Name{AttentionType::Multihead, "multihead"}, Name{AttentionType::Multiquery, "multiquery"}};

enum class ActivationRecompute { Full, AttnOnly, None };
template <>
inline constexpr auto namesOf<ActivationRecompute> =
    std::array{Name{ActivationRecompute::Full, "full"}, Name{ActivationRecompute::AttnOnly, "attn_only"},
               Name{ActivationRecompute::None, "none"}};

/// All-reduce; reduce-scatter and all-gather around the pipeline only; or everywhere (sequence parallelism).
enum class TensorParCommType { Ar, P2pRsAg, RsAg };
template <>
inline constexpr auto namesOf<TensorParCommType> =
    std::array{Name{TensorParCommType::Ar, "ar"}, Name{TensorParCommType::P2pRsAg, "p2p_rs_ag"},
               Name{TensorParCommType::RsAg, "rs_ag"}};

enum class TensorParOverlap { None, Ring, Pipe };
template <>
inline constexpr auto namesOf<TensorParOverlap> =
    std::array{Name{TensorParOverlap::None, "none"}, Name{TensorParOverlap::Ring, "ring"},
               Name{TensorParOverlap::Pipe, "pipe"}};

/// How the application is spread over processors. Networks are indices into those of the system.
struct CalculonExecution {
    std::int64_t numProcs = 1, tensorPar = 1, pipelinePar = 1, dataPar = 1;
    std::int64_t tensorParNet = 0, pipelineParNet = 0, dataParNet = 0;
    std::int64_t batchSize = 1, microbatchSize = 1; ///< sequences
    CalculonDatatype datatype = CalculonDatatype::Float16;
    bool fusedActivation = false;
    AttentionType attentionType = AttentionType::Multihead;
    ActivationRecompute activationRecompute = ActivationRecompute::None;
    std::int64_t pipelineInterleaving = 1; ///< chunks of a processor
    bool optimizerSharding = false;
    TensorParCommType tensorParCommType = TensorParCommType::Ar;
    TensorParOverlap tensorParOverlap = TensorParOverlap::None;
    bool seqParAgRedo = false; ///< gathers again in the backward pass
    bool dataParOverlap = false;
    bool weightOffload = false, activationsOffload = false, optimizerOffload = false;
    bool training = true;

    bool operator==(const CalculonExecution &) const = default;
};

/// Times of one batch; exposed is what nothing hides. Sizes are of one processor.
struct CalculonResult {
    Time totalTime{};
    Rate sampleRate{}; ///< sequences per second
    Time fwTime{}, bwTime{}, optimStepTime{}, recomputeTime{}, recommExposedTime{}, bubbleTime{},
        tpCommExposedTime{}, ppCommExposedTime{}, dpCommExposedTime{}, fwOffloadExposedTime{},
        bwOffloadExposedTime{};
    DataSize weightSpace{}, actSpace{}, actCheckpointSize{}, actGradSpace{}, weightGradSpace{},
        optimizerSpace{}, procMemTier1CapReq{}, procMemTier2CapReq{};
    double usefulFlops = 0; ///< of one block and one microbatch
    double computeEfficiency = 0, systemEfficiency = 0, totalEfficiency = 0;

    bool operator==(const CalculonResult &) const = default;
};

/// Fails with the key of the first wrong value ("execution.num_procs", "app.hidden", "system.matrix.float8"),
/// or with the key "infeasible" if the configuration is sound but cannot run: too large for a network or a
/// memory, too few blocks for its chunks or for offloading.
Result<CalculonResult> calculon(const CalculonApp &app, const CalculonSystem &system,
                                const CalculonExecution &execution);

/// The same on the objects `app`, `system` and `execution` of Calculon's files, every key of which must be
/// there and no other; gives all figures of CalculonResult under Calculon's names, in s and bytes. Fails with
/// the path of the first wrong key, or as calculon() does.
Result<calc::Record> estimateCalculon(const calc::Record &inputs);

} // namespace clusterwright
