// The sample designs that come with the program.
#pragma once

#include <string>
#include <vector>

namespace clusterwright {

struct SampleInfo {
    std::string path;
    std::string title; ///< of the design
    std::size_t racks = 0;
};

/// The designs of a folder, by file name. One that is no design of ours is left out.
std::vector<SampleInfo> listSamples(const std::string &folder);

} // namespace clusterwright
