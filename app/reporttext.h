// Reports for a reader at a terminal.
#pragma once

#include "model/evaluation.h"

namespace clusterwright {

/// Totals, failures and costs, then one line per rack type, feed and failure domain.
std::string reportText(const Design &design, const Evaluation &evaluation);
/// What one network is made of and carries, and what it lacks.
std::string fabricText(const Fabric &fabric, const FabricResults &results);
/// One line per finding, then a summary.
std::string findingsText(const Evaluation &evaluation);

} // namespace clusterwright
