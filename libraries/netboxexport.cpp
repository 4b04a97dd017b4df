#include "libraries/netboxexport.h"

#include "libraries/netboxconvert.h"
#include "libraries/netboxderive.h"
#include "libraries/netboxschema.h"
#include "libraries/netboxwriter.h"

#include <cmath>

namespace clusterwright {

using namespace netbox;

namespace {

constexpr std::size_t descriptionLength = 200;

/// A value of the file that the part came from; empty if there is none.
std::string stated(const Part &part, const std::string &key)
{
    if (!part.netbox)
        return {};
    const auto it = part.netbox->more.find(key);
    return it == part.netbox->more.end() ? std::string() : it->second;
}

/// A number that stands for the same figure as what the file stated, or its nearest in hundredths of `unit`.
struct Amount {
    std::string text, unit;
    bool isExact = true;
};

/// In kilograms if two digits after the point hold the mass, else in grams.
Amount massAmount(const Part &part, const char *key, Mass mass)
{
    const std::string text = stated(part, key), unit = stated(part, "weight_unit");
    if (const auto number = hundredthsOf(text); number && massOf(*number, unit) == mass)
        return {text, unit, true};
    for (const auto &[name, scale] : {std::pair{"kg", 1e2}, {"g", 1e5}}) {
        const auto hundredths = std::llround(inKilograms(mass) * scale);
        const bool isExact = massOf(hundredths, name) == kilograms(sixDigits(inKilograms(mass)));
        if (isExact || *name == 'g')
            return {textOfHundredths(hundredths), name, isExact};
    }
    return {};
}

void writeMass(TypeWriter &writer, const Part &part, std::vector<std::string> &remarks)
{
    if (!part.size.mass)
        return;
    const Amount mass = massAmount(part, "weight", part.size.mass->value);
    writer.plain("weight", mass.text);
    writer.plain("weight_unit", mass.unit);
    if (!mass.isExact)
        remarks.push_back("The weight is rounded to 0.01 g.");
}

void writeConnectorKey(TypeWriter &writer, const Connector &connector, const KeyRule &rule, PortForm form)
{
    const auto draw = [](const std::optional<Power> &power) {
        return power ? std::to_string(std::llround(inWatts(*power))) : std::string();
    };
    const auto more = [&](std::string_view key) {
        const auto it = connector.more.find(std::string(key));
        return it == connector.more.end() ? std::string() : it->second;
    };
    const bool isMapping = rule.key.starts_with("rear_port");
    if (rule.key == "name")
        writer.text(rule.key, connector.name);
    else if (rule.key == "label")
        writer.text(rule.key, connector.label);
    else if (rule.key == "type")
        writer.text(rule.key, connector.type);
    else if (rule.key == "description")
        writer.text(rule.key, connector.description);
    else if (rule.key == "maximum_draw")
        writer.plain(rule.key, draw(connector.maximumDraw));
    else if (rule.key == "allocated_draw")
        writer.plain(rule.key, draw(connector.allocatedDraw));
    else if (rule.key == "mgmt_only")
        writer.plain(rule.key, connector.isManagement ? "true" : "");
    else if (rule.key == "power_port")
        writer.text(rule.key, connector.powerPort);
    else if (rule.key == "feed_leg")
        writer.text(rule.key, connector.feedLeg);
    else if (isMapping && form == PortForm::Mappings)
        return; // in its own list
    else if (rule.key == "positions" && connector.kind == ConnectorKind::FrontPort &&
             form == PortForm::Inline)
        return; // NetBox knew none then
    else if (rule.type == ValueType::Texts)
        writer.texts(rule.key, more(rule.key));
    else if (rule.type == ValueType::Flag || rule.type == ValueType::Whole)
        writer.plain(rule.key, more(rule.key));
    else
        writer.text(rule.key, more(rule.key));
}

/// Every mapping of the front ports: see connectorsOf().
void writeMappings(TypeWriter &writer, const std::vector<Connector> &connectors)
{
    bool isOpen = false;
    for (const Connector &port : connectors) {
        std::string suffix;
        for (int number = 2; port.kind == ConnectorKind::FrontPort; ++number) {
            const auto value = [&](const char *key) {
                const auto it = port.more.find(key + suffix);
                return it == port.more.end() ? std::string() : it->second;
            };
            const std::string rear = value("rear_port"), position = value("front_port_position");
            if (rear.empty())
                break;
            if (!isOpen)
                writer.beginList(portMappings);
            isOpen = true;
            writer.beginItem();
            writer.text("front_port", port.name);
            writer.plain("front_port_position", position.empty() ? "1" : position);
            writer.text("rear_port", rear);
            writer.plain("rear_port_position", value("rear_port_position"));
            suffix = '.' + std::to_string(number);
        }
    }
    if (isOpen)
        writer.endList();
}

void writeConnectors(TypeWriter &writer, const std::vector<Connector> &connectors, PortForm form)
{
    for (const auto &[kind, key] : namesOf<ConnectorKind>) {
        bool isOpen = false;
        for (const Connector &connector : connectors) {
            if (connector.kind != kind)
                continue;
            if (!isOpen)
                writer.beginList(key);
            isOpen = true;
            writer.beginItem();
            for (const KeyRule &rule : keysOf(kind))
                writeConnectorKey(writer, connector, rule, form);
        }
        if (isOpen)
            writer.endList();
        if (kind == ConnectorKind::RearPort && form == PortForm::Mappings)
            writeMappings(writer, connectors);
    }
}

/// The keys that all types begin with. A description that NetBox cannot hold goes into the comments.
void writeNames(TypeWriter &writer, const Part &part, bool hasSlug, std::vector<std::string> &remarks)
{
    writer.text("manufacturer", part.vendor);
    writer.text("model", part.model);
    if (hasSlug)
        writer.text("slug", slugOfPart(part));
    if (kindOf(part) != PartKind::Rack)
        writer.text("part_number", part.orderCode);
    else if (!part.orderCode.empty())
        remarks.push_back("Part number: " + part.orderCode + '.');
    if (part.summary.size() <= descriptionLength || part.netbox)
        writer.text("description", part.summary);
    else
        remarks.insert(remarks.begin(), part.summary);
}

/// The notes, and below them what a reader of the file must know.
void writeComments(TypeWriter &writer, const Part &part, const std::vector<std::string> &remarks)
{
    std::string comments = part.notes;
    for (const std::string &remark : remarks)
        comments += (comments.empty() || comments.ends_with('\n') ? "" : "\n") + remark;
    if (!remarks.empty() && comments.find('\n') != std::string::npos)
        comments += '\n';
    writer.text("comments", comments);
}

/// Direction of the air: that of the figure, else what the file stated.
std::string airflowText(const Part &part)
{
    if (!part.thermal.airflowDirection)
        return stated(part, "airflow");
    std::string text(nameOf(part.thermal.airflowDirection->value));
    for (char &c : text)
        c = c == '_' ? '-' : c;
    return text;
}

const char *flagText(bool value)
{
    return value ? "true" : "false";
}

std::string heightText(HalfUnits height)
{
    constexpr int hundredthsOfHalfUnit = 50;
    return textOfHundredths(std::int64_t{height.count} * hundredthsOfHalfUnit);
}

void writeDevice(TypeWriter &writer, const Part &part, PortForm form)
{
    std::vector<std::string> remarks = remarksOf(part);
    writeNames(writer, part, true, remarks);
    writer.plain("u_height", heightText(part.size.height->value));
    if (!part.isFullDepth)
        remarks.push_back("Whether it takes the full depth is not stated; true is assumed.");
    writer.plain("is_full_depth", flagText(part.isFullDepth.value_or(true)));
    writer.text("airflow", airflowText(part));
    writeMass(writer, part, remarks);
    if (part.netbox) {
        writer.text("subdevice_role", part.netbox->role);
        writer.plain("front_image", part.netbox->hasFrontImage ? "true" : "");
        writer.plain("rear_image", part.netbox->hasRearImage ? "true" : "");
    }
    const auto isPowered = statedPower(part);
    writer.plain("is_powered", isPowered ? flagText(*isPowered) : "");
    writeComments(writer, part, remarks);
    writeConnectors(writer, connectorsFor(part), form);
}

void writeModule(TypeWriter &writer, const Part &part, PortForm form)
{
    std::vector<std::string> remarks = remarksOf(part);
    writeNames(writer, part, false, remarks);
    writer.text("profile", stated(part, "profile"));
    writer.texts("module_bay_types", stated(part, "module_bay_types"));
    writer.text("airflow", airflowText(part));
    writeMass(writer, part, remarks);
    writeComments(writer, part, remarks);
    writeConnectors(writer, part.connectors, form);
}

/// One unit for all outer sizes: what the file stated if every figure still agrees, else millimetres.
void writeOuterSize(TypeWriter &writer, const Part &part, const RackFacts &rack)
{
    const std::pair<const char *, const Stated<Length> &> sizes[] = {{"outer_width", rack.outerWidth},
                                                                     {"outer_height", rack.outerHeight},
                                                                     {"outer_depth", rack.outerDepth}};
    std::string unit = stated(part, "outer_unit");
    bool isAny = false;
    for (const auto &[key, size] : sizes) {
        const auto number = hundredthsOf(stated(part, key));
        isAny |= size.has_value();
        if (size && (!number || lengthOf(*number, unit) != size->value))
            unit.clear();
    }
    for (const auto &[key, size] : sizes)
        if (size)
            writer.plain(key, unit.empty() ? textOfHundredths(std::llround(inMillimetres(size->value) * 100))
                                           : stated(part, key));
    writer.plain("outer_unit", isAny && unit.empty() ? "mm" : unit);
}

/// Mass and permitted load share a unit.
void writeRackMass(TypeWriter &writer, const Part &part, const RackFacts &rack,
                   std::vector<std::string> &remarks)
{
    constexpr double gram = 1e-3;
    std::string unit = stated(part, "weight_unit");
    const auto agrees = [&](const char *key, const auto &figure) {
        const auto number = hundredthsOf(stated(part, key));
        return !figure || (number && massOf(*number, unit) == figure->value);
    };
    if (agrees("weight", part.size.mass) && agrees("max_weight", rack.staticLoad)) {
        writer.plain("weight", part.size.mass ? stated(part, "weight") : "");
        writer.plain("max_weight", rack.staticLoad ? stated(part, "max_weight") : "");
        writer.plain("weight_unit", unit);
        return;
    }
    const auto isWhole = [](double value) { return std::abs(value - std::round(value)) < 1e-6; };
    const double mass = part.size.mass ? inKilograms(part.size.mass->value) : 0;
    const double load = rack.staticLoad ? inKilograms(rack.staticLoad->value) : 0;
    const double each = isWhole(mass * 100) && isWhole(load) ? 1 : gram;
    if (!isWhole(mass / each * 100) || !isWhole(load / each))
        remarks.push_back("The weights are rounded to 1 g.");
    if (part.size.mass)
        writer.plain("weight", textOfHundredths(std::llround(mass / each * 100)));
    if (rack.staticLoad)
        writer.plain("max_weight", std::to_string(std::llround(load / each)));
    writer.plain("weight_unit", each == gram ? "g" : "kg");
}

void writeRack(TypeWriter &writer, const Part &part)
{
    const auto &rack = std::get<RackFacts>(part.facts);
    std::vector<std::string> remarks = remarksOf(part);
    writeNames(writer, part, true, remarks);
    const auto assumed = [&](const char *key, const char *value, const char *remark) {
        const std::string text = stated(part, key);
        if (text.empty() && *remark)
            remarks.push_back(remark);
        return text.empty() ? std::string(value) : text;
    };
    writer.text("form_factor", assumed("form_factor", "4-post-cabinet",
                                       "The form factor is not stated; a cabinet is assumed."));
    // 21 inches are what NetBox knows for Open Rack; the schema of the community library lists 20 instead.
    writer.plain("width", part.pitch == Pitch::OpenUnit
                              ? assumed("width", "21", "")
                              : assumed("width", "19", "19 inch rails are assumed."));
    writer.plain("u_height", heightText(part.size.height->value));
    writer.plain("starting_unit", assumed("starting_unit", "1", ""));
    writer.plain("desc_units", stated(part, "desc_units"));
    writeOuterSize(writer, part, rack);
    writeRackMass(writer, part, rack, remarks);
    if (rack.mountingDepth)
        writer.plain("mounting_depth",
                     std::to_string(std::llround(inMillimetres(rack.mountingDepth->value))));
    writeComments(writer, part, remarks);
}

/// What NetBox cannot hold, before anything is written.
std::optional<Error> refusalOf(const Part &part)
{
    const auto refuse = [&](const char *key, std::string message) {
        return wrong(part.id, key, std::move(message));
    };
    const bool isRack = kindOf(part) == PartKind::Rack;
    if (!isRack && !canStandInRack(kindOf(part)))
        return refuse("kind", "is " + std::string(nameOf(kindOf(part))) +
                                  "; NetBox types are made of racks and of what stands in them.");
    if (!part.size.height && !isModule(part))
        return refuse("height_u", "is not known; a NetBox type needs it.");
    if (isRack && part.size.height->value.count % 2 != 0)
        return refuse("height_u", "is no whole number of units; a NetBox rack type needs one.");
    for (const auto &[key, text] : {std::pair{"vendor", part.vendor}, {"model", part.model}})
        if (text.empty())
            return refuse(key, "is empty; a NetBox type needs it.");
    return {};
}

} // namespace

Result<std::string> netboxText(const Part &part, PortForm form)
{
    if (auto error = refusalOf(part))
        return *std::move(error);
    TypeWriter writer;
    FileType type = FileType::Device;
    if (kindOf(part) == PartKind::Rack) {
        type = FileType::Rack;
        writeRack(writer, part);
    } else if (isModule(part)) {
        type = FileType::Module;
        writeModule(writer, part, form);
    } else {
        writeDevice(writer, part, form);
    }
    const auto written = parseYaml(writer.result(), {});
    if (!written)
        return wrong(part.id, {}, "cannot be written: " + written.error().message);
    if (const auto error = checkFile(written.value(), type, {})) // lengths, names that stand twice, ...
        return wrong(part.id, error->key,
                     (error->object.empty() ? "" : "of " + error->object + ' ') + error->message);
    return writer.result();
}

} // namespace clusterwright
