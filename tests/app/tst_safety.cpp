// Windows with real files: locks, read-only files, changes by others, unsaved work, previous versions.
#include "app/mainwindow.h"
#include "libraries/designjson.h"
#include "libraries/file.h"
#include "libraries/versions.h"
#include "tests/runner.h"
#include "tests/sample.h"
#include "views/panels/banner.h"

#include <QDir>
#include <QPushButton>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace clusterwright;
using namespace std::chrono_literals;

class SafetyTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void secondWindowIsReadOnly();
    void openAnywayMaySave();
    void lockGoesWithTheWindow();
    void saveAsTakesTheOtherLock();
    void saveAsOverAnOpenFileIsRefused();
    void writeProtectedFile();
    void newerFormatIsRefusedWhole();
    void changedFileCanBeReloaded();
    void changedFileCanBeKeptMine();
    void saveDoesNotOverwriteAChange();
    void ownSaveAndTouchAreNoChange();
    void removedFileIsSaid();
    void brokenReloadKeepsTheDesign();
    void workIsKeptApart();
    void savedWorkLeavesNothing_data();
    void savedWorkLeavesNothing();
    void untitledWorkGoesToTheStateFolder();
    void recoveryCanBeRestored();
    void recoveryCanBeDiscarded();
    void recoveryCanBeKeptForLater();
    void savedRecoveryIsNotAskedAbout();
    void startOffersUntitledWork();
    void startOffersWorkOnAFile();
    void previousVersionOpensAsACopy();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    Design designOf(const QString &name) const;
    void write(const QString &name, const Design &design) const;
    void writeDeadRecovery(const std::string &file, const std::string &of, const Design &design) const;
    std::unique_ptr<MainWindow> makeWindow();
    QPushButton *button(MainWindow &window, const QString &text) const;
    QStringList recoveryFiles() const;

    LibraryStore m_library{sample::library()};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_asked;
    RecoveryAnswer m_recoveryAnswer = RecoveryAnswer::Later;
    UnsavedAnswer m_unsavedAnswer = UnsavedAnswer::Cancel;
    QString m_savePath;
};

static void edit(MainWindow &window)
{
    window.document().apply("Remove", removePlacement(window.document().design(), "t", "s1"));
}

static QAction *actionOf(const MainWindow &window, const QString &text)
{
    for (QAction *action : window.findChildren<QAction *>())
        if (action->text().remove('&').startsWith(text))
            return action;
    return nullptr;
}

void SafetyTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_asked.clear();
    m_recoveryAnswer = RecoveryAnswer::Later;
    m_unsavedAnswer = UnsavedAnswer::Cancel;
    m_savePath.clear();
    write("a.cwright", sample::computeRacks(2));
    m_window = makeWindow();
}

void SafetyTest::cleanup()
{
    m_window.reset();
    m_folder.reset();
}

Design SafetyTest::designOf(const QString &name) const
{
    const auto text = readFile(path(name).toStdString());
    const auto design = text ? parseDesign(text.value(), {}) : Result<Design>(text.error());
    return design ? design.value() : Design();
}

void SafetyTest::write(const QString &name, const Design &design) const
{
    QVERIFY(writeFile(path(name).toStdString(), designText(design)));
}

/// As a window leaves it that was killed.
void SafetyTest::writeDeadRecovery(const std::string &file, const std::string &of, const Design &design) const
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(writeRecovery(file, of, design) ? 0 : 1);
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
}

