#include "libraries/netboxschema.h"

#include <algorithm>
#include <set>

namespace clusterwright::netbox {
namespace {

constexpr KeyRule mappingKeys[] = {
    {.key = "front_port", .isRequired = true, .longest = 64},
    {.key = "front_port_position", .type = ValueType::Whole, .least = 1, .most = 1024},
    {.key = "rear_port", .isRequired = true, .longest = 64},
    {.key = "rear_port_position", .type = ValueType::Whole, .least = 1, .most = 1024},
};

std::string inQuotes(std::string_view text)
{
    constexpr std::size_t longest = 60;
    std::string shown(text.substr(0, longest));
    while (shown.size() == longest && (static_cast<unsigned char>(shown.back()) & 0xc0) == 0x80)
        shown.pop_back(); // no half of a character
    return '"' + shown + (shown.size() < text.size() ? "..." : "") + '"';
}

int charactersOf(std::string_view text)
{
    return static_cast<int>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string listOf(Words words)
{
    std::string all;
    for (const std::string_view word : words)
        all += (all.empty() ? "" : ", ") + std::string(word);
    return all;
}

/// Checks one file and keeps the first mistake, so that the checks stay flat.
class Checker {
public:
    Checker(const YamlNode &root, FileType type) : m_root(root), m_type(type) {}
    std::optional<Error> error;

    void checkAll()
    {
        checkKeys();
        checkMap(m_root, keysOf(m_type), {}, true);
        for (const auto &[kind, key] : namesOf<ConnectorKind>)
            if (hasList(m_type, kind))
                checkList(key, keysOf(kind), true);
        if (m_type != FileType::Rack)
            checkList(portMappings, mappingKeys, false);
        checkUnits();
        if (m_type == FileType::Device)
            checkDevice();
        checkReferences();
    }

private:
    const YamlNode &m_root;
    FileType m_type;
    std::string m_object; ///< "interfaces[3]"; empty for the type itself

    void fail(const YamlNode &node, std::string_view key, std::string message)
    {
        if (!error)
            error = Error{{}, m_object, std::string(key), std::move(message), node.line};
    }

    bool isList(std::string_view key) const
    {
        for (const auto &[kind, name] : namesOf<ConnectorKind>)
            if (name == key)
                return hasList(m_type, kind);
        return key == portMappings && m_type != FileType::Rack;
    }

    void checkKeys()
    {
        for (const YamlNode &node : m_root.items)
            if (!ruleOf(keysOf(m_type), node.key) && !isList(node.key))
                refuseKey(node);
    }
    void refuseKey(const YamlNode &node)
    {
        const std::string place =
            m_object.empty() ? std::string(titleOf(m_type)) + 's' : m_object.substr(0, m_object.find('['));
        fail(node, node.key.substr(0, 40),
             "is no key of NetBox's " + place + "; remove it or correct its spelling.");
    }

    void checkMap(const YamlNode &map, std::span<const KeyRule> rules, std::string object, bool isTop)
    {
        m_object = std::move(object);
        for (const YamlNode &node : map.items)
            if (const KeyRule *rule = ruleOf(rules, node.key))
                checkValue(node, *rule);
            else if (!isTop)
                refuseKey(node);
        for (const KeyRule &rule : rules)
            if (rule.isRequired && !find(map, rule.key))
                fail(map, rule.key, "is missing.");
        m_object.clear();
    }

    void checkList(std::string_view key, std::span<const KeyRule> rules, bool isNamed)
    {
        const YamlNode *list = find(m_root, key);
        if (!list)
            return;
        if (list->kind != YamlNode::Kind::List)
            return fail(*list, key, "must be a list.");
        std::set<std::string_view> names;
        for (std::size_t i = 0; i < list->items.size() && !error; ++i) {
            const YamlNode &item = list->items[i];
            m_object = std::string(key) + '[' + std::to_string(i) + ']';
            if (item.kind != YamlNode::Kind::Map)
                return fail(item, {}, "must have keys, as \"name: eth0\".");
            checkMap(item, rules, m_object, false);
            const YamlNode *name = find(item, "name");
            if (isNamed && name && !names.insert(name->text).second)
                fail(*name, key, "holds the name " + inQuotes(name->text) + " twice.");
        }
        m_object.clear();
    }

    void checkValue(const YamlNode &node, const KeyRule &rule)
    {
        const bool isEmptyText = node.kind == YamlNode::Kind::Quoted && node.text.empty();
        if (isEmptyText && rule.type == ValueType::Text && !rule.isRequired)
            return; // as good as absent
        if (node.kind == YamlNode::Kind::Null || (node.isText() && node.text.empty()))
            return fail(node, rule.key, "is empty; give a value or leave the key out.");
        if (rule.type == ValueType::Texts)
            return checkTexts(node, rule);
        if (!node.isText())
            return fail(node, rule.key, "must be a single value.");
        switch (rule.type) {
        case ValueType::Flag:
            return checkFlag(node);
        case ValueType::Whole:
        case ValueType::Decimal:
            return checkNumber(node, rule);
        case ValueType::Choice:
            if (!holds(*rule.words, node.text))
                fail(node, rule.key, "is " + inQuotes(node.text) + "; " + choices(*rule.words));
            return;
        default:
            return checkText(node, rule);
        }
    }
    static std::string choices(Words words)
    {
        constexpr std::size_t fewWords = 12;
        return words.size() <= fewWords ? "it must be one of " + listOf(words) + "."
                                        : std::string("NetBox has no such type.");
    }

    void checkText(const YamlNode &node, const KeyRule &rule)
    {
        const auto isIn = [&](std::string_view letters) {
            return node.text.find_first_not_of(letters) == std::string::npos;
        };
        if (charactersOf(node.text) > rule.longest)
            fail(node, rule.key, "is longer than " + std::to_string(rule.longest) + " characters.");
        if (rule.type == ValueType::Slug && !isIn("abcdefghijklmnopqrstuvwxyz0123456789-_"))
            fail(node, rule.key,
                 "is " + inQuotes(node.text) + "; it must be of a to z in lower case, 0 to 9, - and _ only.");
        if (rule.type == ValueType::Color && (!isIn("0123456789abcdef") || node.text.size() != 6))
            fail(node, rule.key, "is " + inQuotes(node.text) + "; it must be six of 0 to 9 and a to f.");
    }

    void checkTexts(const YamlNode &node, const KeyRule &rule)
    {
        if (node.kind != YamlNode::Kind::List)
            return fail(node, rule.key, "must be a list.");
        std::set<std::string_view> seen;
        for (const YamlNode &item : node.items) {
            if (!item.isText() || item.text.empty() || item.text.find('\n') != std::string::npos)
                return fail(item, rule.key, "must hold texts of one line only.");
            checkText(item, rule);
            if (!seen.insert(item.text).second)
                fail(item, rule.key, "holds " + inQuotes(item.text) + " twice.");
        }
    }

    void checkFlag(const YamlNode &node)
    {
        const bool isQuoted = node.kind == YamlNode::Kind::Quoted;
        if (isQuoted || !isFlag(node.text))
            fail(node, node.key,
                 "is " + inQuotes(node.text) + "; write true or false" +
                     (isQuoted ? " without quotes." : "."));
    }
    static bool isFlag(std::string_view text)
    {
        return text == "true" || text == "false" || text == "True" || text == "False" || text == "TRUE" ||
               text == "FALSE";
    }

    void checkNumber(const YamlNode &node, const KeyRule &rule)
    {
        if (node.kind == YamlNode::Kind::Quoted)
            return fail(node, rule.key,
                        "is the text " + inQuotes(node.text) + "; write the number without quotes.");
        const auto value = hundredthsOf(node.text);
        if (!value)
            return fail(node, rule.key,
                        "is " + inQuotes(node.text) +
                            "; it must be a decimal number that is not negative and has at most two digits "
                            "after the point, such as 12.5.");
        const std::int64_t step = rule.type == ValueType::Whole ? 100 : rule.step;
        if (*value % step != 0)
            fail(node, rule.key,
                 "is " + node.text + "; it must be a " +
                     (step == 100 ? "whole number." : "multiple of " + textOfHundredths(step) + "."));
        if (*value < rule.least * 100 || *value > rule.most * 100)
            fail(node, rule.key,
                 "is " + node.text + "; it must lie from " + std::to_string(rule.least) + " to " +
                     std::to_string(rule.most) + ".");
        if (rule.words && !holds(*rule.words, textOfHundredths(*value)))
            fail(node, rule.key, "is " + node.text + "; it must be one of " + listOf(*rule.words) + ".");
    }

    void checkUnits()
    {
        const YamlNode *weight = find(m_root, "weight"), *unit = find(m_root, "weight_unit"),
                       *most = find(m_root, "max_weight"), *lengthUnit = find(m_root, "outer_unit");
        if (weight && !unit)
            fail(*weight, "weight", "has no weight_unit.");
        if (most && !unit)
            fail(*most, "max_weight", "has no weight_unit.");
        if (unit && !weight && !most)
            fail(*unit, "weight_unit", "has no weight.");
        for (const char *key : {"outer_width", "outer_height", "outer_depth"})
            if (const YamlNode *length = find(m_root, key); length && !lengthUnit)
                fail(*length, key, "has no outer_unit.");
    }

    void checkDevice()
    {
        const std::string role = textOf(m_root, "subdevice_role");
        const YamlNode *bays = find(m_root, "device-bays"), *height = find(m_root, "u_height");
        if (bays && !bays->items.empty() && role != "parent")
            fail(*bays, "device-bays", "are for a parent only; subdevice_role must be parent.");
        if (role == "child" && height && hundredthsOf(height->text).value_or(0) != 0)
            fail(*height, "u_height", "is " + height->text + "; it must be 0 for a child device.");
        const std::string powered = textOf(m_root, "is_powered");
        const bool isUnpowered = powered.starts_with('f') || powered.starts_with('F');
        for (const char *key : {"power-ports", "power-outlets"})
            if (const YamlNode *list = find(m_root, key); isUnpowered && list && !list->items.empty())
                fail(*list, key, "contradict is_powered: false.");
    }

    std::set<std::string> namesIn(std::string_view list) const
    {
        std::set<std::string> names;
        if (const YamlNode *node = find(m_root, list))
            for (const YamlNode &item : node->items)
                names.insert(textOf(item, "name"));
        return names;
    }

    /// Every text under `key` of a list must be a name in another list.
    void checkReference(std::string_view list, std::string_view key, std::string_view target)
    {
        const YamlNode *node = find(m_root, list);
        if (!node || error)
            return;
        const auto names = namesIn(target);
        for (std::size_t i = 0; i < node->items.size(); ++i) {
            const YamlNode *name = find(node->items[i], key);
            m_object = std::string(list) + '[' + std::to_string(i) + ']';
            if (name && !name->text.empty() && !names.contains(name->text))
                fail(*name, key,
                     "is " + inQuotes(name->text) + ", which is no name in " + std::string(target) + ".");
        }
        m_object.clear();
    }

    void checkReferences()
    {
        checkReference("power-outlets", "power_port", "power-ports");
        checkReference("interfaces", "bridge", "interfaces");
        checkReference("front-ports", "rear_port", "rear-ports");
        checkReference(portMappings, "front_port", "front-ports");
        checkReference(portMappings, "rear_port", "rear-ports");
        forEachOf("interfaces", [&](const YamlNode &item) { checkInterface(item); });
        forEachOf("front-ports", [&](const YamlNode &item) { checkFrontPort(item); });
    }

    template <typename Check>
    void forEachOf(std::string_view list, const Check &check)
    {
        const YamlNode *node = find(m_root, list);
        for (std::size_t i = 0; node && i < node->items.size() && !error; ++i) {
            m_object = std::string(list) + '[' + std::to_string(i) + ']';
            check(node->items[i]);
        }
        m_object.clear();
    }
    void checkInterface(const YamlNode &item)
    {
        if (const YamlNode *type = find(item, "poe_type"); type && !find(item, "poe_mode"))
            fail(*type, "poe_type", "has no poe_mode.");
        if (const YamlNode *role = find(item, "rf_role"); role && !holds(radioTypes, textOf(item, "type")))
            fail(*role, "rf_role", "is for a wireless interface only.");
    }
    void checkFrontPort(const YamlNode &item)
    {
        const YamlNode *rear = find(item, "rear_port");
        if (const YamlNode *position = find(item, "rear_port_position"); position && !rear)
            fail(*position, "rear_port_position", "has no rear_port.");
        if (rear && find(m_root, portMappings))
            fail(*rear, "rear_port", "stands beside the list port-mappings; use one of them.");
    }
};

} // namespace

std::optional<Error> checkFile(const YamlNode &root, FileType type, const std::string &file)
{
    Checker checker(root, type);
    checker.checkAll();
    if (checker.error)
        checker.error->file = file;
    return std::move(checker.error);
}

} // namespace clusterwright::netbox
