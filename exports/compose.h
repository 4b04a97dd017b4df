// Compose: decides what the documents say. Sums are those of the evaluation; here they only become text.
#pragma once

#include "exports/specification.h"

namespace clusterwright {

/// The reference specification. The evaluation is that of the whole design.
Specification compose(const Design &design, const Evaluation &evaluation, const Issue &issue);

/// The bill of materials: "Bill" by part, "By rack type", "Cables" with their spares if there are networks,
/// "Workloads" if there are any, "Findings", "Assumptions".
std::vector<Table> composeBill(const Design &design, const Evaluation &evaluation, const Issue &issue);

/// Name and version of the program that wrote a document.
std::string toolText();

} // namespace clusterwright
