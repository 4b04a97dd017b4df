#include "libraries/netboxderive.h"

#include "libraries/netboxconvert.h"
#include "libraries/netboxports.h"
#include "model/parts/figuretext.h"

#include <cmath>

namespace clusterwright::netbox {
namespace {

constexpr auto inletName = "Input";

const std::vector<PortGroup> *groupsOf(const Stated<std::vector<PortGroup>> &figure)
{
    return figure ? &figure->value : nullptr;
}

const std::vector<PortGroup> *networkPorts(const Part &part)
{
    if (const auto *server = factsOf<ServerFacts>(part))
        return groupsOf(server->ports);
    if (const auto *device = factsOf<SwitchFacts>(part))
        return groupsOf(device->ports);
    const auto *storage = factsOf<StorageFacts>(part);
    return storage ? groupsOf(storage->ports) : nullptr;
}

/// A port that can be Ethernet and InfiniBand is written as Ethernet, which names its connector.
bool isInfiniband(const Part &part)
{
    const auto *device = factsOf<SwitchFacts>(part);
    return device && device->protocol && device->protocol->value.find("InfiniBand") != std::string::npos &&
           device->protocol->value.find("Ethernet") == std::string::npos;
}

void addInterfaces(std::vector<Connector> &connectors, const Part &part)
{
    const auto *groups = networkPorts(part);
    int port = 0, management = 0;
    for (const PortGroup &group : groups ? *groups : std::vector<PortGroup>()) {
        const bool isManagement = group.use == "management";
        for (std::int64_t i = 0; i < group.count; ++i) {
            Connector &connector = connectors.emplace_back();
            connector.name = isManagement ? "mgmt" + std::to_string(++management) : std::to_string(++port);
            connector.type = interfaceTypeOf(group, isInfiniband(part));
            connector.isManagement = isManagement;
            if (!isManagement)
                connector.description = group.use;
        }
    }
}

/// The load of a device is not that of a port, unless one supply feeds it.
void addSupplies(std::vector<Connector> &connectors, const Part &part)
{
    if (!drawsPower(part) || !part.electrical.supplies)
        return;
    const int count = part.electrical.supplies->value.count;
    for (int i = 1; i <= count; ++i) {
        Connector &connector = connectors.emplace_back();
        connector.kind = ConnectorKind::PowerPort;
        connector.name = "PSU" + std::to_string(i);
        connector.type = plugType(part.electrical.inlet, false);
        if (count == 1 && part.electrical.max && part.electrical.max->value > Power{})
            connector.maximumDraw = watts(std::ceil(inWatts(part.electrical.max->value)));
    }
}

template <typename Facts>
void addOutlets(std::vector<Connector> &connectors, const Facts &facts)
{
    Connector inlet;
    inlet.kind = ConnectorKind::PowerPort;
    inlet.name = inletName;
    inlet.type = facts.plug ? plugType(facts.plug->value, false) : "other";
    connectors.push_back(inlet);
    int number = 0;
    for (const PortGroup &group : facts.outletCounts ? facts.outletCounts->value : std::vector<PortGroup>())
        for (std::int64_t i = 0; i < group.count; ++i) {
            Connector &outlet = connectors.emplace_back();
            outlet.kind = ConnectorKind::PowerOutlet;
            outlet.name = std::to_string(++number);
            outlet.type = plugType(group.connector, true);
            outlet.powerPort = inletName;
        }
}

} // namespace

std::string slugOfPart(const Part &part)
{
    return part.netbox && !part.netbox->slug.empty() ? part.netbox->slug : slugOf(part.id);
}

std::vector<Connector> connectorsFor(const Part &part)
{
    if (!part.connectors.empty() || part.netbox)
        return part.connectors;
    std::vector<Connector> connectors;
    addSupplies(connectors, part);
    if (const auto *feed = factsOf<FeedFacts>(part))
        addOutlets(connectors, *feed);
    else if (const auto *equipment = factsOf<PowerEquipmentFacts>(part))
        addOutlets(connectors, *equipment);
    addInterfaces(connectors, part);
    return connectors;
}

std::optional<bool> statedPower(const Part &part)
{
    if (part.netbox)
        return part.netbox->isPowered;
    const auto *item = factsOf<ItemFacts>(part);
    std::optional<bool> powered;
    if (item && !item->isPowered && part.connectors.empty())
        powered = false;
    return powered;
}

std::vector<std::string> remarksOf(const Part &part)
{
    std::vector<std::string> remarks;
    std::string estimates;
    for (const FigureRow &row : figureRows(part))
        if (row.isKnown && row.kind == FigureKind::Estimate)
            estimates += (estimates.empty() ? "" : "; ") + row.title + ' ' + row.text;
    if (!estimates.empty())
        remarks.push_back("Estimates: " + estimates + '.');
    if (part.pitch == Pitch::OpenUnit)
        remarks.push_back("Its units are OU of 48 mm.");
    return remarks;
}

} // namespace clusterwright::netbox
