// Library update: where the parts of a design differ from the library's, and taking the library's over.
#pragma once

#include "model/design/design.h"
#include "model/result.h"

#include <set>

namespace clusterwright {

/// One figure or text of a part.
struct PartChange {
    std::string key, title;
    std::string own, library; ///< for a reader; empty = not stated
    bool isKept = false;      ///< set in the design, which an update leaves alone

    bool operator==(const PartChange &) const = default;
};

struct PartUpdate {
    PartId part;
    std::string name;
    std::vector<PartChange> changes; ///< in the order of figuresOf(), texts first

    bool operator==(const PartUpdate &) const = default;
};

/// The parts in use whose entry in the library is another one; without those that the library has not.
std::vector<PartUpdate> updatesOf(const Design &design, const Library &library);

/// Takes the library's entry of these parts; figures that were set in the design stay. Fails if a part is not
/// used, or not in the library.
Result<Design> updateParts(Design design, const Library &library, const std::set<PartId> &parts);

} // namespace clusterwright
