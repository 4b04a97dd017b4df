#include "model/sizing/placeswitches.h"

#include "model/design/edit.h"
#include "model/design/footprint.h"

#include <algorithm>
#include <set>

namespace clusterwright {
namespace {

/// What is to be stood, and for whom.
struct Task {
    const Fabric *fabric = nullptr;
    const SwitchTier *tier = nullptr;
    const Part *part = nullptr;
    int needed = 0;             ///< switches that stand nowhere yet
    std::vector<RackId> served; ///< racks with endpoints, in the order of the design
};

const SwitchTier &tierOf(const Fabric &fabric, Tier tier)
{
    return tier == Tier::Core ? fabric.core : tier == Tier::Spine ? fabric.spine : fabric.leaf;
}

Result<Task> taskOf(const Design &design, const SwitchRequest &request)
{
    const Fabric *fabric = findById(design.fabrics, request.fabric);
    if (!fabric)
        return wrong(request.fabric, "fabric", "is no fabric of the design.");
    if (request.tier == Tier::Endpoint)
        return wrong(request.fabric, "tier", "must be leaf, spine or core.");
    const SwitchTier &tier = tierOf(*fabric, request.tier);
    const auto part = design.parts.find(tier.part);
    const std::string name(nameOf(request.tier));
    if (part == design.parts.end())
        return wrong(request.fabric, name + "_part", "is not stated; choose the switch first.");
    if (!part->second.size.height)
        return wrong(tier.part, "height_u", "is not known, so it cannot stand in a rack; set it.");
    if (tier.role == Role::Other)
        return wrong(request.fabric, name + "_role",
                     "is not stated; the fabric would not find its switches. Choose one.");
    Task task{fabric, &tier, &part->second, 0, {}};
    std::set<std::int32_t> racks;
    const FabricNetwork network = buildNetwork(design, *fabric);
    for (const FabricDevice &device : network.devices) {
        task.needed += device.tier == request.tier && device.rack < 0;
        if (device.tier == Tier::Endpoint && device.rack >= 0)
            racks.insert(device.rack);
    }
    if (task.needed == 0)
        return wrong(request.fabric, "tier", "has all of its " + name + " switches in racks already.");
    for (const std::int32_t rack : racks)
        task.served.push_back(design.racks[static_cast<std::size_t>(rack)].id);
    if (task.served.empty())
        return wrong(request.fabric, "fabric", "joins nothing yet: give it endpoints that stand in racks.");
    return task;
}

std::string namePattern(const SwitchTier &tier)
{
    return std::string(nameOf(tier.role)) + "-{n}";
}

/// The highest places first.
Result<Design> placeAtTop(Design design, const RackTypeId &typeId, const Task &task, int count)
{
    const Part part = *task.part;
    const std::string name = namePattern(*task.tier);
    const Role role = task.tier->role;
    for (int i = 0; i < count; ++i) {
        const std::vector<HalfUnits> free =
            freePlaces(design, *findById(design.rackTypes, typeId), part, Face::Both);
        if (free.empty())
            return wrong(typeId, "rack_type", "has no free place for " + part.model + ".");
        auto next = placePart(design, typeId, part, {.name = name, .role = role, .bottom = free.back()});
        if (!next)
            return next;
        design = next.take();
    }
    return design;
}

Result<Design> placeTopOfRack(Design design, const Task &task)
{
    const int racks = static_cast<int>(task.served.size());
    if (task.needed % racks != 0)
        return wrong(task.fabric->id, "where",
                     std::to_string(task.needed) + " switches do not share out evenly over the tops of " +
                         std::to_string(racks) + " racks; put them at the end of the rows or into a row.");
    std::set<RackTypeId> types;
    for (const RackId &rack : task.served)
        types.insert(findById(design.racks, rack)->type);
    for (const Rack &rack : design.racks)
        if (types.contains(rack.type) && !std::ranges::count(task.served, rack.id))
            return wrong(rack.name, "rack_type",
                         "shares its type with racks that are served, and is not; make it unique first.");
    for (const RackTypeId &type : types) {
        auto next = placeAtTop(std::move(design), type, task, task.needed / racks);
        if (!next)
            return next;
        design = next.take();
    }
    return design;
}

/// Racks of new types in a row, with `count` switches in all; the ids of the racks are appended.
Result<Design> addNetworkRacks(Design design, const SwitchRequest &request, const Task &task,
                               const RowId &row, int count, std::vector<RackId> &added)
{
    const Rack &like = *findById(design.racks, task.served.front());
    const PartId rackId = request.rack.empty() ? findById(design.rackTypes, like.type)->rack : request.rack;
    const auto rackPart = design.parts.find(rackId);
    if (rackPart == design.parts.end())
        return wrong(request.fabric, "rack", "\"" + rackId + "\" is no part of the design.");
    const Part rack = rackPart->second;
    if (!rack.size.height)
        return wrong(rackId, "height_u", "is not known, so it is not known what it holds; set it.");
    const std::string name = task.fabric->name + " " + std::string(nameOf(request.tier)) + " rack";
    RackTypeId fullType; // of those with as many switches as one holds
    for (int left = count; left > 0;) {
        auto typed = addRackType(design, {}, name, rack);
        if (!typed)
            return typed;
        Design next = typed.take();
        const RackTypeId type = next.rackTypes.back().id;
        const int room = static_cast<int>(inUnits(rack.size.height->value) /
                                          std::max(0.5, inUnits(task.part->size.height->value)));
        const int most = std::max(1, request.perRack > 0 ? std::min(request.perRack, room) : room);
        const int here = std::min(left, most);
        if (here == most && !fullType.empty()) {
            next = design;
        } else {
            auto filled = placeAtTop(std::move(next), type, task, here);
            if (!filled)
                return filled;
            next = filled.take();
        }
        const RackTypeId standing = here == most && !fullType.empty() ? fullType : type;
        if (here == most)
            fullType = standing;
        auto stood = addRacks(std::move(next), standing, row, 1, "N{n:02}");
        if (!stood)
            return stood;
        design = stood.take();
        added.push_back(design.racks.back().id);
        left -= here;
    }
    return design;
}

/// Puts the last racks of a row into its middle; those behind move on as far as they must, so that a gap in
/// the row is used.
Design moveToMiddle(Design design, const RowId &rowId, const std::vector<RackId> &added)
{
    const Row &row = *findById(design.rows, rowId);
    const bool isEast = row.facing == Facing::North || row.facing == Facing::South;
    const auto along = [isEast](Rack *rack) -> double & { return isEast ? rack->x : rack->y; };
    std::vector<Rack *> own, others;
    for (Rack &rack : design.racks)
        if (rack.row == rowId)
            (std::ranges::count(added, rack.id) ? own : others).push_back(&rack);
    if (others.size() < 2)
        return design;
    std::ranges::sort(others, {}, [&](Rack *rack) { return along(rack); });
    const auto middle = others.begin() + static_cast<std::ptrdiff_t>(others.size() / 2);
    double next = along(*middle);
    const auto put = [&](Rack *rack, double least) {
        const Footprint footprint = footprintOf(design, *rack);
        along(rack) = std::max(least, next);
        next = along(rack) + (isEast ? footprint.width : footprint.depth);
    };
    for (Rack *rack : own)
        put(rack, next);
    for (auto rack = middle; rack != others.end(); ++rack)
        put(*rack, along(*rack));
    return design;
}

Result<Design> placeInRows(Design design, const SwitchRequest &request, const Task &task)
{
    std::vector<RowId> rows;
    for (const RackId &rack : task.served)
        if (const RowId &row = findById(design.racks, rack)->row; !std::ranges::count(rows, row))
            rows.push_back(row);
    if (request.where == SwitchPlaces::NetworkRow) {
        if (!findById(design.rows, request.row))
            return wrong(request.fabric, "row", "\"" + request.row + "\" is no row of the design.");
        rows = {request.row};
    }
    int left = task.needed;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int share = (left + static_cast<int>(rows.size() - i) - 1) / static_cast<int>(rows.size() - i);
        std::vector<RackId> added;
        auto next = addNetworkRacks(std::move(design), request, task, rows[i], share, added);
        if (!next)
            return next;
        design = next.take();
        if (request.where == SwitchPlaces::MiddleOfRow)
            design = moveToMiddle(std::move(design), rows[i], added);
        left -= share;
    }
    return design;
}

} // namespace

Result<Design> placeSwitches(Design design, const SwitchRequest &request)
{
    const auto task = taskOf(design, request);
    if (!task)
        return task.error();
    const Task copy = task.value();
    const Fabric fabric = *copy.fabric;
    const SwitchTier tier = *copy.tier;
    const Part part = *copy.part;
    const Task own{&fabric, &tier, &part, copy.needed, copy.served}; // the edits below move the originals
    return request.where == SwitchPlaces::TopOfRack ? placeTopOfRack(std::move(design), own)
                                                    : placeInRows(std::move(design), request, own);
}

} // namespace clusterwright
