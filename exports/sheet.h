// Sheet: one drawing as a picture of its own, SVG or PNG, always in the light theme.
#pragma once

#include "exports/specification.h"
#include "model/result.h"

namespace clusterwright {

struct Sheet {
    Drawing drawing;
    std::string title;              ///< of the design
    std::vector<std::string> marks; ///< below the drawing: number, revision, status, audience, date
    std::string tool;
};

Sheet sheetOf(Drawing drawing, const Meta &meta, const std::string &status, const Issue &issue);

/// Vector picture with real text, a title, a description and its size in millimetres; floor plans to the
/// scale of 1:50, or smaller if they were wider than 2 m. The same sheet gives the same bytes. Needs a
/// QGuiApplication.
std::string svgBytes(const Sheet &sheet);

/// The same as pixels: 300 to the inch, or fewer if there were more than 6,000 in a line or column. Fails if
/// there is no memory for them.
Result<std::string> pngBytes(const Sheet &sheet);

} // namespace clusterwright
