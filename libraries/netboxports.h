// What the port types of NetBox stand for: rates, connectors and plugs, in the words of parts.
#pragma once

#include "model/parts/part.h"

namespace clusterwright::netbox {

/// Whether a cable or a module can be plugged in: not virtual, not wireless.
bool isWired(std::string_view interfaceType);
/// Network ports of a part by rate, connector and use, in the order of their first ones; without those that
/// are not wired. The rate and the connector are empty where the type does not say them.
std::vector<PortGroup> portGroupsOf(const std::vector<Connector> &connectors);
/// The interface type of such ports, "other" if there is none. `isInfiniband`: the ports speak nothing else.
std::string interfaceTypeOf(const PortGroup &group, bool isInfiniband);

/// "iec-60320-c13" -> "C13", "iec-60309-3p-n-e-6h" -> "IEC 60309 3P+N+E 6h", "nema-l6-30p" -> "NEMA L6-30P".
std::string plugText(std::string_view type);
/// The type among some that has this text, "other" if there is none.
std::string plugType(const std::string &text, bool isOutlet);

/// Groups of equal outlets, in the order of their first ones.
std::vector<PortGroup> outletGroupsOf(const std::vector<Connector> &connectors);

} // namespace clusterwright::netbox
