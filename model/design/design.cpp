#include "model/design/design.h"

namespace clusterwright {

bool Baseline::operator==(const Baseline &other) const
{
    if (design == other.design)
        return true;
    return design && other.design && *design == *other.design;
}

const Part &partOf(const Design &design, const Placement &placement)
{
    if (const auto *ref = std::get_if<NodeTypeRef>(&placement.thing))
        return design.parts.at(findById(design.nodeTypes, ref->nodeType)->chassis);
    return design.parts.at(std::get<PartRef>(placement.thing).part);
}

const Part &rackPartOf(const Design &design, const RackType &type)
{
    return design.parts.at(type.rack);
}

const UnitPlace *unitPlaceOf(const Placement &placement)
{
    return std::get_if<UnitPlace>(&placement.place);
}

int rackCount(const Design &design, const RackTypeId &type)
{
    return static_cast<int>(std::ranges::count(design.racks, type, &Rack::type));
}

} // namespace clusterwright
