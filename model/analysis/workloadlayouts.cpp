#include "model/analysis/workloadlayouts.h"

#include <tbb/parallel_for.h>

#include <algorithm>

namespace clusterwright {
namespace {

/// The parallel sizes of some layouts, which differ in the rest.
struct Spread {
    std::int64_t accelerators = 1, tensor = 1, pipeline = 1, context = 1, expert = 1;
};

std::vector<std::int64_t> divisorsOf(std::int64_t number)
{
    std::vector<std::int64_t> divisors;
    for (std::int64_t i = 1; i <= number; ++i)
        if (number % i == 0)
            divisors.push_back(i);
    return divisors;
}

/// Sizes of experts that divide both their number and the accelerators that share them.
std::vector<std::int64_t> expertSizes(const TrainingCase &base, std::int64_t sharing)
{
    std::vector<std::int64_t> sizes;
    if (base.model.experts.layers < 1)
        return {1};
    for (const std::int64_t size : divisorsOf(base.model.experts.experts))
        if (sharing % size == 0)
            sizes.push_back(size);
    return sizes;
}

std::vector<Spread> spreadsOf(const LayoutQuestion &question)
{
    const TrainingCase &base = question.base;
    std::vector<std::int64_t> counts = question.accelerators;
    if (counts.empty())
        counts = {base.accelerators};
    const auto tensors = divisorsOf(base.model.heads), contexts = divisorsOf(base.run.sequence);
    std::vector<Spread> spreads;
    for (const std::int64_t count : counts)
        for (const std::int64_t tensor : tensors)
            for (const std::int64_t context : contexts) {
                if (tensor * context > count)
                    break;
                for (std::int64_t pipeline = 1; pipeline <= base.model.layers; ++pipeline) {
                    const std::int64_t model = tensor * context * pipeline;
                    if (model > count)
                        break;
                    if (count % model != 0 || base.run.batch % (count / model) != 0)
                        continue;
                    for (const std::int64_t expert : expertSizes(base, count / pipeline))
                        spreads.push_back({count, tensor, pipeline, context, expert});
                }
            }
    return spreads;
}

double valueOf(const Layout &layout, LayoutObjective objective)
{
    switch (objective) {
    case LayoutObjective::Time:
        return inSeconds(layout.time);
    case LayoutObjective::Memory:
        return inBaseUnit(layout.memory);
    case LayoutObjective::Cost:
        return inDollars(layout.cost);
    case LayoutObjective::Energy:
        return inBaseUnit(layout.energy);
    }
    return 0;
}

/// No worse in anything, and better in something.
bool dominates(const Layout &a, const Layout &b)
{
    return a.time <= b.time && a.memory <= b.memory && a.cost <= b.cost && a.energy <= b.energy &&
           (a.time < b.time || a.memory < b.memory || a.cost < b.cost || a.energy < b.energy);
}

bool isEqual(const Layout &a, const Layout &b)
{
    return a.time == b.time && a.memory == b.memory && a.cost == b.cost && a.energy == b.energy;
}

/// Layouts that none of the others beats; of equals the first. In the order in which they came.
void addToFront(std::vector<Layout> &front, const Layout &layout)
{
    for (const Layout &other : front)
        if (dominates(other, layout) || isEqual(other, layout))
            return;
    std::erase_if(front, [&](const Layout &other) { return dominates(layout, other); });
    front.push_back(layout);
}

void addToBest(std::vector<Layout> &best, const Layout &layout, LayoutObjective objective, std::size_t most)
{
    const auto by = [objective](const Layout &entry) { return valueOf(entry, objective); };
    if (best.size() == most && (most == 0 || by(best.back()) <= by(layout)))
        return;
    best.insert(std::ranges::upper_bound(best, by(layout), {}, by), layout);
    if (best.size() > most)
        best.pop_back();
}

/// Tries all layouts of a spread.
class Trial {
public:
    Trial(const LayoutQuestion &question, LayoutObjective objective, std::size_t most)
        : m_question(question), m_objective(objective), m_most(most)
    {
    }

