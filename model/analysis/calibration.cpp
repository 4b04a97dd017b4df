#include "model/analysis/calibration.h"

#include "model/analysis/estimate.h"
#include "model/analysis/workloadefficiency.h"
#include "model/text.h"

#include <algorithm>
#include <cmath>

namespace clusterwright {
namespace {

const double furthest = std::log(3.0);             // from the usual value, as a logarithm
const double pull = std::log(1.2) / std::log(2.0); // of a constant to its usual value
constexpr double nudge = 1e-3;                     // for the slope of a residual
constexpr int mostSteps = 60;

/// The inputs with constants in place of the usual ones, if they are of that kind of accelerator.
calc::Record withConstants(const MeasuredRun &run, const std::vector<FittedConstant> &constants)
{
    const calc::Record &inputs = run.inputs;
    const auto known = fittableConstants(run.function);
    const auto *given = inputs.find("hardware");
    const auto *hardware = given ? given->as<calc::Record>() : nullptr;
    const auto *kind =
        hardware && hardware->find("class") ? hardware->find("class")->as<std::string>() : nullptr;
    if (!kind)
        return inputs;
    calc::Record efficiency;
    for (const FittedConstant &constant : constants)
        if (nameOf(constant.accelerator) == *kind && std::ranges::count(known, constant.name))
            efficiency.set(constant.name, constant.value);
    if (const auto *own =
            hardware->find("efficiency") ? hardware->find("efficiency")->as<calc::Record>() : nullptr)
        for (const auto &[name, value] : own->entries()) // what the case says of itself goes first
            efficiency.set(name, value);
    calc::Record changedHardware = *hardware, changed = inputs;
    changedHardware.set("efficiency", efficiency);
    changed.set("hardware", changedHardware);
    return changed;
}

Result<double> predictionOf(const MeasuredRun &run, const std::vector<FittedConstant> &constants)
{
    const auto outputs = estimate(run.function, withConstants(run, constants));
    if (!outputs)
        return outputs.error();
    const calc::Value *value = outputs.value().find(run.figure);
    const double *number = value ? value->as<double>() : nullptr;
    if (!number)
        return wrong(run.id, run.figure, "is no number that " + run.function + " gives.");
    return *number;
}

bool isOf(const MeasuredRun &run, AcceleratorClass accelerator)
{
    const auto *hardware =
        run.inputs.find("hardware") ? run.inputs.find("hardware")->as<calc::Record>() : nullptr;
    const auto *kind =
        hardware && hardware->find("class") ? hardware->find("class")->as<std::string>() : nullptr;
    return kind && *kind == nameOf(accelerator);
}

/// What is fitted: the logarithm of each constant over its usual value, held against the runs.
struct Problem {
    std::vector<MeasuredRun> runs;
    std::vector<FittedConstant> fixed; ///< of the same kind, not fitted
    std::vector<FittedConstant> usual; ///< of those that are

    std::vector<FittedConstant> constantsAt(const std::vector<double> &shifts) const
    {
        std::vector<FittedConstant> constants = fixed;
        for (std::size_t i = 0; i < usual.size(); ++i) {
            constants.push_back(usual[i]);
            constants.back().value *= std::exp(shifts[i]);
        }
        return constants;
    }
    /// Logarithms of predicted over measured, then the pulls; empty if a run is refused.
    std::vector<double> residualsAt(const std::vector<double> &shifts) const
    {
        const auto constants = constantsAt(shifts);
        std::vector<double> residuals;
        for (const MeasuredRun &run : runs) {
            const auto predicted = predictionOf(run, constants);
            if (!predicted || !(predicted.value() > 0))
                return {};
            residuals.push_back(std::log(predicted.value() / run.value));
        }
        for (const double shift : shifts)
            residuals.push_back(shift * pull);
        return residuals;
    }
};

double squares(const std::vector<double> &values)
{
    double sum = 0;
    for (const double value : values)
        sum += value * value;
    return sum;
}

/// Solves a x = b by elimination with row exchange; empty if a is singular.
std::vector<double> solve(std::vector<std::vector<double>> a, std::vector<double> b)
{
    const std::size_t n = b.size();
    for (std::size_t column = 0; column < n; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < n; ++row)
            if (std::abs(a[row][column]) > std::abs(a[pivot][column]))
                pivot = row;
        if (a[pivot][column] == 0)
            return {};
        std::swap(a[column], a[pivot]);
        std::swap(b[column], b[pivot]);
        for (std::size_t row = column + 1; row < n; ++row) {
            const double factor = a[row][column] / a[column][column];
            for (std::size_t k = column; k < n; ++k)
                a[row][k] -= factor * a[column][k];
            b[row] -= factor * b[column];
        }
    }
    for (std::size_t row = n; row-- > 0;) {
        for (std::size_t k = row + 1; k < n; ++k)
            b[row] -= a[row][k] * b[k];
        b[row] /= a[row][row];
    }
    return b;
}

/// The step that the slopes suggest, damped.
std::vector<double> stepAt(const Problem &problem, const std::vector<double> &shifts,
                           const std::vector<double> &residuals, double damping)
{
    const std::size_t n = shifts.size();
    std::vector<std::vector<double>> slopes;
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<double> moved = shifts;
        moved[i] += nudge;
        std::vector<double> there = problem.residualsAt(moved);
        if (there.empty())
            return {};
        for (std::size_t k = 0; k < there.size(); ++k)
            there[k] = (there[k] - residuals[k]) / nudge;
        slopes.push_back(std::move(there));
    }
    std::vector<std::vector<double>> a(n, std::vector<double>(n, 0));
    std::vector<double> b(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j)
            for (std::size_t k = 0; k < residuals.size(); ++k)
                a[i][j] += slopes[i][k] * slopes[j][k];
        for (std::size_t k = 0; k < residuals.size(); ++k)
            b[i] -= slopes[i][k] * residuals[k];
        a[i][i] *= 1 + damping;
    }
    return solve(std::move(a), std::move(b));
}

