// Components of a NetBox type file as connectors, and values of such a file in one spelling.
#pragma once

#include "libraries/netboxschema.h"

namespace clusterwright::netbox {

/// All lists of a checked file in the order of ConnectorKind, each in its own order. What a connector has no
/// member for stands in Connector::more under NetBox's key, with these exceptions:
/// - `poe`, the name of `_is_power_source` until 2025, is kept under the newer name;
/// - the position of a device bay, which files had until 2025, goes into its description;
/// - the list port-mappings is kept on the front ports as the older form of a file has it: `rear_port` and
///   `rear_port_position` of the first mapping, `rear_port.2` of the second ..., and `front_port_position`
///   where that is not 1.
std::vector<Connector> connectorsOf(const YamlNode &root);

/// A value in one spelling, so that equal files give equal parts: "True" as "true", "1.0" as "1", the texts
/// of a list on one line each.
std::string plainText(const YamlNode &node, const KeyRule &rule);

/// The number under a key in hundredths.
std::optional<std::int64_t> numberOf(const YamlNode &map, std::string_view key);
/// Whether a text is one of the spellings of true.
bool isTrue(std::string_view text);

} // namespace clusterwright::netbox
