#include "libraries/file.h"
#include "tests/app/cli.h"
#include "tests/runner.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace clusterwright;

/// The documents of the shipped sample, made by the command line in a process of their own.
class ExportTest : public QObject {
    Q_OBJECT

private slots:
    void listNamesEveryFormat();
    void sameDesignAndDateGiveTheSameBytes_data();
    void sameDesignAndDateGiveTheSameBytes();
    void jsonNamesTheFile();
};

void ExportTest::listNamesEveryFormat()
{
    const CliRun list = runCli({"export", "--list"});
    QCOMPARE(list.exitCode, 0);
    for (const char *format : {"spec-pdf", "bom-xlsx", "bom-csv", "evaluation-json"})
        QVERIFY2(list.out.contains(format), format);
}

void ExportTest::sameDesignAndDateGiveTheSameBytes_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"spec-pdf", "bom-xlsx", "bom-csv", "evaluation-json"})
        QTest::newRow(format) << QString(format);
}

void ExportTest::sameDesignAndDateGiveTheSameBytes()
{
    QFETCH(const QString, format);
    const QTemporaryDir folder;
    for (const char *name : {"one", "two"}) {
        const CliRun run = runCli({"export", samplePath(), "--format", format, "--out", folder.filePath(name),
                                   "--date", "2026-11-20"});
        QVERIFY2(run.exitCode == 0, run.err);
    }
    const auto one = readFile(folder.filePath("one").toStdString());
    const auto two = readFile(folder.filePath("two").toStdString());
    QVERIFY(one.value().size() > 500);
    QVERIFY(one.value() == two.value());
}

void ExportTest::jsonNamesTheFile()
{
    const QTemporaryDir folder;
    const CliRun run =
        runCli({"export", samplePath(), "--format", "bom-csv", "--out", folder.filePath("b.csv"), "--json"});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject file = run.json()["files"].toArray().at(0).toObject();
    QCOMPARE(file["path"].toString(), folder.filePath("b.csv"));
    QCOMPARE(file["format"].toString(), QString("bom-csv"));
    QCOMPARE(file["bytes"].toInt(), static_cast<int>(QFile(folder.filePath("b.csv")).size()));
    QCOMPARE(file["sha256"].toString().size(), 64);
}

std::unique_ptr<QObject> makeExportTest()
{
    return make<ExportTest>();
}

#include "tst_export.moc"
