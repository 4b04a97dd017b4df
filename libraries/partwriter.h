// Many parts as part files, all of them or none.
#pragma once

#include "model/parts/part.h"
#include "model/result.h"

namespace clusterwright {

/// Writes each part as FOLDER/<kind>/<id>.json and returns how many. A part that is there already is
/// replaced. All files are written to a hidden folder first, synced at once and then moved to their places,
/// so that a failure or a full disk leaves everything as it was. Fails for an id that cannot be the name of a
/// file.
Result<int> writeParts(const std::vector<Part> &parts, const std::string &folder);

} // namespace clusterwright
