// PDF finish: what the painter cannot write: bookmarks, links, properties, and no trace of the clock.
#pragma once

#include "exports/pageflow.h"
#include "model/result.h"

namespace clusterwright {

struct Link {
    std::size_t page = 0;
    QRectF area; ///< in pixels from the top left corner of the page
    std::size_t heading = 0;
};

struct PdfProperties {
    std::string title, author, subject, keywords, creator;
    std::string date; ///< ISO
};

/// Pages of the headings count from the first page of the file.
Result<std::string> finishPdf(const std::string &painted, const std::vector<Heading> &headings,
                              const std::vector<Link> &links, const std::vector<Page> &pages,
                              const PdfProperties &properties);

} // namespace clusterwright
