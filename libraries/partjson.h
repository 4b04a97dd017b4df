// Parts as JSON: one part per file in libraries/data, and the same form inside a design.
#pragma once

#include "model/parts/part.h"
#include "model/result.h"

#include <string_view>

namespace clusterwright {

class JsonReader;
class JsonWriter;

void describe(JsonReader &reader, Part &part);
void describe(JsonWriter &writer, const Part &part);

/// Reads one part. Fails on an unknown key, a missing one, or a figure without source or basis. `file` is for
/// the error only.
Result<Part> parsePart(std::string_view text, const std::string &file);
std::string partText(const Part &part);

/// All part files (*.json) below a folder. Fails with the first file, part and key that is wrong.
Result<Library> loadLibrary(const std::string &folder);

} // namespace clusterwright
