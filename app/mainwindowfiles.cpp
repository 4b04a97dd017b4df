// The file commands of the main window.
#include "app/mainwindow.h"

#include "app/recent.h"
#include "views/filetext.h"
#include "views/text.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QStatusBar>
#include <QTabWidget>

namespace clusterwright {
namespace {

constexpr int messageTime = 8000; // milliseconds
constexpr auto fileSuffix = ".cwright";

} // namespace

QString MainWindow::withSuffix(const QString &path, const QString &suffix)
{
    return path.isEmpty() || path.endsWith(suffix, Qt::CaseInsensitive) ? path : path + suffix;
}

void MainWindow::refreshTitle()
{
    const QString title = toQString(m_document.design().meta.title);
    const QString name = !m_path.isEmpty()  ? QFileInfo(m_path).fileName()
                         : !title.isEmpty() ? title
                                            : tr("Untitled");
    const bool isWritable = m_guard.access() == FileGuard::Access::Full;
    setWindowTitle(
        (isWritable ? tr("%1[*] – Clusterwright") : tr("%1[*] (read-only) – Clusterwright")).arg(name));
    setWindowModified(m_document.isModified());
    m_save->setEnabled(isWritable);
    m_versions->setEnabled(isGuarded() && !m_path.isEmpty());
}

void MainWindow::showDesign(Design design, const QString &path)
{
    m_autosave.stop();
    m_guard.release();
    if (!m_path.isEmpty())
        m_folder = QFileInfo(m_path).path();
    m_path = path;
    m_selection.clear();
    m_document.replace(std::move(design));
    showBanner({});
    refreshTitle();
}

void MainWindow::newDesign()
{
    if (!mayDiscard())
        return;
    showDesign({}, {});
    startAutosave();
}

/// The file becomes that of the window; what is beside it is not looked at.
bool MainWindow::load(const QString &path)
{
    const auto stamp = isGuarded() ? stampOf(path.toStdString()) : std::nullopt;
    auto design = m_services.open(path.toStdString());
    if (!design) {
        showBanner(fileSentenceOf(design.error()));
        return false;
    }
    showDesign(design.take(), path);
    if (isGuarded())
        m_guard.follow(path, stamp);
    addRecentFile(m_services.settings, path);
    refreshTitle();
    return true;
}

bool MainWindow::openFile(const QString &path)
{
    if (!load(path))
        return false;
    offerRecoveries();
    sayAccess();
    return true;
}

bool MainWindow::openCopy(Result<Design> design)
{
    if (!design) {
        showBanner(fileSentenceOf(design.error()));
        return false;
    }
    showDesign(design.take(), {});
    startAutosave();
    return true;
}

bool MainWindow::openSample()
{
    return openCopy(m_services.sample());
}

/// Says in the banner why not.
bool MainWindow::isSavePossible(const QString &path)
{
    if (path != m_path)
        return true;
    if (m_guard.access() != FileGuard::Access::Full) {
        sayAccess();
        return false;
    }
    if (m_guard.check() != FileChange::Content)
        return true;
    sayChanged(FileChange::Content, true);
    return false;
}

bool MainWindow::saveTo(const QString &path)
{
    if (!isSavePossible(path))
        return false;
    LockAttempt lock = isGuarded() ? m_guard.reserve(path) : Error{};
    if (const auto *holder = std::get_if<LockHolder>(&lock)) {
        showBanner(tr("Not saved. ") + holderSentence(path, *holder));
        return false;
    }
    const auto saved = m_services.save(path.toStdString(), m_document.design());
    if (!saved) {
        showBanner(tr("Not saved. ") + fileSentenceOf(saved.error()));
        return false;
    }
    m_path = path;
    m_document.setSaved();
    m_autosave.stop();
    if (isGuarded())
        m_guard.saved(path, std::move(lock));
    startAutosave();
    addRecentFile(m_services.settings, path);
    showBanner({});
    refreshTitle();
    statusBar()->showMessage(tr("Saved %1").arg(path), messageTime);
    return true;
}

void MainWindow::chooseAndOpen()
{
    if (!mayDiscard())
        return;
    const QString path = m_questions.openPath(this, m_path.isEmpty() ? m_folder : QFileInfo(m_path).path());
    if (!path.isEmpty())
        openFile(path);
}

bool MainWindow::save()
{
    return m_path.isEmpty() || m_guard.access() != FileGuard::Access::Full ? chooseAndSave() : saveTo(m_path);
}

bool MainWindow::chooseAndSave()
{
    const FileKind kind{tr("Save design"), tr("Clusterwright designs (*.cwright)"), fileSuffix};
    const QString path = m_questions.savePath(this, kind, suggestedPath(fileSuffix));
    return !path.isEmpty() && saveTo(path);
}

QString MainWindow::suggestedPath(const QString &suffix) const
{
    if (!m_path.isEmpty())
        return QFileInfo(m_path).path() + '/' + QFileInfo(m_path).completeBaseName() + suffix;
    const QString title = toQString(m_document.design().meta.title);
    return (m_folder.isEmpty() ? QString() : m_folder + '/') + (title.isEmpty() ? tr("design") : title) +
           suffix;
}

bool MainWindow::mayDiscard()
{
    if (!m_document.isModified())
        return true;
    const UnsavedAnswer answer = m_questions.aboutUnsaved(this);
    return answer == UnsavedAnswer::Discard || (answer == UnsavedAnswer::Save && save());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(mayDiscard());
    if (!event->isAccepted())
        return;
    m_autosave.stop();
    m_guard.release();
    rememberLayout();
}

} // namespace clusterwright
