#include "libraries/datafolder.h"

#include <cstdlib>
#include <filesystem>

namespace clusterwright {

std::string dataFolder()
{
    if (const char *chosen = std::getenv("CLUSTERWRIGHT_DATA"))
        return chosen;
    std::error_code problem;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", problem);
    const auto installed = program.parent_path().parent_path() / "share" / "clusterwright";
    if (!problem && std::filesystem::is_directory(installed / "data", problem))
        return installed.native();
    return SOURCE_DATA_FOLDER;
}

namespace {

/// A folder of ours below one that a variable names, else below the home folder.
std::string folderOf(const char *variable, const std::filesystem::path &belowHome)
{
    const char *chosen = std::getenv(variable), *home = std::getenv("HOME");
    std::error_code problem;
    const std::filesystem::path base = chosen && *chosen == '/' ? std::filesystem::path(chosen)
                                       : home && *home == '/'   ? home / belowHome
                                                              : std::filesystem::temp_directory_path(problem);
    return (base / "clusterwright").native();
}

} // namespace

std::string stateFolder()
{
    return folderOf("XDG_STATE_HOME", std::filesystem::path(".local") / "state");
}

std::string userDataFolder()
{
    return folderOf("XDG_DATA_HOME", std::filesystem::path(".local") / "share");
}

} // namespace clusterwright
