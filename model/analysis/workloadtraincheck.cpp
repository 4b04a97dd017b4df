// What makes a training run impossible.
#include "model/analysis/workloadcounts.h"
#include "model/analysis/workloadtrain.h"

#include <array>

namespace clusterwright {
namespace {

Error wrongRun(const char *key, std::int64_t value, const std::string &rule)
{
    return wrong({}, std::string("run.") + key, "is " + std::to_string(value) + "; " + rule + ".");
}

std::string text(std::int64_t value)
{
    return std::to_string(value);
}

/// Sizes that must be at least 1.
std::optional<Error> checkSizes(const TrainingCase &given)
{
    struct Size {
        const char *key;
        std::int64_t value;
    };
    const TrainingRun &run = given.run;
    for (const Size &size : std::to_array<Size>({{"gpus", given.accelerators},
                                                 {"tp", run.tensor},
                                                 {"pp", run.pipeline},
                                                 {"cp", run.context},
                                                 {"ep", run.expert},
                                                 {"global_batch", run.batch},
                                                 {"seq", run.sequence},
                                                 {"microbatch", run.microbatch.value_or(1)},
                                                 {"virtual_stages", run.virtualStages.value_or(1)},
                                                 {"node_limit", run.nodeLimit.value_or(1)}}))
        if (size.value < 1)
            return wrongRun(size.key, size.value, "it must be at least 1");
    return std::nullopt;
}

std::optional<Error> checkExperts(const TrainingCase &given)
{
    const std::int64_t ranks = given.run.expert, experts = given.model.experts.experts;
    const std::int64_t together = given.accelerators / given.run.pipeline;
    if (ranks == 1)
        return std::nullopt;
    if (given.model.experts.layers == 0)
        return wrongRun("ep", ranks, "it must be 1, as the model has no experts");
    if (experts % ranks != 0)
        return wrongRun("ep", ranks, "it must divide the experts, which are " + text(experts));
    if (together % ranks != 0)
        return wrongRun("ep", ranks,
                        "it must divide the accelerators of a stage, which are " + text(together));
    return std::nullopt;
}

std::optional<Error> checkLayout(const TrainingCase &given)
{
    const TrainingRun &run = given.run;
    const std::int64_t ranks = dataRanks(given);
    if (ranks == 0)
        return wrongRun("gpus", given.accelerators,
                        "it must be a multiple of tp * pp * cp = " + text(run.tensor) + " * " +
                            text(run.pipeline) + " * " + text(run.context));
    if (run.batch % ranks != 0)
        return wrongRun("global_batch", run.batch,
                        "it must be a multiple of the data-parallel ranks, which are " + text(ranks));
    if (given.model.heads % run.tensor != 0)
        return wrongRun("tp", run.tensor, "it must divide the heads, which are " + text(given.model.heads));
    if (run.pipeline > given.model.layers)
        return wrongRun("pp", run.pipeline,
                        "it must be at most the layers, which are " + text(given.model.layers));
    if (run.sequence % run.context != 0)
        return wrongRun("cp", run.context, "it must divide the sequence, which is " + text(run.sequence));
    return checkExperts(given);
}

std::optional<Error> checkSchedule(const TrainingCase &given)
{
    const TrainingRun &run = given.run;
    const bool isNarrow = run.precision == Precision::Fp8 || run.precision == Precision::Mxfp8;
    if (isNarrow && !given.hardware.fp8)
        return wrong({}, "hardware.peak_tflops.fp8", "is missing; an FP8 run needs it.");
    const std::int64_t local = run.batch / dataRanks(given), layers = layersOfStage(given);
    if (run.microbatch && local % *run.microbatch != 0)
        return wrongRun("microbatch", *run.microbatch,
                        "it must divide the sequences of a data-parallel rank, which are " + text(local));
    const std::int64_t chunks = run.virtualStages.value_or(1);
    if (chunks > 1 && run.pipeline == 1)
        return wrongRun("virtual_stages", chunks, "it must be 1 without pipeline parallelism");
    if (chunks > layers)
        return wrongRun("virtual_stages", chunks,
                        "it must be at most the layers of a stage, which are " + text(layers));
    return std::nullopt;
}

} // namespace

std::optional<Error> checkTraining(const TrainingCase &given)
{
    using Check = std::optional<Error> (*)(const TrainingCase &);
    const auto model = [](const TrainingCase &run) { return checkModel(run.model); };
    const auto hardware = [](const TrainingCase &run) { return checkHardware(run.hardware); };
    for (const Check check : {Check(model), Check(hardware), &checkSizes, &checkLayout, &checkSchedule})
        if (const auto error = check(given))
            return error;
    return std::nullopt;
}

} // namespace clusterwright
