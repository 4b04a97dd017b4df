// Rules of NetBox type files: the table.
#include "libraries/netboxschema.h"

#include <algorithm>

namespace clusterwright::netbox {
namespace {

constexpr int longestNote = 50'000; // characters; a part file takes 100,000 bytes in one text
constexpr int nameLength = 64;
constexpr int descriptionLength = 200;

constexpr KeyRule text(std::string_view key, int longest)
{
    return {.key = key, .longest = longest};
}
constexpr KeyRule flag(std::string_view key)
{
    return {.key = key, .type = ValueType::Flag};
}
constexpr KeyRule whole(std::string_view key, std::int64_t least = 0, std::int64_t most = 999'999'999)
{
    return {.key = key, .type = ValueType::Whole, .least = least, .most = most};
}
constexpr KeyRule decimal(std::string_view key, int step = 1, std::int64_t most = 9'999'999)
{
    return {.key = key, .type = ValueType::Decimal, .most = most, .step = step};
}
constexpr KeyRule choice(std::string_view key, const Words &words)
{
    return {.key = key, .type = ValueType::Choice, .words = &words};
}
constexpr KeyRule texts(std::string_view key)
{
    return {.key = key, .type = ValueType::Texts, .longest = 100};
}
constexpr KeyRule needed(KeyRule rule)
{
    rule.isRequired = true;
    return rule;
}

constexpr KeyRule slug{.key = "slug", .type = ValueType::Slug, .isRequired = true, .longest = 100};
constexpr KeyRule manufacturer = needed(text("manufacturer", 100));
constexpr KeyRule model = needed(text("model", 100));
constexpr KeyRule partNumber = text("part_number", 50);
constexpr KeyRule description = text("description", descriptionLength);
constexpr KeyRule comments = text("comments", longestNote);
constexpr KeyRule weight = decimal("weight");
const KeyRule weightUnit = choice("weight_unit", weightUnits);
const KeyRule airflow = choice("airflow", airflows);

const KeyRule deviceKeys[] = {
    manufacturer,
    model,
    slug,
    partNumber,
    needed(decimal("u_height", 50, 999)),
    needed(flag("is_full_depth")),
    airflow,
    weight,
    weightUnit,
    flag("front_image"),
    flag("rear_image"),
    choice("subdevice_role", deviceRoles),
    flag("is_powered"),
    description,
    comments,
};
const KeyRule moduleKeys[] = {
    manufacturer, model,  partNumber, text("profile", 100), texts("module_bay_types"),
    airflow,      weight, weightUnit, description,          comments,
};
const KeyRule rackKeys[] = {
    manufacturer,
    model,
    slug,
    needed(choice("form_factor", formFactors)),
    needed({.key = "width", .type = ValueType::Whole, .words = &rackWidths}),
    needed(decimal("u_height", 100, 500)),
    decimal("outer_width"),
    decimal("outer_height"),
    decimal("outer_depth"),
    choice("outer_unit", lengthUnits),
    weight,
    whole("max_weight"),
    weightUnit,
    whole("mounting_depth"),
    needed(whole("starting_unit", 1, 500)),
    flag("desc_units"),
    description,
    comments,
};

constexpr KeyRule name = needed(text("name", nameLength));
constexpr KeyRule label = text("label", nameLength);
constexpr KeyRule color{.key = "color", .type = ValueType::Color, .longest = 6};
constexpr KeyRule positions = whole("positions", 1, 1024);
constexpr KeyRule isSource = flag("_is_power_source");
constexpr KeyRule isSourceOnce = flag("poe"); // its name until 2025
const KeyRule consoleType = needed(choice("type", consoleTypes));
const KeyRule portType = needed(choice("type", portTypes));

const KeyRule consolePortKeys[] = {name, label, consoleType, description, isSource, isSourceOnce};
const KeyRule consoleServerPortKeys[] = {name, label, consoleType, description};
const KeyRule powerPortKeys[] = {
    name,
    label,
    needed(choice("type", powerPortTypes)),
    whole("maximum_draw", 1),
    whole("allocated_draw", 1),
    description,
};
const KeyRule outletKeys[] = {
    name,
    label,
    needed(choice("type", outletTypes)),
    text("power_port", nameLength),
    choice("feed_leg", feedLegs),
    description,
};
const KeyRule interfaceKeys[] = {
    name,
    label,
    needed(choice("type", interfaceTypes)),
    flag("enabled"),
    flag("mgmt_only"),
    description,
    text("bridge", nameLength),
    choice("poe_mode", poeModes),
    choice("poe_type", poeTypes),
    choice("rf_role", radioRoles),
};
const KeyRule frontPortKeys[] = {
    name,
    label,
    portType,
    color,
    text("rear_port", nameLength), // until NetBox 4.4; since then in the list port-mappings
    whole("rear_port_position", 1, 1024),
    positions,
    description,
};
const KeyRule rearPortKeys[] = {name, label, portType, color, positions, description, isSource, isSourceOnce};
const KeyRule moduleBayKeys[] = {name, label, needed(text("position", 30)), description,
                                 texts("module_bay_types")};
const KeyRule deviceBayKeys[] = {name, label, text("position", 30), description}; // no position since 2025
const KeyRule inventoryItemKeys[] = {name, label, text("manufacturer", 100), text("part_id", 50),
                                     description};

} // namespace

std::span<const KeyRule> keysOf(FileType type)
{
    switch (type) {
    case FileType::Device:
        return deviceKeys;
    case FileType::Module:
        return moduleKeys;
    case FileType::Rack:
        return rackKeys;
    }
    return {};
}

std::span<const KeyRule> keysOf(ConnectorKind kind)
{
    switch (kind) {
    case ConnectorKind::ConsolePort:
        return consolePortKeys;
    case ConnectorKind::ConsoleServerPort:
        return consoleServerPortKeys;
    case ConnectorKind::PowerPort:
        return powerPortKeys;
    case ConnectorKind::PowerOutlet:
        return outletKeys;
    case ConnectorKind::Interface:
        return interfaceKeys;
    case ConnectorKind::FrontPort:
        return frontPortKeys;
    case ConnectorKind::RearPort:
        return rearPortKeys;
    case ConnectorKind::ModuleBay:
        return moduleBayKeys;
    case ConnectorKind::DeviceBay:
        return deviceBayKeys;
    case ConnectorKind::InventoryItem:
        return inventoryItemKeys;
    }
    return {};
}

bool hasList(FileType type, ConnectorKind kind)
{
    const bool isOfDevice = kind == ConnectorKind::DeviceBay || kind == ConnectorKind::InventoryItem;
    return type == FileType::Device || (type == FileType::Module && !isOfDevice);
}

const KeyRule *ruleOf(std::span<const KeyRule> rules, std::string_view key)
{
    const auto it = std::ranges::find(rules, key, &KeyRule::key);
    return it == rules.end() ? nullptr : &*it;
}

std::string_view titleOf(FileType type)
{
    return type == FileType::Device ? "device type" : type == FileType::Module ? "module type" : "rack type";
}

} // namespace clusterwright::netbox