std::unique_ptr<MainWindow> SafetyTest::makeWindow()
{
    FileServices services;
    services.open = [](const std::string &path) {
        const auto text = readFile(path);
        return text ? parseDesign(text.value(), path) : Result<Design>(text.error());
    };
    services.save = [](const std::string &path, const Design &design) {
        return saveFile(path, designText(design));
    };
    services.stateFolder = path("state").toStdString();
    auto window = std::make_unique<MainWindow>(m_library, services);
    window->autosave().setDelay(0ms);
    Questions questions;
    questions.openPath = [](QWidget *, const QString &) { return QString(); };
    questions.savePath = [this](QWidget *, const FileKind &, const QString &) { return m_savePath; };
    questions.aboutUnsaved = [this](QWidget *) { return m_unsavedAnswer; };
    questions.aboutRecovery = [this](QWidget *, const QString &text) {
        m_asked << text;
        return m_recoveryAnswer;
    };
    questions.whichVersion = [this](QWidget *, const QString &name, const std::vector<Version> &versions) {
        m_asked << name + ' ' + QString::number(versions.size());
        return versions.empty() ? std::nullopt : std::optional(versions.back());
    };
    window->setQuestions(questions);
    window->show();
    return window;
}

QPushButton *SafetyTest::button(MainWindow &window, const QString &text) const
{
    for (QPushButton *button : window.banner().buttons())
        if (button->text() == text)
            return button;
    return nullptr;
}

QStringList SafetyTest::recoveryFiles() const
{
    return QDir(path("state")).entryList({"*.recovery"}, QDir::Files) +
           QDir(m_folder->path()).entryList({"*.recovery"}, QDir::Files | QDir::Hidden);
}

void SafetyTest::secondWindowIsReadOnly()
{
    QVERIFY(m_window->openFile(path("a.cwright")));
    QVERIFY(m_window->bannerText().isEmpty());
    QVERIFY(actionOf(*m_window, "Save")->isEnabled());
    const auto second = makeWindow();
    QVERIFY(second->openFile(path("a.cwright")));
    const QString who = QString::fromStdString(thisProcess().user + " on " + thisProcess().host);
    QVERIFY2(second->bannerText().startsWith("a.cwright is open in another window by " + who + " since 20"),
             qPrintable(second->bannerText()));
    QCOMPARE(second->windowTitle(), QString("a.cwright[*] (read-only) – Clusterwright"));
    QVERIFY(!actionOf(*second, "Save")->isEnabled());
    QVERIFY(actionOf(*second, "Save as")->isEnabled());
    edit(*second);
    QVERIFY(!second->saveTo(path("a.cwright")));
    QVERIFY(designOf("a.cwright") == sample::computeRacks(2));
    QVERIFY(second->saveTo(path("b.cwright")));
    QVERIFY(actionOf(*second, "Save")->isEnabled());
    QCOMPARE(second->windowTitle(), QString("b.cwright[*] – Clusterwright"));
}

void SafetyTest::openAnywayMaySave()
{
    QVERIFY(m_window->openFile(path("a.cwright")));
    const auto second = makeWindow();
    QVERIFY(second->openFile(path("a.cwright")));
    QTest::mouseClick(button(*second, "Open anyway"), Qt::LeftButton);
    QVERIFY(second->bannerText().isEmpty());
    QVERIFY(actionOf(*second, "Save")->isEnabled());
    edit(*second);
    QVERIFY(second->saveTo(path("a.cwright")));
    QVERIFY(designOf("a.cwright") == second->document().design());
    QTRY_VERIFY(m_window->bannerText().startsWith("a.cwright was changed by another program."));
    m_window.reset(); // does not give back the lock of the other
    QVERIFY(std::holds_alternative<LockHolder>(lockFile(path("a.cwright").toStdString())));
}

void SafetyTest::lockGoesWithTheWindow()
{
    QVERIFY(m_window->openFile(path("a.cwright")));
    QVERIFY(QFile::exists(path(".a.cwright.lock")));
    QVERIFY(m_window->close());
    QVERIFY(!QFile::exists(path(".a.cwright.lock")));
    m_window = makeWindow();
    QVERIFY(m_window->openFile(path("a.cwright")));
    QVERIFY(m_window->bannerText().isEmpty());
    QVERIFY(m_window->openFile(path("a.cwright"))); // once more in the same window
    QVERIFY(m_window->bannerText().isEmpty());
    actionOf(*m_window, "New")->trigger();
    QVERIFY(!QFile::exists(path(".a.cwright.lock")));
}

