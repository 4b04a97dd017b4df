// Evaluation as JSON: what the command line prints with --json and what scripts read.
#pragma once

#include "model/evaluation.h"
#include "model/result.h"

namespace clusterwright {

/// Totals, racks, parts, reliability, cost and failure domains. Keys are sorted and end in their unit; a sum
/// is {"value", "unknown"}.
std::string reportJson(const Design &design, const Evaluation &evaluation);

/// Findings and how many there are.
std::string checkJson(const Evaluation &evaluation);

std::string errorJson(const Error &error);

} // namespace clusterwright
