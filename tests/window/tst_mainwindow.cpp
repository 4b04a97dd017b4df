#include "app/mainwindow.h"
#include "tests/views/canvastest.h"
#include "tests/workloadsample.h"
#include "views/panels/chartspanel.h"
#include "views/panels/chartview.h"
#include "views/panels/comparepanel.h"

#include "views/commands.h"
#include "views/navigation.h"
#include "views/panels/breadcrumb.h"
#include "views/panels/calculatorresult.h"
#include "views/panels/calculatorspanel.h"
#include "views/panels/fieldinputs.h"
#include "views/panels/figuretable.h"
#include "views/panels/findbar.h"
#include "views/panels/inspectorpanel.h"
#include "views/panels/outlinepanel.h"
#include "views/panels/palette.h"
#include "views/panels/tablespanel.h"

#include <QAbstractButton>
#include <QDialog>
#include <QDockWidget>
#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QWidgetAction>

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
    void chartsAreATab();
    void duplicateAndFill();
    void uniqueRackIsOneStep();
    void comparesWithFileAndSaved();
    void releaseReachesTheCompareTab();
    void everyActionIsFoundByItsText();
    void paletteReachesEverything();
    void searchButtonOpensThePalette();
    void findGoesFromHitToHit();
    void findShowsRowsInTheTables();
    void wayUpAndDown();
    void altUpMovesADeviceByHalfAUnit();
    void breadcrumbShowsAndLeads();
    void outlineLeadsToTheRack();
    void panelsTakeTheFocusInTurn();
    void tablesAreATab();
    void calculatorsAreATab();
    void shortcutSheetListsTheMenus();
    void everyViewOfTheCommandLineShows();
    void movesADeviceWithoutADrag();
    void replacesRenamesAndDuplicates();
    void exportsShowWhatIsSelected_data();
    void exportsShowWhatIsSelected();
    void rackElevationNeedsARack();
    void paperIsRemembered();
    void inspectorShowsWhatIsClicked();
    void inspectorMakesARackUnique();

private:
    FileServices services();
    QAction *action(const QString &text) const;
    int tab() const { return m_window->findChild<QTabWidget *>()->currentIndex(); }
    void type(const QString &text);             ///< into the command palette
    QString exportThrough(const QString &text); ///< takes the suggested file, and gives it

    LibraryStore m_library{sample::library()};
    std::unique_ptr<MainWindow> m_window;
    QMap<QString, Design> m_files;
    QString m_exported;
    Issue m_issue;
    QTemporaryDir m_settings;
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
                                 const Evaluation &, const Issue &issue) -> Result<std::string> {
        m_exported = QString::fromStdString(format + " " + path);
        m_issue = issue;
        return path;
    };
    return {open, save, exportTo, [] { return Result<Design>(twoTypes()); }};
}

