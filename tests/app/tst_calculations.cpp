// clusterwright-cli calc: exit codes and what stands on standard output.
#include "tests/app/cli.h"
#include "tests/runner.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

class CalculationsTest : public QObject {
    Q_OBJECT

private slots:
    void allCasesPass_data();
    void allCasesPass();
    void aFailedCaseIsExitCodeOne();
    void wrongFilesAndArguments_data();
    void wrongFilesAndArguments();
    void listsAndDocuments();

private:
    QString fileWith(const QByteArray &text) const
    {
        QFile file(m_folder.filePath("cases.json"));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void CalculationsTest::allCasesPass_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("cases");
    QTest::newRow("valid inputs") << "calc-cases.json" << 142;
    QTest::newRow("inputs to refuse") << "calc-invalid-cases.json" << 19;
}

void CalculationsTest::allCasesPass()
{
    QFETCH(QString, file);
    QFETCH(int, cases);
    const QString path = QStringLiteral(SOURCE_FOLDER "/tests/golden/") + file;
    const CliRun run = runCli({"calc", "--cases", path, "--json"});
    for (const QJsonValue &result : run.json()["results"].toArray())
        if (!result["pass"].toBool())
            qWarning("%s", QJsonDocument(result.toObject()).toJson().constData());
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.json()["summary"].toObject(),
             (QJsonObject{{"cases", cases}, {"passed", cases}, {"failed", 0}}));
    const CliRun table = runCli({"calc", "--cases", path});
    QCOMPARE(table.exitCode, 0);
    QVERIFY(table.out.endsWith(QByteArray::number(cases) + " of " + QByteArray::number(cases) +
                               " cases pass.\n"));
}

void CalculationsTest::aFailedCaseIsExitCodeOne()
{
    const QString path = fileWith(R"({"format": 1, "cases": [
        {"id": "A", "function": "power.busbar", "inputs": {"load_kw": 96, "bus_v": 48}, "expected": {"current_a": 1}},
        {"id": "B", "function": "power.busbar", "inputs": {"load_kw": 96, "bus_v": 48}}]})");
    const CliRun run = runCli({"calc", "--cases", path, "--json"});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.json()["results"].toArray().at(0).toObject()["pass"], QJsonValue(false));
    QCOMPARE(run.json()["results"].toArray().at(1).toObject()["outputs"].toObject()["current_a"],
             QJsonValue(2000));
    QCOMPARE(run.json()["summary"].toObject()["failed"], QJsonValue(1));
    QCOMPARE(runCli({"calc", "--cases", path}).exitCode, 1);
}

void CalculationsTest::wrongFilesAndArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no file of that name") << QStringList{"--cases", "none-such.json"};
    QTest::newRow("a folder") << QStringList{"--cases", "/"};
    QTest::newRow("no JSON") << QStringList{"--cases", QStringLiteral(SOURCE_FOLDER "/CMakeLists.txt")};
    QTest::newRow("another kind of file") << QStringList{"--cases", samplePath()};
    QTest::newRow("no arguments") << QStringList{};
    QTest::newRow("an unknown option") << QStringList{"--nothing"};
    QTest::newRow("a file without --cases") << QStringList{samplePath()};
}

void CalculationsTest::wrongFilesAndArguments()
{
    QFETCH(QStringList, arguments);
    const CliRun run = runCli(QStringList{"calc", "--json"} + arguments);
    QCOMPARE(run.exitCode, 2);
    const QJsonObject error = run.json()["error"].toObject();
    QCOMPARE(error.keys(), (QStringList{"key", "message"}));
    QCOMPARE(error["key"], QJsonValue("file"));
    QVERIFY(!error["message"].toString().isEmpty());
    QVERIFY(run.err.startsWith("error: "));
    const CliRun plain = runCli(QStringList{"calc"} + arguments);
    QCOMPARE(plain.exitCode, 2);
    QCOMPARE(plain.out, QByteArray());
}

void CalculationsTest::listsAndDocuments()
{
    QVERIFY(runCli({"calc", "--list"}).out.contains("  power.busbar  Current of a DC busbar.\n"));
    QVERIFY(runCli({"calc", "--markdown"}).out.startsWith("# Calculators\n"));
    QVERIFY(runCli({"calc", "--list", "--json"}).json()["calculators"].toArray().size() > 30);
    QVERIFY(runCli({"calc", "--help"}).out.contains("\"expected_error\": KEY"));
}

std::unique_ptr<QObject> makeCalculationsTest()
{
    return make<CalculationsTest>();
}

#include "tst_calculations.moc"
