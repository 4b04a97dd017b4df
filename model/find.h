// Find: where the words of a search stand in a design.
#pragma once

#include "model/design/design.h"
#include "model/words.h"

namespace clusterwright {

enum class FoundKind {
    Hall,
    Row,
    Rack,
    RackType,
    Device,
    PowerSource,
    CoolingLoop,
    Fabric,
    Workload,
    Statement // the last
};

/// One thing that was found. A device stands for all racks of its type, unless the words name the rack, too.
struct Hit {
    FoundKind kind = FoundKind::Rack;
    std::string id;   ///< of the object; of a device its placement
    std::string name; ///< "A01", "node-1", "A01-node-1"; of a statement its text
    RackTypeId type;  ///< of a rack, a rack type or a device
    RackId rack;      ///< of a rack, or of a device in one rack

    bool operator==(const Hit &) const = default;
};

/// Halls, rows, racks, rack types with their devices, pieces of the power chain, cooling loops, networks,
/// workloads and statements in which every word stands, in the order of the design. Looked at are names and
/// ids, of devices also the role and the part, and the name of the rack type, of workloads the model;
/// "A01 node-1" and "A01-node-1" find a device in one rack. Nothing if there are no words.
std::vector<Hit> find(const Design &design, const std::string &text);

/// What the search looks at.
std::string searchTextOf(const Rack &rack);
std::string searchTextOf(const Design &design, const RackType &type);
std::string searchTextOf(const Design &design, const Placement &placement);

} // namespace clusterwright
