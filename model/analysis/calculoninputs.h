// Calculon's files as records: read with every key checked, and written.
#pragma once

#include "model/analysis/workloadcalculon.h"
#include "model/calculators/calculator.h"

#include <optional>
#include <tuple>

namespace clusterwright {

/// The first key that is wrong: one that is unknown, then one that is missing or null, then one of the wrong
/// type, then one out of its range, each in the order of the table. `prefix` is the path before the keys:
/// "execution.".
std::optional<Error> checkFields(const std::vector<calc::Input> &table, const calc::Record &given,
                                 const std::string &prefix);

Result<CalculonApp> readCalculonApp(const calc::Record &app);
Result<CalculonSystem> readCalculonSystem(const calc::Record &system);
Result<CalculonExecution> readCalculonExecution(const calc::Record &execution);

/// Refuses a system without engines for a datatype: "system.matrix.float8".
std::optional<Error> missingEngine(const CalculonSystem &system, CalculonDatatype datatype);

/// `app`, `system` and `execution`, in this order.
Result<std::tuple<CalculonApp, CalculonSystem, CalculonExecution>>
readCalculonInputs(const calc::Record &inputs);

calc::Record recordOf(const CalculonExecution &execution);
calc::Record recordOf(const CalculonResult &result);

} // namespace clusterwright
