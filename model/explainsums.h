// The table of sums that can be explained: what each piece of a part adds to which result.
#pragma once

#include "model/explainparts.h"

namespace clusterwright {

/// What one piece of a part adds to a sum.
struct Share {
    std::optional<double> each;       ///< in the unit of the metric; none = unknown
    std::vector<std::string> figures; ///< keys of the figures that it is made of
    std::string arithmetic = {};      ///< "10.2 kW × 0.85"; empty where it is the figure itself
    std::string source = {};          ///< where it is no figure of the part
};

struct SumFigure {
    double known = 0;
    int unknownCount = 0;
};

struct SumMetric {
    Metric about;
    std::optional<Share> (*share)(const Part &part, const Design &design); ///< none = the part has no share;
                                                                           ///< null for the rack units
    SumFigure (*figure)(const Summary &summary);
    std::string (*format)(double value);
    const char *unknownRule = nullptr; ///< null = the usual one
};

std::span<const SumMetric> sumMetrics();
std::span<const Metric> feedMetrics();

/// The assumptions and constants in the formula of a metric.
std::vector<ExplainedInput> inputsOf(const std::string &metric, const Design &design);

/// What the parts take of the units of racks. Two things in one unit, front and rear, take it once: it counts
/// for the one that was placed first.
std::vector<ExplainedTerm> unitTerms(const ExplainContext &context,
                                     const std::vector<std::pair<const RackType *, int>> &types);

/// `taken`: by all `count` pieces together.
ExplainedTerm unitTerm(const ExplainContext &context, const Part &part, int count, HalfUnits taken);

} // namespace clusterwright
