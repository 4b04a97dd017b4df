#include "libraries/netboximport.h"

#include "libraries/netboxconnectors.h"
#include "libraries/netboxconvert.h"
#include "libraries/netboxports.h"
#include "libraries/netboxschema.h"
#include "model/parts/figurelist.h"

#include <algorithm>

namespace clusterwright {

using namespace netbox;

namespace {

/// The folder of types in a path, or the start of a name as "device-types__Vendor__Model.yaml".
std::optional<FileType> typeFromPath(const std::string &file)
{
    std::optional<FileType> found;
    std::size_t last = 0;
    for (const auto &[folder, type] : {std::pair{"device-types", FileType::Device},
                                       {"module-types", FileType::Module},
                                       {"rack-types", FileType::Rack}})
        for (const char *ending : {"/", "__"}) {
            const std::string part = std::string(folder) + ending;
            const std::size_t at = file.rfind(part);
            const bool isWhole = at == 0 || (at != std::string::npos && file[at - 1] == '/');
            if (isWhole && (!found || at > last)) {
                found = type;
                last = at;
            }
        }
    return found;
}

FileType typeFromKeys(const YamlNode &root)
{
    if (find(root, "form_factor") || find(root, "starting_unit"))
        return FileType::Rack;
    return find(root, "slug") || find(root, "u_height") ? FileType::Device : FileType::Module;
}

template <typename Q>
Figure<Q> rated(Q value)
{
    return {std::move(value), FigureKind::Rated, sourceKey, "", Confidence::Medium};
}

std::vector<const Connector *> ofKind(const Part &part, ConnectorKind kind)
{
    std::vector<const Connector *> found;
    for (const Connector &connector : part.connectors)
        if (connector.kind == kind)
            found.push_back(&connector);
    return found;
}

/// Whether a module bay takes a power supply; NetBox has no word for it, so its name and label decide.
bool takesSupply(const Connector &bay)
{
    for (std::string text : {bay.name, bay.label, bay.description}) {
        for (char &c : text)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (text.find("psu") != std::string::npos || text.find("power") != std::string::npos)
            return true;
        const std::size_t letters = text.starts_with("pem") || text.starts_with("pwr") ? 3
                                    : text.starts_with("ps")                           ? 2
                                                                                       : 0;
        constexpr std::size_t shortNumber = 3; // "PS1", "PS-1", "PEM 0"
        if (letters > 0 && text.size() <= letters + shortNumber)
            return true;
    }
    return false;
}

bool hasSupplyBay(const Part &part)
{
    return std::ranges::any_of(ofKind(part, ConnectorKind::ModuleBay),
                               [](const Connector *bay) { return takesSupply(*bay); });
}

PartKind deviceKind(const Part &part)
{
    constexpr std::size_t fewestPduOutlets = 8;
    constexpr std::ptrdiff_t fewestSwitchPorts = 16;
    const auto outlets = ofKind(part, ConnectorKind::PowerOutlet).size();
    const auto interfaces = ofKind(part, ConnectorKind::Interface);
    const bool hasPort = !ofKind(part, ConnectorKind::PowerPort).empty();
    if (outlets > 0)
        return part.size.height->value.count == 0 || outlets >= fewestPduOutlets ? PartKind::RackPdu
                                                                                 : PartKind::PowerEquipment;
    if (std::ranges::count_if(interfaces, [](const Connector *port) {
            return !port->isManagement && isWired(port->type);
        }) >= fewestSwitchPorts)
        return PartKind::Switch;
    const bool isFedOtherwise = part.netbox->isPowered == false && !interfaces.empty();
    return hasPort || hasSupplyBay(part) || isFedOtherwise ? PartKind::Server : PartKind::Item;
}

/// Whether all have one type, and there is one.
bool areOfOneType(const std::vector<const Connector *> &connectors)
{
    return !connectors.empty() && std::ranges::all_of(connectors, [&](const Connector *connector) {
        return connector->type == connectors.front()->type;
    });
}

std::string sumText(const std::vector<const Connector *> &ports)
{
    const auto text = [](const Connector *port) {
        return textOfHundredths(static_cast<std::int64_t>(inWatts(*port->maximumDraw)) * 100);
    };
    const bool areEqual = std::ranges::all_of(
        ports, [&](const Connector *port) { return port->maximumDraw == ports.front()->maximumDraw; });
    if (areEqual)
        return std::to_string(ports.size()) + " power ports x " + text(ports.front()) + " W";
    std::string sum;
    for (const Connector *port : ports)
        sum += (sum.empty() ? "" : " + ") + text(port);
    return "maximum_draw of " + std::to_string(ports.size()) + " power ports: " + sum + " W";
}

/// One port that is the whole feed of a device states its maximum. Several state the rating of their
/// supplies, of which some are spare: an upper bound, no load.
void setPower(Part &part)
{
    const auto ports = ofKind(part, ConnectorKind::PowerPort);
    const bool areStated =
        std::ranges::all_of(ports, [](const Connector *port) { return port->maximumDraw.has_value(); });
    if (ports.empty() || !areStated || hasSupplyBay(part))
        return;
    Power sum{};
    for (const Connector *port : ports)
        sum += *port->maximumDraw;
    if (ports.size() == 1)
        part.electrical.max = {sum, FigureKind::Max, sourceKey, "maximum_draw of its one power port",
                               Confidence::Medium};
    else
        part.electrical.nameplate = {sum, FigureKind::Nameplate, sourceKey, sumText(ports),
                                     Confidence::Medium};
}

/// Inlet, maximum or nameplate power, and direction of the air: of a part that draws power.
void setElectrical(Part &part, const std::string &airflow)
{
    std::string direction = airflow;
    std::ranges::replace(direction, '-', '_');
    const auto known = fromName<AirflowDirection>(direction);
    if (drawsPower(part) && known)
        part.thermal.airflowDirection = rated(*known);
    else if (!airflow.empty())
        part.netbox->more["airflow"] = airflow;
    if (!drawsPower(part))
        return;
    const auto ports = ofKind(part, ConnectorKind::PowerPort);
    if (areOfOneType(ports) && ports.front()->type.starts_with("iec-60320-"))
        part.electrical.inlet = plugText(ports.front()->type);
    setPower(part);
}

template <typename Facts>
void setPlug(Facts &facts, const Part &part)
{
    const auto ports = ofKind(part, ConnectorKind::PowerPort);
    if (areOfOneType(ports) && ports.front()->type != "other")
        facts.plug = rated(plugText(ports.front()->type));
    if (const auto groups = outletGroupsOf(part.connectors); !groups.empty())
        facts.outletCounts = rated(groups);
    const auto outlets = ofKind(part, ConnectorKind::PowerOutlet);
    const auto hasLeg = [&](const char *leg) {
        return std::ranges::any_of(outlets, [&](const Connector *outlet) { return outlet->feedLeg == leg; });
    };
    if (hasLeg("A") && hasLeg("B") && hasLeg("C"))
        facts.phases = rated(Count{3});
}

void setFacts(Part &part)
{
    const auto groups = portGroupsOf(part.connectors);
    if (auto *server = std::get_if<ServerFacts>(&part.facts); server && !groups.empty())
        server->ports = rated(groups);
    if (auto *device = std::get_if<SwitchFacts>(&part.facts); device && !groups.empty())
        device->ports = rated(groups);
    if (auto *equipment = std::get_if<PowerEquipmentFacts>(&part.facts))
        setPlug(*equipment, part);
    if (auto *feed = std::get_if<FeedFacts>(&part.facts)) {
        setPlug(*feed, part);
        for (const PortGroup &group : outletGroupsOf(part.connectors))
            feed->outlets += (feed->outlets.empty() ? "" : ",") + group.connector;
    }
}

/// Puts values of the file beside the figures made of them, so that they can be given back as they stood.
void keep(Part &part, const YamlNode &root, FileType type, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys)
        if (const YamlNode *node = find(root, key);
            node && !plainText(*node, *ruleOf(keysOf(type), key)).empty())
            part.netbox->more[std::string(key)] = plainText(*node, *ruleOf(keysOf(type), key));
}

void setMass(Part &part, const YamlNode &root, FileType type)
{
    const std::string unit = textOf(root, "weight_unit");
    if (const auto weight = numberOf(root, "weight"))
        part.size.mass = rated(massOf(*weight, unit));
    keep(part, root, type, {"weight", "weight_unit"});
}

void setHeight(Part &part, const YamlNode &root)
{
    constexpr int hundredthsOfHalfUnit = 50;
    if (const auto height = numberOf(root, "u_height"))
        part.size.height = rated(HalfUnits{static_cast<int>(*height / hundredthsOfHalfUnit)});
}

void describeDevice(Part &part, const YamlNode &root)
{
    part.id = part.netbox->slug;
    part.netbox->role = textOf(root, "subdevice_role");
    part.netbox->hasFrontImage = isTrue(textOf(root, "front_image"));
    part.netbox->hasRearImage = isTrue(textOf(root, "rear_image"));
    part.isFullDepth = isTrue(textOf(root, "is_full_depth"));
    if (const YamlNode *powered = find(root, "is_powered"))
        part.netbox->isPowered = isTrue(powered->text);
    setHeight(part, root);
    setKind(part, deviceKind(part));
    setFacts(part);
    setElectrical(part, textOf(root, "airflow"));
}

/// A module is part of a device that holds it: it takes no units, and its draw is that of the device.
void describeModule(Part &part, const YamlNode &root)
{
    part.id = slugOf(part.vendor + ' ' + part.model) + "-module";
    part.netbox->more[typeKey] = "module";
    setKind(part, PartKind::Item);
    keep(part, root, FileType::Module, {"airflow", "profile", "module_bay_types"});
}

void describeRack(Part &part, const YamlNode &root)
{
    part.id = part.netbox->slug;
    setKind(part, PartKind::Rack);
    setHeight(part, root);
    auto &rack = std::get<RackFacts>(part.facts);
    const std::string unit = textOf(root, "outer_unit"), massUnit = textOf(root, "weight_unit");
    const auto setLength = [&](std::string_view key, std::string_view keyUnit, Stated<Length> &figure) {
        if (const auto length = numberOf(root, key))
            figure = rated(lengthOf(*length, keyUnit));
    };
    setLength("outer_width", unit, rack.outerWidth);
    setLength("outer_depth", unit, rack.outerDepth);
    setLength("outer_height", unit, rack.outerHeight);
    setLength("mounting_depth", "mm", rack.mountingDepth);
    if (const auto most = numberOf(root, "max_weight"))
        rack.staticLoad = rated(massOf(*most, massUnit));
    keep(part, root, FileType::Rack,
         {"form_factor", "width", "starting_unit", "desc_units", "outer_width", "outer_depth", "outer_height",
          "outer_unit", "max_weight"});
}

Part partOf(const YamlNode &root, FileType type)
{
    Part part;
    part.version = "1";
    part.vendor = textOf(root, "manufacturer");
    part.model = textOf(root, "model");
    part.orderCode = textOf(root, "part_number");
    part.summary = textOf(root, "description");
    part.notes = textOf(root, "comments");
    part.category = "netbox " + std::string(titleOf(type));
    part.sources = {
        {sourceKey, "NetBox " + std::string(titleOf(type)) + ' ' + part.vendor + '/' + part.model, "", ""}};
    part.netbox.emplace().slug = textOf(root, "slug");
    part.connectors = connectorsOf(root);
    setMass(part, root, type);
    if (type == FileType::Device)
        describeDevice(part, root);
    else if (type == FileType::Module)
        describeModule(part, root);
    else
        describeRack(part, root);
    return part;
}

} // namespace

Result<Part> importNetboxType(std::string_view text, const std::string &file)
{
    const auto root = parseYaml(text, file);
    if (!root)
        return root.error();
    const FileType type = typeFromPath(file).value_or(typeFromKeys(root.value()));
    if (auto error = checkFile(root.value(), type, file))
        return *std::move(error);
    return partOf(root.value(), type);
}

std::vector<std::string> gapsOf(const Part &part)
{
    std::vector<std::string> gaps;
    if (!part.size.height && !isModule(part))
        gaps.push_back(figureTitle("height_u"));
    if (!part.size.mass)
        gaps.push_back(figureTitle("mass_kg"));
    if (drawsPower(part) && !part.electrical.max)
        gaps.push_back(figureTitle("max_power_w"));
    return gaps;
}

} // namespace clusterwright
