// The menus and the toolbar of the main window.
#include "app/mainwindow.h"

#include "app/theme.h"
#include "views/panels/findingspanel.h"
#include "views/selectionedits.h"

#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QToolBar>

namespace clusterwright {

QAction *MainWindow::addAction(QMenu &menu, const QString &text, const QString &icon,
                               const QKeySequence &shortcut, const std::function<void()> &run)
{
    auto *action = menu.addAction(text);
    action->setShortcut(shortcut);
    action->setProperty(iconProperty, icon);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void MainWindow::buildFileMenu()
{
    QMenu &menu = *menuBar()->addMenu(tr("&File"));
    m_new = addAction(menu, tr("&New"), "new", QKeySequence::New, [this] { newDesign(); });
    m_open = addAction(menu, tr("&Open..."), "open", QKeySequence::Open, [this] { chooseAndOpen(); });
    buildRecentMenu(*menu.addMenu(tr("Open &recent")));
    addAction(menu, tr("Open s&ample"), {}, {}, [this] {
        if (mayDiscard())
            openSample();
    });
    menu.addSeparator();
    m_save = addAction(menu, tr("&Save"), "save", QKeySequence::Save, [this] { save(); });
    addAction(menu, tr("Save &as..."), {}, QKeySequence::SaveAs, [this] { chooseAndSave(); });
    m_versions = addAction(menu, tr("Previous &versions..."), {}, {}, [this] { choosePreviousVersion(); });
    buildExportMenu(menu);
    menu.addSeparator();
    addAction(menu, tr("&Quit"), {}, QKeySequence::Quit, [this] { close(); });
}

void MainWindow::buildEditMenu()
{
    QMenu &menu = *menuBar()->addMenu(tr("&Edit"));
    m_undo = m_document.undoStack().createUndoAction(this, tr("&Undo"));
    m_undo->setShortcut(QKeySequence::Undo);
    m_undo->setProperty(iconProperty, "undo");
    m_redo = m_document.undoStack().createRedoAction(this, tr("&Redo"));
    m_redo->setShortcuts({QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")});
    m_redo->setProperty(iconProperty, "redo");
    menu.addActions({m_undo, m_redo});
    menu.addSeparator();
    m_place = addAction(menu, tr("&Place in selected rack"), "place", QKeySequence("Ctrl+Return"),
                        [this] { placeCurrentPart(); });
    m_delete = addAction(menu, tr("&Delete"), "delete", QKeySequence::Delete, [this] { removeSelected(); });
    m_delete->setShortcutContext(Qt::WidgetWithChildrenShortcut); // Delete in a text field deletes text
    m_tabs->addAction(m_delete);
    m_duplicate = addAction(menu, tr("D&uplicate device above"), {}, QKeySequence("Ctrl+D"),
                            [this] { duplicateSelected(); });
    m_fill = addAction(menu, tr("&Fill rack with device"), {}, QKeySequence("Ctrl+Shift+D"),
                       [this] { duplicateSelectedDevices(m_document, m_selection, 0); });
    m_selectAll = addAction(menu, tr("&Select all"), {}, QKeySequence::SelectAll, [this] { selectAll(); });
    m_selectAll->setShortcutContext(Qt::WidgetWithChildrenShortcut); // in a text field it selects text
    m_floorView->addAction(m_selectAll);
    m_rackView->addAction(m_selectAll);
    menu.addSeparator();
    m_makeUnique = addAction(menu, tr("&Make rack unique"), {}, QKeySequence("Ctrl+U"),
                             [this] { makeSelectedUnique(); });
    m_addRackType = addAction(menu, tr("Add rack &type..."), "racktype", QKeySequence("Ctrl+T"),
                              [this] { addRackType(); });
    m_addRacks =
        addAction(menu, tr("Add &racks..."), "racks", QKeySequence("Ctrl+R"), [this] { addRacks(); });
    menu.addSeparator();
    buildRearrangeActions(menu);
    menu.addSeparator();
    buildFindActions(menu);
}

void MainWindow::buildViewMenu()
{
    QMenu &menu = *menuBar()->addMenu(tr("&View"));
    buildTabActions(menu);
    menu.addSeparator();
    buildWayActions(menu);
    menu.addSeparator();
    buildFaceActions(menu);
    buildColourMenu(menu);
    buildCableMenu(menu);
    menu.addSeparator();
    m_zoomIn = addAction(menu, tr("Zoom &in"), "zoomin", {}, [this] { view().zoomIn(); });
    m_zoomIn->setShortcuts({QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")});
    m_zoomOut =
        addAction(menu, tr("Zoom &out"), "zoomout", QKeySequence("Ctrl+-"), [this] { view().zoomOut(); });
    m_fit = addAction(menu, tr("Fi&t"), "fit", QKeySequence("Ctrl+0"), [this] { view().fit(); });
    m_fullSize = addAction(menu, tr("&100 %"), {}, QKeySequence("Ctrl+1"), [this] { view().setZoom(1); });
    menu.addSeparator();
    for (const QDockWidget *dock : {m_libraryDock, m_outlineDock, m_inspectorDock, m_findingsDock})
        menu.addAction(dock->toggleViewAction());
    addAction(menu, tr("Go to the &inspector"), {}, QKeySequence("Ctrl+I"), [this] { focusInspector(); });
    addAction(menu, tr("Reset la&yout"), {}, {}, [this] { restoreState(m_usualLayout); });
    buildThemeMenu(menu);
    buildCalculatorMenu(menu);
}

void MainWindow::buildFaceActions(QMenu &menu)
{
    m_faces = new QActionGroup(this);
    const auto add = [&](const QString &text, const char *icon, Face faces) {
        QAction *action = addAction(menu, text, icon, {}, [this, faces] {
            m_rackScene.setFaces(faces);
            showTab(RacksTab);
        });
        action->setCheckable(true);
        action->setChecked(faces == m_rackScene.faces());
        m_faces->addAction(action);
    };
    add(tr("Fro&nt of the racks"), "front", Face::Front);
    add(tr("R&ear of the racks"), "rear", Face::Rear);
    add(tr("Front and rear, &both"), "both", Face::Both);
}

void MainWindow::buildColourMenu(QMenu &menu)
{
    QMenu &colours = *menu.addMenu(tr("&Colour racks by"));
    auto *group = new QActionGroup(this);
    const auto add = [&](const QString &text, RackColours choice) {
        QAction *action = addAction(colours, text, {}, {}, [this, choice] {
            m_floorScene.setColours(choice);
            showTab(FloorTab);
        });
        action->setCheckable(true);
        action->setChecked(choice == m_floorScene.colours());
        group->addAction(action);
    };
    add(tr("Colour racks by &type"), RackColours::Type);
    add(tr("Colour racks by &heat to air"), RackColours::AirHeat);
    add(tr("Colour racks by &inlet temperature"), RackColours::Inlet);
    add(tr("Colour racks by maximum &power"), RackColours::Power);
}

void MainWindow::buildThemeMenu(QMenu &menu)
{
    QMenu &themes = *menu.addMenu(tr("T&heme"));
    auto *group = new QActionGroup(this);
    const auto add = [&](const QString &text, ThemeChoice choice) {
        QAction *action = addAction(themes, text, {}, {}, [this, choice] { chooseTheme(choice); });
        action->setCheckable(true);
        action->setChecked(choice == rememberedTheme());
        group->addAction(action);
    };
    add(tr("&Light"), ThemeChoice::Light);
    add(tr("&Dark"), ThemeChoice::Dark);
    add(tr("As the &system"), ThemeChoice::System);
}

void MainWindow::buildHelpMenu()
{
    QMenu &menu = *menuBar()->addMenu(tr("&Help"));
    addAction(menu, tr("&User guide"), {}, QKeySequence::HelpContents, [this] { showGuide(); });
    addAction(menu, tr("&Keyboard shortcuts"), {}, QKeySequence("Ctrl+/"), [this] { showShortcuts(); });
    addAction(menu, tr("&About Clusterwright"), {}, {}, [this] { showAbout(); });
}

void MainWindow::buildToolBar()
{
    QToolBar *bar = addToolBar(tr("Tools"));
    bar->setObjectName("tools");
    bar->setMovable(false);
    bar->setIconSize({20, 20});
    bar->addActions({m_new, m_open, m_save});
    bar->addSeparator();
    bar->addActions({m_undo, m_redo});
    bar->addSeparator();
    bar->addActions({m_addRackType, m_addRacks, m_place, m_delete});
    bar->addSeparator();
    bar->addActions(m_faces->actions());
    bar->addSeparator();
    bar->addActions({m_zoomOut, m_zoomIn, m_fit});
    bar->toggleViewAction()->setVisible(false);
    addSearchButton(*bar);
}

} // namespace clusterwright
