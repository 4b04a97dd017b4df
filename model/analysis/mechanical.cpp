#include "model/analysis/mechanical.h"

namespace clusterwright {

void Bulk::add(const Bulk &other, int times)
{
    unitsTotal.count += other.unitsTotal.count * times;
    unitsUsed.count += other.unitsUsed.count * times;
    contents.add(other.contents, times);
    all.add(other.all, times);
}

Bulk computeBulk(const Part &rack, const std::vector<Placed> &placed)
{
    Bulk bulk;
    bulk.unitsTotal = rack.size.height->value;
    std::vector<bool> taken(static_cast<std::size_t>(bulk.unitsTotal.count), false);
    for (const Placed &thing : placed) {
        bulk.contents.add(thing.part->size.mass);
        const UnitPlace *place = unitPlaceOf(*thing.placement);
        if (!place)
            continue;
        const int top =
            std::min((place->bottom + thing.part->size.height->value).count, bulk.unitsTotal.count);
        for (int unit = std::max(0, place->bottom.count); unit < top; ++unit)
            taken[static_cast<std::size_t>(unit)] = true;
    }
    bulk.unitsUsed.count = static_cast<int>(std::ranges::count(taken, true));
    bulk.all = bulk.contents;
    bulk.all.add(rack.size.mass);
    return bulk;
}

} // namespace clusterwright
