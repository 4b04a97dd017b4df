// Measurements of bandwidth over networks made by hand.
#include "model/analysis/fabriccapacity.h"
#include "model/analysis/fabricpath.h"
#include "model/analysis/flow.h"
#include "model/analysis/resilience.h"
#include "model/analysis/traffic.h"
#include "tests/model/networks.h"

#include <benchmark/benchmark.h>

namespace clusterwright {
namespace {

/// 2,048 nodes with 8 rails: 16,384 ports on 512 leaves of 32, and 32 spines; non-blocking.
FabricNetwork railNetwork()
{
    return sample::leafSpine({.leaves = 512, .spines = 32, .perLeaf = 32, .rails = 8});
}

/// 16,384 endpoints with one port each on 512 leaves.
FabricNetwork leafNetwork()
{
    return sample::leafSpine({.leaves = 512, .spines = 32, .perLeaf = 32});
}

/// From one half of the endpoints of a fat tree of k-port switches to the other.
void flowOfHalves(benchmark::State &state)
{
    const FabricNetwork network = sample::fatTree(static_cast<std::int32_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(flowBetweenHalves(network));
    state.SetLabel(std::to_string(network.links.size()) + " links");
}
BENCHMARK(flowOfHalves)->Arg(16)->Arg(64)->Arg(90)->Unit(benchmark::kMillisecond);

/// Each endpoint with an even index to those with an odd one: most of it stays below the cores.
void flowOfNeighbours(benchmark::State &state)
{
    const FabricNetwork network = sample::fatTree(static_cast<std::int32_t>(state.range(0)));
    std::vector<std::int32_t> even, odd;
    for (const std::int32_t endpoint : indicesOf(network, Tier::Endpoint))
        (endpoint % 2 == 0 ? even : odd).push_back(endpoint);
    for (auto _ : state)
        benchmark::DoNotOptimize(maxFlow(network, even, odd));
}
BENCHMARK(flowOfNeighbours)->Arg(64)->Unit(benchmark::kMillisecond);

void trafficOnLeaves(benchmark::State &state, const FabricNetwork &network, Pattern pattern)
{
    const Traffic traffic{pattern, indicesOf(network, Tier::Endpoint), {}};
    for (auto _ : state)
        benchmark::DoNotOptimize(trafficOf(network, traffic));
}
BENCHMARK_CAPTURE(trafficOnLeaves, all to all, leafNetwork(), Pattern::AllToAll)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(trafficOnLeaves, all to all by rails, railNetwork(), Pattern::AllToAll)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(trafficOnLeaves, rail rings, railNetwork(), Pattern::RailRing)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(trafficOnLeaves, all to all of a unit,
                  sample::leafSpine({.leaves = 8, .spines = 4, .perLeaf = 32, .linksPerPair = 8, .rails = 8}),
                  Pattern::AllToAll)
    ->Unit(benchmark::kMillisecond);

void worstLosses(benchmark::State &state, const FabricNetwork &network)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(worstSingleLosses(network));
}
BENCHMARK_CAPTURE(worstLosses, 1024 endpoints, sample::fatTree(16))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(worstLosses, 16384 endpoints, leafNetwork())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(worstLosses, 65536 endpoints, sample::fatTree(64))->Unit(benchmark::kMillisecond);

void capacityOfTiers(benchmark::State &state, const FabricNetwork &network)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(capacityOf(network));
}
BENCHMARK_CAPTURE(capacityOfTiers, 16384 endpoints, leafNetwork())->Unit(benchmark::kMillisecond);

void distances(benchmark::State &state, const FabricNetwork &network)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(switchesBetween(network));
}
BENCHMARK_CAPTURE(distances, 16384 endpoints, leafNetwork())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(distances, 65536 endpoints, sample::fatTree(64))->Unit(benchmark::kMillisecond);

void onePath(benchmark::State &state)
{
    const FabricNetwork network = sample::fatTree(64);
    const std::int32_t last = indicesOf(network, Tier::Endpoint).back();
    for (auto _ : state)
        benchmark::DoNotOptimize(findPath(network, 0, last));
}
BENCHMARK(onePath)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace clusterwright
