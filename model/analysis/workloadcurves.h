// Curves of a workload, computed when they are asked for: over accelerators, over sequences at once, over the
// checkpoint interval.
#pragma once

#include "model/analysis/workloadlayouts.h"
#include "model/analysis/workloads.h"

namespace clusterwright {

struct ScalePoint {
    std::int64_t accelerators = 0;
    double tokensPerSecond = 0; ///< of all of them
    double efficiency = 0;      ///< tokens per second and accelerator over those of the first point
    double mfu = 0;
    Time step{};

    bool operator==(const ScalePoint &) const = default;
};

enum class Scaling { Strong, Weak }; ///< the batch stays; it grows with the accelerators

/// From the smallest number of accelerators that the layout, its batch and the memory allow, by steps of
/// about a third, to those of the case, which are the last point. Numbers that do not divide are left out.
std::vector<ScalePoint> scalingOf(const TrainingCase &run, Scaling scaling);

struct ServingPoint {
    double sequences = 0;       ///< at once
    double tokensPerSecond = 0; ///< of one accelerator
    double perUser = 0;         ///< tokens per second of one user
    Time perToken{};

    bool operator==(const ServingPoint &) const = default;
};

/// From one sequence at once, doubling up to what the cache and the run allow, which is the last point.
std::vector<ServingPoint> latencyCurveOf(const ServingCase &run);

struct GoodputPoint {
    Time interval{};
    double ettr = 0;

    bool operator==(const GoodputPoint &) const = default;
};

/// Over intervals from a sixteenth of the best one to sixteen times it, in even steps of their logarithm.
/// Empty where the goodput is not known.
std::vector<GoodputPoint> goodputCurveOf(const Design &design, const WorkloadResults &results);

/// The cases that the estimator takes, of a workload and the hardware that was found for it.
TrainingCase trainingCaseOf(const Workload &workload, const WorkloadHardware &hardware);
ServingCase servingCaseOf(const Workload &workload, const WorkloadHardware &hardware);

/// The question which layout suits a training of the design, on the accelerators that it runs on. Power is
/// the average at the grid over a year, shared by all accelerators. Needs results with hardware.
LayoutQuestion layoutQuestionOf(const Workload &workload, const WorkloadResults &results,
                                const CostResults &cost, const Inventory &total);

} // namespace clusterwright
