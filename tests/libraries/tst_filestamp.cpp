#include "libraries/file.h"
#include "libraries/filestamp.h"
#include "tests/runner.h"

#include <QFile>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>

using namespace clusterwright;

class FileStampTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void noFileNoStamp();
    void changes_data();
    void changes();
    void touchedFileHasNotChanged();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

void FileStampTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("a").toStdString();
    QVERIFY(writeFile(m_path, "text"));
}

void FileStampTest::noFileNoStamp()
{
    QVERIFY(!stampOf(m_folder->filePath("none").toStdString()));
    QVERIFY(!stampOf(m_folder->path().toStdString()));
    QVERIFY(stampOf(m_path) == stampOf(m_path));
}

static void overwriteInPlace(const std::string &path, const QByteArray &text)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QCOMPARE(file.write(text), text.size());
    QVERIFY(file.resize(text.size()));
}

void FileStampTest::changes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("inPlace");
    QTest::addColumn<FileChange>("change");
    QTest::newRow("nothing") << QByteArray() << false << FileChange::None;
    QTest::newRow("replaced") << QByteArray("other") << false << FileChange::Content;
    QTest::newRow("replaced, same length") << QByteArray("Text") << false << FileChange::Content;
    QTest::newRow("replaced by the same") << QByteArray("text") << false << FileChange::None;
    QTest::newRow("appended in place") << QByteArray("text and more") << true << FileChange::Content;
    QTest::newRow("rewritten in place, same length") << QByteArray("Text") << true << FileChange::Content;
    QTest::newRow("removed") << QByteArray("-") << false << FileChange::Gone;
}

void FileStampTest::changes()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, inPlace);
    auto stamp = *stampOf(m_path);
    const timespec earlier[] = {{1, 0}, {1, 0}}; // the clock of some file systems is coarse
    stamp.seconds = 1;
    stamp.nanoseconds = 0;
    QCOMPARE(::utimensat(AT_FDCWD, m_path.c_str(), earlier, 0), 0);
    QCOMPARE(changeSince(stamp, m_path), FileChange::None);
    if (text == "-")
        QVERIFY(QFile::remove(QString::fromStdString(m_path)));
    else if (inPlace)
        overwriteInPlace(m_path, text);
    else if (!text.isEmpty())
        QVERIFY(writeFile(m_path, text.toStdString()));
    QTEST(changeSince(stamp, m_path), "change");
    QTEST(changeSince(stamp, m_path), "change"); // it stays so until a new stamp is taken
}

void FileStampTest::touchedFileHasNotChanged()
{
    auto stamp = *stampOf(m_path);
    const timespec times[] = {{1'000'000, 0}, {1'000'000, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, m_path.c_str(), times, 0), 0);
    const auto before = stamp;
    QCOMPARE(changeSince(stamp, m_path), FileChange::None);
    QVERIFY(stamp != before); // so that the bytes are not read again
    QVERIFY(stamp == stampOf(m_path));
}

std::unique_ptr<QObject> makeFileStampTest()
{
    return make<FileStampTest>();
}

#include "tst_filestamp.moc"
