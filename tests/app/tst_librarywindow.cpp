// The library in the main window: tabs, what they ask of the window, and a library that changes.
#include "app/mainwindow.h"
#include "libraries/netboxexport.h"
#include "model/analysis/comparison.h"
#include "tests/runner.h"
#include "tests/sample.h"
#include "views/panels/importdialog.h"
#include "views/panels/librarybrowser.h"
#include "views/panels/librarypanel.h"
#include "views/panels/partcomparison.h"
#include "views/panels/partdetail.h"
#include "views/panels/partform.h"
#include "views/panels/parthead.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace clusterwright;

class LibraryWindowTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void menuOpensTheTabs();
    void placeGoesIntoTheSelectedRack();
    void compareShowsTheParts();
    void partIsExported();
    void comparisonIsExported();
    void changedLibraryIsEvaluatedAgain();
    void editedPartIsSaved();
    void importedTypesAppear();

private:
    QAction *action(const QString &text) const;
    int tab() const { return m_window->findChild<QTabWidget *>()->currentIndex(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LibraryStore> m_store;
    std::unique_ptr<MainWindow> m_window;
    std::string m_exported;
};

void LibraryWindowTest::init()
{
    m_window.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    const std::string folder = m_folder->path().toStdString();
    for (const auto &[id, part] : sample::library())
        QVERIFY(savePart(part, folder));
    m_store = std::make_unique<LibraryStore>(loadLibraryStack({{"Mine", folder}}));
    FileServices services;
    services.open = [](const std::string &) { return Result<Design>(sample::computeRacks(1)); };
    services.exportPart = [this](const std::string &path, const Part &part) -> Result<std::string> {
        m_exported = path + " " + part.id;
        return path;
    };
    services.exportComparison = [this](const std::string &path, const PartComparison &comparison,
                                       const Meta &) -> Result<std::string> {
        m_exported = path + " " + std::to_string(comparison.parts.size());
        return path;
    };
    m_window = std::make_unique<MainWindow>(*m_store, services);
    Questions questions;
    questions.savePath = [](QWidget *, const FileKind &kind, const QString &) { return "/x" + kind.suffix; };
    m_window->setQuestions(questions);
    m_window->show();
    QVERIFY(m_window->openFile("one"));
}

QAction *LibraryWindowTest::action(const QString &text) const
{
    for (QAction *action : m_window->findChildren<QAction *>())
        if (action->text().remove('&').startsWith(text))
            return action;
    return nullptr;
}

void LibraryWindowTest::menuOpensTheTabs()
{
    action("Browse parts")->trigger();
    QCOMPARE(tab(), static_cast<int>(MainWindow::LibraryTab));
    QCOMPARE(m_window->libraryBrowser().countText(), QString("%1 parts").arg(sample::library().size()));
    action("Compare parts")->trigger();
    QCOMPARE(tab(), static_cast<int>(MainWindow::PartsTab));
}

void LibraryWindowTest::placeGoesIntoTheSelectedRack()
{
    const auto placed = [this] { return m_window->document().design().rackTypes.front().placements.size(); };
    const std::size_t before = placed();
    m_window->selection().select({.type = m_window->document().design().rackTypes.front().id});
    m_window->libraryBrowser().showPart("example-gpu-8x");
    m_window->libraryBrowser().detail().placeButton().click();
    QCOMPARE(tab(), static_cast<int>(MainWindow::RacksTab));
    QCOMPARE(placed(), before + 1);
    QVERIFY(m_window->libraryBrowser().marks().recent.contains("example-gpu-8x"));
}

void LibraryWindowTest::compareShowsTheParts()
{
    const PartId first = sample::library().begin()->first,
                 second = std::next(sample::library().begin())->first;
    emit m_window->libraryBrowser().compareRequested({first, second});
    QCOMPARE(tab(), static_cast<int>(MainWindow::PartsTab));
    QVERIFY(m_window->partComparison().parts() == (std::vector<PartId>{first, second}));
}

void LibraryWindowTest::partIsExported()
{
    emit m_window->libraryBrowser().exportRequested("example-gpu-8x");
    QCOMPARE(QString::fromStdString(m_exported), QString("/x.yaml example-gpu-8x"));
}

void LibraryWindowTest::comparisonIsExported()
{
    compareShowsTheParts();
    m_window->partComparison().exportButton().click();
    QCOMPARE(QString::fromStdString(m_exported), QString("/x.xlsx 2"));
}

void LibraryWindowTest::changedLibraryIsEvaluatedAgain()
{
    const auto stale = [this] {
        return std::ranges::count(m_window->document().evaluation().findings, "DAT003", &Finding::rule);
    };
    QCOMPARE(stale(), 0);
    Part part = sample::library().at("example-gpu-8x");
    part.size.mass->value = kilograms(140);
    QVERIFY(m_store->save({part}, m_folder->path().toStdString()));
    QCOMPARE(stale(), 1);
    QCOMPARE(m_window->libraryBrowser().countText(), QString("%1 parts").arg(sample::library().size()));
}

void LibraryWindowTest::editedPartIsSaved()
{
    bool wasOpen = false;
    QTimer::singleShot(0, this, [&wasOpen] {
        auto *form = qobject_cast<PartForm *>(QApplication::activeModalWidget());
        wasOpen = form != nullptr;
        if (!form)
            return;
        auto *code = qobject_cast<QLineEdit *>(form->findChild<PartHead *>()->field("order_code"));
        QTest::keyClicks(code, "920-1");
        form->accept();
    });
    emit m_window->libraryBrowser().editRequested("example-gpu-8x");
    QVERIFY(wasOpen);
    QCOMPARE(QString::fromStdString(m_store->find("example-gpu-8x")->orderCode), QString("920-1"));
    const LibraryStack again = loadLibraryStack({{"Mine", m_folder->path().toStdString()}});
    QCOMPARE(QString::fromStdString(again.parts.at("example-gpu-8x").orderCode), QString("920-1"));
}

void LibraryWindowTest::importedTypesAppear()
{
    Questions questions;
    questions.folder = [](QWidget *, const QString &) { return QString(SOURCE_FOLDER "/tests/data/netbox"); };
    m_window->setQuestions(questions);
    const QByteArray home = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", m_folder->path().toUtf8());
    m_store->load({{"Mine", userLibraryFolder()}});
    QTimer closing;
    connect(&closing, &QTimer::timeout, this, [] {
        auto *dialog = qobject_cast<ImportDialog *>(QApplication::activeModalWidget());
        if (dialog && !dialog->isRunning())
            dialog->reject();
    });
    closing.start(20);
    action("Import NetBox types")->trigger();
    QCOMPARE(m_window->libraryBrowser().countText(), QString("23 parts"));
    home.isEmpty() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", home);
}

std::unique_ptr<QObject> makeLibraryWindowTest()
{
    return std::make_unique<LibraryWindowTest>();
}

#include "tst_librarywindow.moc"
