#include "views/panels/workloadtext.h"

#include "exports/workloadtexts.h"
#include "model/text.h"
#include "views/text.h"

#include <QCoreApplication>

namespace clusterwright {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Workload", text);
}

std::string plain(const char *text)
{
    return tr(text).toStdString();
}

Column column(const char *title, double width, Align align = Align::Left, int decimals = Column::exact)
{
    return {plain(title), width, align, decimals};
}

Cell percentCell(const std::optional<double> &share)
{
    constexpr double whole = 100;
    return share ? Cell(*share * whole) : Cell();
}

} // namespace

QString briefOf(const Workload &workload, const WorkloadResults &results)
{
    if (results.step)
        return (results.step->fits ? tr("%1 per step, MFU %2") : tr("%1 per step, MFU %2, does not fit"))
            .arg(toQString(formatDuration(results.step->time)), toQString(formatPercent(results.step->mfu)));
    if (results.serving)
        return tr("%1 per token, %2 tokens/s of an accelerator")
            .arg(toQString(formatDuration(results.serving->perToken)),
                 toQString(formatFigure(results.serving->tokensPerSecond)));
    return workload.kind == WorkloadKind::Training ? tr("no estimate of a step")
                                                   : tr("no estimate of a token");
}

QString modelText(const Workload &workload, const WorkloadResults &results)
{
    if (results.parameters <= 0)
        return tr("the model has no parameters yet");
    const QString all = tr("%1 parameters").arg(toQString(formatBig(results.parameters)));
    return workload.model.experts.layers > 0
               ? tr("%1, %2 of them active").arg(all, toQString(formatBig(results.active)))
               : all;
}

std::vector<KeyFigure> shown(const std::vector<WorkloadFigure> &figures)
{
    std::vector<KeyFigure> list;
    for (const WorkloadFigure &figure : figures)
        list.push_back({figure.name, figure.value, figure.basis});
    return list;
}

std::vector<KeyFigure> keyFigures(const Workload &workload, const WorkloadResults &results)
{
    std::vector<KeyFigure> figures;
    for (const auto &list : {estimateFigures(workload, results), campaignFigures(workload, results)})
        std::ranges::move(shown(list), std::back_inserter(figures));
    if (!results.hardware)
        return figures;
    if (results.step)
        figures.push_back({plain("Fits into the memory"), results.step->fits ? plain("yes") : plain("no"),
                           tr("%1 of %2 may be used")
                               .arg(toQString(formatPercent(TrainingStep::usableShare)),
                                    toQString(formatQuantity(results.hardware->one.memory)))
                               .toStdString()});
    figures.push_back({plain("Accelerators"), formatCount(results.hardware->accelerators),
                       tr("%1 nodes; %2 stand")
                           .arg(toQString(formatCount(results.hardware->nodes)),
                                toQString(formatCount(results.hardware->standing)))
                           .toStdString()});
    return figures;
}

Table hardwareTable(const WorkloadResults &results)
{
    Table table;
    table.columns = {column("Figure", 20), column("Value", 14), column("Where it comes from", 50)};
    if (results.hardware)
        for (const HardwareFigure &figure : results.hardware->figures)
            table.rows.push_back({figure.name, figure.value, figure.source});
    return table;
}

Table tableOf(const XyChart &chart)
{
    Table table;
    table.columns = {column("Line", 16),
                     {chart.xTitle.toStdString(), 14, Align::Right},
                     {chart.yTitle.toStdString(), 14, Align::Right},
                     column("Point", 20)};
    for (const XyChart::Series &series : chart.series)
        for (const XyChart::Point &point : series.points)
            table.rows.push_back({series.name.toStdString(), formatFigure(point.x), formatFigure(point.y),
                                  point.name.toStdString()});
    return table;
}

