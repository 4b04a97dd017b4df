#include "libraries/template.h"

#include "libraries/editscript.h"
#include "libraries/file.h"
#include "libraries/json.h"

#include <algorithm>
#include <filesystem>

namespace clusterwright {
namespace {

constexpr std::size_t largestTemplate = 16 << 20;

/// The file as JSON, whole.
Result<nlohmann::json> readTemplate(const std::string &path)
{
    const auto text = readFile(path, largestTemplate);
    return text ? parseJson(text.value(), path) : text.error();
}

/// What a template says of itself; checks all but the edits.
Result<TemplateInfo> infoOf(const nlohmann::json &json, const std::string &path)
{
    std::optional<Error> error;
    JsonReader reader(json, "template", error);
    std::int64_t format = 0, least = 1, most = 1, usual = 1;
    TemplateInfo info;
    reader.field("format", format);
    reader.require("format", format == 1, "must be 1; this version reads no other.");
    reader.field("description", info.description);
    reader.field("least_units", least);
    reader.field("most_units", most);
    reader.field("usual_units", usual);
    constexpr std::int64_t limit = 1000;
    reader.require("most_units", least >= 1 && least <= usual && usual <= most && most <= limit,
                   "must hold 1 <= least <= usual <= most <= 1,000.");
    reader.require("edits", reader.has("edits") && json.at("edits").is_array(), "must be a list.");
    reader.ignore("edits");
    reader.refuseUnknownKeys();
    if (error)
        return Error{path, error->object, error->key, error->message};
    info.name = std::filesystem::path(path).stem().native();
    info.leastUnits = static_cast<int>(least);
    info.mostUnits = static_cast<int>(most);
    info.usualUnits = static_cast<int>(usual);
    return info;
}

/// Puts the value for this index in place of every {"by_units": [...]}. False if a list is too short.
bool choose(nlohmann::json &json, std::size_t index)
{
    if (json.is_object() && json.size() == 1 && json.contains("by_units")) {
        const nlohmann::json list = json.at("by_units");
        if (!list.is_array() || index >= list.size())
            return false;
        json = list.at(index);
        return true;
    }
    if (!json.is_structured())
        return true;
    return std::ranges::all_of(json, [&](nlohmann::json &entry) { return choose(entry, index); });
}

} // namespace

Result<std::vector<TemplateInfo>> listTemplates(const std::string &folder)
{
    std::error_code problem;
    std::vector<TemplateInfo> list;
    for (const auto &entry : std::filesystem::directory_iterator(folder, problem))
        if (entry.path().extension() == ".json") {
            const std::string path = entry.path().native();
            const auto json = readTemplate(path);
            const auto info = json ? infoOf(json.value(), path) : json.error();
            if (!info)
                return info.error();
            list.push_back(info.value());
        }
    if (problem)
        return Error{folder, {}, {}, "cannot be listed: " + problem.message() + "."};
    std::ranges::sort(list, std::ranges::less{}, &TemplateInfo::name);
    return list;
}

Result<Design> makeFromTemplate(const std::string &folder, const std::string &name, std::optional<int> units,
                                const Library &library)
{
    const auto list = listTemplates(folder);
    if (!list)
        return list.error();
    const auto info = std::ranges::find(list.value(), name, &TemplateInfo::name);
    if (info == list.value().end()) {
        std::string all;
        for (const TemplateInfo &known : list.value())
            all += (all.empty() ? "" : ", ") + known.name;
        return wrong(name, {}, "is no template; there is " + all + ".");
    }
    const int wanted = units.value_or(info->usualUnits);
    if (wanted < info->leastUnits || wanted > info->mostUnits)
        return wrong(name, "units",
                     "is " + std::to_string(wanted) + "; this template goes from " +
                         std::to_string(info->leastUnits) + " to " + std::to_string(info->mostUnits) + ".");
    const std::string path = folder + "/" + name + ".json";
    const auto json = readTemplate(path);
    if (!json)
        return json.error();
    nlohmann::json edits = json.value().at("edits");
    if (!choose(edits, static_cast<std::size_t>(wanted - info->leastUnits)))
        return Error{path, {}, "by_units", "has no value for " + std::to_string(wanted) + " units."};
    return applyEdits({}, edits, path, library);
}

} // namespace clusterwright
