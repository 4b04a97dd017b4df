// Charts of a design: the values of every chart, from the sums of the evaluation.
#pragma once

#include "exports/drawings/chart.h"
#include "model/evaluation.h"

namespace clusterwright {

enum class ChartSubject { RackPower, RackFill, PowerSteps, CostSteps, YearSteps, Sensitivity, Goodput };
template <>
inline constexpr auto namesOf<ChartSubject> = std::array{
    Name{ChartSubject::RackPower, "rack-power"},   Name{ChartSubject::RackFill, "rack-fill"},
    Name{ChartSubject::PowerSteps, "power-steps"}, Name{ChartSubject::CostSteps, "cost-steps"},
    Name{ChartSubject::YearSteps, "cost-year"},    Name{ChartSubject::Sensitivity, "cost-sensitivity"},
    Name{ChartSubject::Goodput, "goodput"}};

enum class BarsFor { Racks, RackTypes };

/// Racks, if all of them fit in one chart; else their types, of which all racks are alike.
BarsFor barsFor(const Design &design);

/// RackPower: maximum power of each rack by kind of device, against what its feeds carry.
/// RackFill: mass and units of each rack in percent of what it takes.
/// PowerSteps: maximum power of all racks by kind of device, step by step.
/// CostSteps, YearSteps, Sensitivity, Goodput: see costcharts.h.
/// `bars` decides for the first two only.
/// Empty where the design has nothing to show.
Chart chartOf(ChartSubject subject, const Design &design, const Evaluation &evaluation, BarsFor bars);

inline Chart chartOf(ChartSubject subject, const Design &design, const Evaluation &evaluation)
{
    return chartOf(subject, design, evaluation, barsFor(design));
}

} // namespace clusterwright
