// Explanation: why a result is what it is. The formula, the terms of the sum, and where each figure comes
// from.
#pragma once

#include "model/analysis/loss.h"
#include "model/evaluation.h"

#include <span>

namespace clusterwright {

/// One line of a sum: so many pieces of a part that each add the same.
struct ExplainedTerm {
    PartId part;
    std::string name; ///< "NVIDIA DGX H100"
    std::int64_t count = 0;
    std::optional<double> sum; ///< of all pieces, in the unit of the explanation; none = unknown
    std::string arithmetic;    ///< "4 × 10.2 kW = 40.8 kW", "2 × unknown"
    std::string source;        ///< of its figures: document, date and confidence; or the basis of an estimate

    bool operator==(const ExplainedTerm &) const = default;
};

/// What else a formula takes: an assumption or a constant.
struct ExplainedInput {
    std::string name, value, source;

    bool operator==(const ExplainedInput &) const = default;
};

struct Explanation {
    std::string metric, object;
    std::string title = {};   ///< "Maximum power of Compute rack"
    std::string value = {};   ///< as the program shows it everywhere: "≥ 40.8 kW, 2 unknown"
    std::string formula = {}; ///< in symbols and words
    std::string unit = {};    ///< of `known` and the terms; a base unit, "U", or empty for a count
    double known = 0;         ///< as evaluated; equals the sum of the known terms
    int unknownCount = 0;
    std::vector<ExplainedTerm> terms = {}; ///< largest first, the unknown ones last
    std::vector<ExplainedInput> inputs = {};
    std::string unknownRule = {}; ///< what a missing figure does to the sum

    bool operator==(const Explanation &) const = default;
};

struct Metric {
    const char *key; ///< as in reports: "power_max_w"
    const char *title;
    const char *unit; ///< base unit, "U", or empty for a count
    const char *formula;
};

/// All metrics of sums; feed_load_va and feed_load_one_lost_va are last and are of feeds only.
std::span<const Metric> metrics();

/// Metrics of what stands behind the racks: of a piece of the power chain, a rack PDU, a workload, or the
/// design.
std::span<const Metric> plantMetrics();

/// Metrics that are no sum over parts. Of "design"; failures and the time between them also of a rack, a rack
/// type or a part, spares of a class of components ("upkeep-drive").
std::span<const Metric> reliabilityMetrics();
/// Of "design" only.
std::span<const Metric> costMetrics();
/// Of a workload.
std::span<const Metric> workloadMetrics();

/// Explains a metric of "design" (all racks that stand), of a rack, a rack type, or one piece: a placement or
/// a part; the feed metrics of the placement of a feed; those of a workload of its id; those of cooling as
/// explaincooling.h lists them.
/// Besides, by its key, a figure of a part or an assumption of the design; where a key names both, a part is
/// asked for its figure. None if there is no such object or metric. `evaluation` is that of the design; with
/// the library, a figure that was set in the design is told from one of the library. Test:
/// ExplainTest::termsAddUpToTheEvaluation.
std::optional<Explanation> explain(const Design &design, const Evaluation &evaluation,
                                   const std::string &metric, const std::string &object,
                                   const Library *library = nullptr);

/// What goes dark with a failure domain, by part. `name` is what the reader calls it.
Explanation explainLoss(const Design &design, const Evaluation &evaluation, const Domain &domain,
                        const std::string &name);

} // namespace clusterwright
