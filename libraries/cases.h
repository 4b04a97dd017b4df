// Cases: files of inputs with the outputs that are expected of them, and the verdicts. What calculators and
// the estimator share.
#pragma once

#include "model/result.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace clusterwright {

/// What came of the cases of one file.
struct CaseResults {
    nlohmann::json document; ///< {"results": [...], "summary": {"cases", "passed", "failed"}}
    bool allPass = true;
};

/// The same results as a table for people.
std::string caseTable(const CaseResults &results);

/// The cases of {"format": 1, "cases": [...]}. Numbers beyond the range of a double read as the JSON text
/// `instead`: they are wrong for their case, not for the file. Fails if the text is not such a document, with
/// the key that is wrong if it is "format" or "cases".
Result<nlohmann::json> readCases(std::string_view text, const std::string &file, const char *instead);

/// One entry of "results" for each case, in their order, and how many passed.
CaseResults runEach(const nlohmann::json &cases, nlohmann::json (*run)(const nlohmann::json &given));

/// What stands under a key; null if nothing does.
const nlohmann::json &at(const nlohmann::json &object, const char *key);

/// |actual - expected| <= share * |expected|, or <= distance.
struct Tolerance {
    double share = 1e-6;
    double distance = 0;
};

/// One check for each expected output. `toleranceFor` gives none for a tolerance that is none: such a check
/// fails.
nlohmann::json checksOf(const nlohmann::json &given, const nlohmann::json &outputs,
                        std::optional<Tolerance> (*toleranceFor)(const nlohmann::json &tolerances,
                                                                 const std::string &key));
nlohmann::json checkOf(const std::string &key, const nlohmann::json &expected, const nlohmann::json &actual,
                       bool pass);
bool allPass(const nlohmann::json &checks);

} // namespace clusterwright
