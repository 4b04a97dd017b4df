// The command of clusterwright-cli that asks what a network carries.
#pragma once

#include "app/commands.h"

namespace clusterwright {

/// Tiers and capacity of the networks of a design; of one of them a path, the throughput of a pattern, and
/// what is left without a device. Exit code 1 if there is no path.
int askFabric(const Options &options);

/// What the options mean, for fabric --help.
std::string fabricHelp();

} // namespace clusterwright
