#include "model/design/many.h"

#include "model/design/arrange.h"
#include "model/design/edit.h"
#include "model/design/footprint.h"
#include "model/design/ids.h"

#include <cmath>
#include <set>

namespace clusterwright {
namespace {

struct Block {
    HalfUnits bottom, top;
};

const Placement *placementOf(const Design &design, const Item &item)
{
    const RackType *type = findById(design.rackTypes, item.type);
    return type ? findById(type->placements, item.id) : nullptr;
}

const UnitPlace *unitsOf(const Design &design, const Item &item)
{
    const Placement *placement = placementOf(design, item);
    return placement ? unitPlaceOf(*placement) : nullptr;
}

/// From the lowest to the highest unit of the things, by type.
std::map<RackTypeId, Block> blocksOf(const Design &design, const std::vector<Item> &items)
{
    std::map<RackTypeId, Block> blocks;
    for (const Item &item : items)
        if (const UnitPlace *place = unitsOf(design, item)) {
            const HalfUnits top =
                place->bottom + partOf(design, *placementOf(design, item)).size.height->value;
            const auto [it, isNew] = blocks.try_emplace(item.type, place->bottom, top);
            it->second.bottom = std::min(it->second.bottom, place->bottom);
            it->second.top = std::max(it->second.top, top);
        }
    return blocks;
}

Result<Design> copyBlocks(Design design, const std::vector<Item> &items,
                          const std::map<RackTypeId, HalfUnits> &distances)
{
    Result<Design> next = std::move(design);
    for (const Item &item : items) {
        const UnitPlace *place = unitsOf(next.value(), item);
        const auto bottom = place ? std::optional(place->bottom + distances.at(item.type)) : std::nullopt;
        next = copyPlacement(next.take(), item.type, item.id, 1, bottom);
        if (!next)
            break;
    }
    return next;
}

double rounded(double length)
{
    constexpr double perMetre = 1e6;
    return std::round(length * perMetre) / perMetre;
}

std::map<RowId, HallId> hallsOfRows(const Design &design)
{
    std::map<RowId, HallId> halls;
    for (const Row &row : design.rows)
        halls.emplace(row.id, row.hall);
    return halls;
}

bool standInEachOther(const Rack &a, const Footprint &sizeA, const Rack &b, const Footprint &sizeB)
{
    constexpr double tolerance = 1e-4; // metres: racks that touch do not overlap
    return a.x + sizeA.width > b.x + tolerance && b.x + sizeB.width > a.x + tolerance &&
           a.y + sizeA.depth > b.y + tolerance && b.y + sizeB.depth > a.y + tolerance;
}

std::optional<Error> collision(const Design &design, const std::set<RackId> &moved)
{
    const auto sizes = footprintsOf(design);
    const auto halls = hallsOfRows(design);
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < design.racks.size(); ++i)
        if (!moved.contains(design.racks[i].id))
            others.push_back(i);
    for (std::size_t i = 0; i < design.racks.size(); ++i) {
        const Rack &rack = design.racks[i];
        if (!moved.contains(rack.id))
            continue;
        for (const std::size_t other : others)
            if (standInEachOther(rack, sizes[i], design.racks[other], sizes[other]) &&
                halls.at(rack.row) == halls.at(design.racks[other].row))
                return wrong(rack.id, {},
                             "The new place of " + rack.name + " overlaps " + design.racks[other].name + ".");
    }
    return std::nullopt;
}

/// Rows that have racks, all of which are moved.
std::set<RowId> wholeRows(const Design &design, const std::set<RackId> &moved)
{
    std::set<RowId> whole, broken;
    for (const Rack &rack : design.racks)
        (moved.contains(rack.id) ? whole : broken).insert(rack.row);
    std::erase_if(whole, [&](const RowId &row) { return broken.contains(row); });
    return whole;
}

} // namespace

