// Text about files: who has one open, what unsaved work holds, when something was saved.
#pragma once

#include "libraries/filelock.h"
#include "libraries/recovery.h"

#include <QString>

namespace clusterwright {

/// "2026-01-31 13:30" in local time, from "2026-01-31T12:30:15Z".
QString localTimeText(const std::string &utc);

/// "pod.cwright is open in another window by ada on host-1 since 2026-01-31 13:30."
QString holderSentence(const QString &path, const LockHolder &holder);

/// What unsaved work was found, when it was kept and how it differs from what was saved; `saved` is null if
/// there is nothing saved that it belongs to.
QString recoveryText(const Recovery &recovery, const Design *saved);

} // namespace clusterwright
