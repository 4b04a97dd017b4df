// Cases of the estimator: a file of workloads, with the figures that were published or measured for them.
#pragma once

#include "libraries/cases.h"

namespace clusterwright {

/// Runs every case of {"format": 1, "cases": [{"id", "function", "inputs", "expected", "tolerance", "kind"}]}
/// in the order of the file; other keys of a case are ignored. A wrong input fails its case only. Fails, with
/// the key "file" or "format", if the text is not such a document.
///
/// An output passes if |actual - expected| <= rel * |expected| or <= abs by the tolerance of its key, that of
/// "default", or rel 1e-6; all else if it is equal. A case passes if its checks do, and never with an error.
/// The summary has "mean_abs_rel_error_by_kind": of the checks that have a relative error, null if there is
/// none.
Result<CaseResults> runEstimateCases(std::string_view text, const std::string &file);

/// caseTable() with the mean errors.
std::string estimateTable(const CaseResults &results);

} // namespace clusterwright
