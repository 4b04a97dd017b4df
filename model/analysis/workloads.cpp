#include "model/analysis/workloads.h"

#include "model/analysis/workloadbottleneck.h"
#include "model/analysis/workloadcounts.h"
#include "model/analysis/workloadcurves.h"
#include "model/analysis/workloadefficiency.h"
#include "model/analysis/workloadplace.h"
#include "model/analysis/workloadrun.h"
#include "model/text.h"

namespace clusterwright {
namespace {

std::string sentenceOf(const Error &error)
{
    return error.key + ": " + error.message;
}

/// What the data path has to carry for a training.
MovementDemand demandOf(const Workload &workload, const WorkloadResults &results)
{
    MovementDemand demand;
    demand.nodes = results.hardware->nodes;
    demand.accelerators = results.hardware->accelerators;
    demand.server = results.hardware->server;
    demand.parameters = results.parameters;
    if (results.step) {
        const TrainingStep &step = *results.step;
        demand.step = step.time;
        demand.copies = dataRanks(trainingCaseOf(workload, *results.hardware));
        demand.exchange = exchangeOf(trainingCaseOf(workload, *results.hardware), step);
    } else if (results.fleet) {
        demand.copies = results.fleet->instances;
    }
    return demand;
}

void computeMovement(const WorkloadContext &context, const Workload &workload, WorkloadResults &results)
{
    results.movement = computeDataMovement(context.design, context.fabrics, context.total, workload,
                                           demandOf(workload, results));
}

void computeTraining(const WorkloadContext &context, const Workload &workload, WorkloadResults &results)
{
    const TrainingCase run = trainingCaseOf(workload, *results.hardware);
    auto step = trainingStep(run);
    if (!step) {
        results.missing.push_back(sentenceOf(step.error()));
    } else {
        results.step = step.take();
        results.parts = partsOf(run);
        results.roof = rooflineOf(run);
        results.bottleneck = bottleneckOf(run, *results.hardware, *results.step, results.parts);
        if (!results.step->fits)
            results.missing.push_back(
                "It does not fit: " + formatQuantity(results.step->state + results.step->activations) +
                " of an accelerator's " + formatQuantity(results.hardware->one.memory) +
                " are needed; split the model further, share more of its state, or recompute.");
    }
    computeMovement(context, workload, results);
    results.goodput = goodputOf(context, workload, results);
    results.cost = trainingCostOf(context, workload, results);
}

void computeServing(const WorkloadContext &context, const Workload &workload, WorkloadResults &results)
{
    const ServingCase run = servingCaseOf(workload, *results.hardware);
    auto rate = servingRate(run);
    if (!rate) {
        results.missing.push_back(sentenceOf(rate.error()));
        return;
    }
    results.serving = rate.take();
    results.parts = partsOf(run);
    results.bottleneck = bottleneckOf(run, results.parts);
    results.fleet = fleetOf(workload, *results.hardware, *results.serving);
    if (results.fleet->instances < 1)
        results.missing.push_back("No instance of " + formatCount(workload.serving.accelerators) +
                                  " accelerators fits onto the " +
                                  formatCount(results.hardware->accelerators) + " that run.");
    computeMovement(context, workload, results);
    results.cost = servingCostOf(context, results);
}

WorkloadResults computeWorkload(const WorkloadContext &context, const Workload &workload)
{
    WorkloadResults results;
    results.id = workload.id;
    if (auto error = checkModel(workload.model)) {
        results.missing.push_back(sentenceOf(*error));
        return results;
    }
    const ParameterCounts parameters = countParameters(workload.model);
    results.parameters = parameters.total;
    results.active = parameters.active;
    results.hardware = hardwareOf(context, workload, results.missing);
    if (!results.hardware)
        return results;
    results.calibration = calibrationNote(results.hardware->one.accelerator);
    if (workload.kind == WorkloadKind::Training)
        computeTraining(context, workload, results);
    else
        computeServing(context, workload, results);
    return results;
}

} // namespace

std::vector<WorkloadResults> computeWorkloads(const WorkloadContext &context)
{
    std::vector<WorkloadResults> results;
    results.reserve(context.design.workloads.size());
    for (const Workload &workload : context.design.workloads)
        results.push_back(computeWorkload(context, workload));
    return results;
}

} // namespace clusterwright
