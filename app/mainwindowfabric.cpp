// Networks in the main window: the Fabric tab and its commands.
#include "app/mainwindow.h"

#include "views/commands.h"
#include "views/panels/fabricdialogs.h"
#include "views/panels/fabricpanel.h"

#include <QActionGroup>
#include <QMenu>
#include <QTabWidget>

namespace clusterwright {

void MainWindow::buildFabricPanel()
{
    m_fabricPanel = new FabricPanel(m_document, m_selection, m_library);
    m_tabs->addTab(m_fabricPanel, tr("Fabric"));
    connect(m_fabricPanel, &FabricPanel::emptyLinkActivated, this, &MainWindow::followLink);
    connect(m_fabricPanel, &FabricPanel::opened, this, [this] { showTab(RacksTab); });
    connect(m_fabricPanel, &FabricPanel::exportRequested, this, [this] {
        chooseAndExport({"cables-csv", tr("Tables (*.csv)"), ".csv"});
    });
}

void MainWindow::buildFabricActions(QMenu &menu)
{
    menu.addSeparator();
    addAction(menu, tr("Add &network..."), {}, {}, [this] { addFabric(); });
    addAction(menu, tr("Place &switches..."), {}, {}, [this] { placeSwitches(); });
}

/// Cables over the floor plan.
void MainWindow::buildCableMenu(QMenu &menu)
{
    QMenu &cables = *menu.addMenu(tr("Cables on the f&loor"));
    auto *group = new QActionGroup(this);
    const auto add = [&](const QString &text, const std::function<std::optional<FabricId>()> &choice) {
        QAction *action = addAction(cables, text, {}, {}, [this, choice] {
            m_floorScene.setCables(choice());
            showTab(FloorTab);
        });
        action->setCheckable(true);
        group->addAction(action);
        return action;
    };
    add(tr("&No cables"), [] { return std::optional<FabricId>(); })->setChecked(true);
    add(tr("Cables of &all networks"), [] { return std::optional(FabricId()); });
    add(tr("Cables of the &shown network"), [this] { return std::optional(currentFabric()); });
}

void MainWindow::addFabric()
{
    FabricDialog dialog(m_document, m_library, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_selection.select({.object = m_document.design().fabrics.back().id});
    showTab(FabricTab);
    m_fabricPanel->showFabric(m_document.design().fabrics.size() - 1);
}

void MainWindow::placeSwitches()
{
    PlaceSwitchesDialog dialog(m_document, currentFabric(), this);
    if (dialog.exec() == QDialog::Accepted)
        showTab(FabricTab);
}

/// The one that is selected, or shown.
std::string MainWindow::currentFabric() const
{
    const Design &design = m_document.design();
    if (findById(design.fabrics, m_selection.selected().object))
        return m_selection.selected().object;
    const auto shown = m_fabricPanel->shownFabric();
    return shown                    ? design.fabrics[*shown].id
           : design.fabrics.empty() ? std::string()
                                    : design.fabrics.front().id;
}

} // namespace clusterwright
