// Designs as JSON text, format 1. Reading and writing a file of ours gives the same bytes.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

/// More than ten times a design of 100,000 accelerators; readFile() refuses larger files before it allocates.
inline constexpr std::size_t largestDesign = std::size_t{64} << 20;

/// Reads a whole design or nothing. Unknown keys of the top level are kept; deeper ones are refused, since
/// they could not be written back. `file` is for the error only.
Result<Design> parseDesign(std::string_view text, const std::string &file);
std::string designText(const Design &design);

} // namespace clusterwright
