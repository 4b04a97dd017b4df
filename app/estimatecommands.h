// The command of clusterwright-cli that estimates workloads.
#pragma once

#include "app/commands.h"

namespace clusterwright {

/// Runs a file of cases; exit code 1 if one fails.
int estimateCases(const Options &options);

/// As fail(), with the document {"error": {"key": "file" or "format", "message": ...}}.
int failEstimate(const Error &error, const Options &options);

/// The form of a file of cases and the functions, for estimate --help.
std::string estimateHelp();

} // namespace clusterwright
