#include "libraries/librarystack.h"

#include "libraries/datafolder.h"
#include "libraries/file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

namespace clusterwright {
namespace {

constexpr std::size_t largestPartFile = 1 << 20;

/// Part files of a folder in the order of their paths, which the file system does not promise.
std::vector<std::string> partFiles(const LibraryFolder &folder, std::vector<Error> &problems)
{
    std::error_code problem;
    std::vector<std::string> paths;
    if (!folder.isShipped && !std::filesystem::exists(folder.path, problem))
        return paths;
    std::filesystem::recursive_directory_iterator it(folder.path, problem);
    for (; !problem && it != std::filesystem::recursive_directory_iterator(); it.increment(problem))
        if (it->path().extension() == ".json" && !it->path().filename().native().ends_with(".schema.json"))
            paths.push_back(it->path().native());
    if (problem)
        problems.push_back({folder.path, {}, {}, "cannot be listed: " + problem.message() + "."});
    std::ranges::sort(paths);
    return paths;
}

Result<Part> loadPart(const std::string &path)
{
    const auto text = readFile(path, largestPartFile);
    return text ? parsePart(text.value(), path) : text.error();
}

void addFolder(LibraryStack &stack, std::size_t index)
{
    for (const std::string &path : partFiles(stack.folders[index], stack.problems)) {
        auto part = loadPart(path);
        if (!part) {
            stack.problems.push_back(part.error());
            continue;
        }
        const PartId id = part.value().id;
        const auto below = stack.origins.find(id);
        PartOrigin origin{index, path, {}};
        if (below != stack.origins.end()) {
            if (below->second.folder == index) {
                stack.problems.push_back(
                    {path, id, "id", "is the id of another part file already: " + below->second.file + "."});
                continue;
            }
            origin.hidden = below->second.hidden;
            origin.hidden.insert(origin.hidden.begin(), below->second.folder);
        }
        stack.parts.insert_or_assign(id, part.take());
        stack.origins.insert_or_assign(id, std::move(origin));
    }
}

/// Whether the id can be a file name: letters, digits, ".", "-", "_"; the first a letter or digit.
bool canBeFileName(const std::string &id)
{
    constexpr std::size_t longest = 200; // file systems allow 255 bytes
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return !id.empty() && id.size() <= longest && isPlain(id.front()) &&
           std::ranges::all_of(id, [&](char c) { return isPlain(c) || c == '.' || c == '-' || c == '_'; });
}

} // namespace

LibraryStack loadLibraryStack(std::vector<LibraryFolder> folders)
{
    LibraryStack stack{std::move(folders), {}, {}, {}};
    for (std::size_t i = 0; i < stack.folders.size(); ++i)
        addFolder(stack, i);
    return stack;
}

Result<Library> loadLibrary(const std::string &folder)
{
    LibraryStack stack = loadLibraryStack({{folder, folder, true}});
    if (!stack.problems.empty())
        return stack.problems.front();
    return std::move(stack.parts);
}

std::optional<Part> hiddenPart(const LibraryStack &stack, const PartId &id, std::size_t folder)
{
    const LibraryStack alone = loadLibraryStack({stack.folders.at(folder)});
    const auto found = alone.parts.find(id);
    return found == alone.parts.end() ? std::nullopt : std::optional(found->second);
}

std::string userLibraryFolder()
{
    return (std::filesystem::path(userDataFolder()) / "library").native();
}

std::vector<LibraryFolder> standardFolders(const std::vector<std::string> &further)
{
    std::vector<LibraryFolder> folders{{"Clusterwright", dataFolder() + "/data", true}};
    const auto add = [&folders](const std::string &path) {
        const std::string name = std::filesystem::path(path).lexically_normal().filename().native();
        if (!path.empty() && std::ranges::find(folders, path, &LibraryFolder::path) == folders.end())
            folders.push_back({name.empty() ? path : name, path, false});
    };
    if (const char *list = std::getenv("CLUSTERWRIGHT_LIBRARIES")) {
        std::istringstream paths(list);
        for (std::string path; std::getline(paths, path, ':');)
            add(path);
    }
    for (const std::string &path : further)
        add(path);
    const std::string own = userLibraryFolder();
    if (std::ranges::find(folders, own, &LibraryFolder::path) == folders.end())
        folders.push_back({"My parts", own, false});
    return folders;
}

std::optional<Error> refusalToSave(const Part &part)
{
    if (!canBeFileName(part.id))
        return wrong(part.id, "id",
                     "cannot be a file name; use letters, digits, \".\", \"-\" and \"_\", and begin with a "
                     "letter or digit.");
    if (const auto again = parsePart(partText(part), part.id); !again)
        return again.error();
    return {};
}

Result<std::string> savePart(const Part &part, const std::string &folder)
{
    if (auto refusal = refusalToSave(part))
        return *std::move(refusal);
    const LibraryStack stack = loadLibraryStack({{{}, folder, false}});
    const auto existing = stack.origins.find(part.id);
    const auto path = existing != stack.origins.end()
                          ? std::filesystem::path(existing->second.file)
                          : std::filesystem::path(folder) / nameOf(kindOf(part)) / (part.id + ".json");
    std::error_code problem;
    std::filesystem::create_directories(path.parent_path(), problem);
    if (problem)
        return Error{path.parent_path().native(), part.id, {}, "cannot be made: " + problem.message() + "."};
    return writeFile(path.native(), partText(part));
}

} // namespace clusterwright