void MainWindowTest::init()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    m_files = {{"two.cwright", twoTypes()}};
    m_window = std::make_unique<MainWindow>(m_library, services());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void MainWindowTest::cleanup()
{
    m_exported.clear();
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
            if (bar->objectName() == "tools" && !tool->isSeparator() &&
                !qobject_cast<QWidgetAction *>(tool)) {
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

void MainWindowTest::chartsAreATab()
{
    QVERIFY(m_window->openFile("two.cwright"));
    const RackType &type = m_window->document().design().rackTypes.front();
    m_window->selection().select({{}, type.id, type.placements.back().id});
    m_window->showTab(MainWindow::RacksTab);
    QVERIFY(action("Delete")->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_6, Qt::AltModifier);
    QVERIFY(m_window->chartsPanel().isVisible() && m_window->chartsPanel().view().hasFocus());
    QCOMPARE(m_window->chartsPanel().view().chart().categories.size(), std::size_t(3));
    QVERIFY(!action("Delete")->isEnabled()); // nothing that is seen here can be deleted
    QVERIFY(!action("Fit")->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);
    QVERIFY(action("Fit")->isEnabled());
}

void MainWindowTest::duplicateAndFill()
{
    m_files["one.cwright"] = sample::computeRacks(1, 3, 2);
    QVERIFY(m_window->openFile("one.cwright"));
    m_window->showTab(MainWindow::RacksTab);
    QVERIFY(!action("Duplicate")->isEnabled());
    m_window->selection().select({.rack = {}, .type = "t", .placement = "s1"});
    action("Duplicate")->trigger();
    QCOMPARE(m_window->totalsBar().text(TotalsBar::Nodes), "4");
    QCOMPARE(unitPlaceOf(*m_window->selection().placement())->bottom.count, bottomOfUnit(9).count);
    m_window->selection().select({.rack = {}, .type = "t", .placement = "s1"});
    action("Fill rack")->trigger(); // U9 is taken by the duplicate
    QCOMPARE(m_window->totalsBar().text(TotalsBar::Nodes), "4");
    QVERIFY(m_window->statusBar()->currentMessage().contains("U9"));
    m_window->document().undoStack().undo();
    m_window->selection().select({.rack = {}, .type = "t", .placement = "s1"});
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

void MainWindowTest::comparesWithFileAndSaved()
{
    QVERIFY(m_window->openFile("two.cwright"));
    QVERIFY(!m_window->compareWith("missing.cwright"));
    QCOMPARE(m_window->bannerText(), "missing.cwright: cannot be read.");
    m_files["other.cwright"] = sample::computeRacks(1);
    QVERIFY(m_window->compareWith("other.cwright"));
    m_window->showTab(MainWindow::CompareTab);
    QVERIFY(m_window->comparePanel().summary().text().contains("other.cwright"));
    action("Compare with saved")->trigger();
    QVERIFY(
        m_window->comparePanel().message().text().contains("No difference to the saved file two.cwright"));
    m_window->document().apply("Remove", removePlacement(m_window->document().design(), "t", "s1"));
    QVERIFY(m_window->comparePanel().summary().text().contains("- 1 removed"));
    QVERIFY(m_window->saveTo("two.cwright"));
    QVERIFY(m_window->comparePanel().message().isVisible()); // the saved file is another one now
    QVERIFY(m_window->openFile("other.cwright"));
    QVERIFY(m_window->comparePanel().message().text().contains("Nothing to compare with"));
}

void MainWindowTest::releaseReachesTheCompareTab()
{
    m_files["sound.cwright"] = setValue(sample::computeRacks(2), "design", "number", "CW-1").take();
    QVERIFY(m_window->openFile("sound.cwright"));
    QTimer::singleShot(0, this, [] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        const auto fields = dialog->findChildren<QLineEdit *>();
        for (QLineEdit *field : fields)
            if (field->text().isEmpty())
                field->setText("A. Architect");
        for (QPushButton *button : dialog->findChildren<QPushButton *>())
            if (button->text() == "Release")
                button->click();
        if (dialog->isVisible())
            dialog->reject();
    });
    action("Release...")->trigger();
    QCOMPARE(m_window->document().design().meta.status, Status::Released);
    action("Compare with last release")->trigger();
    QCOMPARE(m_window->findChild<QTabWidget *>()->currentIndex(), static_cast<int>(MainWindow::CompareTab));
    QVERIFY(m_window->comparePanel().message().text().contains("No difference to revision A."));
}

void MainWindowTest::movesADeviceWithoutADrag()
{
    QVERIFY(m_window->openFile("two.cwright"));
    QStringList offered;
    Questions questions = dialogs();
    questions.whichOf = [&](QWidget *, const QString &, const QStringList &texts) {
        offered = texts;
        return static_cast<int>(texts.indexOf("Spare rack, at U41"));
    };
    m_window->setQuestions(questions);
    QVERIFY(!action("Move device to")->isEnabled());
    m_window->selection().select({{}, "t", "s2"});
    action("Move device to")->trigger();
    QVERIFY2(offered.contains("Compute rack, at U41"), qPrintable(offered.join('\n')));
    QVERIFY(!offered.contains("Compute rack, at U1")); // the other server
    QVERIFY(!offered.contains("Compute rack, at U9")); // where it stands
    QVERIFY(m_window->selection().selected() == (Selected{{}, "u", "s2"}));
    QCOMPARE(unitPlaceOf(*m_window->selection().placement())->bottom, bottomOfUnit(41));
    QCOMPARE(m_window->document().undoStack().count(), 1);
}

void MainWindowTest::replacesRenamesAndDuplicates()
{
    QVERIFY(m_window->openFile("two.cwright"));
    QString answer = "X{n:02}";
    Questions questions = dialogs();
    questions.text = [&](QWidget *, const QString &, const QString &, const QString &) { return answer; };
    m_window->setQuestions(questions);
    const Rack rack = m_window->document().design().racks.front();
    m_window->selection().select({rack.id, rack.type, {}});
    action("Rename racks of the row")->trigger();
    QCOMPARE(m_window->document().design().racks.front().name, std::string("X01"));
    m_window->selection().select({{}, "t", "s1"});
    QTreeView &tree = *m_window->libraryPanel().findChild<QTreeView *>();
    tree.setCurrentIndex(m_window->libraryPanel().indexOf("example-switch-64"));
    action("Replace device with library part")->trigger();
    QCOMPARE(std::get<PartRef>(m_window->selection().placement()->thing).part,
             std::string("example-switch-64"));
    answer = "2, 3";
    action("Duplicate with count")->trigger();
    const auto &placements = findById(m_window->document().design().rackTypes, "t")->placements;
    QCOMPARE(std::ranges::count_if(placements,
                                   [](const Placement &p) {
                                       const auto *part = std::get_if<PartRef>(&p.thing);
                                       return part && part->part == "example-switch-64";
                                   }),
             3);
    answer = "many";
    action("Duplicate with count")->trigger();
    QVERIFY(m_window->statusBar()->currentMessage().contains("is no count and step"));
    QCOMPARE(m_window->document().undoStack().count(), 3);
}

QString MainWindowTest::exportThrough(const QString &text)
{
    QString suggested;
    QTimer::singleShot(0, this, [&] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        suggested = QFileInfo(dialog->selectedFiles().constFirst()).fileName();
        QMetaObject::invokeMethod(dialog, "accept");
    });
    action(text)->trigger();
    return suggested;
}

void MainWindowTest::exportsShowWhatIsSelected_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<bool>("isRackSelected");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("drawing");
    const auto row = [](const char *entry, bool isRackSelected, const char *file, const char *format,
                        const char *drawing) {
        QTest::addRow("%s, %s", entry, isRackSelected ? "a rack" : "a type")
            << QString(entry) << isRackSelected << QString(file) << QString(format) << QString(drawing);
    };
    row("Specification, PDF", false, "two.pdf", "spec-pdf", "");
    row("Evaluation, JSON", false, "two.json", "evaluation-json", "");
    row("Floor plan, SVG", false, "two-Hall.svg", "svg", "floor:h");
    row("Floor plan, PNG", true, "two-Hall.png", "png", "floor:h");
    row("Rack elevation, SVG", false, "two-Compute rack.svg", "svg", "rack:t");
    row("Rack elevation, PNG", true, "two-R1.png", "png", "rack:R1");
}

