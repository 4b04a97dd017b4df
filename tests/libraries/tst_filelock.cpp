#include "libraries/file.h"
#include "libraries/filelock.h"
#include "libraries/json.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <vector>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace clusterwright;
using sample::q;

class FileLockTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void secondIsTurnedAway();
    void goneWithItsOwner();
    void moveKeepsIt();
    void deadProcessIsTakenOver();
    void laterProcessOfTheSameNumberIsNotTheOwner();
    void otherHostIsNotTakenOver();
    void rubbishIsTakenOver_data();
    void rubbishIsTakenOver();
    void takenFromALivingOwner();
    void linkAndTargetAreOneFile();
    void noFolderNoLock();
    void onlyOneOfManyProcessesGetsIt();
    void timeAsText();

private:
    void writeLock(const ProcessId &process) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

static bool isTaken(const LockAttempt &attempt)
{
    return std::holds_alternative<FileLock>(attempt);
}

void FileLockTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("a.cwright").toStdString();
    QVERIFY(writeFile(m_path, "text"));
}

void FileLockTest::writeLock(const ProcessId &process) const
{
    JsonWriter writer;
    describeProcess(writer, process);
    writer.field("since", std::string("2026-01-31T12:30:15Z"));
    writer.field("token", std::string("1"));
    QVERIFY(writeFile(lockPath(m_path), fileText(writer.json)));
}

void FileLockTest::secondIsTurnedAway()
{
    const auto first = lockFile(m_path);
    QVERIFY(isTaken(first));
    const auto second = lockFile(m_path);
    const auto *holder = std::get_if<LockHolder>(&second);
    QVERIFY(holder);
    QVERIFY(holder->process == thisProcess());
    QVERIFY(
        q(holderText(*holder)).startsWith("is open in another window by " + q(thisProcess().user) + " on "));
    QCOMPARE(q(readFile(m_path).value()), QString("text"));
}

void FileLockTest::goneWithItsOwner()
{
    {
        const auto lock = lockFile(m_path);
        QVERIFY(isTaken(lock));
        QVERIFY(QFile::exists(m_folder->filePath(".a.cwright.lock")));
    }
    QVERIFY(!QFile::exists(m_folder->filePath(".a.cwright.lock")));
    QVERIFY(isTaken(lockFile(m_path)));
}

void FileLockTest::moveKeepsIt()
{
    auto attempt = lockFile(m_path);
    std::optional<FileLock> lock(std::move(std::get<FileLock>(attempt)));
    attempt = Error{};
    QVERIFY(!isTaken(lockFile(m_path)));
    *lock = FileLock(std::move(*lock));
    QVERIFY(!isTaken(lockFile(m_path)));
    lock.reset();
    QVERIFY(isTaken(lockFile(m_path)));
}

