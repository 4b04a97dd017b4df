#include "app/mainwindow.h"

#include "app/theme.h"
#include "model/design/arrange.h"
#include "views/icons.h"
#include "views/panels/findingspanel.h"
#include "views/panels/librarypanel.h"
#include "views/panels/rackdialogs.h"
#include "views/panels/totalsbar.h"
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
constexpr int libraryWidth = 270, findingsHeight = 170;
constexpr int bannerMargin = 8;

} // namespace

MainWindow::MainWindow(const Library &library, FileServices services, QWidget *parent)
    : QMainWindow(parent), m_library(library), m_services(std::move(services))
{
    loadResources();
    setWindowIcon(QIcon(":/icons/clusterwright.svg"));
    resize(1280, 720);
    buildCentre();
    buildDocks();
    buildStatusBar();
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildHelpMenu();
    buildToolBar();
    connectParts();
    refreshTitle();
    refreshIcons();
    refreshStatus();
    refreshActions();
}

/// What looks at the document goes before it.
MainWindow::~MainWindow()
{
    for (QWidget *part : findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        delete part;
}

GraphicsView &MainWindow::view() const
{
    return m_tabs->currentIndex() == FloorTab ? static_cast<GraphicsView &>(*m_floorView) : *m_rackView;
}

void MainWindow::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
    view().setFocus();
}

void MainWindow::buildCentre()
{
    m_floorView = new FloorView(m_floorScene, m_document, m_selection);
    m_rackView = new RackView(m_rackScene, m_document, m_selection);
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_floorView, tr("Floor"));
    m_tabs->addTab(m_rackView, tr("Racks"));
    m_banner = new QFrame;
    m_banner->setFrameShape(QFrame::StyledPanel);
    m_banner->hide();
    auto *icon = new QLabel;
    icon->setObjectName("bannerIcon");
    m_bannerText = new QLabel;
    m_bannerText->setWordWrap(true);
    m_bannerText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = new QToolButton;
    close->setText(tr("Close"));
    close->setAutoRaise(true);
    auto *line = new QHBoxLayout(m_banner);
    line->setContentsMargins(bannerMargin, bannerMargin, bannerMargin, bannerMargin);
    line->addWidget(icon);
    line->addWidget(m_bannerText, 1);
    line->addWidget(close);
    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_tabs, 1);
    setCentralWidget(centre);
    connect(close, &QToolButton::clicked, this, [this] { showBanner({}); });
}

void MainWindow::buildDocks()
{
    m_libraryPanel = new LibraryPanel(m_library);
    m_findingsPanel = new FindingsPanel(m_document, m_selection);
    const auto addDock = [this](const QString &title, const char *name, QWidget *panel,
                                Qt::DockWidgetArea area) {
        auto *dock = new QDockWidget(title, this);
        dock->setObjectName(name);
        dock->setWidget(panel);
        addDockWidget(area, dock);
        return dock;
    };
    m_libraryDock = addDock(tr("Library"), "library", m_libraryPanel, Qt::LeftDockWidgetArea);
    m_findingsDock = addDock(tr("Findings"), "findings", m_findingsPanel, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    resizeDocks({m_libraryDock}, {libraryWidth}, Qt::Horizontal);
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
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this,
            [this] { statusBar()->clearMessage(); });
    connect(&m_selection, &Selection::changed, this, &MainWindow::refreshStatus);
    connect(&m_selection, &Selection::changed, this, &MainWindow::refreshActions);
    connect(m_libraryPanel, &LibraryPanel::placeRequested, &m_rackScene, &RackScene::placeInSelected);
    connect(m_findingsPanel, &FindingsPanel::jumped, this, &MainWindow::jump);
    connect(m_totalsBar, &TotalsBar::findingsClicked, this, [this] {
        m_findingsDock->show();
        m_findingsDock->raise();
    });
    connect(&m_floorScene, &FloorScene::rackOpened, this, [this] { showTab(RacksTab); });
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::refreshStatus);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::refreshActions);
    for (GraphicsView *canvas :
         {static_cast<GraphicsView *>(m_floorView), static_cast<GraphicsView *>(m_rackView)}) {
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
    QMainWindow::changeEvent(event);
}

void MainWindow::refreshIcons()
{
    const Theme theme = themeOf(palette());
    for (QAction *action : findChildren<QAction *>())
        if (const QString icon = action->property(iconProperty).toString(); !icon.isEmpty())
            action->setIcon(themedIcon(icon, theme));
    findChild<QLabel *>("bannerIcon")->setPixmap(severityIcon(Severity::Error, theme).pixmap(16, 16));
    m_rackView->viewport()->update();
    m_floorView->viewport()->update();
}

void MainWindow::refreshActions()
{
    const bool isOnFloor = m_tabs->currentIndex() == FloorTab;
    m_delete->setEnabled(isOnFloor ? m_selection.rack() != nullptr : m_selection.placement() != nullptr);
    m_delete->setText(isOnFloor ? tr("&Delete rack") : tr("&Delete device"));
    m_duplicate->setEnabled(m_selection.placement() != nullptr);
    m_fill->setEnabled(m_selection.placement() != nullptr);
    const Rack *rack = m_selection.rack();
    m_makeUnique->setEnabled(rack && rackCount(m_document.design(), rack->type) > 1);
    m_addRacks->setEnabled(!m_document.design().rackTypes.empty());
}

void MainWindow::refreshStatus()
{
    const Selected &selected = m_selection.selected();
    QStringList texts;
    if (const Rack *rack = m_selection.rack())
        texts << toQString(rack->name);
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
    m_bannerText->setText(text);
    m_banner->setVisible(!text.isEmpty());
}

QString MainWindow::bannerText() const
{
    return m_bannerText->text();
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

void MainWindow::copySelected(int count)
{
    const Placement *placement = m_selection.placement();
    if (!placement)
        return;
    const QString name = toQString(placement->name);
    m_document.apply(count == 0 ? tr("Fill rack with %1").arg(name) : tr("Duplicate %1").arg(name),
                     copyPlacement(m_document.design(), m_selection.selected().type, placement->id, count));
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
    else
        m_rackScene.selectAll();
}

void MainWindow::removeSelected()
{
    if (m_tabs->currentIndex() == FloorTab)
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
    else if (link == "openSample" && mayDiscard())
        openSample();
}

/// Findings about one rack are seen on the floor, all others inside the racks.
void MainWindow::jump()
{
    const Selected &selected = m_selection.selected();
    if (!selected.rack.empty() && selected.placement.empty())
        showTab(FloorTab);
    else if (!selected.type.empty())
        showTab(RacksTab);
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
