#include "libraries/calculatorcases.h"
#include "libraries/file.h"
#include "libraries/json.h"
#include "tests/runner.h"

#include <random>

using namespace clusterwright;
using nlohmann::json;

class CalculatorCasesTest : public QObject {
    Q_OBJECT

private slots:
    void publishedCasesPass();
    void wrongInputsAreRefused();
    void verdicts_data();
    void verdicts();
    void relativeErrors_data();
    void relativeErrors();
    void anErrorLeavesNoOutputs();
    void aMissingIdIsNull();
    void resultsStandInTheOrderOfTheFile();
    void wholeNumbersHaveNoFraction();
    void wrongFiles_data();
    void wrongFiles();
    void numbersBeyondRangeFailTheirCaseOnly();
    void deepNestingFailsItsCaseOnly();
    void mutatedCasesNeverCrash();
    void tableForPeople();
    void caseFileRuns();

private:
    /// The result of a case of power.busbar, 96 kW at 48 V, with these keys added or replaced.
    static json resultOf(const char *more)
    {
        json given = {
            {"id", "X"}, {"function", "power.busbar"}, {"inputs", {{"load_kw", 96}, {"bus_v", 48}}}};
        given.update(json::parse(more));
        const json file = {{"format", 1}, {"cases", {given}}};
        return runCases(file.dump(), "cases.json").value().document.at("results").at(0);
    }
    static std::string textOf(const char *name)
    {
        return readFile(std::string(SOURCE_FOLDER "/tests/golden/") + name).value();
    }
    static void verifyAllPass(const char *file)
    {
        const auto results = runCases(textOf(file), file);
        QVERIFY(results);
        for (const json &result : results.value().document.at("results"))
            QVERIFY2(result.at("pass").get<bool>(), result.dump(2).c_str());
        QVERIFY(results.value().allPass);
    }
};

void CalculatorCasesTest::publishedCasesPass()
{
    verifyAllPass("calc-cases.json");
}

void CalculatorCasesTest::wrongInputsAreRefused()
{
    verifyAllPass("calc-invalid-cases.json");
}

void CalculatorCasesTest::verdicts_data()
{
    QTest::addColumn<QString>("more");
    QTest::addColumn<bool>("pass");
    const auto row = [](const char *name, const char *more, bool pass) {
        QTest::newRow(name) << QString(more) << pass;
    };
    row("nothing expected", "{}", true);
    row("equal", R"({"expected": {"current_a": 2000}})", true);
    row("within 1e-6", R"({"expected": {"current_a": 2000.0019}})", true);
    row("not within 1e-6", R"({"expected": {"current_a": 2000.0021}})", false);
    row("at rel", R"({"expected": {"current_a": 1600}, "tolerance": {"default": {"rel": 0.25}}})", true);
    row("above rel", R"({"expected": {"current_a": 1599}, "tolerance": {"default": {"rel": 0.25}}})", false);
    row("at abs", R"({"expected": {"current_a": 1998}, "tolerance": {"default": {"abs": 2}}})", true);
    row("above abs", R"({"expected": {"current_a": 1997}, "tolerance": {"default": {"abs": 2}}})", false);
    row("abs 0", R"({"expected": {"current_a": 2000}, "tolerance": {"current_a": {"abs": 0}}})", true);
    row("the key's own tolerance",
        R"({"expected": {"current_a": 1900}, "tolerance": {"current_a": {"abs": 1}, "default": {"rel": 1}}})",
        false);
    row("a tolerance of another key", R"({"expected": {"current_a": 1900}, "tolerance": {"x": {"rel": 1}}})",
        false);
    row("a tolerance that is none", R"({"expected": {"current_a": 2000}, "tolerance": {"default": 1}})",
        false);
    row("a key that is absent", R"({"expected": {"current_ka": 2}})", false);
    row("null is expected of an absent key", R"({"expected": {"current_ka": null}})", false);
    row("a text for a number", R"({"expected": {"current_a": "2000"}})", false);
    row("a boolean for a number", R"({"expected": {"current_a": true}})", false);
    row("an expectation that is no object", R"({"expected": [2000]})", false);
    row("an error that is not expected", R"({"inputs": {}})", false);
    row("an error instead of outputs", R"({"inputs": {}, "expected": {"current_a": 2000}})", false);
    row("the expected error", R"({"inputs": {}, "expected_error": "load_kw"})", true);
    row("another error", R"({"inputs": {}, "expected_error": "bus_v"})", false);
    row("no error", R"({"expected_error": "load_kw"})", false);
    row("no inputs", R"({"inputs": null, "expected_error": "inputs"})", true);
    row("no function", R"({"function": null, "expected_error": "function"})", true);
    row("function is no text", R"({"function": 5, "expected_error": "function"})", true);
    row("functions are case-sensitive", R"({"function": "Power.busbar", "expected_error": "function"})",
        true);
    row("a boolean",
        R"({"function": "mechanical.u_space", "inputs": {"rack_u": 2, "items_u": [1]}, "expected": {"ok": true}})",
        true);
    row("1 for true",
        R"({"function": "mechanical.u_space", "inputs": {"rack_u": 2, "items_u": [1]}, "expected": {"ok": 1}})",
        false);
}

