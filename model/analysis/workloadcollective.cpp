#include "model/analysis/workloadcollective.h"

#include <algorithm>
#include <cmath>

namespace clusterwright {

double busFactor(Collective operation, double ranks)
{
    switch (operation) {
    case Collective::AllReduce:
        return 2 * (ranks - 1) / ranks;
    case Collective::ReduceScatter:
    case Collective::AllGather:
    case Collective::AllToAll:
        return (ranks - 1) / ranks;
    case Collective::InNetworkAllReduce:
        return (ranks - 1) / (ranks + 1);
    case Collective::Broadcast:
    case Collective::Reduce:
        break;
    }
    return 1;
}

double stepsOf(Collective operation, double ranks)
{
    if (operation == Collective::InNetworkAllReduce)
        return 2;
    return operation == Collective::AllReduce ? 2 * (ranks - 1) : ranks - 1;
}

CollectiveTime collectiveTime(const CollectiveCase &given)
{
    const auto ranks = static_cast<double>(given.ranks);
    const double factor = busFactor(given.operation, ranks);
    const double bytes = inBytes(given.size), rated = inBytesPerSecond(given.bus);
    const double time = stepsOf(given.operation, ranks) * inSeconds(given.stepLatency) +
                        bytes * factor / (rated * given.efficiency);
    const double algorithm = bytes / time;
    return {seconds(time), bytesPerSecond(algorithm), bytesPerSecond(algorithm * factor),
            algorithm * factor / rated};
}

Time treeAllReduce(std::int64_t ranks, DataSize size, Bandwidth bus, double efficiency, Time stepLatency)
{
    const double depth = std::ceil(std::log2(static_cast<double>(ranks)));
    return 2 * depth * stepLatency + seconds(2 * inBytes(size) / (inBytesPerSecond(bus) * efficiency));
}

double twoTierExchange(double bytes, double ranks, const TwoTierLinks &links)
{
    constexpr double serial = 0.2; // share of the latencies between domains that follow each other
    const double inside = std::max(1.0, std::min(ranks, links.perDomain)), outside = ranks / inside;
    double time = 0;
    if (inside > 1)
        time += bytes * (inside - 1) / inside / links.scaleUp + (inside - 1) * links.scaleUpLatency;
    if (outside > 1)
        time += bytes / inside * (outside - 1) / outside / links.scaleOut +
                serial * (outside - 1) * links.scaleOutLatency;
    return time;
}

Time hierarchicalAllReduce(const HierarchicalCase &given)
{
    const TwoTierLinks links{static_cast<double>(given.domain), inBytesPerSecond(given.scaleUp),
                             inBytesPerSecond(given.scaleOut) / given.oversubscription,
                             inSeconds(given.scaleUpLatency), inSeconds(given.scaleOutLatency)};
    return seconds(2 * twoTierExchange(inBytes(given.size), static_cast<double>(given.ranks), links));
}

ExpertFloor expertFloor(const ExpertFloorCase &given)
{
    const double exchange = (given.dispatchBytes + given.combineBytes) * given.tokens * given.fanout *
                            given.hidden / inBytesPerSecond(given.link);
    const double layer = given.microbatches * exchange;
    return {seconds(exchange), seconds(layer), seconds(given.layers * layer)};
}

} // namespace clusterwright
