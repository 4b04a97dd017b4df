#include "model/parts/ports.h"

#include <algorithm>
#include <charconv>

namespace clusterwright {
namespace {

const std::vector<PortGroup> *statedPorts(const Part &part)
{
    const Stated<std::vector<PortGroup>> *ports = nullptr;
    if (const auto *server = std::get_if<ServerFacts>(&part.facts))
        ports = &server->ports;
    else if (const auto *device = std::get_if<SwitchFacts>(&part.facts))
        ports = &device->ports;
    else if (const auto *storage = std::get_if<StorageFacts>(&part.facts))
        ports = &storage->ports;
    return ports && *ports ? &(*ports)->value : nullptr;
}

/// The rate in a NetBox type such as "400gbase-x-osfp", "2.5gbase-t" or "1000base-t".
std::optional<Bandwidth> rateOfType(const std::string &type)
{
    constexpr double most = 999'999;
    double number = 0;
    const char *end = type.data() + type.size();
    const auto [rest, problem] = std::from_chars(type.data(), end, number, std::chars_format::fixed);
    if (problem != std::errc() || number <= 0 || number > most)
        return std::nullopt;
    const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
    if (unit.starts_with("gbase"))
        return gigabitsPerSecond(number);
    if (unit.starts_with("base"))
        return gigabitsPerSecond(number / 1000);
    return std::nullopt;
}

std::vector<PortGroup> groupsOfConnectors(const Part &part)
{
    std::vector<PortGroup> groups;
    for (const Connector &connector : part.connectors) {
        if (connector.kind != ConnectorKind::Interface || connector.type == "virtual" ||
            connector.type == "lag")
            continue;
        const std::string use = connector.isManagement ? "management" : "";
        auto group = std::ranges::find_if(
            groups, [&](const PortGroup &one) { return one.connector == connector.type && one.use == use; });
        if (group == groups.end())
            group = groups.insert(
                groups.end(),
                {.count = 0, .rate = rateOfType(connector.type), .connector = connector.type, .use = use});
        ++group->count;
    }
    return groups;
}

void replace(std::string &text, std::string_view token, std::int64_t number)
{
    if (const std::size_t at = text.find(token); at != std::string::npos)
        text.replace(at, token.size(), std::to_string(number));
}

} // namespace

std::vector<PortGroup> portGroupsOf(const Part &part)
{
    if (const std::vector<PortGroup> *stated = statedPorts(part))
        return *stated;
    const auto *nic = std::get_if<NicFacts>(&part.facts);
    if (nic && nic->portCount) {
        PortGroup group;
        group.count = nic->portCount->value;
        if (nic->portRate)
            group.rate = nic->portRate->value;
        if (nic->connector)
            group.connector = nic->connector->value;
        return {group};
    }
    return groupsOfConnectors(part);
}

std::int64_t cagesOf(const PortGroup &group)
{
    return (group.count + group.perCage - 1) / group.perCage;
}

std::int64_t linksPerPort(const PortGroup &group, Bandwidth rate)
{
    constexpr double slack = 1e-9; // of the rounding of a rate in bytes
    if (!group.rate || rate <= Bandwidth())
        return 1;
    const double links = inBytesPerSecond(*group.rate) / inBytesPerSecond(rate);
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(links * (1 + slack)));
}

std::string portName(const std::vector<PortGroup> &groups, std::size_t group, std::int64_t port,
                     std::optional<std::int64_t> link)
{
    const PortGroup &own = groups[group];
    std::string name = own.name.empty() ? "p{n}" : own.name;
    std::int64_t portsBefore = 0, cagesBefore = 0;
    for (std::size_t i = 0; i < group; ++i)
        if (groups[i].name == own.name) {
            portsBefore += groups[i].count;
            cagesBefore += cagesOf(groups[i]);
        }
    replace(name, "{n}", portsBefore + port + 1);
    replace(name, "{cage}", cagesBefore + port / own.perCage + 1);
    replace(name, "{port}", port % own.perCage + 1);
    if (link)
        name += "s" + std::to_string(*link);
    return name;
}

} // namespace clusterwright
