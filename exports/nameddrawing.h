// Named drawings: what a design can be drawn as, by the names that scripts use.
#pragma once

#include "exports/drawings/chartsof.h"
#include "exports/specification.h"
#include "model/result.h"

namespace clusterwright {

Drawing floorDrawing(const Design &design, const Evaluation &evaluation, const Hall &hall);
Drawing rackDrawing(const Design &design, const Evaluation &evaluation, const RackType &type);

Drawing chartDrawing(const Design &design, const Evaluation &evaluation, ChartSubject subject);

/// "floor:HALL", "floor" alone if there is one hall, "rack:TYPE" or "rack:RACK", each by id or by name;
/// "chart:rack-power", "chart:rack-fill" or "chart:power-steps". Fails
/// if nothing or more than one thing is called so; the error lists what there is.
Result<Drawing> drawingNamed(const Design &design, const Evaluation &evaluation, const std::string &name);

} // namespace clusterwright
