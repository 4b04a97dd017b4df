// JSON archives: describe(archive, value) names the fields of a type once, for reading and for writing.
// Numbers are in the base unit, which the key says: "max_power_w".
#pragma once

#include "model/calculators/record.h"
#include "model/names.h"
#include "model/parts/figure.h"
#include "model/quantity.h"
#include "model/result.h"

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <vector>

namespace clusterwright {

/// What an archive describes: a value to fill, or a constant one to write.
template <typename Archive, typename T>
using Described = std::conditional_t<Archive::isReading, T, const T>;

template <typename Archive, typename Q>
void describeFigure(Archive &archive, Q &figure)
{
    archive.field("value", figure.value);
    if constexpr (requires { figure.value >= figure.value; })
        archive.require("value", figure.value >= std::remove_cvref_t<decltype(figure.value)>{},
                        "must not be negative.");
    archive.field("kind", figure.kind);
    if constexpr (Archive::isReading)
        figure.source = figure.basis = {}; // an assumption comes with those of its default
    archive.maybe("source", figure.source);
    archive.maybe("basis", figure.basis);
    archive.field("confidence", figure.confidence);
    archive.require("basis", figure.kind != FigureKind::Estimate || !figure.basis.empty(),
                    "is missing; an estimate says what it rests on.");
    archive.require("source", figure.kind == FigureKind::Estimate || !figure.source.empty(),
                    "is missing; only an estimate may do without.");
}

/// By what a map of things is sorted.
template <typename T>
const std::string &keyOf(const T &entry)
{
    return entry.id;
}

template <typename E>
std::string allNames()
{
    std::string all;
    for (const Name<E> &name : namesOf<E>)
        all += (all.empty() ? "" : ", ") + std::string(name.text);
    return all;
}

/// Fills values from one JSON object. Keeps the first mistake of a file in `error`, so that callers stay
/// flat.
class JsonReader {
public:
    static constexpr bool isReading = true;

    /// `object` names the object in messages until its id is read.
    JsonReader(const nlohmann::json &json, std::string object, std::optional<Error> &error);

    template <typename T>
    void field(const char *key, T &value)
    {
        if (!has(key))
            fail(key, "is missing.");
        maybe(key, value);
    }
    template <typename T>
    void maybe(const char *key, T &value) ///< left as it is if the key is missing
    {
        m_known.insert(key);
        if (has(key))
            read(key, m_json.at(key), value);
    }
    void require(const char *key, bool holds, const std::string &message)
    {
        if (!holds)
            fail(key, message);
    }
    bool isText(const char *key) const { return has(key) && m_json.at(key).is_string(); }
    void ignore(const char *key) { m_known.insert(key); } ///< somebody else reads it
    bool has(const char *key) const { return m_json.is_object() && m_json.contains(key); }
    void fail(const std::string &key, std::string message);
    std::map<std::string, std::string> unknownKeys() const; ///< those that nobody asked for, as JSON text
    void refuseUnknownKeys();

private:
    void read(const char *key, const nlohmann::json &json, std::string &value);
    void read(const char *key, const nlohmann::json &json, double &value);
    void read(const char *key, const nlohmann::json &json, bool &value);
    void read(const char *key, const nlohmann::json &json, std::int64_t &value);
    void read(const char *key, const nlohmann::json &json, HalfUnits &value);
    void read(const char *key, const nlohmann::json &json, Temperature &value);
    void read(const char *key, const nlohmann::json &json, std::map<std::string, std::string> &map);
    void read(const char *key, const nlohmann::json &json, calc::Record &value);
    /// False if the JSON is no list, or one too long for anything of ours.
    bool isList(const char *key, const nlohmann::json &json);
    template <typename Unit>
    void read(const char *key, const nlohmann::json &json, boost::units::quantity<Unit> &value)
    {
        double number = 0;
        read(key, json, number);
        value = boost::units::quantity<Unit>::from_value(number);
    }
    template <typename T>
    void read(const char *key, const nlohmann::json &json, std::optional<T> &value)
    {
        read(key, json, value.emplace());
    }
    template <typename T>
    void read(const char *key, const nlohmann::json &json, std::vector<T> &list)
    {
        list.clear();
        for (std::size_t i = 0; isList(key, json) && i < json.size() && !m_error; ++i)
            read((key + ("[" + std::to_string(i)) + "]").c_str(), json.at(i), list.emplace_back());
    }
    template <typename T>
    void read(const char *key, const nlohmann::json &json, std::map<std::string, T> &map)
    {
        std::vector<T> list;
        read(key, json, list);
        for (T &entry : list) {
            const std::string id = keyOf(entry);
            require(key, map.emplace(id, std::move(entry)).second, "holds \"" + id + "\" twice.");
        }
    }
    template <typename T>
    void read(const char *key, const nlohmann::json &json, T &value)
    {
        if constexpr (std::is_enum_v<T>) {
            std::string name;
            read(key, json, name);
            const auto known = fromName<T>(name);
            require(key, known.has_value(), "is \"" + name + "\"; it must be one of " + allNames<T>() + ".");
            value = known.value_or(T{});
        } else {
            JsonReader nested(json, m_object + "." + key, m_error);
            describe(nested, value);
            nested.refuseUnknownKeys();
        }
    }

