#include "model/design/integrity.h"

#include "model/design/edit.h"
#include "model/design/editrules.h"
#include "model/design/plantedits.h"

#include <set>

namespace clusterwright {
namespace {

Error missing(const std::string &object, const char *key, const std::string &wanted)
{
    return wrong(object, key,
                 "refers to \"" + wanted + "\", which the design lacks or which is of the wrong kind.");
}

const Part *chassisOf(const Design &design, const Placement &placement)
{
    const auto *node = std::get_if<NodeTypeRef>(&placement.thing);
    const NodeType *type = node ? findById(design.nodeTypes, node->nodeType) : nullptr;
    if (node && !type)
        return nullptr;
    const auto part = design.parts.find(node ? type->chassis : std::get<PartRef>(placement.thing).part);
    return part == design.parts.end() ? nullptr : &part->second;
}

std::optional<Error> checkPlacement(const Design &design, const RackType &type, const Placement &placement)
{
    const Part *part = chassisOf(design, placement);
    if (!part) {
        const auto *node = std::get_if<NodeTypeRef>(&placement.thing);
        return missing(placement.id, node ? "node_type" : "part",
                       node ? node->nodeType : std::get<PartRef>(placement.thing).part);
    }
    if (!part->size.height || factsOf<RackFacts>(*part))
        return wrong(placement.id, "part",
                     "is placed, but its part has no known height or is itself a rack.");
    const bool zeroU = part->size.height->value == HalfUnits{};
    if (zeroU == (unitPlaceOf(placement) != nullptr))
        return wrong(placement.id, zeroU ? "u" : "slot",
                     zeroU ? "is given, but the part is zero-U and needs a slot."
                           : "is given, but the part takes units and needs a u.");
    if (!zeroU && unitPlaceOf(placement)->half && !isHalfWidth(*part))
        return wrong(placement.id, "slot", "is given, but the part takes the whole width.");
    if (!zeroU && part->pitch != rackPartOf(design, type).pitch)
        return wrong(placement.id, "part", "counts its height in other units than the rack does.");
    if (!placement.feed.empty() != (factsOf<FeedFacts>(*part) != nullptr))
        return wrong(placement.id, "feed",
                     "must be given for a rack PDU or power shelf, and for nothing else.");
    for (const std::string &cord : placement.cords)
        if (std::ranges::count(type.placements, cord, &Placement::feed) != 1 || cord.empty())
            return missing(placement.id, "cords", cord);
    return std::nullopt;
}

std::optional<Error> checkRackType(const Design &design, const RackType &type)
{
    const auto rack = design.parts.find(type.rack);
    if (rack == design.parts.end() || !factsOf<RackFacts>(rack->second) || !rack->second.size.height)
        return missing(type.id, "rack", type.rack);
    std::set<std::string> feeds;
    for (const Placement &placement : type.placements) {
        if (auto error = checkPlacement(design, type, placement))
            return error;
        if (!placement.feed.empty() && !feeds.insert(placement.feed).second)
            return wrong(type.id, "feed", "has two feeds named " + placement.feed + ".");
    }
    return std::nullopt;
}

std::optional<Error> checkUnique(const Design &design)
{
    std::set<std::string> seen{"design"};
    std::optional<Error> error;
    const auto add = [&](const auto &list) {
        for (const auto &entry : list)
            if (!error && (entry.id.empty() || isPlanId(entry.id) || !seen.insert(entry.id).second))
                error = entry.id.empty()
                            ? wrong("design", "id", "is empty in one of the lists; each thing needs its own.")
                            : wrong(entry.id, "id", "is the id of two things; ids are unique in a design.");
    };
    for (const auto &[id, part] : design.parts)
        seen.insert(id);
    add(design.halls);
    add(design.rows);
    add(design.nodeTypes);
    add(design.rackTypes);
    add(design.racks);
    add(design.powerSources);
    add(design.coolingLoops);
    add(design.fabrics);
    add(design.endpoints);
    add(design.links);
    add(design.media);
    add(design.workloads);
    add(design.measuredRuns);
    add(design.assumptions.statements);
    for (const RackType &type : design.rackTypes)
        add(type.placements);
    return error;
}

std::optional<Error> checkFloor(const Design &design)
{
    std::set<std::string> halls, rows, types;
    for (const Hall &hall : design.halls)
        halls.insert(hall.id);
    for (const RackType &type : design.rackTypes)
        types.insert(type.id);
    for (const Row &row : design.rows) {
        if (!halls.contains(row.hall))
            return missing(row.id, "hall", row.hall);
        rows.insert(row.id);
    }
    for (const Rack &rack : design.racks) {
        if (!types.contains(rack.type))
            return missing(rack.id, "type", rack.type);
        if (!rows.contains(rack.row))
            return missing(rack.id, "row", rack.row);
    }
    return std::nullopt;
}

std::optional<Error> checkPlant(const Design &design)
{
    for (const PowerSource &source : design.powerSources)
        for (const PowerSourceId &above : source.fedBy)
            if (!findById(design.powerSources, above))
                return missing(source.id, "fed_by", above);
            else if (isFedBy(design, above, source.id))
                return wrong(source.id, "fed_by",
                             "makes a circle: \"" + above + "\" is itself fed by \"" + source.id + "\".");
    for (const CoolingLoop &loop : design.coolingLoops)
        for (const RowId &row : loop.rows)
            if (!findById(design.rows, row))
                return missing(loop.id, "rows", row);
    const auto &components = design.upkeep.components;
    if (std::ranges::adjacent_find(components, std::ranges::greater_equal(), &ComponentUpkeep::component) !=
        components.end())
        return wrong("design", "upkeep", "must list each class of components once, in their order.");
    return std::nullopt;
}

std::optional<Error> checkNetworks(const Design &design)
{
    const auto isPart = [&](const PartId &part) { return part.empty() || design.parts.contains(part); };
    for (const Fabric &fabric : design.fabrics)
        for (const SwitchTier *tier : {&fabric.leaf, &fabric.spine, &fabric.core})
            if (!isPart(tier->part))
                return missing(fabric.id, "part", tier->part);
    for (const FabricEndpoints &endpoints : design.endpoints)
        if (!findById(design.fabrics, endpoints.fabric))
            return missing(endpoints.id, "fabric", endpoints.fabric);
    for (const LinkOverride &link : design.links)
        if (!findById(design.fabrics, link.fabric))
            return missing(link.id, "fabric", link.fabric);
        else if (!link.medium.empty() && !findById(design.media, link.medium))
            return missing(link.id, "medium", link.medium);
    for (const MediumRow &medium : design.media)
        for (const PartId *part : {&medium.cable, &medium.transceiver, &medium.singleTransceiver})
            if (!isPart(*part))
                return missing(medium.id, "part", *part);
    return std::nullopt;
}

std::optional<Error> firstError(const Design &design)
{
    if (auto error = checkUnique(design))
        return error;
    for (const NodeType &type : design.nodeTypes) {
        const auto chassis = design.parts.find(type.chassis);
        if (chassis == design.parts.end() || !factsOf<ServerFacts>(chassis->second))
            return missing(type.id, "chassis", type.chassis);
    }
    for (const RackType &type : design.rackTypes)
        if (auto error = checkRackType(design, type))
            return error;
    if (auto error = checkFloor(design))
        return error;
    if (auto error = checkPlant(design))
        return error;
    if (auto error = checkNetworks(design))
        return error;
    for (const ParameterOverride &parameter : design.parameters)
        if (const auto known = setParameter({}, parameter); !known)
            return known.error();
    return std::nullopt;
}

} // namespace

Result<Design> checkIntegrity(Design design)
{
    if (auto error = firstError(design))
        return *std::move(error);
    if (design.baseline.design)
        if (auto error = firstError(*design.baseline.design)) {
            error->object = "baseline: " + error->object;
            return *std::move(error);
        }
    return design;
}

} // namespace clusterwright