void SafetyTest::saveAsTakesTheOtherLock()
{
    QVERIFY(m_window->openFile(path("a.cwright")));
    QVERIFY(m_window->saveTo(path("b.cwright")));
    QVERIFY(QFile::exists(path(".b.cwright.lock")));
    QVERIFY(!QFile::exists(path(".a.cwright.lock")));
    QVERIFY(m_window->saveTo(path("b.cwright")));
    QVERIFY(QFile::exists(path(".b.cwright.lock")));
}

void SafetyTest::saveAsOverAnOpenFileIsRefused()
{
    write("b.cwright", sample::computeRacks(3));
    QVERIFY(m_window->openFile(path("a.cwright")));
    const auto second = makeWindow();
    QVERIFY(second->openFile(path("b.cwright")));
    QVERIFY(!m_window->saveTo(path("b.cwright")));
    QVERIFY(m_window->bannerText().startsWith("Not saved. b.cwright is open in another window by "));
    QVERIFY(designOf("b.cwright") == sample::computeRacks(3));
    QVERIFY(m_window->saveTo(path("a.cwright")));
}

void SafetyTest::writeProtectedFile()
{
    ::chmod(path("a.cwright").toUtf8(), 0444);
    QVERIFY(m_window->openFile(path("a.cwright")));
    QVERIFY(m_window->bannerText().startsWith("a.cwright is write protected and was opened read-only."));
    QVERIFY(!actionOf(*m_window, "Save")->isEnabled());
    QVERIFY(!QFile::exists(path(".a.cwright.lock")));
    edit(*m_window);
    m_savePath = path("b.cwright");
    QTest::mouseClick(button(*m_window, "Save as..."), Qt::LeftButton);
    QVERIFY(designOf("b.cwright") == m_window->document().design());
    QVERIFY(designOf("a.cwright") == sample::computeRacks(2));
    QVERIFY(actionOf(*m_window, "Save")->isEnabled());
    QVERIFY(m_window->bannerText().isEmpty());
}

void SafetyTest::newerFormatIsRefusedWhole()
{
    const auto text = readFile(SOURCE_FOLDER "/tests/data/broken/newer-format.cwright");
    QVERIFY(writeFile(path("newer.cwright").toStdString(), text.value()));
    QVERIFY(m_window->openFile(path("a.cwright")));
    QVERIFY(!m_window->openFile(path("newer.cwright")));
    const QString said = m_window->bannerText();
    QVERIFY2(said.contains("newer.cwright") && said.contains("format is 2; this version reads format 1.") &&
                 said.contains("Open it with a newer Clusterwright."),
             qPrintable(said));
    QCOMPARE(m_window->windowTitle(), QString("a.cwright[*] – Clusterwright"));
    QVERIFY(m_window->document().design() == sample::computeRacks(2));
    QVERIFY(m_window->saveTo(path("a.cwright")));
    QCOMPARE(readFile(path("newer.cwright").toStdString()).value(), text.value());
    QVERIFY(!QFile::exists(path(".newer.cwright.lock")));
}

void SafetyTest::changedFileCanBeReloaded()
{
    QVERIFY(m_window->openFile(path("a.cwright")));
    edit(*m_window);
    const Design mine = m_window->document().design();
    write("a.cwright", sample::computeRacks(4));
    QTRY_VERIFY(m_window->bannerText().startsWith("a.cwright was changed by another program."));
    QTest::mouseClick(button(*m_window, "Reload"), Qt::LeftButton);
    QVERIFY(m_window->document().design() == sample::computeRacks(4));
    QVERIFY(!m_window->isWindowModified());
    QVERIFY(m_window->bannerText().isEmpty());
    m_window->document().undoStack().undo();
    QVERIFY(m_window->document().design() == mine);
    QVERIFY(m_window->isWindowModified());
    QVERIFY(m_window->saveTo(path("a.cwright"))); // the change is known by now
}

