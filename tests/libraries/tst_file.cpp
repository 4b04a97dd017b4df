#include "libraries/descriptor.h"
#include "libraries/file.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace clusterwright;
using sample::q;

class FileTest : public QObject {
    Q_OBJECT

private slots:
    void replacesWholeFile();
    void bytesAreKept_data();
    void bytesAreKept();
    void permissionsAreKept();
    void linkStaysALink();
    void danglingLinkBecomesAFile();
    void failureLeavesNothingBehind();
    void unwritableFolder();
    void deviceIsNotReplaced();
    void tooLarge();
    void whatIsNoFileCannotBeRead();
    void pipeDoesNotBlock();
    void leftoversOfDeadWritersGo();
    void newFileForTheOwnerOnly();
    void writeProtection();
};

void FileTest::replacesWholeFile()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.json").toStdString();
    QCOMPARE(q(writeFile(path, "a long first text").value()), q(path));
    QVERIFY(writeFile(path, "short"));
    QCOMPARE(q(readFile(path).value()), QString("short"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList("a.json"));
}

void FileTest::bytesAreKept_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("zero bytes") << QByteArray("a\0b", 3);
    QTest::newRow("line ends of both kinds") << QByteArray("a\r\nb\n");
    QTest::newRow("no UTF-8") << QByteArray("\xff\xfe");
    QTest::newRow("more than a page") << QByteArray(300'000, 'x');
}

void FileTest::bytesAreKept()
{
    QFETCH(const QByteArray, bytes);
    const QTemporaryDir folder;
    const std::string path = folder.filePath("ä b.json").toStdString();
    QVERIFY(writeFile(path, bytes.toStdString()));
    QCOMPARE(QByteArray::fromStdString(readFile(path).value()), bytes);
}

void FileTest::permissionsAreKept()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a").toStdString();
    const auto modeOf = [&] {
        struct stat info {};
        ::stat(path.c_str(), &info);
        return info.st_mode & 07777;
    };
    QVERIFY(writeFile(path, "new"));
    QCOMPARE(modeOf(), mode_t{0644});
    ::chmod(path.c_str(), 0640);
    QVERIFY(writeFile(path, "old"));
    QCOMPARE(modeOf(), mode_t{0640});
}

void FileTest::linkStaysALink()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("there"));
    const QString target = folder.filePath("there/a"), link = folder.filePath("link");
    QVERIFY(writeFile(target.toStdString(), "old"));
    QVERIFY(QFile::link("there/a", link));
    QVERIFY(writeFile(link.toStdString(), "new"));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(q(readFile(target.toStdString()).value()), QString("new"));
    QCOMPARE(QDir(folder.filePath("there")).entryList(QDir::Files | QDir::Hidden), QStringList("a"));
}

void FileTest::danglingLinkBecomesAFile()
{
    const QTemporaryDir folder;
    const QString link = folder.filePath("link");
    QVERIFY(QFile::link("nowhere/a", link));
    QVERIFY(writeFile(link.toStdString(), "new"));
    QCOMPARE(q(readFile(link.toStdString()).value()), QString("new"));
}

void FileTest::failureLeavesNothingBehind()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath("taken/inside"));
    const auto written = writeFile(folder.filePath("taken").toStdString(), "text"); // a folder has this name
    QVERIFY(!written);
    QCOMPARE(q(written.error().file), folder.filePath("taken"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList("taken"));
    QVERIFY(!writeFile(folder.filePath("none/a").toStdString(), "text"));
    QVERIFY(!writeFile("", "text"));
}

void FileTest::unwritableFolder()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a").toStdString(), place = folder.path().toStdString();
    QVERIFY(writeFile(path, "old"));
    ::chmod(place.c_str(), 0555);
    const bool isRoot = ::geteuid() == 0; // root may write anywhere, so become somebody else for the while
    if (isRoot)
        QCOMPARE(::seteuid(65534), 0);
    const auto written = writeFile(path, "new");
    if (isRoot)
        QCOMPARE(::seteuid(0), 0);
    ::chmod(place.c_str(), 0755);
    QVERIFY(!written);
    QCOMPARE(q(written.error().message), QString("cannot be written: Permission denied."));
    QCOMPARE(q(readFile(path).value()), QString("old"));
}

void FileTest::deviceIsNotReplaced()
{
    const QTemporaryDir folder;
    const std::string pipe = folder.filePath("pipe").toStdString();
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QVERIFY(!writeFile(pipe, "text"));
    struct stat info {};
    QVERIFY(::stat(pipe.c_str(), &info) == 0 && S_ISFIFO(info.st_mode));
}

void FileTest::tooLarge()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a").toStdString();
    QVERIFY(writeFile(path, "12345"));
    QVERIFY(readFile(path, 5));
    const auto read = readFile(path, 4);
    QVERIFY(!read);
    QCOMPARE(q(read.error().message), QString("is no file, or larger than 4 bytes."));
}

void FileTest::whatIsNoFileCannotBeRead()
{
    const QTemporaryDir folder;
    QCOMPARE(q(readFile(folder.filePath("none").toStdString()).error().message),
             QString("cannot be opened: No such file or directory."));
    QVERIFY(q(readFile(folder.path().toStdString()).error().message).startsWith("is no file"));
    QVERIFY(q(readFile("/dev/zero").error().message).startsWith("is no file"));
    QVERIFY(!readFile(""));
}

void FileTest::pipeDoesNotBlock()
{
    const QTemporaryDir folder;
    const std::string pipe = folder.filePath("pipe").toStdString();
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QVERIFY(q(readFile(pipe).error().message).startsWith("is no file"));
}

/// The temporary file of a living writer is locked, and stays.
void FileTest::leftoversOfDeadWritersGo()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a").toStdString();
    for (const char *name : {"/.a.tmp-dead01", "/.a.tmp-alive1", "/.a.tmp-notours", "/.b.tmp-dead01"})
        QVERIFY(writeFile(folder.path().toStdString() + name, "half of it"));
    const Descriptor living(::open(folder.filePath(".a.tmp-alive1").toUtf8(), O_RDWR));
    QVERIFY(lockDescriptor(living.number(), false));
    QVERIFY(writeFile(path, "whole"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
             QStringList({".a.tmp-alive1", ".a.tmp-notours", ".b.tmp-dead01", "a"}));
}

void FileTest::newFileForTheOwnerOnly()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a");
    QVERIFY(writeFile(path.toStdString(), "1", Readers::Owner));
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(writeFile(path.toStdString(), "2"));
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void FileTest::writeProtection()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a").toStdString();
    QVERIFY(!isWriteProtected(path));
    QVERIFY(writeFile(path, "text"));
    QVERIFY(!isWriteProtected(path));
    ::chmod(path.c_str(), 0440);
    QVERIFY(isWriteProtected(path));
}

std::unique_ptr<QObject> makeFileTest()
{
    return make<FileTest>();
}

#include "tst_file.moc"
