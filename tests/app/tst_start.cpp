// The start page, recent files, and what a window remembers, with settings of their own.
#include "app/mainwindow.h"
#include "app/recent.h"
#include "libraries/designjson.h"
#include "libraries/file.h"
#include "libraries/versions.h"
#include "tests/app/cli.h"
#include "tests/runner.h"
#include "tests/sample.h"
#include "views/icons.h"
#include "views/panels/startpage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDockWidget>
#include <QImage>
#include <QMenu>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

using namespace clusterwright;

class StartTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sampleOpensInOneClick();
    void startGoesWithTheFirstDesign_data();
    void startGoesWithTheFirstDesign();
    void openedAndSavedFilesAreRecent();
    void tenRecentFilesAtMost();
    void missingRecentFileCannotBeChosen();
    void recentListCanBeCleared();
    void startOffersWorkBesideRecentFiles();
    void layoutIsRemembered();
    void layoutCanBeReset();
    void themeIsRemembered();
    void nothingIsRememberedWithoutSettings();
    void samplesAreThoseOfTheProgram();
    void screenshotOfTheStartPage();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    std::unique_ptr<MainWindow> makeWindow();
    QAction *action(const QString &text) const;
    QMenu *recentMenu() const;

    LibraryStore m_library{sample::library()};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    RecoveryAnswer m_recoveryAnswer = RecoveryAnswer::Later;
};

void StartTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(path("settings.ini"), QSettings::IniFormat);
    for (const char *name : {"a.cwright", "b.cwright", "sample.cwright"})
        QVERIFY(writeFile(path(name).toStdString(), designText(sample::computeRacks(2))));
    m_window = makeWindow();
}

void StartTest::cleanup()
{
    m_window.reset();
    m_settings.reset();
    m_folder.reset();
}

std::unique_ptr<MainWindow> StartTest::makeWindow()
{
    FileServices services;
    services.open = [](const std::string &path) {
        const auto text = readFile(path);
        return text ? parseDesign(text.value(), path) : Result<Design>(text.error());
    };
    services.save = [](const std::string &path, const Design &design) {
        return saveFile(path, designText(design));
    };
    services.samples = [this] {
        return std::vector<SampleInfo>{{path("sample.cwright").toStdString(), "A sample", 1}};
    };
    services.stateFolder = path("state").toStdString();
    services.settings = m_settings.get();
    auto window = std::make_unique<MainWindow>(m_library, services);
    Questions questions;
    questions.openPath = [this](QWidget *, const QString &) { return path("a.cwright"); };
    questions.aboutUnsaved = [](QWidget *) { return UnsavedAnswer::Discard; };
    questions.aboutRecovery = [this](QWidget *, const QString &) { return m_recoveryAnswer; };
    window->setQuestions(questions);
    window->show();
    return window;
}

QAction *StartTest::action(const QString &text) const
{
    for (QAction *action : m_window->findChildren<QAction *>())
        if (action->text().remove('&').startsWith(text))
            return action;
    return nullptr;
}

QMenu *StartTest::recentMenu() const
{
    QMenu *menu = action("Open recent")->menu();
    emit menu->aboutToShow();
    return menu;
}

void StartTest::sampleOpensInOneClick()
{
    m_window->showStart();
    const auto &samples = m_window->startPage().sampleButtons();
    QCOMPARE(samples.size(), std::size_t(1));
    QCOMPARE(samples.front()->text(), QString("A sample"));
    QCOMPARE(samples.front()->accessibleDescription(), QString("1 rack"));
    QTest::mouseClick(samples.front(), Qt::LeftButton);
    QVERIFY(m_window->document().design() == sample::computeRacks(2));
    QVERIFY(m_window->startPage().isHidden());
    QVERIFY(m_window->findChild<QTabWidget *>()->isVisible());
    QCOMPARE(m_window->windowTitle(),
             QString("Test[*] – Clusterwright")); // a copy: the sample stays as it is
    QVERIFY(recentFiles(m_settings.get()).isEmpty());
}

void StartTest::startGoesWithTheFirstDesign_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"New design", "Open...", "file", "edit", "tab"})
        QTest::newRow(how) << how;
}

