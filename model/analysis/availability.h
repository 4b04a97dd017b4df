// Availability of redundant power: the supplies of a device, and the feeds of a rack with what is upstream.
#pragma once

#include "model/analysis/power.h"

namespace clusterwright {

/// MTBF / (MTBF + repair) of one unit of a class; none where its failures or its repair are not stated.
std::optional<double> unitAvailability(const Upkeep &upkeep, ComponentClass component);

/// That enough supplies of a device work: k of n, each failing on its own (binomial). None where the part
/// does not state its supplies. Test: AvailabilityTest.
std::optional<double> suppliesAvailability(const Part &part, const Upkeep &upkeep);

/// That enough of n alike feeds work, less those failures that take all of them at once:
/// k of n - commonCause (1 - A). For one of two it is 1 - (1 - A)^2 - commonCause (1 - A).
/// Test: AvailabilityTest.
double feedsAvailability(int needed, int installed, double one, double commonCause);

/// How the feeds of the racks of a type back each other.
struct RackFeedAvailability {
    int installed = 0, needed = 0;  ///< needed: all of them, or all but one where no device is lost with one
    std::optional<double> one;      ///< of the rack PDU or shelf and the chain above it
    std::optional<double> together; ///< none where the common cause is not stated
};

/// As the feeds of this rack hang on the chain. A piece of the chain is up if it works and any of those that
/// feed it, standby ones included, is up; pieces are taken to fail on their own, so that what two feeds share
/// upstream is in the common cause only. The feed of the lowest availability stands for all.
RackFeedAvailability rackFeedAvailability(const Design &design, const Rack &rack, const RackFeeds &feeds);

} // namespace clusterwright
