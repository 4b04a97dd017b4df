#include "model/analysis/workloadlinks.h"

#include "model/analysis/workloadcollective.h"
#include "model/analysis/workloadefficiency.h"

namespace clusterwright {
namespace {

/// The links of a flat collective over all ranks, as software gets them.
struct FlatLink {
    Bandwidth rate{};
    Time latency{};
};

FlatLink flatLinkOf(const WorkloadHardware &hardware, const TrainingEfficiency &efficiency)
{
    const Bandwidth up = hardware.one.scaleUp * efficiency.scaleUp;
    const Bandwidth out = hardware.one.scaleOut * efficiency.scaleOut;
    if (hardware.accelerators <= hardware.one.domain)
        return {up, hardware.one.scaleUpLatency};
    const bool hasDomains = hardware.one.domain > 1;
    return {hasDomains ? std::min(up, out) : out, hardware.one.scaleOutLatency};
}

Time timeOf(ReduceAlgorithm algorithm, const WorkloadHardware &hardware, DataSize size)
{
    const TrainingEfficiency efficiency = trainingEfficiency(hardware.one);
    const FlatLink flat = flatLinkOf(hardware, efficiency);
    CollectiveCase given{
        .ranks = hardware.accelerators, .size = size, .bus = flat.rate, .stepLatency = flat.latency};
    switch (algorithm) {
    case ReduceAlgorithm::Ring:
        return collectiveTime(given).time;
    case ReduceAlgorithm::Tree:
        return treeAllReduce(hardware.accelerators, size, flat.rate, 1, flat.latency);
    case ReduceAlgorithm::InNetwork:
        given.operation = Collective::InNetworkAllReduce;
        return collectiveTime(given).time;
    case ReduceAlgorithm::Hierarchical:
        break;
    }
    return hierarchicalAllReduce({.ranks = hardware.accelerators,
                                  .domain = hardware.one.domain,
                                  .size = size,
                                  .scaleUp = hardware.one.scaleUp * efficiency.scaleUp,
                                  .scaleOut = hardware.one.scaleOut * efficiency.scaleOut,
                                  .scaleUpLatency = hardware.one.scaleUpLatency,
                                  .scaleOutLatency = hardware.one.scaleOutLatency});
}

} // namespace

std::vector<ReduceTime> allReduceTimes(const WorkloadHardware &hardware, const std::vector<DataSize> &sizes)
{
    std::vector<ReduceTime> times;
    if (hardware.accelerators < 2)
        return times;
    const double factor = busFactor(Collective::AllReduce, static_cast<double>(hardware.accelerators));
    for (const DataSize &size : sizes)
        for (const Name<ReduceAlgorithm> &algorithm : namesOf<ReduceAlgorithm>) {
            const Time time = timeOf(algorithm.value, hardware, size);
            times.push_back(
                {algorithm.value, size, time, bytesPerSecond(factor * inBytes(size) / inSeconds(time))});
        }
    return times;
}

} // namespace clusterwright
