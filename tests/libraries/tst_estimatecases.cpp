#include "libraries/estimatecases.h"
#include "libraries/file.h"
#include "tests/runner.h"

#include <random>

using namespace clusterwright;
using nlohmann::json;

class EstimateCasesTest : public QObject {
    Q_OBJECT

private slots:
    void publishedFiguresAreMet();
    void meanAndWorstErrors_data();
    void meanAndWorstErrors();
    void wrongInputsAreRefused();
    void verdicts_data();
    void verdicts();
    void anErrorLeavesNoOutputs();
    void meansGoByKind();
    void numbersBeyondRangeFailTheirCaseOnly();
    void wrongFiles_data();
    void wrongFiles();
    void mutatedCasesNeverCrash();
    void tableForPeople();

private:
    static std::string textOf(const char *name)
    {
        return readFile(std::string(SOURCE_FOLDER "/tests/golden/") + name).value();
    }
    static json documentOf(const std::string &text)
    {
        return runEstimateCases(text, "cases.json").value().document;
    }
    /// What came of the published cases; run once.
    static const CaseResults &published()
    {
        static const CaseResults results =
            runEstimateCases(textOf("estimate-cases.json"), "estimate-cases.json").take();
        return results;
    }
    /// The result of an all-reduce of 8 ranks that takes 0.00175 s, with these keys added or replaced.
    static json resultOf(const char *more)
    {
        json given = {
            {"id", "X"},
            {"function", "workload.collective"},
            {"inputs", {{"operation", "all_reduce"}, {"ranks", 8}, {"bytes", 1e8}, {"busbw_GBps", 100}}}};
        given.update(json::parse(more));
        const json file = {{"format", 1}, {"cases", json::array({given})}};
        return documentOf(file.dump()).at("results").at(0);
    }
};

void EstimateCasesTest::publishedFiguresAreMet()
{
    for (const json &result : published().document.at("results"))
        QVERIFY2(result.at("pass").get<bool>(), result.dump(2).c_str());
    QVERIFY(published().allPass);
}

void EstimateCasesTest::meanAndWorstErrors_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("worst");
    const auto row = [](const char *kind, double mean, double worst) {
        QTest::newRow(kind) << QString(kind) << mean << worst;
    };
    row("identity", 0.002, 0.002);
    row("flop_published", 0.01, 0.02);
    row("published_identity", 0.01, 0.03);
    row("goodput_published", 0.02, 0.04);
}

void EstimateCasesTest::meanAndWorstErrors()
{
    QFETCH(QString, kind);
    QFETCH(double, mean);
    QFETCH(double, worst);
    const json cases = json::parse(textOf("estimate-cases.json")).at("cases");
    const json &document = published().document;
    const json &means = document.at("summary").at("mean_abs_rel_error_by_kind");
    QVERIFY2(means.at(kind.toStdString()).get<double>() <= mean, means.dump().c_str());
    double largest = -1;
    for (std::size_t i = 0; i < cases.size(); ++i)
        for (const json &check : document.at("results").at(i).at("checks"))
            if (cases[i].at("kind") == json(kind.toStdString()) && check.at("rel_error").is_number())
                largest = std::max(largest, check.at("rel_error").get<double>());
    QVERIFY(largest >= 0); // there is such a case
    QVERIFY2(largest <= worst, qPrintable(QString::number(largest)));
}

void EstimateCasesTest::wrongInputsAreRefused()
{
    const json cases = json::parse(textOf("estimate-invalid-cases.json")).at("cases");
    const json results = documentOf(textOf("estimate-invalid-cases.json")).at("results");
    QCOMPARE(results.size(), cases.size());
    for (std::size_t i = 0; i < cases.size(); ++i) {
        QVERIFY2(!results[i].at("error").is_null(), results[i].dump().c_str());
        QVERIFY2(results[i].at("error").at("key") == cases[i].at("expected_error"),
                 results[i].dump().c_str());
        QVERIFY(results[i].at("outputs").is_null());
        QVERIFY(!results[i].at("pass").get<bool>());
    }
}

