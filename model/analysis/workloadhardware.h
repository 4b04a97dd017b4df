// Hardware of a workload: one accelerator and its links, and how much of their rated figures software gets.
#pragma once

#include "model/design/workload.h"
#include "model/result.h"

#include <map>

namespace clusterwright {

/// Constants of the performance model that replace the usual ones, by name: those of TrainingEfficiency and
/// of ServingEfficiency.
using EfficiencyOverrides = std::map<std::string, double, std::less<>>;

/// Rates are dense peaks of one accelerator, in operations per second; bandwidths are in one direction.
struct Hardware {
    AcceleratorClass accelerator = AcceleratorClass::Generic; ///< selects efficiency only
    Rate bf16 = {};
    std::optional<Rate> fp8 = {}, fp4 = {};
    DataSize memory = {};
    Bandwidth memoryBandwidth = {};
    std::int64_t domain = 1; ///< accelerators that the scale-up network joins
    Bandwidth scaleUp = {};  ///< of one accelerator
    Time scaleUpLatency = seconds(5e-6);
    Bandwidth scaleOut = {}; ///< of one accelerator
    Time scaleOutLatency = seconds(10e-6);
    EfficiencyOverrides efficiency = {};

    bool operator==(const Hardware &) const = default;
};

/// What is missing of a piece of hardware, with the key of the wrong value: "hardware.hbm_GB".
std::optional<Error> checkHardware(const Hardware &hardware);

} // namespace clusterwright