Result<Design> moveItems(Design design, std::vector<Item> items, HalfUnits by)
{
    const Item first = items.empty() ? Item() : items.front();
    std::erase_if(items, [&](const Item &item) {
        const Placement *placement = placementOf(design, item);
        return placement && !unitPlaceOf(*placement);
    });
    if (items.empty())
        return wrong(first.id, "item", "hangs at a side and has no unit to move from.");
    for (const Item &item : items)
        if (!placementOf(design, item))
            return wrong(item.id, "item", "does not stand in rack type " + item.type + ".");
    std::ranges::stable_sort(items, [&](const Item &a, const Item &b) {
        const HalfUnits bottomA = unitsOf(design, a)->bottom, bottomB = unitsOf(design, b)->bottom;
        return by > HalfUnits{} ? bottomB < bottomA : bottomA < bottomB; // none is in the way of the next
    });
    for (const Item &item : items) {
        const HalfUnits bottom = unitsOf(design, item)->bottom + by;
        auto next = movePlacement(std::move(design), item.type, item.id, {.bottom = bottom});
        if (!next)
            return next;
        design = next.take();
    }
    return design;
}

Result<Design> removeItems(Design design, const std::vector<Item> &items)
{
    for (const Item &item : items) {
        auto next = removePlacement(std::move(design), item.type, item.id);
        if (!next)
            return next;
        design = next.take();
    }
    return design;
}

Result<Design> duplicateItems(Design design, const std::vector<Item> &items, int count,
                              std::optional<HalfUnits> step)
{
    if (items.empty() || count < 0 || (step && step->count < 1))
        return wrong(items.empty() ? PlacementId() : items.front().id, count < 0 ? "count" : "step",
                     count < 0 ? "must be 0 or more." : "must be half a unit or more.");
    const auto blocks = blocksOf(design, items);
    for (int made = 0; count == 0 || made < count; ++made) {
        std::map<RackTypeId, HalfUnits> distances;
        for (const auto &[type, block] : blocks)
            distances[type] = {(made + 1) * (step ? step->count : block.top.count - block.bottom.count)};
        auto next = copyBlocks(design, items, distances);
        if (!next && count == 0 && made > 0)
            break; // full
        if (!next)
            return next;
        design = next.take();
    }
    return design;
}

Result<Design> moveRacks(Design design, const std::vector<RackId> &racks, double east, double south)
{
    if (!std::isfinite(east) || !std::isfinite(south))
        return wrong(racks.empty() ? RackId() : racks.front(), "x_m", "and y_m must be numbers.");
    if (rounded(east) == 0 && rounded(south) == 0)
        return design;
    std::set<RackId> left(racks.begin(), racks.end());
    const std::set<RackId> moved = left;
    for (Rack &rack : design.racks)
        if (left.erase(rack.id) > 0) {
            rack.x = rounded(rack.x + east);
            rack.y = rounded(rack.y + south);
            if (auto error = leavesHall(design, rack))
                return *std::move(error);
        }
    if (!left.empty())
        return wrong(*left.begin(), "rack", "is no rack of the design.");
    for (const RowId &id : wholeRows(design, moved)) {
        Row &row = *findById(design.rows, id);
        row.x = rounded(row.x + east);
        row.y = rounded(row.y + south);
        if (auto error = leavesHall(design, row))
            return *std::move(error);
    }
    if (auto error = collision(design, moved))
        return *std::move(error);
    return design;
}

Result<Design> removeRacks(Design design, const std::vector<RackId> &racks)
{
    std::set<RackId> left(racks.begin(), racks.end());
    std::erase_if(design.racks, [&](const Rack &rack) { return left.erase(rack.id) > 0; });
    if (!left.empty())
        return wrong(*left.begin(), "rack", "is no rack of the design.");
    return design;
}

Result<Design> cloneRacks(Design design, const std::vector<RackId> &racks)
{
    for (const RackId &id : racks) {
        const Rack *original = findById(design.racks, id);
        const std::string name = original ? patternOf(original->name) : std::string();
        auto next = cloneRack(std::move(design), id, {}, name);
        if (!next)
            return next;
        design = next.take();
    }
    return design;
}

} // namespace clusterwright
