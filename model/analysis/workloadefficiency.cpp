#include "model/analysis/workloadefficiency.h"

#include <algorithm>

namespace clusterwright {
namespace {

template <typename Constants>
struct Row {
    std::string_view name, meaning;
    double Constants::*member;
    ConstantRange range;
};

using enum ConstantRange;
using T = TrainingEfficiency;
using S = ServingEfficiency;

constexpr std::array trainingRows{
    Row<T>{"bf16", "sustained over peak rate of BF16 products", &T::bf16, AboveZero},
    Row<T>{"fp8", "sustained over peak rate of FP8 products", &T::fp8, AboveZero},
    Row<T>{"k0", "length of a contraction that loses half", &T::ramp, FromZero},
    Row<T>{"att_f", "fused attention forward, share of the BF16 peak", &T::flashForward, AboveZero},
    Row<T>{"att_b", "fused attention backward, share of the BF16 peak", &T::flashBackward, AboveZero},
    Row<T>{"bmm", "unfused attention, share of the BF16 peak", &T::unfused, AboveZero},
    Row<T>{"mem", "share of the memory bandwidth", &T::memory, AboveZero},
    Row<T>{"nv", "share of the scale-up bandwidth", &T::scaleUp, AboveZero},
    Row<T>{"nic", "share of the scale-out bandwidth", &T::scaleOut, AboveZero},
    Row<T>{"tk", "seconds of starting a kernel", &T::kernel, FromZero},
    Row<T>{"ov", "share of communication that overlap hides", &T::hidden, ZeroToOne},
    Row<T>{"moe", "bytes moved for each element sent to an expert", &T::routed, FromZero},
    Row<T>{"TUNED", "the same of a tuned software path", &T::tunedRouted, FromZero},
    Row<T>{"GRP", "products of many experts over one large product", &T::grouped, AboveZero},
    Row<T>{"CPA", "work of attention over a ring, over that of one accelerator", &T::ring, FromZero},
    Row<T>{"TAX", "contention of fully sharded data parallelism", &T::shardingTax, FromZero},
    Row<T>{"JIT", "jitter for each doubling above eight accelerators", &T::jitter, FromZero},
    Row<T>{"STEP0", "seconds of each step outside of everything else", &T::step, FromZero},
};

constexpr std::array servingRows{
    Row<S>{"eb", "share of the memory bandwidth", &S::memory, AboveZero},
    Row<S>{"eg", "decode products, share of the peak", &S::decode, AboveZero},
    Row<S>{"ep", "prefill products, share of the peak", &S::prefill, AboveZero},
    Row<S>{"ea", "decode attention, share of the BF16 peak", &S::attention, AboveZero},
    Row<S>{"t0", "seconds of each step", &S::perStep, FromZero},
    Row<S>{"th", "seconds of a step for each sequence", &S::perSequence, FromZero},
    Row<S>{"thm", "the same, more with experts", &S::perExpertSequence, FromZero},
    Row<S>{"cm", "bytes moved for each element sent to an expert", &S::routed, FromZero},
    Row<S>{"nv", "share of the scale-up bandwidth", &S::scaleUp, AboveZero},
};

/// Constants of one class; those that do not depend on the class have their usual values.
constexpr T training(double bf16, double fp8, double ramp, double forward, double backward, double unfused,
                     double memory, double scaleUp, double scaleOut, double kernel, double hidden,
                     double routed)
{
    T constants{bf16,   fp8,     ramp,     forward, backward, unfused,
                memory, scaleUp, scaleOut, kernel,  hidden,   routed};
    constants.tunedRouted = 30;
    constants.grouped = 0.85;
    constants.ring = 1.25;
    constants.shardingTax = 0.12;
    constants.jitter = 0.002;
    constants.step = 0.01;
    return constants;
}

// Which of these are fitted, and to what, is said by trainingOrigin() and servingOrigin(). The measurements
// are those of Narayanan et al., arXiv 2104.04473 (A100), Korthikanti et al., arXiv 2205.05198 (A100), Llama
// Team, arXiv 2407.21783 (H100), NVIDIA NeMo 24.07 (H100), Megatron-Bridge 25.11 (H100 to GB300) and
// TensorRT-LLM (serving).
constexpr T trainingA100 = training(.875, .875, 110, .58, .50, .60, .83, .67, .85, 4.7e-6, .60, 40);
constexpr T trainingH100 = training(.68, .66, 110, .55, .48, .60, .85, .74, .85, 5e-6, .73, 90);
constexpr T trainingB200 = training(.70, .62, 128, .50, .42, .60, .85, .75, .85, 5e-6, .70, 140);
constexpr T trainingGb200 = training(.70, .60, 128, .50, .42, .60, .85, .75, .85, 5e-6, .70, 30);
constexpr T trainingGb300 = training(.70, .69, 128, .60, .50, .60, .85, .75, .85, 5e-6, .70, 30);
constexpr T trainingMi300x = training(.50, .40, 128, .35, .28, .45, .80, .65, .85, 6e-6, .60, 90);
constexpr T trainingGeneric = training(.60, .55, 128, .45, .38, .50, .80, .65, .80, 6e-6, .60, 60);

constexpr S servingHopper{.71, .45, .65, .19, 5.7e-3, 7.8e-6, 82e-6, 42, .6};
constexpr S servingBlackwell{.71, .405, .48, .49, 4.6e-3, 6.6e-6, 4.4e-6, 48, .6};

const T &trainingOf(AcceleratorClass accelerator)
{
    switch (accelerator) {
    case AcceleratorClass::A100:
        return trainingA100;
    case AcceleratorClass::H100:
    case AcceleratorClass::H200:
        return trainingH100;
    case AcceleratorClass::B200:
        return trainingB200;
    case AcceleratorClass::Gb200:
        return trainingGb200;
    case AcceleratorClass::Gb300:
        return trainingGb300;
    case AcceleratorClass::Mi300x:
        return trainingMi300x;
    case AcceleratorClass::Generic:
        break;
    }
    return trainingGeneric;
}

bool isBlackwell(AcceleratorClass accelerator)
{
    return accelerator == AcceleratorClass::B200 || accelerator == AcceleratorClass::Gb200 ||
           accelerator == AcceleratorClass::Gb300;
}

std::string lowerCase(std::string_view name)
{
    std::string lower(name);
    for (char &c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::optional<double> overrideOf(const Hardware &hardware, std::string_view name)
{
    auto found = hardware.efficiency.find(name);
    if (found == hardware.efficiency.end())
        found = hardware.efficiency.find(lowerCase(name));
    if (found == hardware.efficiency.end())
        return std::nullopt;
    return found->second;
}

template <typename Constants, typename Rows>
Constants withOverrides(Constants constants, const Rows &rows, const Hardware &hardware)
{
    for (const auto &row : rows)
        if (const auto value = hardware.efficiency.empty() ? std::nullopt : overrideOf(hardware, row.name))
            constants.*row.member = *value;
    return constants;
}

bool isAnyOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::ranges::find(names, name) != names.end();
}

/// Which constants of a class rest on measurements of that class, and which on those of another one.
ConstantOrigin trainingOrigin(AcceleratorClass accelerator, std::string_view name)
{
    using enum ConstantOrigin;
    switch (accelerator) {
    case AcceleratorClass::A100:
        return isAnyOf(name, {"bf16", "mem", "nv", "k0", "tk"}) ? Fitted : Prior;
    case AcceleratorClass::H100:
        return isAnyOf(name, {"bf16", "fp8", "k0", "nv", "ov", "moe"}) ? Fitted : Prior;
    case AcceleratorClass::H200:
        return isAnyOf(name, {"bf16", "fp8", "k0", "nv", "ov", "moe"}) ? Borrowed : Prior;
    case AcceleratorClass::B200:
    case AcceleratorClass::Gb200:
        return isAnyOf(name, {"fp8", "moe"}) ? Fitted : Prior;
    case AcceleratorClass::Gb300:
        return name == "fp8" ? Fitted : name == "moe" ? Borrowed : Prior;
    case AcceleratorClass::Mi300x:
    case AcceleratorClass::Generic:
        break;
    }
    return Prior;
}

ConstantOrigin servingOrigin(AcceleratorClass accelerator)
{
    const bool isMeasured = isBlackwell(accelerator) || accelerator == AcceleratorClass::H100 ||
                            accelerator == AcceleratorClass::H200;
    return isMeasured ? ConstantOrigin::Fitted : ConstantOrigin::Borrowed;
}

} // namespace

TrainingEfficiency trainingEfficiency(const Hardware &hardware)
{
    return withOverrides(trainingOf(hardware.accelerator), trainingRows, hardware);
}

ServingEfficiency servingEfficiency(const Hardware &hardware)
{
    return withOverrides(isBlackwell(hardware.accelerator) ? servingBlackwell : servingHopper, servingRows,
                         hardware);
}

std::vector<EfficiencyConstant> efficiencyConstants(const Hardware &hardware)
{
    const TrainingEfficiency training = trainingEfficiency(hardware);
    const ServingEfficiency serving = servingEfficiency(hardware);
    std::vector<EfficiencyConstant> constants;
    for (const auto &row : trainingRows)
        constants.push_back({row.name, "training", row.meaning, training.*row.member,
                             trainingOrigin(hardware.accelerator, row.name)});
    for (const auto &row : servingRows)
        constants.push_back(
            {row.name, "serving", row.meaning, serving.*row.member, servingOrigin(hardware.accelerator)});
    for (EfficiencyConstant &constant : constants)
        if (overrideOf(hardware, constant.name))
            constant.origin = ConstantOrigin::Override;
    return constants;
}

std::optional<ConstantRange> rangeOfConstant(std::string_view name)
{
    for (const auto &row : trainingRows)
        if (name == row.name || name == lowerCase(row.name))
            return row.range;
    for (const auto &row : servingRows)
        if (name == row.name)
            return row.range;
    return std::nullopt;
}

std::vector<std::string> constantNames()
{
    std::vector<std::string> names;
    for (const auto &row : trainingRows) {
        names.emplace_back(row.name);
        if (lowerCase(row.name) != row.name)
            names.push_back(lowerCase(row.name));
    }
    for (const auto &row : servingRows)
        if (std::ranges::find(names, row.name) == names.end())
            names.emplace_back(row.name);
    return names;
}

bool isCalibrated(AcceleratorClass accelerator)
{
    return accelerator != AcceleratorClass::Mi300x && accelerator != AcceleratorClass::Generic;
}

std::string calibrationNote(AcceleratorClass accelerator)
{
    const std::string priors = " Attention, grouped products, contention and jitter are priors.";
    switch (accelerator) {
    case AcceleratorClass::A100:
        return "Training is fitted to 13 published runs: matrix products, memory, scale-up links, kernels." +
               priors + " Serving is not calibrated; it has the constants of the H100.";
    case AcceleratorClass::H100:
        return "Training is fitted to 9 published runs: matrix products, scale-up links, overlap; the expert "
               "path to one. Serving is fitted to 10." +
               priors;
    case AcceleratorClass::H200:
        return "Training has the constants of the H100. Serving is fitted to 10 published runs of its "
               "generation." +
               priors;
    case AcceleratorClass::B200:
        return "FP8 products and the expert path are fitted to one published run each; serving to 10 of its "
               "generation." +
               priors;
    case AcceleratorClass::Gb200:
        return "FP8 products are fitted to one published run, the expert path to two; serving to 10 of its "
               "generation." +
               priors;
    case AcceleratorClass::Gb300:
        return "FP8 products lie half-way between its one published run and the GB200; the expert path is "
               "that "
               "of the GB200; serving is fitted to 10 runs of its generation." +
               priors;
    case AcceleratorClass::Mi300x:
    case AcceleratorClass::Generic:
        break;
    }
    return "Not calibrated: no measurement of this class was used, all constants are estimates.";
}

} // namespace clusterwright
