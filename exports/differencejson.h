// Difference as JSON: what the command line prints for diff --json.
#pragma once

#include "model/difference.h"

namespace clusterwright {

/// {"added", "removed", "moved", "changed", "totals", "findings"}. Values are in the unit that ends their
/// key; a place is an object of such keys; from, to and delta of a total are written as the report writes it.
std::string differenceJson(const Difference &difference);

} // namespace clusterwright
