#include "libraries/versions.h"

#include "libraries/file.h"
#include "libraries/process.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clusterwright {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t digits = 6; // of the number that is the name of a version

/// The number of a version by its name, 0 if it is none: "000012.cwright".
int numberOf(const fs::path &file)
{
    const std::string name = file.stem().native();
    int number = 0;
    const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), number);
    return problem == std::errc() && end == name.data() + name.size() && name.size() >= digits ? number : 0;
}

fs::path pathOf(const fs::path &folder, int number, const fs::path &file)
{
    std::string name = std::to_string(number);
    name.insert(0, digits - std::min(digits, name.size()), '0');
    return folder / (name + file.extension().native());
}

bool areSame(const fs::path &a, const fs::path &b)
{
    std::error_code problem;
    if (fs::equivalent(a, b, problem))
        return true;
    if (fs::file_size(a, problem) != fs::file_size(b, problem) || problem)
        return false;
    const auto left = readFile(a.native()), right = readFile(b.native());
    return left && right && left.value() == right.value();
}

bool holds(const fs::path &file, std::string_view bytes)
{
    std::error_code problem;
    if (fs::file_size(file, problem) != bytes.size() || problem)
        return false;
    const auto text = readFile(file.native());
    return text && text.value() == bytes;
}

/// A second name costs nothing, as the file gets a new body when it is replaced; not every file system can.
bool copyTo(const fs::path &version, const fs::path &file)
{
    if (::link(file.c_str(), version.c_str()) == 0)
        return true;
    if (errno == EEXIST)
        return false;
    struct stat info {};
    const auto text = readFile(file.native());
    if (!text || ::stat(file.c_str(), &info) != 0 ||
        !writeFile(version.native(), text.value(), Readers::Owner))
        return false;
    const timespec times[] = {info.st_atim, info.st_mtim};
    return ::utimensat(AT_FDCWD, version.c_str(), times, 0) == 0;
}

/// Whatever goes wrong here must not keep anybody from saving.
void keepVersion(const std::string &path, std::string_view next)
{
    const fs::path file = realPath(path), folder = versionsFolder(path);
    std::error_code problem;
    if (!fs::is_regular_file(file, problem) || holds(file, next))
        return;
    const auto versions = listVersions(path);
    if (!versions.empty() && areSame(versions.front().path, file))
        return; // kept by a save that failed later
    if (fs::create_directory(folder, problem))
        static_cast<void>(writeFile((folder / ".gitignore").native(), "*\n")); // a convenience only
    const int latest = versions.empty() ? 0 : numberOf(versions.front().path);
    copyTo(pathOf(folder, latest + 1, file), file);
}

void removeOldVersions(const std::string &path)
{
    const auto versions = listVersions(path);
    for (std::size_t i = versionsKept; i < versions.size(); ++i)
        ::unlink(versions[i].path.c_str());
}

} // namespace

std::string versionsFolder(const std::string &path)
{
    return companionPath(path, ".versions");
}

Result<std::string> saveFile(const std::string &path, std::string_view bytes)
{
    if (isWriteProtected(path))
        return Error{path, {}, {}, "is write protected. Save it under another name, or allow writing."};
    keepVersion(path, bytes);
    auto written = writeFile(path, bytes);
    if (written)
        removeOldVersions(path);
    return written;
}

std::vector<Version> listVersions(const std::string &path)
{
    std::vector<fs::path> files;
    std::error_code problem;
    for (fs::directory_iterator entry(versionsFolder(path), problem), end; !problem && entry != end;
         entry.increment(problem))
        if (numberOf(entry->path()) > 0)
            files.push_back(entry->path());
    std::ranges::sort(files, std::ranges::greater(), numberOf);
    std::vector<Version> versions;
    for (const fs::path &file : files) {
        struct stat info {};
        if (::stat(file.c_str(), &info) == 0 && S_ISREG(info.st_mode))
            versions.push_back(
                {file.native(), utcText(info.st_mtim.tv_sec), static_cast<std::size_t>(info.st_size)});
    }
    return versions;
}

} // namespace clusterwright
