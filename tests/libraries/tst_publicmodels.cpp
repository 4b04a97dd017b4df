#include "libraries/publicmodels.h"
#include "libraries/publishedruns.h"
#include "model/analysis/workloadcounts.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <QFile>
#include <QTemporaryDir>

#include <set>

using namespace clusterwright;
using sample::q;
using sample::refusalOf;

class PublicModelsTest : public QObject {
    Q_OBJECT

private slots:
    void shapesHaveTheParametersPublished_data();
    void shapesHaveTheParametersPublished();
    void everyModelSaysWhereItIsFrom();
    void unknownModelListsThoseThereAre();
    void publishedRunsAreMet_data();
    void publishedRunsAreMet();
    void measuredRunsOfAFile();
};

void PublicModelsTest::shapesHaveTheParametersPublished_data()
{
    QTest::addColumn<NamedModel>("model");
    const auto models = loadModels();
    QCOMPARE(refusalOf(models), QString("accepted"));
    for (const NamedModel &model : models.value())
        if (model.published)
            QTest::newRow(model.id.c_str()) << model;
}

void PublicModelsTest::shapesHaveTheParametersPublished()
{
    QFETCH(const NamedModel, model);
    QVERIFY(!checkModel(model.shape));
    const bool isRounded = model.notes.find("rounded up") != std::string::npos;
    const double error = countParameters(model.shape).total / *model.published - 1;
    QVERIFY2(std::abs(error) < (isRounded ? 0.04 : 0.015), qPrintable(QString::number(error)));
    if (model.active) // some publish it with the input table
        QVERIFY2(std::abs(countParameters(model.shape).active / *model.active - 1) < 0.09,
                 qPrintable(QString::number(countParameters(model.shape).active)));
}

void PublicModelsTest::everyModelSaysWhereItIsFrom()
{
    const auto models = loadModels().take();
    QVERIFY(models.size() >= 20);
    std::set<std::string> ids;
    for (const NamedModel &model : models) {
        QVERIFY2(model.source.size() > 10, model.id.c_str());
        QVERIFY2(ids.insert(model.id).second, model.id.c_str());
    }
    for (const char *id : {"llama-3-8b", "llama-3-70b", "llama-3-405b", "gpt-3-175b", "deepseek-v3",
                           "qwen3-235b-a22b", "mixtral-8x7b", "gpt-oss-120b"})
        QVERIFY2(ids.contains(id), id);
}

void PublicModelsTest::unknownModelListsThoseThereAre()
{
    QVERIFY(refusalOf(findModel("none")).contains("there is llama-3-8b, "));
    QCOMPARE(q(findModel("llama-3-70b").value().name), QString("Llama 3 70B"));
}

void PublicModelsTest::publishedRunsAreMet_data()
{
    QTest::addColumn<CalibrationCase>("entry");
    QTest::addColumn<double>("most");
    const auto runs = loadPublishedRuns();
    QCOMPARE(refusalOf(runs), QString("accepted"));
    QVERIFY(runs.value().size() >= 49);
    for (const CalibrationCase &entry : runs.value()) {
        const bool hasExperts = entry.run.inputs.find("model")->as<calc::Record>()->find("moe");
        const bool isServing = entry.run.function == "workload.inference_throughput";
        QTest::newRow(entry.id.c_str())
            << entry << (isServing ? (hasExperts ? 0.35 : 0.25) : (hasExperts ? 0.25 : 0.15));
    }
}

void PublicModelsTest::publishedRunsAreMet()
{
    QFETCH(const CalibrationCase, entry);
    QFETCH(const double, most);
    QVERIFY(!entry.source.empty() && !entry.family.empty() && !entry.calibrated.empty());
    const CalibrationCase predicted = predict(entry, {});
    QVERIFY2(predicted.predicted, predicted.refusal.c_str());
    QVERIFY2(std::abs(*predicted.error()) <= most, qPrintable(QString::number(*predicted.error())));
}

void PublicModelsTest::measuredRunsOfAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("runs.json");
    const auto write = [&](const char *text) {
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
    };
    write(R"({"format": 1, "cases": [{"id": "a", "function": "workload.train_step", "inputs": {"run": {}},
              "expected": {"step_time_s": 5.5, "fits": true, "mfu": 0.4}, "source": "log"}]})");
    const auto runs = readMeasuredRuns(path.toStdString());
    QCOMPARE(refusalOf(runs), QString("accepted"));
    QCOMPARE(runs.value().size(), std::size_t{2});       // figures that are numbers
    QCOMPARE(q(runs.value()[0].figure), QString("mfu")); // by key
    QCOMPARE(runs.value()[1].value, 5.5);
    write(R"({"format": 1, "cases": [{"id": "a", "function": "f", "inputs": {}, "expected": {"x": 1}}]})");
    QVERIFY(refusalOf(readMeasuredRuns(path.toStdString())).contains("source|is missing."));
    write("[");
    QVERIFY(!readMeasuredRuns(path.toStdString()));
    QVERIFY(!readMeasuredRuns(folder.filePath("none").toStdString()));
}

std::unique_ptr<QObject> makePublicModelsTest()
{
    return std::make_unique<PublicModelsTest>();
}

#include "tst_publicmodels.moc"
