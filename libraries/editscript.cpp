#include "libraries/editscript.h"

#include "libraries/editoperations.h"
#include "model/design/release.h"
#include "model/design/workloadedits.h"

#include <algorithm>

namespace clusterwright {
namespace {

/// What the edit makes of the design, unless the JSON itself is wrong.
Result<Design> applyOne(const nlohmann::json &json, const EditContext &context)
{
    std::optional<Error> error;
    std::string name;
    JsonReader edit(json, {}, error);
    edit.field("op", name);
    const auto operation = std::ranges::find(editOperations(), name, &EditOperation::name);
    if (!error && operation == editOperations().end()) {
        std::string all;
        for (const EditOperation &known : editOperations())
            all += (all.empty() ? "" : ", ") + std::string(known.name);
        return wrong({}, "op", "is \"" + name + "\", which is no edit; there is " + all + ".");
    }
    if (error)
        return *std::move(error);
    auto next = operation->apply(edit, context);
    edit.refuseUnknownKeys();
    return error ? Result<Design>(*std::move(error)) : std::move(next);
}

} // namespace

Result<Design> applyEdits(Design design, const nlohmann::json &edits, const std::string &file,
                          const Library &library)
{
    for (std::size_t i = 0; i < edits.size(); ++i) {
        if (edits.at(i).is_null())
            continue;
        auto next = applyOne(edits.at(i), {library, design});
        if (!next) {
            const Error &why = next.error();
            return Error{
                file, "edits[" + std::to_string(i) + "]", why.object.empty() ? why.key : "",
                (why.object.empty() ? "" : why.object + ": " + (why.key.empty() ? "" : why.key + " ")) +
                    why.message};
        }
        design = reopened(withFittedParts(next.take(), library), design);
    }
    return design;
}

Result<Design> applyScript(Design design, std::string_view text, const std::string &file,
                           const Library &library)
{
    const auto json = parseJson(text, file);
    if (!json)
        return json.error();
    std::optional<Error> error;
    std::int64_t format = 0;
    JsonReader script(json.value(), "script", error);
    script.field("format", format);
    script.require("format", format == 1, "must be 1; this version reads no other.");
    script.require("edits", script.has("edits") && json.value().at("edits").is_array(), "must be a list.");
    script.ignore("edits");
    script.refuseUnknownKeys();
    if (error)
        return Error{file, error->object, error->key, error->message};
    return applyEdits(std::move(design), json.value().at("edits"), file, library);
}

} // namespace clusterwright
