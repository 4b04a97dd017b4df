// clusterwright-cli estimate and layouts, and what report says of workloads.
#include "tests/app/cli.h"
#include "tests/runner.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

class WorkloadCliTest : public QObject {
    Q_OBJECT

private slots:
    void estimateRunsCases();
    void estimateNamesWrongKeys();
    void estimateRefusesOtherFiles_data();
    void estimateRefusesOtherFiles();
    void sampleTrainsAndServes();
    void layoutsFindAndSave();
    void layoutsRefuse_data();
    void layoutsRefuse();

private:
    static QString golden(const char *name)
    {
        return QStringLiteral(SOURCE_FOLDER "/tests/golden/") + QLatin1String(name);
    }
    QTemporaryDir m_folder;
};

void WorkloadCliTest::estimateRunsCases()
{
    const CliRun run = runCli({"estimate", golden("estimate-cases.json"), "--json"});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.json()["summary"].toObject()["passed"], run.json()["summary"].toObject()["cases"]);
    const CliRun text = runCli({"estimate", golden("estimate-cases.json")});
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.out.contains("flop_published"));
}

void WorkloadCliTest::estimateNamesWrongKeys()
{
    const CliRun run = runCli({"estimate", golden("estimate-invalid-cases.json"), "--json"});
    QCOMPARE(run.exitCode, 1);
    for (const QJsonValue &result : run.json()["results"].toArray())
        QVERIFY(!result.toObject()["error"].toObject()["key"].toString().isEmpty());
}

void WorkloadCliTest::estimateRefusesOtherFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("no file of that name") << "none-such.json";
    QTest::newRow("no JSON") << QStringLiteral(SOURCE_FOLDER "/CMakeLists.txt");
    QTest::newRow("another kind of file") << golden("search-study.json");
}

void WorkloadCliTest::estimateRefusesOtherFiles()
{
    QFETCH(const QString, file);
    const CliRun run = runCli({"estimate", file, "--json"});
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.json()["error"].toObject()["key"].toString(), QString("file"));
    QVERIFY(run.err.startsWith("error: "));
}

void WorkloadCliTest::sampleTrainsAndServes()
{
    const CliRun run = runCli({"report", samplePath(), "--json"});
    const QJsonArray workloads = run.json()["workloads"].toArray();
    QCOMPARE(workloads.size(), 2);
    const QJsonObject training = workloads.at(0).toObject();
    QVERIFY(training["training"].toObject()["step_s"].toDouble() > 1);
    const double mfu = training["training"].toObject()["mfu"].toDouble();
    QVERIFY2(mfu > 0.35 && mfu < 0.6, qPrintable(QString::number(mfu)));
    QVERIFY(!training["bottleneck"].toString().isEmpty());
    QVERIFY(training["goodput"].toObject()["ettr"].toDouble() > 0.9);
    QVERIFY(training["cost"].toObject()["cost_usd"].toObject()["base"].toDouble() > 1e6);
    QVERIFY(workloads.at(1).toObject()["serving"].toObject()["per_token_s"].toDouble() > 0);
}

void WorkloadCliTest::layoutsFindAndSave()
{
    const QString out = m_folder.filePath("best.cwright");
    const CliRun run = runCli({"layouts", samplePath(), "--json", "--top", "3", "--out", out});
    QCOMPARE(run.exitCode, 0);
    const QJsonArray best = run.json()["best"].toArray();
    QCOMPARE(best.size(), 3);
    QVERIFY(run.json()["pareto"].toArray().size() > 1);
    const QJsonObject saved =
        runCli({"report", out, "--json"}).json()["workloads"].toArray().at(0).toObject();
    QCOMPARE(saved["training"].toObject()["step_s"].toDouble(),
             best.at(0).toObject()["step_time_s"].toDouble());
    const CliRun memory = runCli({"layouts", samplePath(), "--objective", "memory", "--top", "1"});
    QCOMPARE(memory.exitCode, 0);
    QVERIFY(memory.out.contains("best by memory:"));
}

void WorkloadCliTest::layoutsRefuse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no design") << QStringList{"layouts", "none-such.cwright"}
                               << QByteArray("none-such.cwright");
    QTest::newRow("a serving") << QStringList{"layouts", samplePath(), "--workload", "serve-70b"}
                               << QByteArray("is no training of the design; there is train-70b.");
    QTest::newRow("another objective") << QStringList{"layouts", samplePath(), "--objective", "beauty"}
                                       << QByteArray("must be one of time, memory, cost, energy.");
}

void WorkloadCliTest::layoutsRefuse()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, message);
    const CliRun run = runCli(arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(message), run.err.constData());
}

std::unique_ptr<QObject> makeWorkloadCliTest()
{
    return std::make_unique<WorkloadCliTest>();
}

#include "tst_workloadcli.moc"
