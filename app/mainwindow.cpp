#include "app/mainwindow.h"

#include "app/theme.h"
#include "model/design/arrange.h"
#include "views/canvas/fabriccanvas.h"
#include "views/commands.h"
#include "views/icons.h"
#include "views/panels/banner.h"
#include "views/panels/breadcrumb.h"
#include "views/panels/chartspanel.h"
#include "views/panels/fabricpanel.h"
#include "views/panels/failurespanel.h"
#include "views/panels/findbar.h"
#include "views/panels/findingspanel.h"
#include "views/panels/inspectorpanel.h"
#include "views/panels/librarybrowser.h"
#include "views/panels/librarypanel.h"
#include "views/panels/outlinepanel.h"
#include "views/panels/palette.h"
#include "views/panels/rackdialogs.h"
#include "views/panels/startpage.h"
#include "views/panels/tablespanel.h"
#include "views/panels/totalsbar.h"
#include "views/panels/workloadpanel.h"
#include "views/selectionedits.h"
#include "views/text.h"

#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

/// A static library's resources are left out of the program unless somebody asks for them; not in a
/// namespace.
static void loadResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace clusterwright {
namespace {

constexpr int messageTime = 8000; // milliseconds
constexpr int libraryWidth = 270, inspectorWidth = 345, findingsHeight = 170;

} // namespace

MainWindow::MainWindow(LibraryStore &library, FileServices services, QWidget *parent)
    : QMainWindow(parent), m_store(library), m_services(std::move(services))
{
    loadResources();
    setWindowIcon(QIcon(":/icons/clusterwright.svg"));
    resize(1280, 720);
    buildCentre();
    buildComparePanel();
    buildCalculatorsPanel();
    buildLibraryPanels();
    buildDocks();
    buildStatusBar();
    buildFileMenu();
    buildEditMenu();
    buildDesignMenu();
    buildLibraryMenu();
    buildViewMenu();
    buildReviewMenu();
    buildHelpMenu();
    buildToolBar();
    connectParts();
    refreshTitle();
    refreshIcons();
    refreshStatus();
    refreshActions();
    restoreLayout();
    startAutosave();
}

/// What looks at the document goes before it.
MainWindow::~MainWindow()
{
    for (QWidget *part : findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        delete part;
}

GraphicsView &MainWindow::view() const
{
    return *m_canvas;
}

void MainWindow::buildCentre()
{
    m_floorView = new FloorView(m_floorScene, m_document, m_selection);
    m_rackView = new RackView(m_rackScene, m_document, m_selection);
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_floorView, tr("Floor"));
    m_tabs->addTab(m_rackView, tr("Racks"));
    buildPlantPanels();
    buildFabricPanel();
    buildWorkloadPanel();
    m_tablesPanel = new TablesPanel(m_document, m_selection);
    m_tabs->addTab(m_tablesPanel, tr("Tables"));
    m_chartsPanel = new ChartsPanel(m_document, m_selection);
    m_tabs->addTab(m_chartsPanel, tr("Charts"));
    m_failuresPanel = new FailuresPanel(m_document, m_selection);
    m_tabs->addTab(m_failuresPanel, tr("Failures"));
    m_canvas = m_floorView;
    m_findBar = new FindBar(m_document);
    m_breadcrumb = new Breadcrumb(m_document, m_selection);
    m_banner = new Banner;
    buildStart();
    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_banner, m_findBar, m_breadcrumb})
        layout->addWidget(widget);
    layout->addWidget(m_start, 1);
    layout->addWidget(m_tabs, 1);
    setCentralWidget(centre);
}

