// Check of a library: everything that is wrong with a folder of parts and with its price books.
#pragma once

#include "libraries/librarystack.h"
#include "libraries/pricebookjson.h"

namespace clusterwright {

struct LibraryCheck {
    std::size_t parts = 0;
    std::map<std::string, std::size_t> byKind, byConfidence; ///< numbers of sound and unsound parts
    std::vector<Error> problems;                             ///< in the order of files
    std::vector<PartId> incomplete; ///< stand in racks, but height, mass or maximum power is unknown
};

/// Reads a folder of parts: files that cannot be read, duplicate ids, file names that are not the id, and
/// problemsOf() each part. Prices of parts that the folder has not are problems of `books`.
LibraryCheck checkLibrary(const std::string &folder, const PriceBooks *books = nullptr);

/// {"parts", "kinds": {}, "confidence": {}, "incomplete": [], "problems": [{"file", "part", "key",
/// "message"}]}
std::string libraryCheckJson(const LibraryCheck &check);
std::string libraryCheckText(const LibraryCheck &check);

} // namespace clusterwright
