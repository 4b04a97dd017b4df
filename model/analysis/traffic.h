// Traffic: what patterns of communication put on each link of a network, how fast they can run, and how
// several of them share it.
#pragma once

#include "model/analysis/networkgraph.h"

namespace clusterwright {

enum class Pattern {
    AllToAll, ///< every port sends to the ports of all other devices
    Ring,     ///< every port sends to the ports of the next device, in the order given; the last to the first
    RailRing, ///< port i of a device sends to port i of the next one that has as many: an all-reduce by rails
    ToTargets ///< every port sends to the ports of the targets: incast, or all writing a checkpoint at once
};
template <>
inline constexpr auto namesOf<Pattern> =
    std::array{Name{Pattern::AllToAll, "all-to-all"}, Name{Pattern::Ring, "ring"},
               Name{Pattern::RailRing, "rail-ring"}, Name{Pattern::ToTargets, "to-targets"}};

/// Every port of a source is a source of its own, and offers the rate of its link at full injection. It sends
/// to the ports that it can reach (others may be in another plane), in proportion to their rates, and never
/// to its own device.
struct Traffic {
    Pattern pattern = Pattern::AllToAll;
    std::vector<std::int32_t> sources = {}; ///< endpoints, by index
    std::vector<std::int32_t> targets = {}; ///< of ToTargets

    bool operator==(const Traffic &) const = default;
};

/// Bytes per second on each link, by index.
struct LinkLoads {
    std::vector<double> forward, backward; ///< from end a to z, and back

    bool operator==(const LinkLoads &) const = default;
};

/// One direction of a link.
struct LinkEnd {
    std::int32_t link = -1; ///< -1 = none
    bool isForward = true;  ///< from end a to z

    bool operator==(const LinkEnd &) const = default;
};

struct TrafficResult {
    LinkLoads load = {};        ///< at full injection; may be above the rates
    Bandwidth injection = {};   ///< of all ports that send
    std::int64_t sources = 0;   ///< ports that send
    std::int64_t unreached = 0; ///< ports of sources that reach no target
    double share = 0;           ///< of injection at which the first link is full, 0..1; 0 = nothing is sent
    LinkEnd narrowest = {};     ///< that link, the first of the most loaded

    /// Mean of the ports that send.
    Bandwidth throughputPerSource() const
    {
        return sources > 0 ? share * injection / static_cast<double>(sources) : Bandwidth{};
    }
    bool operator==(const TrafficResult &) const = default;
};

/// Traffic is split at each switch evenly by link rate over all links that begin a shortest path, as ideal
/// equal-cost multipath does (Hopps, RFC 2992). Real multipath hashes whole flows to links, and few large
/// flows collide: these figures are an upper bound of what it gives. Links that join two endpoints, and
/// links of rate 0, carry nothing. Costs links times switches with targets: 512 leaves take about 0.1 s.
/// Test: TrafficTest.
TrafficResult trafficOf(const FabricNetwork &network, const Traffic &traffic, const Failures &failures = {});

/// Load over rate of the fuller direction of each link when `share` of the injection is sent; 0 of a link
/// without a rate.
std::vector<double> utilisationOf(const FabricNetwork &network, const LinkLoads &load, double share = 1);

struct TrafficClass {
    Traffic traffic = {};
    double demand = 1; ///< share of its injection that it wants, 0..1
};

struct ClassShare {
    double demanded = 0, obtained = 0; ///< shares of the injection of the class
    Bandwidth throughput = {};         ///< obtained, of all its sources
    LinkEnd binding = {};              ///< the full link that holds it back; none if it has what it wants

    bool operator==(const ClassShare &) const = default;
};

struct Contention {
    std::vector<ClassShare> classes = {}; ///< in the order given
    LinkLoads load = {};                  ///< of all of them together, at what they obtain

    bool operator==(const Contention &) const = default;
};

/// Classes that run at once. Their shares rise together until a class has what it demands or meets a full
/// link; then it stays and the others go on: max-min fairness by progressive filling (Bertsekas and Gallager,
/// Data Networks, 2nd ed., 6.5.2). A class keeps one share for all its sources. Test: TrafficTest.
Contention contend(const FabricNetwork &network, const std::vector<TrafficClass> &classes,
                   const Failures &failures = {});

} // namespace clusterwright
