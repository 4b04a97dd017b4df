// What the file of a NetBox type says of a part that did not come from one: slug, connectors, remarks.
#pragma once

#include "model/parts/part.h"

namespace clusterwright::netbox {

/// The slug that the part came with, else one made from its id.
std::string slugOfPart(const Part &part);

/// The connectors of the part. If it lists none: one power port for each supply, its network ports named "1",
/// "2" ... and "mgmt1" ..., the inlet of a rack PDU and its outlets.
std::vector<Connector> connectorsFor(const Part &part);

/// What is_powered says: as stated; else false for what draws no power of its own and passes none on.
std::optional<bool> statedPower(const Part &part);

/// Sentences for the comments: which figures are estimates, and what the file cannot say. None for an
/// imported part without estimates.
std::vector<std::string> remarksOf(const Part &part);

} // namespace clusterwright::netbox
