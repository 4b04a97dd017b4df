#include "libraries/calculatorcases.h"

#include "libraries/json.h"
#include "libraries/recordjson.h"
#include "model/calculators/calculator.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace clusterwright {
namespace {

using nlohmann::json;

/// What stands under a key; null if nothing does.
const json &at(const json &object, const char *key)
{
    static const json nothing;
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found == object.end() ? nothing : *found;
}

bool isBeyondRange(const std::string &number)
{
    return !std::isfinite(std::strtod(number.c_str(), nullptr));
}

/// Numbers beyond the range of a double, written as null: they are wrong for their case, not for the file.
std::string withoutUnreadableNumbers(std::string_view text)
{
    std::string readable;
    bool inText = false;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        const bool isNumber = !inText && (c == '-' || (c >= '0' && c <= '9'));
        std::size_t length = inText && c == '\\' ? 2 : 1;
        if (isNumber)
            length = text.find_first_not_of("0123456789+-.eE", i) - i;
        const std::string token(text.substr(i, length));
        readable += isNumber && isBeyondRange(token) ? "null" : token;
        inText = inText != (c == '"');
        i += token.size();
    }
    return readable;
}

/// |actual - expected| <= share * |expected| + distance, of which one is 0.
struct Tolerance {
    double share = 1e-6;
    double distance = 0;
};

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

bool agrees(const json &actual, const json &expected, const Tolerance &tolerance)
{
    if (expected.is_number()) {
        if (!actual.is_number())
            return false;
        const double wanted = expected.get<double>();
        return std::abs(actual.get<double>() - wanted) <=
               tolerance.share * std::abs(wanted) + tolerance.distance;
    }
    if (!expected.is_array())
        return actual == expected;
    bool same = actual.is_array() && actual.size() == expected.size();
    for (std::size_t i = 0; same && i < expected.size(); ++i)
        same = agrees(actual[i], expected[i], tolerance);
    return same;
}

json relativeError(const json &actual, const json &expected)
{
    if (!actual.is_number() || !expected.is_number())
        return nullptr;
    const double difference = std::abs(actual.get<double>() - expected.get<double>());
    const double size = std::abs(expected.get<double>());
    if (size == 0)
        return actual.get<double>() == 0 ? json(0) : json(nullptr);
    return std::isfinite(difference / size) ? JsonWriter::toJson(difference / size) : json(nullptr);
}

json checkOf(const std::string &key, const json &expected, const json &actual, bool pass)
{
    return {{"key", key},
            {"expected", expected},
            {"actual", actual},
            {"rel_error", relativeError(actual, expected)},
            {"pass", pass}};
}

json checksOf(const json &given, const json &outputs)
{
    auto checks = json::array();
    const json &expected = at(given, "expected");
    if (!expected.is_object() && !expected.is_null())
        checks.push_back(checkOf("expected", expected, nullptr, false));
    if (!expected.is_object())
        return checks;
    for (const auto &[key, value] : expected.items()) {
        const json &actual = at(outputs, key.c_str());
        const auto tolerance = toleranceFor(at(given, "tolerance"), key);
        checks.push_back(
            checkOf(key, value, actual,
                    outputs.contains(key) && tolerance.has_value() && agrees(actual, value, *tolerance)));
    }
    return checks;
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
        checks = checksOf(given, outputs);
        for (const json &check : checks)
            pass = pass && check.at("pass").get<bool>();
    }
    return {{"id", at(given, "id")}, {"function", at(given, "function")},
            {"outputs", outputs},    {"error", error},
            {"checks", checks},      {"pass", pass}};
}

/// A value in a table: texts without quotes, numbers with at most ten digits.
std::string shortText(const json &value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (!value.is_number_float())
        return value.is_null() ? "-" : value.dump();
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.10g", value.get<double>());
    return digits;
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

std::string caseText(const json &result)
{
    const bool pass = result.at("pass").get<bool>();
    std::string text = std::string(pass ? "pass  " : "FAIL  ") + padded(shortText(result.at("id")), 12) +
                       "  " + shortText(result.at("function")) + "\n";
    if (!result.at("error").is_null())
        text += "      error: " + result.at("error").at("message").get<std::string>() + "\n";
    for (const auto &[key, value] : result.at("outputs").items())
        text += "      " + padded(key, 28) + "  " + shortText(value) + "\n";
    for (const json &check : result.at("checks"))
        if (!check.at("pass").get<bool>())
            text += "      expected " + check.at("key").get<std::string>() + " = " +
                    shortText(check.at("expected")) + "\n";
    return text;
}

} // namespace

Result<CaseResults> runCases(std::string_view text, const std::string &file)
{
    constexpr int deepest = 1000; // what a wrong input may hold; deeper and the recursion gets expensive
    const auto document = parseJson(withoutUnreadableNumbers(text), file, deepest);
    if (!document)
        return document.error();
    const json &cases = at(document.value(), "cases");
    if (at(document.value(), "format") != json(1))
        return Error{file, {}, "format", "must be 1, in an object {\"format\": 1, \"cases\": [...]}."};
    if (!cases.is_array())
        return Error{file, {}, "cases", "must be a list, in an object {\"format\": 1, \"cases\": [...]}."};
    auto results = json::array();
    std::size_t passed = 0;
    for (const json &given : cases) {
        results.push_back(runCase(given));
        passed += results.back().at("pass").get<bool>() ? 1 : 0;
    }
    const json summary = {{"cases", cases.size()}, {"passed", passed}, {"failed", cases.size() - passed}};
    return CaseResults{{{"results", std::move(results)}, {"summary", summary}}, passed == cases.size()};
}

std::string caseFile(std::string_view function, const calc::Record &inputs)
{
    const json only = {{"id", "1"}, {"function", function}, {"inputs", jsonOf(inputs)}};
    return fileText({{"format", 1}, {"cases", json::array({only})}});
}

std::string caseTable(const CaseResults &results)
{
    std::string text;
    for (const json &result : results.document.at("results"))
        text += caseText(result);
    const json &summary = results.document.at("summary");
    return text + summary.at("passed").dump() + " of " + summary.at("cases").dump() + " cases pass.\n";
}

} // namespace clusterwright
