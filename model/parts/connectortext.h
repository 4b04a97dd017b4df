// Text of connectors: how many of which kind and type a part has, and one of them for a list.
#pragma once

#include "model/parts/connector.h"

namespace clusterwright {

/// "24 power outlets: 21 C13, 3 C19"; one line for each kind, types by their first connector.
std::vector<std::string> connectorSummary(const std::vector<Connector> &connectors);

/// "C13" for "iec-60320-c13", "400GBASE-X-OSFP" for "400gbase-x-osfp"; empty if no type is stated.
std::string connectorTypeText(const Connector &connector);

/// "Power outlet", "Interface".
std::string connectorKindText(ConnectorKind kind);

} // namespace clusterwright
