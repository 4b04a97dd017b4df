// PDF: the specification as pages.
#pragma once

#include "exports/specification.h"
#include "model/result.h"

namespace clusterwright {

/// A4 pages with cover, contents, numbered sections, headers and footers; vector only, fonts embedded, with
/// bookmarks and links. The same specification gives the same bytes. Needs a QGuiApplication. Fails if the
/// date of the issue is no ISO date.
Result<std::string> pdfBytes(const Specification &spec);

} // namespace clusterwright