void SafetyTest::changedFileCanBeKeptMine()
{
    QVERIFY(m_window->openFile(path("a.cwright")));
    write("a.cwright", sample::computeRacks(4));
    QTRY_VERIFY(!m_window->bannerText().isEmpty());
    QTest::mouseClick(button(*m_window, "Keep mine"), Qt::LeftButton);
    QVERIFY(m_window->isWindowModified());
    QVERIFY(designOf("a.cwright") == sample::computeRacks(4));
    QVERIFY(m_window->saveTo(path("a.cwright")));
    QVERIFY(designOf("a.cwright") == sample::computeRacks(2));
    const auto versions = listVersions(path("a.cwright").toStdString());
    QCOMPARE(versions.size(), std::size_t(1));
    QCOMPARE(readFile(versions.front().path).value(), designText(sample::computeRacks(4)));
}

/// Even if no event told of the change before.
void SafetyTest::saveDoesNotOverwriteAChange()
{
    QVERIFY(m_window->openFile(path("a.cwright")));
    edit(*m_window);
    write("a.cwright", sample::computeRacks(4));
    QVERIFY(!m_window->saveTo(path("a.cwright")));
    QVERIFY(m_window->bannerText().startsWith("Not saved. a.cwright was changed by another program."));
    QVERIFY(designOf("a.cwright") == sample::computeRacks(4));
    QTest::mouseClick(button(*m_window, "Keep mine"), Qt::LeftButton);
    QVERIFY(designOf("a.cwright") == m_window->document().design());
    QVERIFY(!m_window->isWindowModified());
}

void SafetyTest::ownSaveAndTouchAreNoChange()
{
    QVERIFY(m_window->openFile(path("a.cwright")));
    edit(*m_window);
    QVERIFY(m_window->saveTo(path("a.cwright")));
    ::utimensat(AT_FDCWD, path("a.cwright").toUtf8(), nullptr, 0);
    QCoreApplication::processEvents();
    QEvent activation(QEvent::ActivationChange);
    QCoreApplication::sendEvent(m_window.get(), &activation);
    QVERIFY(m_window->bannerText().isEmpty());
    QVERIFY(m_window->saveTo(path("a.cwright")));
}

void SafetyTest::removedFileIsSaid()
{
    QVERIFY(m_window->openFile(path("a.cwright")));
    QVERIFY(QFile::remove(path("a.cwright")));
    QTRY_VERIFY(m_window->bannerText().startsWith("a.cwright was removed or renamed by another program."));
    QVERIFY(m_window->saveTo(path("a.cwright")));
    QVERIFY(designOf("a.cwright") == sample::computeRacks(2));
    QVERIFY(m_window->bannerText().isEmpty());
    write("a.cwright", sample::computeRacks(4)); // it is watched again
    QTRY_VERIFY(m_window->bannerText().startsWith("a.cwright was changed"));
}

void SafetyTest::brokenReloadKeepsTheDesign()
{
    QVERIFY(m_window->openFile(path("a.cwright")));
    QVERIFY(writeFile(path("a.cwright").toStdString(), "<<<<<<< conflict"));
    QTRY_VERIFY(button(*m_window, "Reload"));
    QTest::mouseClick(button(*m_window, "Reload"), Qt::LeftButton);
    QVERIFY(m_window->bannerText().startsWith("Not reloaded. "));
    QVERIFY(m_window->document().design() == sample::computeRacks(2));
    write("a.cwright", sample::computeRacks(4));
    QTest::mouseClick(button(*m_window, "Try again"), Qt::LeftButton);
    QVERIFY(m_window->document().design() == sample::computeRacks(4));
}

