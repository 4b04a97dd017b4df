// The file commands of the main window.
#include "app/mainwindow.h"

#include "views/text.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QStatusBar>
#include <QTabWidget>

namespace clusterwright {
namespace {

constexpr int messageTime = 8000; // milliseconds
constexpr auto fileSuffix = ".cwright";

QString withSuffix(const QString &path, const QString &suffix)
{
    return path.isEmpty() || path.endsWith(suffix, Qt::CaseInsensitive) ? path : path + suffix;
}

} // namespace

void MainWindow::refreshTitle()
{
    const QString title = toQString(m_document.design().meta.title);
    const QString name = !m_path.isEmpty()  ? QFileInfo(m_path).fileName()
                         : !title.isEmpty() ? title
                                            : tr("Untitled");
    setWindowTitle(tr("%1[*] – Clusterwright").arg(name));
    setWindowModified(m_document.isModified());
}

void MainWindow::showDesign(Design design, const QString &path)
{
    m_path = path;
    m_selection.clear();
    m_document.replace(std::move(design));
    showBanner({});
    refreshTitle();
}

void MainWindow::newDesign()
{
    if (mayDiscard())
        showDesign({}, {});
}

bool MainWindow::openFile(const QString &path)
{
    auto design = m_services.open(path.toStdString());
    if (!design) {
        showBanner(fileSentenceOf(design.error()));
        return false;
    }
    showDesign(design.take(), path);
    return true;
}

bool MainWindow::openSample()
{
    auto design = m_services.sample();
    if (!design) {
        showBanner(fileSentenceOf(design.error()));
        return false;
    }
    showDesign(design.take(), {});
    return true;
}

bool MainWindow::saveTo(const QString &path)
{
    const auto saved = m_services.save(path.toStdString(), m_document.design());
    if (!saved) {
        showBanner(tr("Not saved. ") + fileSentenceOf(saved.error()));
        return false;
    }
    m_path = path;
    m_document.setSaved();
    showBanner({});
    refreshTitle();
    statusBar()->showMessage(tr("Saved %1").arg(path), messageTime);
    return true;
}

bool MainWindow::exportTo(const QString &format, const QString &path)
{
    const auto written = m_services.exportTo(format.toStdString(), path.toStdString(), m_document.design(),
                                             m_document.evaluation());
    if (!written) {
        showBanner(tr("Not exported. ") + fileSentenceOf(written.error()));
        return false;
    }
    statusBar()->showMessage(tr("Exported %1").arg(path), messageTime);
    return true;
}

void MainWindow::chooseAndOpen()
{
    if (!mayDiscard())
        return;
    const QString folder = QFileInfo(m_path).path();
    const QString path = QFileDialog::getOpenFileName(this, tr("Open design"), folder,
                                                      tr("Clusterwright designs (*.cwright);;All files (*)"));
    if (!path.isEmpty())
        openFile(path);
}

bool MainWindow::save()
{
    return m_path.isEmpty() ? chooseAndSave() : saveTo(m_path);
}

bool MainWindow::chooseAndSave()
{
    const QString path =
        withSuffix(QFileDialog::getSaveFileName(this, tr("Save design"), suggestedPath(fileSuffix),
                                                tr("Clusterwright designs (*.cwright)")),
                   fileSuffix);
    return !path.isEmpty() && saveTo(path);
}

void MainWindow::chooseAndExport(const QString &format, const QString &filter, const QString &suffix)
{
    const QString path =
        withSuffix(QFileDialog::getSaveFileName(this, tr("Export"), suggestedPath(suffix), filter), suffix);
    if (!path.isEmpty())
        exportTo(format, path);
}

QString MainWindow::suggestedPath(const QString &suffix) const
{
    if (!m_path.isEmpty())
        return QFileInfo(m_path).path() + '/' + QFileInfo(m_path).completeBaseName() + suffix;
    const QString title = toQString(m_document.design().meta.title);
    return (title.isEmpty() ? tr("design") : title) + suffix;
}

bool MainWindow::mayDiscard()
{
    if (!m_document.isModified())
        return true;
    const auto answer = QMessageBox::warning(
        this, tr("Unsaved changes"), tr("The design has changes that are not saved. Save them?"),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(mayDiscard());
}

} // namespace clusterwright
