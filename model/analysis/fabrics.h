// Fabrics: what follows for every network of the design: its links, its cables, and what it can carry.
#pragma once

#include "model/analysis/cableruns.h"
#include "model/analysis/fabriccapacity.h"
#include "model/analysis/placed.h"

#include <list>

namespace clusterwright {

struct FabricResults {
    FabricNetwork network;
    CableResults cables;
    FabricCapacity capacity;
    std::int64_t unplaced = 0; ///< switches that are needed and stand nowhere
    std::int64_t idle = 0;     ///< switches that stand with the roles of its tiers and are not needed

    bool operator==(const FabricResults &) const = default;
};

/// In the order of the design.
std::vector<FabricResults> computeFabrics(const Design &design);

/// The most that the transceivers of a device draw, over all racks of its type. Devices without any are left
/// out.
std::map<PlacementId, Power> modulePowers(const Design &design, const std::vector<FabricResults> &fabrics);

/// What is placed in each rack type, with the power of transceivers added to parts whose own figures leave it
/// out (ModulePower). Keeps the parts that it made; must outlive what it hands out, as must the design.
class LoadedPlaces {
public:
    LoadedPlaces(const Design &design, const std::vector<FabricResults> &fabrics);

    std::vector<Placed> in(const RackType &type);

private:
    const Design &m_design;
    std::map<PlacementId, Power> m_modules;
    std::list<Part> m_parts;
};

} // namespace clusterwright
