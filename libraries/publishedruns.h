// Published runs: results of training and serving that the performance model is held against.
#pragma once

#include "model/analysis/calibration.h"

namespace clusterwright {

/// The cases of libraries/calibration/published.json, without predictions. Fails if it cannot be read.
Result<std::vector<CalibrationCase>> loadPublishedRuns();

/// A file of cases of the estimator; each of its expected figures is a measured run, without an id. Fails if
/// the file cannot be read, or a case lacks function, inputs, or a source.
Result<std::vector<MeasuredRun>> readMeasuredRuns(const std::string &path);

} // namespace clusterwright
