// Standard media: the table that comes with the program, to begin a design with.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

/// The rows of libraries/media/standard.json, best first. Fails if the file cannot be read.
Result<std::vector<MediumRow>> loadStandardMedia();

/// Adds those rows that the design has not, at the end, with their parts from the library. `ids`: only these,
/// in this order; empty = all whose parts are known. Fails if a row or one of its parts is unknown.
Result<Design> addStandardMedia(Design design, const Library &library,
                                const std::vector<std::string> &ids = {});

} // namespace clusterwright
