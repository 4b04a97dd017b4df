#include "model/parts/connectortext.h"

#include <algorithm>

namespace clusterwright {
namespace {

struct Group {
    ConnectorKind kind;
    int count = 0;
    std::vector<std::pair<std::string, int>> types; ///< with the number of each
};

void add(const Connector &connector, Group &group)
{
    ++group.count;
    const std::string type = connectorTypeText(connector);
    const auto found = std::ranges::find(group.types, type, &std::pair<std::string, int>::first);
    if (found == group.types.end())
        group.types.emplace_back(type, 1);
    else
        ++found->second;
}

std::string textOf(const Group &group)
{
    std::string kind = connectorKindText(group.kind);
    kind[0] = static_cast<char>(kind[0] - 'A' + 'a');
    std::string text = std::to_string(group.count) + ' ' + kind + (group.count == 1 ? "" : "s");
    const char *separator = ": ";
    for (const auto &[type, count] : group.types) {
        if (type.empty())
            continue;
        text += separator;
        if (group.types.size() > 1)
            text += std::to_string(count) + ' ';
        text += type;
        separator = ", ";
    }
    return text;
}

} // namespace

std::vector<std::string> connectorSummary(const std::vector<Connector> &connectors)
{
    std::vector<Group> groups;
    for (const Connector &connector : connectors) {
        auto found = std::ranges::find(groups, connector.kind, &Group::kind);
        if (found == groups.end())
            found = groups.insert(found, {connector.kind, 0, {}});
        add(connector, *found);
    }
    std::vector<std::string> lines;
    for (const Group &group : groups)
        lines.push_back(textOf(group));
    return lines;
}

std::string connectorTypeText(const Connector &connector)
{
    constexpr std::string_view iec = "iec-60320-";
    std::string_view type = connector.type;
    if (type.starts_with(iec))
        type.remove_prefix(iec.size());
    std::string text(type);
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

std::string connectorKindText(ConnectorKind kind)
{
    std::string text(nameOf(kind)); // "power-outlets"
    text.pop_back();
    std::ranges::replace(text, '-', ' ');
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

} // namespace clusterwright
