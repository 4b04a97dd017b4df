// Public models: the shapes of well-known models that come with the program.
#pragma once

#include "model/design/workloadedits.h"
#include "model/result.h"

namespace clusterwright {

/// The models of libraries/models/public.json, in the order of the file. Fails if it cannot be read.
Result<std::vector<NamedModel>> loadModels();

/// The one with this id. Fails if there is none; the message lists what there is.
Result<NamedModel> findModel(const std::string &id);

} // namespace clusterwright
