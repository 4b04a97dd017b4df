// Place of a workload: the hardware that it gets from what stands in the design, every figure with where it
// comes from.
#pragma once

#include "model/analysis/workloads.h"

namespace clusterwright {

/// None where a figure that the estimator needs is not stated; `missing` then says which, in sentences.
std::optional<WorkloadHardware> hardwareOf(const WorkloadContext &context, const Workload &workload,
                                           std::vector<std::string> &missing);

/// The kind whose software efficiency is taken for an accelerator: by its architecture, and for Blackwell by
/// the size of its scale-up domain. Generic for any that is not known.
AcceleratorClass classOf(const Part &accelerator);

/// What a device sends into a fabric at most: the rates of its links, of one such device on average.
Bandwidth linksOf(const Design &design, const FabricNetwork &network, const PartId &part);

/// By which the rate of a link shrinks for traffic between all endpoints: the oversubscription of each tier
/// that has uplinks, multiplied; at least 1.
double oversubscriptionOf(const FabricCapacity &capacity);

} // namespace clusterwright
