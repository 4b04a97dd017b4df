// Document file: a JSON file of the program's own data, read whole and described like everything else.
#pragma once

#include "libraries/file.h"
#include "libraries/json.h"

namespace clusterwright {

/// Reads a file into a T that describe() knows; `object` names it in messages. Fails, with the file in the
/// error, if it cannot be read or is not such a document.
template <typename T>
Result<T> readDocument(const std::string &path, const std::string &object)
{
    constexpr std::size_t largest = std::size_t{4} << 20;
    const auto text = readFile(path, largest);
    if (!text)
        return text.error();
    const auto json = parseJson(text.value(), path);
    if (!json)
        return json.error();
    std::optional<Error> error;
    JsonReader reader(json.value(), object, error);
    T document;
    describe(reader, document);
    if (error) {
        error->file = path;
        return *std::move(error);
    }
    return document;
}

} // namespace clusterwright
