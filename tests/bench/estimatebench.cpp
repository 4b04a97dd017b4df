// Measurements of the estimator: one training step, dense and with experts, and one serving instance.
#include "model/analysis/workloadserving.h"
#include "tests/model/workloadcases.h"

#include <benchmark/benchmark.h>

namespace clusterwright {
namespace {

/// With the microbatch and the virtual stages of the case, as a search evaluates it.
void oneStep(benchmark::State &state, TrainingCase run)
{
    const TrainingEfficiency efficiency = trainingEfficiency(run.hardware);
    for (auto _ : state)
        benchmark::DoNotOptimize(stepOf(run, efficiency, 1, 4));
}
BENCHMARK_CAPTURE(oneStep, dense, sample::denseRun());
BENCHMARK_CAPTURE(oneStep, experts, sample::expertRun());

/// With all checks.
void checkedStep(benchmark::State &state, TrainingCase run)
{
    run.run.microbatch = 1;
    run.run.virtualStages = 4;
    for (auto _ : state)
        benchmark::DoNotOptimize(trainingStep(run));
}
BENCHMARK_CAPTURE(checkedStep, dense, sample::denseRun());
BENCHMARK_CAPTURE(checkedStep, experts, sample::expertRun());

/// Microbatch and virtual stages are chosen.
void chosenStep(benchmark::State &state, TrainingCase run)
{
    run.run.microbatch = run.run.virtualStages = std::nullopt;
    for (auto _ : state)
        benchmark::DoNotOptimize(trainingStep(run));
}
BENCHMARK_CAPTURE(chosenStep, dense, sample::denseRun());
BENCHMARK_CAPTURE(chosenStep, experts, sample::expertRun());

void oneServing(benchmark::State &state, ServingCase run)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(servingRate(run));
}
BENCHMARK_CAPTURE(oneServing, dense, sample::denseServing());
BENCHMARK_CAPTURE(oneServing, experts, sample::expertServing());

} // namespace
} // namespace clusterwright
