// JSON Schema (draft 7) of part files, made from the list of figures.
#pragma once

#include <string>

namespace clusterwright {

/// What stands in libraries/data/part.schema.json.
std::string partSchema();

} // namespace clusterwright
