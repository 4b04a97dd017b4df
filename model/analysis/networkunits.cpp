// Scalable units: which devices form one, and where in it each of them is.
#include "model/analysis/networkattach.h"

namespace clusterwright::net {
namespace {

/// Of the devices that are attached by unit: how many links they have so. 0 = attached in another way.
std::vector<std::int32_t> unitLinks(const Draft &draft)
{
    std::vector<std::int32_t> links(draft.network.devices.size());
    for (const Socket &socket : draft.sockets)
        if (attachOf(draft, socket) == Attach::Unit)
            ++links[static_cast<std::size_t>(socket.own.device)];
    return links;
}

/// A device among those of its rack, and its rack among those that hold such devices.
struct Ordinal {
    Count rack = 0, inRack = 0;
};

std::vector<Ordinal> ordinalsOf(const Draft &draft, const std::vector<std::int32_t> &links)
{
    std::vector<Ordinal> ordinals(links.size());
    Ordinal last{-1, -1};
    std::int32_t rack = -1;
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (links[i] == 0)
            continue;
        const bool isNext = draft.network.devices[i].rack != rack;
        last = isNext ? Ordinal{last.rack + 1, 0} : Ordinal{last.rack, last.inRack + 1};
        rack = draft.network.devices[i].rack;
        ordinals[i] = last;
    }
    return ordinals;
}

/// Places that each rack of a unit keeps for its devices, so that one that is missing moves nobody in other
/// racks; 0 if racks do not have as many each.
Count placesPerRack(const std::vector<Ordinal> &ordinals, Count racks, std::optional<Count> nodes)
{
    Count places = 0;
    for (const Ordinal &ordinal : ordinals)
        places = std::max(places, ordinal.inRack + 1);
    return nodes && product({racks, places}) <= *nodes ? places : 0;
}

/// Devices and racks of a unit, as far as they are stated, and the places that a rack of it keeps.
struct Sizes {
    std::optional<Count> nodes, racks;
    Count places = 0;
};

Sizes sizesOf(Draft &draft, const std::vector<Ordinal> &ordinals)
{
    constexpr Count most = std::numeric_limits<std::int32_t>::max();
    Sizes sizes;
    if (draft.fabric.nodesPerUnit)
        sizes.nodes = within(draft, "nodesPerUnit", *draft.fabric.nodesPerUnit, most);
    if (draft.fabric.racksPerUnit)
        sizes.racks = within(draft, "racksPerUnit", *draft.fabric.racksPerUnit, most);
    if (sizes.racks)
        sizes.places = placesPerRack(ordinals, *sizes.racks, sizes.nodes);
    return sizes;
}

} // namespace

Units unitsOf(Draft &draft, Count planes, Count rails)
{
    const std::vector<std::int32_t> links = unitLinks(draft);
    const std::vector<Ordinal> ordinals = ordinalsOf(draft, links);
    const auto &[nodes, racks, places] = sizesOf(draft, ordinals);
    Units units{.size = nodes.value_or(0), .position = std::vector<std::int32_t>(links.size())};
    Count node = 0, inUnit = 0, most = 0;
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (links[i] == 0)
            continue;
        const Count unit = racks ? ordinals[i].rack / *racks : nodes ? node / *nodes : 0;
        inUnit = unit < units.count ? inUnit : 0;
        const Count place = places > 0 ? ordinals[i].rack % *racks * places + ordinals[i].inRack : inUnit;
        units.position[i] = static_cast<std::int32_t>(place);
        units.count = unit + 1;
        units.size = std::max(units.size, place + 1);
        draft.network.devices[i].unit = static_cast<std::int32_t>(unit);
        most = std::max<Count>(most, links[i]);
        ++node;
        ++inUnit;
    }
    units.linksPerRail = dividedUp(dividedUp(most, planes), rails);
    return units;
}

} // namespace clusterwright::net
