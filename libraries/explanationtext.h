// An explanation of a result as text to read or copy, and as JSON for scripts.
#pragma once

#include "model/explain.h"

namespace clusterwright {

/// Title and value, formula, one line per term with its source, the inputs, and the rule for unknowns.
std::string explanationText(const Explanation &explanation);

std::string explanationJson(const Explanation &explanation);

/// One line per metric: its key, title and formula.
std::string metricListText();

} // namespace clusterwright
