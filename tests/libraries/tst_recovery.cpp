#include "libraries/designjson.h"
#include "libraries/file.h"
#include "libraries/recovery.h"
#include "tests/model/helpers.h"
#include "tests/runner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

using namespace clusterwright;
using sample::q;

class RecoveryTest : public QObject {
    Q_OBJECT

private slots:
    void readsWhatWasWritten();
    void neverTheFileOfTheUser();
    void pathsAreNew();
    void onlyThoseOfTheDeadAreListed();
    void brokenOnesAreRefused_data();
    void brokenOnesAreRefused();
    void onlyTheOwnerReadsIt();
};

void RecoveryTest::readsWhatWasWritten()
{
    const QTemporaryDir folder;
    const std::string file = folder.filePath("a.cwright").toStdString();
    const Design design = sample::computeRacks(3, 3, 2);
    QCOMPARE(q(writeRecovery(recoveryPath(file), file, design).value()),
             folder.filePath(".a.cwright.recovery"));
    const auto read = readRecovery(recoveryPath(file));
    QVERIFY(read);
    QVERIFY(read.value().design == design);
    QCOMPARE(q(read.value().note.file), q(realPath(file)));
    QVERIFY(read.value().note.owner == thisProcess());
    QVERIFY(read.value().note.saved <= utcNow());
    removeRecovery(recoveryPath(file));
    QVERIFY(!readRecovery(recoveryPath(file)));
    removeRecovery(recoveryPath(file));
}

void RecoveryTest::neverTheFileOfTheUser()
{
    const QTemporaryDir folder;
    const std::string file = folder.filePath("a.cwright").toStdString();
    QVERIFY(writeFile(file, "text"));
    QVERIFY(writeRecovery(recoveryPath(file), file, sample::computeRacks()));
    QCOMPARE(q(readFile(file).value()), QString("text"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
             QStringList({".a.cwright.recovery", "a.cwright"}));
}

void RecoveryTest::pathsAreNew()
{
    const QTemporaryDir folder;
    const std::string place = folder.filePath("deep/down").toStdString();
    const auto first = newRecoveryPath(place, {}), second = newRecoveryPath(place, {});
    QVERIFY(first && second);
    QVERIFY(first.value() != second.value());
    QVERIFY(q(first.value()).startsWith(folder.filePath("deep/down/untitled-")));
    QVERIFY(q(newRecoveryPath(place, "/x/pod.cwright").value()).contains("/pod.cwright-"));
    QVERIFY(writeFile(folder.filePath("file").toStdString(), {}));
    QVERIFY(!newRecoveryPath(folder.filePath("file/below").toStdString(), {}));
}

void RecoveryTest::onlyThoseOfTheDeadAreListed()
{
    const QTemporaryDir folder;
    const std::string place = folder.path().toStdString();
    QVERIFY(writeRecovery(newRecoveryPath(place, {}).value(), {}, sample::computeRacks(1)));
    QVERIFY(writeFile(place + "/broken.recovery", "{}"));
    QVERIFY(listRecoveries(place).empty());
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(writeRecovery(newRecoveryPath(place, {}).value(), {}, sample::computeRacks(2)) ? 0 : 1);
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    const auto found = listRecoveries(place);
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(found.front().design == sample::computeRacks(2));
    QVERIFY(found.front().note.file.empty());
    QVERIFY(listRecoveries(place + "/none").empty());
}

void RecoveryTest::brokenOnesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("refusal");
    const QByteArray note =
        R"({"file":"/x","host":"h","process":1,"recovery_format":1,"saved":"t","start":1,"user":"u"})";
    QTest::newRow("empty") << QByteArray() << "||is empty.";
    QTest::newRow("a design only") << QByteArray("{\"format\": 1}\n{}")
                                   << "recovery|recovery_format|is missing.";
    QTest::newRow("later version") << QByteArray(note).replace("format\":1", "format\":2")
                                   << "recovery|recovery_format|is of another version.";
    QTest::newRow("no design") << note << "||is empty.";
    QTest::newRow("half a design") << note + "\n{\"format\": 1,"
                                   << "||ends too early: it is truncated JSON. Restore it from a copy.";
}

void RecoveryTest::brokenOnesAreRefused()
{
    QFETCH(const QByteArray, text);
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.recovery").toStdString();
    QVERIFY(writeFile(path, text.toStdString()));
    const auto read = readRecovery(path);
    QTEST(sample::refusalOf(read), "refusal");
    QCOMPARE(q(read.error().file), q(path));
}

void RecoveryTest::onlyTheOwnerReadsIt()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.recovery");
    QVERIFY(writeRecovery(path.toStdString(), {}, sample::computeRacks()));
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

std::unique_ptr<QObject> makeRecoveryTest()
{
    return make<RecoveryTest>();
}

#include "tst_recovery.moc"
