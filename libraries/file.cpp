#include "libraries/file.h"

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

/// An open file, closed with it.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

Error systemError(const std::string &path, const std::string &what)
{
    return {path, {}, {}, what + ": " + std::generic_category().message(errno) + "."};
}

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return false;
        bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor) == 0;
}

} // namespace

Result<std::string> readFile(const std::string &path, std::size_t largest)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)); // a pipe would block
    struct stat info {};
    if (file.number() < 0 || ::fstat(file.number(), &info) != 0)
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

Result<std::string> writeFile(const std::string &path, std::string_view bytes)
{
    constexpr mode_t readableByAll = 0644;
    struct stat old {};
    const bool exists = ::stat(path.c_str(), &old) == 0;
    if (exists && !S_ISREG(old.st_mode))
        return Error{path, {}, {}, "is no regular file and is not replaced."};
    std::error_code problem; // a link stays one: what it leads to is replaced
    const auto target = exists ? std::filesystem::canonical(path, problem).native() : path;
    if (problem)
        return Error{path, {}, {}, "cannot be written: " + problem.message() + "."};
    std::string temporary = target + ".XXXXXX";
    const Descriptor file(::mkstemp(temporary.data()));
    if (file.number() < 0)
        return systemError(path, "cannot be written");
    const mode_t mode = exists ? old.st_mode : readableByAll;
    if (::fchmod(file.number(), mode) != 0 || !writeAll(file.number(), bytes) ||
        std::rename(temporary.c_str(), target.c_str()) != 0) {
        const Error error = systemError(path, "cannot be written, the old file is unchanged");
        ::unlink(temporary.c_str());
        return error;
    }
    const auto folder = std::filesystem::absolute(target).parent_path();
    const Descriptor parent(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (parent.number() >= 0)
        ::fsync(parent.number()); // so that the new name survives a power cut
    return path;
}

} // namespace clusterwright
