#include "libraries/file.h"

#include "libraries/descriptor.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clusterwright {
namespace {

Error systemError(const std::string &path, const std::string &what)
{
    return {path, {}, {}, what + ": " + std::generic_category().message(errno) + "."};
}

constexpr auto temporaryEnding = ".tmp-";
constexpr std::size_t randomLetters = 6;

/// Removes what writers left that died before they were done: a living one holds a lock on its file.
void removeLeftovers(const std::string &target)
{
    const std::filesystem::path stem = companionPath(target, temporaryEnding);
    std::error_code problem;
    for (std::filesystem::directory_iterator entry(stem.parent_path(), problem), end;
         !problem && entry != end; entry.increment(problem)) {
        const std::string name = entry->path().filename().native(), start = stem.filename().native();
        if (!name.starts_with(start) || name.size() != start.size() + randomLetters)
            continue;
        const Descriptor leftover(::open(entry->path().c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
        if (leftover.isOpen() && lockDescriptor(leftover.number(), false))
            ::unlink(entry->path().c_str());
    }
}

/// A new file beside the target, locked while it is open.
Descriptor makeTemporary(const std::string &target, std::string &path)
{
    while (true) {
        path = companionPath(target, temporaryEnding) + std::string(randomLetters, 'X');
        Descriptor file(::mkostemp(path.data(), O_CLOEXEC));
        struct stat info {};
        if (!file.isOpen() || !lockDescriptor(file.number(), true) || ::fstat(file.number(), &info) != 0 ||
            info.st_nlink > 0)
            return file; // else somebody took it for a leftover before it was locked
    }
}

} // namespace

Result<std::string> readFile(const std::string &path, std::size_t largest)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)); // a pipe would block
    struct stat info {};
    if (!file.isOpen() || ::fstat(file.number(), &info) != 0)
        return systemError(path, "cannot be opened");
    if (!S_ISREG(info.st_mode) || static_cast<std::size_t>(info.st_size) > largest)
        return Error{path, {}, {}, "is no file, or larger than " + std::to_string(largest) + " bytes."};
    std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t count = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
        if (count == 0 || (count < 0 && errno != EINTR))
            return systemError(path, "cannot be read");
        filled += count < 0 ? 0 : static_cast<std::size_t>(count);
    }
    return bytes;
}

Result<std::string> writeFile(const std::string &path, std::string_view bytes, Readers readers)
{
    constexpr mode_t readableByAll = 0644, readableByOwner = 0600;
    struct stat old {};
    const bool exists = ::stat(path.c_str(), &old) == 0;
    if (exists && !S_ISREG(old.st_mode))
        return Error{path, {}, {}, "is no regular file and is not replaced."};
    std::error_code problem; // a link stays one: what it leads to is replaced
    const auto target = exists ? std::filesystem::canonical(path, problem).native() : path;
    if (problem)
        return Error{path, {}, {}, "cannot be written: " + problem.message() + "."};
    removeLeftovers(target);
    std::string temporary;
    const Descriptor file = makeTemporary(target, temporary);
    if (!file.isOpen())
        return systemError(path, "cannot be written");
    const mode_t mode = exists ? old.st_mode : readers == Readers::Owner ? readableByOwner : readableByAll;
    if (!writeAll(file.number(), bytes) || ::fchmod(file.number(), mode) != 0 ||
        std::rename(temporary.c_str(), target.c_str()) != 0) {
        const Error error = systemError(path, "cannot be written, the old file is unchanged");
        ::unlink(temporary.c_str());
        return error;
    }
    const auto folder = std::filesystem::absolute(target).parent_path();
    const Descriptor parent(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (parent.isOpen())
        ::fsync(parent.number()); // so that the new name survives a power cut
    return path;
}

std::string realPath(const std::string &path)
{
    std::error_code problem;
    const auto real = std::filesystem::canonical(path, problem);
    return problem ? std::filesystem::absolute(path, problem).lexically_normal().native() : real.native();
}

std::string companionPath(const std::string &path, const std::string &ending)
{
    const std::filesystem::path real = realPath(path);
    return (real.parent_path() / ('.' + real.filename().native() + ending)).native();
}

bool isWriteProtected(const std::string &path)
{
    constexpr mode_t anybodyWrites = 0222;
    const std::string real = realPath(path);
    struct stat info {};
    if (::stat(real.c_str(), &info) != 0)
        return false;
    return (info.st_mode & anybodyWrites) == 0 || ::access(real.c_str(), W_OK) != 0 ||
           ::access(std::filesystem::path(real).parent_path().c_str(), W_OK) != 0;
}

} // namespace clusterwright
