// Pricing: the prices of a design, taken from price books that lie over each other.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

#include <span>

namespace clusterwright {

/// All prices of the books in one; a later book goes before an earlier one. Its name joins theirs, its date
/// is the latest. Fails if the currencies differ, which are not converted.
Result<PriceBook> overlaid(std::span<const PriceBook> books);

/// Gives every part that the design uses the price of the books, and drops what other books had given. A
/// price that was set in the design itself stays. The book of the design is named after those it used.
Result<Design> usePriceBooks(Design design, std::span<const PriceBook> books);

} // namespace clusterwright
