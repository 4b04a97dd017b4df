#include "libraries/filelock.h"

#include "libraries/descriptor.h"
#include "libraries/file.h"
#include "libraries/json.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clusterwright {
namespace {

constexpr mode_t readableByAll = 0644;
constexpr int mostAttempts = 100; // each fails only if somebody else took or gave back the lock meanwhile

/// Who the open lock file names; nothing if it names nobody, as after a crash while it was written.
std::optional<LockHolder> readHolder(int descriptor)
{
    std::array<char, 4096> bytes{};
    const ssize_t count = ::pread(descriptor, bytes.data(), bytes.size(), 0);
    const auto json = parseJson({bytes.data(), count > 0 ? static_cast<std::size_t>(count) : 0}, {});
    if (!json)
        return std::nullopt;
    std::optional<Error> error;
    LockHolder holder;
    JsonReader reader(json.value(), "lock", error);
    describeProcess(reader, holder.process);
    reader.field("since", holder.since);
    reader.field("token", holder.token);
    return error ? std::nullopt : std::optional(holder);
}

bool writeHolder(int descriptor, const LockHolder &holder)
{
    JsonWriter writer;
    describeProcess(writer, holder.process);
    writer.field("since", holder.since);
    writer.field("token", holder.token);
    return ::ftruncate(descriptor, 0) == 0 && writeAll(descriptor, fileText(writer.json));
}

bool isStill(const Descriptor &file, const std::string &path)
{
    struct stat open {
    }, there{};
    return ::fstat(file.number(), &open) == 0 && ::stat(path.c_str(), &there) == 0 &&
           open.st_dev == there.st_dev && open.st_ino == there.st_ino;
}

/// A lock file of another user, which we may read only.
std::optional<LockHolder> holderOfForeign(const std::string &path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    auto holder = file.isOpen() ? readHolder(file.number()) : std::nullopt;
    return holder && mayRun(holder->process) ? holder : std::nullopt;
}

LockHolder newHolder()
{
    static std::atomic<int> count = 0;
    return {thisProcess(), utcNow(), std::to_string(++count)};
}

Error cannotLock(const std::string &path)
{
    return {path, {}, {}, "cannot be locked: " + std::generic_category().message(errno) + "."};
}

} // namespace

std::string lockPath(const std::string &path)
{
    return companionPath(path, ".lock");
}

std::string holderText(const LockHolder &holder)
{
    return "is open in another window by " + holder.process.user + " on " + holder.process.host + " since " +
           holder.since;
}

LockAttempt lockFile(const std::string &path, Takeover takeover)
{
    const std::string place = lockPath(path);
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        const Descriptor file(
            ::open(place.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, readableByAll));
        if (!file.isOpen() && errno == EACCES) {
            auto holder = holderOfForeign(place);
            if (holder && takeover == Takeover::OfTheDead)
                return *std::move(holder);
            if (::unlink(place.c_str()) == 0)
                continue;
        }
        if (!file.isOpen())
            return cannotLock(path);
        lockDescriptor(file.number(), true); // while we look and write; not all file systems can
        if (!isStill(file, place))
            continue;
        auto holder = readHolder(file.number());
        if (holder && takeover == Takeover::OfTheDead && mayRun(holder->process))
            return *std::move(holder);
        LockHolder ours = newHolder();
        if (!writeHolder(file.number(), ours))
            return cannotLock(path);
        return FileLock(place, std::move(ours));
    }
    return cannotLock(path);
}

FileLock::FileLock(std::string lockPath, LockHolder holder)
    : m_path(std::move(lockPath)), m_holder(std::move(holder))
{
}

FileLock::FileLock(FileLock &&other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_holder(std::move(other.m_holder))
{
}

FileLock &FileLock::operator=(FileLock &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_holder, other.m_holder);
    return *this;
}

/// Somebody may have taken it from us; then it is not ours to remove.
FileLock::~FileLock()
{
    if (m_path.empty())
        return;
    const Descriptor file(::open(m_path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    if (!file.isOpen())
        return;
    lockDescriptor(file.number(), true);
    if (isStill(file, m_path) && readHolder(file.number()) == m_holder)
        ::unlink(m_path.c_str());
}

} // namespace clusterwright