void MainWindowTest::exportsShowWhatIsSelected()
{
    QFETCH(const QString, entry);
    QFETCH(const bool, isRackSelected);
    QVERIFY(m_window->openFile("two.cwright"));
    const Rack rack = m_window->document().design().racks.front();
    m_window->selection().select({.rack = isRackSelected ? rack.id : "", .type = "t", .placement = {}});
    QTEST(exportThrough(entry), "file");
    QVERIFY2(m_window->bannerText().isEmpty(), qPrintable(m_window->bannerText()));
    QTEST(m_exported.section(' ', 0, 0), "format");
    QTEST(QString::fromStdString(m_issue.drawing).replace(rack.id.c_str(), rack.name.c_str()), "drawing");
}

void MainWindowTest::rackElevationNeedsARack()
{
    QVERIFY(m_window->openFile("two.cwright"));
    action("Rack elevation, SVG")->trigger();
    QVERIFY(m_exported.isEmpty());
    QCOMPARE(m_window->statusBar()->currentMessage(), "Select a rack first.");
}

void MainWindowTest::paperIsRemembered()
{
    QVERIFY(action("A4")->isChecked());
    QVERIFY(m_window->exportTo("spec-pdf", "out.pdf"));
    QCOMPARE(m_issue.paper, Paper::A4);
    action("Letter")->trigger();
    QVERIFY(m_window->exportTo("spec-pdf", "out.pdf"));
    QCOMPARE(m_issue.paper, Paper::Letter);
    m_window = std::make_unique<MainWindow>(m_library, services());
    QVERIFY(action("Letter")->isChecked() && !action("A4")->isChecked());
    action("A4")->trigger();
    QVERIFY(m_window->exportTo("spec-pdf", "out.pdf"));
    QCOMPARE(m_issue.paper, Paper::A4);
}

