// Library stack: folders of parts over each other. The shipped library lies at the bottom; a part of a later
// folder hides the part with the same id below it.
#pragma once

#include "libraries/partjson.h"

namespace clusterwright {

struct LibraryFolder {
    std::string name; ///< for the reader
    std::string path;
    bool isShipped = false;

    bool operator==(const LibraryFolder &) const = default;
};

struct PartOrigin {
    std::size_t folder = 0; ///< index in the stack
    std::string file;
    std::vector<std::size_t> hidden; ///< folders further down that have the part, too; the highest first

    bool operator==(const PartOrigin &) const = default;
};

struct LibraryStack {
    std::vector<LibraryFolder> folders; ///< the shipped one first; later ones win
    Library parts;
    std::map<PartId, PartOrigin> origins; ///< of each part
    std::vector<Error> problems;          ///< files that were left out, and why
};

/// Reads all folders. A file that is wrong, or repeats an id of its own folder, is a problem and left out; a
/// folder of the user that does not exist is empty.
LibraryStack loadLibraryStack(std::vector<LibraryFolder> folders);

/// All part files (*.json) of one folder. Fails with the first file, part and key that is wrong.
Result<Library> loadLibrary(const std::string &folder);

/// Reads the part of a lower folder, to show what an override replaces. None if it has no such part.
std::optional<Part> hiddenPart(const LibraryStack &stack, const PartId &id, std::size_t folder);

/// The shipped library, the folders in CLUSTERWRIGHT_LIBRARIES (with colons between them), the further ones
/// given, and the user's own folder, which need not exist yet.
std::vector<LibraryFolder> standardFolders(const std::vector<std::string> &further = {});

/// Where savePart() puts what the user edits: "$XDG_DATA_HOME/clusterwright/library".
std::string userLibraryFolder();

/// Why savePart() would not write this part, whatever the folder: its file could not be read again. None if
/// it would.
std::optional<Error> refusalToSave(const Part &part);

/// Writes a part file into a folder of parts, "<kind>/<id>.json" below it, or over the file that has the part
/// there already. Gives the path. Fails if the part would not be read again.
Result<std::string> savePart(const Part &part, const std::string &folder);

} // namespace clusterwright