void MainWindow::buildDocks()
{
    m_libraryPanel = new LibraryPanel(m_store);
    m_outlinePanel = new OutlinePanel(m_document, m_selection);
    m_findingsPanel = new FindingsPanel(m_document, m_selection);
    m_inspectorPanel = new InspectorPanel(m_document, m_selection, m_library);
    const auto addDock = [this](const QString &title, const char *name, QWidget *panel,
                                Qt::DockWidgetArea area) {
        auto *dock = new QDockWidget(title, this);
        dock->setObjectName(name);
        dock->setWidget(panel);
        addDockWidget(area, dock);
        return dock;
    };
    m_libraryDock = addDock(tr("Library"), "library", m_libraryPanel, Qt::LeftDockWidgetArea);
    m_outlineDock = addDock(tr("Outline"), "outline", m_outlinePanel, Qt::LeftDockWidgetArea);
    tabifyDockWidget(m_libraryDock, m_outlineDock);
    m_libraryDock->raise();
    setTabPosition(Qt::LeftDockWidgetArea, QTabWidget::North);
    m_inspectorDock = addDock(tr("Inspector"), "inspector", m_inspectorPanel, Qt::RightDockWidgetArea);
    m_findingsDock = addDock(tr("Findings"), "findings", m_findingsPanel, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    resizeDocks({m_libraryDock, m_inspectorDock}, {libraryWidth, inspectorWidth}, Qt::Horizontal);
    resizeDocks({m_findingsDock}, {findingsHeight}, Qt::Vertical);
    m_totalsBar = new TotalsBar(m_document);
    auto *bar = new QToolBar(tr("Totals"));
    bar->setObjectName("totals");
    bar->setMovable(false);
    bar->addWidget(m_totalsBar);
    m_totalsBar->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->toggleViewAction()->setVisible(false);
    addToolBar(Qt::BottomToolBarArea, bar);
}

void MainWindow::buildStatusBar()
{
    constexpr int smallestPercent = 2, largestPercent = 800;
    m_selectionText = new QLabel;
    m_zoom = new QSpinBox;
    m_zoom->setRange(smallestPercent, largestPercent);
    m_zoom->setSuffix(" %");
    m_zoom->setAccessibleName(tr("Zoom"));
    m_zoom->setToolTip(tr("Zoom"));
    m_zoom->setKeyboardTracking(false);
    m_zoom->setFocusPolicy(Qt::ClickFocus);
    statusBar()->addPermanentWidget(m_selectionText);
    statusBar()->addPermanentWidget(m_zoom);
}

void MainWindow::connectParts()
{
    connect(&m_document, &Document::changed, this, &MainWindow::refreshActions);
    connect(&m_document, &Document::changed, this, &MainWindow::refreshStatus);
    connect(&m_document, &Document::modifiedChanged, this, &MainWindow::refreshTitle);
    connect(&m_document, &Document::editRejected, this,
            [this](const QString &reason) { statusBar()->showMessage(reason, messageTime); });
    connect(&m_document, &Document::changed, this, &MainWindow::hideStart);
    connect(&m_guard, &FileGuard::changedOnDisk, this,
            [this](FileChange change) { sayChanged(change, false); });
    connect(&m_autosave, &Autosave::failed, this, &MainWindow::sayAutosaveFailed);
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this,
            [this] { statusBar()->clearMessage(); });
    connect(&m_selection, &Selection::changed, this, &MainWindow::refreshStatus);
    connect(&m_selection, &Selection::changed, this, &MainWindow::refreshActions);
    connect(m_libraryPanel, &LibraryPanel::placeRequested, &m_rackScene, &RackScene::placeInSelected);
    connect(m_libraryPanel, &LibraryPanel::placeRequested, m_browser, &LibraryBrowser::noteUsed);
    connect(m_findingsPanel, &FindingsPanel::jumped, this, &MainWindow::jump);
    connect(m_inspectorPanel, &InspectorPanel::makeUniqueRequested, this, &MainWindow::makeSelectedUnique);
    connect(m_totalsBar, &TotalsBar::findingsClicked, this, [this] {
        m_findingsDock->show();
        m_findingsDock->raise();
    });
    connect(&m_floorScene, &FloorScene::rackOpened, this, [this] { showTab(RacksTab); });
    connect(m_chartsPanel, &ChartsPanel::emptyLinkActivated, this, &MainWindow::followLink);
    connect(m_failuresPanel, &FailuresPanel::emptyLinkActivated, this, &MainWindow::followLink);
    connectNavigation();
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (GraphicsView *canvas = shownCanvas())
            m_canvas = canvas;
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::refreshStatus);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::refreshActions);
    for (GraphicsView *canvas :
         std::initializer_list<GraphicsView *>{m_floorView, m_rackView, &m_fabricPanel->canvas()}) {
        connect(canvas, &GraphicsView::zoomChanged, this, &MainWindow::refreshStatus);
        connect(canvas, &GraphicsView::emptyLinkActivated, this, &MainWindow::followLink);
    }
    connect(m_zoom, &QSpinBox::valueChanged, this, [this](int percent) {
        view().setZoom(percent / 100.0);
        view().setFocus();
    });
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_banner)
        refreshIcons();
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_guard.check();
    QMainWindow::changeEvent(event);
}

