#include "app/layoutcommands.h"

#include "libraries/designjson.h"
#include "libraries/json.h"
#include "libraries/versions.h"
#include "model/analysis/workloadcurves.h"
#include "model/design/workloadedits.h"
#include "model/evaluation.h"
#include "model/text.h"

#include <iostream>

namespace clusterwright {
namespace {

using nlohmann::json;

/// The training that is meant: the one that is named, else the only one.
Result<std::size_t> chosenWorkload(const Design &design, const std::string &id)
{
    std::optional<std::size_t> chosen;
    std::string all;
    for (std::size_t i = 0; i < design.workloads.size(); ++i) {
        const Workload &workload = design.workloads[i];
        if (workload.kind != WorkloadKind::Training)
            continue;
        all += (all.empty() ? "" : ", ") + workload.id;
        if (id.empty() && chosen)
            return wrong("layouts", "--workload",
                         "must name the training that is meant; there are more: " + all + ".");
        if (id.empty() || workload.id == id)
            chosen = i;
    }
    if (!chosen)
        return wrong(
            "layouts", "--workload",
            (id.empty() ? "finds no training in the design." : "is no training of the design; there is ") +
                (id.empty() ? "" : (all.empty() ? "none" : all) + "."));
    return *chosen;
}

json jsonOf(const Layout &layout, const LayoutQuestion &question)
{
    const TrainingRun &run = layout.run;
    json data{{"accelerators", layout.accelerators},
              {"tensor", run.tensor},
              {"pipeline", run.pipeline},
              {"context", run.context},
              {"expert", run.expert},
              {"microbatch", *run.microbatch},
              {"virtual_stages", *run.virtualStages},
              {"recompute", nameOf(run.recompute)},
              {"sharding", nameOf(run.sharding)},
              {"step_time_s", inSeconds(layout.step.time)},
              {"tokens_per_s", layout.step.tokensPerSecond * static_cast<double>(layout.accelerators)},
              {"mfu", layout.step.mfu},
              {"memory_byte", inBaseUnit(layout.memory)},
              {"time_s", inSeconds(layout.time)},
              {"cost_usd", nullptr},
              {"energy_j", nullptr}};
    if (question.perAcceleratorHour != Money{})
        data["cost_usd"] = inDollars(layout.cost);
    if (question.perAccelerator != Power{})
        data["energy_j"] = inBaseUnit(layout.energy);
    return data;
}

std::string textOf(const Layout &layout)
{
    const TrainingRun &run = layout.run;
    const auto sizes = [](const char *name, std::int64_t size) {
        return size > 1 ? std::string(name) + std::to_string(size) + " " : std::string();
    };
    std::string text = sizes("tensor ", run.tensor) + sizes("pipeline ", run.pipeline) +
                       sizes("context ", run.context) + sizes("expert ", run.expert);
    text = (text.empty() ? "data parallel only " : text) + "microbatch " + std::to_string(*run.microbatch);
    if (*run.virtualStages > 1)
        text += ", " + std::to_string(*run.virtualStages) + " chunks";
    if (run.recompute != Recompute::None)
        text += ", recompute " + std::string(nameOf(run.recompute));
    return text + ", " + std::string(nameOf(run.sharding)) + ": " + formatDuration(layout.step.time) +
           " a step, MFU " + formatPercent(layout.step.mfu) + ", " + formatQuantity(layout.memory) + "\n";
}

/// `saved` is the file that the best was saved to; empty = none.
void print(const LayoutAnswer &answer, const LayoutQuestion &question, const std::string &saved,
           const Options &options)
{
    if (options.json) {
        json best = json::array(), front = json::array();
        for (const Layout &layout : answer.best)
            best.push_back(jsonOf(layout, question));
        for (const Layout &layout : answer.pareto)
            front.push_back(jsonOf(layout, question));
        json document{
            {"tried", answer.tried}, {"fitting", answer.fitting}, {"best", best}, {"pareto", front}};
        if (!saved.empty())
            document["file"] = saved;
        std::cout << fileText(document);
        return;
    }
    std::cout << formatCount(answer.tried) << " layouts tried, " << formatCount(answer.fitting)
              << " fit into the memory\nbest by " << options.objective << ":\n";
    for (const Layout &layout : answer.best)
        std::cout << "  " << textOf(layout);
    std::cout << "none better in time, memory, cost and energy at once:\n";
    for (const Layout &layout : answer.pareto)
        std::cout << "  " << textOf(layout);
    if (!saved.empty())
        std::cout << "wrote " << saved << "\n";
}

/// The file that the design was saved to with the best layout; empty if none is wanted.
Result<std::string> saveBest(const Design &design, const WorkloadId &workload, const LayoutAnswer &answer,
                             const std::string &path)
{
    if (path.empty() || answer.best.empty())
        return std::string();
    const auto changed = setLayout(design, workload, answer.best.front().run);
    if (!changed)
        return changed.error();
    const auto lock = hold(path);
    if (!lock)
        return lock.error();
    const auto saved = saveFile(path, designText(changed.value()));
    return saved ? Result<std::string>(path) : saved.error();
}

} // namespace

int findLayout(const Options &options)
{
    const auto objective = fromName<LayoutObjective>(options.objective);
    if (!objective)
        return fail(wrong("layouts", "--objective", "must be one of time, memory, cost, energy."), options);
    const auto design = loadDesign(options.file);
    if (!design)
        return fail(design.error(), options);
    const auto index = chosenWorkload(design.value(), options.workload);
    if (!index)
        return fail(index.error(), options);
    const Evaluation evaluation = evaluate(design.value());
    const Workload &workload = design.value().workloads[index.value()];
    const WorkloadResults &results = evaluation.results.workloads[index.value()];
    if (!results.hardware)
        return fail(
            wrong(workload.id, "hardware",
                  results.missing.empty() ? "is not known." : "is not known: " + results.missing.front()),
            options);
    const LayoutQuestion question =
        layoutQuestionOf(workload, results, evaluation.results.cost, evaluation.results.total.inventory);
    const auto answer = findLayouts(question, *objective, static_cast<std::size_t>(options.top));
    if (!answer)
        return fail(answer.error(), options);
    const auto saved = saveBest(design.value(), workload.id, answer.value(), options.out);
    if (!saved)
        return fail(saved.error(), options);
    print(answer.value(), question, saved.value(), options);
    return answer.value().best.empty() ? Findings : Good;
}

std::string layoutHelp()
{
    return "Every tensor, pipeline, context and expert parallel size that divides, microbatch, number of "
           "chunks, "
           "recomputation and\nsharding is tried for a training of the design on the hardware that stands.\n"
           "For example: clusterwright-cli layouts FILE --workload ID --objective memory --top 5\n"
           "Exit code 0: found; 1: no layout fits into the memory; 2: the design or the workload cannot be "
           "read.\n";
}

} // namespace clusterwright
