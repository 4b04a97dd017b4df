// Formats: the table of what a design can be exported to.
#pragma once

#include "exports/specification.h"
#include "model/result.h"

#include <span>

namespace clusterwright {

struct Format {
    const char *id; ///< never renamed; scripts use it
    const char *extension;
    const char *description;
    bool needsFonts;   ///< the caller must have made a QApplication
    bool needsDrawing; ///< the issue must name one
    Result<std::string> (*write)(const Design &, const Evaluation &, const Issue &);
};

std::span<const Format> formats();

/// The content of the file. Fails for an unknown format, and as the writers do.
Result<std::string> exportBytes(std::string_view format, const Design &design, const Evaluation &evaluation,
                                const Issue &issue);

} // namespace clusterwright
