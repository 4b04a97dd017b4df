// Texts about parts for lists, facets and pages: names from the model as a reader expects them.
#pragma once

#include "model/parts/partindex.h"

#include <QString>

namespace clusterwright {

/// "Server", "Rack PDU".
QString kindText(PartKind kind);

/// "Kind", "Maximum power".
QString facetTitle(Facet facet);
/// A value of PartIndex::values(): "Servers" for "server", "Last time buy" for "last_time_buy".
QString facetValueText(Facet facet, const std::string &value);

/// "last_time_buy" -> "Last time buy".
QString namedText(std::string_view name);

/// Why it cannot be put into a rack: "An accelerator does not stand in a rack."; empty if it can.
QString whyNotPlaceable(const Part &part);
/// What keeps a part of a rack from being complete: "Not stated: mass, maximum power"; empty if nothing does.
QString whatIsMissing(const Part &part);

} // namespace clusterwright
