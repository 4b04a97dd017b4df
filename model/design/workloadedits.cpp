#include "model/design/workloadedits.h"

#include "model/design/ids.h"

namespace clusterwright {
namespace {

Error noWorkload(const WorkloadId &workload)
{
    return wrong(workload, "workload", "is no workload of the design.");
}

const PartId *acceleratorOf(const Part &part)
{
    const auto *server = factsOf<ServerFacts>(part);
    return server && !server->accelerator.empty() ? &server->accelerator : nullptr;
}

} // namespace

Result<Design> addWorkload(Design design, Workload workload)
{
    auto id = takeId(design, workload.id, "workload");
    if (!id)
        return id.error();
    workload.id = id.take();
    if (workload.name.empty())
        workload.name = workload.modelName.empty() ? workload.id : workload.modelName;
    design.workloads.push_back(std::move(workload));
    return design;
}

Result<Design> removeWorkload(Design design, const WorkloadId &workload)
{
    if (std::erase_if(design.workloads, [&](const Workload &entry) { return entry.id == workload; }) == 0)
        return noWorkload(workload);
    return design;
}

Result<Design> setModel(Design design, const WorkloadId &workload, const NamedModel &model)
{
    Workload *found = findById(design.workloads, workload);
    if (!found)
        return noWorkload(workload);
    found->model = model.shape;
    found->modelName = model.name;
    found->modelSource = model.source;
    return design;
}

Result<Design> setLayout(Design design, const WorkloadId &workload, const TrainingRun &layout)
{
    Workload *found = findById(design.workloads, workload);
    if (!found)
        return noWorkload(workload);
    TrainingRun &run = found->training;
    run.tensor = layout.tensor;
    run.pipeline = layout.pipeline;
    run.context = layout.context;
    run.expert = layout.expert;
    run.microbatch = layout.microbatch;
    run.virtualStages = layout.virtualStages;
    run.recompute = layout.recompute;
    run.sharding = layout.sharding;
    return design;
}

Result<Design> addMeasuredRun(Design design, MeasuredRun run)
{
    if (run.function.empty() || run.figure.empty())
        return wrong(run.id, run.function.empty() ? "function" : "figure", "must name what was measured.");
    if (run.source.empty())
        return wrong(run.id, "source", "is empty; say where the measurement comes from.");
    auto id = takeId(design, run.id, "measured");
    if (!id)
        return id.error();
    run.id = id.take();
    if (run.name.empty())
        run.name = run.id;
    design.measuredRuns.push_back(std::move(run));
    return design;
}

Result<Design> removeMeasuredRun(Design design, const std::string &run)
{
    if (std::erase_if(design.measuredRuns, [&](const MeasuredRun &entry) { return entry.id == run; }) == 0)
        return wrong(run, "measured_run", "is no measured run of the design.");
    return design;
}

Result<Design> setFittedConstants(Design design, AcceleratorClass accelerator,
                                  const std::vector<FittedConstant> &constants)
{
    for (const FittedConstant &constant : constants)
        if (constant.accelerator != accelerator || constant.source.empty())
            return wrong(constant.name, "source",
                         "must name the kind of accelerator that is set and where the value comes from.");
    std::erase_if(design.fittedConstants,
                  [&](const FittedConstant &entry) { return entry.accelerator == accelerator; });
    design.fittedConstants.insert(design.fittedConstants.end(), constants.begin(), constants.end());
    return design;
}

Design withFittedParts(Design design, const Library &library)
{
    std::vector<PartId> wanted;
    for (const auto &[id, part] : design.parts)
        if (const PartId *accelerator = acceleratorOf(part);
            accelerator && !design.parts.contains(*accelerator))
            wanted.push_back(*accelerator);
    for (const PartId &id : wanted)
        if (const auto found = library.find(id); found != library.end())
            design.parts.emplace(id, found->second);
    return design;
}

bool isFitted(const Design &design, const PartId &part)
{
    return std::ranges::any_of(design.parts, [&](const auto &entry) {
        const PartId *accelerator = acceleratorOf(entry.second);
        return accelerator && *accelerator == part;
    });
}

} // namespace clusterwright
