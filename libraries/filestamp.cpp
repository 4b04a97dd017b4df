#include "libraries/filestamp.h"

#include "libraries/file.h"

#include <functional>

#include <sys/stat.h>

namespace clusterwright {
namespace {

/// All but the content.
std::optional<FileStamp> quickStamp(const std::string &path)
{
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0)
        return std::nullopt;
    return FileStamp{info.st_dev, info.st_ino, info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec, 0};
}

} // namespace

std::optional<FileStamp> stampOf(const std::string &path)
{
    auto stamp = quickStamp(path);
    const auto bytes = readFile(path);
    if (!stamp || !bytes)
        return std::nullopt;
    stamp->content = std::hash<std::string>()(bytes.value());
    return stamp;
}

FileChange changeSince(FileStamp &stamp, const std::string &path)
{
    auto now = quickStamp(path);
    if (!now)
        return FileChange::Gone;
    now->content = stamp.content;
    if (*now == stamp)
        return FileChange::None;
    const auto whole = stampOf(path);
    if (!whole)
        return FileChange::Gone;
    if (whole->content != stamp.content || whole->size != stamp.size)
        return FileChange::Content;
    stamp = *whole;
    return FileChange::None;
}

} // namespace clusterwright
