#include "libraries/partwriter.h"

#include "libraries/descriptor.h"
#include "libraries/partjson.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace clusterwright {
namespace {

namespace fs = std::filesystem;

Error failure(const fs::path &path, const std::string &what, const std::error_code &reason)
{
    return {path.native(), {}, {}, what + ": " + reason.message() + "."};
}

/// A hidden folder that goes away with all that is left in it.
class Staging {
public:
    explicit Staging(const fs::path &parent) : m_path((parent / ".import-XXXXXX").native())
    {
        if (!::mkdtemp(m_path.data()))
            m_path.clear();
    }
    ~Staging()
    {
        std::error_code ignored;
        if (!m_path.empty())
            fs::remove_all(m_path, ignored);
    }
    Staging(const Staging &) = delete;
    Staging &operator=(const Staging &) = delete;

    const std::string &path() const { return m_path; } ///< empty if it could not be made

private:
    std::string m_path;
};

bool canBeFileName(const PartId &id)
{
    constexpr std::size_t longest = 200; // bytes; file systems take 255
    return !id.empty() && id.size() <= longest && !id.starts_with('.') &&
           id.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
}

fs::path placeOf(const Part &part)
{
    return fs::path(nameOf(kindOf(part))) / (part.id + ".json");
}

/// Writes all files below the staging folder, on the disk.
std::optional<Error> stage(const std::vector<Part> &parts, const fs::path &staging)
{
    std::error_code problem;
    for (const Part &part : parts) {
        const fs::path path = staging / placeOf(part);
        fs::create_directories(path.parent_path(), problem);
        if (problem)
            return failure(path, "cannot be written", problem);
        std::ofstream file(path, std::ios::binary);
        file << partText(part);
        file.close();
        if (!file)
            return failure(path, "cannot be written", std::error_code(errno, std::generic_category()));
    }
    const Descriptor folder(::open(staging.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen() ||
        ::syncfs(folder.number()) != 0) // one for all: a sync of each takes 100 times as long
        return failure(staging, "cannot be synced", std::error_code(errno, std::generic_category()));
    return {};
}

} // namespace

Result<int> writeParts(const std::vector<Part> &parts, const std::string &folder)
{
    std::error_code problem;
    for (const Part &part : parts)
        if (!canBeFileName(part.id))
            return wrong(part.id, "id", "cannot be the name of a file.");
        else if (fs::is_directory(folder / placeOf(part), problem))
            return Error{(folder / placeOf(part)).native(), part.id, {}, "is a folder and is not replaced."};
    fs::create_directories(folder, problem);
    if (problem)
        return failure(folder, "cannot be made", problem);
    const Staging staging(folder);
    if (staging.path().empty())
        return failure(folder, "cannot be written", std::error_code(errno, std::generic_category()));
    if (auto error = stage(parts, staging.path()))
        return *std::move(error);
    for (const Part &part : parts) {
        const fs::path path = folder / placeOf(part);
        fs::create_directories(path.parent_path(), problem);
        if (!problem)
            fs::rename(staging.path() / placeOf(part), path, problem);
        if (problem)
            return failure(path, "cannot be written", problem);
    }
    return static_cast<int>(parts.size());
}

} // namespace clusterwright
