// Lock files: who has a design open, so that two windows do not write over each other.
#pragma once

#include "libraries/process.h"
#include "model/result.h"

#include <variant>

namespace clusterwright {

struct LockHolder {
    ProcessId process;
    std::string since; ///< as utcText()
    std::string token; ///< tells the locks of one process apart

    bool operator==(const LockHolder &) const = default;
};

/// A lock that was taken; given back when it goes.
class FileLock {
public:
    FileLock(std::string lockPath, LockHolder holder);
    ~FileLock();
    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&other) noexcept;

private:
    std::string m_path; ///< empty = moved away
    LockHolder m_holder;
};

enum class Takeover {
    OfTheDead, ///< only locks of processes that are known to be gone
    OfAnybody
};

/// The lock, or who has it, or why there can be none (say, the folder may not be written).
using LockAttempt = std::variant<FileLock, LockHolder, Error>;
LockAttempt lockFile(const std::string &path, Takeover takeover = Takeover::OfTheDead);

/// "is open in another window by ada on host-1 since 2026-01-31T12:30:15Z": goes behind the name of the file.
std::string holderText(const LockHolder &holder);

/// The lock file of a design: ".a.cwright.lock" beside it.
std::string lockPath(const std::string &path);

} // namespace clusterwright
