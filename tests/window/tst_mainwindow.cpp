#include "app/mainwindow.h"
#include "tests/views/canvastest.h"

#include <QAbstractButton>
#include <QMenuBar>
#include <QMessageBox>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QTimer>
#include <QToolBar>

using namespace clusterwright;

class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void dragFromTheLibraryChangesTheWholeWindow();
    void openAndSaveGoThroughTheServices();
    void failuresAreSaidInTheBanner();
    void closingAsksForUnsavedChanges_data();
    void closingAsksForUnsavedChanges();
    void everyToolIsInAMenu();
    void shortcutsAreNotAmbiguous();
    void findingJumpsToTheRack();
    void refusalIsInTheStatusBar();
    void zoomIsShownAndTaken();
    void undoNamesItsStep();
    void selectAllOnTheTabThatIsSeen();
    void duplicateAndFill();
    void uniqueRackIsOneStep();

private:
    FileServices services();
    QAction *action(const QString &text) const;

    Library m_library = sample::library();
    std::unique_ptr<MainWindow> m_window;
    QMap<QString, Design> m_files;
    QString m_exported;
};

FileServices MainWindowTest::services()
{
    const auto open = [this](const std::string &path) -> Result<Design> {
        const QString key = QString::fromStdString(path);
        return m_files.contains(key) ? Result<Design>(m_files[key])
                                     : Result<Design>(Error{path, {}, {}, "cannot be read."});
    };
    const auto save = [this](const std::string &path, const Design &design) -> Result<std::string> {
        if (path.starts_with("/denied"))
            return Error{path, {}, {}, "cannot be written."};
        m_files[QString::fromStdString(path)] = design;
        return path;
    };
    const auto exportTo = [this](const std::string &format, const std::string &path, const Design &,
                                 const Evaluation &) -> Result<std::string> {
        m_exported = QString::fromStdString(format + " " + path);
        return path;
    };
    return {open, save, exportTo, [] { return Result<Design>(twoTypes()); }};
}

