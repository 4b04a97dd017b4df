// The estimator: what a workload takes, asked by the name of a function and by keys, as cases and measured
// runs do.
#pragma once

#include "model/analysis/estimatetable.h"

#include <string_view>
#include <vector>

namespace clusterwright {

struct EstimateFunction {
    std::string_view name;  ///< "workload.train_step"
    std::string_view title; ///< one sentence
    ObjectTable inputs;
    /// Gets inputs that the table has accepted, and gives all outputs in their order. Fails with the path of
    /// a check that involves several of them.
    Result<calc::Record> (*compute)(const calc::Record &accepted);
};

/// All but "workload.calculon", which checks its inputs itself.
const std::vector<EstimateFunction> &estimateFunctions();

/// Names of all functions.
std::vector<std::string_view> estimateNames();

/// All outputs of a function. Fails with the path of the first wrong input in Error::key ("run.tp") and a
/// sentence that names it, in the order that acceptObject() gives, then what the function itself checks. The
/// key is "function" if there is none of that name, "infeasible" if well-formed inputs cannot run, and
/// "result" if an output is not finite.
Result<calc::Record> estimate(std::string_view function, const calc::Record &inputs);

} // namespace clusterwright