void MainWindow::refreshIcons()
{
    const Theme theme = themeOf(palette());
    for (QAction *action : findChildren<QAction *>())
        if (const QString icon = action->property(iconProperty).toString(); !icon.isEmpty())
            action->setIcon(themedIcon(icon, theme));
    m_rackView->viewport()->update();
    m_floorView->viewport()->update();
}

void MainWindow::refreshActions()
{
    const bool isOnFloor = isAboutRacks();
    const auto racks = racksOf(m_selection.all()).size(), devices = itemsOf(m_selection.all()).size();
    const QString noRack = tr("Select a rack first."), noDevice = tr("Select a device first.");
    const bool hasSome = (isOnFloor ? racks : devices) > 0;
    const bool isSeen = isOnCanvas() || m_tabs->currentIndex() == TablesTab; // what would be deleted
    const bool isPlant = !m_selection.selected().object.empty();
    enableIf(*m_delete, isPlant || (hasSome && isSeen), isOnFloor ? noRack : noDevice);
    m_delete->setText(isOnFloor ? (racks > 1 ? tr("&Delete racks") : tr("&Delete rack"))
                                : (devices > 1 ? tr("&Delete devices") : tr("&Delete device")));
    enableIf(*m_duplicate, hasSome, isOnFloor ? noRack : noDevice);
    m_duplicate->setText(isOnFloor ? tr("D&uplicate rack") : tr("D&uplicate device above"));
    enableIf(*m_fill, devices > 0, noDevice);
    for (QAction *action : {m_duplicateTo, m_moveTo, m_replace})
        enableIf(*action, m_selection.placement() != nullptr, noDevice);
    enableIf(*m_rename, m_selection.rack() != nullptr, noRack);
    const Rack *rack = m_selection.rack();
    enableIf(*m_makeUnique, rack && rackCount(m_document.design(), rack->type) > 1,
             rack ? tr("No other rack has this type.") : noRack);
    enableIf(*m_addRacks, !m_document.design().rackTypes.empty(), tr("Add a rack type first."));
    refreshNavigationActions();
}

void MainWindow::refreshStatus()
{
    const Selected &selected = m_selection.selected();
    QStringList texts;
    if (const Rack *rack = m_selection.rack())
        texts << toQString(rack->name);
    if (!selected.object.empty())
        texts << nameOfObject(m_document.design(), selected.object);
    if (!selected.type.empty())
        texts << nameOfObject(m_document.design(),
                              selected.placement.empty() ? selected.type : selected.placement);
    if (const auto count = m_selection.all().size(); count > 1)
        texts.prepend(tr("%1 selected").arg(count));
    m_selectionText->setText(texts.isEmpty() ? tr("Nothing selected") : texts.join(" · "));
    const QSignalBlocker blocker(m_zoom);
    m_zoom->setValue(static_cast<int>(std::lround(view().zoom() * 100)));
}

void MainWindow::showBanner(const QString &text)
{
    m_banner->say(text);
}

QString MainWindow::bannerText() const
{
    return m_banner->text();
}