void MainWindowTest::init()
{
    m_files = {{"two.cwright", twoTypes()}};
    m_window = std::make_unique<MainWindow>(m_library, services());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void MainWindowTest::cleanup()
{
    m_window.reset();
}

QAction *MainWindowTest::action(const QString &text) const
{
    for (QAction *action : m_window->findChildren<QAction *>())
        if (action->text().remove('&').startsWith(text))
            return action;
    return nullptr;
}

void MainWindowTest::dragFromTheLibraryChangesTheWholeWindow()
{
    m_files["feeds.cwright"] = sample::computeRacks(2, 2, 2);
    QVERIFY(m_window->openFile("feeds.cwright"));
    m_window->showTab(MainWindow::RacksTab);
    const Design before = m_window->document().design();
    QAbstractItemModel &findings = *m_window->findingsPanel().table().model();
    const int findingsBefore = findings.rowCount();
    QCOMPARE(m_window->totalsBar().text(TotalsBar::Nodes), "4");
    const ElevationItem *item = m_window->rackScene().item("t", Face::Front);
    const QRectF area(QPointF(), elevationSize(item->elevation(), 20));
    const auto placeOf = [&](int unit) {
        const QRectF box = boxArea(area, item->elevation(), bottomOfUnit(unit), {16});
        return m_window->rackView().mapFromScene(item->mapToScene(box.center()));
    };
    const auto data = dataOf(m_window->libraryPanel().model(), "example-gpu-8x");
    for (const int unit : {17, 25, 33, 41})
        QVERIFY(drop(m_window->rackView(), *data, placeOf(unit)));
    QCOMPARE(m_window->totalsBar().text(TotalsBar::Nodes), "12");
    QCOMPARE(m_window->totalsBar().text(TotalsBar::MaxPower), "122.4 kW");
    QVERIFY(findings.rowCount() > findingsBefore); // six servers overload a feed when the other is lost
    QVERIFY(m_window->totalsBar().findingsText().contains("error"));
    QVERIFY(m_window->isWindowModified());
    for (int i = 0; i < 4; ++i)
        action("Undo")->trigger();
    QVERIFY(m_window->document().design() == before);
    QCOMPARE(findings.rowCount(), findingsBefore);
    QVERIFY(!m_window->isWindowModified());
}

void MainWindowTest::openAndSaveGoThroughTheServices()
{
    QVERIFY(m_window->openFile("two.cwright"));
    QCOMPARE(m_window->windowTitle(), "two.cwright[*] – Clusterwright");
    m_window->document().apply("Remove", removePlacement(m_window->document().design(), "t", "s1"));
    QVERIFY(m_window->isWindowModified());
    QVERIFY(m_window->saveTo("other.cwright"));
    QVERIFY(!m_window->isWindowModified());
    QVERIFY(m_files["other.cwright"] == m_window->document().design());
    QCOMPARE(m_window->windowTitle(), "other.cwright[*] – Clusterwright");
    QVERIFY(m_window->exportTo("pdf", "out.pdf"));
    QCOMPARE(m_exported, "pdf out.pdf");
    QVERIFY(m_window->openSample());
    QCOMPARE(m_window->windowTitle(), "Test[*] – Clusterwright");
}

void MainWindowTest::failuresAreSaidInTheBanner()
{
    const Design before = m_window->document().design();
    QVERIFY(!m_window->openFile("missing.cwright"));
    QCOMPARE(m_window->bannerText(), "missing.cwright: cannot be read.");
    QVERIFY(m_window->document().design() == before);
    QVERIFY(!m_window->saveTo("/denied/x.cwright"));
    QVERIFY(m_window->bannerText().startsWith("Not saved."));
    QVERIFY(m_window->openFile("two.cwright"));
    QVERIFY(m_window->bannerText().isEmpty());
}

void MainWindowTest::closingAsksForUnsavedChanges_data()
{
    QTest::addColumn<int>("button");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("saves");
    QTest::newRow("cancel stays") << int(QMessageBox::Cancel) << false << false;
    QTest::newRow("discard closes") << int(QMessageBox::Discard) << true << false;
    QTest::newRow("save saves and closes") << int(QMessageBox::Save) << true << true;
}

void MainWindowTest::closingAsksForUnsavedChanges()
{
    QFETCH(int, button);
    QVERIFY(m_window->openFile("two.cwright"));
    m_window->document().apply("Remove", removePlacement(m_window->document().design(), "t", "s1"));
    QTimer::singleShot(0, this, [&] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box);
        box->button(static_cast<QMessageBox::StandardButton>(button))->click();
    });
    QTEST(m_window->close(), "closes");
    QTEST(!findById(findById(m_files["two.cwright"].rackTypes, "t")->placements, "s1"), "saves");
}

void MainWindowTest::everyToolIsInAMenu()
{
    QSet<QAction *> inMenus;
    for (const QMenu *menu : m_window->menuBar()->findChildren<QMenu *>())
        for (QAction *entry : menu->actions())
            inMenus.insert(entry);
    for (const QToolBar *bar : m_window->findChildren<QToolBar *>())
        for (QAction *tool : bar->actions())
            if (bar->objectName() == "tools" && !tool->isSeparator()) {
                QVERIFY2(inMenus.contains(tool), qPrintable(tool->text()));
                QVERIFY2(!tool->icon().isNull(), qPrintable(tool->text()));
            }
}

void MainWindowTest::shortcutsAreNotAmbiguous()
{
    QStringList seen;
    for (const QAction *known : m_window->findChildren<QAction *>())
        for (const QKeySequence &keys : known->shortcuts()) {
            QVERIFY2(!seen.contains(keys.toString()), qPrintable(keys.toString()));
            seen << keys.toString();
        }
    QVERIFY(seen.contains("Ctrl+Z") && seen.contains("Ctrl+S") && seen.contains("Ctrl+0"));
}

