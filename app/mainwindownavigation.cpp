// Finding one's way in the main window: tabs, the way up and down, find, command palette, focus.
#include "app/mainwindow.h"

#include "views/canvas/fabriccanvas.h"
#include "views/commands.h"
#include "views/models/palettemodel.h"
#include "views/navigation.h"
#include "views/panels/breadcrumb.h"
#include "views/panels/fabricpanel.h"
#include "views/panels/findbar.h"
#include "views/panels/findingspanel.h"
#include "views/panels/outlinepanel.h"
#include "views/panels/palette.h"
#include "views/panels/shortcutsheet.h"
#include "views/panels/tablespanel.h"

#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QSpinBox>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>

namespace clusterwright {
namespace {

constexpr double smallestZoomOfAHit = 0.4; // so that its name can be read

/// A list or a table inside, else the first thing that Tab would reach.
QWidget *firstToFocus(QWidget &panel)
{
    if (auto *list = panel.findChild<QAbstractItemView *>(); list && list->isVisibleTo(&panel))
        return list;
    for (QWidget *next = panel.nextInFocusChain(); next != &panel; next = next->nextInFocusChain())
        if (panel.isAncestorOf(next) && next->focusPolicy() & Qt::TabFocus && next->isVisibleTo(&panel) &&
            next->isEnabled())
            return next;
    return nullptr;
}

} // namespace

void MainWindow::buildTabActions(QMenu &menu)
{
    addAction(menu, tr("&Floor"), {}, QKeySequence("Alt+1"), [this] { showTab(FloorTab); });
    addAction(menu, tr("&Racks"), {}, QKeySequence("Alt+2"), [this] { showTab(RacksTab); });
    addAction(menu, tr("Po&wer"), {}, QKeySequence("Alt+3"), [this] { showTab(PowerTab); });
    addAction(menu, tr("Coolin&g"), {}, QKeySequence("Alt+4"), [this] { showTab(CoolingTab); });
    addAction(menu, tr("Fa&bric"), {}, QKeySequence("Ctrl+Shift+F"), [this] { showTab(FabricTab); });
    addAction(menu, tr("Wor&kloads"), {}, QKeySequence("Ctrl+Shift+W"), [this] { showTab(WorkloadsTab); });
    addAction(menu, tr("&Tables"), {}, QKeySequence("Alt+5"), [this] { showTab(TablesTab); });
    addAction(menu, tr("&Charts"), {}, QKeySequence("Alt+6"), [this] { showTab(ChartsTab); });
    addAction(menu, tr("F&ailures"), {}, QKeySequence("Alt+7"), [this] { showTab(FailuresTab); });
    addAction(menu, tr("C&ompare"), {}, QKeySequence("Alt+8"), [this] { showTab(CompareTab); });
    addAction(menu, tr("C&alculators"), {}, QKeySequence("Alt+9"), [this] { showTab(CalculatorsTab); });
    addAction(menu, tr("Table of de&vices"), {}, {}, [this] {
        showTab(TablesTab);
        m_tablesPanel->showTable(TablesPanel::Devices);
    });
    addAction(menu, tr("&Choose table columns..."), {}, {}, [this] {
        showTab(TablesTab);
        m_tablesPanel->chooseColumns();
    });
}

void MainWindow::buildWayActions(QMenu &menu)
{
    m_goInto = addAction(menu, tr("&Look into the rack"), {}, {}, [this] { goInto(); });
    m_goUp = addAction(menu, tr("&Up to what it stands in"), {}, {}, [this] { goUp(); });
    m_goUp->setShortcut(Qt::Key_Backspace);
    m_goUp->setShortcutContext(Qt::WidgetWithChildrenShortcut); // Backspace in a text field deletes text
    m_tabs->addAction(m_goUp);
    addAction(menu, tr("&Next panel"), {}, QKeySequence("F6"), [this] { focusPanel(1); });
    addAction(menu, tr("&Previous panel"), {}, QKeySequence("Shift+F6"), [this] { focusPanel(-1); });
    addAction(menu, tr("Go to the &outline"), {}, QKeySequence("Ctrl+Shift+O"), [this] { showOutline(); });
}

void MainWindow::buildFindActions(QMenu &menu)
{
    addAction(menu, tr("F&ind..."), {}, QKeySequence::Find, [this] { m_findBar->open(); });
    addAction(menu, tr("Find &next"), {}, QKeySequence("F3"), [this] { m_findBar->next(); });
    addAction(menu, tr("Find pre&vious"), {}, QKeySequence("Shift+F3"), [this] { m_findBar->previous(); });
    m_openPalette = addAction(menu, tr("Search &everything..."), "search", QKeySequence("Ctrl+K"),
                              [this] { openPalette(); });
    menu.addSeparator();
    m_copyRows = addAction(menu, tr("&Copy table rows"), {}, {}, [this] { m_tablesPanel->copy(); });
}

/// Looks like a search field at the right end of the tool bar.
void MainWindow::addSearchButton(QToolBar &bar)
{
    auto *room = new QWidget;
    room->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar.addWidget(room);
    auto *button = new QToolButton;
    button->setObjectName("searchButton");
    button->setText(tr("%1   Search...").arg(m_openPalette->shortcut().toString(QKeySequence::NativeText)));
    button->setToolTip(tr("Search actions, objects, findings and parts"));
    button->setAccessibleName(tr("Search everything"));
    button->setFocusPolicy(Qt::TabFocus);
    bar.addWidget(button);
    connect(button, &QToolButton::clicked, m_openPalette, &QAction::trigger);
}

void MainWindow::refreshNavigationActions()
{
    for (QAction *action : {m_zoomIn, m_zoomOut, m_fit, m_fullSize})
        enableIf(*action, isOnCanvas(), tr("Only the floor, the racks and the network have a zoom."));
    m_zoom->setEnabled(isOnCanvas());
    enableIf(*m_goInto, m_selection.rackType() != nullptr, tr("Select a rack first."));
    enableIf(*m_goUp, m_selection.rackType() != nullptr, tr("Nothing is selected."));
    enableIf(*m_copyRows, m_tabs->currentIndex() == TablesTab && m_selection.rackType() != nullptr,
             tr("Select rows of a table first."));
}

void MainWindow::showTab(Tab tab)
{
    hideStart();
    m_tabs->setCurrentIndex(tab);
    m_tabs->currentWidget()->setFocus();
}

GraphicsView *MainWindow::shownCanvas() const
{
    if (m_tabs->currentWidget() == m_fabricPanel)
        return &m_fabricPanel->canvas();
    return qobject_cast<GraphicsView *>(m_tabs->currentWidget());
}

/// Racks are what the floor and the table of racks show; the rest shows devices.
bool MainWindow::isAboutRacks() const
{
    return m_tabs->currentIndex() == FloorTab ||
           (m_tabs->currentIndex() == TablesTab && m_tablesPanel->shownTable() == TablesPanel::Racks);
}

void MainWindow::connectNavigation()
{
    connect(m_breadcrumb, &Breadcrumb::stepChosen, this, [this](const Hit &step) { goTo(step); });
    connect(m_findBar, &FindBar::hitChosen, this, [this](const Hit &hit) { showHit(hit); });
    connect(m_findBar, &FindBar::closed, this, [this] {
        m_findBar->hide();
        m_tabs->currentWidget()->setFocus();
    });
    connect(m_outlinePanel, &OutlinePanel::opened, this, &MainWindow::jump);
    connect(m_tablesPanel, &TablesPanel::opened, this, [this] { showTab(RacksTab); });
    connect(m_tablesPanel, &TablesPanel::emptyLinkActivated, this, &MainWindow::followLink);
    m_palette = new CommandPalette(new PaletteModel(m_document, m_selection, m_library, *menuBar()), this);
    connect(m_palette, &CommandPalette::hitChosen, this, [this](const Hit &hit) { goTo(hit); });
    connect(m_palette, &CommandPalette::partChosen, &m_rackScene, &RackScene::placeInSelected);
    connect(m_palette, &CommandPalette::findingChosen, this, [this](const Finding &finding) {
        m_selection.select(clusterwright::selectedOf(m_document.design(), finding.objects));
        jump();
    });
}

/// Selects what was found and brings it to the middle of the view it belongs to; the focus stays.
void MainWindow::showHit(const Hit &hit)
{
    if (hit.kind == FoundKind::Statement)
        return;
    m_selection.selectAll(selectedOf(m_document.design(), hit));
    for (const auto &[kind, tab] :
         {std::pair(FoundKind::PowerSource, PowerTab), std::pair(FoundKind::CoolingLoop, CoolingTab),
          std::pair(FoundKind::Fabric, FabricTab), std::pair(FoundKind::Workload, WorkloadsTab)})
        if (hit.kind == kind)
            return m_tabs->setCurrentIndex(tab);
    const bool isRackType = hit.kind == FoundKind::RackType, isDevice = hit.kind == FoundKind::Device;
    if (m_tabs->currentIndex() == TablesTab && !isRackType) {
        m_tablesPanel->showTable(isDevice ? TablesPanel::Devices : TablesPanel::Racks);
        return;
    }
    m_tabs->setCurrentIndex(isRackType || isDevice ? RacksTab : FloorTab);
    centreSelection();
}

void MainWindow::goTo(const Hit &hit)
{
    showHit(hit);
    m_tabs->currentWidget()->setFocus();
}

void MainWindow::centreSelection()
{
    QRectF area;
    if (m_tabs->currentIndex() == RacksTab)
        area = m_rackScene.selectedArea();
    else
        for (const Selected &one : m_selection.all())
            if (const RackItem *item = m_floorScene.item(one.rack))
                area |= item->sceneBoundingRect();
    if (area.isEmpty())
        return;
    if (view().zoom() < smallestZoomOfAHit && m_selection.all().size() == 1)
        view().setZoom(smallestZoomOfAHit);
    view().centerOn(area.center());
}

/// From a device to its rack; from a rack among the racks to the floor; from there to nothing.
void MainWindow::goUp()
{
    const Selected selected = m_selection.selected();
    const bool staysSelected = selected.placement.empty() && m_tabs->currentIndex() == RacksTab;
    if (staysSelected && !selected.rack.empty())
        return showTab(FloorTab);
    m_selection.select(parentOf(selected));
}

void MainWindow::goInto()
{
    if (m_selection.rackType())
        showTab(RacksTab);
}

void MainWindow::openPalette()
{
    m_palette->open();
}

/// The docks from the left to the right and the middle, in the order of the screen; closed ones are left out.
std::vector<QWidget *> MainWindow::panels() const
{
    std::vector<QWidget *> all;
    const auto addDocks = [&](Qt::DockWidgetArea area) {
        for (QDockWidget *dock : {m_libraryDock, m_outlineDock, m_inspectorDock, m_findingsDock})
            if (dockWidgetArea(dock) == area && !dock->isHidden())
                all.push_back(dock);
    };
    addDocks(Qt::LeftDockWidgetArea);
    all.push_back(m_tabs);
    addDocks(Qt::RightDockWidgetArea);
    addDocks(Qt::BottomDockWidgetArea);
    return all;
}

void MainWindow::focusPanel(int step)
{
    const auto all = panels();
    const auto current = std::ranges::find_if(all, [](const QWidget *panel) {
        return QApplication::focusWidget() && panel->isAncestorOf(QApplication::focusWidget());
    });
    const auto count = static_cast<int>(all.size());
    const int from = current == all.end() ? (step > 0 ? -1 : 0) : static_cast<int>(current - all.begin());
    QWidget *next = all[static_cast<std::size_t>((from + step + count) % count)];
    next->raise(); // of docks that lie one behind the other
    QWidget *inside = next == m_tabs ? m_tabs->currentWidget() : static_cast<QDockWidget *>(next)->widget();
    if (QWidget *before = inside->focusWidget())
        inside = before;
    else if (inside->focusPolicy() == Qt::NoFocus && !inside->focusProxy())
        inside = firstToFocus(*inside);
    if (inside)
        inside->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showOutline()
{
    m_outlineDock->show();
    m_outlineDock->raise();
    m_outlinePanel->tree().setFocus();
}

void MainWindow::showShortcuts()
{
    auto *browser = new QTextBrowser(this);
    browser->setObjectName("shortcutSheet");
    browser->setWindowFlags(Qt::Window);
    browser->setAttribute(Qt::WA_DeleteOnClose);
    browser->setWindowTitle(tr("Keyboard shortcuts – Clusterwright"));
    browser->setHtml(shortcutSheet(commandsOf(*menuBar())));
    browser->resize(640, 800);
    browser->show();
}

QStringList MainWindow::viewNames()
{
    return {"start",       "floor",  "racks",   "power",  "cooling",  "fabric",   "workloads",
            "calibration", "tables", "devices", "charts", "failures", "compare",  "calculators",
            "library",     "parts",  "outline", "find",   "palette",  "shortcuts"};
}

void MainWindow::showView(const QString &name)
{
    if (name == "start") {
        showStart();
        return;
    }
    showTab(name == "racks"                                ? RacksTab
            : name == "power"                              ? PowerTab
            : name == "cooling"                            ? CoolingTab
            : name == "fabric"                             ? FabricTab
            : name == "workloads" || name == "calibration" ? WorkloadsTab
            : name == "tables" || name == "devices"        ? TablesTab
            : name == "charts"                             ? ChartsTab
            : name == "failures"                           ? FailuresTab
            : name == "compare"                            ? CompareTab
            : name == "calculators"                        ? CalculatorsTab
            : name == "library"                            ? LibraryTab
            : name == "parts"                              ? PartsTab
                                                           : FloorTab);
    if (name == "calibration")
        showCalibration();
    if (name == "devices")
        m_tablesPanel->showTable(TablesPanel::Devices);
    if (name == "outline")
        showOutline();
    if (name == "find")
        m_findBar->open();
    if (name == "palette")
        openPalette();
    if (name == "shortcuts")
        showShortcuts();
}

} // namespace clusterwright