void StartTest::startGoesWithTheFirstDesign()
{
    QFETCH(const QString, how);
    m_window->showStart();
    QVERIFY(m_window->startPage().isVisible());
    QVERIFY(!m_window->findChild<QTabWidget *>()->isVisible());
    if (how == "file")
        QVERIFY(m_window->openFile(path("b.cwright")));
    else if (how == "edit")
        m_window->document().apply("Add", sample::computeRacks(1));
    else if (how == "tab")
        action("Racks")->trigger();
    else
        for (QAbstractButton *button : m_window->startPage().findChildren<QAbstractButton *>())
            if (button->text() == how)
                QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!m_window->startPage().isVisible());
    QVERIFY(m_window->findChild<QTabWidget *>()->isVisible());
    if (how == "Open...")
        QCOMPARE(m_window->windowTitle(), QString("a.cwright[*] – Clusterwright"));
}

void StartTest::openedAndSavedFilesAreRecent()
{
    QVERIFY(m_window->openFile(path("a.cwright")));
    QVERIFY(m_window->saveTo(path("c.cwright")));
    QVERIFY(!m_window->openFile(path("none.cwright")));
    QCOMPARE(recentFiles(m_settings.get()), QStringList({path("c.cwright"), path("a.cwright")}));
    QVERIFY(m_window->openFile(path("a.cwright")));
    QCOMPARE(recentFiles(m_settings.get()), QStringList({path("a.cwright"), path("c.cwright")}));
    m_window = makeWindow();
    m_window->showStart();
    const auto &recent = m_window->startPage().recentButtons();
    QCOMPARE(recent.size(), std::size_t(2));
    QCOMPARE(recent.front()->text(), QString("a.cwright"));
    QVERIFY(recent.front()->accessibleDescription().endsWith(m_folder->path()));
    QTest::mouseClick(recent.back(), Qt::LeftButton);
    QCOMPARE(m_window->windowTitle(), QString("c.cwright[*] – Clusterwright"));
    QCOMPARE(recentMenu()->actions().front()->text().remove('&'), "1 c.cwright – " + m_folder->path());
    recentMenu()->actions().at(1)->trigger();
    QCOMPARE(m_window->windowTitle(), QString("a.cwright[*] – Clusterwright"));
}

void StartTest::tenRecentFilesAtMost()
{
    for (int i = 0; i < 12; ++i)
        addRecentFile(m_settings.get(), path(QString::number(i)));
    QCOMPARE(recentFiles(m_settings.get()).size(), mostRecentFiles);
    QCOMPARE(recentFiles(m_settings.get()).front(), path("11"));
    QCOMPARE(recentFiles(m_settings.get()).back(), path("2"));
}

void StartTest::missingRecentFileCannotBeChosen()
{
    addRecentFile(m_settings.get(), path("a.cwright"));
    addRecentFile(m_settings.get(), path("gone & away.cwright"));
    const QAction *gone = recentMenu()->actions().front();
    QVERIFY(!gone->isEnabled());
    QVERIFY(gone->text().contains("gone && away.cwright") && gone->text().endsWith("(missing)"));
    QVERIFY(recentMenu()->actions().at(1)->isEnabled());
    m_window->showStart();
    QCOMPARE(m_window->startPage().recentButtons().size(), std::size_t(1));
}

void StartTest::recentListCanBeCleared()
{
    QVERIFY(!recentMenu()->actions().back()->isEnabled());
    addRecentFile(m_settings.get(), path("a.cwright"));
    m_window->showStart();
    QAction *clear = recentMenu()->actions().back();
    QCOMPARE(clear->text().remove('&'), QString("Clear list"));
    clear->trigger();
    QVERIFY(recentFiles(m_settings.get()).isEmpty());
    QVERIFY(m_window->startPage().recentButtons().empty());
}

void StartTest::startOffersWorkBesideRecentFiles()
{
    const std::string file = path("a.cwright").toStdString();
    addRecentFile(m_settings.get(), path("a.cwright"));
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(writeRecovery(recoveryPath(file), file, sample::computeRacks(3)) ? 0 : 1);
    ::waitpid(child, nullptr, 0);
    m_recoveryAnswer = RecoveryAnswer::Restore;
    m_window->showStart();
    m_window->offerUnsavedWork();
    QVERIFY(m_window->document().design() == sample::computeRacks(3));
    QVERIFY(m_window->isWindowModified());
    QCOMPARE(m_window->windowTitle(), QString("a.cwright[*] – Clusterwright"));
    QVERIFY(m_window->startPage().isHidden());
}

