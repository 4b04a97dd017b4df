#include "views/fileguard.h"

#include "libraries/file.h"

#include <QFileInfo>

namespace clusterwright {
namespace {

constexpr int settleTime = 100; // milliseconds

} // namespace

FileGuard::FileGuard(QObject *parent) : QObject(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    connect(&m_settle, &QTimer::timeout, this, &FileGuard::check);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_settle.start(); });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_settle.start(); });
}

void FileGuard::follow(const QString &path, std::optional<FileStamp> stamp)
{
    release();
    m_path = path;
    m_stamp = std::move(stamp);
    watch();
    if (isWriteProtected(path.toStdString())) {
        m_access = Access::Protected;
        return;
    }
    auto attempt = lockFile(path.toStdString());
    if (auto *lock = std::get_if<FileLock>(&attempt)) {
        m_lock.emplace(std::move(*lock));
    } else if (const auto *holder = std::get_if<LockHolder>(&attempt)) {
        m_access = Access::Locked;
        m_holder = *holder;
    } // else no lock can be had on this file system
}

void FileGuard::release()
{
    m_settle.stop();
    if (const QStringList watched = m_watcher.files() + m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    m_path.clear();
    m_access = Access::Full;
    m_holder = {};
    m_lock.reset();
    m_stamp.reset();
    m_told = FileChange::None;
}

bool FileGuard::guards(const QString &path) const
{
    return !m_path.isEmpty() && realPath(path.toStdString()) == realPath(m_path.toStdString());
}

LockAttempt FileGuard::reserve(const QString &path) const
{
    return guards(path) ? Error{} : lockFile(path.toStdString());
}

void FileGuard::saved(const QString &path, LockAttempt attempt)
{
    if (!guards(path))
        release();
    if (auto *lock = std::get_if<FileLock>(&attempt))
        m_lock.emplace(std::move(*lock));
    m_path = path;
    m_access = Access::Full;
    accept(stampOf(path.toStdString()));
}

FileChange FileGuard::check()
{
    if (!m_stamp)
        return FileChange::None;
    const FileChange change = changeSince(*m_stamp, m_path.toStdString());
    watch();
    if (change != m_told) {
        m_told = change;
        if (change != FileChange::None)
            emit changedOnDisk(change);
    }
    return change;
}

void FileGuard::takeLock()
{
    auto attempt = lockFile(m_path.toStdString(), Takeover::OfAnybody);
    if (auto *lock = std::get_if<FileLock>(&attempt))
        m_lock.emplace(std::move(*lock));
    m_access = Access::Full;
}

void FileGuard::accept(std::optional<FileStamp> stamp)
{
    m_stamp = std::move(stamp);
    m_told = FileChange::None;
    watch();
}

/// A file that is replaced is watched no longer; its folder tells when there is a new one.
void FileGuard::watch()
{
    for (const QString &path : {m_path, QFileInfo(m_path).absolutePath()})
        if (!m_path.isEmpty() && QFileInfo::exists(path))
            m_watcher.addPath(path);
}

} // namespace clusterwright
