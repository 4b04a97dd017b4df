// The command of clusterwright-cli that searches the best execution of a training.
#pragma once

#include "app/commands.h"

namespace clusterwright {

/// Exit code 1 if no execution can run. Ctrl+C stops it with exit code 130 and no document.
int searchBest(const Options &options);

/// The form of a study, for search --help.
std::string searchHelp();

} // namespace clusterwright
