// File stamps: what a file looked like, to notice that somebody else has changed it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace clusterwright {

struct FileStamp {
    std::uint64_t device = 0, node = 0;
    std::int64_t size = 0, seconds = 0, nanoseconds = 0;
    std::size_t content = 0; ///< hash of the bytes; means nothing in another process

    bool operator==(const FileStamp &) const = default;
};

/// Nothing if there is no such file, or it cannot be read.
std::optional<FileStamp> stampOf(const std::string &path);

enum class FileChange { None, Content, Gone };

/// What became of the file since the stamp was taken. The bytes are read only if something else differs, and
/// a file that was merely touched or written with the same bytes has not changed; the stamp is renewed then.
FileChange changeSince(FileStamp &stamp, const std::string &path);

} // namespace clusterwright
