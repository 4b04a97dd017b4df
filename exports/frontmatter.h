// Front matter: the cover and the contents, which need to know the pages of the body.
#pragma once

#include "exports/pdffinish.h"
#include "exports/specification.h"

namespace clusterwright {

std::string titleOf(const Specification &spec);

/// The first page.
Page coverPage(const Specification &spec, const QPaintDevice *device);

struct Contents {
    std::vector<Page> pages;
    std::vector<Link> links; ///< their pages count from the cover
};

/// The pages after the cover, as many as the headings of the body need.
Contents contentsOf(const std::vector<Heading> &headings, const QPaintDevice *device);

} // namespace clusterwright
