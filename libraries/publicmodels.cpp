#include "libraries/publicmodels.h"

#include "libraries/datafolder.h"
#include "libraries/documentfile.h"
#include "libraries/fieldjson.h"

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
    auto file = readDocument<ModelFile>(dataFolder() + "/models/public.json", "models");
    if (!file)
        return file.error();
    return file.take().models;
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
