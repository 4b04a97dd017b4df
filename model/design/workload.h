// Workload: what a cluster is to run, as it was decided: a model, its data, and how it is spread over the
// accelerators. What follows from it is in analysis/workloads.h.
#pragma once

#include "model/calculators/record.h"
#include "model/design/powerchain.h"
#include "model/quantity.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clusterwright {

using WorkloadId = std::string;

enum class WorkloadKind { Training, Serving };
template <>
inline constexpr auto namesOf<WorkloadKind> =
    std::array{Name{WorkloadKind::Training, "training"}, Name{WorkloadKind::Serving, "serving"}};

/// Layers that send each token to some of many experts; none if `layers` is 0.
struct ExpertLayers {
    std::int64_t layers = 0;
    std::int64_t experts = 0, chosen = 0; ///< of a layer; for one token
    std::int64_t width = 0;               ///< of the MLP of one expert
    std::int64_t shared = 0;              ///< experts that every token takes
    std::int64_t sharedWidth = 0;         ///< 0 = as the others

    bool operator==(const ExpertLayers &) const = default;
};

/// Multi-head latent attention, which caches a compressed vector; none if `cacheRank` is 0.
struct LatentAttention {
    std::int64_t cacheRank = 0, queryRank = 0; ///< kv_lora_rank; q_lora_rank, 0 = direct projection
    std::int64_t plain = 0, rotary = 0;        ///< qk_nope_head_dim, qk_rope_head_dim
    std::int64_t value = 0;                    ///< v_head_dim

    bool operator==(const LatentAttention &) const = default;
};

/// A decoder-only transformer. Names in brackets of the Hugging Face configuration.
struct ModelShape {
    std::int64_t layers = 0;                     ///< num_hidden_layers
    std::int64_t hidden = 0;                     ///< hidden_size
    std::int64_t heads = 0;                      ///< num_attention_heads
    std::optional<std::int64_t> cacheHeads = {}; ///< num_key_value_heads; none = heads
    std::optional<std::int64_t> headWidth = {};  ///< head_dim; none = hidden / heads
    std::int64_t feedForward = 0;                ///< intermediate_size of the dense layers
    std::int64_t vocabulary = 0;                 ///< vocab_size
    Answer gated = Answer::No;                   ///< three MLP matrices instead of two
    Answer tied = Answer::No;                    ///< output head shares the input embedding
    std::int64_t learnedPositions = 0;           ///< rows of that table; 0 = rotary positions
    std::int64_t window = 0, windowLayers = 0;   ///< tokens that these layers see; the rest see all
    ExpertLayers experts = {};
    LatentAttention latent = {};

    bool operator==(const ModelShape &) const = default;
    std::int64_t keyHeads() const { return cacheHeads.value_or(heads); }
    std::int64_t widthOfHead() const { return headWidth.value_or(heads > 0 ? hidden / heads : 0); }
};

enum class Precision { Fp16, Bf16, Fp8, Mxfp8 };
template <>
inline constexpr auto namesOf<Precision> =
    std::array{Name{Precision::Fp16, "fp16"}, Name{Precision::Bf16, "bf16"}, Name{Precision::Fp8, "fp8"},
               Name{Precision::Mxfp8, "mxfp8"}};

enum class Recompute { None, Selective, Full };
template <>
inline constexpr auto namesOf<Recompute> = std::array{
    Name{Recompute::None, "none"}, Name{Recompute::Selective, "selective"}, Name{Recompute::Full, "full"}};

/// What data-parallel ranks share: nothing, optimizer state (ZeRO 1), gradients too (2), everything (FSDP).
enum class StateSharding { None, Zero1, Zero2, Fsdp };
template <>
inline constexpr auto namesOf<StateSharding> =
    std::array{Name{StateSharding::None, "none"}, Name{StateSharding::Zero1, "zero1"},
               Name{StateSharding::Zero2, "zero2"}, Name{StateSharding::Fsdp, "fsdp"}};

enum class ContextExchange { Ring, AllGather };
template <>
inline constexpr auto namesOf<ContextExchange> =
    std::array{Name{ContextExchange::Ring, "ring"}, Name{ContextExchange::AllGather, "allgather"}};

enum class PipelineSchedule { OneForwardOneBackward, DualPipe };
template <>
inline constexpr auto namesOf<PipelineSchedule> = std::array{
    Name{PipelineSchedule::OneForwardOneBackward, "1f1b"}, Name{PipelineSchedule::DualPipe, "dualpipe"}};

enum class ExpertSoftware { Standard, Tuned };
template <>
inline constexpr auto namesOf<ExpertSoftware> =
    std::array{Name{ExpertSoftware::Standard, "standard"}, Name{ExpertSoftware::Tuned, "tuned"}};

/// How reported model FLOP count attention: half of the square, or all of it.
enum class AttentionCount { Causal, Full };
template <>
inline constexpr auto namesOf<AttentionCount> =
    std::array{Name{AttentionCount::Causal, "causal"}, Name{AttentionCount::Full, "full"}};

