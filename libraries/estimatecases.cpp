#include "libraries/estimatecases.h"

#include "libraries/json.h"
#include "libraries/recordjson.h"
#include "model/analysis/estimate.h"
#include "model/text.h"

#include <map>

namespace clusterwright {
namespace {

using nlohmann::json;

bool isStated(const json &tolerance)
{
    return !tolerance.is_null() && !tolerance.empty();
}

/// None if the case states a tolerance that is none.
std::optional<Tolerance> toleranceFor(const json &tolerances, const std::string &key)
{
    const json &own = at(tolerances, key.c_str());
    const json &stated = isStated(own) ? own : at(tolerances, "default");
    if (!isStated(stated) && (tolerances.is_null() || tolerances.is_object()))
        return Tolerance{};
    const json &share = at(stated, "rel"), &distance = at(stated, "abs");
    if (!share.is_number() && !distance.is_number())
        return std::nullopt;
    return Tolerance{share.is_number() ? share.get<double>() : 0,
                     distance.is_number() ? distance.get<double>() : 0};
}

Result<calc::Record> outputsOf(const json &given)
{
    const json &inputs = at(given, "inputs"), &function = at(given, "function");
    if (!function.is_string())
        return calc::refuse("function", "is missing or no text; it must be the name of a function, such as "
                                        "\"workload.train_step\".");
    if (!inputs.is_object())
        return calc::refuse("inputs",
                            "is missing or no object; it must be an object of the function's inputs.");
    return estimate(function.get<std::string>(), recordFrom(inputs));
}

/// One entry of "results".
json runCase(const json &given)
{
    const auto outcome = outputsOf(given);
    json outputs, error, checks = json::array();
    if (outcome) {
        outputs = jsonOf(outcome.value());
        checks = checksOf(given, outputs, toleranceFor);
    } else {
        error = {{"key", outcome.error().key}, {"message", outcome.error().message}};
    }
    const bool pass = error.is_null() && allPass(checks);
    return {{"id", at(given, "id")}, {"function", at(given, "function")},
            {"outputs", outputs},    {"error", error},
            {"checks", checks},      {"pass", pass}};
}

/// Mean of the relative errors of all checks of a kind.
json meanErrors(const json &cases, const json &results)
{
    struct Sum {
        double errors = 0;
        std::size_t count = 0;
    };
    std::map<std::string, Sum> sums;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const json &kind = at(cases[i], "kind");
        if (!kind.is_string())
            continue;
        Sum &sum = sums[kind.get<std::string>()];
        for (const json &check : results[i].at("checks"))
            if (const json &error = check.at("rel_error"); error.is_number()) {
                sum.errors += error.get<double>();
                ++sum.count;
            }
    }
    auto means = json::object();
    for (const auto &[kind, sum] : sums)
        means[kind] =
            sum.count > 0 ? JsonWriter::toJson(sum.errors / static_cast<double>(sum.count)) : json();
    return means;
}

} // namespace

Result<CaseResults> runEstimateCases(std::string_view text, const std::string &file)
{
    const auto cases = readCases(text, file, "\"a number beyond range\"");
    if (!cases) {
        const Error &error = cases.error();
        if (error.key == "format")
            return error;
        return Error{error.file, error.object, "file",
                     (error.key.empty() ? "" : error.key + " ") + error.message, error.line};
    }
    CaseResults results = runEach(cases.value(), runCase);
    results.document["summary"]["mean_abs_rel_error_by_kind"] =
        meanErrors(cases.value(), results.document.at("results"));
    return results;
}

std::string estimateTable(const CaseResults &results)
{
    std::string text = caseTable(results);
    for (const auto &[kind, mean] : results.document.at("summary").at("mean_abs_rel_error_by_kind").items())
        if (mean.is_number())
            text += "Mean error of " + kind + ": " + formatPercent(mean.get<double>()) + "\n";
    return text;
}

} // namespace clusterwright
