// Estimates of runs: a training step, a serving instance.
#include "model/analysis/estimategroups.h"
#include "model/analysis/estimateinputs.h"

namespace clusterwright {
namespace {

using calc::Record;

double asNumber(std::int64_t count)
{
    return static_cast<double>(count);
}

Result<Record> trainStep(const Record &accepted)
{
    const auto result = trainingStep(trainingFrom(accepted));
    if (!result)
        return result.error();
    const TrainingStep &step = result.value();
    return Record{{"step_time_s", inSeconds(step.time)},
                  {"tokens_per_s_per_gpu", step.tokensPerSecond},
                  {"model_tflops_per_gpu", inPerSecond(step.modelRate) / 1e12},
                  {"hardware_tflops_per_gpu", inPerSecond(step.hardwareRate) / 1e12},
                  {"mfu", step.mfu},
                  {"hfu", step.hfu},
                  {"microbatch", asNumber(step.microbatch)},
                  {"virtual_stages", asNumber(step.virtualStages)},
                  {"microbatches", asNumber(step.microbatches)},
                  {"bubble_s", inSeconds(step.bubble)},
                  {"dp_exposed_s", inSeconds(step.dataParallel)},
                  {"pp_exposed_s", inSeconds(step.pipeline)},
                  {"tp_exposed_s", inSeconds(step.tensor)},
                  {"ep_exposed_s", inSeconds(step.expert)},
                  {"cp_exposed_s", inSeconds(step.context)},
                  {"optimizer_s", inSeconds(step.optimizer)},
                  {"state_bytes", inBytes(step.state)},
                  {"activation_bytes", inBytes(step.activations)},
                  {"fits", step.fits}};
}

Result<Record> inferenceThroughput(const Record &accepted)
{
    const auto result = servingRate(servingFrom(accepted));
    if (!result)
        return result.error();
    const ServingRate &rate = result.value();
    return Record{{"output_tokens_per_s_per_gpu", rate.tokensPerSecond},
                  {"batch", rate.sequences},
                  {"decode_step_s", inSeconds(rate.decodeStep)},
                  {"tpot_s", inSeconds(rate.perToken)},
                  {"prefill_s", inSeconds(rate.prefill)},
                  {"kv_bytes_per_token", inBytes(rate.cachePerToken)},
                  {"weight_bytes_per_gpu", inBytes(rate.weights)},
                  {"kv_capacity_bytes_per_gpu", inBytes(rate.cache)}};
}

ObjectTable runInputs(ObjectTable run)
{
    ObjectTable inputs;
    inputs.objects = {
        {"model", true, modelTable()}, {"hardware", true, hardwareTable()}, {"run", true, std::move(run)}};
    return inputs;
}

} // namespace

std::vector<EstimateFunction> runEstimates()
{
    return {{"workload.train_step", "Time, rate and memory of a training step on given hardware",
             runInputs(trainingRunTable()), trainStep},
            {"workload.inference_throughput",
             "Output rate and latency of a serving instance on given hardware", runInputs(servingRunTable()),
             inferenceThroughput}};
}

} // namespace clusterwright
