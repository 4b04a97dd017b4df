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

std::string stateFolder()
{
    const char *state = std::getenv("XDG_STATE_HOME"), *home = std::getenv("HOME");
    std::error_code problem;
    const std::filesystem::path base = state && *state == '/' ? std::filesystem::path(state)
                                       : home && *home == '/'
                                           ? std::filesystem::path(home) / ".local" / "state"
                                           : std::filesystem::temp_directory_path(problem);
    return (base / "clusterwright").native();
}

} // namespace clusterwright
