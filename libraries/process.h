// Processes that own a file: which one, whose, and whether it still runs; and the time as these files hold
// it.
#pragma once

#include <cstdint>
#include <string>

namespace clusterwright {

struct ProcessId {
    std::string host, user;
    std::int64_t number = 0;
    std::int64_t start =
        0; ///< clock ticks after the host started: tells it from a later one of the same number

    bool operator==(const ProcessId &) const = default;
};

ProcessId thisProcess();

/// False only if it is known to be gone: a process of another host counts as running.
bool mayRun(const ProcessId &process);

/// Whether somebody sees standard error: it is a terminal.
bool isErrorShown();

/// "2026-01-31T12:30:15Z", from seconds since 1970.
std::string utcText(std::int64_t seconds);
std::string utcNow();

template <typename Archive, typename T>
void describeProcess(Archive &archive, T &process)
{
    archive.field("host", process.host);
    archive.field("process", process.number);
    archive.field("start", process.start);
    archive.field("user", process.user);
}

} // namespace clusterwright
