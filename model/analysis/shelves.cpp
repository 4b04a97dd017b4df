#include "model/analysis/shelves.h"

#include "model/calculators/power.h"

#include <algorithm>
#include <cmath>

namespace clusterwright {
namespace {

/// The middle of something in half units above the lowest edge; none for what hangs at a side.
std::optional<double> heightOf(const Placed &thing)
{
    const UnitPlace *place = unitPlaceOf(*thing.placement);
    if (!place)
        return std::nullopt;
    return place->bottom.count + thing.part->size.height->value.count / 2.0;
}

std::vector<const Placed *> shelvesIn(const std::vector<Placed> &placed)
{
    std::vector<const Placed *> shelves;
    for (const Placed &thing : placed)
        if (const auto *facts = factsOf<FeedFacts>(*thing.part); facts && facts->isShelf && heightOf(thing))
            shelves.push_back(&thing);
    std::ranges::stable_sort(shelves, {}, [](const Placed *shelf) { return *heightOf(*shelf); });
    return shelves;
}

void addCapacity(ShelfGroup &group, const std::vector<const Placed *> &shelves)
{
    Power sum{}, largestModule{}, largestShelf{};
    for (const Placed *shelf : shelves) {
        const FeedFacts &facts = *factsOf<FeedFacts>(*shelf->part);
        if (!facts.modules || !facts.moduleRating)
            return;
        const Power all = facts.moduleRating->value * static_cast<double>(facts.modules->value);
        group.each.push_back(all);
        sum += all;
        largestShelf = std::max(largestShelf, all);
        largestModule = std::max(largestModule, facts.moduleRating->value);
    }
    group.installed = sum;
    group.afterModule = sum - largestModule;
    group.afterShelf = sum - largestShelf;
}

/// Puts the current of a device on the shelves that are nearest to it.
void addCurrent(std::vector<BusTap> &taps, const std::vector<const Placed *> &shelves, double height,
                Current current)
{
    constexpr double same = 1e-9;
    double nearest = std::abs(*heightOf(*shelves.front()) - height);
    for (const Placed *shelf : shelves)
        nearest = std::min(nearest, std::abs(*heightOf(*shelf) - height));
    std::vector<std::size_t> feeding;
    for (std::size_t i = 0; i < shelves.size(); ++i)
        if (std::abs(*heightOf(*shelves[i]) - height) <= nearest + same)
            feeding.push_back(i);
    for (const std::size_t i : feeding) {
        const Current share = current / static_cast<double>(feeding.size());
        taps[i].tap += share;
        (height < *heightOf(*shelves[i]) ? taps[i].below : taps[i].above) += share;
    }
}

} // namespace

ShelfGroup computeShelves(const Part &rack, const std::vector<Placed> &placed)
{
    ShelfGroup group;
    const auto shelves = shelvesIn(placed);
    if (shelves.empty())
        return group;
    const RackFacts &facts = *factsOf<RackFacts>(rack);
    addCapacity(group, shelves);
    if (facts.busCurrent)
        group.busLimit = facts.busCurrent->value;
    const bool isBusKnown = facts.busVoltage && facts.busVoltage->value > Voltage{};
    for (const Placed *shelf : shelves) {
        group.shelves.push_back(shelf->placement->id);
        if (isBusKnown)
            group.taps.push_back({shelf->placement->id, {}, {}, {}});
    }
    for (const Placed &thing : placed) {
        if (!drawsPower(*thing.part))
            continue;
        group.load.add(thing.part->electrical.max);
        const auto &max = thing.part->electrical.max;
        if (const auto height = heightOf(thing); isBusKnown && max && height)
            addCurrent(group.taps, shelves, *height, directCurrent(max->value, facts.busVoltage->value));
    }
    group.unknownCount = group.load.unknownCount;
    return group;
}

} // namespace clusterwright
