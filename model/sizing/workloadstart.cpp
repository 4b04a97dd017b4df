#include "model/sizing/workloadstart.h"

#include "model/analysis/workloadcurves.h"
#include "model/analysis/workloadplace.h"

#include <cmath>
#include <numeric>

namespace clusterwright {
namespace {

constexpr double tokensOfStep = 4e6;
constexpr std::int64_t usualSequence = 8192, mostStages = 64;
constexpr std::int64_t stepsOfPipeline = 2; // microbatches for each stage, at least

/// Whole sequences for every data-parallel rank.
std::int64_t usualBatch(const TrainingCase &run)
{
    const std::int64_t ranks = std::max<std::int64_t>(1, dataRanks(run));
    const double wanted = tokensOfStep / static_cast<double>(run.run.sequence) / static_cast<double>(ranks);
    return ranks * std::max<std::int64_t>(std::llround(wanted), run.run.pipeline * stepsOfPipeline);
}

bool doesFit(const TrainingCase &run)
{
    const auto step = trainingStep(run);
    return step && step.value().fits;
}

/// Experts spread as far as the scale-up domain goes.
std::int64_t usualExpertSplit(const TrainingCase &run)
{
    const std::int64_t experts = run.model.experts.layers > 0 ? run.model.experts.experts : 1;
    return std::gcd(std::gcd(experts, run.hardware.domain),
                    run.run.tensor * std::max<std::int64_t>(1, dataRanks(run)));
}

/// The first layout that fits, or else the last that was tried.
TrainingRun usualLayout(TrainingCase run)
{
    run.run.tensor = std::gcd(std::gcd(run.hardware.domain, run.model.heads), run.model.keyHeads());
    const auto tryWith = [&](std::int64_t stages, Recompute recompute, StateSharding sharding) {
        run.run.pipeline = stages;
        run.run.recompute = recompute;
        run.run.sharding = sharding;
        run.run.batch = usualBatch(run);
        run.run.expert = usualExpertSplit(run);
        return doesFit(run);
    };
    const std::int64_t most = std::min(mostStages, run.model.layers);
    for (const Recompute recompute : {Recompute::None, Recompute::Full})
        for (std::int64_t stages = 1; stages <= most; ++stages)
            if (run.model.layers % stages == 0 && run.accelerators % (run.run.tensor * stages) == 0 &&
                tryWith(stages, recompute, StateSharding::Zero1))
                return run.run;
    tryWith(1, Recompute::Full, StateSharding::Fsdp);
    return run.run;
}

ServingRun usualInstance(ServingCase run)
{
    for (const ServingSplit split : {ServingSplit::Tensor, ServingSplit::Data})
        for (std::int64_t count = 1; count <= run.hardware.domain; count *= 2) {
            run.run.split = split;
            run.run.accelerators = count;
            if (!checkServing(run))
                return run.run;
        }
    run.run.split = ServingSplit::Tensor;
    run.run.accelerators = run.hardware.domain;
    return run.run;
}

} // namespace

WorkloadContext workloadContextOf(const Design &design, const Results &results)
{
    return {design, results.total.inventory, results.fabrics, results.reliability, results.cost};
}

Workload startingWorkload(const WorkloadContext &context, WorkloadKind kind, const NamedModel &model)
{
    Workload workload;
    workload.kind = kind;
    workload.name = model.name + (kind == WorkloadKind::Training ? " training" : " serving");
    workload.modelName = model.name;
    workload.modelSource = model.source;
    workload.model = model.shape;
    workload.training.sequence = std::min(usualSequence, model.longestSequence.value_or(usualSequence));
    std::vector<std::string> missing;
    const auto hardware = hardwareOf(context, workload, missing);
    if (!hardware)
        return workload;
    if (kind == WorkloadKind::Training)
        workload.training = usualLayout(trainingCaseOf(workload, *hardware));
    else
        workload.serving = usualInstance(servingCaseOf(workload, *hardware));
    return workload;
}

} // namespace clusterwright
