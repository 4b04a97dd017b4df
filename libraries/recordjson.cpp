#include "libraries/recordjson.h"

#include "libraries/json.h"

namespace clusterwright {

using calc::Entry;
using calc::List;
using calc::Record;
using calc::Value;

Value valueFrom(const nlohmann::json &json)
{
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return json.get<std::string>();
    if (json.is_object())
        return recordFrom(json);
    if (!json.is_array())
        return {};
    List list;
    for (const auto &element : json)
        list.push_back(valueFrom(element));
    return list;
}

Record recordFrom(const nlohmann::json &json)
{
    Record record;
    for (const auto &[key, value] : json.items())
        record.add(key, valueFrom(value));
    return record;
}

nlohmann::json jsonOf(const Value &value)
{
    if (const auto *flag = value.as<bool>())
        return *flag;
    if (const auto *number = value.as<double>())
        return JsonWriter::toJson(*number);
    if (const auto *text = value.as<std::string>())
        return *text;
    if (const auto *record = value.as<Record>())
        return jsonOf(*record);
    const auto *list = value.as<List>();
    auto json = list ? nlohmann::json::array() : nlohmann::json();
    for (std::size_t i = 0; list && i < list->size(); ++i)
        json.push_back(jsonOf((*list)[i]));
    return json;
}

nlohmann::json jsonOf(const Record &record)
{
    auto json = nlohmann::json::object();
    for (const Entry &entry : record.entries())
        json[entry.key] = jsonOf(entry.value);
    return json;
}

} // namespace clusterwright
