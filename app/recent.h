// Recent files: the designs opened or saved last, remembered in the settings.
#pragma once

#include <QStringList>

class QSettings;

namespace clusterwright {

inline constexpr int mostRecentFiles = 10;

/// Absolute paths, the latest first; files that are gone are among them. Nothing is remembered without
/// settings.
QStringList recentFiles(const QSettings *settings);
void addRecentFile(QSettings *settings, const QString &path);
void clearRecentFiles(QSettings *settings);

} // namespace clusterwright
