// Calibration: the performance model held against what was measured, and its constants fitted to that.
#pragma once

#include "model/analysis/workloadhardware.h"
#include "model/result.h"

namespace clusterwright {

/// Something that was published or measured, with what the model says about it.
struct CalibrationCase {
    std::string id, family, calibrated, source; ///< calibrated: which constants were fitted with it
    MeasuredRun run;
    std::optional<double> predicted; ///< none: the model refuses, as `refusal` says
    std::string refusal = {};

    bool operator==(const CalibrationCase &) const = default;
    /// predicted / measured - 1.
    std::optional<double> error() const;
    std::optional<double> errorPercent() const;
};

struct CalibrationFamily {
    std::string name;
    std::int64_t cases = 0, refused = 0;
    double mean = 0, worst = 0; ///< of the absolute relative errors

    bool operator==(const CalibrationFamily &) const = default;
};

/// Predicts with the constants of the design in place of the usual ones.
CalibrationCase predict(CalibrationCase entry, const std::vector<FittedConstant> &constants);

/// In the order in which families first appear.
std::vector<CalibrationFamily> familiesOf(const std::vector<CalibrationCase> &cases);

struct Fit {
    std::vector<FittedConstant> constants; ///< as setFittedConstants() takes them
    double before = 0, after = 0;          ///< mean absolute relative error: with `others`, with these
    std::int64_t runs = 0;

    bool operator==(const Fit &) const = default;
};

/// Constants that can be fitted to runs of a function: "bf16", "fp8", "mem", "nv", ... No name stands in both
/// lists, so that what was fitted to trainings does not move servings.
std::vector<std::string> fittableConstants(const std::string &function);

/// Least squares of the logarithms of predicted over measured, by damped Gauss-Newton steps (Levenberg 1944,
/// Marquardt 1963), each constant between a third and three times its usual value and pulled to it as by one
/// measurement that is 20 % off for twice the value, so that few runs do not move what they cannot tell.
/// Fails if no run of that kind of accelerator can be predicted, or a constant is unknown.
/// Test: CalibrationTest.
Result<Fit> fitConstants(const std::vector<MeasuredRun> &runs, AcceleratorClass accelerator,
                         const std::vector<std::string> &names,
                         const std::vector<FittedConstant> &others = {});

} // namespace clusterwright
