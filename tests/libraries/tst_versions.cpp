#include "libraries/file.h"
#include "libraries/versions.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <csignal>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace clusterwright;
using sample::q;

class VersionsTest : public QObject {
    Q_OBJECT

private slots:
    void firstSaveHasNoVersion();
    void lastFiveAreKeptLatestFirst();
    void sameTextIsNoNewVersion();
    void versionKnowsWhenItWasSaved();
    void linkHasTheVersionsOfItsTarget();
    void noVersionFolderDoesNotHarmTheSave();
    void failedSaveKeepsFileAndVersions();
    void writeProtectedFileIsRefused();
    void gitSeesNoVersions();
    void strangeFilesAreNoVersions();
};

static std::string textOf(const std::string &path)
{
    const auto text = readFile(path);
    return text ? text.value() : "cannot be read";
}

void VersionsTest::firstSaveHasNoVersion()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.cwright").toStdString();
    QCOMPARE(q(saveFile(path, "1").value()), q(path));
    QVERIFY(listVersions(path).empty());
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList("a.cwright"));
}

void VersionsTest::lastFiveAreKeptLatestFirst()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.cwright").toStdString();
    for (int i = 1; i <= 12; ++i)
        QVERIFY(saveFile(path, std::to_string(i)));
    QCOMPARE(q(textOf(path)), QString("12"));
    QStringList texts;
    for (const Version &version : listVersions(path))
        texts << q(textOf(version.path));
    QCOMPARE(texts, QStringList({"11", "10", "9", "8", "7"}));
    QCOMPARE(listVersions(path).front().bytes, std::size_t(2));
    QVERIFY(q(listVersions(path).front().path).endsWith(".a.cwright.versions/000011.cwright"));
}

void VersionsTest::sameTextIsNoNewVersion()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.cwright").toStdString();
    for (const char *text : {"1", "2", "2", "2"})
        QVERIFY(saveFile(path, text));
    QCOMPARE(listVersions(path).size(), std::size_t(1));
}

void VersionsTest::versionKnowsWhenItWasSaved()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.cwright").toStdString();
    QVERIFY(saveFile(path, "1"));
    constexpr timespec time{1'769'862'615, 0}; // 2026-01-31 12:30:15 UTC
    const timespec times[] = {time, time};
    QCOMPARE(::utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
    QVERIFY(saveFile(path, "2"));
    QCOMPARE(q(listVersions(path).front().saved), QString("2026-01-31T12:30:15Z"));
}

void VersionsTest::linkHasTheVersionsOfItsTarget()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("there"));
    const QString target = folder.filePath("there/a"), link = folder.filePath("link");
    QVERIFY(saveFile(target.toStdString(), "1"));
    QVERIFY(QFile::link("there/a", link));
    QVERIFY(saveFile(link.toStdString(), "2"));
    QCOMPARE(listVersions(link.toStdString()).size(), std::size_t(1));
    QCOMPARE(listVersions(target.toStdString()).size(), std::size_t(1));
    QVERIFY(QFile::exists(folder.filePath("there/.a.versions")));
}

void VersionsTest::noVersionFolderDoesNotHarmTheSave()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.cwright").toStdString();
    QVERIFY(writeFile(versionsFolder(path), "a file where the folder should be"));
    QVERIFY(saveFile(path, "1"));
    QVERIFY(saveFile(path, "2"));
    QCOMPARE(q(textOf(path)), QString("2"));
    QVERIFY(listVersions(path).empty());
    QCOMPARE(q(textOf(versionsFolder(path))), QString("a file where the folder should be"));
}

/// A limit on the size of files stands for a full disk: the write fails after some bytes.
void VersionsTest::failedSaveKeepsFileAndVersions()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.cwright").toStdString();
    for (const char *text : {"1", "2"})
        QVERIFY(saveFile(path, text));
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlimit small{10'000, limit.rlim_max};
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto first = saveFile(path, std::string(100'000, 'x'));
    const auto second = saveFile(path, std::string(100'000, 'y'));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!first && !second);
    QCOMPARE(q(first.error().message),
             QString("cannot be written, the old file is unchanged: File too large."));
    QCOMPARE(q(textOf(path)), QString("2"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList({".a.cwright.versions", "a.cwright"}));
    QVERIFY(saveFile(path, "3"));
    QCOMPARE(listVersions(path).size(), std::size_t(2)); // "2" once, though three saves tried
    QCOMPARE(q(textOf(listVersions(path).front().path)), QString("2"));
}

void VersionsTest::writeProtectedFileIsRefused()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.cwright").toStdString();
    QVERIFY(saveFile(path, "1"));
    ::chmod(path.c_str(), 0444);
    QVERIFY(isWriteProtected(path));
    const auto saved = saveFile(path, "2");
    QVERIFY(!saved);
    QVERIFY(q(saved.error().message).startsWith("is write protected."));
    QCOMPARE(q(textOf(path)), QString("1"));
    ::chmod(path.c_str(), 0644);
    QVERIFY(!isWriteProtected(path));
    QVERIFY(saveFile(path, "2"));
}

void VersionsTest::gitSeesNoVersions()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.cwright").toStdString();
    for (const char *text : {"1", "2"})
        QVERIFY(saveFile(path, text));
    QCOMPARE(q(textOf(versionsFolder(path) + "/.gitignore")), QString("*\n"));
}

void VersionsTest::strangeFilesAreNoVersions()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.cwright").toStdString();
    for (const char *text : {"1", "2"})
        QVERIFY(saveFile(path, text));
    for (const char *name :
         {"/notes.txt", "/12.cwright", "/00000x.cwright", "/999999999999.cwright", "/000000.cwright"})
        QVERIFY(writeFile(versionsFolder(path) + name, "x"));
    QCOMPARE(listVersions(path).size(), std::size_t(1));
    QVERIFY(saveFile(path, "3"));
    QCOMPARE(listVersions(path).size(), std::size_t(2));
}

std::unique_ptr<QObject> makeVersionsTest()
{
    return make<VersionsTest>();
}

#include "tst_versions.moc"
