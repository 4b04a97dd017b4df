// InfraGraph: devices, how many of them there are, and the links between their ports, in the YAML of the
// InfraGraph schema 2.4 (github.com/Keysight/infragraph), for programs that simulate training traffic.
#pragma once

#include "model/evaluation.h"

namespace clusterwright {

/// One device for each part, with its accelerators and the port groups that are in use, all joined to one
/// hub, as the inside of a part is not described; one instance for each role of a part, numbered in the order
/// of the racks. Links between consecutive ports of the same two devices share an edge with slices. Links of
/// a split port are edges at the same port.
std::string infragraphYaml(const Design &design, const Evaluation &evaluation);

} // namespace clusterwright
