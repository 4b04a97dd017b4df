// clusterwright-cli search: exit codes and what stands on standard output.
#include "tests/app/cli.h"
#include "tests/runner.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

class SearchCliTest : public QObject {
    Q_OBJECT

private slots:
    void findsTheBest();
    void nothingThatRunsIsExitCodeOne();
    void wrongStudies_data();
    void wrongStudies();

private:
    static QString study() { return QStringLiteral(SOURCE_FOLDER "/tests/golden/search-study.json"); }
    /// The study with one text in place of another.
    QString changed(const QByteArray &before, const QByteArray &after)
    {
        QFile original(study()), file(m_folder.filePath(QString::number(++m_files)));
        if (original.open(QIODevice::ReadOnly) && file.open(QIODevice::WriteOnly))
            file.write(original.readAll().replace(before, after));
        return file.fileName();
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

void SearchCliTest::findsTheBest()
{
    const CliRun run = runCli({"search", study(), "--json", "--threads", "1"});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray()); // no progress where nobody looks
    QCOMPARE(run.json()["evaluated"].toInt(), 10944);
    QCOMPARE(run.json()["threads"].toInt(), 1);
    QCOMPARE(run.json()["best"].toObject()["execution"].toObject()["data_par"].toInt(), 641);
    const CliRun text = runCli({"search", study()});
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.out.startsWith("10,944 executions, 1,080 of them can run"));
}

void SearchCliTest::nothingThatRunsIsExitCodeOne()
{
    const CliRun run = runCli({"search", changed("\"GiB\": 80,", "\"GiB\": 0,"), "--json"});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.json()["best"].isNull());
    QCOMPARE(run.json()["rejected"].toInt(), 10944);
}

void SearchCliTest::wrongStudies_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("key");
    QTest::newRow("no file of that name") << "none-such.json"
                                          << "file";
    QTest::newRow("a folder") << "/"
                              << "file";
    QTest::newRow("no JSON") << QStringLiteral(SOURCE_FOLDER "/CMakeLists.txt") << "file";
    QTest::newRow("another kind of file") << samplePath() << "app";
    QTest::newRow("another format") << changed("\"format\": 1", "\"format\": 2") << "format";
    QTest::newRow("a wrong constraint") << changed("\"top\": 1", "\"top\": 0") << "constraints.top";
}

void SearchCliTest::wrongStudies()
{
    QFETCH(const QString, file);
    QFETCH(const QString, key);
    const CliRun run = runCli({"search", file, "--json"});
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.json()["error"].toObject()["key"].toString(), key);
    QVERIFY(!run.json()["error"].toObject()["message"].toString().isEmpty());
    QVERIFY(run.err.startsWith("error: "));
}

std::unique_ptr<QObject> makeSearchCliTest()
{
    return make<SearchCliTest>();
}

#include "tst_searchcli.moc"
