#include "views/panels/shortcutsheet.h"

#include <QAction>
#include <QCoreApplication>

namespace clusterwright {
namespace {

struct Keys {
    QString keys, text;
};

QString tr(const char *text)
{
    return QCoreApplication::translate("ShortcutSheet", text);
}

QString tableOf(const QString &title, const std::vector<Keys> &rows)
{
    QString html = "<h3>" + title.toHtmlEscaped() + "</h3><table cellspacing=\"0\" cellpadding=\"3\">";
    for (const auto &[keys, text] : rows)
        html += "<tr><td width=\"210\"><b>" + keys.toHtmlEscaped() + "</b></td><td>" + text.toHtmlEscaped() +
                "</td></tr>";
    return html + "</table>";
}

std::vector<Keys> keysOfCanvas()
{
    return {{tr("Tab, Shift+Tab"), tr("next and previous rack or device")},
            {tr("Arrow keys"), tr("on the floor the neighbour; in the racks Up and Down move the device")},
            {tr("Shift+Up, Shift+Down"), tr("move the device ten units")},
            {tr("Alt+Up, Alt+Down"), tr("move the device half a unit")},
            {tr("Enter"), tr("look into the rack")},
            {tr("Backspace"), tr("up to what it stands in")},
            {tr("Esc"), tr("cancel, then from the device to its rack, then nothing selected")},
            {tr("Ctrl+click, Shift+click"), tr("add to the selection, or take from it")},
            {tr("Ctrl while dragging"), tr("copy the device")},
            {tr("Alt while dragging"), tr("half units")},
            {tr("Ctrl+wheel"), tr("zoom about the pointer")},
            {tr("Middle button, Space+drag"), tr("pan")}};
}

std::vector<Keys> keysOfLists()
{
    return {{tr("Down in a search field"), tr("to the list")},
            {tr("Enter"), tr("go there; in the library place the part")},
            {tr("F2"), tr("in the table of racks: rename")},
            {tr("Ctrl+C"), tr("in a table: copy the selected rows")}};
}

} // namespace

QString shortcutSheet(const std::vector<Command> &commands)
{
    QString html;
    for (auto command = commands.begin(); command != commands.end();) {
        const QString menu = command->path.section(" > ", 0, 0);
        std::vector<Keys> rows;
        for (; command != commands.end() && command->path.section(" > ", 0, 0) == menu; ++command)
            if (const auto keys = command->action->shortcuts(); !keys.isEmpty())
                rows.push_back(
                    {QKeySequence::listToString(keys, QKeySequence::NativeText).replace("; ", ", "),
                     command->text});
        if (!rows.empty())
            html += tableOf(menu, rows);
    }
    return html + tableOf(tr("On the canvas"), keysOfCanvas()) + tableOf(tr("In lists"), keysOfLists());
}

} // namespace clusterwright
