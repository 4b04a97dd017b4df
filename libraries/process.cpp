#include "libraries/process.h"

#include <array>
#include <chrono>
#include <ctime>
#include <fstream>
#include <optional>
#include <sstream>

#include <pwd.h>
#include <unistd.h>

namespace clusterwright {
namespace {

std::string hostName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

std::string userName()
{
    const auto *entry = ::getpwuid(::getuid());
    return entry ? entry->pw_name : "user " + std::to_string(::getuid());
}

/// When it started, in clock ticks after the host did: field 22 of /proc/N/stat, see proc(5). Nothing if it
/// is gone.
std::optional<std::int64_t> startOf(std::int64_t process)
{
    constexpr int fieldsBefore = 19; // after the name in brackets, which may hold anything
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string text;
    std::getline(file, text);
    std::istringstream fields(text.substr(std::min(text.rfind(')'), text.size() - 1) + 1));
    std::string skipped;
    for (int i = 0; i < fieldsBefore; ++i)
        fields >> skipped;
    std::int64_t start = 0;
    return fields >> start ? std::optional(start) : std::nullopt;
}

} // namespace

ProcessId thisProcess()
{
    return {hostName(), userName(), ::getpid(), startOf(::getpid()).value_or(0)};
}

bool mayRun(const ProcessId &process)
{
    return process.host != hostName() || startOf(process.number) == process.start;
}

bool isErrorShown()
{
    return isatty(STDERR_FILENO) != 0;
}

std::string utcText(std::int64_t seconds)
{
    const auto time = static_cast<std::time_t>(seconds);
    std::tm parts{};
    std::array<char, 32> text{};
    if (!::gmtime_r(&time, &parts) ||
        std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
        return {};
    return text.data();
}

std::string utcNow()
{
    return utcText(
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
            .count());
}

} // namespace clusterwright
