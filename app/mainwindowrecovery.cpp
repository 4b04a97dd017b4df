// Keeping work safe: the lock and the changes of the file, unsaved work, previous versions.
#include "app/mainwindow.h"

#include "app/recent.h"
#include "libraries/file.h"
#include "views/filetext.h"
#include "views/panels/banner.h"
#include "views/text.h"

#include <QFileInfo>

namespace clusterwright {

/// Without a folder for unsaved work the files are none on the disk.
bool MainWindow::isGuarded() const
{
    return !m_services.stateFolder.empty();
}

void MainWindow::sayAccess()
{
    const BannerChoice saveAs{tr("Save as..."), [this] { chooseAndSave(); }};
    if (m_guard.access() == FileGuard::Access::Protected)
        m_banner->say(
            tr("%1 is write protected and was opened read-only. It can be saved under another name.")
                .arg(QFileInfo(m_path).fileName()),
            Severity::Info, {saveAs});
    else if (m_guard.access() == FileGuard::Access::Locked)
        m_banner->say(holderSentence(m_path, m_guard.holder()) + ' ' + tr("It was opened read-only here."),
                      Severity::Warning, {{tr("Open anyway"), [this] { openAnyway(); }}, saveAs});
}

/// From now on both windows save; who saves second is told that the file has changed.
void MainWindow::openAnyway()
{
    m_guard.takeLock();
    startAutosave();
    refreshTitle();
    m_guard.check();
}

void MainWindow::sayChanged(FileChange change, bool isSaving)
{
    const QString name = QFileInfo(m_path).fileName();
    if (change == FileChange::Gone) {
        m_banner->say(tr("%1 was removed or renamed by another program. Saving writes it again.").arg(name),
                      Severity::Warning);
        return;
    }
    const QString text = tr(
        "%1 was changed by another program. Reload shows that text, and can be undone. Keep mine replaces it "
        "when you save; it is a previous version then.");
    m_banner->say(
        (isSaving ? tr("Not saved. ") : QString()) + text.arg(name), Severity::Warning,
        {{tr("Reload"), [this] { reload(); }}, {tr("Keep mine"), [this, isSaving] { keepMine(isSaving); }}});
}

void MainWindow::reload()
{
    const auto stamp = stampOf(m_path.toStdString());
    auto design = m_services.open(m_path.toStdString());
    if (!design) {
        m_banner->say(
            tr("Not reloaded. ") + fileSentenceOf(design.error()), Severity::Error,
            {{tr("Try again"), [this] { reload(); }}, {tr("Keep mine"), [this] { keepMine(false); }}});
        return;
    }
    m_document.apply(tr("Reload from disk"), design.take());
    m_document.setSaved();
    m_guard.accept(stamp);
}

void MainWindow::keepMine(bool isSaving)
{
    m_guard.accept(stampOf(m_path.toStdString()));
    m_document.setUnsaved();
    if (isSaving)
        saveTo(m_path);
}

/// Beside the file if it is ours and nothing there was kept for later; else where designs without a file go.
void MainWindow::startAutosave(const std::string &written)
{
    if (!isGuarded())
        return;
    const std::string file = m_path.toStdString();
    std::string path = written;
    if (path.empty() && m_guard.hasLock() && !QFileInfo::exists(toQString(recoveryPath(file))))
        path = recoveryPath(file);
    if (path.empty()) {
        const auto made = newRecoveryPath(m_services.stateFolder, file);
        if (!made) {
            sayAutosaveFailed(fileSentenceOf(made.error()));
            return;
        }
        path = made.value();
    }
    m_autosave.start({[path, file](const Design &design) { return writeRecovery(path, file, design); },
                      [path] { removeRecovery(path); }},
                     !written.empty());
}

void MainWindow::sayAutosaveFailed(const QString &reason)
{
    m_banner->say(tr("Unsaved work cannot be kept for the case of a crash: ") + reason, Severity::Warning);
}

/// Asks; work that is what was saved already is not worth a question. `saved` may be null.
bool MainWindow::isToBeRestored(const Recovery &recovery, const Design *saved)
{
    const bool isSaved = saved && *saved == recovery.design;
    const auto answer =
        isSaved ? RecoveryAnswer::Discard : m_questions.aboutRecovery(this, recoveryText(recovery, saved));
    if (answer == RecoveryAnswer::Discard)
        removeRecovery(recovery.path);
    return answer == RecoveryAnswer::Restore;
}

void MainWindow::restore(const Recovery &recovery)
{
    m_document.apply(tr("Restore unsaved work"), recovery.design);
    startAutosave(recovery.path);
    m_autosave.writeNow(); // so that it is ours from now on
}

/// For the file that was just opened.
void MainWindow::offerRecoveries()
{
    if (!isGuarded())
        return;
    for (const Recovery &recovery :
         recoveriesOf(m_path.toStdString(), m_services.stateFolder, m_guard.hasLock()))
        if (isToBeRestored(recovery, &m_document.design())) {
            restore(recovery);
            return;
        }
    startAutosave();
}

void MainWindow::offerUnsavedWork()
{
    if (!isGuarded())
        return;
    std::vector<std::string> files;
    for (const QString &path : recentFiles(m_services.settings))
        files.push_back(path.toStdString());
    for (const Recovery &recovery : abandonedWork(m_services.stateFolder, files)) {
        const auto saved =
            recovery.note.file.empty() ? Result<Design>(Error{}) : m_services.open(recovery.note.file);
        if (!isToBeRestored(recovery, saved ? &saved.value() : nullptr))
            continue;
        if (!saved || !load(toQString(recovery.note.file)))
            showDesign({}, {});
        restore(recovery);
        sayAccess();
        return;
    }
}

void MainWindow::choosePreviousVersion()
{
    const QString name = QFileInfo(m_path).fileName();
    const auto version = m_questions.whichVersion(this, name, listVersions(m_path.toStdString()));
    if (!version || !mayDiscard())
        return;
    if (!openCopy(m_services.open(version->path)))
        return;
    m_document.setUnsaved();
    m_banner->say(tr("This is %1 as it was saved at %2: a copy without a file yet.")
                      .arg(name, localTimeText(version->saved)),
                  Severity::Info, {{tr("Save as..."), [this] { chooseAndSave(); }}});
}

} // namespace clusterwright
