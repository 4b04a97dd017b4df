// Parts of a training step and of an answered token, for a bar of the time and for a roofline.
#pragma once

#include "model/analysis/workloadserving.h"
#include "model/analysis/workloadtrain.h"

#include <string_view>
#include <vector>

namespace clusterwright {

enum class TimeKind { Compute, Memory, Exchange, Idle };

/// A part of a step, or of the time of a token.
struct TimePart {
    std::string_view name; ///< "Linear layers", "Expert exchange"
    TimeKind kind = TimeKind::Compute;
    Time time{};
    double share = 0; ///< of all of them, 0..1

    bool operator==(const TimePart &) const = default;
};

/// Parts of one step on an accelerator of the busiest pipeline stage, with the microbatch and the virtual
/// stages that trainingStep() chooses; they sum to its time. Parts that do not occur are left out; nothing at
/// all if the case fails checkTraining(). Test: WorkloadPartsTest.
std::vector<TimePart> partsOf(const TrainingCase &run);

/// Parts of the time of one token as a user sees it (ServingRate::perToken), likewise.
std::vector<TimePart> partsOf(const ServingCase &run);

/// What one kind of operation does in a step: where it stands below the roofs of arithmetic and memory.
struct RooflinePoint {
    std::string_view name;
    double flop = 0, bytes = 0; ///< of one accelerator
    Time time{};

    bool operator==(const RooflinePoint &) const = default;
    double intensity() const { return flop / bytes; } ///< operations per byte
    Rate attained() const { return perSecond(flop / inSeconds(time)); }
};

/// The kinds that compute, with what recomputation repeats counted apart. Test: WorkloadPartsTest.
std::vector<RooflinePoint> rooflineOf(const TrainingCase &run);

} // namespace clusterwright
