#include "libraries/json.h"

#include "libraries/recordjson.h"

#include <algorithm>
#include <cmath>

namespace clusterwright {
namespace {

/// How many brackets are open at most, read without building anything. Brackets in texts do not count.
int deepestNesting(std::string_view text)
{
    int depth = 0, deepest = 0;
    bool inText = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inText && c == '\\')
            ++i;
        else if (c == '"')
            inText = !inText;
        else if (!inText && (c == '[' || c == '{'))
            deepest = std::max(deepest, ++depth);
        else if (!inText && (c == ']' || c == '}'))
            --depth;
    }
    return deepest;
}

std::string syntaxMessage(std::string_view text, std::size_t byte)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return "is empty.";
    if (byte > text.size())
        return "ends too early: it is truncated JSON. Restore it from a copy.";
    const auto before = text.substr(0, byte > 0 ? byte - 1 : 0);
    const auto line = 1 + std::ranges::count(before, '\n');
    const auto column = before.size() - (before.rfind('\n') + 1) + 1; // npos + 1 is 0
    return "is not valid JSON at line " + std::to_string(line) + ", column " + std::to_string(column) + ".";
}

} // namespace

JsonReader::JsonReader(const nlohmann::json &json, std::string object, std::optional<Error> &error)
    : m_json(json), m_object(std::move(object)), m_error(error)
{
    require("", json.is_object(), "must be a JSON object.");
}

void JsonReader::fail(const std::string &key, std::string message)
{
    if (!m_error)
        m_error = Error{{}, m_object, key, std::move(message)};
}

void JsonReader::read(const char *key, const nlohmann::json &json, std::string &value)
{
    constexpr std::size_t longest = 100'000; // bytes; far above any note
    const auto *text = json.get_ptr<const std::string *>();
    require(key, text != nullptr, "must be a text.");
    require(key, !text || text->size() <= longest, "is longer than 100,000 bytes.");
    value = text && text->size() <= longest ? *text : std::string();
    if (key == std::string_view("id") && !value.empty())
        m_object = value;
}

void JsonReader::read(const char *key, const nlohmann::json &json, bool &value)
{
    require(key, json.is_boolean(), "must be true or false.");
    value = json.is_boolean() && json.get<bool>();
}

void JsonReader::read(const char *key, const nlohmann::json &json, calc::Record &value)
{
    require(key, json.is_object(), "must be a JSON object.");
    value = json.is_object() ? recordFrom(json) : calc::Record();
}

void JsonReader::read(const char *key, const nlohmann::json &json, std::map<std::string, std::string> &map)
{
    require(key, json.is_object(), "must be a JSON object of texts.");
    map.clear();
    if (json.is_object())
        for (const auto &[name, text] : json.items())
            read((std::string(key) + "." + name).c_str(), text, map[name]);
}

bool JsonReader::isList(const char *key, const nlohmann::json &json)
{
    constexpr std::size_t longest = 1'000'000; // entries; ten times the largest list a design can need
    require(key, json.is_array(), "must be a list.");
    require(key, json.size() <= longest, "holds more than 1,000,000 entries.");
    return json.is_array() && json.size() <= longest;
}

void JsonReader::read(const char *key, const nlohmann::json &json, double &value)
{
    require(key, json.is_number(), "must be a number.");
    value = json.is_number() ? json.get<double>() : 0.0;
}

void JsonReader::read(const char *key, const nlohmann::json &json, std::int64_t &value)
{
    constexpr std::int64_t largest =
        1'000'000'000'000; // of a count or a number of ours; keeps arithmetic defined
    double number = 0;
    read(key, json, number);
    const bool isSmall =
        number >= 0 && number <= static_cast<double>(largest) && number == std::floor(number);
    require(key, isSmall, "must be a whole number from 0 to 1,000,000,000,000.");
    value = isSmall ? static_cast<std::int64_t>(number) : 0;
}

void JsonReader::read(const char *key, const nlohmann::json &json, Temperature &value)
{
    double number = 0;
    read(key, json, number);
    value = celsius(number);
}

void JsonReader::read(const char *key, const nlohmann::json &json, HalfUnits &value)
{
    constexpr double highest = 1000; // far above any rack; keeps the conversion to int defined
    double units = 0;
    read(key, json, units);
    const bool isSound = units >= 0 && units <= highest && units * 2 == std::floor(units * 2);
    require(key, isSound, "must be a multiple of 0.5 units from 0 to 1,000.");
    value.count = isSound ? static_cast<int>(units * 2) : 0;
}

std::map<std::string, std::string> JsonReader::unknownKeys() const
{
    std::map<std::string, std::string> unknown;
    if (m_json.is_object())
        for (const auto &[key, value] : m_json.items())
            if (!m_known.contains(key))
                unknown[key] = value.dump();
    return unknown;
}

void JsonReader::refuseUnknownKeys()
{
    for (const auto &[key, text] : unknownKeys())
        fail(key, "is not a key that is known here.");
}

nlohmann::json JsonWriter::toJson(const calc::Record &value)
{
    return jsonOf(value);
}

nlohmann::json JsonWriter::toJson(double value)
{
    constexpr double largestExact =
        9007199254740992.0; // 2^53: whole numbers up to here are exact in a double
    if (value == std::floor(value) && std::abs(value) <= largestExact)
        return static_cast<std::int64_t>(value);
    return value;
}

Result<nlohmann::json> parseJson(std::string_view text, const std::string &file, int deepest)
{
    using Event = nlohmann::json::parse_event_t;
    std::vector<std::set<std::string>> keys; // of the objects that are open
    std::string problem;
    const auto watch = [&](int depth, Event event, nlohmann::json &parsed) {
        if (depth > deepest && problem.empty())
            problem = "nests deeper than " + std::to_string(deepest) + " levels.";
        if (event == Event::object_start)
            keys.emplace_back();
        else if (event == Event::object_end && !keys.empty())
            keys.pop_back();
        else if (event == Event::key && !keys.back().insert(parsed.get<std::string>()).second &&
                 problem.empty())
            problem = "has the key \"" + parsed.get<std::string>() + "\" twice in one object; remove one.";
        return problem.empty();
    };
    try {
        if (deepestNesting(text) > deepest)
            return Error{file, {}, {}, "nests deeper than " + std::to_string(deepest) + " levels."};
        auto json = nlohmann::json::parse(text, watch);
        if (problem.empty())
            return json;
        return Error{file, {}, {}, problem};
    } catch (const nlohmann::json::parse_error &error) {
        return Error{file, {}, {}, syntaxMessage(text, error.byte)};
    } catch (const nlohmann::json::exception &) {
        return Error{file, {}, {}, "holds a number that is too large to be read."};
    }
}

std::string fileText(const nlohmann::json &json)
{
    return json.dump(2) + "\n"; // all text came from a parsed file or the command line: checked to be UTF-8
}

} // namespace clusterwright
