#include "model/design/networkedits.h"

#include "model/design/ids.h"

namespace clusterwright {
namespace {

std::array<const PartId *, 3> partsOf(const Fabric &fabric)
{
    return {&fabric.leaf.part, &fabric.spine.part, &fabric.core.part};
}

std::array<const PartId *, 3> partsOf(const MediumRow &medium)
{
    return {&medium.cable, &medium.transceiver, &medium.singleTransceiver};
}

/// Copies the parts that a thing names into the design; the first that is nowhere.
template <typename Thing>
std::optional<Error> takeParts(Design &design, const Thing &thing, const Library &library)
{
    for (const PartId *part : partsOf(thing)) {
        if (part->empty() || design.parts.contains(*part))
            continue;
        const auto found = library.find(*part);
        if (found == library.end())
            return wrong(thing.id, "part", "\"" + *part + "\" is neither in the design nor in the library.");
        if (const auto taken = takePart(design, found->second); !taken)
            return taken.error();
    }
    return std::nullopt;
}

template <typename Thing>
std::optional<Error> takeIdOf(Design &design, Thing &thing, const std::string &prefix)
{
    auto id = takeId(design, thing.id, prefix);
    if (!id)
        return id.error();
    thing.id = id.take();
    return std::nullopt;
}

/// Takes what has this id out of a list of the design; false if there is none.
template <typename List>
bool dropFrom(List &list, const std::string &id)
{
    return std::erase_if(list, [&](const auto &entry) { return entry.id == id; }) > 0;
}

std::optional<Error> checkEnd(const Design &design, const LinkOverride &link, const PortPlace &end,
                              const char *key)
{
    const Rack *rack = findById(design.racks, end.rack);
    if (!rack)
        return wrong(link.id, key, "names \"" + end.rack + "\", which is no rack of the design.");
    if (!findById(findById(design.rackTypes, rack->type)->placements, end.placement))
        return wrong(link.id, key,
                     "names \"" + end.placement + "\", which is no device in " + rack->name + ".");
    if (end.port.empty())
        return wrong(link.id, key, "names no port.");
    return std::nullopt;
}

} // namespace

Result<Design> addFabric(Design design, Fabric fabric, const Library &library)
{
    if (auto error = takeParts(design, fabric, library))
        return *std::move(error);
    if (auto error = takeIdOf(design, fabric, "fabric"))
        return *std::move(error);
    if (fabric.name.empty())
        fabric.name = fabric.id;
    design.fabrics.push_back(std::move(fabric));
    return design;
}

Result<Design> removeFabric(Design design, const FabricId &fabric)
{
    if (!dropFrom(design.fabrics, fabric))
        return wrong(fabric, "fabric", "is no fabric of the design.");
    std::erase_if(design.endpoints, [&](const FabricEndpoints &entry) { return entry.fabric == fabric; });
    std::erase_if(design.links, [&](const LinkOverride &entry) { return entry.fabric == fabric; });
    return design;
}

Result<Design> addEndpoints(Design design, FabricEndpoints endpoints)
{
    if (!findById(design.fabrics, endpoints.fabric))
        return wrong(endpoints.id, "fabric",
                     "names \"" + endpoints.fabric + "\", which is no fabric of the design.");
    if (auto error = takeIdOf(design, endpoints, "endpoints"))
        return *std::move(error);
    design.endpoints.push_back(std::move(endpoints));
    return design;
}

Result<Design> removeEndpoints(Design design, const std::string &endpoints)
{
    if (!dropFrom(design.endpoints, endpoints))
        return wrong(endpoints, "endpoints", "is no group of endpoints of the design.");
    return design;
}

Result<Design> setLink(Design design, LinkOverride link)
{
    if (!findById(design.fabrics, link.fabric))
        return wrong(link.id, "fabric", "names \"" + link.fabric + "\", which is no fabric of the design.");
    if (auto error = checkEnd(design, link, link.a, "a_item"))
        return *std::move(error);
    if (!link.z.rack.empty())
        if (auto error = checkEnd(design, link, link.z, "z_item"))
            return *std::move(error);
    if (!link.medium.empty() && !findById(design.media, link.medium))
        return wrong(link.id, "medium", "names \"" + link.medium + "\", which is not in the media table.");
    std::erase_if(design.links, [&](const LinkOverride &entry) {
        return entry.fabric == link.fabric && entry.a == link.a;
    });
    if (auto error = takeIdOf(design, link, "link"))
        return *std::move(error);
    design.links.push_back(std::move(link));
    return design;
}

Result<Design> removeLink(Design design, const std::string &link)
{
    if (!dropFrom(design.links, link))
        return wrong(link, "link", "is no link that was decided by hand.");
    return design;
}

Result<Design> addMedium(Design design, MediumRow medium, const Library &library)
{
    if (auto error = takeParts(design, medium, library))
        return *std::move(error);
    if (auto error = takeIdOf(design, medium, "medium"))
        return *std::move(error);
    if (medium.name.empty())
        medium.name = medium.id;
    design.media.push_back(std::move(medium));
    return design;
}

Result<Design> removeMedium(Design design, const MediumId &medium)
{
    if (!dropFrom(design.media, medium))
        return wrong(medium, "medium", "is not in the media table.");
    for (LinkOverride &link : design.links)
        if (link.medium == medium)
            link.medium.clear();
    return design;
}

bool isUsedByNetworks(const Design &design, const PartId &part)
{
    const auto names = [&](const auto &thing) {
        return std::ranges::any_of(partsOf(thing), [&](const PartId *id) { return *id == part; });
    };
    return std::ranges::any_of(design.fabrics, names) || std::ranges::any_of(design.media, names);
}

} // namespace clusterwright