void StartTest::layoutIsRemembered()
{
    m_window->resize(1100, 640);
    auto *library = m_window->findChild<QDockWidget *>("library");
    QVERIFY(library->isVisible());
    library->hide();
    QVERIFY(m_window->close());
    m_window = makeWindow();
    QCOMPARE(m_window->size(), QSize(1100, 640));
    QVERIFY(!m_window->findChild<QDockWidget *>("library")->isVisible());
    QVERIFY(m_window->findChild<QDockWidget *>("findings")->isVisible());
}

void StartTest::layoutCanBeReset()
{
    auto *library = m_window->findChild<QDockWidget *>("library");
    const int width = library->width();
    m_window->addDockWidget(Qt::RightDockWidgetArea, library);
    library->hide();
    action("Reset layout")->trigger();
    QVERIFY(library->isVisible());
    QCOMPARE(m_window->dockWidgetArea(library), Qt::LeftDockWidgetArea);
    QTRY_COMPARE(library->width(), width);
}

void StartTest::themeIsRemembered()
{
    const QPalette before = QApplication::palette();
    const QString sheet = qApp->styleSheet();
    action("Dark")->trigger();
    QCOMPARE(themeOf(QApplication::palette()), Theme::Dark);
    QApplication::setPalette(before);
    m_window = makeWindow();
    QCOMPARE(themeOf(QApplication::palette()), Theme::Dark);
    QVERIFY(action("Dark")->isChecked());
    QVERIFY(!action("Light")->isChecked());
    action("Light")->trigger();
    QCOMPARE(themeOf(QApplication::palette()), Theme::Light);
    QApplication::setPalette(before);
    qApp->setStyleSheet(sheet);
}

void StartTest::nothingIsRememberedWithoutSettings()
{
    addRecentFile(nullptr, path("a.cwright"));
    clearRecentFiles(nullptr);
    QVERIFY(recentFiles(nullptr).isEmpty());
    m_settings.reset();
    m_window = makeWindow();
    QVERIFY(m_window->openFile(path("a.cwright")));
    m_window->showStart();
    QVERIFY(m_window->startPage().recentButtons().empty());
    QVERIFY(m_window->close());
    QVERIFY(!QFile::exists(path("settings.ini")));
}

void StartTest::samplesAreThoseOfTheProgram()
{
    const auto samples = listSamples(SOURCE_FOLDER "/libraries/samples");
    QVERIFY(std::ranges::any_of(samples, [](const SampleInfo &one) {
        return QString::fromStdString(one.path) == samplePath() && one.racks == 38;
    }));
    QVERIFY(std::ranges::none_of(samples, [](const SampleInfo &one) { return one.title.empty(); }));
    QVERIFY(writeFile(path("broken.cwright").toStdString(), "{}"));
    QCOMPARE(listSamples(m_folder->path().toStdString()).size(), std::size_t(3));
    QVERIFY(listSamples(path("none").toStdString()).empty());
}

/// The program without a file shows it too, and leaves nothing behind.
void StartTest::screenshotOfTheStartPage()
{
    QProcess process;
    process.setEnvironment(
        {"QT_QPA_PLATFORM=offscreen", "LC_ALL=C.UTF-8", "HOME=" + path("home"), "XDG_RUNTIME_DIR=/tmp"});
    process.start(WINDOW_PATH, {"--screenshot", path("start.png"), "--view", "start", "--size", "1280x720"});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(QImage(path("start.png")).size(), QSize(1280, 720));
    QVERIFY(!QFile::exists(path("home")));
    process.start(WINDOW_PATH, {"--screenshot", path("none.png"), "--size", "1280x720"});
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY(QImage(path("none.png")) == QImage(path("start.png")));
}

std::unique_ptr<QObject> makeStartTest()
{
    return make<StartTest>();
}

#include "tst_start.moc"
