// The section on workloads: for each its model, how it runs, the hardware it gets, and what follows.
#include "exports/composeparts.h"
#include "exports/nameddrawing.h"
#include "exports/workloadtexts.h"
#include "model/design/field.h"

namespace clusterwright {
namespace {

std::string orNotStated(const std::string &text)
{
    return text.empty() ? "not stated" : text;
}

/// Fields that are stated and mean something, from one key to before another; empty keys mean the ends.
Table fieldTable(const Workload &workload, std::string name, std::string title, const char *from,
                 const char *to)
{
    Table table{
        std::move(name), std::move(title), {{"Decision", 40}, {"Value", 30, Align::Right}}, {}, {}, {}};
    const auto fields = fieldsOf(workload);
    const auto first = std::ranges::find(fields, std::string(from), &Field::key);
    const auto last = std::find_if(first, fields.end(), [&](const Field &field) { return field.key == to; });
    for (auto field = first; field != last; ++field) {
        const auto *number = std::get_if<double>(&field->value);
        if (const std::string text = fieldText(*field); !text.empty() && !(number && *number == 0))
            table.rows.push_back({field->title, text});
    }
    return table;
}

Table modelTable(const Workload &workload, const WorkloadResults &results)
{
    Table table =
        fieldTable(workload, "Model " + workload.name, "Model of " + workload.name, "layers", "model_source");
    table.columns.front().title = "Property";
    table.rows.insert(table.rows.begin(),
                      {{std::string("Parameters"), formatBig(results.parameters)},
                       {std::string("Parameters of a token"), formatBig(results.active)}});
    table.note = "Source: " + orNotStated(workload.modelSource);
    return table;
}

/// The data plan has its place in the section on data movement.
Table runTable(const Workload &workload)
{
    const bool isTraining = workload.kind == WorkloadKind::Training;
    Table table = fieldTable(workload, "Run " + workload.name, "How " + workload.name + " runs",
                             isTraining ? "tokens" : "instance", isTraining ? "modality" : "layers");
    table.note = "Source: " + orNotStated(workload.source);
    return table;
}

Table hardwareTable(const Workload &workload, const WorkloadHardware &hardware)
{
    Table table{"Hardware " + workload.name,
                "Hardware that " + workload.name + " gets",
                {{"Figure", 26}, {"Value", 18, Align::Right}, {"Source", 46}},
                {},
                {},
                {}};
    for (const HardwareFigure &figure : hardware.figures)
        table.rows.push_back({figure.name, figure.value, figure.source});
    return table;
}

Table resultTable(const Workload &workload, const WorkloadResults &results)
{
    Table table{"Results " + workload.name,
                "Estimate of " + workload.name,
                {{"Figure", 26}, {"Value", 22, Align::Right}, {"Basis", 44}},
                {},
                {},
                "Estimates of a performance model, not measurements. " + results.calibration};
    for (const auto &figures : {estimateFigures(workload, results), campaignFigures(workload, results)})
        for (const WorkloadFigure &figure : figures)
            table.rows.push_back({figure.name, figure.value, figure.basis});
    return table;
}

std::string introductionOf(const Workload &workload, const WorkloadResults &results)
{
    std::string text = "A " + subjectOf(workload, results) + ".";
    if (!results.bottleneck.empty())
        text += " " + results.bottleneck;
    for (const std::string &sentence : results.missing)
        text += " " + sentence;
    return text;
}

Section workloadSection(const Sources &sources, const Workload &workload, const WorkloadResults &results)
{
    Section section{workload.name, 2, false, false, {Paragraph{introductionOf(workload, results)}}};
    std::vector<Block> &blocks = section.blocks;
    if (Table table = resultTable(workload, results); !table.rows.empty())
        blocks.emplace_back(std::move(table));
    for (const Name<WorkloadSubject> &subject : namesOf<WorkloadSubject>)
        if (subject.value != WorkloadSubject::Goodput) // which stands with the checkpoints
            std::ranges::move(workloadBlocks(sources, workload, subject.value), std::back_inserter(blocks));
    blocks.emplace_back(runTable(workload));
    blocks.emplace_back(modelTable(workload, results));
    if (results.hardware && !results.hardware->figures.empty())
        blocks.emplace_back(hardwareTable(workload, *results.hardware));
    return section;
}

} // namespace

Table workloadTable(const Sources &sources)
{
    Table table{"Workloads",
                "What the design is to run",
                {{"Workload", 22},
                 {"Kind", 9},
                 {"Model", 20},
                 {"Accelerators", 12, Align::Right, 0},
                 {"Estimate", 28},
                 {"Goodput", 9, Align::Right}},
                {},
                {},
                {}};
    for (std::size_t i = 0; i < sources.design.workloads.size(); ++i) {
        const Workload &workload = sources.design.workloads[i];
        const WorkloadResults &results = sources.evaluation.results.workloads[i];
        const auto &goodput = results.goodput;
        const bool isTraining = workload.kind == WorkloadKind::Training;
        table.rows.push_back(
            {workload.name, std::string(nameOf(workload.kind)), orNotStated(workload.modelName),
             results.hardware ? Cell{static_cast<double>(results.hardware->accelerators)}
                              : Cell{std::string("none")},
             headlineOf(results),
             goodput.ettr ? Cell{(goodput.unknownRates > 0 ? "≤ " : "") + formatPercent(*goodput.ettr)}
             : isTraining ? Cell{std::string("unknown")}
                          : Cell{}});
    }
    return table;
}

std::vector<Block> workloadBlocks(const Sources &sources, const Workload &workload, WorkloadSubject subject)
{
    auto drawing = workloadDrawing(sources.design, sources.evaluation, workload, subject);
    if (!drawing)
        return {};
    const auto *chart = std::get_if<XyChart>(&drawing->content);
    const std::string note = chart ? chart->note.toStdString() : std::string(); // a bar shows its own
    std::vector<Block> blocks{std::move(*drawing)};
    if (!note.empty())
        blocks.emplace_back(Paragraph{note});
    return blocks;
}

std::vector<Section> workloadSections(const Sources &sources)
{
    if (sources.design.workloads.empty())
        return {};
    std::vector<Section> sections{
        {workloadsTitle,
         1,
         false,
         false,
         {Paragraph{
              "What the design is to run, and what a performance model expects of it. Rates of hardware are "
              "rated dense peaks; how much of them software gets is said with each estimate. 1 GB = "
              "1,000,000,000 bytes."},
          workloadTable(sources)}}};
    for (std::size_t i = 0; i < sources.design.workloads.size(); ++i)
        sections.push_back(
            workloadSection(sources, sources.design.workloads[i], sources.evaluation.results.workloads[i]));
    return sections;
}

} // namespace clusterwright
