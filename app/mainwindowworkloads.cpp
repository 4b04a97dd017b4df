// Workloads in the main window: the Workloads tab and its commands.
#include "app/mainwindow.h"

#include "views/commands.h"
#include "views/panels/workloadpanel.h"

#include <QMenu>
#include <QTabWidget>

namespace clusterwright {

void MainWindow::buildWorkloadPanel()
{
    m_workloadPanel = new WorkloadPanel(m_document, m_selection);
    m_tabs->addTab(m_workloadPanel, tr("Workloads"));
    connect(m_workloadPanel, &WorkloadPanel::emptyLinkActivated, this, &MainWindow::followLink);
    connect(m_workloadPanel, &WorkloadPanel::importRequested, this, &MainWindow::importMeasuredRuns);
}

void MainWindow::buildWorkloadMenu(QMenu &menu)
{
    menu.addSeparator();
    QMenu &workloads = *menu.addMenu(tr("&Workloads"));
    addAction(workloads, tr("Add &workload..."), {}, {}, [this] {
        showTab(WorkloadsTab);
        m_workloadPanel->addWorkload();
    });
    QAction *layout = addAction(workloads, tr("Find &layout..."), {}, {}, [this] {
        showTab(WorkloadsTab);
        m_workloadPanel->findLayout();
    });
    QAction *measurement = addAction(workloads, tr("Add &measurement..."), {}, {}, [this] {
        showCalibration();
        m_workloadPanel->calibration().addMeasurement();
    });
    addAction(workloads, tr("&Import measured cases..."), {}, {}, [this] { importMeasuredRuns(); });
    addAction(workloads, tr("&Calibration of the performance model"), {}, {}, [this] { showCalibration(); });
    addAction(workloads, tr("&Re-calibrate..."), {}, {}, [this] {
        showCalibration();
        m_workloadPanel->calibration().fit();
    });
    QAction *usual = addAction(workloads, tr("Back to &usual constants"), {}, {},
                               [this] { m_workloadPanel->calibration().useUsualConstants(); });
    const auto enable = [this, layout, measurement, usual] {
        enableIf(*layout, m_workloadPanel->canFindLayout(), tr("Select a training first."));
        enableIf(*measurement, m_workloadPanel->calibration().canMeasure(),
                 tr("Select a workload whose hardware is known first."));
        enableIf(*usual, !m_document.design().fittedConstants.empty(), tr("The usual constants are in use."));
    };
    connect(m_workloadPanel, &WorkloadPanel::shownChanged, this, enable);
    enable();
}

void MainWindow::showCalibration()
{
    showTab(WorkloadsTab);
    m_workloadPanel->pages().setCurrentIndex(WorkloadPanel::CalibrationTab);
}

void MainWindow::importMeasuredRuns()
{
    const QString path =
        m_questions.anyFile(this, tr("Import measured cases"), tr("Cases of the estimator (*.json)"));
    if (path.isEmpty())
        return;
    showCalibration();
    m_workloadPanel->calibration().importFrom(path);
}

} // namespace clusterwright
