#include "model/analysis/loadsbykind.h"

namespace clusterwright {

std::map<PartKind, LoadTotals> computeLoadsByKind(const std::vector<Placed> &placed)
{
    std::map<PartKind, std::vector<Placed>> byKind;
    for (const Placed &device : placed)
        if (drawsPower(*device.part))
            byKind[kindOf(*device.part)].push_back(device);
    std::map<PartKind, LoadTotals> loads;
    for (const auto &[kind, devices] : byKind)
        loads[kind] = computeLoads(devices);
    return loads;
}

std::map<PartKind, LoadTotals> computeLoadsByKind(const Design &design)
{
    std::map<RackTypeId, int> racks;
    for (const Rack &rack : design.racks)
        ++racks[rack.type];
    std::map<PartKind, LoadTotals> loads;
    for (const RackType &type : design.rackTypes)
        if (racks[type.id] > 0)
            for (const auto &[kind, load] : computeLoadsByKind(placedIn(design, type)))
                loads[kind].add(load, racks[type.id]);
    return loads;
}

} // namespace clusterwright
