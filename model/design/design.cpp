#include "model/design/design.h"

namespace clusterwright {

Design::Design() = default;
Design::Design(const Design &other) = default;
Design::Design(Design &&other) noexcept = default;
Design &Design::operator=(const Design &other) = default;
Design &Design::operator=(Design &&other) noexcept = default;
Design::~Design() = default;

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

std::string titleOf(ComponentClass component)
{
    std::string title(nameOf(component));
    std::ranges::replace(title, '_', ' ');
    return title;
}

std::string upkeepIdOf(ComponentClass component)
{
    return "upkeep-" + std::string(nameOf(component));
}

bool isPlanId(const std::string &id)
{
    return id == economicsId || id == upkeepId || id == swingId || id == cablingId ||
           std::ranges::any_of(namesOf<ComponentClass>, [&](const Name<ComponentClass> &name) {
               return id == upkeepIdOf(name.value);
           });
}

ComponentUpkeep upkeepOf(const Design &design, ComponentClass component)
{
    const auto &all = design.upkeep.components;
    const auto found = std::ranges::find(all, component, &ComponentUpkeep::component);
    return found == all.end() ? ComponentUpkeep{component, {}, {}, {}, {}} : *found;
}

} // namespace clusterwright
