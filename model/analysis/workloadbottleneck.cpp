#include "model/analysis/workloadbottleneck.h"

#include "model/analysis/workloadstage.h"
#include "model/text.h"

#include <algorithm>
#include <cmath>

namespace clusterwright {
namespace {

constexpr double worthNaming = 0.1; // of the step, below which compute is what limits

struct Named {
    std::string_view part, words, help;
};
constexpr std::array exchanges{
    Named{"Tensor-parallel exchange", "tensor-parallel exchange",
          "less tensor parallelism or its overlap would help"},
    Named{"Context-parallel exchange", "context-parallel exchange", "less context parallelism would help"},
    Named{"Expert exchange", "expert all-to-all",
          "experts within a scale-up domain, fewer domains per token or its overlap would help"},
    Named{"Data-parallel exchange", "gradient and weight exchange",
          "a larger batch, more overlap or faster scale-out links would help"},
    Named{"Pipeline transfers", "transfers between pipeline stages", "their overlap would help"},
    Named{"Pipeline bubble", "the bubble of the pipeline, in which stages wait",
          "more sequences per step, more chunks of a stage or fewer stages would help"},
};

const Named *wordsFor(std::string_view part)
{
    const auto found = std::ranges::find(exchanges, part, &Named::part);
    return found == exchanges.end() ? nullptr : &*found;
}

/// Accelerators that an exchange spans, counted as they lie beside each other.
std::int64_t spanOf(std::string_view part, const TrainingCase &run)
{
    const TrainingRun &layout = run.run;
    if (part == "Tensor-parallel exchange")
        return layout.tensor;
    if (part == "Context-parallel exchange")
        return layout.tensor * layout.context;
    if (part == "Expert exchange")
        return layout.tensor * layout.expert;
    if (part == "Pipeline transfers")
        return layout.tensor * layout.context * layout.pipeline;
    return run.accelerators;
}

std::string linkText(std::string_view part, const TrainingCase &run, const WorkloadHardware &hardware)
{
    if (spanOf(part, run) <= hardware.one.domain)
        return "scale-up links of " + formatDataRate(hardware.one.scaleUp);
    std::string text = formatQuantity(hardware.one.scaleOut * hardware.oversubscription) + " NICs";
    if (hardware.oversubscription > 1)
        text += " behind an oversubscription of " + formatFigure(hardware.oversubscription) + ":1";
    return text;
}

std::string lowered(std::string_view name)
{
    std::string text(name);
    if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z')
        text.front() = static_cast<char>(text.front() - 'A' + 'a');
    return text;
}

std::string percent(double share)
{
    return formatNumber(100 * share, 0) + " %";
}

} // namespace

std::string bottleneckOf(const TrainingCase &run, const WorkloadHardware &hardware, const TrainingStep &step,
                         const std::vector<TimePart> &parts)
{
    const TimePart *waiting = nullptr, *largest = nullptr;
    double computing = 0;
    for (const TimePart &part : parts) {
        if (wordsFor(part.name) && (!waiting || part.share > waiting->share))
            waiting = &part;
        if (!wordsFor(part.name) && (!largest || part.share > largest->share))
            largest = &part;
        if (part.kind == TimeKind::Compute)
            computing += part.share;
    }
    if (!largest)
        return {};
    if (waiting && waiting->share >= worthNaming) {
        const Named &named = *wordsFor(waiting->name);
        const bool isExchange = waiting->kind == TimeKind::Exchange;
        return percent(waiting->share) + " of the step is " + (isExchange ? "exposed " : "") +
               std::string(named.words) +
               (isExchange ? " on " + linkText(waiting->name, run, hardware) : "") + "; " +
               std::string(named.help) + ".";
    }
    return "Compute takes " + percent(computing) + " of the step, of which " + lowered(largest->name) + " " +
           percent(largest->share) + "; MFU is " + percent(step.mfu) + ".";
}

std::string bottleneckOf(const ServingCase &run, const std::vector<TimePart> &parts)
{
    const auto largest = std::ranges::max_element(parts, {}, &TimePart::share);
    if (largest == parts.end())
        return {};
    const std::string share = percent(largest->share) + " of the time of a token ";
    if (largest->name == "Linear layers")
        return share + "are the linear layers: weights read at " +
               formatDataRate(run.hardware.memoryBandwidth) + ", or their products.";
    if (largest->name == "Attention")
        return share + "is attention: the cache read at " + formatDataRate(run.hardware.memoryBandwidth) +
               ".";
    if (largest->name == "Exchange")
        return share + "is exchange between the accelerators of an instance.";
    if (largest->name == "Prompts of others")
        return share + "is the reading of other prompts; separate prefill instances would help.";
    return share + "is " + lowered(largest->name) + ".";
}

Bandwidth exchangeOf(const TrainingCase &run, const TrainingStep &step)
{
    const LayoutSizes sizes = layoutSizes(run, trainingEfficiency(run.hardware));
    const HeldParameters held = heldParameters(sizes);
    const double model = sizes.tensor * sizes.context;
    const double ranks = sizes.data * sizes.context;
    const double near = std::clamp(std::floor(sizes.domain / model), 1.0, ranks);
    const double away = ranks / near; // groups in other domains
    double bytes = (run.run.gradientBytes + 2) * held.all / near * (away - 1) / away;
    const auto microbatches = static_cast<double>(step.microbatches);
    const double rows = static_cast<double>(step.microbatch) * sizes.sequence / sizes.context;
    if (sizes.tensor * sizes.context * sizes.pipeline > sizes.domain && sizes.pipeline > 1)
        bytes += 2 * 2 * rows * sizes.hidden / sizes.tensor * microbatches *
                 static_cast<double>(step.virtualStages);
    const double inDomain = std::max(1.0, std::floor(sizes.domain / sizes.tensor));
    if (sizes.expert > inDomain) {
        const double limit = static_cast<double>(
            run.run.nodeLimit.value_or(static_cast<std::int64_t>(sizes.expert / inDomain)));
        const double reached = std::min(static_cast<double>(run.model.experts.chosen), limit) *
                               (1 - inDomain / sizes.expert) / (1 - 1 / sizes.expert);
        const double layers = std::ceil(sizes.layers / sizes.pipeline) * sizes.expertShare;
        bytes += 2 * (run.run.dispatchBytes + 2) * rows / sizes.tensor * sizes.hidden * reached * layers *
                 microbatches;
    }
    return bytesPerSecond(bytes * sizes.accelerators / inSeconds(step.time));
}

} // namespace clusterwright