    void run(const Spread &spread)
    {
        TrainingCase one = m_question.base;
        one.accelerators = spread.accelerators;
        one.run.tensor = spread.tensor;
        one.run.pipeline = spread.pipeline;
        one.run.context = spread.context;
        one.run.expert = spread.expert;
        const TrainingEfficiency efficiency = trainingEfficiency(one.hardware);
        const std::int64_t local = one.run.batch / dataRanks(one);
        const auto chunks =
            spread.pipeline > 1 ? divisorsOf(layersOfStage(one)) : std::vector<std::int64_t>{1};
        for (const Name<StateSharding> &sharding : namesOf<StateSharding>)
            for (const Name<Recompute> &recompute : namesOf<Recompute>) {
                one.run.sharding = sharding.value;
                one.run.recompute = recompute.value;
                if (isRepeated(one))
                    continue;
                for (std::int64_t microbatch = 1; local % microbatch == 0; microbatch *= 2)
                    for (const std::int64_t chunk : chunks)
                        add(one, stepOf(one, efficiency, microbatch, chunk));
            }
    }
    LayoutAnswer answer;

private:
    /// Selective recomputation repeats nothing where attention is fused; one rank has nothing to share.
    static bool isRepeated(const TrainingCase &one)
    {
        return (one.run.recompute == Recompute::Selective && one.run.flashAttention == Answer::Yes) ||
               (one.run.sharding != StateSharding::None && dataRanks(one) * one.run.context == 1);
    }
    void add(const TrainingCase &one, const TrainingStep &step)
    {
        ++answer.tried;
        if (!step.fits)
            return;
        ++answer.fitting;
        const auto count = static_cast<double>(one.accelerators);
        Layout layout{one.accelerators, one.run, step, step.time, step.state + step.activations, {}, {}};
        layout.run.microbatch = step.microbatch;
        layout.run.virtualStages = step.virtualStages;
        if (m_question.tokens > 0)
            layout.time = seconds(m_question.tokens / (step.tokensPerSecond * count));
        layout.cost = dollars(inDollars(m_question.perAcceleratorHour) * count * inHours(layout.time));
        layout.energy = m_question.perAccelerator * count * layout.time;
        addToFront(answer.pareto, layout);
        addToBest(answer.best, layout, m_objective, m_most);
    }

    const LayoutQuestion &m_question;
    LayoutObjective m_objective;
    std::size_t m_most;
};

LayoutAnswer merged(const std::vector<LayoutAnswer> &answers, LayoutObjective objective, std::size_t most)
{
    LayoutAnswer all;
    for (const LayoutAnswer &answer : answers) {
        all.tried += answer.tried;
        all.fitting += answer.fitting;
        for (const Layout &layout : answer.pareto)
            addToFront(all.pareto, layout);
        for (const Layout &layout : answer.best)
            addToBest(all.best, layout, objective, most);
    }
    std::ranges::stable_sort(all.pareto, {}, &Layout::time);
    return all;
}

} // namespace

Result<LayoutAnswer> findLayouts(const LayoutQuestion &question, LayoutObjective objective, std::size_t most,
                                 const SearchControl &control)
{
    if (objective == LayoutObjective::Cost && question.perAcceleratorHour == Money{})
        return wrong("layout", "objective", "is cost, and what an accelerator costs per hour is not known.");
    if (objective == LayoutObjective::Energy && question.perAccelerator == Power{})
        return wrong("layout", "objective", "is energy, and what an accelerator draws is not known.");
    const std::vector<Spread> spreads = spreadsOf(question);
    if (spreads.empty())
        return wrong("layout", "run.batch",
                     "has no way to be spread: no split of the accelerators divides its sequences.");
    TrainingCase first = question.base;
    first.accelerators = spreads.front().accelerators;
    first.run.tensor = spreads.front().tensor;
    first.run.pipeline = spreads.front().pipeline;
    first.run.context = spreads.front().context;
    first.run.expert = spreads.front().expert;
    first.run.microbatch.reset();
    first.run.virtualStages.reset();
    if (auto error = checkTraining(first))
        return *std::move(error);
    std::vector<LayoutAnswer> answers(spreads.size());
    std::atomic<std::int64_t> done = 0;
    const auto all = static_cast<std::int64_t>(spreads.size());
    tbb::parallel_for(std::size_t{0}, spreads.size(), [&](std::size_t i) {
        if (control.cancel && *control.cancel)
            return;
        Trial trial(question, objective, most);
        trial.run(spreads[i]);
        answers[i] = std::move(trial.answer);
        if (control.progress)
            control.progress(++done, all);
    });
    LayoutAnswer answer = merged(answers, objective, most);
    answer.wasCancelled = control.cancel && *control.cancel;
    return answer;
}

} // namespace clusterwright
