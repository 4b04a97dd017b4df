// The edits that put things into racks, move them and take them out.
#include "model/design/arrange.h"
#include "model/design/edit.h"
#include "model/design/ids.h"
#include "model/design/networkedits.h"
#include "model/design/workloadedits.h"
#include "model/text.h"

#include <utility>

namespace clusterwright {
namespace {

// Of a rack after EIA-310 (19 inch): the clear width between the rails. Also taken for Open Rack, whose
// wider frame has room to spare.
constexpr Length clearWidth = metres(0.450);

std::string unitsText(HalfUnits height)
{
    return formatExact(inUnits(height)) + " U";
}

/// The placement that is in the way of something of this height, or null.
const Placement *inTheWay(const Design &design, const RackType &type, const UnitPlace &wanted,
                          HalfUnits height, const PlacementId &except)
{
    for (const Placement &other : type.placements) {
        const UnitPlace *place = unitPlaceOf(other);
        if (!place || other.id == except || !shareSpace(*place, wanted))
            continue;
        const HalfUnits top = place->bottom + partOf(design, other).size.height->value;
        if (wanted.bottom < top && place->bottom < wanted.bottom + height)
            return &other;
    }
    return nullptr;
}

/// Why a part of whole width cannot take half of it, or nothing.
std::optional<Error> halfRefusal(const Part &part)
{
    if (isHalfWidth(part))
        return std::nullopt;
    const auto &width = part.size.width;
    return wrong(part.id, "slot",
                 part.model + " is " + (width ? formatQuantity(width->value) : "of unknown width") +
                     (width ? " wide" : "") + "; only devices of at most " +
                     formatQuantity(clearWidth / 2.0) + " take half of the width.");
}

/// Why a part cannot stand in this type at all, or nothing.
std::optional<Error> refusal(const Design &design, const RackType &type, const Part &part)
{
    if (factsOf<RackFacts>(part))
        return wrong(part.id, "part", part.model + " is a rack and cannot stand in a rack.");
    if (!canStandInRack(kindOf(part)))
        return wrong(part.id, "part",
                     part.model + " is built into devices or stands beside racks; it takes no "
                                  "units of a rack.");
    if (part.netbox && part.netbox->role == "child")
        return wrong(part.id, "part", part.model + " stands in a bay of a chassis, not in a rack.");
    if (!part.size.height)
        return wrong(part.id, "height_u",
                     "of " + part.model +
                         " is not known, so it cannot be placed; its library file must state one.");
    const Part &rack = rackPartOf(design, type);
    if (part.size.height->value.count > 0 && part.pitch != rack.pitch)
        return wrong(part.id, "pitch",
                     part.model + " counts in " + std::string(nameOf(part.pitch)) + ", the rack in " +
                         std::string(nameOf(rack.pitch)) + "; they do not mix.");
    return std::nullopt;
}

/// Why a part of known height cannot stand here, or nothing.
std::optional<Error> refusal(const Design &design, const RackType &type, const Part &part,
                             const UnitPlace &place, const PlacementId &except)
{
    const HalfUnits height = part.size.height->value;
    const HalfUnits rackTop = rackPartOf(design, type).size.height->value;
    if (place.half)
        if (auto error = halfRefusal(part))
            return error;
    if (place.bottom < HalfUnits{} || place.bottom + height > rackTop)
        return wrong(type.id, "u",
                     part.model + " (" + unitsText(height) + ") at " + formatUnitPosition(place.bottom) +
                         " does not fit into the " + unitsText(rackTop) + " of " + type.name + ".");
    if (const Placement *other = inTheWay(design, type, place, height, except))
        return wrong(type.id, "u",
                     formatUnitPosition(std::max(place.bottom, unitPlaceOf(*other)->bottom)) + " of " +
                         type.name + " is taken by " + other->name + ".");
    return std::nullopt;
}

int mostFreeTogether(const Design &design, const RackType &type, Face face)
{
    int most = 0, run = 0;
    for (int unit = 0; unit + 2 <= rackPartOf(design, type).size.height->value.count; unit += 2) {
        const bool isFree = !inTheWay(design, type, {{unit}, face}, {2}, {});
        run = isFree ? run + 1 : 0;
        most = std::max(most, run);
    }
    return most;
}

Slot emptierSide(const RackType &type)
{
    int balance = 0;
    for (const Placement &placement : type.placements)
        if (const auto *side = std::get_if<SidePlace>(&placement.place))
            balance += side->slot == Slot::Left ? 1 : -1;
    return balance > 0 ? Slot::Right : Slot::Left;
}

/// The lowest place from the ground up where a part of known height fits. A half-width device that may take
/// either half tries the left one first.
std::optional<UnitPlace> lowestPlace(const Design &design, const RackType &type, const Part &part, Face face,
                                     const std::vector<std::optional<Slot>> &halves,
                                     const PlacementId &except)
{
    const HalfUnits rackTop = rackPartOf(design, type).size.height->value;
    for (HalfUnits at; at + part.size.height->value <= rackTop; at = at + HalfUnits{2})
        for (const std::optional<Slot> &half : halves)
            if (!refusal(design, type, part, {at, face, half}, except))
                return UnitPlace{at, face, half};
    return std::nullopt;
}

/// Where a part goes in a type: as wished, else the lowest free place or the emptier side.
Result<std::variant<UnitPlace, SidePlace>> findPlace(const Design &design, const RackType &type,
                                                     const Part &part, std::optional<HalfUnits> bottom,
                                                     Face face, std::optional<Slot> slot,
                                                     const PlacementId &except)
{
    using Place = std::variant<UnitPlace, SidePlace>;
    if (auto error = refusal(design, type, part))
        return *std::move(error);
    if (part.size.height->value == HalfUnits{}) {
        if (bottom)
            return wrong(part.id, "u",
                         part.model + " is zero-U and hangs at a side; give a slot, not a unit.");
        return Place(SidePlace{slot.value_or(emptierSide(type))});
    }
    if (slot)
        if (auto error = halfRefusal(part))
            return *std::move(error);
    std::vector<std::optional<Slot>> halves{slot};
    if (!slot && isHalfWidth(part))
        halves = {Slot::Left, Slot::Right};
    std::optional<Error> error;
    for (const std::optional<Slot> &half : halves)
        if (bottom && !(error = refusal(design, type, part, {*bottom, face, half}, except)))
            return Place(UnitPlace{*bottom, face, half});
    if (error)
        return *std::move(error);
    if (const auto place = lowestPlace(design, type, part, face, halves, except))
        return Place(*place);
    return wrong(type.id, "u",
                 part.model + " needs " + unitsText(part.size.height->value) + ", " + type.name +
                     " has at most " + std::to_string(mostFreeTogether(design, type, face)) +
                     " U free in one piece.");
}

std::string nextFeedName(const RackType &type)
{
    for (int i = 0;; ++i) {
        std::string name = std::string(1, static_cast<char>('A' + i % 26)) +
                           (i < 26 ? std::string() : std::to_string(i / 26));
        if (!std::ranges::count(type.placements, name, &Placement::feed))
            return name;
    }
}

std::string usualName(Role role)
{
    switch (role) {
    case Role::ComputeNode:
        return "node-{n}";
    case Role::ComputeLeaf:
        return "leaf-{n}";
    case Role::ComputeSpine:
        return "spine-{n}";
    default:
        return std::string(nameOf(role)) + "-{n}";
    }
}

std::string freeName(const RackType &type, const std::string &pattern)
{
    for (int n = 1;; ++n) {
        std::string name = numberedName(pattern, n);
        if (!hasNumber(pattern) || !std::ranges::count(type.placements, name, &Placement::name))
            return name;
    }
}

std::string namePattern(const PlaceRequest &request, const Placement &placement)
{
    if (!request.name.empty())
        return request.count > 1 && !hasNumber(request.name) ? request.name + "-{n}" : request.name;
    return placement.feed.empty() ? usualName(placement.role) : "pdu-" + placement.feed;
}

/// Places one thing; `part` is the design's own copy.
Result<Design> placeOne(Design design, const RackTypeId &typeId, const Part &part,
                        std::variant<PartRef, NodeTypeRef> thing, const PlaceRequest &request)
{
    RackType &type = *findById(design.rackTypes, typeId);
    const auto place = findPlace(design, type, part, request.bottom, request.face, request.slot, {});
    if (!place)
        return place.error();
    if (type.placements.size() >= mostInRack)
        return wrong(typeId, "count", "holds 1,000 things already, the most that a rack may hold.");
    const bool isFeed = factsOf<FeedFacts>(part) != nullptr;
    if (!request.feed.empty() && !isFeed)
        return wrong(part.id, "feed", part.model + " is no rack PDU or power shelf and makes no feed.");
    if (!request.feed.empty() && std::ranges::count(type.placements, request.feed, &Placement::feed))
        return wrong(typeId, "feed", "has a feed " + request.feed + " already.");
    auto id = takeId(design, request.id, "item");
    if (!id)
        return id.error();
    Placement placement;
    placement.id = id.take();
    placement.thing = std::move(thing);
    placement.place = place.value();
    placement.role = request.role.value_or(usualRole(part));
    if (isFeed)
        placement.feed = request.feed.empty() ? nextFeedName(type) : request.feed;
    placement.name = freeName(type, namePattern(request, placement));
    type.placements.push_back(std::move(placement));
    return design;
}

Result<Design> placeAll(Design design, const RackTypeId &typeId, const PartId &partId,
                        const std::variant<PartRef, NodeTypeRef> &thing, const PlaceRequest &request)
{
    if (request.count < 1 || request.count > static_cast<int>(mostInRack))
        return wrong(typeId, "count", "must lie from 1 to 1,000.");
    if (request.count > 1 && !request.id.empty())
        return wrong(typeId, "id", "cannot be given to several things at once.");
    PlaceRequest one = request;
    for (int i = 0; i < request.count; ++i) {
        const Part part = design.parts.at(partId);
        auto next = placeOne(std::move(design), typeId, part, thing, one);
        if (!next)
            return next.error();
        design = next.take();
        if (one.bottom)
            one.bottom = *one.bottom + part.size.height->value;
    }
    return design;
}

/// The design carries the parts it uses and no others.
void dropPartIfUnused(Design &design, const PartId &part)
{
    const auto uses = [&](const Placement &placement) {
        const auto *ref = std::get_if<PartRef>(&placement.thing);
        return ref && ref->part == part;
    };
    const bool isUsed = std::ranges::any_of(design.rackTypes, [&](const RackType &type) {
        return type.rack == part || std::ranges::any_of(type.placements, uses);
    });
    if (!isUsed && !isUsedByNetworks(design, part) && !isFitted(design, part) &&
        !std::ranges::count(design.nodeTypes, part, &NodeType::chassis))
        design.parts.erase(part);
}

/// After a feed has left a type: cords that were led to it go round robin again, and its sources are gone.
void forgetFeed(Design &design, RackType &type, const std::string &feed)
{
    if (feed.empty())
        return;
    for (Placement &placement : type.placements)
        if (std::ranges::count(placement.cords, feed) > 0)
            placement.cords.clear();
    for (Rack &rack : design.racks)
        if (rack.type == type.id)
            rack.feedSources.erase(feed);
}

} // namespace

Result<Design> placePart(Design design, const RackTypeId &typeId, const Part &part,
                         const PlaceRequest &request)
{
    if (!findById(design.rackTypes, typeId))
        return wrong(typeId, "rack_type", "is no rack type of the design.");
    if (const auto own = takePart(design, part); !own)
        return own.error();
    return placeAll(std::move(design), typeId, part.id, PartRef{part.id}, request);
}

Result<Design> placeNodeType(Design design, const RackTypeId &typeId, const NodeTypeId &nodeTypeId,
                             const PlaceRequest &request)
{
    if (!findById(design.rackTypes, typeId))
        return wrong(typeId, "rack_type", "is no rack type of the design.");
    const NodeType *nodeType = findById(design.nodeTypes, nodeTypeId);
    if (!nodeType)
        return wrong(nodeTypeId, "node_type", "is no node type of the design.");
    const PartId chassis = nodeType->chassis;
    return placeAll(std::move(design), typeId, chassis, NodeTypeRef{nodeTypeId}, request);
}

Result<Design> movePlacement(Design design, const RackTypeId &typeId, const PlacementId &item,
                             const MoveRequest &request)
{
    RackType *from = findById(design.rackTypes, typeId);
    RackType *to = request.toType.empty() ? from : findById(design.rackTypes, request.toType);
    if (!from || !to)
        return wrong(from ? request.toType : typeId, "rack_type", "is no rack type of the design.");
    const Placement *found = findById(from->placements, item);
    if (!found)
        return wrong(item, "item", "does not stand in " + from->name + ".");
    Placement moved = *found;
    const UnitPlace *old = unitPlaceOf(moved);
    const auto *side = std::get_if<SidePlace>(&moved.place);
    const bool stays = from == to;
    const auto bottom = request.bottom || !old || !stays ? request.bottom : std::optional(old->bottom);
    const auto slot = request.slot || !stays ? request.slot : side ? std::optional(side->slot) : old->half;
    const auto place = findPlace(design, *to, partOf(design, moved), bottom,
                                 request.face.value_or(old ? old->face : Face::Both), slot, item);
    if (!place)
        return place.error();
    if (!stays && to->placements.size() >= mostInRack)
        return wrong(to->id, "to_rack_type", "holds 1,000 things already, the most that a rack may hold.");
    moved.place = place.value();
    if (stays) {
        *findById(from->placements, item) = std::move(moved);
        return design;
    }
    moved.cords.clear(); // the feeds of the other type have names of their own
    if (std::ranges::count(to->placements, moved.name, &Placement::name))
        moved.name = freeName(*to, usualName(moved.role));
    const std::string feed = moved.feed;
    if (!moved.feed.empty())
        moved.feed = nextFeedName(*to);
    std::erase_if(from->placements, [&](const Placement &p) { return p.id == item; });
    forgetFeed(design, *from, feed);
    to->placements.push_back(std::move(moved));
    return design;
}

Result<Design> removePlacement(Design design, const RackTypeId &typeId, const PlacementId &item)
{
    RackType *type = findById(design.rackTypes, typeId);
    if (!type)
        return wrong(typeId, "rack_type", "is no rack type of the design.");
    const Placement *found = findById(type->placements, item);
    if (!found)
        return wrong(item, "item", "does not stand in " + type->name + ".");
    const PartId part = partOf(design, *found).id;
    const std::string feed = found->feed;
    std::erase_if(type->placements, [&](const Placement &p) { return p.id == item; });
    forgetFeed(design, *type, feed);
    dropPartIfUnused(design, part);
    return design;
}

Result<Design> replacePlacement(Design design, const RackTypeId &typeId, const PlacementId &item,
                                const Part &part)
{
    RackType *type = findById(design.rackTypes, typeId);
    Placement *placement = type ? findById(type->placements, item) : nullptr;
    if (!placement)
        return wrong(item, "item", "does not stand in rack type " + typeId + ".");
    const auto taken = takePart(design, part);
    if (!taken)
        return taken.error();
    const Part &own = design.parts.at(part.id);
    const Part old = partOf(design, *placement);
    const UnitPlace *units = unitPlaceOf(*placement);
    const auto *side = std::get_if<SidePlace>(&placement->place);
    const bool isZeroU = own.size.height && own.size.height->value == HalfUnits{};
    const auto slot = side && isZeroU                            ? std::optional(side->slot)
                      : units && units->half && isHalfWidth(own) ? units->half
                                                                 : std::nullopt;
    const auto place =
        findPlace(design, *type, own, units && !isZeroU ? std::optional(units->bottom) : std::nullopt,
                  units ? units->face : Face::Both, slot, item);
    if (!place)
        return place.error();
    placement->place = place.value();
    placement->thing = PartRef{part.id};
    if (placement->role == usualRole(old))
        placement->role = usualRole(own);
    const auto &supplies = own.electrical.supplies;
    if (!supplies || placement->cords.size() > static_cast<std::size_t>(supplies->value.count))
        placement->cords.clear();
    if (!factsOf<FeedFacts>(own))
        forgetFeed(design, *type, std::exchange(placement->feed, {}));
    else if (placement->feed.empty())
        placement->feed = nextFeedName(*type);
    dropPartIfUnused(design, old.id);
    return design;
}

Result<std::vector<PlaceOption>> placeOptions(const Design &design, const RackType &type, const Part &part,
                                              Face face, const PlacementId &moved)
{
    std::vector<PlaceOption> options;
    if (auto error = refusal(design, type, part))
        return *std::move(error);
    const HalfUnits height = part.size.height->value;
    if (height == HalfUnits{})
        return std::vector<PlaceOption>{{SidePlace{Slot::Left}, {}}, {SidePlace{Slot::Right}, {}}};
    std::vector<std::optional<Slot>> halves{std::nullopt};
    if (isHalfWidth(part))
        halves = {Slot::Left, Slot::Right};
    const int wholeUnits = (rackPartOf(design, type).size.height->value.count - height.count) / 2;
    for (int unit = wholeUnits; unit >= 0; --unit)
        for (const std::optional<Slot> &half : halves) {
            const UnitPlace place{bottomOfUnit(unit + 1), face, half};
            options.push_back({place, refusal(design, type, part, place, moved)});
        }
    if (options.empty())
        return wrong(type.id, "u",
                     part.model + " needs " + unitsText(height) + ", more than " + type.name + " has.");
    return options;
}

std::vector<HalfUnits> freePlaces(const Design &design, const RackType &type, const Part &part, Face face)
{
    std::vector<HalfUnits> places;
    const Result<std::vector<PlaceOption>> options = placeOptions(design, type, part, face);
    if (!options)
        return places;
    for (const PlaceOption &option : options.value()) {
        const auto *place = std::get_if<UnitPlace>(&option.place);
        if (place && !option.refusal && (places.empty() || places.back() != place->bottom))
            places.push_back(place->bottom);
    }
    std::ranges::reverse(places); // options go from the top down
    return places;
}

bool isHalfWidth(const Part &part)
{
    return part.size.width && part.size.width->value <= clearWidth / 2.0;
}

Role usualRole(const Part &part)
{
    if (const auto *server = factsOf<ServerFacts>(part))
        return server->acceleratorCount && server->acceleratorCount->value > 0 ? Role::ComputeNode
                                                                               : Role::Management;
    if (factsOf<FeedFacts>(part))
        return Role::Feed;
    return factsOf<StorageFacts>(part) ? Role::Storage : Role::Other;
}

} // namespace clusterwright