QStringList missingTexts(const Workload &workload, const WorkloadResults &results)
{
    QStringList texts;
    for (const std::string &missing : results.missing)
        texts << toQString(missing);
    if (workload.model.layers == 0)
        texts << tr("The model has no layers. Choose a public model, or state its shape in the inspector.");
    if (workload.kind == WorkloadKind::Training && !workload.tokens)
        texts << tr("Time, energy and cost of the run need the tokens of the training: state them in the "
                    "inspector.");
    if (results.step && !results.cost.perAcceleratorHour)
        texts << tr("Costs need the prices of the parts and the economics of the design: select nothing, and "
                    "the inspector shows them.");
    if (results.step && !results.goodput.ettr)
        texts << tr(
            "Goodput needs failure rates of the components, the share that stops a job, and the times "
            "of checkpoint and restart: state the upkeep of the design.");
    if (results.movement && !results.movement->missing.empty()) {
        QStringList missing;
        for (const std::string &one : results.movement->missing)
            missing << toQString(one);
        texts << tr("Data movement needs: %1. State it in the inspector, or with the parts.")
                     .arg(missing.join("; "));
    }
    return texts;
}

QString measuredTitle(const std::string &figure)
{
    static const std::map<std::string, const char *, std::less<>> titles{
        {"tokens_per_s_per_gpu", "Tokens/s of an accelerator"},
        {"output_tokens_per_s_per_gpu", "Tokens/s of an accelerator"},
        {"step_time_s", "Time of a step [s]"},
        {"tpot_s", "Time of a token [s]"},
        {"model_tflops_per_gpu", "Model TFLOP/s of an accelerator"},
        {"hardware_tflops_per_gpu", "Hardware TFLOP/s of an accelerator"},
        {"mfu", "MFU"},
        {"hfu", "HFU"}};
    const auto found = titles.find(figure);
    return found == titles.end() ? choiceText(figure) : tr(found->second);
}

Table calibrationTable(const std::vector<CalibrationCase> &cases)
{
    Table table;
    table.columns = {column("Case", 24),
                     column("Measured", 10, Align::Right),
                     column("Predicted", 10, Align::Right),
                     column("Error [%]", 8, Align::Right, 1),
                     column("Figure", 20),
                     column("Family", 24),
                     column("Fitted with it", 24),
                     column("Source", 40)};
    for (const CalibrationCase &entry : cases) {
        const Cell predicted =
            entry.predicted ? Cell(formatFigure(*entry.predicted)) : Cell(plain("refused: ") + entry.refusal);
        table.rows.push_back({entry.run.name, formatFigure(entry.run.value), predicted,
                              percentCell(entry.error()), measuredTitle(entry.run.figure).toStdString(),
                              entry.family, entry.calibrated, entry.source});
        table.objects.push_back(entry.run.id);
    }
    return table;
}

Table familyTable(const std::vector<CalibrationFamily> &families)
{
    Table table;
    table.columns = {column("Family", 40), column("Cases", 6, Align::Right),
                     column("Mean error [%]", 10, Align::Right, 1), column("Worst [%]", 10, Align::Right, 1),
                     column("Refused", 8, Align::Right)};
    for (const CalibrationFamily &family : families)
        table.rows.push_back({family.name, static_cast<double>(family.cases), percentCell(family.mean),
                              percentCell(family.worst), static_cast<double>(family.refused)});
    return table;
}

QString layoutText(const TrainingRun &run, std::int64_t ranks)
{
    QStringList parts{tr("tensor %1").arg(run.tensor), tr("pipeline %1").arg(run.pipeline),
                      tr("data %1").arg(ranks)};
    if (run.context > 1)
        parts << tr("context %1").arg(run.context);
    if (run.expert > 1)
        parts << tr("expert %1").arg(run.expert);
    if (run.microbatch)
        parts << tr("microbatch %1").arg(*run.microbatch);
    if (run.virtualStages && *run.virtualStages > 1)
        parts << tr("%1 chunks").arg(*run.virtualStages);
    parts << tr("recomputed %1").arg(toQString(nameOf(run.recompute)))
          << tr("shared %1").arg(toQString(nameOf(run.sharding)));
    return parts.join(", ");
}

} // namespace clusterwright