/// Norms and residuals split over the tensor-parallel ranks, too; automatic = with tensor parallelism.
enum class SequenceSplit { Automatic, No, Yes };
template <>
inline constexpr auto namesOf<SequenceSplit> =
    std::array{Name{SequenceSplit::Automatic, "automatic"}, Name{SequenceSplit::No, "no"},
               Name{SequenceSplit::Yes, "yes"}};

/// How a training step is spread. Data-parallel ranks follow: accelerators / (tensor * pipeline * context).
struct TrainingRun {
    std::int64_t tensor = 1, pipeline = 1, context = 1, expert = 1; ///< parallel sizes
    std::int64_t batch = 1;                                         ///< sequences of a step
    std::int64_t sequence = 1;                                      ///< tokens of a sequence
    std::optional<std::int64_t> microbatch = {};    ///< sequences; none = the fastest of 1, 2, 4, 8 that fits
    std::optional<std::int64_t> virtualStages = {}; ///< chunks of a stage; none = the fastest that fits
    Precision precision = Precision::Bf16;          ///< of the linear layers
    Recompute recompute = Recompute::None;
    SequenceSplit sequenceSplit = SequenceSplit::Automatic;
    Answer flashAttention = Answer::Yes, dropout = Answer::No;
    StateSharding sharding = StateSharding::Zero1;
    double gradientBytes = 2; ///< of a gradient element on the wire
    // Communication hidden behind compute
    Answer overlapTensor = Answer::No, overlapPipeline = Answer::No, overlapData = Answer::Yes,
           overlapExpert = Answer::No;
    ContextExchange contextExchange = ContextExchange::Ring;
    PipelineSchedule schedule = PipelineSchedule::OneForwardOneBackward;
    double dispatchBytes = 2;                   ///< of an element on its way to an expert; the return is 2
    std::optional<std::int64_t> nodeLimit = {}; ///< most scale-up domains that one token may reach
    ExpertSoftware expertSoftware = ExpertSoftware::Standard;
    AttentionCount attentionCount = AttentionCount::Causal;

    bool operator==(const TrainingRun &) const = default;
};

/// What an instance splits over its accelerators: everything, or the experts while each accelerator has the
/// attention of its own sequences.
enum class ServingSplit { Tensor, Data };
template <>
inline constexpr auto namesOf<ServingSplit> =
    std::array{Name{ServingSplit::Tensor, "tp"}, Name{ServingSplit::Data, "dp"}};

enum class Arithmetic { Bf16, Fp8, Fp4 };
template <>
inline constexpr auto namesOf<Arithmetic> =
    std::array{Name{Arithmetic::Bf16, "bf16"}, Name{Arithmetic::Fp8, "fp8"}, Name{Arithmetic::Fp4, "fp4"}};

/// Cache kept for the whole answer, or for its mean length.
enum class CacheReserve { WholeAnswer, MeanLength };
template <>
inline constexpr auto namesOf<CacheReserve> = std::array{Name{CacheReserve::WholeAnswer, "no_evict"},
                                                         Name{CacheReserve::MeanLength, "max_utilization"}};

/// One instance that serves requests of `prompt` tokens with answers of `answer` tokens.
struct ServingRun {
    std::int64_t accelerators = 1; ///< of an instance
    ServingSplit split = ServingSplit::Tensor;
    double weightBytes = 2, cacheBytes = 2; ///< of a parameter of the linear layers; of a cached element
    Arithmetic arithmetic = Arithmetic::Bf16;
    std::int64_t prompt = 1000, answer = 1000;
    std::int64_t mostSequences = 2048; ///< at once: of an accelerator when split by data, else of an instance
    double cacheShare = 0.9;           ///< of the free memory, 0..1
    DataSize reserve = gigabytes(4);   ///< of an accelerator, for anything else
    std::optional<std::int64_t> requests = {}; ///< of an offline run; none = endless
    CacheReserve cacheReserve = CacheReserve::WholeAnswer;

    bool operator==(const ServingRun &) const = default;
};

/// What a sample of the training data is: it decides how much is read.
enum class Modality { Tokens, Images, Volumes, Fields, Other };
template <>
inline constexpr auto namesOf<Modality> =
    std::array{Name{Modality::Tokens, "tokens"}, Name{Modality::Images, "images"},
               Name{Modality::Volumes, "volumes"}, Name{Modality::Fields, "fields"},
               Name{Modality::Other, "other"}};

