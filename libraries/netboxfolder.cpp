// Import of many NetBox type files.
#include "libraries/file.h"
#include "libraries/netboximport.h"
#include "libraries/netboxyaml.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace clusterwright {
namespace {

namespace fs = std::filesystem;

bool isYaml(const fs::path &path)
{
    return path.extension() == ".yaml" || path.extension() == ".yml";
}

bool isHidden(const fs::path &path)
{
    return path.filename().native().starts_with('.');
}

/// The folders of types of a checkout of the community library; else the folder itself.
std::vector<fs::path> foldersOf(const fs::path &root)
{
    std::vector<fs::path> folders;
    std::error_code problem;
    for (const char *name : {"device-types", "module-types", "rack-types"})
        if (fs::is_directory(root / name, problem))
            folders.push_back(root / name);
    return folders.empty() ? std::vector{root} : folders;
}

void addFiles(const fs::path &folder, std::vector<std::string> &files, ImportReport &report)
{
    std::error_code problem;
    fs::recursive_directory_iterator it(folder, problem);
    for (; !problem && it != fs::recursive_directory_iterator(); it.increment(problem)) {
        std::error_code unknown; // a link to nothing is a file that cannot be opened
        if (isHidden(it->path()) && it->is_directory(unknown))
            it.disable_recursion_pending();
        else if (!isHidden(it->path()) && isYaml(it->path()) && !it->is_directory(unknown))
            files.push_back(it->path().native());
    }
    if (problem)
        report.rejected.push_back({folder.native(), 0, "cannot be listed: " + problem.message() + "."});
}

std::vector<std::string> filesOf(const std::string &path, ImportReport &report)
{
    std::vector<std::string> files;
    std::error_code problem;
    if (!fs::is_directory(path, problem))
        return {path};
    for (const fs::path &folder : foldersOf(path))
        addFiles(folder, files, report);
    std::ranges::sort(files); // the order of a folder differs between machines
    return files;
}

Result<Part> importFile(const std::string &path)
{
    const auto text = readFile(path, netbox::largestFile);
    return text ? importNetboxType(text.value(), path) : text.error();
}

ImportProblem problemOf(const Error &error)
{
    std::string place = error.object;
    if (!error.key.empty())
        place += (place.empty() ? "" : ": ") + error.key;
    return {error.file, error.line, place.empty() ? error.message : place + ' ' + error.message};
}

} // namespace

ImportReport importNetboxFolder(const std::string &path, const PartSink &sink, const ImportProgress &progress)
{
    ImportReport report;
    const auto files = filesOf(path, report);
    const auto total = static_cast<int>(files.size());
    std::map<PartId, std::string> fileOf;
    for (const std::string &file : files) {
        if (progress && !progress(report.files, total)) {
            report.isCancelled = true;
            return report;
        }
        ++report.files;
        auto part = importFile(file);
        if (!part) {
            report.rejected.push_back(problemOf(part.error()));
            continue;
        }
        const auto [first, isNew] = fileOf.emplace(part.value().id, file);
        if (!isNew) {
            report.rejected.push_back(
                {file, 0, "has the id \"" + part.value().id + "\" of " + first->second + "."});
            continue;
        }
        ++report.imported;
        report.withGaps += gapsOf(part.value()).empty() ? 0 : 1;
        sink(part.take());
    }
    if (progress)
        progress(total, total);
    return report;
}

} // namespace clusterwright
