// File guard: holds the lock of the file in a window, and notices when somebody else changes it.
#pragma once

#include "libraries/filelock.h"
#include "libraries/filestamp.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <optional>

namespace clusterwright {

class FileGuard : public QObject {
    Q_OBJECT

public:
    enum class Access {
        Full,
        Protected, ///< the file may not be written
        Locked     ///< somebody else has it open
    };

    explicit FileGuard(QObject *parent = nullptr);

    /// Guards this file from now on, and takes its lock if it can be had. `stamp` is what the file looked
    /// like right before it was read.
    void follow(const QString &path, std::optional<FileStamp> stamp);
    /// Gives the lock back and guards nothing.
    void release();

    Access access() const { return m_access; }
    const LockHolder &holder() const { return m_holder; } ///< if access is Locked
    bool hasLock() const { return m_lock.has_value(); }

    /// The lock needed to save there; an Error if none is, or none can be had.
    LockAttempt reserve(const QString &path) const;
    /// The file was saved there, under a lock from reserve().
    void saved(const QString &path, LockAttempt attempt);

    /// Looks now; changedOnDisk() follows if it is news.
    FileChange check();
    /// What was on the disk when this stamp was taken is known.
    void accept(std::optional<FileStamp> stamp);
    /// Takes the lock from whoever has it.
    void takeLock();

signals:
    void changedOnDisk(FileChange change);

private:
    bool guards(const QString &path) const;
    void watch();

    QString m_path; ///< empty = nothing is guarded
    Access m_access = Access::Full;
    LockHolder m_holder;
    std::optional<FileLock> m_lock;
    std::optional<FileStamp> m_stamp;
    FileChange m_told = FileChange::None;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< so that one look does for the many signals of one change
};

} // namespace clusterwright
