// Ports of a part: its network ports in groups, whichever way they were stated, and what each is called.
#pragma once

#include "model/parts/part.h"

namespace clusterwright {

/// The stated port groups of a server, switch, storage system or adapter; else one group per type of the
/// network interfaces among its connectors; else nothing.
std::vector<PortGroup> portGroupsOf(const Part &part);

/// Cages of a group: ceil(count / ports of a cage).
std::int64_t cagesOf(const PortGroup &group);

/// Links that one port of the group can carry at this rate: 1 if its own rate is unknown or not above.
std::int64_t linksPerPort(const PortGroup &group, Bandwidth rate);

/// Name of a port, from 0, after the pattern of its group: {n} its number from 1, counted on over the groups
/// before it with the same pattern, {cage} its cage from 1, counted on in the same way, and {port} its place
/// in that, from 1. Without a pattern "p{n}". A port that is split has "s" and the number of the link, from
/// 0, behind it.
std::string portName(const std::vector<PortGroup> &groups, std::size_t group, std::int64_t port,
                     std::optional<std::int64_t> link = {});

} // namespace clusterwright
