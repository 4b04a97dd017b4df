#include "model/design/arrange.h"

#include "model/design/edit.h"
#include "model/design/footprint.h"
#include "model/design/ids.h"

namespace clusterwright {
namespace {

Error unknownRack(const RackId &rack)
{
    return wrong(rack, "rack", "is no rack of the design.");
}

/// One more of what the request was made for, with the cords of the original.
Result<Design> placeCopy(const Design &design, const RackTypeId &type, const Placement &original,
                         const PlaceRequest &request)
{
    const auto *node = std::get_if<NodeTypeRef>(&original.thing);
    auto next = node ? placeNodeType(design, type, node->nodeType, request)
                     : placePart(design, type, partOf(design, original), request);
    if (!next)
        return next;
    Design copied = next.take();
    findById(copied.rackTypes, type)->placements.back().cords = original.cords;
    return copied;
}

} // namespace

Result<Design> copyPlacement(Design design, const RackTypeId &typeId, const PlacementId &item, int count,
                             std::optional<HalfUnits> bottom, std::optional<HalfUnits> step)
{
    const RackType *type = findById(design.rackTypes, typeId);
    const Placement *found = type ? findById(type->placements, item) : nullptr;
    if (!found)
        return wrong(item, "item", "does not stand in rack type " + typeId + ".");
    const UnitPlace *place = unitPlaceOf(*found);
    if (!place)
        return wrong(item, "item", "hangs at a side; place another one instead.");
    if (count < 0 || (step && step->count < 1))
        return wrong(item, count < 0 ? "count" : "step",
                     count < 0 ? "must be 0 or more." : "must be half a unit or more.");
    const Placement original = *found;
    const HalfUnits height = partOf(design, original).size.height->value;
    PlaceRequest request;
    request.role = original.role;
    request.face = place->face;
    request.bottom = bottom.value_or(place->bottom + height);
    for (int made = 0; count == 0 || made < count; ++made) {
        auto next = placeCopy(design, typeId, original, request);
        if (!next && count == 0 && made > 0)
            break; // full
        if (!next)
            return next;
        design = next.take();
        request.bottom = *request.bottom + step.value_or(height);
    }
    return design;
}

Result<Design> cloneRack(Design design, const RackId &rackId, const RowId &row, const std::string &name)
{
    const Rack *found = findById(design.racks, rackId);
    if (!found)
        return unknownRack(rackId);
    const Rack original = *found;
    auto next = addRacks(std::move(design), original.type, row.empty() ? original.row : row, 1, name);
    if (!next)
        return next;
    Design cloned = next.take();
    cloned.racks.back().feedSources = original.feedSources;
    return cloned;
}

Result<Design> makeUnique(Design design, const RackId &rackId, const std::string &name)
{
    Rack *rack = findById(design.racks, rackId);
    if (!rack)
        return unknownRack(rackId);
    if (rackCount(design, rack->type) < 2)
        return wrong(rackId, "rack", "is the only rack of its type already.");
    RackType type = *findById(design.rackTypes, rack->type);
    type.id = takeId(design, {}, "rack-type").take();
    type.name = name.empty() ? type.name + ", " + rack->name : name;
    for (Placement &placement : type.placements)
        placement.id = takeId(design, {}, "item").take();
    rack->type = type.id;
    design.rackTypes.push_back(std::move(type));
    return design;
}

Result<Design> renameRacks(Design design, const std::string &rowOrType, const std::string &pattern)
{
    if (!hasNumber(pattern))
        return wrong(rowOrType, "name", "needs a place for the number, such as A{n:02}.");
    int n = 0;
    for (Rack &rack : design.racks)
        if (rack.row == rowOrType || rack.type == rowOrType)
            rack.name = numberedName(pattern, ++n);
    if (n == 0)
        return wrong(rowOrType, "object", "is no row or rack type of the design that has racks.");
    return design;
}

Result<Design> moveRack(Design design, const RackId &rackId, double x, double y)
{
    Rack *rack = findById(design.racks, rackId);
    if (!rack)
        return unknownRack(rackId);
    rack->x = x;
    rack->y = y;
    if (auto error = leavesHall(design, *rack))
        return *std::move(error);
    return design;
}

Result<Design> moveRow(Design design, const RowId &rowId, double x, double y)
{
    Row *row = findById(design.rows, rowId);
    if (!row)
        return wrong(rowId, "row", "is no row of the design.");
    const double east = x - row->x, south = y - row->y;
    row->x = x;
    row->y = y;
    if (auto error = leavesHall(design, *row))
        return *std::move(error);
    for (Rack &rack : design.racks) {
        if (rack.row != rowId)
            continue;
        rack.x += east;
        rack.y += south;
        if (auto error = leavesHall(design, rack))
            return *std::move(error);
    }
    return design;
}

} // namespace clusterwright
