// Collective operations: how long they take on links of a given rate, in one domain or over two tiers.
#pragma once

#include "model/names.h"
#include "model/quantity.h"

#include <cstdint>

namespace clusterwright {

enum class Collective {
    AllReduce,
    ReduceScatter,
    AllGather,
    AllToAll,
    Broadcast,
    Reduce,
    InNetworkAllReduce,
};
template <>
inline constexpr auto namesOf<Collective> =
    std::array{Name{Collective::AllReduce, "all_reduce"},
               Name{Collective::ReduceScatter, "reduce_scatter"},
               Name{Collective::AllGather, "all_gather"},
               Name{Collective::AllToAll, "all_to_all"},
               Name{Collective::Broadcast, "broadcast"},
               Name{Collective::Reduce, "reduce"},
               Name{Collective::InNetworkAllReduce, "in_network_all_reduce"}};

/// Bytes that a rank moves over those of the array, so that bus bandwidth compares with that of a link (NCCL
/// tests, doc/PERFORMANCE.md). In the network each rank sends and gets the array once, less its own share.
double busFactor(Collective operation, double ranks);
/// Latencies that follow each other: of a ring, or up and down a network that reduces.
double stepsOf(Collective operation, double ranks);

struct CollectiveCase {
    Collective operation = Collective::AllReduce;
    std::int64_t ranks = 2; ///< at least 2
    DataSize size{};        ///< the whole array, of gathers and scatters too
    Bandwidth bus{};        ///< rated, of one rank in one direction
    double efficiency = 1;  ///< above 0, at most 1
    Time stepLatency{};
};
struct CollectiveTime {
    Time time{};
    Bandwidth algorithm{}, bus{}; ///< size over time; times the bus factor
    double ratio = 0;             ///< bus bandwidth over the rated one
};

/// steps * latency + size * factor / (rate * efficiency). With 0.8 and 6 us per step the curves of NCCL on
/// eight GPUs of one NVLink domain are met to 0.05 of the rated bus bandwidth. Test:
/// WorkloadCollectiveTest::measured.
CollectiveTime collectiveTime(const CollectiveCase &given);

/// All-reduce over two binary trees, each with half of the array: every rank passes it up and down once, in
/// twice the depth of a tree (Sanders, Speck and Träff, "Two-tree algorithms for full bandwidth broadcast,
/// reduction and scan", Parallel Computing 35(12), 2009). `efficiency` as above. Test:
/// WorkloadCollectiveTest::trees.
Time treeAllReduce(std::int64_t ranks, DataSize size, Bandwidth bus, double efficiency, Time stepLatency);

/// Links of ranks that share scale-up domains, in bytes per second and seconds, as software gets them.
struct TwoTierLinks {
    double perDomain = 1; ///< most ranks of a group in one domain
    double scaleUp = 0, scaleOut = 0;
    double scaleUpLatency = 0, scaleOutLatency = 0;
};
/// Seconds of a reduce-scatter or an all-gather of so many bytes: within the domains, then of each rank's
/// share between them. Latency between domains counts a fifth, as those steps overlap. Test:
/// WorkloadCollectiveTest::twoTiers.
double twoTierExchange(double bytes, double ranks, const TwoTierLinks &links);

struct HierarchicalCase {
    std::int64_t ranks = 2, domain = 1; ///< all; in one scale-up domain
    DataSize size{};
    Bandwidth scaleUp{}, scaleOut{}; ///< of one rank, as software gets them
    double oversubscription = 1;     ///< of the scale-out network, at least 1
    Time scaleUpLatency{}, scaleOutLatency{};
};
/// All-reduce: reduce-scatter, then all-gather, each over both tiers. Test: WorkloadCollectiveTest::twoTiers.
Time hierarchicalAllReduce(const HierarchicalCase &given);

/// The exchange of tokens with experts that no compute can hide.
struct ExpertFloorCase {
    double tokens = 1; ///< of a device in one step
    double fanout = 1; ///< copies of a token that are sent
    double hidden = 1;
    double dispatchBytes = 1, combineBytes = 2; ///< of an element
    Bandwidth link{};                           ///< of a device
    double layers = 1;
    double microbatches = 2; ///< that take turns, so that one computes while the other communicates
};
struct ExpertFloor {
    Time exchange{}, layer{}, perToken{};
};
/// Least time per output token of a model with experts: layers * microbatches * exchange (DeepSeek-AI,
/// "Insights into DeepSeek-V3", arXiv 2505.09343, section 2.3.2). Test: WorkloadCollectiveTest::expertFloor.
ExpertFloor expertFloor(const ExpertFloorCase &given);

} // namespace clusterwright
