#include "model/analysis/service.h"

#include "model/analysis/placed.h"

namespace clusterwright {
namespace {

/// Of the lowest unit above the floor.
std::optional<Length> baseOf(const Part &rack)
{
    const auto &outer = factsOf<RackFacts>(rack)->outerHeight;
    if (!outer || !rack.size.height)
        return std::nullopt;
    return std::max(Length{}, outer->value - inUnits(rack.size.height->value) * lengthOf(rack.pitch));
}

/// The middle of a device above the floor.
std::optional<Length> middleOf(const Placed &device, const Part &rack)
{
    const UnitPlace *place = unitPlaceOf(*device.placement);
    const auto base = baseOf(rack);
    if (!base || !place || !device.part->size.height)
        return std::nullopt;
    return *base +
           (inUnits(place->bottom) + inUnits(device.part->size.height->value) / 2) * lengthOf(rack.pitch);
}

ComponentClass classOf(const Part &part)
{
    if (factsOf<SwitchFacts>(part))
        return ComponentClass::Switch;
    if (const auto *feed = factsOf<FeedFacts>(part))
        return feed->isShelf ? ComponentClass::PowerShelf : ComponentClass::RackPdu;
    return ComponentClass::Chassis;
}

ServiceItem itemOf(const Design &design, const RackType &type, const Part &part)
{
    ServiceItem item{type.id, part.id};
    if (part.size.mass)
        item.needsTwo = part.size.mass->value > heaviestOfOne;
    item.tooHigh = item.tooLow = 0;
    item.component = classOf(part);
    const ComponentUpkeep upkeep = upkeepOf(design, item.component);
    item.hotSwap = upkeep.hotSwap;
    item.repair = upkeep.repair;
    return item;
}

void countPiece(ServiceItem &item, const std::optional<Length> &middle, int racks)
{
    item.pieces += racks;
    if (!middle) {
        item.tooHigh = item.tooLow = std::nullopt;
        return;
    }
    if (item.tooHigh)
        *item.tooHigh += *middle > highestReach ? racks : 0;
    if (item.tooLow)
        *item.tooLow += *middle < lowestReach ? racks : 0;
}

} // namespace

std::vector<ServiceItem> serviceList(const Design &design)
{
    std::vector<ServiceItem> list;
    for (const RackType &type : design.rackTypes) {
        const int racks = rackCount(design, type.id);
        const auto first = static_cast<std::ptrdiff_t>(list.size());
        for (const Placed &device : placedIn(design, type)) {
            if (racks == 0 || !unitPlaceOf(*device.placement))
                continue;
            auto item = std::find_if(list.begin() + first, list.end(),
                                     [&](const ServiceItem &other) { return other.part == device.part->id; });
            if (item == list.end())
                item = list.insert(list.end(), itemOf(design, type, *device.part));
            countPiece(*item, middleOf(device, rackPartOf(design, type)), racks);
        }
    }
    return list;
}

} // namespace clusterwright
