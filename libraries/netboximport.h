// NetBox device, module and rack types as parts: one file, or all files below a folder. What a file does not
// say stays unknown; whatever it says is kept, so that netboxText() gives it back.
#pragma once

#include "model/parts/part.h"
#include "model/result.h"

#include <functional>
#include <string_view>

namespace clusterwright {

/// Reads one type file. Its kind follows from its path (device-types, module-types, rack-types), else from
/// its keys. Fails on whatever the schema of the community library refuses; the error has the line and the
/// key.
///
/// A device becomes a rack PDU, power equipment, a switch, a server or an item; a module becomes an item
/// without height that is never offered for racks. One power port's maximum_draw is the maximum power; the
/// sum over several is the rating of their supplies, which is the nameplate and no load; that of a module
/// stays on its connector. allocated_draw is a budget and fills nothing.
Result<Part> importNetboxType(std::string_view text, const std::string &file);

/// What the part does not know of height, mass and maximum power: their titles. Empty = complete.
std::vector<std::string> gapsOf(const Part &part);

/// A file that was refused.
struct ImportProblem {
    std::string file;
    int line = 0;       ///< from 1; 0 = the file as a whole
    std::string reason; ///< names the place in the file and the key

    bool operator==(const ImportProblem &) const = default;
};

struct ImportReport {
    int files = 0;    ///< read, good or not
    int imported = 0; ///< of these, good
    int withGaps = 0; ///< of the good ones, with gapsOf()
    std::vector<ImportProblem> rejected;
    bool isCancelled = false;

    bool operator==(const ImportReport &) const = default;
};

using PartSink = std::function<void(Part)>;
/// Files done and files in all; false stops the import.
using ImportProgress = std::function<bool(int done, int total)>;

/// Reads every .yaml and .yml file below a folder, or one file, in the order of their paths, and hands each
/// part to the sink. In a checkout of the community library only the folders of types are read. Hidden files
/// and other files are left alone. A second file with the id of an earlier one is rejected. Writes nothing.
ImportReport importNetboxFolder(const std::string &path, const PartSink &sink,
                                const ImportProgress &progress = {});

} // namespace clusterwright
