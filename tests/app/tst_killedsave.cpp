// A process that saves is killed at any moment: the file is one of the designs whole, and no rubbish piles
// up.
#include "libraries/designjson.h"
#include "libraries/file.h"
#include "libraries/versions.h"
#include "tests/runner.h"
#include "tests/sample.h"

#include <QDir>
#include <QTemporaryDir>

#include <array>
#include <chrono>
#include <csignal>

#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

using namespace clusterwright;

class KilledSaveTest : public QObject {
    Q_OBJECT

private slots:
    void fileIsWholeAfterEveryKill();
};

namespace {

constexpr int kills = 200;

/// Two designs of about 2 MB as text.
std::array<std::string, 2> designTexts()
{
    Design design = sample::computeRacks();
    std::array<std::string, 2> texts;
    for (std::string &text : texts) {
        design.meta.title += "x";
        for (int i = 0; i < 24; ++i)
            design.extra["padding " + std::to_string(i)] = '"' + std::string(90'000, 'p') + '"';
        text = designText(design);
    }
    return texts;
}

[[noreturn]] void saveOverAndOver(const std::string &path, const std::array<std::string, 2> &texts, int ready)
{
    constexpr unsigned longest = 60; // seconds; in case the test dies first
    ::alarm(longest);
    bool isTold = ::write(ready, "r", 1) == 1;
    for (std::size_t i = 0; isTold; ++i)
        isTold = static_cast<bool>(saveFile(path, texts[i % 2]));
    ::_exit(1);
}

/// How long one save takes here and now: only to spread the kills over it.
std::chrono::nanoseconds durationOfASave(const std::string &path, const std::array<std::string, 2> &texts)
{
    constexpr int saves = 4;
    const auto before = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < saves; ++i)
        if (!saveFile(path, texts[i % 2]))
            return {};
    return (std::chrono::steady_clock::now() - before) / saves;
}

/// Lets a process save for a while and kills it. False if it came to an end by itself.
bool saveAndKill(const std::string &path, const std::array<std::string, 2> &texts,
                 std::chrono::nanoseconds after)
{
    int ready[2] = {};
    char byte = 0;
    if (::pipe(ready) != 0)
        return false;
    const pid_t child = ::fork();
    if (child == 0)
        saveOverAndOver(path, texts, ready[1]);
    const bool isReady = ::read(ready[0], &byte, 1) == 1;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(after);
    const timespec pause{seconds.count(), (after - seconds).count()};
    ::nanosleep(&pause, nullptr);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(ready[0]);
    ::close(ready[1]);
    return isReady && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

} // namespace

void KilledSaveTest::fileIsWholeAfterEveryKill()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.cwright").toStdString();
    const auto texts = designTexts();
    for (const std::string &text : texts) {
        QVERIFY(text.size() > 2'000'000 && text.size() < 5'000'000);
        QVERIFY(parseDesign(text, path));
    }
    const auto isWhole = [&](const std::string &file) {
        const auto text = readFile(file);
        return text && (text.value() == texts[0] || text.value() == texts[1]);
    };
    const auto duration = durationOfASave(path, texts);
    std::size_t before = 0;
    for (int i = 0; i < kills; ++i) {
        QVERIFY(saveAndKill(path, texts, duration * 2 * i / kills));
        QVERIFY2(isWhole(path), qPrintable(QString("after kill %1").arg(i)));
        const auto versions = listVersions(path);
        QVERIFY(versions.size() <= std::max(before, versionsKept) + 1); // killed before the oldest went
        before = versions.size();
        QVERIFY(versions.empty() || isWhole(versions.front().path));
        QVERIFY(QDir(folder.path()).entryList({".a.cwright.tmp-*"}, QDir::Files | QDir::Hidden).size() <= 1);
    }
    QVERIFY(saveFile(path, texts[0]));
    QVERIFY(listVersions(path).size() <= versionsKept);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList({".a.cwright.versions", "a.cwright"}));
}

std::unique_ptr<QObject> makeKilledSaveTest()
{
    return make<KilledSaveTest>();
}

#include "tst_killedsave.moc"
