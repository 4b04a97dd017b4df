#include "views/commands.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QVariant>

namespace clusterwright {
namespace {

constexpr auto reasonProperty = "disabledReason";

void collect(const QList<QAction *> &actions, const QString &path, std::vector<Command> &commands)
{
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        const QString text = withoutMnemonic(action->text());
        if (const QMenu *menu = action->menu())
            collect(menu->actions(), path.isEmpty() ? text : path + " > " + text, commands);
        else
            commands.push_back({action, text, path});
    }
}

} // namespace

std::vector<Command> commandsOf(const QMenuBar &bar)
{
    std::vector<Command> commands;
    collect(bar.actions(), {}, commands);
    return commands;
}

QString withoutMnemonic(QString text)
{
    for (qsizetype at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1))
        text.remove(at, 1); // of "&&" the second stays
    return text;
}

void enableIf(QAction &action, bool isEnabled, const QString &reason)
{
    action.setEnabled(isEnabled);
    action.setProperty(reasonProperty, reason);
}

QString reasonOf(const QAction &action)
{
    return action.isEnabled() ? QString() : action.property(reasonProperty).toString();
}

} // namespace clusterwright
