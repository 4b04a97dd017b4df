// Book: all pages of a specification laid out, none painted.
#pragma once

#include "exports/pageflow.h"

namespace clusterwright {

struct Book {
    std::vector<Page> pages;
    std::size_t frontPages = 0; ///< cover, contents and front matter
    std::vector<Anchor> headings;
    std::vector<Anchor> others; ///< figures and tables
    std::vector<PageLink> links;

    /// The number of a page, which counts from 0, as it is printed: "ii", "3".
    std::string labelOf(std::size_t page) const;
    /// "Page ii", "Page 3 of 12".
    std::string footOf(std::size_t page) const;
};

Book laidOut(const Specification &spec, const QPaintDevice *device);

} // namespace clusterwright
