// Efficiency: how much of rated figures software gets, by kind of accelerator, and where those constants come
// from.
#pragma once

#include "model/analysis/workloadhardware.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterwright {

/// Constants of the training step. Their names in files, in brackets, are also those of overrides.
struct TrainingEfficiency {
    double bf16 = 0, fp8 = 0;         ///< [bf16] [fp8] sustained over peak, of large matrix products
    double ramp = 0;                  ///< [k0] length of a contraction that loses half; doubled for FP8
    double flashForward = 0;          ///< [att_f] share of the BF16 peak in fused attention
    double flashBackward = 0;         ///< [att_b]
    double unfused = 0;               ///< [bmm] the same of attention as separate products
    double memory = 0;                ///< [mem] share of the memory bandwidth
    double scaleUp = 0, scaleOut = 0; ///< [nv] [nic] shares of the links
    double kernel = 0;                ///< [tk] seconds of starting a kernel
    double hidden = 0;                ///< [ov] share of communication that overlap hides
    double routed = 0;                ///< [moe] bytes moved for each element sent to an expert
    double tunedRouted = 0;           ///< [TUNED] the same of a tuned software path
    double grouped = 0;               ///< [GRP] products of many experts over one large product
    double ring = 0;        ///< [CPA] work of attention over a ring of accelerators, over that of one
    double shardingTax = 0; ///< [FSDP: TAX] share of its exchange that contention adds
    double jitter = 0;      ///< [JIT] for each doubling above eight accelerators
    double step = 0;        ///< [STEP0] seconds of each step outside of everything else

    bool operator==(const TrainingEfficiency &) const = default;
};

/// Constants of serving.
struct ServingEfficiency {
    double memory = 0;            ///< [eb] share of the memory bandwidth
    double decode = 0;            ///< [eg] share of the peak in the products of a decode step
    double prefill = 0;           ///< [ep] the same of a prefill
    double attention = 0;         ///< [ea] share of the BF16 peak in decode attention
    double perStep = 0;           ///< [t0] seconds
    double perSequence = 0;       ///< [th] seconds of a step
    double perExpertSequence = 0; ///< [thm] seconds of a step of a model with experts
    double routed = 0;            ///< [cm] bytes moved for each element sent to an expert
    double scaleUp = 0;           ///< [nv] share of the links

    bool operator==(const ServingEfficiency &) const = default;
};

/// By class of the accelerator, with the overrides of the hardware; unknown names have no effect.
TrainingEfficiency trainingEfficiency(const Hardware &hardware);
ServingEfficiency servingEfficiency(const Hardware &hardware);

/// Fitted: to published measurements of that class. Prior: set before fitting, from kernel benchmarks and
/// publications. Borrowed: of another class. Override: of the design.
enum class ConstantOrigin { Fitted, Prior, Borrowed, Override };
template <>
inline constexpr auto namesOf<ConstantOrigin> =
    std::array{Name{ConstantOrigin::Fitted, "fitted"}, Name{ConstantOrigin::Prior, "prior"},
               Name{ConstantOrigin::Borrowed, "borrowed"}, Name{ConstantOrigin::Override, "override"}};

struct EfficiencyConstant {
    std::string_view name;    ///< "bf16"
    std::string_view subject; ///< "training" or "serving"
    std::string_view meaning;
    double value = 0;
    ConstantOrigin origin = ConstantOrigin::Prior;
};

/// Every constant of some hardware, training first.
std::vector<EfficiencyConstant> efficiencyConstants(const Hardware &hardware);

/// What a constant may be: a share above 0, or anything from 0; none if there is no such constant. Names are
/// accepted as they are given in the headers above, and all in lower case.
enum class ConstantRange { AboveZero, FromZero, ZeroToOne };
std::optional<ConstantRange> rangeOfConstant(std::string_view name);
/// All names under which constants can be overridden.
std::vector<std::string> constantNames();

/// False for classes whose results rest on other classes alone.
bool isCalibrated(AcceleratorClass accelerator);
/// What the constants of a class were fitted to, in a sentence or two for the screen.
std::string calibrationNote(AcceleratorClass accelerator);

} // namespace clusterwright
