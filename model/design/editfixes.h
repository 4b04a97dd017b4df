// Edits that repair what a finding is about.
#pragma once

#include "model/checks/finding.h"
#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

/// Does what Finding::quickFix says: moves a thing that overlaps another to the first free place (MEC001), or
/// closes open units with blanking panels (THM006), those of the design before those of the library; balances
/// the phases of a rack type (PWR004, PWR005), rotates the lines of a piece of the power chain (PWR004), or
/// takes the next standard breaker that carries the load of a piece of the power chain (PWR001, PWR002);
/// raises a stock of spares to what is needed (REL003).
/// Fails if the finding has no quick fix, or is not one of this design.
Result<Design> applyQuickFix(Design design, const Finding &finding, const Library &library);

} // namespace clusterwright
