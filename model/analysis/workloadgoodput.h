// Goodput: share of time in which a training makes progress, and how often it should save.
#pragma once

#include "model/quantity.h"

#include <optional>

namespace clusterwright {

struct GoodputCase {
    double nodes = 1;
    double failures = 0;     ///< of one node in a day
    Time restart{}, queue{}; ///< after a failure, until it computes again
    Time interval{};         ///< of compute between checkpoints, above 0
    Time write{};            ///< of a checkpoint, while nothing is computed
};
struct Goodput {
    double failuresPerDay = 0;
    std::optional<Time> mttf{}; ///< none without failures
    double firstOrder = 0;      ///< share of time, 0..1; for few failures in an interval and a restart
    double exponential = 0;     ///< the same for any rate
};

/// First order: max(0, (1 - x (R + t/2)) / (1 + w/t)) for a rate x, restart and queue R, interval t, write w
/// (Kokolis et al., "Revisiting Reliability in Large-Scale Machine Learning Research Clusters", arXiv
/// 2410.21680). Exponential: t x / (exp(x R) (exp(x (t + w)) - 1)), the expected progress where failures
/// strike anywhere (Daly 2006). Test: WorkloadGoodputTest.
Goodput goodputOf(const GoodputCase &given);

/// Small jobs are measured to fail several times more often than the rate of their nodes says (same source):
/// results below 4,096 accelerators are limited by the model.
constexpr bool isLimitedByModel(double accelerators)
{
    return accelerators < 4096;
}

struct CheckpointIntervals {
    Time young{};          ///< sqrt(2 w M)
    Time dalyFirstOrder{}; ///< the same less w
    Time daly{};           ///< higher order; M where a write takes 2 M or longer
};
/// For checkpoints that take w > 0 and a mean time between failures M > 0. Sources in
/// calculators/reliability.h. Test: WorkloadGoodputTest.
CheckpointIntervals checkpointIntervals(Time write, Time mtbf);

} // namespace clusterwright
