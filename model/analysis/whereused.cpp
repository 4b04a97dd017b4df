#include "model/analysis/whereused.h"

namespace clusterwright {

WhereUsed whereUsed(const Design &design, const PartId &part)
{
    std::map<RackTypeId, int> racks;
    for (const Rack &rack : design.racks)
        ++racks[rack.type];
    WhereUsed used;
    for (const RackType &type : design.rackTypes) {
        WhereUsed::InRackType entry{type.id, type.name, type.rack == part ? 1 : 0, racks[type.id]};
        for (const Placement &placement : type.placements)
            entry.perRack += partOf(design, placement).id == part ? 1 : 0;
        if (entry.perRack == 0)
            continue;
        used.racks += entry.racks;
        used.pieces += entry.perRack * entry.racks;
        used.rackTypes.push_back(std::move(entry));
    }
    for (const NodeType &type : design.nodeTypes)
        if (type.chassis == part)
            used.nodeTypes.push_back({type.id, type.name});
    return used;
}

} // namespace clusterwright
