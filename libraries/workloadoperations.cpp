#include "libraries/workloadoperations.h"

#include "libraries/fieldjson.h"
#include "libraries/publicmodels.h"
#include "model/design/workloadedits.h"

namespace clusterwright {

Result<Design> readAddWorkload(JsonReader &edit, const EditContext &context)
{
    Workload workload;
    std::string model;
    edit.maybe("id", workload.id);
    edit.maybe("public_model", model);
    if (!model.empty()) {
        const auto found = findModel(model);
        if (!found)
            return found.error();
        workload.model = found.value().shape;
        workload.modelName = found.value().name;
        workload.modelSource = found.value().source;
    }
    visitWorkloadFields(workload, FieldArchive<JsonReader>{edit, true});
    return addWorkload(context.design, workload);
}

Result<Design> readSetModel(JsonReader &edit, const EditContext &context)
{
    std::string workload, model;
    edit.field("workload", workload);
    edit.field("public_model", model);
    const auto found = findModel(model);
    return found ? setModel(context.design, workload, found.value()) : found.error();
}

Result<Design> readAddMeasuredRun(JsonReader &edit, const EditContext &context)
{
    MeasuredRun run;
    edit.maybe("id", run.id);
    describeCase(edit, run);
    visitMeasuredFields(run, FieldArchive<JsonReader>{edit, true});
    return addMeasuredRun(context.design, run);
}

Result<Design> readSetEfficiency(JsonReader &edit, const EditContext &context)
{
    AcceleratorClass accelerator = AcceleratorClass::Generic;
    std::vector<FittedConstant> constants;
    edit.field("accelerator", accelerator);
    edit.field("constants", constants);
    return setFittedConstants(context.design, accelerator, constants);
}

} // namespace clusterwright
