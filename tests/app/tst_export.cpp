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
    void paperIsChosen_data();
    void paperIsChosen();
    void wrongOptionsAreRefused_data();
    void wrongOptionsAreRefused();
};

void ExportTest::listNamesEveryFormat()
{
    const CliRun list = runCli({"export", "--list"});
    QCOMPARE(list.exitCode, 0);
    for (const char *format : {"spec-pdf", "bom-xlsx", "bom-csv", "cables-xlsx", "cables-csv", "labels-csv",
                               "dot", "ocdai", "infragraph", "evaluation-json", "svg", "png"})
        QVERIFY2(list.out.contains(format), format);
}

void ExportTest::sameDesignAndDateGiveTheSameBytes_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("drawing");
    for (const char *format : {"spec-pdf", "bom-xlsx", "bom-csv", "evaluation-json"})
        QTest::newRow(format) << QString(format) << "";
    for (const char *format : {"svg", "png"})
        for (const char *drawing : {"floor", "floor:Hall 1", "rack:compute-4", "rack:A05"})
            QTest::addRow("%s of %s", format, drawing) << QString(format) << QString(drawing);
}

void ExportTest::sameDesignAndDateGiveTheSameBytes()
{
    QFETCH(const QString, format);
    QFETCH(const QString, drawing);
    const QTemporaryDir folder;
    for (const char *name : {"one", "two"}) {
        QStringList command{"export", samplePath(), "--format", format, "--date", "2026-11-20"};
        command << "--out" << folder.filePath(name);
        if (!drawing.isEmpty())
            command << "--drawing" << drawing;
        const CliRun run = runCli(command);
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

void ExportTest::paperIsChosen_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("size");
    QTest::newRow("usual") << QStringList() << "595 x 842 pts (A4)";
    QTest::newRow("a4") << QStringList{"--paper", "a4"} << "595 x 842 pts (A4)";
    QTest::newRow("letter") << QStringList{"--paper", "letter"} << "612 x 792 pts (letter)";
}

void ExportTest::paperIsChosen()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, size);
    const QTemporaryDir folder;
    const QString path = folder.filePath("spec.pdf");
    const CliRun run =
        runCli(QStringList{"export", samplePath(), "--format", "spec-pdf", "--out", path} + options);
    QVERIFY2(run.exitCode == 0, run.err);
    QProcess info;
    info.start("pdfinfo", {path});
    QVERIFY(info.waitForFinished());
    QVERIFY(info.readAllStandardOutput().contains(size.toUtf8()));
}

void ExportTest::wrongOptionsAreRefused_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QStringList &options, const char *message) {
        QTest::newRow(name) << options << QString(message);
    };
    row("paper", {"--format", "spec-pdf", "--paper", "a5"},
        "error: export: --paper is \"a5\"; it must be one of a4, letter.");
    row("drawing of a document", {"--format", "spec-pdf", "--drawing", "floor"},
        "error: export: --drawing belongs to the formats svg and png, not to spec-pdf.");
    row("no drawing", {"--format", "svg"},
        "error: drawing: Say which one is wanted; it has floor:hall (Hall 1), "
        "fabric:compute (Compute fabric), ");
    row("unknown drawing", {"--format", "png", "--drawing", "rack:Z99"},
        "error: drawing: \"rack:Z99\" is not in this design; it has floor:hall (Hall 1), ");
}

void ExportTest::wrongOptionsAreRefused()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, message);
    const QTemporaryDir folder;
    const QString path = folder.filePath("file");
    const CliRun run = runCli(QStringList{"export", samplePath(), "--out", path} + options);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.startsWith(message.toUtf8()), run.err);
    QVERIFY(!QFile::exists(path));
}

std::unique_ptr<QObject> makeExportTest()
{
    return make<ExportTest>();
}

#include "tst_export.moc"
