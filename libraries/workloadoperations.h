// Edit operations of workloads; rows of the table in editoperations.h.
#pragma once

#include "libraries/editoperations.h"

namespace clusterwright {

Result<Design> readAddWorkload(JsonReader &edit, const EditContext &context);
Result<Design> readSetModel(JsonReader &edit, const EditContext &context);
Result<Design> readAddMeasuredRun(JsonReader &edit, const EditContext &context);
Result<Design> readSetEfficiency(JsonReader &edit, const EditContext &context);

} // namespace clusterwright