void MainWindowTest::undoNamesItsStep()
{
    QVERIFY(m_window->openFile("two.cwright"));
    QVERIFY(!action("Undo")->isEnabled());
    m_window->document().apply("Place GPU 8x", removePlacement(m_window->document().design(), "t", "s1"));
    QCOMPARE(action("Undo")->text().remove('&'), "Undo Place GPU 8x");
}

void MainWindowTest::type(const QString &text)
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    m_window->commandPalette().input().clear();
    QTest::keyClicks(&m_window->commandPalette().input(), text);
}

void MainWindowTest::everyActionIsFoundByItsText()
{
    QVERIFY(m_window->openFile("two.cwright"));
    const auto commands = commandsOf(*m_window->menuBar());
    QVERIFY(commands.size() > 30);
    m_window->commandPalette().open();
    for (const Command &command : commands) {
        QVERIFY2(!command.text.isEmpty(), qPrintable(command.path));
        m_window->commandPalette().input().setText('>' + command.text);
        const PaletteModel &model = m_window->commandPalette().model();
        bool isFound = false;
        for (int row = 0; row < model.rowCount(); ++row)
            isFound |= model.entryAt(model.index(row))->action == command.action;
        QVERIFY2(isFound, qPrintable(command.text));
    }
    for (const QAction *known : m_window->findChildren<QAction *>())
        if (!known->isSeparator() && !known->shortcuts().isEmpty())
            QVERIFY2(std::ranges::count(commands, known, &Command::action) == 1, qPrintable(known->text()));
}

void MainWindowTest::paletteReachesEverything()
{
    QVERIFY(m_window->openFile("two.cwright"));
    QLineEdit &input = m_window->commandPalette().input();
    type("@r2");
    QTest::keyClick(&input, Qt::Key_Return);
    QCOMPARE(m_window->selection().rack()->name, std::string("R2"));
    QCOMPARE(tab(), static_cast<int>(MainWindow::FloorTab));
    type("+switch");
    QTest::keyClick(&input, Qt::Key_Return);
    QCOMPARE(m_window->totalsBar().text(TotalsBar::Switches), "2"); // one in each rack of the type
    type(">racks front and rear");
    QTest::keyClick(&input, Qt::Key_Return);
    type(">undo");
    QTest::keyClick(&input, Qt::Key_Return);
    QCOMPARE(m_window->totalsBar().text(TotalsBar::Switches), "0");
    type(">delete");
    QVERIFY(m_window->commandPalette().model().entryAt(m_window->commandPalette().list().currentIndex()));
    QTest::keyClick(&input, Qt::Key_Escape);
    m_files["bad.cwright"] = sample::computeRacks(4, 1);
    QVERIFY(m_window->openFile("bad.cwright"));
    type("#error");
    QTest::keyClick(&input, Qt::Key_Return);
    QCOMPARE(m_window->selection().selected().type, "t");
    QCOMPARE(tab(), static_cast<int>(MainWindow::RacksTab));
    m_files["busy.cwright"] = sample::designWithWorkload();
    QVERIFY(m_window->openFile("busy.cwright"));
    type("@llama");
    QTest::keyClick(&input, Qt::Key_Return);
    QCOMPARE(m_window->selection().selected().object, "train");
    QCOMPARE(tab(), static_cast<int>(MainWindow::WorkloadsTab));
}