    const nlohmann::json &m_json;
    std::string m_object;
    std::optional<Error> &m_error;
    std::set<std::string> m_known;
};

/// Builds one JSON object. Keys come out sorted, whole numbers without a fraction.
class JsonWriter {
public:
    static constexpr bool isReading = false;

    template <typename T>
    void field(const char *key, const T &value)
    {
        json[key] = toJson(value);
    }
    template <typename T>
    void maybe(const char *key, const T &value) ///< only if it differs from an empty one
    {
        if (value != T{})
            field(key, value);
    }
    void require(const char *, bool, std::string_view) {} ///< only readers check

    template <typename T>
    static nlohmann::json toJson(const T &value)
    {
        if constexpr (std::is_enum_v<T>) {
            return nameOf(value);
        } else {
            JsonWriter nested;
            describe(nested, value);
            return nested.json;
        }
    }
    static nlohmann::json toJson(const std::string &value) { return value; }
    static nlohmann::json toJson(bool value) { return value; }
    static nlohmann::json toJson(const calc::Record &value);
    static nlohmann::json toJson(const std::map<std::string, std::string> &map) { return map; }
    static nlohmann::json toJson(std::int64_t value) { return value; }
    static nlohmann::json toJson(double value);
    static nlohmann::json toJson(HalfUnits value) { return toJson(value.count / 2.0); }
    static nlohmann::json toJson(Temperature value) { return toJson(inCelsius(value)); }
    template <typename Unit>
    static nlohmann::json toJson(const boost::units::quantity<Unit> &value)
    {
        return toJson(inBaseUnit(value));
    }
    template <typename T>
    static nlohmann::json toJson(const std::optional<T> &value)
    {
        return value ? toJson(*value) : nlohmann::json();
    }
    template <typename T>
    static nlohmann::json toJson(const std::vector<T> &list)
    {
        auto json = nlohmann::json::array();
        for (const T &entry : list)
            json.push_back(toJson(entry));
        return json;
    }
    template <typename T>
    static nlohmann::json toJson(const std::map<std::string, T> &map)
    {
        auto json = nlohmann::json::array();
        for (const auto &[id, entry] : map)
            json.push_back(toJson(entry));
        return json;
    }

    nlohmann::json json = nlohmann::json::object();
};

template <typename Archive, typename Q>
void describe(Archive &archive, Figure<Q> &figure)
{
    describeFigure(archive, figure);
}
template <typename Archive, typename Q>
void describe(Archive &archive, const Figure<Q> &figure)
{
    describeFigure(archive, figure);
}

/// Parses one text. Fails on bad syntax, on a key that stands twice in one object, and on nesting deeper than
/// `deepest`: our designs nest 6 deep; the writer recurses, so unbounded depth could crash it.
Result<nlohmann::json> parseJson(std::string_view text, const std::string &file, int deepest = 32);
/// UTF-8, LF, two spaces, keys sorted, one newline at the end.
std::string fileText(const nlohmann::json &json);

} // namespace clusterwright
