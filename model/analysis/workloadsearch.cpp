#include "model/analysis/workloadsearch.h"

#include "model/analysis/calculonfit.h"
#include "model/analysis/calculonstep.h"
#include "model/analysis/workloadenumerate.h"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <optional>

namespace clusterwright {
namespace {

using parity::Placement;

/// What one block keeps and takes is the same for many executions of a branch.
struct Block {
    std::optional<parity::BlockSpace> space = {};
    std::vector<std::optional<parity::BlockTimes>> times = {}; ///< by network of the tensor-parallel group
};

/// The blocks of a branch, made when they are first asked for.
class Blocks {
public:
    Blocks(const SearchStudy &study, std::size_t microbatches)
        : m_study(study), m_microbatches(microbatches), m_blocks(kinds * microbatches)
    {
    }

    /// `index` is that of the microbatch size of the execution.
    Block &of(const CalculonExecution &execution, std::size_t index)
    {
        const auto overlap = static_cast<std::size_t>(execution.tensorParOverlap);
        const std::size_t gather = execution.seqParAgRedo ? 1 : 0, fused = execution.fusedActivation ? 1 : 0;
        const std::size_t kind = (overlap * 2 + gather) * 2 + fused;
        Block &block = m_blocks[kind * m_microbatches + index];
        if (!block.space) {
            block.space = parity::spaceOf(parity::layersOf(m_study.app, execution), m_study.app, execution);
            block.times.resize(m_study.system.networks.size());
        }
        return block;
    }
    /// `execution` is placed on its networks.
    const parity::BlockTimes &timesOf(Block &block, const CalculonExecution &execution)
    {
        auto &times = block.times[static_cast<std::size_t>(execution.tensorParNet)];
        if (!times)
            times = parity::timesOf(parity::layersOf(m_study.app, execution), m_study.system, execution);
        return *times;
    }

private:
    static constexpr std::size_t kinds = namesOf<TensorParOverlap>.size() * 2 * 2;

    const SearchStudy &m_study;
    std::size_t m_microbatches;
    std::vector<Block> m_blocks;
};

/// Sorts by sample rate, equal ones as they are, and leaves the first `top`.
void keepBest(std::vector<FoundExecution> &found, std::int64_t top)
{
    const auto rate = [](const FoundExecution &of) { return of.result.sampleRate; };
    std::ranges::stable_sort(found, std::greater{}, rate);
    found.resize(std::min(found.size(), static_cast<std::size_t>(top)));
}

/// Leaves those that none before or after them beats: sorted by time, each must need less than all before it.
void reduceToFront(std::vector<FoundExecution> &found)
{
    const auto need = [](const FoundExecution &of) { return of.result.procMemTier1CapReq; };
    const auto key = [&](const FoundExecution &of) { return std::pair{of.result.totalTime, need(of)}; };
    std::ranges::stable_sort(found, {}, key);
    std::size_t kept = 0;
    for (const FoundExecution &next : found)
        if (kept == 0 || need(next) < need(found[kept - 1]))
            found[kept++] = next;
    found.resize(kept);
}

void merge(SearchResult &sum, const SearchResult &part)
{
    sum.evaluated += part.evaluated;
    sum.feasible += part.feasible;
    sum.cancelled |= part.cancelled;
    sum.ranking.insert(sum.ranking.end(), part.ranking.begin(), part.ranking.end());
    sum.front.insert(sum.front.end(), part.front.begin(), part.front.end());
}

/// One part of the search.
class Branch {
public:
    Branch(const SearchStudy &study, const SearchOptions &options, const CalculonExecution &branch)
        : m_study(study), m_options(options), m_branch(branch),
          m_microbatches(parity::microbatchesOf(study, branch)),
          m_placements(parity::placementsOf(study, branch)), m_blocks(study, m_microbatches.size())
    {
        m_all = static_cast<std::int64_t>(m_placements.size());
        std::erase_if(m_placements, [&](const Placement &placement) {
            return !parity::networksFit(m_study.system, placed(m_branch, placement));
        });
    }

    SearchResult run()
    {
        for (const CalculonExecution &setting : parity::settingsOf(m_study, m_branch)) {
            m_result.cancelled = m_options.cancel && *m_options.cancel;
            if (m_result.cancelled)
                break;
            evaluate(setting);
        }
        keepBest(m_result.ranking, m_study.constraints.top);
        reduceToFront(m_result.front);
        return std::move(m_result);
    }

private:
    static CalculonExecution placed(CalculonExecution execution, const Placement &placement)
    {
        execution.tensorParNet = placement.tensor;
        execution.pipelineParNet = placement.pipeline;
        execution.dataParNet = placement.data;
        return execution;
    }

    void evaluate(CalculonExecution setting)
    {
        m_result.evaluated += m_all * static_cast<std::int64_t>(m_microbatches.size());
        if (m_placements.empty() || m_study.app.feedforward % setting.tensorPar != 0 ||
            !parity::blocksFit(m_study.app, setting))
            return;
        for (std::size_t i = 0; i < m_microbatches.size(); ++i) {
            setting.microbatchSize = m_microbatches[i];
            const auto schedule = parity::scheduleOf(m_study.app, setting);
            Block &block = m_blocks.of(setting, i);
            CalculonResult result;
            parity::addSpace(result, schedule, *block.space, setting);
            if (!parity::memoriesFit(result, m_study.system))
                continue;
            for (const Placement &placement : m_placements)
                time({placed(setting, placement), result}, schedule, block);
        }
    }

    void time(FoundExecution found, const parity::Schedule &schedule, Block &block)
    {
        parity::addTimes(found.result, m_study.app, schedule, *block.space,
                         m_blocks.timesOf(block, found.execution), m_study.system, found.execution);
        ++m_result.feasible;
        m_result.ranking.push_back(found);
        if (constexpr std::int64_t slack = 100;
            std::ssize(m_result.ranking) > 2 * m_study.constraints.top + slack)
            keepBest(m_result.ranking, m_study.constraints.top);
        if (m_options.findFront)
            m_result.front.push_back(found);
    }

    const SearchStudy &m_study;
    const SearchOptions &m_options;
    const CalculonExecution &m_branch;
    std::vector<std::int64_t> m_microbatches;
    std::vector<Placement> m_placements; ///< those whose networks are large enough
    std::int64_t m_all = 0;              ///< how many placements there are
    Blocks m_blocks;
    SearchResult m_result;
};

} // namespace

SearchResult searchExecutions(const SearchStudy &study, const SearchOptions &options)
{
    const auto branches = parity::branchesOf(study);
    std::vector<SearchResult> parts(branches.size());
    std::atomic<std::int64_t> done = 0;
    const int threads = threadsOf(options.threads);
    const tbb::global_control more(tbb::global_control::max_allowed_parallelism,
                                   static_cast<std::size_t>(threads)); // than the machine has, if asked for
    tbb::task_arena arena(threads);
    arena.execute([&] {
        tbb::parallel_for(std::size_t{0}, branches.size(), [&](std::size_t i) {
            parts[i] = Branch(study, options, branches[i]).run();
            if (const std::int64_t count = ++done; options.progress)
                options.progress(count, static_cast<std::int64_t>(branches.size()));
        });
    });
    SearchResult sum;
    for (const SearchResult &part : parts)
        merge(sum, part);
    keepBest(sum.ranking, study.constraints.top);
    reduceToFront(sum.front);
    return sum;
}

int threadsOf(int threads)
{
    return threads > 0 ? threads : tbb::this_task_arena::max_concurrency();
}

} // namespace clusterwright