void MainWindowTest::searchButtonOpensThePalette()
{
    auto *button = m_window->findChild<QToolButton *>("searchButton");
    QVERIFY(button->text().startsWith("Ctrl+K"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_window->commandPalette().isVisible());
    QVERIFY(std::abs(m_window->commandPalette().geometry().center().x() - m_window->rect().center().x()) <=
            1);
}

void MainWindowTest::findGoesFromHitToHit()
{
    QVERIFY(m_window->openFile("two.cwright"));
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_window->findBar().isVisible());
    QTest::keyClicks(&m_window->findBar().input(), "R2");
    QCOMPARE(m_window->selection().rack()->name, std::string("R2"));
    QCOMPARE(tab(), static_cast<int>(MainWindow::FloorTab));
    QVERIFY(m_window->findBar().input().hasFocus());
    const QPointF rack = m_window->floorView().mapFromScene(m_window->floorScene().selectedArea().center());
    const QPointF middle = m_window->floorView().viewport()->rect().center();
    QVERIFY((rack - middle).manhattanLength() < 4); // it is centred
    m_window->findBar().input().clear();
    QTest::keyClicks(&m_window->findBar().input(), "gpu");
    QCOMPARE(tab(), static_cast<int>(MainWindow::RacksTab));
    QCOMPARE(m_window->selection().selected().placement, "s1");
    QTest::keyClick(m_window.get(), Qt::Key_F3);
    QCOMPARE(m_window->selection().selected().placement, "s2");
    QTest::keyClick(m_window.get(), Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(m_window->selection().selected().placement, "s1");
    QTest::keyClick(&m_window->findBar().input(), Qt::Key_Escape);
    QVERIFY(!m_window->findBar().isVisible());
    QVERIFY(m_window->rackView().hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F3); // goes on without the bar
    QCOMPARE(m_window->selection().selected().placement, "s2");
}

void MainWindowTest::findShowsRowsInTheTables()
{
    QVERIFY(m_window->openFile("two.cwright"));
    m_window->showTab(MainWindow::TablesTab);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(&m_window->findBar().input(), "r2 node-1");
    QCOMPARE(tab(), static_cast<int>(MainWindow::TablesTab));
    QCOMPARE(m_window->tablesPanel().shownTable(), TablesPanel::Devices);
    QTableView &view = m_window->tablesPanel().view(TablesPanel::Devices);
    QCOMPARE(view.currentIndex().siblingAtColumn(0).data().toString(), "R2");
    QCOMPARE(view.currentIndex().siblingAtColumn(1).data().toString(), "node-1");
}

void MainWindowTest::wayUpAndDown()
{
    QVERIFY(m_window->openFile("two.cwright"));
    m_window->showTab(MainWindow::FloorTab);
    const RackId rack = m_window->document().design().racks[1].id;
    m_window->selection().select({rack, "t", {}});
    QTest::keyClick(m_window->floorView().viewport(), Qt::Key_Return);
    QCOMPARE(tab(), static_cast<int>(MainWindow::RacksTab));
    QVERIFY(m_window->selection().selected() == (Selected{rack, "t", {}}));
    m_window->selection().select({rack, "t", "s1"});
    QTest::keyClick(&m_window->rackView(), Qt::Key_Backspace); // to the rack; nothing is deleted
    QVERIFY(m_window->selection().selected() == (Selected{rack, "t", {}}));
    QTest::keyClick(&m_window->rackView(), Qt::Key_Backspace); // to the floor
    QCOMPARE(tab(), static_cast<int>(MainWindow::FloorTab));
    QVERIFY(m_window->selection().selected() == (Selected{rack, "t", {}}));
    QTest::keyClick(&m_window->floorView(), Qt::Key_Backspace);
    QVERIFY(m_window->selection().selected() == Selected());
    QVERIFY(m_window->document().design() == twoTypes());
    QVERIFY(!action("Up to what")->isEnabled());
    QCOMPARE(reasonOf(*action("Up to what")), "Nothing is selected.");
}

void MainWindowTest::altUpMovesADeviceByHalfAUnit()
{
    QVERIFY(m_window->openFile("two.cwright"));
    m_window->showTab(MainWindow::RacksTab);
    m_window->selection().select({{}, "t", "s2"});
    QTest::keyClick(&m_window->rackView(), Qt::Key_Up, Qt::AltModifier);
    const RackType &type = *findById(m_window->document().design().rackTypes, "t");
    QCOMPARE(unitPlaceOf(*findById(type.placements, "s2"))->bottom.count, 17);
    QVERIFY(m_window->selection().selected() == (Selected{{}, "t", "s2"}));
}

void MainWindowTest::breadcrumbShowsAndLeads()
{
    QVERIFY(m_window->openFile("two.cwright"));
    const RackId rack = m_window->document().design().racks[0].id;
    m_window->selection().select({rack, "t", "s1"});
    m_window->showTab(MainWindow::RacksTab);
    QCOMPARE(m_window->breadcrumb().text(), "Hall > Row > R1 > node-1");
    QCoreApplication::processEvents(); // shows the new buttons
    for (QToolButton *button : m_window->breadcrumb().findChildren<QToolButton *>())
        if (button->isVisible() && button->text() == "Row")
            button->click();
    QCOMPARE(tab(), static_cast<int>(MainWindow::FloorTab));
    QCOMPARE(m_window->selection().all().size(), std::size_t(3)); // the racks of the row
}

void MainWindowTest::outlineLeadsToTheRack()
{
    QVERIFY(m_window->openFile("two.cwright"));
    QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    OutlinePanel &outline = m_window->outlinePanel();
    QVERIFY(outline.tree().hasFocus());
    const RackId rack = m_window->document().design().racks[1].id;
    outline.tree().setCurrentIndex(outline.model().indexOf(Selected{rack, "t", "s2"}));
    QVERIFY(m_window->selection().selected() == (Selected{rack, "t", "s2"}));
    QTest::keyClick(&outline.tree(), Qt::Key_Return);
    QCOMPARE(tab(), static_cast<int>(MainWindow::RacksTab));
    QVERIFY(m_window->rackView().hasFocus());
}

void MainWindowTest::panelsTakeTheFocusInTurn()
{
    QVERIFY(m_window->openFile("two.cwright"));
    m_window->showTab(MainWindow::FloorTab);
    QSet<QWidget *> seen;
    const auto docks = m_window->findChildren<QDockWidget *>();
    const auto panels = static_cast<int>(docks.size()) + 1; // with the middle
    for (int i = 0; i < panels; ++i) {
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus && focus->isVisible());
        for (QDockWidget *dock : docks)
            if (dock->isAncestorOf(focus))
                seen.insert(dock);
        if (m_window->floorView().isAncestorOf(focus) || focus == &m_window->floorView())
            seen.insert(&m_window->floorView());
    }
    QCOMPARE(static_cast<int>(seen.size()), panels);
    QVERIFY(m_window->floorView().hasFocus()); // once round
    QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(!m_window->floorView().hasFocus());
}

