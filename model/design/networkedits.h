// Edits of networks: fabrics, what they join, links decided by hand, and the media table. Their fields are
// set by setValue().
#pragma once

#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

/// Adds a fabric. Parts of `library` that its tiers name are copied into the design. Fails if the id is taken
/// or a part is neither in the design nor in the library.
Result<Design> addFabric(Design design, Fabric fabric, const Library &library);

/// Takes it out, with its endpoints and the links decided for it. Fails if it is unknown.
Result<Design> removeFabric(Design design, const FabricId &fabric);

/// Adds a group of devices to a fabric. Fails if the id is taken or the fabric unknown.
Result<Design> addEndpoints(Design design, FabricEndpoints endpoints);

/// Takes it out. Fails if it is unknown.
Result<Design> removeEndpoints(Design design, const std::string &endpoints);

/// Decides a link, in place of one that was decided for the same port a. Fails if the fabric, the rack or the
/// device of an end, or the medium is unknown, or port a is not named.
Result<Design> setLink(Design design, LinkOverride link);

/// Gives the ports of a link back to the rule. Fails if it is unknown.
Result<Design> removeLink(Design design, const std::string &link);

/// Adds a row at the end of the media table, its parts copied into the design. Fails if the id is taken or a
/// part is unknown.
Result<Design> addMedium(Design design, MediumRow medium, const Library &library);

/// Takes it out; links that were given it take what the table says. Fails if it is unknown.
Result<Design> removeMedium(Design design, const MediumId &medium);

/// Whether a fabric or the media table names a part.
bool isUsedByNetworks(const Design &design, const PartId &part);

} // namespace clusterwright
