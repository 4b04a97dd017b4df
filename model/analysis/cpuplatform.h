// CPU platforms: whole nodes of one or two sockets side by side, by what their CPUs and memory modules say.
#pragma once

#include "model/analysis/partcomparison.h"

namespace clusterwright {

struct PlatformOptions {
    int sockets = 1;              ///< of a node, 1 or 2; a CPU that allows fewer has as many as it allows
    const Part *module = nullptr; ///< memory module in every channel; null = memory as the CPU states it
    int modulesPerChannel = 1;    ///< 1 or 2
};

/// Nodes of one to six CPUs: cores, clock, memory, PCIe and CXL, power, cost, roadmap date. Peaks of data
/// sheets, no benchmark scores; whether module and CPU fit together is not checked. Fails if a part is no CPU
/// or stands there twice, if the module is no memory module, or if an option is out of its range.
Result<PartComparison> comparePlatforms(const std::vector<const Part *> &cpus, const PlatformOptions &options,
                                        const PriceBook &prices);

} // namespace clusterwright