void CalculatorCasesTest::verdicts()
{
    QFETCH(QString, more);
    QFETCH(bool, pass);
    const json result = resultOf(qPrintable(more));
    QVERIFY2(result.at("pass") == pass, result.dump(2).c_str());
    for (const char *key : {"id", "function", "outputs", "error", "checks"})
        QVERIFY(result.contains(key));
    for (const json &check : result.at("checks"))
        QCOMPARE(check.size(), std::size_t{5});
}

void CalculatorCasesTest::relativeErrors_data()
{
    QTest::addColumn<QString>("more");
    QTest::addColumn<QString>("error");
    QTest::newRow("equal") << R"({"expected": {"current_a": 2000}})"
                           << "0";
    QTest::newRow("a quarter above") << R"({"expected": {"current_a": 1600}})"
                                     << "0.25";
    QTest::newRow("nothing to compare with") << R"({"expected": {"current_a": 0}})"
                                             << "null";
    QTest::newRow("both 0") << R"({"inputs": {"load_kw": 0, "bus_v": 1}, "expected": {"current_a": 0}})"
                            << "0";
    QTest::newRow("a text") << R"({"expected": {"current_a": "2000"}})"
                            << "null";
    QTest::newRow("absent") << R"({"expected": {"x": 1}})"
                            << "null";
    QTest::newRow("an error") << R"({"expected_error": "bus_v"})"
                              << "null";
}

void CalculatorCasesTest::relativeErrors()
{
    QFETCH(QString, more);
    QFETCH(QString, error);
    const json result = resultOf(qPrintable(more));
    QCOMPARE(QString::fromStdString(result.at("checks").at(0).at("rel_error").dump()), error);
}

void CalculatorCasesTest::anErrorLeavesNoOutputs()
{
    const json result = resultOf(R"({"inputs": {"load_kw": 1e308, "bus_v": 1e-300}})");
    QVERIFY(result.at("outputs") == json::object());
    QVERIFY(result.at("error").at("key") == json("result"));
    QVERIFY(!result.at("error").at("message").get<std::string>().empty());
    QVERIFY(resultOf("{}").at("error") == json());
}

void CalculatorCasesTest::aMissingIdIsNull()
{
    const auto results = runCases(R"({"format": 1, "cases": [5, {"function": "power.busbar"}, null]})", "f");
    for (const json &result : results.value().document.at("results")) {
        QVERIFY(result.at("id").is_null());
        QVERIFY(result.at("error").at("key") == json("inputs"));
    }
    QVERIFY(results.value().document.at("summary").at("failed") == json(3));
    QVERIFY(!results.value().allPass);
}

void CalculatorCasesTest::resultsStandInTheOrderOfTheFile()
{
    const auto results = runCases(
        R"({"cases": [{"id": "b", "inputs": {}}, {"id": "a", "inputs": {}}, {"id": "b"}], "format": 1.0, "x": 1})",
        "f");
    std::string ids;
    for (const json &result : results.value().document.at("results"))
        ids += result.at("id").get<std::string>();
    QCOMPARE(ids, std::string("bab"));
    QVERIFY(runCases(R"({"format": 1, "cases": []})", "f").value().allPass);
}

void CalculatorCasesTest::wholeNumbersHaveNoFraction()
{
    const json result =
        resultOf(R"({"function": "mechanical.u_space", "inputs": {"rack_u": 42.0, "items_u": [40, 3.0]}})");
    QCOMPARE(result.at("outputs").dump(), std::string(R"({"free_u":-1,"ok":false,"used_u":43})"));
}

