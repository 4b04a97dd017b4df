// Front matter: the cover and the contents.
#pragma once

#include "exports/pageflow.h"

namespace clusterwright {

std::string titleOf(const Specification &spec);

/// The first page.
Page coverPage(const Specification &spec, const QPaintDevice *device);

/// What stands under one title of the contents, with the pages as they are printed: "iii", "12".
struct ContentsList {
    struct Entry {
        Anchor anchor;
        std::string page;
    };
    std::string title;
    bool isMinor = false; ///< set smaller: figures, tables
    std::vector<Entry> entries;
};

struct Contents {
    std::vector<Page> pages;
    std::vector<PageLink> links; ///< one per entry; pages count from the first of these
};

/// As many pages as the lists need. A list without entries is left out.
Contents contentsOf(const std::vector<ContentsList> &lists, Paper paper, const QPaintDevice *device);

} // namespace clusterwright
