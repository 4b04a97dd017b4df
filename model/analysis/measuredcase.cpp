#include "model/analysis/measuredcase.h"

#include "model/analysis/estimateinputs.h"
#include "model/analysis/workloadcurves.h"

namespace clusterwright {

std::vector<MeasurableFigure> measurableFigures(WorkloadKind kind)
{
    if (kind == WorkloadKind::Training)
        return {{"tokens_per_s_per_gpu", "Tokens per second of an accelerator"},
                {"step_time_s", "Time of a step [s]"}};
    return {{"output_tokens_per_s_per_gpu", "Tokens per second of an accelerator"},
            {"tpot_s", "Time of a token [s]"}};
}

MeasuredRun measuredRunOf(const Workload &workload, const WorkloadHardware &hardware,
                          const std::string &figure, double value, const std::string &source)
{
    WorkloadHardware usual = hardware;
    usual.one.efficiency.clear();
    MeasuredRun run;
    run.name = workload.name;
    run.figure = figure;
    run.value = value;
    run.source = source;
    const bool isTraining = workload.kind == WorkloadKind::Training;
    run.function = isTraining ? "workload.train_step" : "workload.inference_throughput";
    run.inputs =
        isTraining ? inputsOf(trainingCaseOf(workload, usual)) : inputsOf(servingCaseOf(workload, usual));
    return run;
}

} // namespace clusterwright
