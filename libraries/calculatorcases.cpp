#include "libraries/calculatorcases.h"

#include "libraries/json.h"
#include "libraries/recordjson.h"
#include "model/calculators/calculator.h"

namespace clusterwright {
namespace {

using nlohmann::json;

/// None if the case states a tolerance that is none.
std::optional<Tolerance> toleranceFor(const json &tolerances, const std::string &key)
{
    const json &own = at(tolerances, key.c_str());
    const json &stated = own.is_null() ? at(tolerances, "default") : own;
    if (stated.is_null() && (tolerances.is_null() || tolerances.is_object()))
        return Tolerance{};
    const json &share = at(stated, "rel"), &distance = at(stated, "abs");
    if (share.is_number())
        return Tolerance{share.get<double>(), 0};
    if (share.is_null() && distance.is_number())
        return Tolerance{0, distance.get<double>()};
    return std::nullopt;
}

Result<calc::Record> outputsOf(const json &given)
{
    const json &inputs = at(given, "inputs"), &function = at(given, "function");
    if (!inputs.is_object())
        return calc::refuse("inputs", "is missing or no object; it must be an object of the calculator's "
                                      "inputs.");
    if (!function.is_string())
        return calc::refuse("function", "is missing or no text; it must be the name of a calculator, such as "
                                        "\"power.busbar\".");
    const calc::Calculator *calculator = calc::findCalculator(function.get<std::string>());
    if (!calculator)
        return calc::refuse("function",
                            "is no calculator that is known; calc --list shows what is, and names "
                            "are case-sensitive.");
    return calc::calculate(*calculator, recordFrom(inputs));
}

/// One entry of "results".
json runCase(const json &given)
{
    const auto outcome = outputsOf(given);
    const json outputs = outcome ? jsonOf(outcome.value()) : json::object();
    json error, checks = json::array();
    if (!outcome)
        error = {{"key", outcome.error().key}, {"message", outcome.error().message}};
    bool pass = outcome ? true : false;
    if (given.is_object() && given.contains("expected_error")) {
        const json key = outcome ? json() : json(outcome.error().key);
        pass = !outcome && key == given.at("expected_error");
        checks.push_back(checkOf("error", given.at("expected_error"), key, pass));
    } else if (outcome) {
        checks = checksOf(given, outputs, toleranceFor);
        pass = allPass(checks);
    }
    return {{"id", at(given, "id")}, {"function", at(given, "function")},
            {"outputs", outputs},    {"error", error},
            {"checks", checks},      {"pass", pass}};
}

} // namespace

Result<CaseResults> runCases(std::string_view text, const std::string &file)
{
    const auto cases = readCases(text, file, "null");
    if (!cases)
        return cases.error();
    return runEach(cases.value(), runCase);
}

std::string caseFile(std::string_view function, const calc::Record &inputs)
{
    const json only = {{"id", "1"}, {"function", function}, {"inputs", jsonOf(inputs)}};
    return fileText({{"format", 1}, {"cases", json::array({only})}});
}

} // namespace clusterwright