void SafetyTest::workIsKeptApart()
{
    const auto before = readFile(path("a.cwright").toStdString());
    QVERIFY(m_window->openFile(path("a.cwright")));
    edit(*m_window);
    QTRY_VERIFY(QFile::exists(path(".a.cwright.recovery")));
    m_window->autosave().waitUntilWritten();
    const auto recovery = readRecovery(path(".a.cwright.recovery").toStdString());
    QVERIFY(recovery && recovery.value().design == m_window->document().design());
    QCOMPARE(readFile(path("a.cwright").toStdString()).value(), before.value());
    m_window->document().undoStack().undo();
    QTRY_VERIFY(!QFile::exists(path(".a.cwright.recovery")));
}

void SafetyTest::savedWorkLeavesNothing_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"save", "save as", "discard and close", "new design"})
        QTest::newRow(how) << how;
}

void SafetyTest::savedWorkLeavesNothing()
{
    QFETCH(const QString, how);
    QVERIFY(m_window->openFile(path("a.cwright")));
    edit(*m_window);
    QTRY_VERIFY(QFile::exists(path(".a.cwright.recovery")));
    m_unsavedAnswer = UnsavedAnswer::Discard;
    if (how == "save")
        actionOf(*m_window, "Save")->trigger();
    else if (how == "save as")
        QVERIFY(m_window->saveTo(path("b.cwright")));
    else if (how == "new design")
        actionOf(*m_window, "New")->trigger();
    else
        QVERIFY(m_window->close());
    QCOMPARE(recoveryFiles(), QStringList());
}

void SafetyTest::untitledWorkGoesToTheStateFolder()
{
    m_window->document().apply("Open", sample::computeRacks(1));
    QTRY_COMPARE(recoveryFiles().size(), 1);
    QVERIFY(recoveryFiles().front().startsWith("untitled-"));
    QVERIFY(m_window->saveTo(path("b.cwright")));
    QCOMPARE(recoveryFiles(), QStringList());
    edit(*m_window);
    QTRY_COMPARE(recoveryFiles(), QStringList(".b.cwright.recovery"));
}

void SafetyTest::recoveryCanBeRestored()
{
    const std::string file = path("a.cwright").toStdString();
    writeDeadRecovery(recoveryPath(file), file, sample::computeRacks(3));
    m_recoveryAnswer = RecoveryAnswer::Restore;
    QVERIFY(m_window->openFile(path("a.cwright")));
    QCOMPARE(m_asked.size(), 1);
    QVERIFY2(m_asked.front().startsWith("Work on a.cwright was not saved; it was kept at 20") &&
                 m_asked.front().endsWith("Racks: 1, devices: 6; in the file: 1 and 5."),
             qPrintable(m_asked.front()));
    QVERIFY(m_window->document().design() == sample::computeRacks(3));
    QVERIFY(m_window->isWindowModified());
    QVERIFY(designOf("a.cwright") == sample::computeRacks(2));
    m_window->autosave().waitUntilWritten();
    QVERIFY(readRecovery(recoveryPath(file)).value().note.owner == thisProcess());
    m_window->document().undoStack().undo();
    QVERIFY(m_window->document().design() == sample::computeRacks(2));
    m_window->document().undoStack().redo();
    QVERIFY(m_window->saveTo(path("a.cwright")));
    QCOMPARE(recoveryFiles(), QStringList());
    QVERIFY(designOf("a.cwright") == sample::computeRacks(3));
}

void SafetyTest::recoveryCanBeDiscarded()
{
    const std::string file = path("a.cwright").toStdString();
    writeDeadRecovery(recoveryPath(file), file, sample::computeRacks(3));
    m_recoveryAnswer = RecoveryAnswer::Discard;
    QVERIFY(m_window->openFile(path("a.cwright")));
    QCOMPARE(m_asked.size(), 1);
    QVERIFY(m_window->document().design() == sample::computeRacks(2));
    QCOMPARE(recoveryFiles(), QStringList());
}

