// Shortcut sheet: all keys of the program on one page, made from the menus.
#pragma once

#include "views/commands.h"

namespace clusterwright {

/// As HTML: one table per menu with the actions that have a shortcut, then the keys of the canvas and of
/// lists, which no menu names.
QString shortcutSheet(const std::vector<Command> &commands);

} // namespace clusterwright
