// Recovery files: what a window had not saved yet, kept apart from the file of the user.
#pragma once

#include "libraries/process.h"
#include "model/design/design.h"
#include "model/result.h"

namespace clusterwright {

/// What a recovery file says of itself.
struct RecoveryNote {
    std::string file;  ///< which design it belongs to, absolute; empty = one that was never saved
    std::string saved; ///< when it was written, as utcText()
    ProcessId owner;   ///< who wrote it

    bool operator==(const RecoveryNote &) const = default;
};

struct Recovery {
    std::string path;
    RecoveryNote note;
    Design design;
};

/// Where the work on a saved design goes: ".a.cwright.recovery" beside it.
std::string recoveryPath(const std::string &designPath);
/// A path that nobody uses yet, in a folder that is made if need be: for designs without a file, and for
/// those beside which nothing can be written. Fails if the folder cannot be made.
Result<std::string> newRecoveryPath(const std::string &folder, const std::string &designPath);

/// Replaces the file atomically, now. Returns the path.
Result<std::string> writeRecovery(const std::string &path, const std::string &designPath,
                                  const Design &design);
Result<Recovery> readRecovery(const std::string &path);
/// Nothing happens if there is none.
void removeRecovery(const std::string &path);

/// Unsaved work on a design that nobody works on any more: beside it, if `hasLock` (who has the lock knows
/// that nobody else writes there, except a window that lost it on this host), and in the folder.
std::vector<Recovery> recoveriesOf(const std::string &designPath, const std::string &folder, bool hasLock);
/// All unsaved work whose owners are gone: in the folder, and beside these designs.
std::vector<Recovery> abandonedWork(const std::string &folder, const std::vector<std::string> &designPaths);

/// The recovery files in a folder whose owners are gone, the latest first. What cannot be read is left out.
std::vector<Recovery> listRecoveries(const std::string &folder);

} // namespace clusterwright
