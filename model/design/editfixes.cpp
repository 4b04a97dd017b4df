#include "model/design/editfixes.h"

#include "model/checks/rule.h"
#include "model/design/arrange.h"
#include "model/design/edit.h"

namespace clusterwright {
namespace {

Result<Design> moveAway(Design design, const Finding &finding)
{
    const RackType *type = findById(design.rackTypes, finding.objects.back());
    const Placement *thing = type ? findById(type->placements, finding.objects.front()) : nullptr;
    const UnitPlace *place = thing ? unitPlaceOf(*thing) : nullptr;
    if (!place)
        return wrong(finding.objects.front(), "place", "is not in a rack any more.");
    const auto free = freePlaces(design, *type, partOf(design, *thing), place->face);
    if (free.empty())
        return wrong(thing->id, "u", "cannot change: " + type->name + " has no free place for it.");
    MoveRequest request;
    request.bottom = free.front();
    const RackTypeId typeId = type->id;
    const PlacementId thingId = thing->id;
    return movePlacement(std::move(design), typeId, thingId, request);
}

Result<Design> closeUnits(Design design, const Finding &finding, const Library &library)
{
    const RackType *type = findById(design.rackTypes, finding.objects.front());
    if (!type)
        return wrong(finding.objects.front(), "rack_type", "is not in the design any more.");
    const RackTypeId id = type->id;
    const Part &rack = rackPartOf(design, *type);
    const Part *found = blankingPanel(design, &library, rack.pitch);
    if (!found)
        return wrong(id, "part", "needs a blanking panel of 1 U; the library has none.");
    const Part panel = *found; // it may live in the design that changes
    for (const HalfUnits unit : openUnits(rack, placedIn(design, *type))) {
        PlaceRequest request;
        request.bottom = unit;
        request.face = Face::Front;
        request.name = "blank-{n}";
        auto next = placePart(std::move(design), id, panel, request);
        if (!next)
            return next;
        design = next.take();
    }
    return design;
}

} // namespace

Result<Design> applyQuickFix(Design design, const Finding &finding, const Library &library)
{
    if (finding.quickFix.empty() || finding.objects.empty())
        return wrong(finding.rule, "fix", "has no quick fix here.");
    if (finding.rule == "MEC001")
        return moveAway(std::move(design), finding);
    return closeUnits(std::move(design), finding, library);
}

} // namespace clusterwright
