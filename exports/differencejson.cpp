#include "exports/differencejson.h"

#include "exports/jsonparts.h"

namespace clusterwright {
namespace {

using nlohmann::json;

json valueJson(const FieldValue &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return *text;
    const auto *known = std::get_if<double>(&value);
    return known ? number(*known) : json();
}

json objectJson(const ComparedObject &object)
{
    return {{"object", object.id}, {"kind", nameOf(object.kind)}, {"name", object.name}};
}

json objectsJson(const std::vector<ComparedObject> &objects)
{
    json list = json::array();
    for (const ComparedObject &object : objects)
        list.push_back(objectJson(object));
    return list;
}

json placeJson(const std::vector<Field> &place)
{
    json fields = json::object();
    for (const Field &field : place)
        fields[field.key] = valueJson(field.value);
    return fields;
}

json movedJson(const std::vector<MovedObject> &moved)
{
    json list = json::array();
    for (const MovedObject &move : moved) {
        list.push_back(objectJson(move.object));
        list.back()["from"] = placeJson(move.from);
        list.back()["to"] = placeJson(move.to);
    }
    return list;
}

json changedJson(const std::vector<ChangedField> &changed)
{
    constexpr std::monostate none;
    json list = json::array();
    for (const ChangedField &change : changed) {
        list.push_back(objectJson(change.object));
        list.back()["key"] = change.key;
        const bool isText = change.from == FieldValue(none) && change.to == FieldValue(none);
        list.back()["from"] = isText ? json(change.fromText) : valueJson(change.from);
        list.back()["to"] = isText ? json(change.toText) : valueJson(change.to);
    }
    return list;
}

json totalsJson(const std::vector<TotalChange> &totals)
{
    const json none = json::object();
    json all = {{"switches_by_role", {{"from", none}, {"to", none}, {"delta", none}}}};
    for (const TotalChange &change : totals) {
        json &entry = all[change.to.key];
        const auto set = [&](const char *key, const TotalRow &row) {
            (row.part.empty() ? entry[key] : entry[key][row.part]) = totalJson(row);
        };
        set("from", change.from);
        set("to", change.to);
        set("delta", change.delta);
    }
    return all;
}

json findingsJson(const std::vector<Finding> &findings)
{
    json list = json::array();
    for (const Finding &finding : findings)
        list.push_back(findingJson(finding));
    return list;
}

} // namespace

std::string differenceJson(const Difference &difference)
{
    return jsonText({{"format", 1},
                     {"added", objectsJson(difference.added)},
                     {"removed", objectsJson(difference.removed)},
                     {"moved", movedJson(difference.moved)},
                     {"changed", changedJson(difference.changed)},
                     {"totals", totalsJson(difference.totals)},
                     {"findings",
                      {{"added", findingsJson(difference.findingsAdded)},
                       {"removed", findingsJson(difference.findingsRemoved)}}}});
}

} // namespace clusterwright
