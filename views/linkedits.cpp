#include "views/linkedits.h"

#include "model/design/networkedits.h"

namespace clusterwright {

std::optional<PortPlace> portPlaceOf(const Design &design, const Fabric &fabric, const FabricNetwork &network,
                                     const FabricPort &port)
{
    const FabricDevice &device = network.devices.at(static_cast<std::size_t>(port.device));
    const Part *part = partOf(design, fabric, device);
    const auto groups = part ? portGroupsOf(*part) : std::vector<PortGroup>();
    const auto group = static_cast<std::size_t>(port.group);
    if (device.rack < 0 || group >= groups.size())
        return {};
    const Rack &rack = design.racks.at(static_cast<std::size_t>(device.rack));
    const RackType &type = *findById(design.rackTypes, rack.type);
    PortPlace place{.rack = rack.id,
                    .placement = type.placements.at(static_cast<std::size_t>(device.placement)).id};
    std::optional<std::int64_t> link;
    if (port.link >= 0)
        link = port.link;
    place.port = portName(groups, group, port.port, link);
    return place;
}

const LinkOverride *decisionOf(const Design &design, const FabricNetwork &network, std::size_t link)
{
    const std::int32_t index = network.links.at(link).override;
    return index < 0 ? nullptr : &design.links.at(static_cast<std::size_t>(index));
}

Result<Design> connectElsewhere(const Design &design, std::size_t fabric, const FabricNetwork &network,
                                std::size_t link, const PortPlace &to, const std::string &reason)
{
    const auto from = portPlaceOf(design, design.fabrics.at(fabric), network, network.links.at(link).a);
    if (!from)
        return wrong("link", {}, "Its device stands in no rack yet: place it first.");
    LinkOverride decision;
    if (const LinkOverride *known = decisionOf(design, network, link))
        decision = *known;
    decision.fabric = design.fabrics.at(fabric).id;
    decision.a = *from;
    decision.z = to;
    decision.reason = reason;
    auto next = decision.id.empty() ? Result<Design>(design) : removeLink(design, decision.id);
    return next ? setLink(next.take(), decision) : next;
}

Result<Design> backToTheRule(const Design &design, const FabricNetwork &network, std::size_t link)
{
    const LinkOverride *decision = decisionOf(design, network, link);
    if (!decision)
        return wrong("link", {}, "This link already follows the rule.");
    return removeLink(design, decision->id);
}

} // namespace clusterwright