void MainWindowTest::tablesAreATab()
{
    QVERIFY(m_window->openFile("two.cwright"));
    QTest::keyClick(m_window.get(), Qt::Key_5, Qt::AltModifier);
    QCOMPARE(tab(), static_cast<int>(MainWindow::TablesTab));
    QVERIFY(!action("Zoom in")->isEnabled());
    QTableView &view = m_window->tablesPanel().view(TablesPanel::Racks);
    QVERIFY(view.hasFocus());
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_window->selection().all().size(), std::size_t(3));
    const Rack second = m_window->document().design().racks.at(1);
    m_window->selection().select({second.id, second.type, {}});
    QTest::keyClick(&view, Qt::Key_Delete); // the rack, as on the floor
    QCOMPARE(m_window->document().design().racks.size(), std::size_t(2));
    const Rack first = m_window->document().design().racks.front();
    m_window->selection().select({first.id, first.type, {}});
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(tab(), static_cast<int>(MainWindow::RacksTab));
    QCOMPARE(m_window->selection().rack()->name, std::string("R1"));
}

void MainWindowTest::calculatorsAreATab()
{
    QVERIFY(m_window->openFile("two.cwright"));
    QTest::keyClick(m_window.get(), Qt::Key_9, Qt::AltModifier);
    CalculatorsPanel &panel = m_window->calculatorsPanel();
    QVERIFY(panel.isVisible() && panel.search().hasFocus());
    m_window->selection().select({.type = "t"});
    type(">rack pdu");
    QTest::keyClick(&m_window->commandPalette().input(), Qt::Key_Return);
    QCOMPARE(panel.calculator().name, std::string_view("power.rack_pdu"));
    QTest::mouseClick(&panel.useButton(), Qt::LeftButton);
    // two servers of 10.2 kW on three PDUs, and on the two that are left
    const QAbstractItemModel &results = *panel.result().table().model();
    QCOMPARE(results.index(1, 1).data().toString(), "6.8");
    QCOMPARE(results.index(2, 1).data().toString(), "10.2");
}

