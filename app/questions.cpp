#include "app/questions.h"

#include "views/panels/versionsdialog.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

namespace clusterwright {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Questions", text);
}

QString askOpenPath(QWidget *parent, const QString &folder)
{
    return QFileDialog::getOpenFileName(parent, tr("Open design"), folder,
                                        tr("Clusterwright designs (*.cwright);;All files (*)"));
}

QString askAnyFile(QWidget *parent, const QString &title, const QString &filter)
{
    return QFileDialog::getOpenFileName(parent, title, {}, filter);
}

QString askFolder(QWidget *parent, const QString &title)
{
    return QFileDialog::getExistingDirectory(parent, title);
}

QString askSavePath(QWidget *parent, const FileKind &kind, const QString &suggested)
{
    const QString path = QFileDialog::getSaveFileName(parent, kind.title, suggested, kind.filter);
    return path.isEmpty() || path.endsWith(kind.suffix, Qt::CaseInsensitive) ? path : path + kind.suffix;
}

UnsavedAnswer askAboutUnsaved(QWidget *parent)
{
    const auto answer = QMessageBox::warning(
        parent, tr("Unsaved changes"), tr("The design has changes that are not saved. Save them?"),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    return answer == QMessageBox::Save      ? UnsavedAnswer::Save
           : answer == QMessageBox::Discard ? UnsavedAnswer::Discard
                                            : UnsavedAnswer::Cancel;
}

RecoveryAnswer askAboutRecovery(QWidget *parent, const QString &text)
{
    QMessageBox box(QMessageBox::Question, tr("Unsaved work"), text, QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(
        tr("Restore shows it as a step that can be undone; the file changes when you save."));
    const QPushButton *restore = box.addButton(tr("Restore"), QMessageBox::AcceptRole);
    const QPushButton *discard = box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
    QPushButton *later = box.addButton(tr("Keep for later"), QMessageBox::RejectRole);
    box.setEscapeButton(later);
    box.exec();
    return box.clickedButton() == restore   ? RecoveryAnswer::Restore
           : box.clickedButton() == discard ? RecoveryAnswer::Discard
                                            : RecoveryAnswer::Later;
}

std::optional<Version> askWhichVersion(QWidget *parent, const QString &name, std::vector<Version> versions)
{
    VersionsDialog dialog(name, std::move(versions), parent);
    const bool isAccepted = dialog.exec() == QDialog::Accepted;
    const Version *version = dialog.chosen();
    return isAccepted && version ? std::optional(*version) : std::nullopt;
}

QString askText(QWidget *parent, const QString &title, const QString &label, const QString &suggested)
{
    bool isGiven = false;
    const QString text =
        QInputDialog::getText(parent, title, label, QLineEdit::Normal, suggested, &isGiven).trimmed();
    return isGiven ? text : QString();
}

int askWhichOf(QWidget *parent, const QString &title, const QStringList &texts)
{
    bool isGiven = false;
    const QString text =
        QInputDialog::getItem(parent, title, QObject::tr("Place:"), texts, 0, false, &isGiven);
    return isGiven ? static_cast<int>(texts.indexOf(text)) : -1;
}

} // namespace

Questions dialogs()
{
    return {askOpenPath, askAnyFile,      askFolder,        askSavePath,    askText,
            askWhichOf,  askAboutUnsaved, askAboutRecovery, askWhichVersion};
}

} // namespace clusterwright