void FileLockTest::deadProcessIsTakenOver()
{
    const pid_t child = ::fork();
    if (child == 0) {
        auto *lock = new LockAttempt(lockFile(m_path)); // dies without giving it back
        ::_exit(isTaken(*lock) ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QVERIFY(QFile::exists(q(lockPath(m_path))));
    const auto lock = lockFile(m_path);
    QVERIFY(isTaken(lock));
    QVERIFY(!isTaken(lockFile(m_path)));
}

void FileLockTest::laterProcessOfTheSameNumberIsNotTheOwner()
{
    ProcessId earlier = thisProcess();
    writeLock(earlier);
    QVERIFY(!isTaken(lockFile(m_path)));
    earlier.start -= 1;
    writeLock(earlier);
    QVERIFY(!mayRun(earlier));
    QVERIFY(isTaken(lockFile(m_path)));
}

void FileLockTest::otherHostIsNotTakenOver()
{
    writeLock({"another-host.example", "ada", 1, 1});
    const auto attempt = lockFile(m_path);
    const auto *holder = std::get_if<LockHolder>(&attempt);
    QVERIFY(holder);
    QCOMPARE(q(holderText(*holder)),
             QString("is open in another window by ada on another-host.example since 2026-01-31T12:30:15Z"));
}

void FileLockTest::rubbishIsTakenOver_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("killed before it was written") << QByteArray();
    QTest::newRow("half written") << QByteArray("{\"host\": \"h\", \"pro");
    QTest::newRow("no lock of ours") << QByteArray("{}");
    QTest::newRow("too long") << QByteArray(10'000, '[');
}

void FileLockTest::rubbishIsTakenOver()
{
    QFETCH(const QByteArray, text);
    QVERIFY(writeFile(lockPath(m_path), text.toStdString()));
    QVERIFY(isTaken(lockFile(m_path)));
}

/// Who lost it does not remove the lock of who took it.
void FileLockTest::takenFromALivingOwner()
{
    auto first = lockFile(m_path);
    const auto second = lockFile(m_path, Takeover::OfAnybody);
    QVERIFY(isTaken(second));
    first = Error{};
    QVERIFY(!isTaken(lockFile(m_path)));
}

void FileLockTest::linkAndTargetAreOneFile()
{
    const QString link = m_folder->filePath("link");
    QVERIFY(QFile::link("a.cwright", link));
    const auto lock = lockFile(link.toStdString());
    QVERIFY(isTaken(lock));
    QVERIFY(!isTaken(lockFile(m_path)));
}

void FileLockTest::noFolderNoLock()
{
    const auto attempt = lockFile(m_folder->filePath("none/a").toStdString());
    const auto *error = std::get_if<Error>(&attempt);
    QVERIFY(error);
    QCOMPARE(q(error->message), QString("cannot be locked: No such file or directory."));
}

/// Tries to take the lock as soon as `go` closes, tells `done` whether it did, and lives on until it is
/// killed.
[[noreturn]] static void tryAndStay(const std::string &path, int go, int done)
{
    constexpr unsigned longest = 60; // seconds; in case the test dies first
    ::alarm(longest);
    char byte = 0;
    const bool isTold = ::read(go, &byte, 1) == 0;
    const auto *attempt = new LockAttempt(lockFile(path)); // never given back
    byte = isTold && isTaken(*attempt) ? 'y' : 'n';
    while (::write(done, &byte, 1) == 1)
        ::pause();
    ::_exit(1);
}

/// All find the lock of a dead process and want it at once.
void FileLockTest::onlyOneOfManyProcessesGetsIt()
{
    constexpr int count = 8;
    ProcessId dead = thisProcess();
    dead.start -= 1;
    writeLock(dead);
    int go[2] = {}, done[2] = {};
    QCOMPARE(::pipe(go), 0);
    QCOMPARE(::pipe(done), 0);
    std::vector<pid_t> processes;
    for (int i = 0; i < count; ++i) {
        processes.push_back(::fork());
        if (processes.back() == 0) {
            ::close(go[1]);
            tryAndStay(m_path, go[0], done[1]);
        }
    }
    ::close(go[1]);
    int answers = 0, taken = 0;
    for (char byte = 0; answers < count && ::read(done[0], &byte, 1) == 1; ++answers)
        taken += byte == 'y' ? 1 : 0;
    for (const pid_t process : processes) {
        ::kill(process, SIGKILL);
        ::waitpid(process, nullptr, 0);
    }
    for (const int end : {go[0], done[0], done[1]})
        ::close(end);
    QCOMPARE(answers, count);
    QCOMPARE(taken, 1);
    QVERIFY(isTaken(lockFile(m_path)));
}

void FileLockTest::timeAsText()
{
    QCOMPARE(q(utcText(1'769'862'615)), QString("2026-01-31T12:30:15Z"));
    QCOMPARE(utcNow().size(), std::string("2026-01-31T12:30:15Z").size());
}

std::unique_ptr<QObject> makeFileLockTest()
{
    return make<FileLockTest>();
}

#include "tst_filelock.moc"
