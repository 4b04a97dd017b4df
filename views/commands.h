// Commands: every action of the menus, as the command palette and the list of shortcuts need them.
#pragma once

#include <QString>

#include <vector>

class QAction;
class QMenuBar;

namespace clusterwright {

struct Command {
    QAction *action = nullptr;
    QString text; ///< "Save as..."
    QString path; ///< the menus it is in: "View > Theme"
};

/// In the order of the menus, submenus included, separators and hidden actions left out.
std::vector<Command> commandsOf(const QMenuBar &bar);

/// Without the mnemonic: "Save as..." of "Save &as...".
QString withoutMnemonic(QString text);

/// Enables an action or says why it is not: a sentence that says what to do.
void enableIf(QAction &action, bool isEnabled, const QString &reason);
/// Why the action is disabled; empty if it is not, or nobody said.
QString reasonOf(const QAction &action);

} // namespace clusterwright
