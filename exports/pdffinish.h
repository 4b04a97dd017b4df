// PDF finish: what the painter cannot write: bookmarks, links, page labels, properties, attached files, and
// no trace of the clock.
#pragma once

#include "model/result.h"

#include <QRectF>

#include <string>
#include <vector>

namespace clusterwright {

/// A file that travels inside the PDF.
struct Attachment {
    std::string name, description;
    std::string type; ///< "application/json"
    std::string bytes;
};

/// Lengths are in pixels of 1/96 inch from the top left corner of the page; pages count from 0.
struct PdfDestination {
    std::size_t page = 0;
    double y = 0;
};

struct PdfBookmark {
    std::string title;
    int level = 1;
    PdfDestination to;
};

struct PdfLink {
    std::size_t page = 0;
    QRectF area;
    PdfDestination to;
};

struct PdfProperties {
    std::string title, author, subject, keywords, creator;
    std::string date; ///< ISO
};

struct PdfExtras {
    std::vector<double> pageHeights;
    std::size_t frontPages = 0; ///< labelled i, ii, iii; those after them 1, 2, 3
    std::vector<PdfBookmark> bookmarks;
    std::vector<PdfLink> links;
    std::vector<Attachment> attachments;
    PdfProperties properties;
};

/// Fails if the painted bytes are no PDF.
Result<std::string> finishPdf(const std::string &painted, const PdfExtras &extras);

} // namespace clusterwright
