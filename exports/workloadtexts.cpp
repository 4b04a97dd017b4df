#include "exports/workloadtexts.h"

#include "model/text.h"

namespace clusterwright {
namespace {

constexpr const char *unknownText = "unknown";

std::string tokensText(double tokensPerSecond)
{
    return formatBig(tokensPerSecond) + " tokens/s";
}

std::string durationText(const std::optional<Time> &time)
{
    return time ? formatDuration(*time) : unknownText;
}

std::string moneyText(const std::optional<MoneyTotal> &money)
{
    return money ? formatCost(*money) : unknownText;
}

/// "model FLOP, causal attention, over the dense peak of bf16".
std::string conventionOf(const Workload &workload)
{
    const bool isCausal = workload.training.attentionCount == AttentionCount::Causal;
    return std::string("model FLOP, ") +
           (isCausal ? "half of the attention square (causal)" : "the full attention square") +
           ", over the dense peak of " + std::string(nameOf(workload.training.precision));
}

std::string memoryText(const WorkloadResults &results)
{
    const TrainingStep &step = *results.step;
    return "state " + formatQuantity(step.state) + ", activations " + formatQuantity(step.activations) +
           ", of " + formatQuantity(results.hardware->one.memory) + (step.fits ? "" : ": does not fit");
}

std::vector<WorkloadFigure> stepFigures(const Workload &workload, const WorkloadResults &results)
{
    const TrainingStep &step = *results.step;
    const auto accelerators = static_cast<double>(results.hardware->accelerators);
    return {{"Step time", formatDuration(step.time),
             formatCount(workload.training.batch) + " sequences of " +
                 formatCount(workload.training.sequence) + " tokens"},
            {"Rate", tokensText(step.tokensPerSecond * accelerators),
             tokensText(step.tokensPerSecond) + " of an accelerator"},
            {"MFU", formatPercent(step.mfu), conventionOf(workload)},
            {"HFU", formatPercent(step.hfu), "the same with what is recomputed"},
            {"Model rate", formatOperations(step.modelRate), "of an accelerator"},
            {"Microbatch", formatCount(step.microbatch),
             "sequences; " + formatCount(step.microbatches) + " microbatches, " +
                 formatCount(step.virtualStages) + (step.virtualStages == 1 ? " chunk" : " chunks") +
                 " of a pipeline stage"},
            {"Memory of an accelerator", formatQuantity(step.state + step.activations), memoryText(results)}};
}

std::vector<WorkloadFigure> servingFigures(const Workload &workload, const WorkloadResults &results)
{
    const ServingRate &rate = *results.serving;
    const bool isByData = workload.serving.split == ServingSplit::Data;
    const auto accelerators = static_cast<double>(results.hardware->accelerators);
    return {
        {"Rate of an accelerator", tokensText(rate.tokensPerSecond), "answered"},
        {"Rate of all accelerators", tokensText(rate.tokensPerSecond * accelerators),
         "answered, if requests are as many"},
        {"Sequences at once", formatFigure(rate.sequences),
         isByData ? "of an accelerator" : "of an instance"},
        {"Time per token", formatDuration(rate.perToken), "as a user sees it, prompts of others included"},
        {"Decode step", formatDuration(rate.decodeStep), "one token for all sequences"},
        {"Prefill", formatDuration(rate.prefill),
         "of one prompt of " + formatCount(workload.serving.prompt) + " tokens"},
        {"Weights", formatQuantity(rate.weights), "on one accelerator"},
        {"Room for the cache", formatQuantity(rate.cache),
         "on one accelerator; a token takes " + formatQuantity(rate.cachePerToken) + " in all layers"}};
}

std::string perSecondText(double requests)
{
    return formatFigure(requests) + " requests/s";
}

void addFleet(const Workload &workload, const ServingFleet &fleet, std::vector<WorkloadFigure> &figures)
{
    figures.push_back({"Instances", formatCount(fleet.instances),
                       "of " + formatCount(workload.serving.accelerators) + " accelerators"});
    figures.push_back({"Requests served", perSecondText(fleet.requestsPerSecond),
                       tokensText(fleet.tokensPerSecond) + " answered"});
    if (fleet.prefillRate && fleet.decodeRate)
        figures.push_back({"Prefill and decode pools",
                           perSecondText(*fleet.prefillRate) + ", " + perSecondText(*fleet.decodeRate),
                           "each alone; the lower one limits"});
    if (fleet.transfer)
        figures.push_back(
            {"Transfer of a cache", formatDuration(*fleet.transfer), "of one prompt, between pools"});
    if (fleet.load)
        figures.push_back(
            {"Load", formatPercent(*fleet.load),
             "wanted, " + perSecondText(workload.pools.requestsPerSecond.value_or(0)) + ", over served"});
}

std::string atMost(const WorkloadGoodput &goodput, const std::string &text)
{
    return goodput.unknownRates > 0 ? "≤ " + text : text;
}

void addGoodput(const WorkloadGoodput &goodput, std::vector<WorkloadFigure> &figures)
{
    figures.push_back({"Time between interruptions",
                       goodput.between ? atMost(goodput, formatDuration(*goodput.between)) : unknownText,
                       goodput.isModelLimited
                           ? "on average, of the nodes that run; small jobs are measured to "
                             "fail several times more often"
                           : "on average, of the nodes that run"});
    figures.push_back(
        {"Checkpoint interval", durationText(goodput.interval),
         (goodput.isPlanned ? "planned" : "the best") +
             (goodput.isPlanned && goodput.best ? "; best " + formatDuration(*goodput.best) : std::string()) +
             " (Daly 2006)"});
    figures.push_back({"Goodput", goodput.ettr ? atMost(goodput, formatPercent(*goodput.ettr)) : unknownText,
                       "share of the time that makes progress"});
    figures.push_back({"Tokens per day",
                       goodput.tokensPerDay ? atMost(goodput, formatBig(*goodput.tokensPerDay)) : unknownText,
                       "goodput included"});
    figures.push_back({"Spare nodes needed",
                       goodput.spareNodes ? formatCount(*goodput.spareNodes) : unknownText,
                       "to meet the service level while nodes are repaired"});
}

} // namespace

std::vector<WorkloadFigure> estimateFigures(const Workload &workload, const WorkloadResults &results)
{
    if (!results.hardware)
        return {};
    if (results.step)
        return stepFigures(workload, results);
    if (!results.serving)
        return {};
    std::vector<WorkloadFigure> figures = servingFigures(workload, results);
    if (results.fleet)
        addFleet(workload, *results.fleet, figures);
    return figures;
}

std::vector<WorkloadFigure> campaignFigures(const Workload &workload, const WorkloadResults &results)
{
    std::vector<WorkloadFigure> figures;
    if (estimateFigures(workload, results).empty())
        return figures;
    const WorkloadCost &cost = results.cost;
    if (results.step) {
        addGoodput(results.goodput, figures);
        const std::string tokens =
            workload.tokens ? "of " + formatBig(*workload.tokens) + " tokens" : "its tokens are not stated";
        figures.push_back(
            {"Time of the training", durationText(cost.calendar), tokens + ", goodput included"});
        figures.push_back(
            {"Energy of the training", cost.energy ? formatTotal(*cost.energy) : unknownText, "at the grid"});
        figures.push_back({"Cost of the training", moneyText(cost.money), "accelerator-hours at their cost"});
    }
    figures.push_back({"Cost of a million tokens", moneyText(cost.perMillionTokens),
                       results.step ? "trained, goodput included" : "answered, at full load"});
    figures.push_back(
        {"Accelerator-hour", moneyText(cost.perAcceleratorHour), "as the cost of the design says"});
    return figures;
}

std::string headlineOf(const WorkloadResults &results)
{
    if (!results.hardware || (!results.step && !results.serving))
        return "no estimate";
    const auto accelerators = static_cast<double>(results.hardware->accelerators);
    if (results.step)
        return tokensText(results.step->tokensPerSecond * accelerators) + ", MFU " +
               formatPercent(results.step->mfu);
    return tokensText(results.fleet ? results.fleet->tokensPerSecond
                                    : results.serving->tokensPerSecond * accelerators);
}

std::string subjectOf(const Workload &workload, const WorkloadResults &results)
{
    std::string text = std::string(nameOf(workload.kind)) + " of " +
                       (workload.modelName.empty() ? std::string("a model") : workload.modelName);
    if (results.hardware)
        text += " on " + formatCount(results.hardware->accelerators) + " accelerators";
    return text;
}

} // namespace clusterwright
