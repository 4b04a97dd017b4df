// Edit scripts: {"format": 1, "edits": [{"op": ...}]}, each op one edit function of the model.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace clusterwright {

/// Applies all edits or none; an error names the edit as "edits[2]". Parts are taken from the design, else
/// from the library. An edit of a released design makes a draft of it. `file` is for the error only.
Result<Design> applyScript(Design design, std::string_view text, const std::string &file,
                           const Library &library);

/// The same for edits that were parsed already; a null in the list is no edit.
Result<Design> applyEdits(Design design, const nlohmann::json &edits, const std::string &file,
                          const Library &library);

} // namespace clusterwright
