#include "model/analysis/workloadcurves.h"

#include "model/analysis/workloadrun.h"

#include <algorithm>
#include <cmath>

namespace clusterwright {

TrainingCase trainingCaseOf(const Workload &workload, const WorkloadHardware &hardware)
{
    return {workload.model, hardware.one, hardware.accelerators, workload.training};
}

ServingCase servingCaseOf(const Workload &workload, const WorkloadHardware &hardware)
{
    return {workload.model, hardware.one, workload.serving};
}

LayoutQuestion layoutQuestionOf(const Workload &workload, const WorkloadResults &results,
                                const CostResults &cost, const Inventory &total)
{
    LayoutQuestion question;
    question.base = trainingCaseOf(workload, *results.hardware);
    question.tokens = workload.tokens.value_or(0);
    if (cost.perAcceleratorHour)
        question.perAcceleratorHour = cost.perAcceleratorHour->base;
    if (cost.energy && total.accelerators > 0)
        question.perAccelerator =
            cost.energy->known / (seconds(8760 * 3600.0) * static_cast<double>(total.accelerators));
    return question;
}

std::vector<ScalePoint> scalingOf(const TrainingCase &run, Scaling scaling)
{
    constexpr double leastStep = 1.3; // from point to point
    const std::int64_t model = run.run.tensor * run.run.pipeline * run.run.context;
    const std::int64_t most = dataRanks(run);
    std::vector<ScalePoint> points;
    for (std::int64_t ranks = 1; ranks <= most; ++ranks) {
        TrainingCase one = run;
        one.accelerators = ranks * model;
        const bool isFar = points.empty() || static_cast<double>(one.accelerators) >=
                                                 leastStep * static_cast<double>(points.back().accelerators);
        if ((!isFar && ranks < most) || (scaling == Scaling::Weak && run.run.batch * ranks % most != 0))
            continue;
        if (scaling == Scaling::Weak)
            one.run.batch = run.run.batch * ranks / most;
        const auto step = trainingStep(one);
        if (!step || !step.value().fits)
            continue;
        const auto accelerators = static_cast<double>(one.accelerators);
        ScalePoint point{one.accelerators, step.value().tokensPerSecond * accelerators, 1, step.value().mfu,
                         step.value().time};
        if (!points.empty())
            point.efficiency =
                step.value().tokensPerSecond /
                (points.front().tokensPerSecond / static_cast<double>(points.front().accelerators));
        points.push_back(point);
    }
    return points;
}

std::vector<ServingPoint> latencyCurveOf(const ServingCase &run)
{
    const auto most = servingRate(run);
    std::vector<ServingPoint> points;
    if (!most)
        return points;
    const auto add = [&](const ServingRate &rate) {
        points.push_back({rate.sequences, rate.tokensPerSecond, 1 / inSeconds(rate.perToken), rate.perToken});
    };
    for (std::int64_t sequences = 1; static_cast<double>(sequences) < most.value().sequences;
         sequences *= 2) {
        ServingCase one = run;
        one.run.mostSequences = sequences;
        if (const auto rate = servingRate(one))
            add(rate.value());
    }
    add(most.value());
    return points;
}

std::vector<GoodputPoint> goodputCurveOf(const Design &design, const WorkloadResults &results)
{
    std::vector<GoodputPoint> points;
    const WorkloadGoodput &goodput = results.goodput;
    const auto stall = stallOf(design, results);
    if (!stall || !goodput.best || !goodput.between || !design.upkeep.restart)
        return points;
    constexpr int steps = 32; // of a quarter of a doubling
    for (int i = -steps / 2; i <= steps / 2; ++i) {
        const Time interval = *goodput.best * std::pow(2.0, i / 4.0);
        points.push_back(
            {interval, timeRatio(interval, *stall, design.upkeep.restart->value, *goodput.between)});
    }
    return points;
}

} // namespace clusterwright
