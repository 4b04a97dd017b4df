#include "libraries/searchstudy.h"

#include "model/analysis/calculoninputs.h"
#include "tests/runner.h"
#include "tests/searchsample.h"

using namespace clusterwright;
using nlohmann::json;

class SearchStudyTest : public QObject {
    Q_OBJECT

private slots:
    void refusesByKey_data();
    void refusesByKey();
    void unreadableTextHasNoKey();
    void readsWhatIsThere();
    void documentHasAllKeys();
    void nothingFoundIsNull();
    void textTellsTheSame();
};

void SearchStudyTest::refusesByKey_data()
{
    QTest::addColumn<QString>("changes"); // JSON merge patch
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, const char *changes, const char *key) {
        QTest::newRow(name) << QString(changes) << QString(key);
    };
    row("nothing wrong", R"({})", "");
    row("a note at the top is ignored", R"({"note": "for Tuesday"})", "");
    row("another format", R"({"format": 2})", "format");
    row("no format", R"({"format": null})", "format");
    row("no application", R"({"app": null})", "app");
    row("no constraints", R"({"constraints": null})", "constraints");
    row("a wrong application", R"({"app": {"hidden": 0}})", "app.hidden");
    row("a wrong system", R"({"system": {"mem1": {"GiB": "80"}}})", "system.mem1.GiB");
    row("an unknown constraint", R"({"constraints": {"gpus": 8}})", "constraints.gpus");
    row("a missing one", R"({"constraints": {"num_procs": null}})", "constraints.num_procs");
    row("no processors", R"({"constraints": {"num_procs": 0}})", "constraints.num_procs");
    row("half a batch", R"({"constraints": {"max_batch_size": 0.5}})", "constraints.max_batch_size");
    row("no choice", R"({"constraints": {"fused_activation": []}})", "constraints.fused_activation");
    row("a wrong choice", R"({"constraints": {"fused_activation": [1]}})", "constraints.fused_activation");
    row("none of the best", R"({"constraints": {"top": 0}})", "constraints.top");
    row("the best one if it is not said", R"({"constraints": {"top": null}})", "");
    row("an unknown datatype", R"({"constraints": {"datatype": "int8"}})", "constraints.datatype");
    row("a datatype without an engine", R"({"constraints": {"datatype": "float8"}})", "system.matrix.float8");
}

void SearchStudyTest::refusesByKey()
{
    QFETCH(const QString, changes);
    QFETCH(const QString, key);
    json given = sample::smallStudy();
    given.merge_patch(json::parse(changes.toStdString()));
    const auto study = readSearchStudy(given.dump(), "a.json");
    QCOMPARE(study ? QString() : QString::fromStdString(study.error().key), key);
    if (!study)
        QCOMPARE(study.error().file, std::string("a.json"));
}

void SearchStudyTest::unreadableTextHasNoKey()
{
    for (const char *text : {"", "{", "[]", "5", "not JSON"}) {
        const auto study = readSearchStudy(text, "a.json");
        QVERIFY(!study);
        QCOMPARE(study.error().key, std::string());
    }
}

void SearchStudyTest::readsWhatIsThere()
{
    json given = sample::smallStudy();
    given["constraints"]["top"] = 3;
    const SearchStudy study = sample::studyOf(given);
    QCOMPARE(study.app.hidden, std::int64_t{1536});
    QCOMPARE(inBytes(study.system.mem1.capacity), 3.0 * 1024 * 1024 * 1024);
    QCOMPARE(inPerSecond(study.system.matrix.at("float16").peak), 312e12);
    QCOMPARE(study.system.networks.size(), std::size_t{2});
    QVERIFY(study.system.networks.front().mustBeFilled);
    const SearchConstraints expected{6, 5, CalculonDatatype::Float16, {false, true}, false, true, 3};
    QVERIFY(study.constraints == expected);
}

void SearchStudyTest::documentHasAllKeys()
{
    json given = sample::smallStudy();
    SearchStudy study = sample::studyOf(given);
    const TimedSearch search = runSearch(study, {.threads = 2});
    QCOMPARE(search.threads, 2);
    QVERIFY(search.duration > Time{} && search.executionsPerSecond() > 0);
    json document = searchDocument(search, study);
    QCOMPARE(document.size(), std::size_t{7});
    QCOMPARE(document["evaluated"].get<std::int64_t>(),
             document["feasible"].get<std::int64_t>() + document["rejected"].get<std::int64_t>());
    QCOMPARE(document["best"].size(), std::size_t{3});
    QCOMPARE(document["best"]["execution"].size(), std::size_t{23});
    const auto execution = readCalculonExecution(recordFrom(document["best"]["execution"]));
    QVERIFY(execution);
    QVERIFY(execution.value() == search.result.ranking.front().execution);
    study.constraints.top = 4;
    document = searchDocument(runSearch(study, {}), study);
    QCOMPARE(document["ranking"].size(), std::size_t{4});
    QVERIFY(document["ranking"][0] == document["best"]);
}

void SearchStudyTest::nothingFoundIsNull()
{
    json given = sample::smallStudy();
    given["system"]["mem1"]["GiB"] = 0;
    const SearchStudy study = sample::studyOf(given);
    const json document = searchDocument(runSearch(study, {}), study);
    QVERIFY(document["best"].is_null());
    QVERIFY(document["feasible"] == json(0));
    QVERIFY(document["rejected"] == document["evaluated"]);
}

void SearchStudyTest::textTellsTheSame()
{
    const SearchStudy study = sample::studyOf(sample::goldenJson("search-study.json"));
    const std::string text = searchText(runSearch(study, {.threads = 1}));
    QVERIFY2(text.starts_with("10,944 executions, 1,080 of them can run"), text.c_str());
    QVERIFY2(text.find("111.2 samples/s") != std::string::npos, text.c_str());
    QVERIFY2(text.find("TP 8 PP 1 DP 641") != std::string::npos, text.c_str());
    QVERIFY2(text.find("on 1 thread)") != std::string::npos, text.c_str());
}

std::unique_ptr<QObject> makeSearchStudyTest()
{
    return make<SearchStudyTest>();
}

#include "tst_searchstudy.moc"
