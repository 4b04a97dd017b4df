#include "libraries/cases.h"

#include "libraries/json.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace clusterwright {

using nlohmann::json;

namespace {

bool isBeyondRange(const std::string &number)
{
    return !std::isfinite(std::strtod(number.c_str(), nullptr));
}

/// Numbers beyond the range of a double, replaced by what can be read.
std::string withoutUnreadableNumbers(std::string_view text, const char *instead)
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
        readable += isNumber && isBeyondRange(token) ? instead : token;
        inText = inText != (c == '"');
        i += token.size();
    }
    return readable;
}

bool agrees(const json &actual, const json &expected, const Tolerance &tolerance)
{
    if (expected.is_number()) {
        if (!actual.is_number())
            return false;
        const double wanted = expected.get<double>();
        return std::abs(actual.get<double>() - wanted) <=
               std::max(tolerance.share * std::abs(wanted), tolerance.distance);
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

std::string padded(const std::string &text, std::size_t width)
{
    return text + std::string(width - std::min(text.size(), width), ' ');
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

/// What stands under a key; null if nothing does.
const json &at(const json &object, const char *key)
{
    static const json nothing;
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found == object.end() ? nothing : *found;
}

json checkOf(const std::string &key, const json &expected, const json &actual, bool pass)
{
    return {{"key", key},
            {"expected", expected},
            {"actual", actual},
            {"rel_error", relativeError(actual, expected)},
            {"pass", pass}};
}

json checksOf(const json &given, const json &outputs,
              std::optional<Tolerance> (*toleranceFor)(const json &, const std::string &))
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

bool allPass(const json &checks)
{
    return std::ranges::all_of(checks, [](const json &check) { return check.at("pass").get<bool>(); });
}

Result<json> readCases(std::string_view text, const std::string &file, const char *instead)
{
    constexpr int deepest = 1000; // what a wrong input may hold; deeper and the recursion gets expensive
    const auto document = parseJson(withoutUnreadableNumbers(text, instead), file, deepest);
    if (!document)
        return document.error();
    const json &cases = at(document.value(), "cases");
    if (at(document.value(), "format") != json(1))
        return Error{file, {}, "format", "must be 1, in an object {\"format\": 1, \"cases\": [...]}."};
    if (!cases.is_array())
        return Error{file, {}, "cases", "must be a list, in an object {\"format\": 1, \"cases\": [...]}."};
    return cases;
}

CaseResults runEach(const json &cases, json (*run)(const json &))
{
    auto results = json::array();
    std::size_t passed = 0;
    for (const json &given : cases) {
        results.push_back(run(given));
        passed += results.back().at("pass").get<bool>() ? 1 : 0;
    }
    const json summary = {{"cases", cases.size()}, {"passed", passed}, {"failed", cases.size() - passed}};
    return {{{"results", std::move(results)}, {"summary", summary}}, passed == cases.size()};
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
