#include "app/recent.h"

#include <QFileInfo>
#include <QSettings>

namespace clusterwright {
namespace {

constexpr auto key = "recentFiles";

} // namespace

QStringList recentFiles(const QSettings *settings)
{
    return settings ? settings->value(key).toStringList().mid(0, mostRecentFiles) : QStringList();
}

void addRecentFile(QSettings *settings, const QString &path)
{
    if (!settings)
        return;
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles(settings);
    files.removeAll(absolute);
    files.prepend(absolute);
    settings->setValue(key, files.mid(0, mostRecentFiles));
}

void clearRecentFiles(QSettings *settings)
{
    if (settings)
        settings->remove(key);
}

} // namespace clusterwright
