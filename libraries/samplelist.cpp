#include "libraries/samplelist.h"

#include "libraries/designjson.h"
#include "libraries/file.h"

#include <algorithm>
#include <filesystem>

namespace clusterwright {

std::vector<SampleInfo> listSamples(const std::string &folder)
{
    std::vector<SampleInfo> samples;
    std::error_code problem;
    for (std::filesystem::directory_iterator entry(folder, problem), end; !problem && entry != end;
         entry.increment(problem)) {
        const std::string path = entry->path().native();
        if (entry->path().extension() != ".cwright")
            continue;
        const auto text = readFile(path, largestDesign);
        const auto design = text ? parseDesign(text.value(), path) : Result<Design>(text.error());
        if (design)
            samples.push_back({path, design.value().meta.title, design.value().racks.size()});
    }
    std::ranges::sort(samples, {}, &SampleInfo::path);
    return samples;
}

} // namespace clusterwright