void MainWindowTest::shortcutSheetListsTheMenus()
{
    action("Keyboard shortcuts")->trigger();
    const auto *sheet = m_window->findChild<QTextBrowser *>("shortcutSheet");
    QVERIFY(sheet && sheet->isVisible());
    const QString text = sheet->toPlainText();
    for (const char *line : {"Search everything...", "Ctrl+K", "Undo", "Alt+3", "On the canvas"})
        QVERIFY2(text.contains(line), line);
}

void MainWindowTest::everyViewOfTheCommandLineShows()
{
    QVERIFY(m_window->openFile("two.cwright"));
    for (const QString &name : MainWindow::viewNames())
        m_window->showView(name);
    m_window->showView("devices");
    QCOMPARE(m_window->tablesPanel().shownTable(), TablesPanel::Devices);
    QVERIFY(m_window->tablesPanel().isVisible());
    m_window->showView("palette");
    QVERIFY(m_window->commandPalette().isVisible());
    m_window->showView("outline");
    QVERIFY(!m_window->outlinePanel().visibleRegion().isEmpty());
}

void MainWindowTest::inspectorShowsWhatIsClicked()
{
    QVERIFY(m_window->openFile("two.cwright"));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->showTab(MainWindow::RacksTab);
    const ElevationItem *item = m_window->rackScene().item("t", Face::Front);
    const QRectF area(QPointF(), elevationSize(item->elevation(), 20));
    const QRectF box = boxArea(area, item->elevation(), bottomOfUnit(1), {16});
    GraphicsView &view = m_window->rackView();
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.mapFromScene(item->mapToScene(box.center())));
    InspectorPanel &inspector = m_window->inspectorPanel();
    QCOMPARE(inspector.header(), "node-1 in Compute rack");
    action("Go to the inspector")->trigger();
    QWidget *name = inspector.editor("name")->input();
    QCOMPARE(QApplication::focusWidget(), name);
    QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(name, "head");
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {3, 3}); // elsewhere: taken, then deselected
    QCOMPARE(inspector.header(), "Design");
    QCOMPARE(m_window->document().undoStack().count(), 1);
    QCOMPARE(QString::fromStdString(m_window->document().design().rackTypes.front().placements.back().name),
             "node-2");
    QVERIFY(std::ranges::count(m_window->document().design().rackTypes.front().placements, "head",
                               &Placement::name) == 1);
}

void MainWindowTest::inspectorMakesARackUnique()
{
    QVERIFY(m_window->openFile("two.cwright"));
    m_window->selection().select({m_window->document().design().racks.front().id, "t", {}});
    QCOMPARE(m_window->inspectorPanel().sharedNote(), "2 racks use this type.");
    QTest::mouseClick(&m_window->inspectorPanel().makeUniqueButton(), Qt::LeftButton);
    QCOMPARE(m_window->document().design().rackTypes.size(), std::size_t(3));
    QVERIFY(m_window->inspectorPanel().sharedNote().isEmpty());
    QCOMPARE(m_window->inspectorPanel().header(), "Rack R1");
}

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
