// Estimates that follow from a model alone: operations, utilisation, cache, memory, checkpoint.
#include "model/analysis/estimategroups.h"
#include "model/analysis/estimateinputs.h"
#include "model/analysis/workloadcampaign.h"
#include "model/analysis/workloadcounts.h"
#include "model/analysis/workloadmemory.h"

namespace clusterwright {
namespace {

using calc::Input, calc::Inputs, calc::Record;

constexpr calc::Range count = wholeFrom(1), positive = calc::above(0);

/// A function of a model and some single values.
ObjectTable withModel(std::vector<Input> keys)
{
    ObjectTable inputs;
    inputs.keys = std::move(keys);
    inputs.objects = {{"model", true, modelTable()}};
    return inputs;
}

ModelShape modelOf(const Record &accepted)
{
    return modelFrom(*accepted.find("model")->as<Record>());
}

template <typename E>
Input choice(std::string_view key, E usual)
{
    return calc::text(key, choicesOf<E>(), "").orElse(nameOf(usual));
}

template <typename E>
E chosen(const Inputs &in, std::string_view key)
{
    return *fromName<E>(in.text(key));
}

std::vector<Input> flopKeys()
{
    return {calc::integer("seq", count, "tokens of a sequence"),
            choice("attention_flops", AttentionCount::Causal), choice("recompute", Recompute::None)};
}

FlopCounts flopOf(const Record &accepted)
{
    const Inputs in(accepted);
    return flopPerToken(modelOf(accepted), in.number("seq"), chosen<AttentionCount>(in, "attention_flops"),
                        chosen<Recompute>(in, "recompute"));
}

Result<Record> flopPerTokenOf(const Record &accepted)
{
    const ParameterCounts counts = countParameters(modelOf(accepted));
    const FlopCounts flop = flopOf(accepted);
    return Record{{"params_total", counts.total},
                  {"params_active", counts.active},
                  {"attention_flop_per_token", flop.attention},
                  {"train_flop_per_token", flop.train},
                  {"hardware_flop_per_token", flop.hardware},
                  {"inference_flop_per_token", flop.inference}};
}

Result<Record> mfu(const Record &accepted)
{
    const Inputs in(accepted);
    const FlopCounts flop = flopOf(accepted);
    const double rate =
        tokensPerSecond(in.number("global_batch"), in.number("seq"), seconds(in.number("step_time_s")));
    const double perGpu = rate / in.number("gpus"), peak = in.number("peak_tflops");
    const double model = flop.train * perGpu / 1e12, hardware = flop.hardware * perGpu / 1e12;
    return Record{{"tokens_per_s", rate},          {"tokens_per_s_per_gpu", perGpu},
                  {"model_tflops_per_gpu", model}, {"hardware_tflops_per_gpu", hardware},
                  {"mfu", model / peak},           {"hfu", hardware / peak}};
}

Result<Record> kvCache(const Record &accepted)
{
    const Inputs in(accepted);
    const ModelShape model = modelOf(accepted);
    const double element = in.number("kv_bytes");
    const double sequence = inBytes(cacheOf(model, in.number("context"), element));
    return Record{{"kv_bytes_per_token", inBytes(cachePerToken(model, element))},
                  {"kv_bytes_per_sequence", sequence},
                  {"kv_bytes_total", sequence * in.number("sequences")}};
}

/// The sharding modes as this function names them: the last one is FSDP elsewhere.
constexpr std::array shardingNames{Name{StateSharding::None, "none"}, Name{StateSharding::Zero1, "zero1"},
                                   Name{StateSharding::Zero2, "zero2"}, Name{StateSharding::Fsdp, "zero3"}};

StateSharding shardingNamed(std::string_view text)
{
    for (const auto &name : shardingNames)
        if (name.text == text)
            return name.value;
    return StateSharding::None;
}

std::vector<Input> memoryKeys()
{
    calc::List sharding;
    for (const auto &name : shardingNames)
        sharding.emplace_back(name.text);
    const auto size = [](std::string_view key) { return calc::integer(key, count, ""); };
    return {size("seq"),
            size("microbatch"),
            size("tp").orElse(1),
            size("pp").orElse(1),
            size("cp").orElse(1),
            size("dp").orElse(1),
            size("virtual_stages").orElse(1),
            calc::flag("sequence_parallel", "").optional(),
            choice("recompute", Recompute::None),
            calc::flag("flash_attention", "").orElse(true),
            calc::text("dp_sharding", sharding, "").orElse("none"),
            size("microbatches_in_flight").optional()};
}

std::optional<Error> checkMemory(const ModelShape &model, const MemoryLayout &layout)
{
    if (model.experts.layers > 0)
        return wrong({}, "model.moe", "must be left out; only dense models are covered.");
    if (model.heads % static_cast<std::int64_t>(layout.tensor) != 0)
        return wrong({}, "tp", "must divide the heads, which are " + std::to_string(model.heads) + ".");
    if (layout.pipeline > static_cast<double>(model.layers))
        return wrong({}, "pp", "must be at most the layers, which are " + std::to_string(model.layers) + ".");
    if (layout.virtualStages > 1 && layout.pipeline == 1)
        return wrong({}, "virtual_stages", "must be 1 without pipeline parallelism.");
    return std::nullopt;
}

Result<Record> trainMemory(const Record &accepted)
{
    const Inputs in(accepted);
    const ModelShape model = modelOf(accepted);
    const double tensor = in.number("tp"), pipeline = in.number("pp");
    const MemoryLayout layout{.tensor = tensor,
                              .pipeline = pipeline,
                              .context = in.number("cp"),
                              .data = in.number("dp"),
                              .virtualStages = in.number("virtual_stages"),
                              .microbatch = in.number("microbatch"),
                              .sequence = in.number("seq"),
                              .inFlight = in.maybeNumber("microbatches_in_flight").value_or(pipeline),
                              .sequenceParallel =
                                  in.has("sequence_parallel") ? in.flag("sequence_parallel") : tensor > 1,
                              .flashAttention = in.flag("flash_attention"),
                              .recompute = chosen<Recompute>(in, "recompute"),
                              .sharding = shardingNamed(in.text("dp_sharding"))};
    if (const auto error = checkMemory(model, layout))
        return *error;
    const TrainingMemory memory = trainingMemory(model, layout);
    return Record{{"weight_bytes", inBytes(memory.weights)},
                  {"gradient_bytes", inBytes(memory.gradients)},
                  {"optimizer_bytes", inBytes(memory.optimizer)},
                  {"params_and_optimizer_bytes", inBytes(memory.state())},
                  {"activation_bytes", inBytes(memory.activations)},
                  {"total_bytes", inBytes(memory.total())}};
}

Result<Record> checkpointSizeOf(const Record &accepted)
{
    const Inputs in(accepted);
    std::optional<Bandwidth> write;
    if (in.has("write_GBps"))
        write = gigabytesPerSecond(in.number("write_GBps"));
    const CheckpointSize checkpoint = checkpointSize(modelOf(accepted), in.number("bytes_per_param"), write);
    return Record{
        {"params_total", checkpoint.parameters},
        {"bytes", inBytes(checkpoint.size)},
        {"GiB", inBytes(checkpoint.size) / 1073741824.0},
        {"write_time_s", checkpoint.write ? calc::Value(inSeconds(*checkpoint.write)) : calc::Value()}};
}

} // namespace

std::vector<EstimateFunction> countEstimates()
{
    std::vector<Input> mfuKeys = flopKeys();
    for (Input key : {calc::integer("global_batch", count, "sequences of a step"),
                      calc::integer("gpus", count, ""), calc::number("step_time_s", positive, ""),
                      calc::number("peak_tflops", positive, "of one accelerator")})
        mfuKeys.push_back(std::move(key));
    return {
        {"workload.train_memory", "Memory of a dense model in training, in closed form",
         withModel(memoryKeys()), trainMemory},
        {"workload.flop_per_token", "Parameters, and operations of one token", withModel(flopKeys()),
         flopPerTokenOf},
        {"workload.mfu", "Utilisation that a measured step time means", withModel(std::move(mfuKeys)), mfu},
        {"workload.kv_cache", "Bytes of keys and values that serving keeps",
         withModel({calc::number("kv_bytes", positive, "of an element").orElse(2),
                    calc::integer("context", count, "tokens").orElse(1),
                    calc::integer("sequences", count, "").orElse(1)}),
         kvCache},
        {"workload.checkpoint_size", "Bytes of a checkpoint, and the time to write it",
         withModel({calc::number("bytes_per_param", positive, "").orElse(14),
                    calc::number("write_GBps", positive, "").optional()}),
         checkpointSizeOf}};
}

} // namespace clusterwright