/// How a workload reads. What is not stated stays unknown, but for the size of a sample, which the modality
/// gives.
struct DataPlan {
    Modality modality = Modality::Tokens;
    std::optional<DataSize> sample = {};  ///< read for one sequence; none = by modality
    std::optional<DataSize> dataset = {}; ///< all of it
    std::optional<std::int64_t> samplesPerFile = {};
    double memoryHits = 0, localHits = 0; ///< share of reads that host memory serves, and of the others that
                                          ///< local drives serve, 0..1
    std::optional<Bandwidth> localRead = {};                    ///< of the drives of a node
    std::optional<Bandwidth> sharedRead = {}, sharedWrite = {}; ///< of storage that the design does not hold
    std::optional<DataSize> sharedCapacity = {};                ///< of it, usable
    std::string sharedSource = {};
    std::optional<Rate> metadataRate = {};      ///< opens per second that the shared storage can do
    std::optional<DataSize> staged = {};        ///< copied to each node before the run
    std::optional<DataSize> localCapacity = {}; ///< of the drives of a node that may be used

    bool operator==(const DataPlan &) const = default;
};

enum class CheckpointMode { Synchronous, Asynchronous };
template <>
inline constexpr auto namesOf<CheckpointMode> = std::array{
    Name{CheckpointMode::Synchronous, "synchronous"}, Name{CheckpointMode::Asynchronous, "asynchronous"}};

/// Who reads a checkpoint back: every data-parallel copy (a storm), or one, which sends it on.
enum class RestoreMode { Storm, Broadcast };
template <>
inline constexpr auto namesOf<RestoreMode> =
    std::array{Name{RestoreMode::Storm, "storm"}, Name{RestoreMode::Broadcast, "broadcast"}};

struct CheckpointPlan {
    double bytesPerParameter = 14; ///< 2 of the weights, 12 of fp32 copy and two moments
    CheckpointMode mode = CheckpointMode::Synchronous;
    std::optional<Time> every = {};       ///< none = as the upkeep plans, else what costs least
    std::optional<Time> window = {};      ///< longest pause that is allowed
    std::optional<Bandwidth> toHost = {}; ///< of one accelerator, for asynchronous ones
    RestoreMode restore = RestoreMode::Storm;
    std::int64_t kept = 1;                      ///< on the shared storage
    std::int64_t keptLocally = 0;               ///< on the drives of the nodes
    std::optional<Bandwidth> snapshotLink = {}; ///< to another site

    bool operator==(const CheckpointPlan &) const = default;
};

/// Servers kept apart for reading prompts, when answers are made elsewhere.
struct ServingPools {
    std::optional<std::int64_t> prefillInstances = {}; ///< none = every instance does both
    std::optional<double> requestsPerSecond = {};      ///< that shall be served

    bool operator==(const ServingPools &) const = default;
};

struct Workload {
    WorkloadId id = {};
    std::string name = {};
    WorkloadKind kind = WorkloadKind::Training;
    std::string modelName = {}, modelSource = {};
    ModelShape model = {};
    std::string part = {};          ///< id of the servers; empty = all compute nodes that hold accelerators
    std::string fabric = {};        ///< of its collectives; empty = the first scale-out fabric
    std::string storageFabric = {}; ///< to the storage; empty = the first storage fabric
    std::optional<std::int64_t> accelerators = {}; ///< none = all that stand
    std::optional<std::int64_t> spareNodes = {};   ///< of those that stand, kept for failures
    TrainingRun training = {};
    std::optional<double> tokens = {}; ///< of the whole training
    ServingRun serving = {};
    ServingPools pools = {};
    DataPlan data = {};
    CheckpointPlan checkpoint = {};
    std::string source = {}; ///< who stated it

    bool operator==(const Workload &) const = default;
};

/// Kinds of accelerators whose software efficiency is known apart; never a rated figure.
enum class AcceleratorClass { A100, H100, H200, B200, Gb200, Gb300, Mi300x, Generic };
template <>
inline constexpr auto namesOf<AcceleratorClass> =
    std::array{Name{AcceleratorClass::A100, "a100"},     Name{AcceleratorClass::H100, "h100"},
               Name{AcceleratorClass::H200, "h200"},     Name{AcceleratorClass::B200, "b200"},
               Name{AcceleratorClass::Gb200, "gb200"},   Name{AcceleratorClass::Gb300, "gb300"},
               Name{AcceleratorClass::Mi300x, "mi300x"}, Name{AcceleratorClass::Generic, "generic"}};

/// A constant of the performance model as it was fitted to measurements of this design's users.
struct FittedConstant {
    AcceleratorClass accelerator = AcceleratorClass::Generic;
    std::string name; ///< "bf16", as in workloadhardware.h
    double value = 0;
    std::string source; ///< which measurements

    bool operator==(const FittedConstant &) const = default;
};

/// Something that was measured: one figure of an estimate that can be held against it.
struct MeasuredRun {
    std::string id, name;
    std::string function; ///< of the estimator: "workload.train_step"
    calc::Record inputs;  ///< as that function takes them
    std::string figure;   ///< key of its output: "tokens_per_s_per_gpu"
    double value = 0;     ///< in the unit of that output
    std::string source;

    bool operator==(const MeasuredRun &) const = default;
};

} // namespace clusterwright
