// The table of fields of fabrics, their endpoints, links decided by hand, media and cabling. Files, scripts,
// inspector and comparison share it. A visitor has what fieldtable.h asks for.
#pragma once

#include "model/design/planfields.h"

namespace clusterwright {

constexpr double mostPorts = 1e5;    // of one device, in links
constexpr double mostRate = 1.25e14; // bytes per second; a thousand terabits
constexpr double mostDevices = 1e6;  // of one fabric

/// Whether a text is a whole number from 1 to 999,999.
inline bool isWholeNumber(const std::string &text)
{
    return !text.empty() && text.size() <= 6 && text.front() != '0' &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether a text is a length in metres above 0 and up to 99,999: "0.5".
inline bool isLengthText(const std::string &text)
{
    const bool isNumber = !text.empty() && text.size() <= 5 &&
                          text.find_first_not_of("0123456789.") == std::string::npos &&
                          std::ranges::count(text, '.') <= 1 && text.front() != '.' && text.back() != '.';
    return isNumber && text.find_first_not_of("0.") != std::string::npos;
}

template <typename SomeTier, typename Visitor>
void visitTierFields(SomeTier &tier, const std::string &key, const std::string &title, const Visitor &visit)
{
    visit.text(key + "_part", title + ": part", tier.part);
    visit.choice(key + "_role", title + ": role of its switches", tier.role);
    visit.number({key + "_count", title + ": switches", "", "", 0, mostDevices, true}, tier.count);
    visit.number({key + "_radix", title + ": links of one", "", "", 1, mostPorts, true}, tier.radix);
    visit.number({key + "_down", title + ": links down of one", "", "", 0, mostPorts, true}, tier.down);
    visit.number({key + "_up", title + ": links up of one", "", "", 0, mostPorts, true}, tier.up);
    visit.number({key + "_oversubscription", title + ": oversubscription", "", "", 1, 1000},
                 tier.oversubscription);
    visit.number({key + "_spare", title + ": links of one that stay free", "", "", 0, mostPorts, true},
                 tier.spare);
}

template <typename SomeFabric, typename Visitor>
void visitDirectFields(SomeFabric &fabric, const Visitor &visit)
{
    visit.number({"endpoints_per_switch", "Endpoints of a switch", "", "", 1, mostPorts, true},
                 fabric.endpointsPerSwitch);
    visit.number({"switches_per_group", "Switches of a group", "", "", 1, mostPorts, true},
                 fabric.switchesPerGroup);
    visit.number({"spines_per_group", "Spines of a group", "", "", 1, mostPorts, true},
                 fabric.spinesPerGroup);
    visit.number({"global_links", "Global links of a switch", "", "", 1, mostPorts, true},
                 fabric.globalLinks);
    visit.number({"groups", "Groups", "", "", 1, mostDevices, true}, fabric.groups);
    visit.list("shape", "Switches in each dimension", fabric.shape, isWholeNumber,
               "must list whole numbers, such as \"4,4,4\".");
    visit.number({"multiplicity", "Links between neighbours", "", "", 1, mostPorts, true},
                 fabric.multiplicity);
    visit.number({"cube_edge", "Edge of a block behind optical switches", "", "", 1, mostPorts, true},
                 fabric.cubeEdge);
    visit.number({"order", "q of the Slim Fly", "", "", 3, 1000, true}, fabric.order);
}

template <typename SomeFabric, typename Visitor>
void visitFabricFields(SomeFabric &fabric, const Visitor &visit)
{
    visit.text("name", "Name", fabric.name, false);
    visit.choice("kind", "Kind", fabric.kind);
    visit.choice("topology", "Topology", fabric.topology);
    visit.number({"tiers", "Tiers of switches", "", "", 1, 3, true}, fabric.tiers);
    visit.number({"planes", "Planes", "", "", 1, 64, true}, fabric.planes);
    visit.number({"rails", "Rails", "", "", 1, 1024, true}, fabric.rails);
    visit.number({"nodes_per_unit", "Nodes of a scalable unit", "", "", 1, mostDevices, true},
                 fabric.nodesPerUnit);
    visit.number({"racks_per_unit", "Racks of a scalable unit", "", "", 1, mostDevices, true},
                 fabric.racksPerUnit);
    visit.number({"rate_byte_per_s", "Rate of a link", "B/s", "Gb/s", 1, mostRate}, fabric.rate);
    visit.number({"uplink_byte_per_s", "Rate of a link between switches", "B/s", "Gb/s", 1, mostRate},
                 fabric.uplinkRate);
    visit.number({"uplink_breakout", "Links that an uplink may split into", "", "", 1, 64, true},
                 fabric.uplinkBreakout);
    visit.number({"leaves_per_pod", "Leaves of a pod", "", "", 1, mostDevices, true}, fabric.leavesPerPod);
    visit.choice("pods_by", "Pods hold the leaves of a", fabric.podBy);
    visitTierFields(fabric.leaf, "leaf", "Leaf", visit);
    visitTierFields(fabric.spine, "spine", "Spine", visit);
    visitTierFields(fabric.core, "core", "Core", visit);
    visit.number({"manager_ports", "Leaf ports kept for fabric managers", "", "", 0, mostPorts, true},
                 fabric.managerPorts);
    visit.number({"most_units", "Units it shall grow to", "", "", 1, mostDevices, true}, fabric.mostUnits);
    visitDirectFields(fabric, visit);
    visit.number({"target_oversubscription", "Oversubscription accepted", "", "", 1, 1000}, fabric.target);
    visit.number({"declared_loss", "Share of endpoints that one failure may cut off", "", "%", 0, 1},
                 fabric.declaredLoss);
    visit.number({"listed_transceivers", "Transceivers on the order", "", "", 0, 1e7, true},
                 fabric.listedModules);
    visit.choice("backplane", "Its cables belong to the rack", fabric.isBackplane);
    visit.text("source", "Source", fabric.source);
}

template <typename SomeEndpoints, typename Visitor>
void visitEndpointFields(SomeEndpoints &endpoints, const Visitor &visit)
{
    visit.fixed("fabric", "Fabric", endpoints.fabric);
    visit.choice("role", "Role of the devices", endpoints.role);
    visit.text("part", "Part of the devices", endpoints.part);
    visit.text("use", "Use of the ports", endpoints.use);
    visit.number({"ports", "Ports of a device", "", "", 1, mostPorts, true}, endpoints.ports);
    visit.number({"first", "Ports of the group before them", "", "", 0, mostPorts, true}, endpoints.first);
    visit.number({"split", "Links of a port", "", "", 1, 64, true}, endpoints.split);
    visit.number(
        {"rate_byte_per_s", "Rate of a port that its part does not state", "B/s", "Gb/s", 1, mostRate},
        endpoints.rate);
    visit.choice("attach", "Attached to", endpoints.attach);
}

template <typename SomeLink, typename Visitor>
void visitLinkFields(SomeLink &link, const Visitor &visit)
{
    visit.fixed("fabric", "Fabric", link.fabric);
    visit.fixed("a_rack", "Rack A", link.a.rack);
    visit.fixed("a_item", "Device A", link.a.placement);
    visit.fixed("a_port", "Port A", link.a.port);
    visit.fixed("z_rack", "Rack Z", link.z.rack);
    visit.fixed("z_item", "Device Z", link.z.placement);
    visit.fixed("z_port", "Port Z", link.z.port);
    visit.number({"length_m", "Length to order", "m", "m", 0.01, farthest}, link.length);
    visit.text("medium", "Medium", link.medium);
    visit.text("reason", "Reason", link.reason);
}

template <typename SomeMedium, typename Visitor>
void visitMediumFields(SomeMedium &medium, const Visitor &visit)
{
    visit.text("name", "Name", medium.name, false);
    visit.choice("kind", "Kind", medium.kind);
    visit.number({"rate_byte_per_s", "Rate of a link", "B/s", "Gb/s", 1, mostRate}, medium.rate);
    visit.number({"reach_m", "Reach", "m", "m", 0, 1e5}, medium.reach);
    visit.text("cable", "Cable", medium.cable);
    visit.text("transceiver", "Transceiver of a cage of several links", medium.transceiver);
    visit.text("single_transceiver", "Transceiver of a cage of one link", medium.singleTransceiver);
    visit.number({"end_power_w", "Power of one end of a link", "W", "W", 0, 1000}, medium.endPower);
    visit.list("stock", "Lengths that can be ordered", medium.stock, isLengthText,
               "must list lengths in metres, such as \"0.5,1,2\"; empty for any length.");
    visit.number({"diameter_m", "Diameter", "m", "mm", 0, 1}, medium.diameter);
    visit.number({"bend_radius_m", "Bend radius", "m", "mm", 0, 10}, medium.bendRadius);
    visit.text("source", "Source", medium.source);
}

template <typename SomePlan, typename Visitor>
void visitCablingFields(SomePlan &plan, const Visitor &visit)
{
    visit.number({"tray_height_m", "Tray above the floor", "m", "m", 0, 100}, plan.trayHeight);
    visit.number({"slack", "Slack on the way", "", "%", 0, 10}, plan.slack);
    visit.number({"service_loop_m", "Service loop of a cable", "m", "m", 0, 100}, plan.serviceLoop);
    visit.number({"detour_m", "Detour of a cable within a rack", "m", "m", 0, 100}, plan.detour);
    visit.number({"spare_share", "Cables and modules kept as spares", "", "%", 0, 1}, plan.spares);
    visit.number({"tray_width_m", "Inner width of a tray", "m", "mm", 0, 100}, plan.trayWidth);
    visit.number({"tray_depth_m", "Inner depth of a tray", "m", "mm", 0, 100}, plan.trayDepth);
    visit.number({"tray_fill", "Share of a tray that cables may take", "", "%", 0.01, 1}, plan.fill);
    visit.number({"delay_ns_per_m", "Delay of a cable", "ns/m", "ns/m", 0, 100}, plan.delay);
    visit.number({"switch_delay_s", "Delay of a switch", "s", "ns", 0, 1}, plan.switchDelay);
    visit.number({"adapter_delay_s", "Delay of an adapter", "s", "ns", 0, 1}, plan.adapterDelay);
}

} // namespace clusterwright
