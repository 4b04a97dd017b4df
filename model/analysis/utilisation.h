// Utilisation: how much of their limits the feeds of a rack carry.
#pragma once

#include "model/analysis/power.h"

namespace clusterwright {

/// Load over limit; 1 = at the limit.
struct Utilisation {
    double share = 0;
    bool isLeast = false; ///< something is unknown, so that the true one may be higher

    bool operator==(const Utilisation &) const = default;
};

/// Of the feed that is closest to its limit, in normal operation and with the worst other feed lost; none if
/// there is no feed with a known limit, or nothing is known of the loads.
std::optional<Utilisation> worstUtilisation(const RackFeeds &feeds, const Design &design);
std::optional<Utilisation> worstUtilisationFeedLost(const RackFeeds &feeds, const Design &design);

/// "82 %", "≥ 82 %", "unknown".
std::string formatUtilisation(const std::optional<Utilisation> &utilisation);

} // namespace clusterwright
