// The Review menu of the main window: comparing and releasing.
#include "app/mainwindow.h"

#include "views/panels/comparepanel.h"
#include "views/panels/findingspanel.h"
#include "views/panels/releasedialog.h"
#include "views/text.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QStatusBar>
#include <QTabWidget>

namespace clusterwright {
namespace {

constexpr int messageTime = 8000; // milliseconds

}

void MainWindow::buildReviewMenu()
{
    QMenu &menu = *menuBar()->addMenu(tr("&Review"));
    menu.addActions(m_findingsPanel->findingActions());
    menu.addSeparator();
    addAction(menu, tr("&Compare with file..."), {}, {}, [this] { chooseAndCompare(); });
    addAction(menu, tr("Compare with &last release"), {}, {}, [this] { compareWithRelease(); });
    addAction(menu, tr("Compare with &saved file"), {}, {}, [this] { compareWithSaved(); });
    menu.addSeparator();
    addAction(menu, tr("&Release..."), {}, {}, [this] { releaseDesign(); });
}

void MainWindow::buildComparePanel()
{
    m_comparePanel = new ComparePanel(m_document, m_selection);
    m_tabs->addTab(m_comparePanel, tr("Compare"));
    connect(m_comparePanel, &ComparePanel::jumped, this, &MainWindow::jump);
    connect(m_comparePanel, &ComparePanel::linkActivated, this, [this](const QString &link) {
        if (link == "file")
            chooseAndCompare();
        else if (link == "release")
            compareWithRelease();
        else
            compareWithSaved();
    });
    connect(&m_document, &Document::modifiedChanged, this, [this](bool isModified) {
        if (!isModified && m_comparesSaved)
            readSavedToCompare(); // what was saved is another file now
    });
    connect(&m_document, &Document::replaced, this, [this] {
        if (m_comparesSaved)
            m_comparePanel->clear();
        m_comparesSaved = false;
    });
}

bool MainWindow::compareWith(const QString &path, const QString &name)
{
    auto design = m_services.open(path.toStdString());
    if (!design) {
        showBanner(fileSentenceOf(design.error()));
        return false;
    }
    m_comparesSaved = false;
    m_comparePanel->compareWith(name.isEmpty() ? QFileInfo(path).fileName() : name, design.take());
    return true;
}

void MainWindow::chooseAndCompare()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Compare with"), QFileInfo(m_path).path(),
                                                      tr("Clusterwright designs (*.cwright);;All files (*)"));
    if (!path.isEmpty() && compareWith(path))
        showTab(CompareTab);
}

void MainWindow::compareWithRelease()
{
    m_comparesSaved = false;
    m_comparePanel->compareWithRelease();
    showTab(CompareTab);
}

void MainWindow::compareWithSaved()
{
    if (m_path.isEmpty()) {
        statusBar()->showMessage(tr("This design was not saved yet."), messageTime);
        return;
    }
    if (readSavedToCompare())
        showTab(CompareTab);
}

bool MainWindow::readSavedToCompare()
{
    m_comparesSaved = compareWith(m_path, tr("the saved file %1").arg(QFileInfo(m_path).fileName()));
    return m_comparesSaved;
}

void MainWindow::releaseDesign()
{
    ReleaseDialog dialog(m_document, this);
    if (dialog.exec() == QDialog::Accepted)
        statusBar()->showMessage(tr("Released revision %1. Save the file to keep it.")
                                     .arg(toQString(m_document.design().meta.revision)),
                                 messageTime);
}

} // namespace clusterwright
