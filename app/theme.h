// Theme: colours, font and icons of the windows, matching the drawings.
#pragma once

#include "exports/drawings/style.h"

#include <QIcon>

class QApplication;

namespace clusterwright {

enum class ThemeChoice { System, Light, Dark };

/// Fusion, with our palette and the font of the drawings. To be called once, before any widget.
void setUpStyle(QApplication &application);
void applyTheme(QApplication &application, ThemeChoice choice);

/// A line drawing from the resources in the text colour of a theme: "undo".
QIcon themedIcon(const QString &name, Theme theme);

} // namespace clusterwright
