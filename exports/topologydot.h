// DOT: the links of all networks as graphs for programs that compare them with what is plugged in.
#pragma once

#include "model/evaluation.h"

namespace clusterwright {

/// For the Prescriptive Topology Manager (topology.dot): "device":"port" -- "device":"port" for each link.
/// Interface names are those of the parts.
std::string topologyDot(const Design &design, const Evaluation &evaluation);

/// For the Cable Validation Tool: the same, with label, role (host, leaf, spine, super_spine) and os of each
/// device. The operating system is not part of a design and stays empty.
std::string validationDot(const Design &design, const Evaluation &evaluation);

} // namespace clusterwright
