// Cases of calculators: a file of inputs, with the outputs or the error that is expected of them.
#pragma once

#include "libraries/cases.h"
#include "model/calculators/record.h"

namespace clusterwright {

/// Runs every case of {"format": 1, "cases": [{"id", "function", "inputs", "expected", "expected_error",
/// "tolerance"}]} in the order of the file; other keys of a case are ignored. A wrong input fails its case
/// only. Fails if the text is not such a document.
///
/// An output passes if |actual - expected| <= rel * |expected|, or <= abs, by the tolerance of its key, that
/// of "default", or rel 1e-6; lists element by element, all else if it is equal. A case without an
/// expectation passes if it yields no error, one with an expected error if its key is the same.
Result<CaseResults> runCases(std::string_view text, const std::string &file);

/// A file of one case without an expectation, as runCases() takes it.
std::string caseFile(std::string_view function, const calc::Record &inputs);

} // namespace clusterwright
