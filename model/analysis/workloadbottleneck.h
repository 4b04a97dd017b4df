// Bottleneck of a workload, in words: what takes most of its time, on which links, and what would help.
#pragma once

#include "model/analysis/workloads.h"

namespace clusterwright {

/// "41 % of the step is exposed expert all-to-all on 400 Gb/s NICs; ..." `parts` as partsOf() gives them.
std::string bottleneckOf(const TrainingCase &run, const WorkloadHardware &hardware, const TrainingStep &step,
                         const std::vector<TimePart> &parts);
std::string bottleneckOf(const ServingCase &run, const std::vector<TimePart> &parts);

/// What the collectives of a training put on the scale-out links of all accelerators, on average over a step:
/// gradients and weights between domains, tokens to experts in other domains, activations between stages.
Bandwidth exchangeOf(const TrainingCase &run, const TrainingStep &step);

} // namespace clusterwright
