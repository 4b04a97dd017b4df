// Figures of workloads in words, for the specification and the report on the command line.
#pragma once

#include "model/evaluation.h"

namespace clusterwright {

/// A figure of a workload for a reader.
struct WorkloadFigure {
    std::string name, value;
    std::string basis; ///< what it counts and how it follows; may be empty

    bool operator==(const WorkloadFigure &) const = default;
};

/// Everything that was estimated; what is not known says "unknown". Empty without an estimate.
std::vector<WorkloadFigure> estimateFigures(const Workload &workload, const WorkloadResults &results);

/// Interruptions, checkpoints, goodput, the whole training and what it costs; of a serving only the cost.
std::vector<WorkloadFigure> campaignFigures(const Workload &workload, const WorkloadResults &results);

/// "2.2 M tokens/s, MFU 34.8 %", "12,345 tokens/s"; "no estimate".
std::string headlineOf(const WorkloadResults &results);

/// "training of Llama 3 405B on 16,384 accelerators".
std::string subjectOf(const Workload &workload, const WorkloadResults &results);

} // namespace clusterwright
