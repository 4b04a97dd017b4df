// What stands behind the racks, in the main window: the Power and Cooling tabs and the Design menu.
#include "app/mainwindow.h"

#include "exports/drawings/loopdiagram.h"
#include "exports/drawings/oneline.h"
#include "exports/planttables.h"
#include "model/design/networkedits.h"
#include "model/design/plantedits.h"
#include "model/design/workloadedits.h"
#include "views/commands.h"
#include "views/panels/plantdialogs.h"
#include "views/panels/plantpanel.h"
#include "views/text.h"

#include <QMenuBar>
#include <QTabWidget>

namespace clusterwright {
namespace {

PlantContent powerContent(const Design &design, const Evaluation &evaluation, const std::string &lost)
{
    return {{onelineOf(design, evaluation, lost)},
            {sourceTable(design, evaluation), lossTable(design, evaluation), phaseTable(design, evaluation),
             cordTable(design, evaluation), shelfTable(design, evaluation),
             facilityTable(design, evaluation)}};
}

PlantContent coolingContent(const Design &design, const Evaluation &evaluation, const std::string &)
{
    PlantContent content{{}, coolingTables(design, evaluation)};
    for (const CoolingLoop &loop : design.coolingLoops)
        content.diagrams.push_back(loopDiagramOf(design, evaluation, loop));
    return content;
}

} // namespace

void MainWindow::buildPlantPanels()
{
    m_powerPanel = new PlantPanel(
        m_document, m_selection, powerContent,
        tr("<h3>No power chain yet</h3><p><a href=\"addSource\">Add a power source</a>: the grid, a UPS, a "
           "busway. Then <a href=\"feedRacks\">hang the feeds of the racks on it</a>; every single failure "
           "is computed from there on.</p>"),
        tr("Show what is dark &without the selected piece"));
    m_tabs->addTab(m_powerPanel, tr("Power"));
    m_coolingPanel =
        new PlantPanel(m_document, m_selection, coolingContent,
                       tr("<h3>No liquid loop</h3><p>Everything is cooled by air; the tables below say how. "
                          "<a href=\"addLoop\">Add a cooling loop</a> where racks take coolant.</p>"),
                       {});
    m_tabs->addTab(m_coolingPanel, tr("Cooling"));
    for (PlantPanel *panel : {m_powerPanel, m_coolingPanel})
        connect(panel, &PlantPanel::emptyLinkActivated, this, &MainWindow::followLink);
}

void MainWindow::buildDesignMenu()
{
    QMenu &menu = *menuBar()->addMenu(tr("&Design"));
    addAction(menu, tr("Add &power source..."), {}, {}, [this] { addSource(); });
    addAction(menu, tr("&Hang racks on a power source..."), {}, {}, [this] { hangRacks(); });
    addAction(menu, tr("Add cooling &loop..."), {}, {}, [this] { addLoop(); });
    buildFabricActions(menu);
    buildWorkloadMenu(menu);
    menu.addSeparator();
    addAction(menu, tr("&Economics, upkeep and load swing"), {}, {}, [this] {
        m_selection.clear(); // the inspector shows the design then
        focusInspector();
    });
}

void MainWindow::addSource()
{
    SourceDialog dialog(m_document, m_selection.selected().object, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_selection.select({.object = m_document.design().powerSources.back().id});
    showTab(PowerTab);
}

void MainWindow::hangRacks()
{
    const Selected selected = m_selection.selected();
    FeedDialog dialog(m_document, selected.object, selected.rack.empty() ? selected.type : selected.rack,
                      this);
    if (dialog.exec() == QDialog::Accepted)
        showTab(PowerTab);
}

void MainWindow::addLoop()
{
    LoopDialog dialog(m_document, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_selection.select({.object = m_document.design().coolingLoops.back().id});
    showTab(CoolingTab);
}

/// A piece of the power chain, a cooling loop, a network or a workload; false if none is selected.
bool MainWindow::removePlant()
{
    const std::string object = m_selection.selected().object;
    if (object.empty())
        return false;
    const QString step = tr("Remove %1").arg(nameOfObject(m_document.design(), object));
    const Design &design = m_document.design();
    m_document.apply(step, findById(design.powerSources, object) ? removePowerSource(design, object)
                           : findById(design.fabrics, object)    ? removeFabric(design, object)
                           : findById(design.workloads, object)  ? removeWorkload(design, object)
                                                                 : removeCoolingLoop(design, object));
    return true;
}

} // namespace clusterwright
