// What the panel of workloads says: headlines, key figures, tables and sentences, as data.
#pragma once

#include "exports/drawings/xychart.h"
#include "exports/specification.h"
#include "exports/workloadtexts.h"
#include "model/analysis/calibration.h"
#include "model/evaluation.h"

#include <QString>

namespace clusterwright {

/// "6.21 s per step, MFU 41.0 %"; or that there is no estimate.
QString briefOf(const Workload &workload, const WorkloadResults &results);
/// "70.6 B parameters", with experts "671 B parameters, 37.5 B of them active".
QString modelText(const Workload &workload, const WorkloadResults &results);

/// As a grid takes them.
std::vector<KeyFigure> shown(const std::vector<WorkloadFigure> &figures);
std::vector<KeyFigure> keyFigures(const Workload &workload, const WorkloadResults &results);
Table hardwareTable(const WorkloadResults &results);
Table tableOf(const XyChart &chart);

/// What keeps an estimate from being whole, each with what to do about it.
QStringList missingTexts(const Workload &workload, const WorkloadResults &results);

/// A measured figure with its unit, by the key of the estimator's output: "Time of a step [s]".
QString measuredTitle(const std::string &figure);
/// Predicted against measured; the objects of rows are the ids of measured runs of the design, or empty.
Table calibrationTable(const std::vector<CalibrationCase> &cases);
Table familyTable(const std::vector<CalibrationFamily> &families);

/// "tensor 8, pipeline 4, data 32, ...".
QString layoutText(const TrainingRun &run, std::int64_t ranks);

} // namespace clusterwright
