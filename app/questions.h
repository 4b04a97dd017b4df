// What the window asks the user: dialogs, unless a test hands in answers.
#pragma once

#include "libraries/versions.h"

#include <QString>

#include <functional>
#include <optional>

class QWidget;

namespace clusterwright {

enum class UnsavedAnswer { Save, Discard, Cancel };
enum class RecoveryAnswer { Restore, Discard, Later };

struct FileKind {
    QString title;  ///< of the dialog
    QString filter; ///< "PDF documents (*.pdf)"
    QString suffix; ///< added to a name without it
};

struct Questions {
    /// Empty = none was chosen.
    std::function<QString(QWidget *parent, const QString &folder)> openPath;
    std::function<QString(QWidget *parent, const QString &title, const QString &filter)> anyFile;
    std::function<QString(QWidget *parent, const QString &title)> folder;
    std::function<QString(QWidget *parent, const FileKind &kind, const QString &suggested)> savePath;
    std::function<QString(QWidget *parent, const QString &title, const QString &label,
                          const QString &suggested)>
        text;
    /// The row that was chosen; -1 = none.
    std::function<int(QWidget *parent, const QString &title, const QStringList &texts)> whichOf;
    std::function<UnsavedAnswer(QWidget *parent)> aboutUnsaved;
    std::function<RecoveryAnswer(QWidget *parent, const QString &text)> aboutRecovery;
    /// `name` is that of the design.
    std::function<std::optional<Version>(QWidget *parent, const QString &name, std::vector<Version> versions)>
        whichVersion;
};

Questions dialogs();

} // namespace clusterwright
