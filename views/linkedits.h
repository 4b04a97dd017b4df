// Link edits: a link of a network decided by hand, and given back to the rule.
#pragma once

#include "model/analysis/fabrics.h"
#include "model/result.h"

namespace clusterwright {

/// A port as a decided link names it; none if its device stands nowhere or its part states no such port.
std::optional<PortPlace> portPlaceOf(const Design &design, const Fabric &fabric, const FabricNetwork &network,
                                     const FabricPort &port);

/// What is decided for a link of the network, or null.
const LinkOverride *decisionOf(const Design &design, const FabricNetwork &network, std::size_t link);

/// Joins end a of a link to another port; without a port it stays unconnected. Fails if end a cannot be
/// named.
Result<Design> connectElsewhere(const Design &design, std::size_t fabric, const FabricNetwork &network,
                                std::size_t link, const PortPlace &to, const std::string &reason);

/// Takes back what was decided for a link. Fails if nothing was.
Result<Design> backToTheRule(const Design &design, const FabricNetwork &network, std::size_t link);

} // namespace clusterwright
