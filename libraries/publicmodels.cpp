#include "libraries/publicmodels.h"

#include "libraries/datafolder.h"
#include "libraries/fieldjson.h"
#include "libraries/file.h"

namespace clusterwright {
namespace {

struct ModelFile {
    std::string description;
    std::vector<NamedModel> models;
};

} // namespace

void describe(JsonReader &reader, NamedModel &model)
{
    reader.field("id", model.id);
    reader.field("name", model.name);
    reader.field("source", model.source);
    reader.maybe("notes", model.notes);
    reader.maybe("longest_sequence", model.longestSequence);
    reader.maybe("parameters_published", model.published);
    reader.maybe("active_published", model.active);
    visitModelFields(model.shape, FieldArchive<JsonReader>{reader, true});
}

namespace {

void describe(JsonReader &reader, ModelFile &file)
{
    std::int64_t format = 1;
    reader.field("format", format);
    reader.require("format", format == 1, "must be 1.");
    reader.maybe("description", file.description);
    reader.field("models", file.models);
}

} // namespace

Result<std::vector<NamedModel>> loadModels()
{
    constexpr std::size_t largest = std::size_t{1} << 20;
    const std::string path = dataFolder() + "/models/public.json";
    const auto text = readFile(path, largest);
    if (!text)
        return text.error();
    const auto json = parseJson(text.value(), path);
    if (!json)
        return json.error();
    std::optional<Error> error;
    JsonReader reader(json.value(), "models", error);
    ModelFile file;
    describe(reader, file);
    if (error) {
        error->file = path;
        return *std::move(error);
    }
    return std::move(file.models);
}

Result<NamedModel> findModel(const std::string &id)
{
    auto models = loadModels();
    if (!models)
        return models.error();
    std::string all;
    for (NamedModel &model : models.take()) {
        if (model.id == id)
            return std::move(model);
        all += (all.empty() ? "" : ", ") + model.id;
    }
    return wrong(id, "public_model", "is no model of the library; there is " + all + ".");
}

} // namespace clusterwright
