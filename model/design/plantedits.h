// Edits of what stands behind the racks: the power chain and the liquid loops. Their fields are set by
// setValue().
#pragma once

#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

/// Adds a piece of the power chain. Fails if the id is taken, one of those that feed it is unknown, or its
/// figures are out of range.
Result<Design> addPowerSource(Design design, PowerSource source);

/// Takes it out; what it fed, sources and rack feeds, no longer names it. Fails if it is unknown.
Result<Design> removePowerSource(Design design, const PowerSourceId &source);

/// Hangs feeds of this name ("A") of all racks of a hall, a row, a rack type, or of one rack on a source;
/// racks without such a feed stay as they are. An empty source gives them back a source of their own. Fails
/// if object or source are unknown, or no rack has such a feed.
Result<Design> feedRacks(Design design, const std::string &object, const std::string &feed,
                         const PowerSourceId &source);

/// Adds a liquid loop. Fails if the id is taken or a row is unknown or served by another loop.
Result<Design> addCoolingLoop(Design design, CoolingLoop loop);

/// Takes it out. Fails if it is unknown.
Result<Design> removeCoolingLoop(Design design, const CoolingLoopId &loop);

/// Whether a source gets its power from another, itself included, along any path.
bool isFedBy(const Design &design, const PowerSourceId &source, const PowerSourceId &above);

} // namespace clusterwright