void EstimateCasesTest::verdicts_data()
{
    QTest::addColumn<QString>("more");
    QTest::addColumn<bool>("pass");
    const auto row = [](const char *name, const char *more, bool pass) {
        QTest::newRow(name) << QString(more) << pass;
    };
    row("nothing expected", "{}", true);
    row("within 1e-6", R"({"expected": {"time_s": 0.001750001}})", true);
    row("not within 1e-6", R"({"expected": {"time_s": 0.00175001}})", false);
    row("within rel alone",
        R"({"expected": {"time_s": 0.002}, "tolerance": {"time_s": {"rel": 0.2, "abs": 1e-9}}})", true);
    row("within abs alone",
        R"({"expected": {"time_s": 0.002}, "tolerance": {"time_s": {"rel": 1e-9, "abs": 0.001}}})", true);
    row("within neither, though within their sum",
        R"({"expected": {"time_s": 0.002}, "tolerance": {"time_s": {"rel": 0.1, "abs": 0.0002}}})", false);
    row("abs replaces the usual rel",
        R"({"expected": {"busbw_GBps": 100.00001}, "tolerance": {"default": {"abs": 0}}})", false);
    row("own tolerance before default",
        R"({"expected": {"time_s": 0.002}, "tolerance": {"time_s": {"rel": 0.01}, "default": {"rel": 1}}})",
        false);
    row("an empty tolerance is none of its own",
        R"({"expected": {"time_s": 0.002}, "tolerance": {"time_s": {}, "default": {"rel": 1}}})", true);
    row("a tolerance that is none", R"({"expected": {"time_s": 0.00175}, "tolerance": {"default": 1}})",
        false);
    row("a key that is absent", R"({"expected": {"time_ms": 1.75}})", false);
    row("an expectation that is no object", R"({"expected": 5})", false);
    row("null for a number", R"({"expected": {"time_s": null}})", false);
    row("null for null", R"({"function": "goodput.ettr", "inputs": {"nodes": 1, "failures_per_node_day": 0,
        "restart_min": 1, "interval_min": 1}, "expected": {"mttf_h": null}})",
        true);
    row("an error that is expected is one all the same", R"({"inputs": {}, "expected_error": "operation"})",
        false);
}

void EstimateCasesTest::verdicts()
{
    QFETCH(QString, more);
    QFETCH(bool, pass);
    const json result = resultOf(qPrintable(more));
    QVERIFY2(result.at("pass") == json(pass), result.dump(2).c_str());
    QCOMPARE(result.size(), std::size_t{6});
}

void EstimateCasesTest::anErrorLeavesNoOutputs()
{
    const auto keyOf = [](const char *more) {
        const json result = resultOf(more);
        const json &error = result.at("error");
        const bool isWhole = error.is_object() && result.at("outputs").is_null() &&
                             result.at("pass") == json(false) &&
                             !error.at("message").get<std::string>().empty();
        return isWhole ? error.at("key").get<std::string>() : "no whole error";
    };
    QCOMPARE(keyOf(R"({"inputs": null})"), std::string("inputs"));
    QCOMPARE(keyOf(R"({"inputs": [1]})"), std::string("inputs"));
    QCOMPARE(keyOf(R"({"function": null})"), std::string("function"));
    QCOMPARE(keyOf(R"({"function": "workload.nonsense"})"), std::string("function"));
    QCOMPARE(keyOf(R"({"inputs": {"operation": "all_reduce", "ranks": 1, "bytes": 1, "busbw_GBps": 1}})"),
             std::string("ranks"));
    QVERIFY(resultOf("{}").at("error").is_null());
    const json results = documentOf(R"({"format": 1, "cases": [5, null]})").at("results");
    QVERIFY(results[0].at("id").is_null());
    QVERIFY(results[1].at("error").at("key") == json("function"));
}

void EstimateCasesTest::meansGoByKind()
{
    const auto fleet = [](const char *more) {
        json given = {{"function", "workload.fleet_size"},
                      {"inputs",
                       {{"tokens_in_per_day", 172800},
                        {"tokens_out_per_day", 0},
                        {"in_rate_per_node", 1},
                        {"out_rate_per_node", 1}}}}; // 2 nodes
        given.update(json::parse(more));
        return given;
    };
    const json file = {
        {"format", 1},
        {"cases", json::array({fleet(R"({"kind": "a", "expected": {"nodes": 4, "usd_per_day": 0}})"),
                               fleet(R"({"kind": "a", "expected": {"nodes": 2}})"),
                               fleet(R"({"kind": "b", "expected": {"nodes": 2}, "inputs": {}})"),
                               fleet(R"({"expected": {"nodes": 4}})")})}};
    const json summary = documentOf(file.dump()).at("summary");
    const json &means = summary.at("mean_abs_rel_error_by_kind");
    QCOMPARE(means.size(), std::size_t{2});
    QVERIFY(std::abs(means.at("a").get<double>() - 0.5 / 3) < 1e-12); // a half, 0 of 0, none
    QVERIFY(means.at("b").is_null());
    QVERIFY(summary.at("cases") == json(4));
    QVERIFY(summary.at("passed") == json(1));
    QVERIFY(summary.at("failed") == json(3));
}

