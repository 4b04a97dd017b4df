// Measurements of the search and of one execution in parity with Calculon.
#include "model/analysis/workloadsearch.h"
#include "tests/searchsample.h"

#include <benchmark/benchmark.h>

namespace clusterwright {
namespace {

/// Executions per second with so many threads, 0 for all.
void search(benchmark::State &state, const char *file, const SearchOptions &options)
{
    const SearchStudy study = sample::studyOf(sample::goldenJson(file));
    std::int64_t executions = 0;
    for (auto _ : state)
        executions += searchExecutions(study, options).evaluated;
    state.SetItemsProcessed(executions);
}

void searchOverlaps(benchmark::State &state)
{
    search(state, "search-study.json", {.threads = static_cast<int>(state.range(0))});
}
BENCHMARK(searchOverlaps)->Arg(1)->Arg(0)->UseRealTime()->Unit(benchmark::kMillisecond);

void searchPipelines(benchmark::State &state)
{
    search(state, "search-study-pipeline.json", {.threads = static_cast<int>(state.range(0))});
}
BENCHMARK(searchPipelines)->Arg(1)->Arg(0)->UseRealTime()->Unit(benchmark::kMillisecond);

/// With the Pareto front of time and memory.
void searchFront(benchmark::State &state)
{
    search(state, "search-study-pipeline.json", {.threads = 1, .findFront = true});
}
BENCHMARK(searchFront)->UseRealTime()->Unit(benchmark::kMillisecond);

/// On its own, nothing shared.
void oneExecution(benchmark::State &state)
{
    const SearchStudy study = sample::studyOf(sample::goldenJson("search-study.json"));
    const auto best = searchExecutions(study).ranking.front().execution;
    for (auto _ : state)
        benchmark::DoNotOptimize(calculon(study.app, study.system, best));
}
BENCHMARK(oneExecution)->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace clusterwright
