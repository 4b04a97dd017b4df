// Where used: which rack types and node types of a design hold a part, and how many pieces of it there are.
#pragma once

#include "model/design/design.h"

namespace clusterwright {

struct WhereUsed {
    struct InRackType {
        RackTypeId type;
        std::string name;
        int perRack = 0; ///< pieces in one rack, from 1
        int racks = 0;   ///< that stand in the design

        bool operator==(const InRackType &) const = default;
    };
    struct InNodeType {
        NodeTypeId type;
        std::string name;

        bool operator==(const InNodeType &) const = default;
    };
    std::vector<InRackType> rackTypes; ///< in the order of the design; a rack holds its own rack part once
    std::vector<InNodeType> nodeTypes; ///< whose chassis it is
    int racks = 0;                     ///< of all these types
    int pieces = 0;                    ///< in all these racks; a type without a rack adds none

    bool isUsed() const { return !rackTypes.empty() || !nodeTypes.empty(); }
    bool operator==(const WhereUsed &) const = default;
};

WhereUsed whereUsed(const Design &design, const PartId &part);

} // namespace clusterwright