void CalculatorCasesTest::wrongFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("truncated") << QByteArray(R"({"format": 1, "cases": [)");
    QTest::newRow("NaN is no JSON") << QByteArray(R"({"format": 1, "cases": [{"inputs": {"a": NaN}}]})");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("a number") << QByteArray("1");
    QTest::newRow("no format") << QByteArray(R"({"cases": []})");
    QTest::newRow("format 2") << QByteArray(R"({"format": 2, "cases": []})");
    QTest::newRow("format is a text") << QByteArray(R"({"format": "1", "cases": []})");
    QTest::newRow("format is true") << QByteArray(R"({"format": true, "cases": []})");
    QTest::newRow("no cases") << QByteArray(R"({"format": 1})");
    QTest::newRow("cases is an object") << QByteArray(R"({"format": 1, "cases": {}})");
    QTest::newRow("no UTF-8") << QByteArray("{\"format\": 1, \"cases\": [\"\xff\"]}");
    QTest::newRow("a hundred thousand brackets") << QByteArray(100'000, '[');
    QTest::newRow("a number cut short") << QByteArray(R"({"format": 1, "cases": [1e)");
}

void CalculatorCasesTest::wrongFiles()
{
    QFETCH(QByteArray, text);
    const auto results = runCases(text.toStdString(), "cases.json");
    QVERIFY(!results);
    QCOMPARE(results.error().file, std::string("cases.json"));
    QVERIFY(!results.error().message.empty());
}

void CalculatorCasesTest::numbersBeyondRangeFailTheirCaseOnly()
{
    const auto results = runCases(R"({"format": 1, "cases": [
        {"id": "1e999 \" \\", "function": "power.busbar", "inputs": {"load_kw": 1e999, "bus_v": 48}},
        {"id": 1, "function": "power.busbar", "inputs": {"load_kw": -1E+400, "bus_v": 48}},
        {"id": 2, "function": "power.busbar", "inputs": {"load_kw": 1e-999, "bus_v": 48}, "expected": {"current_a": 0}}
        ]})",
                                  "f");
    const json &list = results.value().document.at("results");
    QVERIFY(list.at(0).at("id") == json("1e999 \" \\"));
    QVERIFY(list.at(0).at("error").at("key") == json("load_kw"));
    QVERIFY(list.at(1).at("error").at("key") == json("load_kw"));
    QVERIFY(list.at(2).at("pass") == json(true));
}

void CalculatorCasesTest::deepNestingFailsItsCaseOnly()
{
    const std::string deep = std::string(900, '[') + std::string(900, ']');
    const json result = resultOf(
        (R"({"inputs": {"load_kw": )" + deep + R"(, "bus_v": 48}, "expected": {"current_a": )" + deep + "}}")
            .c_str());
    QVERIFY(result.at("error").at("key") == json("load_kw"));
}

/// Every value of every published case is replaced by something else: the answer is an error with a key or
/// finite outputs.
void CalculatorCasesTest::mutatedCasesNeverCrash()
{
    const json strange = json::parse(
        R"([null, true, "NaN", "", -1, 0, 1e308, -1e308, 5e-324, 1e18, 18446744073709551615, 2.5, [], {}, [[]], [null], {"a": 1}])");
    const json file = json::parse(textOf("calc-cases.json"));
    std::mt19937 random(3);
    json mutated = {{"format", 1}, {"cases", json::array()}};
    for (const json &given : file.at("cases"))
        for (const auto &[key, value] : given.at("inputs").items())
            for (const json &other : strange) {
                json one = {{"id", key}, {"function", given.at("function")}, {"inputs", given.at("inputs")}};
                json &place = one["inputs"][key];
                if (place.is_array() && !place.empty() && random() % 2 == 0) {
                    json &element = place[random() % place.size()];
                    if (element.is_object())
                        element[std::next(element.begin(), static_cast<long>(random() % element.size()))
                                    .key()] = other;
                    else
                        element = other;
                } else
                    place = other;
                mutated["cases"].push_back(one);
            }
    const auto results = runCases(mutated.dump(), "f");
    QVERIFY(results);
    const json &list = results.value().document.at("results");
    QCOMPARE(list.size(), mutated.at("cases").size());
    for (const json &result : list) {
        const bool isError = !result.at("error").is_null();
        QVERIFY2(isError == result.at("outputs").empty(), result.dump().c_str());
        QVERIFY(!isError || !result.at("error").at("key").get<std::string>().empty());
        for (const json &output : result.at("outputs"))
            QVERIFY2(!output.is_null(), result.dump().c_str());
    }
}

void CalculatorCasesTest::tableForPeople()
{
    const auto results = runCases(R"({"format": 1, "cases": [
        {"id": "A", "function": "power.busbar", "inputs": {"load_kw": 1, "bus_v": 3}, "expected": {"current_a": 5}},
        {"id": "B", "function": "power.busbar", "inputs": {"load_kw": 1}, "expected_error": "bus_v"}]})",
                                  "f");
    QCOMPARE(QString::fromStdString(caseTable(results.value())),
             QString("FAIL  A             power.busbar\n"
                     "      current_a                     333.3333333\n"
                     "      expected current_a = 5\n"
                     "pass  B             power.busbar\n"
                     "      error: bus_v is missing; it must be a finite number, > 0.\n"
                     "1 of 2 cases pass.\n"));
}

void CalculatorCasesTest::caseFileRuns()
{
    const calc::Record points{{"points", calc::List{calc::Record{{"load", 0.5}, {"efficiency", 0.8}}}},
                              {"psu_w", 1000},
                              {"load", 0.5}};
    const auto results = runCases(caseFile("power.psu_efficiency", points), "case.json");
    QVERIFY(results && results.value().allPass);
    const auto &outputs = results.value().document.at("results").at(0).at("outputs");
    QCOMPARE(outputs.at("input_w").get<int>(), 625);
}

std::unique_ptr<QObject> makeCalculatorCasesTest()
{
    return make<CalculatorCasesTest>();
}

#include "tst_calculatorcases.moc"
