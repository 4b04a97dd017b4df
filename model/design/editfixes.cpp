#include "model/design/editfixes.h"

#include "model/checks/rule.h"
#include "model/design/arrange.h"
#include "model/design/edit.h"
#include "model/evaluation.h"

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

/// Forgets which banks cords of a rack type were put on, so that they are balanced again.
Result<Design> balancePhases(Design design, const Finding &finding)
{
    RackType *type = findById(design.rackTypes, finding.objects.back());
    if (!type)
        return wrong(finding.objects.back(), "rack_type", "is not in the design any more.");
    for (Placement &placement : type->placements)
        placement.banks.clear();
    return design;
}

/// One more of the rack PDU or shelf that is overloaded, at the first free place.
Result<Design> addFeed(Design design, const Finding &finding)
{
    const RackType *type = findById(design.rackTypes, finding.objects.back());
    const Placement *feed = type ? findById(type->placements, finding.objects.front()) : nullptr;
    if (!feed)
        return wrong(finding.objects.front(), "feed", "is not in a rack any more.");
    const RackTypeId typeId = type->id;
    const Part part = partOf(design, *feed); // it lives in the design that changes
    return placePart(std::move(design), typeId, part, {});
}

Result<Design> changeBreaker(Design design, const Finding &finding)
{
    const Evaluation evaluation = evaluate(design);
    const auto &sources = evaluation.results.chain.sources;
    const auto load = std::ranges::find(sources, finding.objects.front(), &SourceLoad::source);
    const auto breaker = load == sources.end() ? std::nullopt : nextBreaker(design, *load);
    if (!breaker)
        return wrong(finding.objects.front(), "breaker_a", "has no larger standard size that would help.");
    return setValue(std::move(design), finding.objects.front(), "breaker_a", inAmperes(*breaker));
}

} // namespace

Result<Design> applyQuickFix(Design design, const Finding &finding, const Library &library)
{
    if (finding.quickFix.empty() || finding.objects.empty())
        return wrong(finding.rule, "fix", "has no quick fix here.");
    if (finding.rule == "MEC001")
        return moveAway(std::move(design), finding);
    if (finding.rule == "PWR004" && findById(design.powerSources, finding.objects.front()))
        return setValue(std::move(design), finding.objects.front(), "rotates_lines", "yes");
    if (finding.rule == "PWR004" || finding.rule == "PWR005")
        return balancePhases(std::move(design), finding);
    const bool isAboutFeed = findById(design.rackTypes, finding.objects.back()) != nullptr;
    if ((finding.rule == "PWR001" || finding.rule == "PWR002") && isAboutFeed)
        return addFeed(std::move(design), finding);
    if (finding.rule == "PWR001" || finding.rule == "PWR002")
        return changeBreaker(std::move(design), finding);
    if (finding.rule == "REL003" && finding.limit)
        return setValue(std::move(design), finding.objects.front(), "stock", *finding.limit);
    return closeUnits(std::move(design), finding, library);
}

} // namespace clusterwright
