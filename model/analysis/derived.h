// Derived figures: what follows from the published figures of one part, to compare it by: per watt, per core,
// per terabyte, per dollar.
#pragma once

#include "model/analysis/worked.h"

#include <span>

namespace clusterwright {

/// A part with what one of it costs, in USD.
struct PricedPart {
    const Part &part;
    Worked price;
};

/// One row of the table of derived figures. The same key may stand there for several kinds, with one title
/// and one unit.
struct DerivedFigure {
    const char *key;
    const char *title;
    const char *unit;
    const char *formula; ///< in the titles of its inputs
    PartKind kind;       ///< the parts that have it
    Worked (*compute)(const PricedPart &);
};

/// All of them, by kind. Test: DerivedTest.
std::span<const DerivedFigure> derivedFigures();

/// The row for a kind, or null if parts of that kind have no such figure.
const DerivedFigure *derivedFigure(std::string_view key, PartKind kind);

} // namespace clusterwright
