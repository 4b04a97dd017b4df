// Ids and names of new things.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

/// The wanted id, or the next one of the design's counter ("rack-0007") if it is empty; an error if the
/// wanted one is taken or holds anything but letters, digits and . _ -
Result<std::string> takeId(Design &design, const std::string &wanted, const std::string &prefix);

/// Copies a part into the design and returns the copy; one that is there keeps its version. An error if the
/// id of the part is that of another thing.
Result<Part> takePart(Design &design, const Part &part);

/// A name pattern for number n: {n} becomes 7, {n:02} becomes 07. Text without a pattern stays as it is.
std::string numberedName(const std::string &pattern, int n);
bool hasNumber(const std::string &pattern);
/// The pattern that a name follows: R{n:02} of R07, A{n} of A7, Spare-{n} of Spare.
std::string patternOf(const std::string &name);

} // namespace clusterwright
