#include "libraries/netboxconnectors.h"

#include <algorithm>

namespace clusterwright::netbox {

std::optional<std::int64_t> numberOf(const YamlNode &map, std::string_view key)
{
    const YamlNode *node = find(map, key);
    return node ? hundredthsOf(node->text) : std::nullopt;
}

bool isTrue(std::string_view text)
{
    return text.starts_with('t') || text.starts_with('T');
}

std::string plainText(const YamlNode &node, const KeyRule &rule)
{
    switch (rule.type) {
    case ValueType::Flag:
        return isTrue(node.text) ? "true" : "false";
    case ValueType::Whole:
    case ValueType::Decimal:
        return textOfHundredths(hundredthsOf(node.text).value_or(0));
    case ValueType::Texts: {
        std::string all;
        for (const YamlNode &item : node.items)
            all += (all.empty() ? "" : "\n") + item.text;
        return all;
    }
    default:
        return node.text;
    }
}

namespace {

/// Device bays had positions until 2025; NetBox has no place for one but the description.
void describePosition(Connector &connector)
{
    const auto position = connector.more.find("position");
    if (connector.kind != ConnectorKind::DeviceBay || position == connector.more.end())
        return;
    const std::string &before = connector.description;
    connector.description = before + (before.empty() ? "" : ", ") + "position " + position->second;
    connector.more.erase(position);
}

void takeKey(Connector &connector, const YamlNode &node, const KeyRule &rule)
{
    const std::string value = plainText(node, rule);
    const auto draw = [&] { return watts(static_cast<double>(hundredthsOf(node.text).value_or(0)) / 100); };
    if (rule.key == "name")
        connector.name = value;
    else if (rule.key == "label")
        connector.label = value;
    else if (rule.key == "description")
        connector.description = value;
    else if (rule.key == "type")
        connector.type = value;
    else if (rule.key == "maximum_draw")
        connector.maximumDraw = draw();
    else if (rule.key == "allocated_draw")
        connector.allocatedDraw = draw();
    else if (rule.key == "mgmt_only")
        connector.isManagement = value == "true";
    else if (rule.key == "power_port")
        connector.powerPort = value;
    else if (rule.key == "feed_leg")
        connector.feedLeg = value;
    else if (!value.empty())
        connector.more[rule.key == "poe" ? "_is_power_source" : std::string(rule.key)] = value;
}

/// NetBox takes one position where a pass-through port states none; said here so that the older and the newer
/// form of a file give the same part.
void completePositions(Connector &connector)
{
    if (connector.kind == ConnectorKind::FrontPort || connector.kind == ConnectorKind::RearPort)
        connector.more.emplace("positions", "1");
    if (connector.more.contains("rear_port"))
        connector.more.emplace("rear_port_position", "1");
}

void takeMappings(const YamlNode &list, std::vector<Connector> &connectors)
{
    for (const YamlNode &item : list.items) {
        const auto port = std::ranges::find_if(connectors, [&](const Connector &connector) {
            return connector.kind == ConnectorKind::FrontPort && connector.name == textOf(item, "front_port");
        });
        if (port == connectors.end())
            continue;
        std::string suffix;
        for (int number = 2; port->more.contains("rear_port" + suffix); ++number)
            suffix = '.' + std::to_string(number);
        const auto position = [&](std::string_view key) {
            return textOfHundredths(numberOf(item, key).value_or(100));
        };
        port->more["rear_port" + suffix] = textOf(item, "rear_port");
        port->more["rear_port_position" + suffix] = position("rear_port_position");
        if (const std::string front = position("front_port_position"); front != "1")
            port->more["front_port_position" + suffix] = front;
    }
}

} // namespace

std::vector<Connector> connectorsOf(const YamlNode &root)
{
    std::vector<Connector> connectors;
    for (const auto &[kind, key] : namesOf<ConnectorKind>) {
        const YamlNode *list = find(root, key);
        for (std::size_t i = 0; list && i < list->items.size(); ++i) {
            Connector &connector = connectors.emplace_back();
            connector.kind = kind;
            for (const YamlNode &node : list->items[i].items)
                if (const KeyRule *rule = ruleOf(keysOf(kind), node.key))
                    takeKey(connector, node, *rule);
            completePositions(connector);
            describePosition(connector);
        }
    }
    if (const YamlNode *mappings = find(root, portMappings))
        takeMappings(*mappings, connectors);
    return connectors;
}

} // namespace clusterwright::netbox
