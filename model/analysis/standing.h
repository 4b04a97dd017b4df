// Standing: the racks of each type in each hall, which share every check against what the hall offers.
#pragma once

#include "model/design/design.h"

namespace clusterwright {

struct Standing {
    const RackType *type = nullptr;
    const Hall *hall = nullptr;
    std::vector<const Rack *> racks; ///< at least one, in the order of the design
};

/// By rack type, then by hall, each in the order of the design. Points into the design, which must outlive
/// the list.
std::vector<Standing> standingIn(const Design &design);

} // namespace clusterwright
