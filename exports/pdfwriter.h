// PDF: the specification as pages.
#pragma once

#include "exports/pdffinish.h"
#include "exports/specification.h"

namespace clusterwright {

/// Pages of the paper with cover, contents, front matter, numbered sections, headers and footers;
/// vector only, fonts embedded, with bookmarks, links, page labels and attached files. Pages before the first
/// section are i, ii, iii; from there on 1, 2, 3. A document that is not released carries its status across
/// each page. The same specification and files give the same bytes. Needs a QApplication (charts). Fails if
/// the date of the issue is no ISO date.
Result<std::string> pdfBytes(const Specification &spec, const std::vector<Attachment> &attachments = {});

} // namespace clusterwright
