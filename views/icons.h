// Icons that are drawn, not loaded: severities by shape and colour, and the kinds of things in lists.
#pragma once

#include "exports/drawings/style.h"
#include "model/find.h"

#include <QIcon>
#include <QPalette>

namespace clusterwright {

/// A cross in a disc, an exclamation mark in a triangle, an i in a square: told apart without colour.
QIcon severityIcon(Severity severity, Theme theme);
/// A tick in a disc: no findings.
QIcon goodIcon(Theme theme);

/// A square in the colour of the kind, as on the canvas.
QIcon kindIcon(PartKind kind, Theme theme);
/// A hall, a row, a rack, a rack type, a device or a statement, by its outline.
QIcon objectIcon(FoundKind kind, Theme theme);

/// All of them, drawn once: for item models, which are asked often.
class Icons {
public:
    explicit Icons(Theme theme);

    const QIcon &of(Severity severity) const { return m_severities[static_cast<std::size_t>(severity)]; }
    const QIcon &of(PartKind kind) const { return m_kinds[static_cast<std::size_t>(kind)]; }
    const QIcon &of(FoundKind kind) const { return m_objects[static_cast<std::size_t>(kind)]; }

private:
    std::array<QIcon, 3> m_severities;
    std::array<QIcon, namesOf<PartKind>.size()> m_kinds;
    std::array<QIcon, static_cast<std::size_t>(FoundKind::Statement) + 1> m_objects;
};

/// Dark if the window colour of the palette is.
Theme themeOf(const QPalette &palette);

} // namespace clusterwright
