// Edits of workloads, and of what was measured. Their fields are set by setValue().
#pragma once

#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

/// A shape of the library of models, with the name and the source that go with it.
struct NamedModel {
    std::string id = {}, name = {}, source = {}, notes = {};
    ModelShape shape = {};
    std::optional<std::int64_t> longestSequence = {};
    std::optional<double> published = {}, active = {}; ///< parameters, as the source counts them

    bool operator==(const NamedModel &) const = default;
};

/// Adds a workload. Fails if the id is taken.
Result<Design> addWorkload(Design design, Workload workload);

/// Takes it out. Fails if it is unknown.
Result<Design> removeWorkload(Design design, const WorkloadId &workload);

/// Gives a workload another model. Fails if the workload is unknown.
Result<Design> setModel(Design design, const WorkloadId &workload, const NamedModel &model);

/// Gives a training another layout: its parallel sizes, microbatch, chunks, recomputation and sharding. Fails
/// if the workload is unknown.
Result<Design> setLayout(Design design, const WorkloadId &workload, const TrainingRun &layout);

/// Adds something that was measured. Fails if the id is taken, or function, figure or source are not named.
Result<Design> addMeasuredRun(Design design, MeasuredRun run);

/// Takes it out. Fails if it is unknown.
Result<Design> removeMeasuredRun(Design design, const std::string &run);

/// Constants of one kind of accelerator, in place of those that the design has for it; none = the usual ones.
Result<Design> setFittedConstants(Design design, AcceleratorClass accelerator,
                                  const std::vector<FittedConstant> &constants);

/// Brings along the parts that parts of the design name and `library` has: the accelerators of its servers.
Design withFittedParts(Design design, const Library &library);

/// Whether a server of the design holds such accelerators.
bool isFitted(const Design &design, const PartId &part);

} // namespace clusterwright