void EstimateCasesTest::numbersBeyondRangeFailTheirCaseOnly()
{
    const json results = documentOf(R"({"format": 1, "cases": [
        {"function": "goodput.checkpoint_interval", "inputs": {"write_min": 1e999, "mtbf_min": 1}},
        {"function": "goodput.ettr", "inputs": {"nodes": 1, "failures_per_node_day": 0, "restart_min": 1,
         "interval_min": 1, "queue_min": -1e999}},
        {"function": "goodput.checkpoint_interval", "inputs": {"write_min": 1, "mtbf_min": 1}}]})")
                             .at("results");
    QVERIFY(results[0].at("error").at("key") == json("write_min"));
    QVERIFY(results[1].at("error").at("key") == json("queue_min")); // null would have been its default
    QVERIFY(results[2].at("pass") == json(true));
}

void EstimateCasesTest::wrongFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, const char *text, const char *key) {
        QTest::newRow(name) << QByteArray(text) << QString(key);
    };
    row("empty", "", "file");
    row("truncated", R"({"format": 1, "cases": [)", "file");
    row("a list", "[]", "format");
    row("no format", R"({"cases": []})", "format");
    row("format 2", R"({"format": 2, "cases": []})", "format");
    row("format is a text", R"({"format": "1", "cases": []})", "format");
    row("no cases", R"({"format": 1})", "file");
    row("cases is an object", R"({"format": 1, "cases": {}})", "file");
    row("NaN is no JSON", R"({"format": 1, "cases": [NaN]})", "file");
}

void EstimateCasesTest::wrongFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, key);
    const auto results = runEstimateCases(text.toStdString(), "cases.json");
    QVERIFY(!results);
    QCOMPARE(QString::fromStdString(results.error().key), key);
    QVERIFY(!results.error().message.empty());
}

/// Every value of every published case, also within its objects, is replaced by something else: the answer is
/// an error with a key, or outputs.
void EstimateCasesTest::mutatedCasesNeverCrash()
{
    const json strange = json::parse(
        R"([null, true, "x", -1, 0, 1, 3, 1e308, -1e308, 5e-324, 1e12, 1e18, 2.5, [], {}, {"a": 1}])");
    json mutated = {{"format", 1}, {"cases", json::array()}};
    std::mt19937 random(5);
    const auto add = [&](const json &given, const json::json_pointer &place) {
        json one = {{"function", given.at("function")}, {"inputs", given.at("inputs")}};
        one["inputs"][place] = strange[random() % strange.size()];
        mutated["cases"].push_back(std::move(one));
    };
    const json cases = json::parse(textOf("estimate-cases.json")).at("cases");
    for (const json &given : cases)
        for (const auto &[key, value] : given.at("inputs").items()) {
            add(given, json::json_pointer() / key);
            if (!value.is_object())
                continue;
            for (const auto &[inner, ignored] : value.items())
                add(given, json::json_pointer() / key / inner);
        }
    const json document = documentOf(mutated.dump());
    QCOMPARE(document.at("results").size(), mutated.at("cases").size());
    for (const json &result : document.at("results")) {
        const bool isError = !result.at("error").is_null();
        QVERIFY2(isError == result.at("outputs").is_null(), result.dump().c_str());
        QVERIFY(!isError || !result.at("error").at("key").get<std::string>().empty());
    }
}

void EstimateCasesTest::tableForPeople()
{
    const auto results = runEstimateCases(R"({"format": 1, "cases": [
        {"id": "A", "function": "goodput.checkpoint_interval", "kind": "measured",
         "inputs": {"write_min": 2, "mtbf_min": 4}, "expected": {"young_min": 5}},
        {"id": "B", "function": "goodput.checkpoint_interval", "inputs": {"write_min": 2}}]})",
                                          "f");
    const QString text = QString::fromStdString(estimateTable(results.value()));
    QVERIFY2(text.startsWith("FAIL  A             goodput.checkpoint_interval\n"
                             "      daly_first_order_min          2\n"),
             qPrintable(text));
    QVERIFY2(text.endsWith("      expected young_min = 5\n"
                           "FAIL  B             goodput.checkpoint_interval\n"
                           "      error: mtbf_min is missing; it must be a finite number, > 0.\n"
                           "0 of 2 cases pass.\n"
                           "Mean error of measured: 20.0 %\n"),
             qPrintable(text));
}

std::unique_ptr<QObject> makeEstimateCasesTest()
{
    return make<EstimateCasesTest>();
}

#include "tst_estimatecases.moc"
