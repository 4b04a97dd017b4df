#include "model/analysis/linktable.h"

#include "model/text.h"

#include <cmath>

namespace clusterwright {
namespace {

std::string padded(std::int64_t number)
{
    constexpr std::size_t width = 5;
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
}

std::string modelOf(const Design &design, const PartId &id)
{
    const auto found = design.parts.find(id);
    return found == design.parts.end() ? std::string() : found->second.model;
}

double rounded(float metres)
{
    return std::round(static_cast<double>(metres) * 1000) / 1000;
}

} // namespace

LinkTable::LinkTable(const Design &design, const std::vector<FabricResults> &fabrics)
    : m_design(design), m_fabrics(fabrics), m_firsts{0}
{
    for (const FabricResults &fabric : fabrics)
        m_firsts.push_back(m_firsts.back() + fabric.network.links.size());
    for (const RackType &type : design.rackTypes)
        m_types[type.id] = &type;
    for (const Row &row : design.rows)
        m_rows[row.id] = &row;
    for (const auto &[id, part] : design.parts)
        m_ports[&part] = portGroupsOf(part);
}

std::pair<std::size_t, std::size_t> LinkTable::placeOf(std::size_t index) const
{
    const auto next = std::ranges::upper_bound(m_firsts, index);
    const auto fabric = static_cast<std::size_t>(next - m_firsts.begin()) - 1;
    return {fabric, index - m_firsts[fabric]};
}

LinkEndText LinkTable::endText(std::size_t fabricIndex, const FabricPort &port, double rate,
                               const CableRun &run) const
{
    const Fabric &fabric = m_design.fabrics[fabricIndex];
    const FabricDevice &device =
        m_fabrics[fabricIndex].network.devices[static_cast<std::size_t>(port.device)];
    LinkEndText text{.device = deviceName(m_design, fabric, device),
                     .tier = std::string(nameOf(device.tier)),
                     .breakout = port.link + 1};
    if (device.rack >= 0) {
        const Rack &rack = m_design.racks[static_cast<std::size_t>(device.rack)];
        const RackType &type = *m_types.at(rack.type);
        const Placement &placement = type.placements[static_cast<std::size_t>(device.placement)];
        text.rack = rack.name;
        text.rackType = type.name;
        text.row = m_rows.at(rack.row)->name;
        text.role = std::string(nameOf(placement.role));
        if (const UnitPlace *place = unitPlaceOf(placement))
            text.unit = 1 + inUnits(place->bottom);
    }
    std::int64_t links = 1;
    if (const Part *part = partOf(m_design, fabric, device)) {
        text.model = part->model;
        if (const auto *facts = factsOf<SwitchFacts>(*part); facts && facts->protocol)
            text.protocol = facts->protocol->value;
        const auto &groups = m_ports.at(part);
        const auto group = static_cast<std::size_t>(port.group);
        if (group < groups.size()) {
            text.port = portName(groups, group, port.port,
                                 port.link < 0 ? std::nullopt : std::optional<std::int64_t>(port.link));
            text.connector = groups[group].connector;
            links = CableEnd{&groups[group], port.link >= 0}.linksOfCage(bytesPerSecond(rate));
        }
    }
    if (text.port.empty())
        text.port = "p" + std::to_string(port.port + 1);
    if (run.medium >= 0) {
        const MediumRow &medium = m_design.media[static_cast<std::size_t>(run.medium)];
        text.transceiver = modelOf(m_design, moduleFor(medium, links));
    }
    const std::string place = text.rack.empty() ? text.device : text.rack;
    text.label = place + (text.unit ? "-U" + formatExact(*text.unit) : std::string()) + "-" + text.port;
    return text;
}

LinkRow LinkTable::row(std::size_t index) const
{
    const auto [fabricIndex, linkIndex] = placeOf(index);
    const Fabric &fabric = m_design.fabrics[fabricIndex];
    const FabricResults &results = m_fabrics[fabricIndex];
    const FabricLink &link = results.network.links[linkIndex];
    const CableRun &run = results.cables.runs[linkIndex];
    LinkRow row{.fabric = fabric.id,
                .fabricName = fabric.name,
                .kind = std::string(nameOf(fabric.kind)),
                .sequence = static_cast<std::int64_t>(linkIndex) + 1,
                .a = endText(fabricIndex, link.a, link.rate, run),
                .z = endText(fabricIndex, link.z, link.rate, run),
                .rate = bytesPerSecond(link.rate),
                .sharesCable = run.sharesCable};
    row.id = fabric.id + "-" + padded(row.sequence);
    row.bundle = row.a.rack + "/" + row.z.rack;
    const FabricDevice &upper = results.network.devices[static_cast<std::size_t>(link.z.device)];
    if (fabric.planes > 1)
        row.plane = upper.plane + 1;
    if (fabric.rails > 1 && upper.tier == Tier::Leaf)
        row.rail = upper.rail + 1;
    if (run.medium >= 0) {
        const MediumRow &medium = m_design.media[static_cast<std::size_t>(run.medium)];
        row.hasMedium = true;
        row.medium = medium.name;
        row.mediumKind = medium.kind;
        row.cable = modelOf(m_design, medium.cable);
    }
    if (run.needed >= 0)
        row.needed = rounded(run.needed);
    if (run.ordered >= 0)
        row.ordered = rounded(run.ordered);
    if (link.override >= 0) {
        row.isOverride = true;
        row.reason = m_design.links[static_cast<std::size_t>(link.override)].reason;
    }
    return row;
}

std::vector<CableBillLine> cableBill(const Design &design, const std::vector<FabricResults> &fabrics)
{
    std::map<std::pair<std::int16_t, double>, std::int64_t> cables;
    std::map<PartId, std::int64_t> modules;
    for (const FabricResults &fabric : fabrics) {
        for (const CableLine &line : fabric.cables.lines)
            cables[{line.medium, line.length}] += line.count;
        for (const ModuleLine &line : fabric.cables.modules)
            modules[line.part] += line.count;
    }
    const auto sparesOf = [&](std::int64_t count) {
        constexpr double slack = 1e-9;
        return static_cast<std::int64_t>(
            std::ceil(static_cast<double>(count) * design.cabling.spares.value - slack));
    };
    std::vector<CableBillLine> bill;
    for (const auto &[key, count] : cables) {
        const MediumRow &medium = design.media[static_cast<std::size_t>(key.first)];
        bill.push_back(
            {medium.name, medium.cable, modelOf(design, medium.cable), key.second, count, sparesOf(count)});
    }
    for (const auto &[part, count] : modules)
        bill.push_back({{}, part, modelOf(design, part), {}, count, sparesOf(count)});
    return bill;
}

} // namespace clusterwright
