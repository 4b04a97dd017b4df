// Icons that are drawn, not loaded: severities by shape and colour.
#pragma once

#include "exports/drawings/style.h"

#include <QIcon>
#include <QPalette>

namespace clusterwright {

/// A cross in a disc, an exclamation mark in a triangle, an i in a square: told apart without colour.
QIcon severityIcon(Severity severity, Theme theme);
/// A tick in a disc: no findings.
QIcon goodIcon(Theme theme);

/// Dark if the window colour of the palette is.
Theme themeOf(const QPalette &palette);

} // namespace clusterwright