void MainWindowTest::findingJumpsToTheRack()
{
    m_files["bad.cwright"] = sample::computeRacks(4, 1);
    QVERIFY(m_window->openFile("bad.cwright"));
    QTreeView &table = m_window->findingsPanel().table();
    const QModelIndex first = table.model()->index(0, 0);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(first).center());
    QCOMPARE(m_window->findChild<QTabWidget *>()->currentIndex(), static_cast<int>(MainWindow::RacksTab));
    QCOMPARE(m_window->selection().selected().type, "t");
    QVERIFY(!m_window->rackScene().selectedArea().isEmpty());
}

void MainWindowTest::refusalIsInTheStatusBar()
{
    QVERIFY(m_window->openFile("two.cwright"));
    m_window->document().apply("Remove", removePlacement(m_window->document().design(), "t", "gone"));
    QVERIFY(m_window->statusBar()->currentMessage().contains("does not stand in Compute rack"));
}

void MainWindowTest::zoomIsShownAndTaken()
{
    QVERIFY(m_window->openFile("two.cwright"));
    m_window->showTab(MainWindow::RacksTab);
    auto *zoom = m_window->statusBar()->findChild<QSpinBox *>();
    zoom->setValue(150);
    QCOMPARE(m_window->rackView().zoom(), 1.5);
    action("100 %")->trigger();
    QCOMPARE(zoom->value(), 100);
}

void MainWindowTest::selectAllOnTheTabThatIsSeen()
{
    QVERIFY(m_window->openFile("two.cwright"));
    m_window->showTab(MainWindow::FloorTab);
    QTest::keyClick(&m_window->floorView(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_window->selection().all().size(), std::size_t(3));
    m_window->selection().select({.rack = {}, .type = "t", .placement = {}});
    m_window->showTab(MainWindow::RacksTab);
    QTest::keyClick(&m_window->rackView(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_window->selection().all().size(), std::size_t(5));
}

void MainWindowTest::duplicateAndFill()
{
    m_files["one.cwright"] = sample::computeRacks(1, 3, 2);
    QVERIFY(m_window->openFile("one.cwright"));
    QVERIFY(!action("Duplicate")->isEnabled());
    m_window->selection().select({.rack = {}, .type = "t", .placement = "s1"});
    action("Duplicate")->trigger();
    QCOMPARE(m_window->totalsBar().text(TotalsBar::Nodes), "4");
    action("Fill rack")->trigger(); // U9 is taken by the duplicate
    QCOMPARE(m_window->totalsBar().text(TotalsBar::Nodes), "4");
    QVERIFY(m_window->statusBar()->currentMessage().contains("U9"));
    m_window->document().undoStack().undo();
    action("Fill rack")->trigger();
    QCOMPARE(m_window->totalsBar().text(TotalsBar::Nodes), "12");
    QCOMPARE(m_window->document().undoStack().count(), 1);
}

void MainWindowTest::uniqueRackIsOneStep()
{
    m_files["one.cwright"] = sample::computeRacks(1, 3, 2);
    QVERIFY(m_window->openFile("one.cwright"));
    QVERIFY(!action("Make rack unique")->isEnabled());
    const Rack &rack = m_window->document().design().racks.at(1);
    m_window->selection().select({.rack = rack.id, .type = "t", .placement = {}});
    action("Make rack unique")->trigger();
    QCOMPARE(m_window->document().design().rackTypes.size(), std::size_t(2));
    QCOMPARE(m_window->document().undoStack().undoText(), "Make R2 unique");
    QCOMPARE(m_window->selection().rack()->name, std::string("R2"));
    QVERIFY(!action("Make rack unique")->isEnabled());
}

void MainWindowTest::undoNamesItsStep()
{
    QVERIFY(m_window->openFile("two.cwright"));
    QVERIFY(!action("Undo")->isEnabled());
    m_window->document().apply("Place GPU 8x", removePlacement(m_window->document().design(), "t", "s1"));
    QCOMPARE(action("Undo")->text().remove('&'), "Undo Place GPU 8x");
}

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
