// Domains: what can fail as one, how much of the design each takes with it, and whether it can be serviced
// while the rest runs.
#pragma once

#include "model/analysis/loss.h"

namespace clusterwright {

enum class Maintainable { Yes, No, Unknown };
template <>
inline constexpr auto namesOf<Maintainable> = std::array{
    Name{Maintainable::Yes, "yes"}, Name{Maintainable::No, "no"}, Name{Maintainable::Unknown, "unknown"}};

/// Failure domains of which the loss is the same.
struct DomainGroup {
    DomainKind kind = DomainKind::Rack;
    std::string name = {}; ///< "Feed A of Compute rack", "Busway A and 3 alike"
    Domain first = {};     ///< one of them
    RackTypeId type = {};  ///< in the racks of which they are; empty if in none
    int count = 1;
    // What the loss of one of them takes down:
    int racks = 0;              ///< entirely
    int devices = 0, nodes = 0; ///< in whatever rack
    std::int64_t accelerators = 0;
    int unknownCount = 0;             ///< devices, or accelerators of servers, that cannot be told
    std::optional<double> share = {}; ///< accelerators over all; none: there are none, or it cannot be told
    std::optional<Time> repair = {};  ///< none = not stated
    Maintainable maintainable = Maintainable::Unknown; ///< taken out without stopping anything else
    std::string reason = {};                           ///< of the first

    bool operator==(const DomainGroup &) const = default;
};

/// Nodes, racks, rack feeds, power sources, CDUs and loops, air handlers, rows, halls, switches by role, each
/// in the order of the design; only what stands. Costs a few steps per rack type and power source, not per
/// rack. Test: DomainsTest.
std::vector<DomainGroup> failureDomains(const Design &design, const Results &results);

/// "Rack feed", for a reader.
std::string titleOf(DomainKind kind);

} // namespace clusterwright