void MainWindow::addRackType()
{
    RackTypeDialog dialog(m_document, m_library, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_selection.select({.type = m_document.design().rackTypes.back().id});
    showTab(RacksTab);
}

void MainWindow::addRacks()
{
    if (m_document.design().rackTypes.empty())
        addRackType();
    if (m_document.design().rackTypes.empty())
        return;
    RacksDialog dialog(m_document, m_selection.selected().type, this);
    if (dialog.exec() == QDialog::Accepted)
        showTab(FloorTab);
}

void MainWindow::duplicateSelected()
{
    if (m_tabs->currentIndex() == FloorTab)
        cloneSelectedRacks(m_document, m_selection);
    else
        duplicateSelectedDevices(m_document, m_selection);
}

void MainWindow::makeSelectedUnique()
{
    const Rack *rack = m_selection.rack();
    if (!rack)
        return;
    const RackId id = rack->id;
    m_document.apply(tr("Make %1 unique").arg(toQString(rack->name)), makeUnique(m_document.design(), id));
    m_selection.select(
        {id, findById(m_document.design().racks, id)->type, {}}); // its type is another one now
}

void MainWindow::selectAll()
{
    if (m_tabs->currentIndex() == FloorTab)
        m_floorScene.selectAll();
    else if (m_tabs->currentIndex() == FabricTab)
        m_fabricPanel->scene().selectAll();
    else
        m_rackScene.selectAll();
}

void MainWindow::removeSelected()
{
    if (removePlant())
        return;
    if (isAboutRacks())
        m_floorScene.removeSelected();
    else
        m_rackScene.removeSelected();
}

void MainWindow::placeCurrentPart()
{
    if (const Part *part = m_libraryPanel->currentPart())
        m_rackScene.placeInSelected(part->id);
    else
        statusBar()->showMessage(tr("Select a part in the library first."), messageTime);
}

void MainWindow::followLink(const QString &link)
{
    if (link == "addRackType")
        addRackType();
    else if (link == "addRacks")
        addRacks();
    else if (link == "addSource")
        addSource();
    else if (link == "feedRacks")
        hangRacks();
    else if (link == "addLoop")
        addLoop();
    else if (link == "addFabric")
        addFabric();
    else if (link == "addWorkload")
        m_workloadPanel->addWorkload();
    else if (link == "openSample" && mayDiscard())
        openSample();
}

/// Findings about one rack are seen on the floor, all others inside the racks.
void MainWindow::jump()
{
    const Selected &selected = m_selection.selected();
    if (findById(m_document.design().powerSources, selected.object))
        showTab(PowerTab);
    else if (findById(m_document.design().coolingLoops, selected.object))
        showTab(CoolingTab);
    else if (findById(m_document.design().fabrics, selected.object))
        showTab(FabricTab);
    else if (findById(m_document.design().workloads, selected.object))
        showTab(WorkloadsTab);
    else if (!selected.rack.empty() && selected.placement.empty())
        showTab(FloorTab);
    else if (!selected.type.empty())
        showTab(RacksTab);
}

void MainWindow::focusInspector()
{
    m_inspectorDock->show();
    m_inspectorDock->raise();
    m_inspectorPanel->focusFirst();
}

void MainWindow::showGuide()
{
    QFile file(":/guide.md");
    if (!file.open(QIODevice::ReadOnly))
        return;
    auto *browser = new QTextBrowser(this);
    browser->setWindowFlags(Qt::Window);
    browser->setAttribute(Qt::WA_DeleteOnClose);
    browser->setWindowTitle(tr("User guide – Clusterwright"));
    browser->setMarkdown(QString::fromUtf8(file.readAll()));
    browser->resize(720, 800);
    browser->show();
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Clusterwright"),
                       tr("<h3>Clusterwright %1</h3><p>Design tool for AI racks and clusters.</p>"
                          "<p>Free software under the GNU General Public License, version 3 or later "
                          "(GPL-3.0-or-later), without any warranty.</p><p>Built with Qt %2.</p>")
                           .arg(QStringLiteral(CLUSTERWRIGHT_VERSION), QLatin1String(qVersion())));
}

} // namespace clusterwright
