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

} // namespace clusterwright
