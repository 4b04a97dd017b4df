// Previous versions: saving keeps what a design was before, beside it in a hidden folder.
#pragma once

#include "model/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace clusterwright {

inline constexpr std::size_t versionsKept = 5;

struct Version {
    std::string path;
    std::string saved; ///< when it was written, as utcText()
    std::size_t bytes = 0;
};

/// writeFile(), and what the file held before becomes a version, if it differs. Refuses a file that is write
/// protected. No version can be kept: the file is saved all the same.
Result<std::string> saveFile(const std::string &path, std::string_view bytes);

/// Latest first.
std::vector<Version> listVersions(const std::string &path);

/// Where the versions of a design are: ".a.cwright.versions" beside it.
std::string versionsFolder(const std::string &path);

} // namespace clusterwright
