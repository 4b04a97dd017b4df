// The command of clusterwright-cli that looks for the best layout of a training of a design.
#pragma once

#include "app/commands.h"

namespace clusterwright {

/// Tries every layout of a workload on the hardware of its design; prints the best and the front, and with
/// --out saves the design with the best one. Exit code 1 if no layout fits.
int findLayout(const Options &options);

/// What the options mean, for layouts --help.
std::string layoutHelp();

} // namespace clusterwright