/// What this window keeps for a crash does not replace it.
void SafetyTest::recoveryCanBeKeptForLater()
{
    const std::string file = path("a.cwright").toStdString();
    writeDeadRecovery(recoveryPath(file), file, sample::computeRacks(3));
    QVERIFY(m_window->openFile(path("a.cwright")));
    QCOMPARE(m_asked.size(), 1);
    edit(*m_window);
    QTRY_COMPARE(recoveryFiles().size(), 2);
    QVERIFY(readRecovery(recoveryPath(file)).value().design == sample::computeRacks(3));
    QVERIFY(m_window->saveTo(path("a.cwright")));
    QCOMPARE(recoveryFiles(), QStringList(".a.cwright.recovery"));
    QVERIFY(m_window->openFile(path("a.cwright")));
    QCOMPARE(m_asked.size(), 2);
}

void SafetyTest::savedRecoveryIsNotAskedAbout()
{
    const std::string file = path("a.cwright").toStdString();
    writeDeadRecovery(recoveryPath(file), file, sample::computeRacks(2));
    QVERIFY(m_window->openFile(path("a.cwright")));
    QCOMPARE(m_asked, QStringList());
    QCOMPARE(recoveryFiles(), QStringList());
}

void SafetyTest::startOffersUntitledWork()
{
    writeDeadRecovery(newRecoveryPath(path("state").toStdString(), {}).value(), {}, sample::computeRacks(3));
    m_recoveryAnswer = RecoveryAnswer::Restore;
    m_window->offerUnsavedWork();
    QCOMPARE(m_asked.size(), 1);
    QVERIFY2(m_asked.front().startsWith("Work on “Test” was not saved;") &&
                 m_asked.front().endsWith("Racks: 1, devices: 6."),
             qPrintable(m_asked.front()));
    QVERIFY(m_window->document().design() == sample::computeRacks(3));
    QVERIFY(m_window->isWindowModified());
    m_savePath = path("b.cwright");
    actionOf(*m_window, "Save")->trigger();
    QVERIFY(designOf("b.cwright") == sample::computeRacks(3));
    QCOMPARE(recoveryFiles(), QStringList());
}

void SafetyTest::startOffersWorkOnAFile()
{
    const std::string file = path("a.cwright").toStdString();
    writeDeadRecovery(newRecoveryPath(path("state").toStdString(), file).value(), file,
                      sample::computeRacks(3));
    m_recoveryAnswer = RecoveryAnswer::Restore;
    m_window->offerUnsavedWork();
    QVERIFY(m_asked.value(0).contains("in the file: 1 and 5"));
    QCOMPARE(m_window->windowTitle(), QString("a.cwright[*] – Clusterwright"));
    QVERIFY(m_window->document().design() == sample::computeRacks(3));
    QVERIFY(designOf("a.cwright") == sample::computeRacks(2));
}

void SafetyTest::previousVersionOpensAsACopy()
{
    QVERIFY(!actionOf(*m_window, "Previous versions")->isEnabled());
    QVERIFY(m_window->openFile(path("a.cwright")));
    edit(*m_window);
    QVERIFY(m_window->saveTo(path("a.cwright")));
    const Design saved = m_window->document().design();
    actionOf(*m_window, "Previous versions")->trigger();
    QCOMPARE(m_asked, QStringList("a.cwright 1"));
    QVERIFY(m_window->document().design() == sample::computeRacks(2));
    QVERIFY(m_window->bannerText().startsWith("This is a.cwright as it was saved at 20"));
    QVERIFY(m_window->isWindowModified());
    QCOMPARE(m_window->windowTitle(), QString("Test[*] – Clusterwright"));
    QVERIFY(designOf("a.cwright") == saved);
    m_savePath = path("old.cwright");
    actionOf(*m_window, "Save")->trigger();
    QVERIFY(designOf("old.cwright") == sample::computeRacks(2));
}

std::unique_ptr<QObject> makeSafetyTest()
{
    return make<SafetyTest>();
}

#include "tst_safety.moc"