std::vector<double> leastSquares(const Problem &problem)
{
    std::vector<double> shifts(problem.usual.size(), 0);
    std::vector<double> residuals = problem.residualsAt(shifts);
    double damping = 1e-3;
    constexpr double hopeless = 1e9, settled = 1e-12;
    for (int i = 0; i < mostSteps && damping < hopeless && !residuals.empty(); ++i) {
        const std::vector<double> step = stepAt(problem, shifts, residuals, damping);
        if (step.empty())
            break;
        std::vector<double> next = shifts;
        for (std::size_t k = 0; k < next.size(); ++k)
            next[k] = std::clamp(next[k] + step[k], -furthest, furthest);
        const std::vector<double> there = problem.residualsAt(next);
        if (there.empty() || squares(there) >= squares(residuals)) {
            damping *= 10;
            continue;
        }
        const bool isSettled = squares(residuals) - squares(there) < settled;
        shifts = next;
        residuals = there;
        damping /= 10;
        if (isSettled)
            break;
    }
    return shifts;
}

/// Of the runs that can be predicted.
double meanErrorOf(const std::vector<MeasuredRun> &runs, const std::vector<FittedConstant> &constants)
{
    double sum = 0, count = 0;
    for (const MeasuredRun &run : runs)
        if (const auto predicted = predictionOf(run, constants)) {
            sum += std::abs(predicted.value() / run.value - 1);
            ++count;
        }
    return count > 0 ? sum / count : 0;
}

bool isServing(const std::string &function)
{
    return function == "workload.inference_throughput";
}

} // namespace

std::optional<double> CalibrationCase::error() const
{
    if (!predicted || run.value == 0)
        return std::nullopt;
    return *predicted / run.value - 1;
}

std::optional<double> CalibrationCase::errorPercent() const
{
    auto percent = error();
    if (percent)
        *percent *= 100;
    return percent;
}

CalibrationCase predict(CalibrationCase entry, const std::vector<FittedConstant> &constants)
{
    const auto predicted = predictionOf(entry.run, constants);
    entry.predicted.reset();
    entry.refusal.clear();
    if (predicted)
        entry.predicted = predicted.value();
    else
        entry.refusal = predicted.error().key + " " + predicted.error().message;
    return entry;
}

std::vector<CalibrationFamily> familiesOf(const std::vector<CalibrationCase> &cases)
{
    std::vector<CalibrationFamily> families;
    for (const CalibrationCase &entry : cases) {
        auto family = std::ranges::find(families, entry.family, &CalibrationFamily::name);
        if (family == families.end())
            family = families.insert(family, CalibrationFamily{entry.family});
        ++family->cases;
        if (const auto error = entry.error()) {
            family->mean += std::abs(*error); // the sum, until all are counted
            family->worst = std::max(family->worst, std::abs(*error));
        } else {
            ++family->refused;
        }
    }
    for (CalibrationFamily &family : families)
        if (family.cases > family.refused)
            family.mean /= static_cast<double>(family.cases - family.refused);
    return families;
}

std::vector<std::string> fittableConstants(const std::string &function)
{
    if (isServing(function))
        return {"eb", "eg", "ep", "ea", "t0", "th", "thm", "cm"};
    return {"bf16", "fp8", "k0", "att_f", "att_b", "bmm", "mem", "nv", "nic", "tk", "ov", "moe"};
}

Result<Fit> fitConstants(const std::vector<MeasuredRun> &runs, AcceleratorClass accelerator,
                         const std::vector<std::string> &names, const std::vector<FittedConstant> &others)
{
    Problem problem;
    for (const FittedConstant &constant : others)
        if (constant.accelerator == accelerator && !std::ranges::count(names, constant.name))
            problem.fixed.push_back(constant);
    std::string sources, function;
    for (const MeasuredRun &run : runs)
        if (isOf(run, accelerator) && run.value > 0 && predictionOf(run, problem.fixed)) {
            problem.runs.push_back(run);
            sources += (sources.empty() ? "" : "; ") + run.source;
            function = run.function;
        }
    if (problem.runs.empty())
        return wrong(std::string(nameOf(accelerator)), "runs",
                     "has no measured run that the model can predict; add one first.");
    Hardware usual;
    usual.accelerator = accelerator;
    const auto known = efficiencyConstants(usual);
    const std::string_view subject = isServing(function) ? "serving" : "training";
    for (const std::string &name : names) {
        const auto constant = std::ranges::find_if(known, [&](const EfficiencyConstant &entry) {
            return entry.name == name && entry.subject == subject;
        });
        if (constant == known.end() || !(constant->value > 0))
            return wrong(name, "constants", "is no constant that can be fitted to these runs.");
        problem.usual.push_back({accelerator, name, constant->value,
                                 "least squares over " +
                                     formatCount(static_cast<std::int64_t>(problem.runs.size())) +
                                     " measured runs: " + sources});
    }
    Fit fit;
    fit.runs = static_cast<std::int64_t>(problem.runs.size());
    fit.before = meanErrorOf(problem.runs, others);
    const std::vector<double> shifts = leastSquares(problem);
    fit.constants = problem.constantsAt(shifts);
    fit.after = meanErrorOf(problem.runs, fit.constants);
    return fit;
}

} // namespace clusterwright
